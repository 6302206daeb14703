package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"studyguide/cmd/studyguide/internal/fault"
	"studyguide/render"
	"studyguide/render/markdown"
	"studyguide/source"
	"studyguide/source/ast"
	"studyguide/source/diag"
)

func importCommand(c console) *cli.Command {
	return &cli.Command{
		Name:      "import",
		Usage:     "make Markdown of guides in any form, to edit from then on",
		ArgsUsage: "FILE…|FOLDER…",
		Description: `Reads each FILE or FOLDER as build does and writes it as NAME.md: one dialect of Markdown with front matter, which builds
to the same book. That is checked before anything is written. Images and other files stay where they are; paths to
them are rewritten relative to the new file. A file that is there already is not overwritten. FILE - is standard input.

With --report words, listings, tables, images, links and footnotes are counted in the source, roughly and without its
reader, and in the guide; what is missing and was neither set aside nor a number or label is listed, and the exit code is 1.

Examples:
  studyguide import page.txt                 write page.md
  studyguide import page.txt -o guide.md     name the file
  studyguide import *.txt -o guides/         a folder for several
  studyguide import -o - - < page.txt        from standard input to standard output
  studyguide import --report - page.txt      see what was set aside, doubtful or lost

` + exitCodes,
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "where the Markdown goes: `PLACE` is a folder if it is one or ends in /, else a file; - is standard output",
				DefaultText: "NAME.md"},
			&cli.StringFlag{Name: "report", Usage: "write to `FILE` what was set aside or is doubtful, and what the source holds that the Markdown lacks; JSON if the name ends in .json, - is standard output"},
			&cli.BoolFlag{Name: "force", DisableDefaultText: true, Usage: "overwrite files that are there"},
		}, sourceFlags(), reportFlags()),
		Action: func(cc *cli.Context) error {
			s, err := readSettings(cc)
			if err != nil {
				return err
			}
			if !cc.Args().Present() {
				return usagef("import wants the files to read: studyguide import FILE…")
			}
			if s.output == "" {
				s.output = "." + string(filepath.Separator)
			}
			s.to, s.toGiven = []render.Renderer{markdown.Renderer{}}, true
			tasks, err := plan(s, cc.Args().Slice())
			if err != nil {
				return err
			}
			i := &importer{builder: newBuilder(c, s, newReport(s), 2*len(tasks)), force: cc.Bool("force"), reportTo: cc.String("report")}
			if i.reportTo == "-" && s.output == "-" {
				return usagef("the Markdown and the report cannot both go to standard output; name a file for one: --report FILE")
			}
			err = i.all(cc.Context, tasks, i.task)
			return errors.Join(err, asFailure(i.writeAccounts(cc.Context)))
		},
	}
}

// An importer makes Markdown of the guides of one run.
type importer struct {
	*builder
	force    bool
	reportTo string // a file, "-" for standard output; empty: no report is wanted
	accounts []account
}

// task writes the Markdown of one guide. The error is a failure.
func (i *importer) task(ctx context.Context, t task) error {
	sink := &tally{report: i.report}
	return i.report.guarded(i.console, displayed(t.file), "importing the guide", sink, func() error { return i.make(ctx, t, sink) })
}

func (i *importer) make(ctx context.Context, t task, sink *tally) error {
	to := t.targets[0]
	if err := i.mayWrite(to.path); err != nil {
		return err
	}
	in, err := i.open(t.file, sink)
	if err != nil {
		return err
	}
	err = fault.Catch("importing the guide", func() error { return i.guide(ctx, in, to, sink) })
	if e := in.close(); err == nil && e != nil {
		err = &failure{exitInput, fmt.Errorf("closing %s: %w", in.display, e)}
	}
	return err
}

// mayWrite refuses to write over a file that is there.
func (i *importer) mayWrite(path string) error {
	if i.force || path == "-" {
		return nil
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return nil
	}
	return &failure{exitOutput, fmt.Errorf("%s is there already; --force overwrites it, -o names another place", path)}
}

func (i *importer) guide(ctx context.Context, in *input, to target, sink *tally) error {
	guide, err := i.load(in, i.settings.source, sink)
	if err != nil {
		return err
	}
	file := in.display
	if file == stdinName {
		file = ""
	}
	folder := filepath.Dir(file)
	if in.folder {
		folder = file
	}
	rebase, inside := rebaser(folder, to.path)
	if !inside {
		warnOutside(guide, to.path, sink)
	}
	job := &render.Job{Guide: guide, Assets: in.assets, Sink: sink}
	if err := comesBack(ctx, job, in.display); err != nil {
		return err
	}
	to.renderer = markdown.Renderer{Rebase: rebase}
	var made []artifact
	err = i.render(ctx, job, []target{to}, &made)
	for _, a := range made {
		if err == nil {
			if err = a.commit(); err == nil {
				err = i.announce(a, nil)
			}
			continue
		}
		err = errors.Join(err, a.discard())
	}
	if err == nil && i.reportTo != "" {
		err = i.account(in, to.path, guide, sink)
	}
	if err == nil && sink.bad.Load() {
		return &failure{code: exitFindings}
	}
	return asFailure(err)
}

// comesBack holds that the Markdown of a guide is read as the same guide. Where it is not, the fault is this program's: better
// no file than one that has lost something.
func comesBack(ctx context.Context, job *render.Job, name string) error {
	var text bytes.Buffer
	if err := (markdown.Renderer{}).Render(ctx, &text, job); err != nil {
		return asFailure(err)
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
	return &failure{exitFindings, fmt.Errorf("the Markdown of %s would not be read as the same guide, a fault of this program; the tree first differs at %q", name,
		strings.TrimSpace(a[min(n, len(a)-1)]))}
}

// rebaser gives the function that makes paths from the folder of the source paths from the folder of the output, nil if
// those are the same, and whether the output stands in that folder or above it, from where its files can be reached.
func rebaser(from, output string) (rebase func(string) string, inside bool) {
	to := "."
	if output != "-" {
		to = filepath.Dir(output)
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

// warnOutside says that the images of a guide cannot be reached from where its Markdown goes: a guide names files of its own
// folder only.
func warnOutside(g *ast.Guide, path string, sink diag.Sink) {
	var first *ast.Image
	ast.Walk(g, func(n ast.Node) bool {
		if img, ok := n.(*ast.Image); ok && first == nil && !strings.Contains(img.Src, ":") {
			first = img
		}
		return first == nil
	})
	if first != nil {
		sink.Report(diag.New(diag.ImageRemote, first.At, "image %s is not in the folder of %s or below it, so that a build will not find it", first.Src, filepath.ToSlash(path)).
			WithHint("write the guide into the folder of its source, or copy the images beside it"))
	}
}
