package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/render"
	"example.org/studyguide/render/markdown"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// An Importer writes guides as canonical Markdown.
type Importer struct {
	Force    bool // overwrite files that exist
	ReportTo Dest // where to report what was set aside, doubtful or lost; zero: nowhere
}

// An importing is one run of an Importer.
type importing struct {
	*Importer
	*builder
	reports []importReport
}

// Import writes the Markdown of guides, one after the other, and the report.
func (r *Run) Import(ctx context.Context, imp *Importer, tasks []Task) error {
	i := &importing{Importer: imp, builder: newBuilder(r, 2*len(tasks))}
	var failed failure.Collector
	for _, t := range tasks {
		failed.Add(i.guide(ctx, t))
		if ctx.Err() != nil {
			break
		}
	}
	err := i.end(ctx, &failed)
	return errors.Join(err, failure.Or(failure.Output, i.writeReports(ctx)))
}

// guide writes the Markdown of one guide.
func (i *importing) guide(ctx context.Context, t Task) error {
	c := i.compilation(t)
	err := report.Guard(i.Console, t.Input.Name(), "importing the guide", c.sink,
		func() error { return i.make(ctx, c) })
	return failure.Or(failure.Output, err)
}

func (i *importing) make(ctx context.Context, c *compilation) error {
	if err := i.mayWrite(c.task.Targets[0].To); err != nil {
		return err
	}
	in, err := c.open()
	if err != nil {
		return err
	}
	err = failure.Catch("importing the guide", func() error { return i.convert(ctx, c, in) })
	if e := in.close(); err == nil && e != nil {
		err = failure.New(failure.Input, fmt.Errorf("closing %s: %w", in.name, e))
	}
	return err
}

// mayWrite returns an error for a file that must not be overwritten.
func (i *importing) mayWrite(to Dest) error {
	path, ok := to.Path()
	if i.Force || !ok {
		return nil
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return nil
	}
	return failure.New(failure.Output, fmt.Errorf("%s is there already; --force overwrites it, -o names another place",
		path))
}

// convert writes the Markdown of an opened guide.
func (i *importing) convert(ctx context.Context, c *compilation, in *opened) error {
	known, err := c.register(in, c.sink)
	if err != nil {
		return err
	}
	guide, err := c.parse(in, c.sink, func(o *source.Options) { o.Register, o.TitleIDs, o.Drafts = known, true, true })
	if err != nil {
		return err
	}
	target := &c.task.Targets[0]
	folder := filepath.Dir(c.task.Input.path)
	if in.folder {
		folder = in.name
	}
	rebase, inside := rebaser(folder, target.To)
	if !inside {
		warnOutside(guide, target.To, c.sink)
	}
	job := &render.Job{Guide: guide, Assets: render.WithMedia(in.assets, guide.Media), Sink: c.sink}
	if err := readsBack(ctx, job, in.name); err != nil {
		return err
	}
	files, paths := mediaFiles(guide, target.To, c.sink)
	target.Renderer = markdown.Renderer{Rebase: moved(paths, rebase)}
	undo, err := i.writeMedia(ctx, c, files)
	if err == nil {
		err = c.render(ctx, job)
	}
	made, err := c.commit(err)
	if err != nil {
		err = errors.Join(err, undo())
	}
	for _, a := range made {
		if err == nil && a.Renderer != nil {
			err = i.announce(a, nil)
		}
	}
	if err == nil && i.ReportTo != (Dest{}) {
		err = i.addReport(c, in, guide)
	}
	if err == nil && c.sink.Failed() {
		return failure.Reported(failure.Findings)
	}
	return err
}

// readsBack returns an error if the Markdown of a guide does not read back as the same guide. That is a fault of this
// program, and no file is better than one that has lost something.
func readsBack(ctx context.Context, job *render.Job, name string) error {
	var text bytes.Buffer
	if err := (markdown.Renderer{}).Render(ctx, &text, job); err != nil {
		return failure.Or(failure.Output, err)
	}
	was, is := markdown.Normal(job.Guide), ""
	again, err := source.LoadBytes("guide.md", text.Bytes(), source.Options{Format: "markdown"}, &diag.List{})
	if err == nil {
		is = markdown.Normal(again)
	}
	if was == is {
		return nil
	}
	a, b := strings.Split(was, "\n"), strings.Split(is, "\n")
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return failure.New(failure.Findings,
		fmt.Errorf("the Markdown of %s would not be read as the same guide, a fault of this program; the tree first "+
			"differs at %q",
			name, strings.TrimSpace(a[min(n, len(a)-1)])))
}

// rebaser returns a function that converts paths relative to the folder of the source to paths relative to that of the
// output, or nil if these are the same. inside reports whether the output is in the folder of the source or above it,
// since only there can a guide name the source's files.
func rebaser(from string, output Dest) (rebase func(string) string, inside bool) {
	to := "."
	if path, ok := output.Path(); ok {
		to = filepath.Dir(path)
	}
	absFrom, err1 := filepath.Abs(from)
	absTo, err2 := filepath.Abs(to)
	if err1 != nil || err2 != nil {
		return nil, true
	}
	way, err := filepath.Rel(absTo, absFrom)
	if err != nil || way == "." {
		return nil, true
	}
	way = filepath.ToSlash(way)
	inside = way != ".." && !strings.HasPrefix(way, "../")
	return func(p string) string {
		name, rest := p, ""
		if j := strings.IndexAny(p, "?#"); j >= 0 {
			name, rest = p[:j], p[j:]
		}
		if strings.HasSuffix(name, "/") {
			rest = "/" + rest
		}
		return filepath.ToSlash(filepath.Join(way, filepath.FromSlash(name))) + rest
	}, inside
}

// warnOutside reports that the Markdown cannot refer to the guide's images from its new place: a guide may only name
// files below its own folder.
func warnOutside(g *ast.Guide, to Dest, sink diag.Sink) {
	var first *ast.Image
	ast.Walk(g, func(n ast.Node) bool {
		if img, ok := n.(*ast.Image); ok && first == nil && !strings.Contains(img.Src, ":") &&
			g.Media[mediaName(g.Media, img.Src)] == nil {
			first = img
		}
		return first == nil
	})
	if first != nil {
		sink.Report(diag.New(diag.ImageRemote, first.At,
			"image %s is not in the folder of %s or below it, so that a build will not find it",
			first.Src, filepath.ToSlash(to.String())).
			WithHint("write the guide into the folder of its source, or copy the images beside it"))
	}
}
