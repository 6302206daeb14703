package main

import (
	"debug/elf"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestTheImageHasAllThatTheProgramNeeds executes the build step of .ci/Dockerfile and checks that the program needs no
// other files. Where it may, it runs the program with a root folder that contains nothing else, as a scratch image
// does. Docker itself is not run.
func TestTheImageHasAllThatTheProgramNeeds(t *testing.T) {
	if !long() || runtime.GOOS != "linux" {
		t.Skip("STUDYGUIDE_LONG=1 builds the program for an image of Linux")
	}
	file, err := os.ReadFile("../../.ci/Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	var ran []string
	var stages []string
	for line := range strings.Lines(string(file)) {
		line = strings.TrimSpace(line)
		if image, ok := strings.CutPrefix(line, "FROM "); ok {
			stages = append(stages, image)
		}
		if step, ok := strings.CutPrefix(line, "RUN "); ok && strings.Contains(step, "go build") {
			cmd := exec.Command("sh", "-ec", strings.Replace(step, "-o /studyguide",
				"-o "+filepath.Join(root, "studyguide"), 1))
			cmd.Dir = "../.."
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%s: %v\n%s", step, err, out)
			}
			ran = append(ran, step)
		}
		for _, name := range []string{"LICENSE", "NOTICE", "go.mod", "go.sum"} {
			if _, err := os.Stat("../../" + name); strings.Contains(line, name) && err != nil {
				t.Errorf("%q: %v", line, err)
			}
		}
	}
	if len(ran) != 1 || len(stages) != 2 || stages[1] != "scratch" {
		t.Fatalf("the stages are %q, the steps %q", stages, ran)
	}
	program, err := elf.Open(filepath.Join(root, "studyguide"))
	if err != nil {
		t.Fatal(err)
	}
	defer program.Close()
	for _, p := range program.Progs {
		if p.Type == elf.PT_INTERP {
			t.Error("the program needs a loader")
		}
	}
	if libs, err := program.ImportedLibraries(); err != nil || len(libs) > 0 {
		t.Errorf("the program needs %q (%v)", libs, err)
	}
	emptyRoot(t, root)
}

// TestHooksAreCommands checks that what pre-commit runs is a command of the program.
func TestHooksAreCommands(t *testing.T) {
	text, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct {
		ID, Entry, Language, Files, Exclude string
		Types                               []string `yaml:"types_or"`
	}
	if err := yaml.Unmarshal(text, &hooks); err != nil || len(hooks) != 2 {
		t.Fatalf("%v %v", hooks, err)
	}
	dir := t.TempDir()
	writeProject(t, dir, 1, "json", "Version 0")
	execute(t, dir, "build", "-q")
	for _, h := range hooks {
		words := strings.Fields(h.Entry)
		if words[0] != "studyguide" || h.Language == "" {
			t.Fatalf("%+v", h)
		}
		if h.ID == "studyguide-check" {
			files, parts := regexp.MustCompile(h.Files), regexp.MustCompile(h.Exclude)
			for name, want := range map[string]bool{guidePath(0): true, "guides/parts/a.md": false,
				"guides/a/parts/b.md": false, "guides/parts.md": true, "README.md": false} {
				if got := files.MatchString(name) && !parts.MatchString(name); got != want {
					t.Errorf("the hook takes %s for a guide: %t", name, got)
				}
			}
			if !slices.Equal(h.Types, []string{"markdown", "plain-text", "html"}) {
				t.Errorf("the hook checks files of the types %q", h.Types)
			}
			words = append(words, guidePath(0))
		}
		execute(t, dir, words[1:]...)
	}
}
