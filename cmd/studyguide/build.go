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
	"studyguide/render/theme"
	"studyguide/source"
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/edition"
)

func buildCommand(c console) *cli.Command {
	return &cli.Command{
		Name:      "build",
		Usage:     "compile guides into books",
		ArgsUsage: "[FILE…]",
		Description: `Every FILE is a guide of its own and becomes NAME.pdf, NAME.epub and so on. FILE - is standard
input. Without a FILE the sample guide is compiled. A folder is one guide, with a file for each
question or section: in the order of the links in its README or index, else of "order" in their
front matter, else of their names.

For every artifact a line says its path, its pages or questions, its bytes and how long it took.
Problems of the guides go to standard error. A guide with errors is not written; the others are.
Dates come from SOURCE_DATE_EPOCH or the guide, so the same input gives the same bytes.

Questions may have facts, in a paragraph under their title: *Difficulty: basic · Tags: HTTP, caching*.
--only keeps those of a difficulty (basic, or difficulty:basic), with a tag (tag:HTTP), or both (basic,tag:HTTP).
Of several difficulties a question must have one, of several tags one at least. Case does not count.
Sections without questions are left out; links to questions that are left out become text.

Examples:
  studyguide build guide.md                     write out/guide.pdf and out/guide.epub
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
		}, readFlags(), reportFlags()),
		Action: func(cc *cli.Context) error {
			s, err := readSettings(cc)
			if err != nil {
				return err
			}
			tasks, err := plan(s, cc.Args().Slice())
			if err != nil {
				return err
			}
			return compile(cc.Context, c, s, tasks)
		},
	}
}

// A builder compiles the guides of one run.
type builder struct {
	console
	settings *settings
	fonts    *typefaces
	theme    *theme.Theme // of --theme; nil: each guide's own
	report   *report
	progress *progress
}

// compile carries out tasks. One guide that fails does not stop the others.
func compile(ctx context.Context, c console, s *settings, tasks []task) error {
	steps := 0
	for _, t := range tasks {
		steps += 1 + len(t.targets)
	}
	b := newBuilder(c, s, steps)
	worst := &failure{}
	if err := b.flagTheme(); err != nil {
		errors.As(err, &worst)
		tasks = nil
	}
	return b.all(ctx, tasks, worst, b.task)
}

func newBuilder(c console, s *settings, steps int) *builder {
	return &builder{c, s, &typefaces{folders: s.fontDirs}, nil, newReport(s), newProgress(c.err, steps)}
}

// all does the work of every task and writes the report. worst is what has gone wrong before; of several failures the error
// has the worst code.
func (b *builder) all(ctx context.Context, tasks []task, worst *failure, work func(context.Context, task) error) error {
	for _, t := range tasks {
		err := work(ctx, t)
		if ctx.Err() != nil {
			worst = &failure{exitInterrupted, errors.New("interrupted")}
			break
		}
		var f *failure
		if errors.As(err, &f) {
			worst.code = max(worst.code, f.code)
			worst.err = errors.Join(worst.err, f.err)
		}
	}
	b.progress.finish()
	if err := printTimings(b.err, b.settings.timings); err != nil {
		worst = &failure{exitOutput, errors.Join(worst.err, err)}
	}
	if err := b.report.write(b.err); err != nil && worst.code < exitOutput {
		worst = &failure{exitOutput, errors.Join(worst.err, err)}
	}
	if worst.code == exitFine {
		return nil
	}
	return worst
}

// task makes the artifacts of one guide. The error, if any, is a failure.
func (b *builder) task(ctx context.Context, t task) error {
	sink := &tally{report: b.report}
	in, err := b.open(t.file, sink)
	if err != nil {
		return err
	}
	err = b.guide(ctx, in, t.targets, sink)
	if e := in.close(); err == nil && e != nil {
		err = &failure{exitInput, fmt.Errorf("closing %s: %w", in.display, e)}
	}
	return err
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
	b.report.sources[in.display] = in.data
	b.settings.session.opened(file, in)
	return in, nil
}

// read reads a guide, and keeps what it read for the report.
func (b *builder) read(in *input, sink *tally) (*ast.Guide, error) {
	opts := b.settings.source
	if !in.folder {
		return source.LoadBytes(in.display, in.data, opts, sink)
	}
	opts.Display = in.display
	opts.Opened = func(name string, src []byte) { b.report.sources[name] = src }
	return source.LoadFolder(in.assets, ".", opts, sink)
}

// load reads the guide of in. The error is a failure.
func (b *builder) load(in *input, sink *tally) (*ast.Guide, error) {
	read := b.settings.timings.Start("read")
	guide, err := b.read(in, sink)
	read()
	switch {
	case errors.Is(err, source.ErrRefused) || err == nil && sink.bad.Load():
		return nil, &failure{code: exitFindings}
	case err != nil:
		return nil, &failure{exitInput, fmt.Errorf("reading %s: %w", in.display, err)}
	}
	return guide, nil
}

func (b *builder) guide(ctx context.Context, in *input, targets []target, sink *tally) error {
	guide, err := b.load(in, sink)
	if err != nil {
		return err
	}
	if guide, err = edition.Only(guide, b.settings.only); err != nil {
		return usagef("--only: %s: %v", in.display, err)
	}
	guide = edition.Answers(guide, b.settings.answers)
	set, err := b.fonts.set(guide, in.assets, sink)
	if err != nil {
		return asFailure(err)
	}
	look, err := b.themeOf(guide, in, sink)
	if err != nil {
		return err
	}
	job := &render.Job{
		Guide: guide, Fonts: set, Assets: in.assets, Theme: look, Page: b.page(guide.Meta.Page),
		Modified: modified(b.settings.epoch, guide.Meta.Date), Pages: &render.PageMap{Label: map[string]string{}}, Sink: sink, Timings: b.settings.timings,
		Code: b.settings.session.cache(), Memory: b.settings.session.memory(),
	}
	made, err := b.render(ctx, job, targets)
	if err == nil && sink.bad.Load() {
		err = &failure{code: exitFindings}
	}
	for _, a := range made {
		if err == nil {
			err = a.commit()
			if err == nil {
				err = b.announce(a)
			}
			continue
		}
		// Later artifacts of a guide that failed are taken back.
		err = errors.Join(err, a.discard())
	}
	return asFailure(err)
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
		a.extent = plural(len(job.Guide.AllQuestions()), "question")
		if t.renderer.Name() == "pdf" {
			a.extent = plural(job.Pages.Count, "page")
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
	return newDraft(ctx, path)
}

// printTimings writes a line for each stage: how long it took in all guides together.
func printTimings(w io.Writer, t *render.Timings) error {
	if t == nil {
		return nil
	}
	for _, stage := range t.Stages() {
		if _, err := fmt.Fprintf(w, "%9.1f ms  %s\n", float64(stage.Took.Microseconds())/1000, stage.Name); err != nil {
			return fmt.Errorf("writing the timings: %w", err)
		}
	}
	return nil
}

// announce prints the line of an artifact.
func (b *builder) announce(a artifact) error {
	if b.settings.quiet || a.target.path == "" || a.target.path == "-" {
		return nil
	}
	return b.progress.print(func() error {
		_, err := fmt.Fprintf(b.out, "%s  %s  %d bytes  %.2fs\n", filepath.ToSlash(a.target.path), a.extent, a.size, a.took.Seconds())
		return written(err)
	})
}

// page gives the paper: the flags over the front matter.
func (b *builder) page(p ast.Page) ast.Page {
	flags := b.settings.page
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
