package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// gh plays GitHub's command: a repository that is created is cloned to $ORIGIN, and $RELEASE holds what is released.
const gh = `#!/bin/sh
set -e
case "$1 $2" in
'repo create') git clone -q . "$ORIGIN" ;;
'release view') test -d "$RELEASE" ;;
'release create') mkdir "$RELEASE" ;;
'release upload') shift 4; cp "$@" "$RELEASE" ;;
'release download') cp "$RELEASE"/* . ;;
*) echo "gh $*: not known" >&2; exit 1 ;;
esac
`

// TestFromNothingToPublishedBooks runs the commands of the README that start a guide and publish it, one after the
// other, with a gh of the test's own; when the repository is created, the workflow in it runs as far as it is scripts.
// The first command, which installs the program, is tested in .ci/module.
func TestFromNothingToPublishedBooks(t *testing.T) {
	for _, needed := range []string{"git", "bash"} {
		if _, err := exec.LookPath(needed); err != nil {
			t.Skip(err)
		}
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, ok := strings.Cut(string(readme), "From nothing to published books")
	_, block, ok2 := strings.Cut(after, "```sh\n")
	block, _, ok3 := strings.Cut(block, "```")
	commands := strings.Split(strings.TrimSpace(block), "\n")
	if !ok || !ok2 || !ok3 || len(commands) != 5 || !strings.HasPrefix(commands[0], "go install ") {
		t.Fatalf("the README's commands are %q", commands)
	}
	dir := t.TempDir()
	here, bin := filepath.Join(dir, "here"), filepath.Join(dir, "bin")
	if err := os.Mkdir(here, 0o777); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(bin, "gh"), gh)
	if err := os.Chmod(filepath.Join(bin, "gh"), 0o755); err != nil {
		t.Fatal(err)
	}
	path := ""
	for _, v := range program(here).Env {
		if v, ok := strings.CutPrefix(v, "PATH="); ok {
			path = v
		}
	}
	origin := filepath.Join(dir, "origin")
	env := []string{"PATH=" + bin + string(os.PathListSeparator) + path, "ORIGIN=" + origin,
		"RELEASE=" + filepath.Join(dir, "release"), "HOME=" + dir, "GIT_CONFIG_GLOBAL=" + os.DevNull,
		"GIT_AUTHOR_NAME=Ada", "GIT_AUTHOR_EMAIL=ada@example.org", "GIT_COMMITTER_NAME=Ada",
		"GIT_COMMITTER_EMAIL=ada@example.org"}
	for _, command := range commands[1:] {
		mustShell(t, here, []string{command}, env...)
		if strings.HasPrefix(command, "gh repo create") {
			runWorkflow(t, origin, env)
		}
	}
	var books []string
	for _, name := range list(t, here) {
		if ext := filepath.Ext(name); ext == ".pdf" || ext == ".epub" {
			books = append(books, name)
		}
	}
	if !slices.Equal(books, []string{"my-guide.epub", "my-guide.pdf"}) {
		t.Errorf("published are %q", books)
	}
}

// runWorkflow runs the scripts of the jobs of a new project's workflow in its repository.
func runWorkflow(t *testing.T, dir string, env []string) {
	t.Helper()
	var workflow struct {
		Jobs map[string]struct {
			Steps []struct{ Run, If string }
		}
	}
	readYAML(t, filepath.Join(dir, ".github/workflows/guides.yml"), &workflow)
	for _, job := range []string{"books", "release"} {
		steps := 0
		for _, step := range workflow.Jobs[job].Steps {
			if step.Run == "" || strings.HasSuffix(step.If, "!= ''") { // which is for repositories that keep books
				continue
			}
			steps++
			mustShell(t, dir, []string{"bash --noprofile --norc -eo pipefail -c " + quoted(step.Run)}, env...)
		}
		if steps != 2 {
			t.Errorf("%d scripts of the job %s ran", steps, job)
		}
	}
}
