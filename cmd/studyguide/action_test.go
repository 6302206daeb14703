package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// action is action.yml as far as it is tested: what it can be told, and what its steps run.
type action struct {
	Inputs map[string]struct{ Description, Default string }
	Runs   struct {
		Steps []struct {
			ID, If, Uses, Run, Shell string
			Env, With                map[string]string
		}
	}
}

var (
	inputReference = regexp.MustCompile(`^\$\{\{ inputs\.([a-z-]+) \}\}$`)
	wants          = regexp.MustCompile(`^contains\(inputs\.run, '([a-z]+)'\)$`)
)

// actionScripts returns what the steps of the action run of the program's commands, for a workflow that tells it with.
// They are as the runner would run them, by bash, with their variables set.
func actionScripts(t *testing.T, with map[string]string) []string {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("the action's steps are scripts of bash")
	}
	var a action
	readYAML(t, "../../action.yml", &a)
	input := func(name string) string {
		in, ok := a.Inputs[name]
		if !ok {
			t.Fatalf("the action has no input %q", name)
		}
		if value, ok := with[name]; ok {
			return value
		}
		return in.Default
	}
	for name := range with {
		input(name)
	}
	var scripts []string
	for _, step := range a.Runs.Steps {
		m := wants.FindStringSubmatch(step.If)
		if m == nil || !strings.Contains(input("run"), m[1]) {
			continue
		}
		script := "set -eo pipefail\n"
		for name, value := range step.Env {
			if ref := inputReference.FindStringSubmatch(value); ref != nil {
				value = input(ref[1])
			}
			script += name + "=" + quoted(value) + "\n"
		}
		scripts = append(scripts, "bash -c "+quoted(script+step.Run))
	}
	return scripts
}

// quoted returns text as one word of a shell.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }

// TestTheActionRunsWhatItIsTold runs the action's steps for guides and for a project.
func TestTheActionRunsWhatItIsTold(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a b.md"), guideText(1, "Version 0"))
	write(t, filepath.Join(dir, "c.md"), guideText(2, "Version 0"))
	run := func(with map[string]string) (said string, err error) {
		for _, script := range actionScripts(t, with) {
			text, err := shell(t, dir, []string{script})
			if said += text; err != nil {
				return said, err
			}
		}
		return said, nil
	}
	made := func(folder string, want ...string) {
		t.Helper()
		if got := list(t, filepath.Join(dir, folder)); !slices.Equal(got, want) {
			t.Errorf("%s holds %q, want %q", folder, got, want)
		}
	}
	if said, err := run(map[string]string{"guides": "a b.md\nc.md\n", "output": "books", "to": "json"}); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	made("books", "a b.json", "c.json")
	if got := actionScripts(t, map[string]string{"run": "setup"}); len(got) != 0 {
		t.Errorf("it was to set up the program alone, and would run %q", got)
	}
	write(t, filepath.Join(dir, "studyguide.yaml"), "guides: [\"*.md\"]\noutput: all\nto: json\n")
	if said, err := run(nil); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	made("all", "a b.json", "c.json", "studyguide.lock")
	if said, err := run(map[string]string{"to": "trace"}); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	made("books", "a b.json", "a b.trace", "c.json", "c.trace", "studyguide.lock")
	if said, err := run(map[string]string{"to": "trace,json", "output": "more/"}); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	made("more", "a b.json", "a b.trace", "c.json", "c.trace", "studyguide.lock")
	made("all", "a b.json", "c.json", "studyguide.lock")
	if said, err := run(map[string]string{"guides": "c.md", "to": "json"}); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	made("out", "c.json")

	write(t, filepath.Join(dir, "c.md"), "# Guide\n\n## Section\n\n### 1. What?\n\n### 2. Why?\n\nSo.\n\n"+
		"### 3. When?\n\nNow.\n\n### 4. Where?\n\nHere.\n")
	if said, err := run(map[string]string{"run": "check"}); err == nil || !strings.Contains(said, "qa-no-answer") {
		t.Errorf("a question has no answer, and the check ended with %v\n%s", err, said)
	}
	if said, err := run(map[string]string{"run": "check", "strict": "false"}); err != nil {
		t.Errorf("warnings were not to fail it, and the check ended with %v\n%s", err, said)
	}
}

// TestActionsArePinned checks that what workflows of this repository, its action and its templates use is named by a
// commit, and that its comment names a version.
func TestActionsArePinned(t *testing.T) {
	pinned := regexp.MustCompile(`uses: [a-z-]+/[a-z/-]+@[0-9a-f]{40} # v[0-9.]+$`)
	known := map[string]string{}
	n := 0
	for _, pattern := range []string{"../../action.yml", "../../.github/workflows/*.yml", "internal/starter/*.yml"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(text)) {
				line = strings.TrimSpace(line)
				if !strings.Contains(line, "uses: ") || strings.HasPrefix(line, "#") || strings.HasSuffix(line, "uses: @ACTION@") ||
					strings.Contains(line, "uses: ./ ") {
					continue
				}
				n++
				if !pinned.MatchString(line) {
					t.Errorf("%s: %q is not pinned", path, line)
				}
				_, ref, _ := strings.Cut(line, "uses: ")
				name, version, _ := strings.Cut(ref, "@")
				if other, ok := known[name]; ok && other != version {
					t.Errorf("%s uses %s at %s, and another file at %s", path, name, version, other)
				}
				known[name] = version
			}
		}
	}
	if n == 0 {
		t.Error("nothing is used")
	}
}
