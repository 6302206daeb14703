package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"studyguide/render"
	"studyguide/render/json"
	"studyguide/source"
)

// A tearing renderer panics over guides of the title "Torn".
type tearing struct{ render.Renderer }

func (r tearing) Render(ctx context.Context, w io.Writer, job *render.Job) error {
	if _, err := io.WriteString(w, "half of it"); err != nil {
		return err
	}
	if job.Guide.Meta.Title == "Torn" {
		var none []string
		fmt.Fprint(w, none[len(job.Guide.Sections)])
	}
	return r.Renderer.Render(ctx, w, job)
}

// tearAt returns a function that panics while a file is read.
func tearAt(file string) func(*source.Explanation) {
	return func(x *source.Explanation) {
		if x.File == file {
			panic("torn")
		}
	}
}

// torn writes guides into a folder of its own, of which the second is torn, and returns their paths.
func torn(t *testing.T) (dir string, files []string) {
	t.Helper()
	dir = t.TempDir()
	for i, title := range []string{"Sound", "Torn", "Whole", "Safe"} {
		file := filepath.Join(dir, fmt.Sprintf("%d.md", i))
		write(t, file, "# "+title+"\n\n## What is a lock?\n\nA way to wait.\n\n## What is a deadlock?\n\nTwo that wait.\n\n## What is a queue?\n\nA line.\n")
		files = append(files, file)
	}
	return dir, files
}

// tornTasks returns settings and tasks that make one artifact of each file, by a renderer that tears.
func tornTasks(dir string, files []string) (*settings, []task) {
	s := &settings{forms: []form{{name: "text"}}}
	s.variant.to = []render.Renderer{tearing{json.Renderer{}}}
	var tasks []task
	for _, f := range files {
		tasks = append(tasks, task{file: f, variant: &s.variant, targets: []target{{s.to[0], filepath.Join(dir, "out", stem(f)+".json")}}})
	}
	return s, tasks
}

// wantFault holds that err and what was printed are those of one fault at a file.
func wantFault(t *testing.T, err error, said, file, during string) {
	t.Helper()
	if f, ok := err.(*failure); !ok || f.code != exitFault {
		t.Errorf("the run ended with %#v", err)
	}
	if want := fmt.Sprintf("%s: error: internal fault while %s: ", file, during); !strings.Contains(said, want) || !strings.Contains(said, "(internal-fault)") {
		t.Errorf("no %q in:\n%s", want, said)
	}
	if n := strings.Count(said, "(internal-fault)"); n != 1 {
		t.Errorf("%d faults in:\n%s", n, said)
	}
	if !strings.Contains(said, "hint: report it with this version: studyguide ") || strings.Contains(said, "goroutine") {
		t.Errorf("no hint, or a trace:\n%s", said)
	}
}

func TestAPanicInOneGuideLeavesTheOthers(t *testing.T) {
	dir, files := torn(t)
	for name, test := range map[string]struct {
		change func(*settings)
		during string
	}{
		"a renderer": {func(*settings) {}, "making json"},
		"a reader": {func(s *settings) {
			s.to[0] = json.Renderer{}
			s.source.Explain = tearAt(files[1])
		}, "reading the guide"},
	} {
		t.Run(name, func(t *testing.T) {
			s, tasks := tornTasks(t.TempDir(), files)
			test.change(s)
			for i := range tasks {
				tasks[i].targets[0].renderer = s.to[0]
			}
			var out, said bytes.Buffer
			err := compile(t.Context(), console{nil, &out, &said}, s, newReport(s), tasks, nil)
			wantFault(t, err, said.String(), filepath.Join(dir, "1.md"), test.during)
			if got := strings.Join(list(t, filepath.Dir(tasks[0].targets[0].path)), " "); got != "0.json 2.json 3.json" {
				t.Errorf("made were %s", got)
			}
			if n := strings.Count(out.String(), ".json"); n != 3 {
				t.Errorf("announced were:\n%s", out.String())
			}
		})
	}
}

func TestATraceIsAskedFor(t *testing.T) {
	t.Setenv("STUDYGUIDE_TRACE", "1")
	_, files := torn(t)
	s, tasks := tornTasks(t.TempDir(), files[1:2])
	var said bytes.Buffer
	_ = compile(t.Context(), console{nil, io.Discard, &said}, s, newReport(s), tasks, nil)
	if !strings.Contains(said.String(), "faults_test.go") {
		t.Errorf("no trace in:\n%s", said.String())
	}
}

