package build

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/cmd/studyguide/internal/plugin"
	"example.org/studyguide/render"
	"example.org/studyguide/render/formats"
	"example.org/studyguide/render/json"
	"example.org/studyguide/render/trace"
)

// A Task is one guide and the artifacts to make from it.
type Task struct {
	Input   Input
	Guide   string // its path in the project's folder; empty without a project
	Variant *Variant
	Targets []Target
}

// A Target is one artifact.
type Target struct {
	Renderer render.Renderer
	To       Dest
}

// String returns the name of the guide and, if it has several, that of the edition.
func (t Task) String() string {
	name := t.Guide
	if name == "" {
		name = t.Input.Name()
	}
	if t.Variant.Edition != "" {
		name += " – " + t.Variant.Edition
	}
	return name
}

// key returns the task's key in the lock.
func (t Task) key() lock.Key { return lock.Key{Guide: t.Guide, Edition: t.Variant.Edition} }

// Plan returns the tasks for inputs. The formats are those chosen, else that of the output file, else the default ones.
func Plan(o *Options, inputs []Input) ([]Task, error) {
	stdin := 0
	for _, in := range inputs {
		if in.IsStdin() {
			stdin++
		}
	}
	if stdin > 1 {
		return nil, failure.Usagef("standard input (-) is named twice")
	}
	output := o.Output.or(DefaultOutput)
	if output.kind == placeFile && !o.FormatsGiven {
		// -o guide.epub implies the format.
		if r := output.format(Renderers()); r != nil {
			o.Renderers = []render.Renderer{r}
		} else if filepath.Ext(output.path) != "" {
			return nil, output.unknown()
		}
	}
	n := len(inputs) * len(o.Renderers)
	switch {
	case output.kind == placeFile && n > 1 && filepath.Ext(output.path) == "":
		output = InFolder(output.path)
		o.Output = output
	case output.kind == placeFile && len(o.Renderers) == 1:
		if err := output.suits(o.Renderers[0]); err != nil {
			return nil, err
		}
	}
	if output.kind != placeFolder && n != 1 {
		what := fmt.Sprintf("-o %s names one file", output.path)
		if output.IsStdout() {
			what = "-o - wants one artifact"
		}
		return nil, failure.Usagef("%s, but this would make %d (%s); choose one with --to, or name a folder: -o DIR/",
			what, n, strings.Join(formats.Names(o.Renderers), ", "))
	}
	var tasks []Task
	owners := map[string]Input{} // artifact → the input that makes it
	for _, in := range inputs {
		t := Task{Input: in, Variant: &o.Variant}
		for _, r := range o.Renderers {
			to := output.destOf(r, in.Stem()+o.Variant.suffix(o.Output.IsChosen()),
				o.Output.IsChosen() && len(inputs)*len(o.Renderers) == 1)
			if err := claim(owners, to, in, inputs); err != nil {
				return nil, err
			}
			t.Targets = append(t.Targets, Target{r, to})
		}
		tasks = append(tasks, t)
	}
	return tasks, nil
}

// claim returns an error for an artifact that another input makes too, or that is itself an input.
func claim(owners map[string]Input, to Dest, in Input, inputs []Input) error {
	path, ok := to.Path()
	if !ok {
		return nil
	}
	if first, ok := owners[path]; ok {
		return failure.Usagef("%s and %s would both be written to %s; build them into different folders", first.Arg(),
			in.Arg(), path)
	}
	owners[path] = in
	for _, other := range inputs {
		if file, ok := other.Path(); ok && sameFile(file, path) {
			return failure.Usagef("%s would be overwritten by its own output; name another place with -o", file)
		}
	}
	return nil
}

func sameFile(a, b string) bool {
	x, errA := os.Stat(a)
	y, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(x, y)
}

// CheckTasks returns tasks that make the artifacts of inputs, or of the chosen guides of a project if p is not nil, and
// write nothing.
func CheckTasks(o *Options, p *Project, inputs []Input) ([]Task, error) {
	if p != nil {
		p.Apply(o)
		tasks, err := p.Tasks(o)
		tasks = p.pick(tasks)
		for _, t := range tasks {
			for i := range t.Targets {
				t.Targets[i].To = Dest{}
			}
		}
		return tasks, err
	}
	var tasks []Task
	for _, in := range inputs {
		t := Task{Input: in, Variant: &o.Variant}
		for _, r := range o.Renderers {
			t.Targets = append(t.Targets, Target{Renderer: r})
		}
		tasks = append(tasks, t)
	}
	return tasks, nil
}

// work returns the task in the form of the lock.
func (t Task) work(with []lock.Option) lock.Work {
	w := lock.Work{Key: t.key(), File: t.Input.path, With: with}
	// Some artifacts contain the name of the guide as the user typed it. If that is not its name in the project, it
	// affects their bytes.
	if named := filepath.ToSlash(t.Input.path); named != t.Guide && t.showsName() {
		w.With = append(slices.Clip(w.With), lock.Option{Name: "named", Value: named})
	}
	if t.Variant.Source.Drafts && isDir(t.Input.path) { // to a file it makes no difference
		w.With = append(slices.Clip(w.With), lock.Option{Name: "drafts", Value: "true"})
	}
	for _, target := range t.Targets {
		w.Artifacts = append(w.Artifacts, lock.Artifact{
			Format: target.Renderer.Name(), Path: target.To.path, Folder: target.To.folder,
		})
	}
	return w
}

// showsName reports whether an artifact of t contains the name of its guide: those in which places of the guide are,
// and what programs of others make of these.
func (t Task) showsName() bool {
	return len(t.Variant.Filters) > 0 || slices.ContainsFunc(t.Targets, func(target Target) bool {
		switch target.Renderer.(type) {
		case json.Renderer, trace.Renderer, plugin.Renderer:
			return true
		default:
			return false
		}
	})
}
