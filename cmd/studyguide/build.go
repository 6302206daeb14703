package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/urfave/cli/v2"

	"studyguide/render"
	"studyguide/render/manifest"
	"studyguide/source"
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/edition"
	"studyguide/source/project"
)

func buildCommand(c console) *cli.Command {
	return &cli.Command{
		Name:      "build",
		Usage:     "compile guides into books",
		ArgsUsage: "[FILE…]",
		Description: `Every FILE is a guide of its own and becomes NAME.pdf, NAME.epub and so on. FILE - is standard
input. Without a FILE the project of the working folder is built, as its studyguide.yaml says; where
there is none, the sample guide is compiled. A folder is one guide, with a file for each question or
section: in the order of the links in its README or index, else of "order" in their front matter, else
of their names.

Of a project only what is stale is made: studyguide.lock, beside the artifacts, has the digests of
all that each was made from (sources, images, fonts, themes, options, this program) and its own, so
that one that was edited is made again. What is named by FILE is always made, and no lock is kept. An
artifact that nothing in the project makes any more is removed, unless somebody edited it.

For every artifact a line says its path, its pages or questions, its bytes, how long it took and, in
a project, why it was made.
Problems of the guides go to standard error. A guide with errors is not written; the others are.
Dates come from SOURCE_DATE_EPOCH or the guide, so the same input gives the same bytes.

Questions may have facts, in a paragraph under their title: *Difficulty: basic · Tags: HTTP, caching*.
--only keeps those of a difficulty (basic, or difficulty:basic), with a tag (tag:HTTP), or both (basic,tag:HTTP).
Of several difficulties a question must have one, of several tags one at least. Case does not count.
Sections without questions are left out; links to questions that are left out become text.

Examples:
  studyguide build guide.md                     write out/guide.pdf and out/guide.epub
  studyguide build                              build the project of this folder
  studyguide build --check                      fail if an artifact of the project is not up to date
  studyguide build --deps make=out/guides.d     for make: what was made from what
  studyguide build --project books/studyguide.yaml --theme large
  studyguide build -o book.epub guide.md        write one file; its name tells the format
  studyguide build -o books/ *.md               write two files for each guide
  studyguide build questions/                   one guide of all files of a folder
  studyguide build --to json -o - - < guide.md  from standard input to standard output
  studyguide build --answers back guide.md      questions first, the answers in a part of their own
  studyguide build --only basic,tag:HTTP guide.md   the basic questions on HTTP
  studyguide build --paper letter --margin 0.8in --type-size 11pt guide.md
  studyguide build --theme large guide.md       for readers who see little; screen is for tablets

` + exitCodes,
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "where the files go: `PLACE` is a folder if it is one or ends in /, else a file; - is standard output",
				DefaultText: defaultOutput},
			&cli.StringSliceFlag{Name: "only", Usage: "keep just the questions of `TERMS`: a difficulty or tag:WORD; several are divided by commas"},
		}, incrementalFlags(), readFlags(), reportFlags()),
		Action: func(cc *cli.Context) error {
			s, r, p, err := begun(cc, c)
			if err != nil {
				return err
			}
			if p != nil {
				return buildProject(cc.Context, c, s, r, p, cc)
			}
			for _, flag := range []string{"check", "force", "shard"} {
				if cc.IsSet(flag) {
					return usagef("--%s is for projects; there is no %s here, and none is named by --project", flag, project.Name)
				}
			}
			tasks, err := plan(s, cc.Args().Slice())
			if err != nil {
				return err
			}
			return compile(cc.Context, c, s, r, tasks, nil)
		},
	}
}

// task makes the artifacts of one guide.
func (b *builder) task(ctx context.Context, t task) (o outcome) {
	o.task = t
	if b.ledger != nil {
		o.why = b.ledger.notes[t.key()]
	}
	b.turn <- struct{}{}
	if o.err = ctx.Err(); o.err == nil {
		sink := &tally{report: b.report}
		o.made, o.entry.From, o.err = b.make(ctx, t, sink)
		o.count = sink.counts()
	}
	<-b.turn
	drafts := o.made
	o.made = nil
	for _, a := range drafts {
		if o.err != nil {
			// Later artifacts of a guide that failed are taken back.
			o.err = errors.Join(o.err, a.discard())
			continue
		}
		if o.err = a.commit(); o.err == nil {
			o.made = append(o.made, a)
		}
	}
	if o.err != nil {
		o.err = asFailure(o.err)
	}
	return o
}

// make makes the drafts of a guide's artifacts, and tells what was read for them. On an error the drafts must be discarded.
func (b *builder) make(ctx context.Context, t task, sink *tally) (made []artifact, from []manifest.File, err error) {
	in, err := b.open(t.file, sink)
	if err != nil {
		return nil, nil, err
	}
	read := &manifest.Recorder{}
	if in.folder {
		in.assets = read.FS(in.assets, b.place(t.file))
	} else {
		in.assets = read.FS(in.assets, b.place(filepath.Dir(t.file)))
		if t.file != "" && t.file != "-" {
			read.Note(b.place(t.file), manifest.Sum(in.data))
		}
	}
	made, err = b.guide(ctx, in, t, sink)
	if err == nil && sink.bad.Load() {
		err = &failure{code: exitFindings}
	}
	if e := in.close(); err == nil && e != nil {
		err = &failure{exitInput, fmt.Errorf("closing %s: %w", in.display, e)}
	}
	for _, f := range b.fonts[t.variant.fontKey()].read.Files() {
		read.Note(f.Path, f.Digest)
	}
	if sum, ok := b.looks[t.variant.theme]; ok {
		read.Note(b.place(t.variant.theme), sum)
	}
	return made, read.Files(), err
}

