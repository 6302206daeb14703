package sample_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func checkShell(name string) func(testing.TB, []snippet) {
	return func(t testing.TB, all []snippet) {
		shell := need(t, name, "-c", "echo 1.0") // dash does not print its version
		for _, s := range all {
			run(t, s, "", shell.path, "-n", write(t, t.TempDir(), "listing.sh", s.text))
		}
	}
}

// module matches statements that only a module of JavaScript may have.
var module = regexp.MustCompile(`(?m)^(?:import|export|(?:const|let) .*= await|await)\b`)

func checkJavaScript(t testing.TB, all []snippet) {
	node := need(t, "node", "--version")
	for _, s := range node.recent(t, all) {
		name := "listing.cjs"
		if module.MatchString(s.text) {
			name = "listing.mjs"
		}
		run(t, s, "", node.path, "--check", write(t, t.TempDir(), name, s.text))
	}
}

func checkPHP(t testing.TB, all []snippet) {
	php := need(t, "php", "--version")
	for _, s := range php.recent(t, all) {
		text := s.text
		if !strings.HasPrefix(text, "<?php") {
			text = "<?php\n" + text
		}
		run(t, s, "", php.path, "-l", write(t, t.TempDir(), "listing.php", text))
	}
}

func checkPython(t testing.TB, all []snippet) {
	python := need(t, "python3", "--version")
	dir := t.TempDir()
	args := []string{"-W", "error", "-m", "py_compile"}
	for _, s := range python.recent(t, all) {
		args = append(args, write(t, dir, s.stem()+".py", s.text))
	}
	run(t, "files are named by guide and line", dir, python.path, args...)
}

var otherDatabase = regexp.MustCompile(`^-- (?:MariaDB|MySQL|Oracle|SQL Server|SQLite)\b`)

// checkSQL parses the listings with PostgreSQL's own parser, by the program in testdata/listings/sql. That is a module
// of its own, so that the parser is not a dependency of this one; "go run" caches the program.
func checkSQL(t testing.TB, all []snippet) {
	dir := t.TempDir()
	args := []string{"run", "."}
	for _, s := range all {
		if !otherDatabase.MatchString(s.text) {
			args = append(args, write(t, dir, s.stem()+".sql", s.text))
		}
	}
	cmd := exec.Command("go", args...)
	cmd.Dir = filepath.Join("testdata", "listings", "sql")
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=readonly")
	var problems strings.Builder
	cmd.Stderr = &problems
	findings, err := cmd.Output()
	switch {
	case len(findings) > 0:
		t.Errorf("files are named by guide and line:\n%s", findings)
	case err != nil:
		absent(t, "PostgreSQL's parser cannot be had: "+problems.String())
	}
}
