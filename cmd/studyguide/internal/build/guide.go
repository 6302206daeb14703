package build

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"example.org/studyguide/cmd/studyguide/internal/draft"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/cmd/studyguide/internal/tool"
	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/register"
)

// An artifact is a draft with its content.
type artifact struct {
	product
	Target
	extent string // its size, as in "12 pages"
	took   time.Duration
}

// A product is what a draft of a file and one of a folder have in common.
type product interface {
	Size() int64
	Digest() string
	Err() error
	Folder() (dir string, ok bool)
	Commit() error
	Discard() error
}

// files returns the files of an artifact, each by its path and its digest. One that is no file has none.
func (a artifact) files() []lock.File {
	path, ok := a.To.Path()
	if !ok {
		return nil
	}
	folder, ok := a.product.(*draft.Folder)
	if !ok {
		return []lock.File{{Path: path, Digest: a.Digest()}}
	}
	var out []lock.File
	for _, m := range folder.Members() {
		out = append(out, lock.File{Path: filepath.Join(path, filepath.FromSlash(m.Name)), Digest: m.Digest})
	}
	return out
}

// A compilation is the work on one task.
type compilation struct {
	*builder
	task   Task
	sink   *report.Sink
	drafts []artifact    // must be committed or discarded
	rec    lock.Recorder // knows the files that were read or looked for
	fonted bool          // whether fonts were chosen, and so the folders of the variant read
}

func (b *builder) compilation(t Task) *compilation {
	return &compilation{builder: b, task: t, sink: b.Report.Sink()}
}

// compileGuide makes the artifacts of one guide, and notes them in inc, which may be nil.
func (b *builder) compileGuide(ctx context.Context, t Task, inc *incremental) outcome {
	c := b.compilation(t)
	o := outcome{Task: t, verdict: b.verdicts.key(t)}
	b.cpu <- struct{}{}
	if o.err = ctx.Err(); o.err == nil {
		if o.read, o.known, o.err = b.verdicts.repeat(c, o.verdict); o.known {
			<-b.cpu
			o.count = c.sink.Counts()
			return o
		}
		o.err = report.Guard(b.Console, t.Input.Name(), "building the guide", c.sink,
			func() error { return c.make(ctx) })
	}
	<-b.cpu
	o.made, o.err = c.commit(o.err)
	o.read, o.count = c.rec.Files(), c.sink.Counts()
	b.verdicts.keep(c, o)
	inc.note(o)
	return o
}

// commit commits the drafts and returns the artifacts that succeeded; after an error the remaining drafts are
// discarded.
func (c *compilation) commit(err error) (made []artifact, _ error) {
	for _, a := range c.drafts {
		if err != nil {
			err = errors.Join(err, a.Discard())
			continue
		}
		if err = a.Commit(); err == nil {
			made = append(made, a)
		}
	}
	return made, failure.Or(failure.Output, err)
}

// make makes the drafts of the artifacts.
func (c *compilation) make(ctx context.Context) error {
	in, err := c.open()
	if err != nil {
		return err
	}
	path, isFile := c.task.Input.Path()
	if in.folder {
		in.assets = c.rec.FS(in.assets, c.place(path))
	} else {
		in.assets = c.rec.FS(in.assets, c.place(filepath.Dir(path)))
		if isFile {
			c.rec.Note(c.place(path), lock.Sum(in.data))
		}
	}
	err = failure.Catch("building the guide", func() error { return c.guide(ctx, in) })
	var damaged *fonts.DamagedError
	if errors.As(err, &damaged) {
		d := diag.New(diag.FontUnreadable, diag.Span{File: damaged.File}, "the font is damaged: %s", damaged.What)
		d.Severity = diag.Error
		c.sink.Report(d.WithHint("build without it, or with another copy of the font"))
		err = failure.Reported(failure.Input)
	}
	if err == nil && c.sink.Failed() {
		err = failure.Reported(failure.Findings)
	}
	if e := in.close(); err == nil && e != nil {
		err = failure.New(failure.Input, fmt.Errorf("closing %s: %w", in.name, e))
	}
	for _, f := range c.fonts[c.task.Variant.fontKey()].read.Files() {
		c.rec.Note(f.Path, f.Digest)
	}
	if sum, ok := c.themes.digests[c.task.Variant.Theme]; ok {
		c.rec.Note(c.place(string(c.task.Variant.Theme)), sum)
	}
	return err
}

// open opens the guide. If it cannot be read, that has been reported.
func (c *compilation) open() (*opened, error) {
	arg := c.task.Input.Arg()
	c.progress.Step("reading " + filepath.Base(arg))
	in, err := c.task.Input.open(c.Console.In)
	if err != nil {
		c.sink.Report(report.Unreadable(arg, err))
		return nil, failure.Reported(failure.Input)
	}
	c.Report.Keep(in.name, in.data)
	return in, nil
}

// load reads the tree of the guide, with what its register knows of it.
func (c *compilation) load(in *opened) (*ast.Guide, error) {
	known, err := c.register(in, c.sink)
	if err != nil {
		return nil, err
	}
	return c.parse(in, c.sink, func(o *source.Options) {
		o.Register = known
		if known != nil {
			o.Matched = func(m *register.Match) { c.stale(m, known) }
		}
	})
}