// open reads the file of a task. The error is a failure; why the file cannot be read has been reported.
func (b *builder) open(file string, sink diag.Sink) (*input, error) {
	b.progress.step("reading " + filepath.Base(file))
	in, err := open(file, b.in)
	if err != nil {
		message, hint := unreadable(file, err)
		sink.Report(diag.New(diag.InputUnreadable, diag.Span{File: file}, "%s", message).WithHint("%s", hint))
		return nil, &failure{code: exitInput}
	}
	b.report.keep(in.display, in.data)
	return in, nil
}

// read reads a guide, and keeps what it read for the report.
func (b *builder) read(in *input, opts source.Options, sink *tally) (*ast.Guide, error) {
	if !in.folder {
		return source.LoadBytes(in.display, in.data, opts, sink)
	}
	opts.Display = in.display
	opts.Opened = b.report.keep
	return source.LoadFolder(in.assets, ".", opts, sink)
}

// load reads the guide of in. The error is a failure.
func (b *builder) load(in *input, opts source.Options, sink *tally) (*ast.Guide, error) {
	read := b.settings.timings.Start("read")
	guide, err := b.read(in, opts, sink)
	read()
	switch {
	case errors.Is(err, source.ErrRefused) || err == nil && sink.bad.Load():
		return nil, &failure{code: exitFindings}
	case err != nil:
		return nil, &failure{exitInput, fmt.Errorf("reading %s: %w", in.display, err)}
	}
	return guide, nil
}

// guide makes the drafts of a guide that was opened.
func (b *builder) guide(ctx context.Context, in *input, t task, sink *tally) ([]artifact, error) {
	guide, err := b.load(in, t.variant.source, sink)
	if err != nil {
		return nil, err
	}
	if guide, err = edition.Only(guide, t.variant.only); err != nil {
		return nil, usagef("--only: %s: %v", in.display, err)
	}
	guide = edition.Answers(guide, t.variant.answers)
	set, err := b.fonts[t.variant.fontKey()].set(guide, in.assets, sink)
	if err != nil {
		return nil, asFailure(err)
	}
	look, err := b.themeOf(guide, in, t.variant, sink)
	if err != nil {
		return nil, err
	}
	job := &render.Job{
		Guide: guide, Fonts: set, Assets: in.assets, Theme: look, Page: t.variant.over(guide.Meta.Page),
		Modified: modified(b.settings.epoch, guide.Meta.Date), Sink: sink, Timings: b.settings.timings,
		Code: b.settings.session.cache(), Memory: b.settings.session.memory(),
	}
	return b.render(ctx, job, t.targets)
}

// An artifact is a draft that has been filled.
type artifact struct {
	*draft
	target
	extent string
	took   time.Duration
}

// render fills a draft for every target. What it gives must be committed or discarded, also on an error.
func (b *builder) render(ctx context.Context, job *render.Job, targets []target) (made []artifact, err error) {
	for _, t := range targets {
		job.Share(t.renderer)
	}
	for _, t := range targets {
		b.progress.step("writing " + t.renderer.Name())
		d, err := b.draft(ctx, t.path)
		if err != nil {
			return made, err
		}
		a := artifact{draft: d, target: t}
		start := time.Now()
		all := job.Timings.Start(t.renderer.Name())
		err = t.renderer.Render(ctx, d, job)
		all()
		a.took = time.Since(start)
		if err == nil {
			a.extent, err = extent(ctx, t.renderer, job)
		}
		made = append(made, a)
		if err == nil {
			err = d.err
		}
		if err != nil {
			return made, fmt.Errorf("making %s: %w", t.renderer.Name(), err)
		}
	}
	return made, nil
}

// extent returns how much an artifact of r holds: pages, if readers leaf through it, else questions.
func extent(ctx context.Context, r render.Renderer, job *render.Job) (string, error) {
	if p, ok := r.(render.PageRenderer); ok && p.Paged() {
		pages, err := job.PageMap(ctx)
		if err != nil {
			return "", err
		}
		return plural(pages.Count, "page"), nil
	}
	return plural(len(job.Guide.AllQuestions()), "question"), nil
}

func (b *builder) draft(ctx context.Context, path string) (*draft, error) {
	switch path {
	case "":
		return &draft{ctx: ctx, to: io.Discard}, nil
	case "-":
		return newStream(ctx, b.out), nil
	}
	// Only a folder of artifacts is made; that of a file named by -o is there, or its name is a slip.
	if out := b.settings.output; out == "" || os.IsPathSeparator(out[len(out)-1]) {
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return nil, fmt.Errorf("making the folder of the output: %w", err)
		}
	}
	return newDraft(ctx, path, b.ledger != nil)
}

// over gives the paper: what the variant says over the front matter.
func (v *variant) over(p ast.Page) ast.Page {
	flags := v.page
	if flags.Size != "" {
		p.Size = flags.Size
	}
	if flags.Margin != 0 {
		p.Margin = flags.Margin
	}
	if flags.TypeSize != 0 {
		p.TypeSize = flags.TypeSize
	}
	return p
}

// asFailure gives an error of writing its exit code.
func asFailure(err error) error {
	var f *failure
	if err == nil || errors.As(err, &f) {
		return err
	}
	return &failure{exitOutput, err}
}
