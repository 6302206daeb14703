package sample_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// checkJava compiles all listings at once, each in a package of its own.
func checkJava(t testing.TB, all []snippet) {
	javac := need(t, "javac", "-version")
	dir := t.TempDir()
	names, err := os.ReadFile(filepath.Join("testdata", "listings", "java", "Outside.java"))
	if err != nil {
		t.Fatal(err)
	}
	args := []string{"-proc:none", "-encoding", "UTF-8", "-d", filepath.Join(dir, "out"),
		write(t, dir, "listings/Outside.java", string(names))}
	var places strings.Builder
	for _, s := range javac.recent(t, all) {
		text, before := javaFile(s)
		args = append(args, write(t, dir, s.stem()+"/Listing.java", text))
		fmt.Fprintf(&places, "%s: line %d is %s\n", s.stem(), before+1, s)
	}
	run(t, places.String(), dir, javac.path, args...)
}

var (
	javaImport    = regexp.MustCompile(`(?m)^import [^\n]*;\n+`)
	javaStatement = regexp.MustCompile(
		`(?m)^(?:(?:for|if|try|while|switch|var|return|throw)\b|[\w.]+(?:\(|\+\+| [-+*/]?= )|\w[\w<>, ]* \w+ = )`,
	)
	// Packages whose names listings use without an import.
	javaPackages = []string{
		"java.io",
		"java.math",
		"java.net.http",
		"java.nio.file",
		"java.time",
		"java.util",
		"java.util.concurrent",
		"java.util.concurrent.atomic",
		"java.util.concurrent.locks",
		"java.util.function",
		"java.util.stream",
	}
)

// javaFile returns a listing as a compilation unit, and the number of lines before its text. Imports stay where they
// are. Types and members become members of a class; statements, recognized by their lines at the margin, become the
// body of a method that may throw anything. The class inherits undeclared names from
// testdata/listings/java/Outside.java.
func javaFile(s snippet) (text string, before int) {
	head := "package " + s.stem() + "; "
	for _, p := range javaPackages {
		head += "import " + p + ".*; "
	}
	body := s.text
	own := javaImport.FindAllString(body, -1)
	for _, line := range own {
		body = strings.Replace(body, line, strings.Repeat("\n", strings.Count(line, "\n")), 1)
		head += strings.TrimSpace(line) + " "
	}
	head += "class Listing extends listings.Outside { "
	tail := "}\n"
	if javaStatement.MatchString(body) {
		head, tail = head+"void run() throws Exception { ", "}\n}\n"
	}
	return head + "\n" + body + tail, 1
}
