package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// shell runs the lines of a job in dir, with the program under test; env is added to its environment.
func shell(t *testing.T, dir string, lines []string, env ...string) (said string, err error) {
	t.Helper()
	cmd := exec.Command("sh", "-ec", strings.Join(lines, "\n"))
	cmd.Dir = dir
	cmd.Env = append(program(dir).Env, env...)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

func mustShell(t *testing.T, dir string, lines []string, env ...string) {
	t.Helper()
	if said, err := shell(t, dir, lines, env...); err != nil {
		t.Fatalf("%q: %v\n%s", lines, err, said)
	}
}

func readYAML(t *testing.T, path string, to any) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(text, to); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// TestTheWorkflowOfANewProjectRuns runs the commands of the workflow for GitHub that
// are the program's: of a repository that keeps no books, and of one that does.
func TestTheWorkflowOfANewProjectRuns(t *testing.T) {
	dir := t.TempDir()
	execute(t, dir, "new", "--project", "go-interviews")
	var workflow struct {
		Permissions map[string]string
		Jobs        map[string]struct {
			Permissions map[string]string
			Steps       []struct{ Uses, Run, If string }
		}
	}
	readYAML(t, filepath.Join(dir, ".github/workflows/guides.yml"), &workflow)
	if p := workflow.Jobs["books"].Permissions; len(workflow.Permissions) != 0 || len(p) != 1 || p["contents"] != "read" {
		t.Errorf("permissions %v, of the job %v", workflow.Permissions, p)
	}
	const kept = "hashFiles('out/studyguide.lock') != ''" // the repository keeps its books
	job := func() (string, error) {
		_, err := os.Stat(filepath.Join(dir, "out/studyguide.lock"))
		var lines []string
		for _, step := range workflow.Jobs["books"].Steps {
			if strings.HasPrefix(step.Run, "studyguide ") && (step.If == "" || step.If == kept && err == nil) {
				lines = append(lines, step.Run)
			}
		}
		if want := map[bool]int{true: 3, false: 2}[err == nil]; len(lines) != want {
			t.Fatalf("the job would run %q", lines)
		}
		return shell(t, dir, lines, "GITHUB_ACTIONS=true", "GITHUB_STEP_SUMMARY="+filepath.Join(dir, "page.md"))
	}
	for _, when := range []string{"without books", "with books"} {
		if said, err := job(); err != nil {
			t.Fatalf("%s: %v\n%s", when, err, said)
		}
	}
	guide := filepath.Join(dir, "guides/go-interviews.md")
	text, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	write(t, guide, strings.Replace(string(text), "What", "What exactly", 1))
	if said, err := job(); err == nil || !strings.Contains(said,
		"::error file=guides/go-interviews.md,title=artifact-stale::") {
		t.Errorf("the guide was edited, and the job ended with %v\n%s", err, said)
	}
	execute(t, dir, "build", "-q")
	if said, err := job(); err != nil {
		t.Errorf("the books were built, and the job ended with %v\n%s", err, said)
	}
	if got := list(t, filepath.Join(dir, "out")); !slices.Equal(got,
		[]string{"go-interviews.epub", "go-interviews.pdf", "studyguide.lock"}) {
		t.Errorf("the workflow made %q", got)
	}
}

// TestTheJobsOfANewProjectRun runs the scripts of the jobs for GitLab, each as often as it is parallel.
func TestTheJobsOfANewProjectRun(t *testing.T) {
	dir := t.TempDir()
	execute(t, dir, "new", "--project", "--host", "gitlab", "go-interviews")
	for i := range 5 {
		write(t, filepath.Join(dir, fmt.Sprintf("guides/more/%d.md", i)), guideText(i+1, "Version 0"))
	}
	type job struct {
		Script   []string
		Parallel int
	}
	var jobs struct{ Check, Build, Books job }
	readYAML(t, filepath.Join(dir, ".gitlab-ci.yml"), &jobs)
	mustShell(t, dir, jobs.Check.Script)
	for i := range jobs.Build.Parallel {
		mustShell(t, dir, jobs.Build.Script, fmt.Sprint("CI_NODE_INDEX=", i+1),
			fmt.Sprint("CI_NODE_TOTAL=", jobs.Build.Parallel))
	}
	mustShell(t, dir, jobs.Books.Script)
	execute(t, dir, "build", "--check")
	if quality, err := os.ReadFile(filepath.Join(dir, "quality.json")); err != nil ||
		strings.TrimSpace(string(quality)) != "[]" {
		t.Errorf("the report of quality: %v\n%s", err, quality)
	}
	if n := len(list(t, filepath.Join(dir, "out"))); n != 13 {
		t.Errorf("there are %d files, want two for each of 6 guides and the lock", n)
	}
}

// TestReleasedBooksKeepApart runs the step that puts books into a release, with a gh of the test's own that says what
// it is given: books of one name in two folders are two files, and never replace each other.
func TestReleasedBooksKeepApart(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	execute(t, dir, "new", "--project", "go-interviews")
	var workflow struct {
		Jobs map[string]struct{ Steps []struct{ Run string } }
	}
	readYAML(t, filepath.Join(dir, ".github/workflows/guides.yml"), &workflow)
	steps := workflow.Jobs["release"].Steps
	upload := steps[len(steps)-1].Run
	write(t, filepath.Join(dir, "bin", "gh"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n")
	if err := os.Chmod(filepath.Join(dir, "bin", "gh"), 0o755); err != nil {
		t.Fatal(err)
	}
	run := func(books ...string) (string, error) {
		in := t.TempDir()
		for _, name := range books {
			write(t, filepath.Join(in, "out", name), name)
		}
		cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", upload)
		cmd.Dir = in
		cmd.Env = append(program(in).Env, "PATH="+filepath.Join(dir, "bin")+":"+os.Getenv("PATH"))
		said, err := cmd.Output()
		return string(said), err
	}
	said, err := run("go.pdf", "a b/go.pdf", "a b/c/go.epub", "studyguide.lock", "go.json")
	want := "release\nupload\nbooks\n--clobber\nflat/a b--c--go.epub\nflat/a b--go.pdf\nflat/go.pdf\n"
	if err != nil || said != want {
		t.Errorf("uploaded %q (%v), want %q", said, err, want)
	}
	if said, err := run("a/b--c.pdf", "a--b/c.pdf"); err == nil || strings.Contains(said, "upload") {
		t.Errorf("two books are one file: %q", said)
	}
}
