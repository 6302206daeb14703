package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A check is what one said: its exit code, and the text of each of its outputs.
type checkSaid struct {
	code int
	text map[string]string
}

// checked runs a check in dir with what it keeps in kept, in every form of output.
func checked(t *testing.T, dir, kept string, args ...string) checkSaid {
	t.Helper()
	args = append([]string{"check", "--notes", "--diag", "text", "--diag", "sarif=../f.sarif", "--diag", "gitlab=../f.gitlab",
		"--diag", "json=../f.json", "--report", "json=../r.json"}, args...)
	cmd := program(dir, args...)
	cmd.Env = append(cmd.Env, "STUDYGUIDE_CACHE="+kept)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	said := checkSaid{text: map[string]string{}}
	var exit *exec.ExitError
	if err := cmd.Run(); errors.As(err, &exit) {
		said.code = exit.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	said.text["stdout"], said.text["stderr"] = stdout.String(), stderr.String()
	for _, name := range []string{"f.sarif", "f.gitlab", "f.json", "r.json"} {
		data, err := os.ReadFile(filepath.Join(dir, "..", name))
		if err != nil {
			t.Fatal(err)
		}
		said.text[name] = string(data)
	}
	return said
}

// writeFaulty writes a project whose guides have findings of many kinds, in files and in folders, some about files
// beside them.
func writeFaulty(t *testing.T, dir string) {
	t.Helper()
	write(t, filepath.Join(dir, "studyguide.yaml"), "guides: [\"g/*.md\", deep]\nfonts: fonts\neditions:\n"+
		"  book: {to: [pdf, epub]}\n  paper: {to: pdf, answers: none, theme: look.yaml}\nname: \"{name}-{edition}\"\n")
	write(t, filepath.Join(dir, "look.yaml"), "extends: exam\n")
	write(t, filepath.Join(dir, "fonts", "torn.ttf"), "no font")
	for i, text := range []string{
		"Nothing is asked here, and nothing is answered.\n",
		"# A\n\n## What is a lock?\n\n![x](gone.png) ![](dot.svg)\n\n## What is a queue?\n\n## What is a lock?\n\nOne [holds](#no).\n",
		"# B\n\n## 1. What is a lock?\n\nOne holder.\n\n## 3. What is a queue?\n\n```\nopen\n",
		"---\ntheme: own.yaml\nfonts: {text: Nowhere}\n---\n# C\n\n## What is a lock?\n\nOne holder.\n\n## What is a race?\n\nTwo.\n",
		"# D\n\n## What is a lock?\n\nfunc main() { \x01 }\n\n## What is a queue?\n\n日本語の答え。\n",
	} {
		if i > 0 {
			text += "\n## What is a cat?\n\nAn animal.\n\n## What is a dog?\n\nAnother animal.\n"
		}
		write(t, filepath.Join(dir, "g", fmt.Sprintf("g%d.md", i)), text)
	}
	write(t, filepath.Join(dir, "g", "dot.svg"), `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`)
	write(t, filepath.Join(dir, "g", "g2.md.ids"), "what is this\n")
	write(t, filepath.Join(dir, "deep", "1.md"), "# What is a lock?\n\n[See](2.md#no) $\\nothing$\n")
	write(t, filepath.Join(dir, "deep", "2.md"), "# What is a queue?\n")
	write(t, filepath.Join(dir, "deep", "4.md"), "# What is a cat?\n\nAn animal.\n")
}

// TestChecksThatReadLittleSayTheSame changes one file after another, and compares what a check says that reads again
// what changed with what one says that reads everything.
func TestChecksThatReadLittleSayTheSame(t *testing.T) {
	dir, kept := filepath.Join(t.TempDir(), "p"), t.TempDir()
	writeFaulty(t, dir)
	compare := func(what string, args ...string) {
		t.Helper()
		few, all := checked(t, dir, kept, args...), checked(t, dir, "off", args...)
		if few.code != all.code {
			t.Errorf("%s: exit code %d, of a check of everything %d", what, few.code, all.code)
		}
		for name, want := range all.text {
			if got := few.text[name]; got != want {
				t.Errorf("%s: %s is\n%s\nof a check of everything\n%s", what, name, got, want)
			}
		}
	}
	compare("first")
	compare("again")
	for _, rule := range []string{"image-unreadable", "font-unreadable", "not-a-guide", "qa-no-answer", "ids-syntax"} {
		if said := checked(t, dir, kept); !strings.Contains(said.text["stderr"], "("+rule+")") {
			t.Errorf("no finding of %s, without which this test shows little:\n%s", rule, said.text["stderr"])
		}
	}
	for _, args := range [][]string{{"--strict"}, {"--strict"}, {"--disable", "qa-no-answer,image-no-alt"}, {"--to", "epub"},
		{"--answers", "back"}, {"--project", "studyguide.yaml", "g/g1.md", "deep"}} {
		compare(strings.Join(args, " "), args...)
	}
	for _, change := range []struct{ file, text string }{
		{"g/g1.md", "# A\n\n## What is a lock?\n\nOne holder.\n\n## What is a queue?\n"},
		{"g/g0.md", "# Zero\n\n## What is a pen?\n\nA tool.\n\n## What is ink?\n"},
		{"g/gone.png", "not a picture"}, {"g/own.yaml", "accent: [\n"}, {"look.yaml", "extends: nowhere\n"},
		{"look.yaml", "extends: print\n"}, {"g/g2.md.ids", ""}, {"deep/2.md", "# What is a queue?\n\nA line.\n"},
		{"deep/3.md", "# What is a race?\n"}, {"g/g9.md", "# New\n\n## What is new?\n"},
		{"fonts/torn.ttf", "no font either"}, {"fonts/other.otf", "nor this"},
	} {
		write(t, filepath.Join(dir, filepath.FromSlash(change.file)), change.text)
		compare(change.file)
	}
	if err := os.RemoveAll(filepath.Join(dir, "fonts", "torn.ttf")); err != nil {
		t.Fatal(err)
	}
	compare("a font less")
}

// TestVerdictsAreWhatIsRepeated changes what was kept, to see that the guides are not read where nothing changed.
func TestVerdictsAreWhatIsRepeated(t *testing.T) {
	dir, kept := filepath.Join(t.TempDir(), "p"), t.TempDir()
	writeFaulty(t, dir)
	checked(t, dir, kept)
	changed := 0
	err := filepath.WalkDir(kept, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		changed += bytes.Count(data, []byte("has no answer"))
		return os.WriteFile(path, bytes.ReplaceAll(data, []byte("has no answer"), []byte("was remembered")), 0o666)
	})
	if err != nil || changed == 0 {
		t.Fatal("nothing was kept", err)
	}
	said := checked(t, dir, kept).text["stderr"]
	if !strings.Contains(said, "was remembered") || strings.Contains(said, "has no answer") {
		t.Errorf("the guides were read again:\n%s", said)
	}
	if said := checked(t, dir, kept, "--force").text["stderr"]; strings.Contains(said, "was remembered") {
		t.Errorf("with --force the guides were not read again:\n%s", said)
	}
}