func TestImportGoesOnAfterAPanic(t *testing.T) {
	dir, files := torn(t)
	s, tasks := tornTasks(dir, files)
	s.source.Explain = tearAt(files[1])
	var said bytes.Buffer
	for i := range tasks {
		tasks[i].targets[0].path = filepath.Join(dir, fmt.Sprintf("made-%d.md", i))
	}
	i := &importer{builder: newBuilder(console{nil, io.Discard, &said}, s, newReport(s), 1)}
	err := i.all(t.Context(), tasks, i.task)
	wantFault(t, err, said.String(), files[1], "reading the guide")
	if got := strings.Join(list(t, dir), " "); got != "0.md 1.md 2.md 3.md made-0.md made-2.md made-3.md" {
		t.Errorf("there are %s", got)
	}
}

// A tornWriter panics at its first write.
type tornWriter struct{ torn *bool }

func (w tornWriter) Write(p []byte) (int, error) {
	if !*w.torn {
		*w.torn = true
		panic("torn paper")
	}
	return len(p), nil
}

func TestFixGoesOnAfterAPanic(t *testing.T) {
	dir, files := torn(t)
	for _, f := range files[:3] {
		write(t, f, "# Guide\n\n## What is a lock?\n\nA way to wait.\n\n## What is a queue?\n\nA line.\n\n## What is a loop?\n\n```go\nfor {}\n")
	}
	s, tasks := tornTasks(dir, files)
	var said bytes.Buffer
	c := console{nil, tornWriter{new(bool)}, &said}
	m := &mender{builder: newBuilder(c, s, newReport(s), 1)}
	if err := m.files(t.Context(), tasks); err != nil || !m.faulty {
		t.Fatalf("mending ended with %v, faulty %t", err, m.faulty)
	}
	wantFault(t, m.report.end(c, &failure{code: exitFault}), said.String(), files[0], "mending the guide")
	for _, f := range files[:3] {
		if text, err := os.ReadFile(f); err != nil || !strings.HasSuffix(string(text), "```\n") {
			t.Errorf("%s was not mended: %v\n%s", f, err, text)
		}
	}
}

func TestABookThatTearsACheckLeavesTheOthers(t *testing.T) {
	dir, files := torn(t)
	s, tasks := tornTasks(dir, files[:1])
	s.to = renderers()[1:2]
	tasks[0].targets = []target{{s.to[0], filepath.Join(dir, "a.epub")}, {s.to[0], filepath.Join(dir, "b.epub")}}
	c := console{nil, io.Discard, io.Discard}
	if err := compile(t.Context(), c, s, newReport(s), tasks, nil); err != nil {
		t.Fatal(err)
	}
	wrote := false
	l := &library{console: console{nil, tornWriter{&wrote}, io.Discard}, settings: s}
	pairs, err := l.pairs([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	l.console.err = &said
	err = l.checkAll(t.Context(), pairs)
	wantFault(t, err, said.String(), filepath.Join(dir, "a"), "checking the books")
	if !wrote {
		t.Error("nothing was checked")
	}
}

// TestWatchLivesThroughAPanic saves a guide that a renderer panics over, and mends it.
func TestWatchLivesThroughAPanic(t *testing.T) {
	dir, files := torn(t)
	s, tasks := tornTasks(dir, files[1:3])
	ctx, cancel := context.WithCancel(t.Context())
	out, said := &terminal{}, &terminal{}
	r := &rebuilder{console: console{nil, out, said}, settings: s, tasks: tasks}
	r.after = r.tell
	ended := make(chan error, 1)
	go func() { ended <- r.run(ctx) }()
	if got := out.await(t, "books stay as they were"); !strings.Contains(got, "2.json") {
		t.Errorf("the other guide was not built:\n%s", got)
	}
	said.await(t, "(internal-fault)")
	save(t, files[1], strings.Replace(guideText(1, "Version 1"), "# Guide", "# Mended", 1))
	out.await(t, "1.md changed: built in ")
	cancel()
	if f, ok := (<-ended).(*failure); !ok || f.code != exitInterrupted {
		t.Errorf("watching ended with %v", f)
	}
	if got := strings.Join(list(t, filepath.Join(dir, "out")), " "); got != "1.json 2.json" {
		t.Errorf("there are %s", got)
	}
}

// TestAPanicElsewhereHasItsCode has the program panic where no guide is at hand.
func TestAPanicElsewhereHasItsCode(t *testing.T) {
	var said bytes.Buffer
	code := run(t.Context(), []string{"studyguide", "version"}, strings.NewReader(""), tornWriter{new(bool)}, &said)
	if code != exitFault || !strings.HasPrefix(said.String(), "studyguide: internal fault while running the command: torn paper; report it") || strings.Contains(said.String(), "goroutine") {
		t.Errorf("exit code %d\n%s", code, said.String())
	}
}
