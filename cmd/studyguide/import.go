package main

import (
	"slices"

	"github.com/urfave/cli/v2"

	"example.org/studyguide/cmd/studyguide/internal/build"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/render"
	"example.org/studyguide/render/markdown"
)

func importCommand(c report.Console) *cli.Command {
	return &cli.Command{
		Name:      "import",
		Usage:     "turn guides in any form into Markdown, to edit from then on",
		ArgsUsage: "FILE…|FOLDER…",
		Description: `Reads each FILE or FOLDER as build does and writes it as NAME.md, in one dialect of Markdown with
front matter that builds to the same book. This is checked before anything is written. Images
and other files stay where they are; paths to them are rewritten relative to the new file. An
existing file is not overwritten. FILE - is standard input.

With --report words, listings, tables, images, links and footnotes are counted in the source,
roughly and independently of its reader, and in the guide. Whatever is missing and was neither
set aside nor a number or label is listed, and the exit code is 1.

Examples:
  studyguide import page.txt                 write page.md
  studyguide import page.txt -o guide.md     name the file
  studyguide import *.txt -o guides/         a folder for several
  studyguide import -o - - < page.txt        from standard input to standard output
  studyguide import --report - page.txt      see what was set aside, doubtful or lost

` + exitCodes,
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"},
				Usage: "where the Markdown goes: `PLACE` is a folder if it is one or ends in /, else a file; " +
					"- is standard output",
				DefaultText: "NAME.md"},
			&cli.StringFlag{Name: "report",
				Usage: "write to `FILE` what was set aside or is doubtful, and what the source holds that the " +
					"Markdown lacks; JSON if the name ends in .json, - is standard output"},
			&cli.BoolFlag{Name: "force", DisableDefaultText: true, Usage: "overwrite files that are there"},
		}, sourceFlags(), reportFlags()),
		Action: func(cc *cli.Context) error {
			o, err := readOptions(cc)
			if err != nil {
				return err
			}
			guides, err := inputs(cc, &c)
			if err != nil {
				return err
			}
			if !o.Output.IsChosen() {
				o.Output = build.InFolder(".")
			}
			o.Renderers, o.FormatsGiven = []render.Renderer{markdown.Renderer{}}, true
			tasks, err := build.Plan(o, guides)
			if err != nil {
				return err
			}
			importer := &build.Importer{Force: cc.Bool("force")}
			switch file := cc.String("report"); {
			case file == "-" && o.Output.IsStdout():
				return failure.Usagef("the Markdown and the report cannot both go to standard output; name a file " +
					"for one: --report FILE")
			case file == "-":
				importer.ReportTo = build.Stdout()
			default:
				importer.ReportTo = build.ToFile(file)
			}
			return build.NewRun(c, o).Import(cc.Context, importer, tasks)
		},
	}
}
