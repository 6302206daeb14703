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

// javaFile makes a compilation unit of a listing, and tells how many lines stand before its text. Its own imports are
// left where they stand. Types and members become members of a class, statements the body of a method that may
// throw anything; a line at the margin tells statements. Names that are not declared come from
// testdata/listings/java/Outside.java, whose members the class inherits.
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
