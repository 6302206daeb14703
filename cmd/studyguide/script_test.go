package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/go-fonts/dejavu/dejavuserif"
	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what scripts compare with")

func TestMain(m *testing.M) {
	if _, ok := os.LookupEnv("STUDYGUIDE_CACHE"); !ok { // what the user's own checks found is no test's
		_ = os.Setenv("STUDYGUIDE_CACHE", "off") // fails only for names that are none
	}
	testscript.Main(m, map[string]func(){"studyguide": main})
}

// kites is the path of a Word document.
var kites, _ = filepath.Abs("testdata/kites.docx") // fails only without a working directory, as all tests then do

// examples is the folder of files to copy for other machines.
var examples, _ = filepath.Abs("../../examples/ci")

// TestScripts runs the stories of testdata/script: what a user types and what then happens.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("STUDYGUIDE_CACHE", "off")
			return nil
		},
		Condition: func(cond string) (bool, error) {
			return cond == "root" && os.Geteuid() == 0, nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": exitsWith,
			"font":  writeFont,
			"word":  writeWord,
			"example": func(ts *testscript.TestScript, neg bool, args []string) {
				for _, name := range args { // of examples/ci, into the working folder
					text, err := os.ReadFile(filepath.Join(examples, name))
					ts.Check(err)
					ts.Check(os.WriteFile(ts.MkAbs(name), text, 0o666))
				}
			},
			"awaits": awaits,
		},
	})
}

// exitsWith is the command "exits CODE PROGRAM ARG…" of the scripts: run a program that ends with just that code.
func exitsWith(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARG…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var e *exec.ExitError
		if !errors.As(err, &e) {
			ts.Fatalf("running %s: %v", args[1], err)
		}
		got = e.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// long reports whether tests may take minutes: with STUDYGUIDE_LONG=1, which
// "make check" sets, there are thousands of guides and dozens of killed builds.
func long() bool { return os.Getenv("STUDYGUIDE_LONG") == "1" && !testing.Short() }

// list returns the names of the files of a folder, hidden ones too.
func list(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// writeFont is the command "font FILE" of the scripts: write a font of the family DejaVu Serif, as a user may have one.
func writeFont(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: font FILE")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), dejavuserif.TTF, 0o666))
}

// writeWord is the command "word FILE" of the scripts: write a Word document of three questions about kites, with a
// picture.
func writeWord(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: word FILE")
	}
	src, err := os.ReadFile(kites)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), src, 0o666))
}

// awaits is the command "awaits FILE TEXT" of the scripts: wait until a file that another program writes has the text.
func awaits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: awaits FILE TEXT")
	}
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if data, err := os.ReadFile(ts.MkAbs(args[0])); err == nil && strings.Contains(string(data), args[1]) {
			return
		}
	}
	ts.Fatalf("%s never had %q", args[0], args[1])
}
