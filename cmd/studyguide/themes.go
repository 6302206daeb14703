package main

import (
	"context"
	"errors"
	"fmt"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"example.org/studyguide/cmd/studyguide/internal/draft"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/render/pdf"
	"example.org/studyguide/render/sheet"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/sample"
)

func themesCommand(c report.Console) *cli.Command {
	return &cli.Command{
		Name:  "themes",
		Usage: "list the themes, or show them side by side",
		Description: `One theme a line: its name and what it is for. With --sheet, the same two pages of the sample in
each theme, as a PDF. Theme files of your own build on one of them.

Examples:
  studyguide themes
  studyguide themes --sheet themes.pdf
  studyguide build --theme trade guide.md`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "sheet", Usage: "write two pages in each theme to `FILE`, a PDF; - is standard output"},
		},
		Action: func(cc *cli.Context) error {
			if err := noFiles(cc); err != nil {
				return err
			}
			if cc.IsSet("sheet") {
				return writeSheet(cc.Context, c, cc.String("sheet"))
			}
			w := tabwriter.NewWriter(c.Out, 0, 0, 2, ' ', 0)
			for _, l := range looks() {
				fmt.Fprintf(w, "%s\t%s\n", l.Name, l.Theme.About)
			}
			return failure.Stdout(w.Flush())
		},
	}
}

// looks returns the themes that come with the program.
func looks() []sheet.Look {
	var out []sheet.Look
	for _, name := range theme.Names() {
		if t, ok := theme.Builtin(name); ok {
			out = append(out, sheet.Look{Name: name, Theme: t})
		}
	}
	return out
}

// writeSheet writes a contact sheet of the themes to a file.
func writeSheet(ctx context.Context, c report.Console, file string) error {
	guide, err := source.LoadFolder(sample.FS(), ".", source.Options{}, &diag.List{})
	if err != nil {
		return failure.New(failure.Input, fmt.Errorf("reading the sample: %w", err))
	}
	set := fonts.NewSet()
	pages, err := sheet.Set(ctx, guide, sample.FS(), set, looks())
	if err != nil {
		return failure.Or(failure.Output, err)
	}
	job := &render.Job{
		Guide: &ast.Guide{Meta: ast.Meta{Title: pages.Title}}, Fonts: set, Assets: sample.FS(), Sink: &diag.List{},
	}
	job.Give(pages)
	d := draft.NewStream(ctx, c.Out)
	if file != "-" {
		if d, err = draft.New(ctx, file); err != nil {
			return failure.Or(failure.Output, err)
		}
	}
	if err := (pdf.Renderer{}).Render(ctx, d, job); err != nil {
		return failure.Or(failure.Output, errors.Join(err, d.Discard()))
	}
	if err := d.Commit(); err != nil {
		return failure.Or(failure.Output, err)
	}
	if file != "-" {
		_, err = fmt.Fprintf(c.Out, "wrote %s\n", report.Shown(file))
	}
	return failure.Stdout(err)
}
