package build

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/render"
	"example.org/studyguide/render/json"
	"example.org/studyguide/source"
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

const threeQuestions = "\n\n## What is a lock?\n\nA way to wait.\n\n## What is a deadlock?\n\nTwo that wait.\n\n## " +
	"What is a queue?\n\nA line.\n"

func writeFile(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// fileNames returns the names of the files in a folder.
func fileNames(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

// tornGuides writes guides into a folder of their own, of which the second is torn, and returns their paths.
func tornGuides(t *testing.T) (files []string) {
	t.Helper()
	dir := t.TempDir()
	for i, title := range []string{"Sound", "Torn", "Whole", "Safe"} {
		file := filepath.Join(dir, fmt.Sprintf("%d.md", i))
		writeFile(t, file, "# "+title+threeQuestions)
		files = append(files, file)
	}
	return files
}

// tornRun returns a run that makes one artifact of each file, in a
// folder of its own, by a renderer that tears, and what it prints.
func tornRun(t *testing.T, files []string) (r *Run, tasks []Task, dir string, out, said *screen) {
	t.Helper()
	dir, out, said = t.TempDir(), &screen{}, &screen{}
	o := &Options{Output: InFolder(dir), Variant: Variant{Renderers: []render.Renderer{tearing{json.Renderer{}}}}}
	o.Diagnostics.Forms = []report.Form{{Name: "text"}}
	for _, f := range files {
		in := ParseInput(f)
		tasks = append(tasks, Task{Input: in, Variant: &o.Variant,
			Targets: []Target{{o.Renderers[0], o.Output.dest(in.Stem() + ".json")}}})
	}
	return NewRun(report.Console{Out: out, Err: said}, o), tasks, dir, out, said
}

// A screen holds the output of a run, which may be read while it runs.
type screen struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// await waits until want has been printed.
func (s *screen) await(t *testing.T, want string) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if strings.Contains(s.String(), want) {
			return
		}
	}
	t.Fatalf("never printed: %q; printed: %q", want, s)
}

// wantFault checks that err and the output report one fault at a file.
func wantFault(t *testing.T, err error, said, file, during string) {
	t.Helper()
	if failure.KindOf(err) != failure.Internal {
		t.Errorf("the run ended with %#v", err)
	}
	if want := fmt.Sprintf("%s: error: internal fault while %s: ", file, during); !strings.Contains(said, want) {
		t.Errorf("no %q in:\n%s", want, said)
	}
	if n := strings.Count(said, "(internal-fault)"); n != 1 {
		t.Errorf("%d faults in:\n%s", n, said)
	}
	if !strings.Contains(said, "hint: report it with this version: studyguide ") ||
		strings.Contains(said, "goroutine") {
		t.Errorf("no hint, or a trace:\n%s", said)
	}
}

func TestAPanicInOneGuideLeavesTheOthers(t *testing.T) {
	files := tornGuides(t)
	for name, test := range map[string]struct {
		change func(*Run, []Task)
		during string
	}{
		"a renderer": {func(*Run, []Task) {}, "making json"},
		"a reader": {func(r *Run, tasks []Task) {
			r.Options.Source.Explain = tearAt(files[1])
			for i := range tasks {
				tasks[i].Targets[0].Renderer = json.Renderer{}
			}
		}, "reading the guide"},
	} {
		t.Run(name, func(t *testing.T) {
			r, tasks, dir, out, said := tornRun(t, files)
			test.change(r, tasks)
			wantFault(t, r.Compile(t.Context(), tasks), said.String(), files[1], test.during)
			if got := fileNames(t, dir); got != "0.json 2.json 3.json" {
				t.Errorf("made were %s", got)
			}
			if n := strings.Count(out.String(), ".json"); n != 3 {
				t.Errorf("announced were:\n%s", out)
			}
		})
	}
}

// TestAPanicInAProjectLeavesTheOthers checks that the lock has no entry for the guide that panicked.
func TestAPanicInAProjectLeavesTheOthers(t *testing.T) {
	files := tornGuides(t)
	root := filepath.Dir(files[0])
	writeFile(t, filepath.Join(root, "studyguide.yaml"), "guides: \"*.md\"\nto: [json]\n")
	for n, want := range []int{4, 1} { // the second time only the torn one is stale
		r, _, _, out, said := tornRun(t, nil)
		r.Options.Output = Place{}
		p, err := FindProject(ProjectRef{File: filepath.Join(root, "studyguide.yaml")}, r.Report)
		if err != nil {
			t.Fatal(err)
		}
		r.Options.FormatsGiven = true // so that the renderer stays
		err = r.BuildProject(t.Context(), p, Scope{})
		wantFault(t, err, said.String(), files[1], "making json")
		if got := strings.Count(out.String(), ".json"); got != want-1 {
			t.Errorf("round %d announced:\n%s", n, out)
		}
	}
	if got := fileNames(t, filepath.Join(root, "out")); got != "0.json 2.json 3.json studyguide.lock" {
		t.Errorf("there are %s", got)
	}
}

func TestATraceIsAskedFor(t *testing.T) {
	t.Setenv("STUDYGUIDE_TRACE", "1")
	r, tasks, _, _, said := tornRun(t, tornGuides(t)[1:2])
	if err := r.Compile(t.Context(), tasks); err == nil || !strings.Contains(said.String(), "fault_test.go") {
		t.Errorf("%v; no trace in:\n%s", err, said)
	}
}

func TestImportGoesOnAfterAPanic(t *testing.T) {
	files := tornGuides(t)
	r, tasks, dir, _, said := tornRun(t, files)
	r.Options.Source.Explain = tearAt(files[1])
	for i := range tasks {
		tasks[i].Targets[0].To = ToFile(filepath.Join(dir, fmt.Sprintf("%d.md", i)))
	}
	wantFault(t, r.Import(t.Context(), &Importer{}, tasks), said.String(), files[1], "reading the guide")
	if got := fileNames(t, dir); got != "0.md 2.md 3.md" {
		t.Errorf("there are %s", got)
	}
}

// TestARebuilderOutlivesAPanic saves a guide that makes a renderer panic, and fixes it.
func TestARebuilderOutlivesAPanic(t *testing.T) {
	files := tornGuides(t)
	run, tasks, dir, out, said := tornRun(t, files[1:3])
	ctx, cancel := context.WithCancel(t.Context())
	r := &Rebuilder{Console: run.Console, Options: run.Options, Tasks: tasks}
	r.After = func(round Round) error {
		_, err := fmt.Fprintf(out, "%d changed, failed: %t\n", len(round.Changed), round.Err != nil)
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- r.Run(ctx) }()
	out.await(t, "0 changed, failed: true\n")
	if got := fileNames(t, dir); got != "2.json" {
		t.Errorf("there are %s", got)
	}
	said.await(t, "(internal-fault)")
	writeFile(t, files[1], "# Mended"+threeQuestions)
	out.await(t, "1 changed, failed: false\n")
	cancel()
	if err := <-ended; failure.KindOf(err) != failure.Interrupted {
		t.Errorf("watching ended with %v", err)
	}
	if got := fileNames(t, dir); got != "1.json 2.json" {
		t.Errorf("there are %s", got)
	}
}
