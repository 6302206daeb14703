// Module changes the path of the module everywhere in one step: in go.mod, in the imports of every Go file, and
// wherever else a text names the path, as documents and templates do. It is run at the top of the repository:
//
//	go run ./.ci/module github.com/owner/studyguide
//
// Folders called testdata are left alone, so a fixture must not hold the path; nor are out, what Git keeps for itself,
// and files that are not text. A path without a dot in its first element, which no other module could have imported, is
// found in imports alone: elsewhere it may be any word.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "module: usage: make module PATH=github.com/owner/studyguide")
		os.Exit(2)
	}
	if err := run(".", os.Args[1], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "module:", err)
		os.Exit(1)
	}
}

// run changes the path of the module in the folder root to another, and says so. Nothing is written unless every file
// could be rewritten.
func run(root, to string, out io.Writer) error {
	if err := checkPath(to); err != nil {
		return err
	}
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return fmt.Errorf("reading the path that the module has: %w", err)
	}
	line := moduleLine.FindSubmatch(mod)
	if line == nil {
		return errors.New("go.mod names no module")
	}
	from := string(line[1])
	if from == to {
		fmt.Fprintf(out, "the module is %s already\n", to)
		return nil
	}
	changed, err := rewriteTree(root, from, to)
	if err != nil {
		return err
	}
	for _, f := range changed {
		if err := f.write(); err != nil {
			return fmt.Errorf("%w; some files have the new path and some the old one: run it again", err)
		}
	}
	fmt.Fprintf(out, "%s is now %s, in %d files\n", from, to, len(changed))
	return nil
}

var moduleLine = regexp.MustCompile(`(?m)^module[ \t]+"?([^\s"]+)"?`)

// These are Go's rules for the paths of modules that others can fetch (https://go.dev/ref/mod#module-path), as far as a
// mistake is likely; the go command has the last word.
var (
	wellFormed = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)+(/[A-Za-z0-9_~-]+(\.[A-Za-z0-9_~-]+)*)+$`)
	badMajor   = regexp.MustCompile(`/v(0[0-9]*|1)$`)
)

func checkPath(p string) error {
	if !wellFormed.MatchString(p) {
		return fmt.Errorf("%q cannot be fetched: a path is a host, with a dot, and then folders, as in "+
			"github.com/owner/studyguide", p)
	}
	if badMajor.MatchString(p) {
		return fmt.Errorf("%q ends in a major version that paths do not name: the first that they do is /v2", p)
	}
	return nil
}

// file is a file with its new text.
type file struct {
	path string
	mode fs.FileMode
	text []byte
}

// write replaces the file by one that is written whole.
func (f file) write() error {
	temp := f.path + ".module"
	if err := os.WriteFile(temp, f.text, f.mode); err != nil {
		return fmt.Errorf("writing %s: %w", f.path, err)
	}
	if err := os.Chmod(temp, f.mode); err != nil { // whatever the umask is
		return fmt.Errorf("writing %s: %w", f.path, err)
	}
	if err := os.Rename(temp, f.path); err != nil {
		return fmt.Errorf("writing %s: %w", f.path, err)
	}
	return nil
}

// rewriteTree returns the files below root whose text changes with the path.
func rewriteTree(root, from, to string) ([]file, error) {
	var changed []file
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("reading the tree: %w", err)
		}
		if d.IsDir() {
			if name := d.Name(); name == ".git" || name == "testdata" || p == filepath.Join(root, "out") {
				return fs.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() {
			return nil
		}
		old, err := os.ReadFile(p)
		if err != nil {
			return fmt.Errorf("reading the tree: %w", err)
		}
		if bytes.IndexByte(old, 0) >= 0 || !utf8.Valid(old) {
			return nil
		}
		text, err := rewrite(p, old, from, to)
		if err != nil || bytes.Equal(text, old) {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return fmt.Errorf("reading the tree: %w", err)
		}
		changed = append(changed, file{p, info.Mode().Perm(), text})
		return nil
	})
	return changed, err
}

// rewrite returns the text of the file at path with the module's path from replaced by to.
func rewrite(path string, text []byte, from, to string) ([]byte, error) {
	switch {
	case filepath.Base(path) == "go.mod":
		text = moduleLine.ReplaceAll(text, []byte("module "+to))
	case strings.HasSuffix(path, ".go"):
		var err error
		if text, err = rewriteImports(path, text, from, to); err != nil {
			return nil, err
		}
	}
	if host, _, _ := strings.Cut(from, "/"); !strings.Contains(host, ".") {
		return text, nil
	}
	return replaceWord(text, from, to), nil
}

// replaceWord replaces from where it is a whole path or the first elements of one, behind a scheme or not.
func replaceWord(text []byte, from, to string) []byte {
	var out []byte
	rest := text
	for {
		i := bytes.Index(rest, []byte(from))
		if i < 0 {
			return append(out, rest...)
		}
		end := i + len(from)
		before, _ := utf8.DecodeLastRune(rest[:i])
		after, _ := utf8.DecodeRune(rest[end:])
		out = append(out, rest[:i]...)
		if (i > 0 && (wordly(before) || before == '.')) || (end < len(rest) && wordly(after)) {
			out = append(out, from...)
		} else {
			out = append(out, to...)
		}
		rest = rest[end:]
	}
}

func wordly(r rune) bool {
	return r == '-' || r == '_' || r == '~' ||
		'0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}
