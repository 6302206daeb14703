package fix

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/source/diag"
)

// An openFence is a guide whose last fence is never closed.
const openFence = "# Guide\n\n## What is a lock?\n\nA way to wait.\n\n" +
	"## What is a queue?\n\nA line.\n\n## What is a loop?\n\n```go\nfor {}\n"

// fixed corrects guides that need it, with a console that writes to out, and returns their paths and the findings.
func fixed(t *testing.T, f *Fixer, n int) (files []string, err error) {
	t.Helper()
	dir := t.TempDir()
	var args []File
	for i := range n {
		file := filepath.Join(dir, fmt.Sprintf("%d.md", i))
		if err := os.WriteFile(file, []byte(openFence), 0o640); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
		args = append(args, File{Path: file}, File{Path: file}) // as in two editions
	}
	f.Report = report.New(&report.Options{})
	f.Console.Err = &bytes.Buffer{}
	return files, f.Files(t.Context(), args)
}

// A tornWriter panics at its first write.
type tornWriter struct{ torn bool }

func (w *tornWriter) Write(p []byte) (int, error) {
	if !w.torn {
		w.torn = true
		panic("torn paper")
	}
	return len(p), nil
}

func TestFixGoesOnAfterAPanic(t *testing.T) {
	f := &Fixer{Console: report.Console{Out: &tornWriter{}}}
	files, err := fixed(t, f, 3)
	if failure.KindOf(err) != failure.Internal {
		t.Errorf("it ended with %v", err)
	}
	found := f.Report.Sorted()
	if len(found) != 1 || found[0].Rule != diag.InternalFault || found[0].Span.File != files[0] {
		t.Errorf("found %v", found)
	}
	for _, file := range files {
		if text, err := os.ReadFile(file); err != nil || string(text) != openFence+"```\n" {
			t.Errorf("%s was not mended: %v\n%s", file, err, text)
		}
	}
}

func TestEachFileIsMendedOnceAndKeepsItsMode(t *testing.T) {
	var out bytes.Buffer
	files, err := fixed(t, &Fixer{Console: report.Console{Out: &out}}, 2)
	if err != nil || strings.Count(out.String(), "(open-fence)\n") != 2 {
		t.Errorf("%v\n%s", err, out.String())
	}
	if info, err := os.Stat(files[0]); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
}

func TestADisabledRuleIsNotMended(t *testing.T) {
	var out bytes.Buffer
	files, err := fixed(t, &Fixer{Console: report.Console{Out: &out}, Off: map[diag.ID]bool{diag.OpenFence: true}}, 1)
	if text, _ := os.ReadFile(files[0]); err != nil || string(text) != openFence || out.Len() > 0 {
		t.Errorf("%v, said %q\n%s", err, out.String(), text)
	}
}
