package main

import (
	"bufio"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestGeneratorRepeatsAGuideWithNumbersOfItsOwn(t *testing.T) {
	file := filepath.Join(t.TempDir(), "guide.md")
	text := "---\ntitle: A guide\n---\n\nWords.\n\n## One\n\n### 7. What?\n\nThis.\n\n```sh\n### 3. is a comment\n```\n\n### Why?\n\nThat.\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	g, err := newGenerator(file)
	if err != nil {
		t.Fatal(err)
	}
	made := string(g.guide(3))
	if n := strings.Count(made, "title: A guide"); n != 1 {
		t.Errorf("the front matter is there %d times", n)
	}
	if n := strings.Count(made, "### 3. is a comment"); n != 3 {
		t.Errorf("the listing is there %d times as it was, of 3", n)
	}
	for _, want := range []string{"### 1. What?", "### 2. Why?", "### 3. What?", "### 6. Why?"} {
		if strings.Count(made, want) != 1 {
			t.Errorf("%q is not there once", want)
		}
	}
}

func TestGeneratorNamesAFileThatHasNothingToRepeat(t *testing.T) {
	file := filepath.Join(t.TempDir(), "guide.md")
	if err := os.WriteFile(file, []byte("Words.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{file, file + ".none"} {
		if _, err := newGenerator(name); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("the error is %v", err)
		}
	}
}

func TestGuidesOfTheFleetDiffer(t *testing.T) {
	g := &generator{}
	if string(g.small(1)) == string(g.small(2)) {
		t.Error("two are the same")
	}
	if n := strings.Count(string(g.small(1)), "\n### "); n != small {
		t.Errorf("one has %d questions, want %d", n, small)
	}
}

func TestTimeOfAProcessIsThatOfThisOne(t *testing.T) {
	before, err := processorTime(os.Getpid())
	if err != nil {
		t.Skip(err)
	}
	sum := 0
	for range 10 {
		for range 5_000_000 {
			sum += len(os.Args)
		}
	}
	after, err := processorTime(os.Getpid())
	if err != nil || after < before || sum == 0 {
		t.Errorf("%v before, %v after: %v", before, after, err)
	}
}

func TestWaitingEndsWithTheProgram(t *testing.T) {
	if err := await(bufio.NewReader(strings.NewReader("one\ntwo, built in 3 ms\n")), "built in"); err != nil {
		t.Error(err)
	}
	if err := await(bufio.NewReader(strings.NewReader("one\n")), "built in"); err == nil {
		t.Error("the words that never came were found")
	}
}

// TestTable runs a case of a program that is no compiler, and reads the line of it.
func TestTable(t *testing.T) {
	var out strings.Builder
	c := command("nothing", "ignored")
	if err := c.measure(&out, options{program: "/bin/true", base: "/bin/true", runs: 2}); err != nil {
		t.Skip(err)
	}
	line := regexp.MustCompile(`^\| nothing \| \d+ \| \d+ \| \d+ \| \d+ \| \d+ \| \d+ \| [\d.]+ \| [\d.]+ \| [\d.]+ \|\n$`)
	if !line.MatchString(out.String()) {
		t.Errorf("the line is %q", out.String())
	}
}