// parse reads the tree of the guide by the options of the task, as with changes them. sink passes findings on to that
// of the compilation.
func (c *compilation) parse(in *opened, sink diag.Sink, with func(*source.Options)) (*ast.Guide, error) {
	opts := c.task.Variant.Source
	opts.Date, opts.Edition, opts.Opened = c.Options.edition(), c.task.Variant.Edition, c.Report.Keep
	with(&opts)
	var guide *ast.Guide
	stop := c.Options.Timings.Start("read")
	err := failure.Catch("reading the guide", func() (err error) {
		if !in.folder {
			opts.Parts = in.assets
			guide, err = source.LoadBytes(in.name, in.data, opts, sink)
			return err
		}
		opts.Display = in.name
		guide, err = source.LoadFolder(in.assets, ".", opts, sink)
		return err
	})
	stop()
	var fault *failure.Fault
	switch {
	case errors.Is(err, source.ErrUnreadable):
		return nil, failure.Reported(failure.Input)
	case errors.Is(err, source.ErrRefused) || err == nil && c.sink.Failed():
		return nil, failure.Reported(failure.Findings)
	case errors.As(err, &fault):
		return nil, err
	case err != nil:
		return nil, failure.New(failure.Input, fmt.Errorf("reading %s: %w", in.name, err))
	}
	return guide, nil
}

// filtered returns what the filters of the variant make of a guide.
func (c *compilation) filtered(ctx context.Context, g *ast.Guide) (*ast.Guide, error) {
	for _, f := range c.task.Variant.Filters {
		c.progress.Step("filter " + f.String())
		out, err := f.Apply(ctx, g, c.sink)
		switch {
		case err != nil:
			return nil, err
		case out == nil || c.sink.Failed():
			return nil, failure.Reported(failure.Findings)
		}
		g = out
	}
	return g, nil
}

// guide makes the drafts of an opened guide.
func (c *compilation) guide(ctx context.Context, in *opened) error {
	guide, err := c.load(in)
	if err != nil {
		return err
	}
	v := c.task.Variant
	if guide, err = c.filtered(ctx, guide); err != nil {
		return err
	}
	drawn, guide, err := c.edition(guide, in.name)
	if err != nil {
		return err
	}
	var set *fonts.Set
	c.fonted = true
	faces := c.fonts[v.fontKey()]
	if faces.asks(guide) {
		c.rec.Note(lock.InstalledFonts, faces.machine.open().digest)
	}
	err = failure.Catch("reading the fonts", func() (err error) {
		set, err = faces.set(guide, in.assets, c.sink)
		return err
	})
	if err != nil {
		return failure.Or(failure.Output, err)
	}
	look, err := c.themes.of(guide, in, v.Theme, c.sink)
	if err != nil {
		return err
	}
	guide, look = c.housed(guide, look)
	o := c.Options
	job := func() *render.Job {
		return &render.Job{
			Guide: guide, Fonts: set, Assets: render.WithMedia(in.assets, guide.Media), Theme: look,
			Page: v.page(guide.Meta.Page), Modified: modified(o.Epoch, guide), Moment: o.Epoch != nil,
			Sink: c.sink, Timings: o.Timings, Program: tool.Name(), Code: o.session.cache(),
			Memory: o.session.memory(),
		}
	}
	if guide.Meta.Answers == ast.AnswersOnly && look.Examines(guide.Meta.Answers) { // with another look: not its pages
		if guide, err = c.paged(ctx, drawn, job()); err != nil {
			return fmt.Errorf("setting the paper: %w", err)
		}
	}
	return c.render(ctx, job())
}

// render fills a draft for every target.
func (c *compilation) render(ctx context.Context, job *render.Job) error {
	for _, t := range c.task.Targets {
		job.Share(t.Renderer)
	}
	for _, t := range c.task.Targets {
		name := t.Renderer.Name()
		c.progress.Step("writing " + name)
		d, fill, err := c.begin(ctx, t)
		if err != nil {
			return err
		}
		a := artifact{product: d, Target: t}
		start := time.Now()
		stop := job.Timings.Start(name)
		err = failure.Catch("making "+name, func() error { return fill(job) })
		stop()
		a.took = time.Since(start)
		if err == nil {
			a.extent, err = extent(ctx, t.Renderer, job)
		}
		c.drafts = append(c.drafts, a)
		if err == nil {
			err = d.Err()
		}
		if err != nil {
			return fmt.Errorf("making %s: %w", name, err)
		}
	}
	return nil
}

// begin begins the draft of a target, and returns what fills it.
func (c *compilation) begin(ctx context.Context, t Target) (product, func(*render.Job) error, error) {
	r, ok := t.Renderer.(render.FolderRenderer)
	if !ok || !t.To.folder {
		d, err := c.draft(ctx, t.To)
		return d, func(job *render.Job) error { return t.Renderer.Render(ctx, d, job) }, err
	}
	d, err := c.folderDraft(ctx, t.To.path)
	return d, func(job *render.Job) error {
		files, err := r.Files(ctx, job)
		if err != nil {
			return err
		}
		for _, f := range files {
			if err := d.Put(f.Name, f.Data); err != nil {
				return failure.New(failure.Output, err)
			}
		}
		return nil
	}, err
}

// extent returns the size of an artifact of r: pages if readers leaf through it, otherwise questions.
func extent(ctx context.Context, r render.Renderer, job *render.Job) (string, error) {
	if p, ok := r.(render.PageRenderer); ok && p.Paged() {
		pages, err := job.PageMap(ctx)
		if err != nil {
			return "", err
		}
		return report.Plural(pages.Count, "page"), nil
	}
	return report.Plural(len(job.Guide.AllQuestions()), "question"), nil
}
