package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"example.org/studyguide/cmd/studyguide/internal/build"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/fix"
	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/cmd/studyguide/internal/machine"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/source"
)

func checkCommand(c report.Console) *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "report problems; write nothing, or fix those that are certain",
		ArgsUsage: "[FILE…]",
		Description: `Reports everything that build would report, about reading as well as about layout, with the same
exit code. FILE - is standard input; a folder is one guide. Without a FILE the guides of the
project are checked, in all editions, or what is piped in.

A guide is read again only if it changed since it was last checked, or an image, font, theme or
option of it, or this program; else what was found then is reported again, so that the output is
the same. What was found is kept in the user's folder for caches, by the working folder, or in the
folder that STUDYGUIDE_CACHE names, which a CI job can keep; STUDYGUIDE_CACHE=off keeps nothing.

--explain prints, for each guide, what every shape of document would find in it, and which was
chosen or why not: how many questions; how many of them have a mark or a number, and how the
numbers follow each other; how many are worded as questions, have an answer, or only repeat
another; how much of the document they cover; and the score with the factors that lower or raise
it. Then it says which parts were read as another shape or were not, and whether most questions
have options. --shape NAME forces one.

--artifacts checks finished books, files or folders of them, instead of guides: each PDF and
each EPUB by itself, and two of the same name against each other: whether they have the same
questions in the same order, and the same words in each. What only one of them can have, such as
page numbers, is ignored.

--fix first corrects Markdown files where that is certain: the language of a listing that names
none and plainly is in one, a code fence that is never closed, a number that follows from its
neighbours. The corrected file is read again and written only if it is the same guide otherwise,
whole or not at all. --diff prints what --fix would change, and writes nothing.

Examples:
  studyguide check                                 the project of this folder
  studyguide check guide.md
  studyguide check --fix guide.md
  studyguide check --strict --disable image-remote *.md
  studyguide check --explain guide.md              why its questions are those
  studyguide check --diag github guide.md          in a workflow of GitHub Actions
  studyguide check --diag sarif=guides.sarif       SARIF in a file, text for people beside it
  studyguide check --diag gitlab=quality.json      for merge requests of GitLab
  studyguide check --artifacts out/                whether what was built holds the same

` + exitCodes,
		Flags: slices.Concat([]cli.Flag{
			&cli.BoolFlag{Name: artifactsFlag, DisableDefaultText: true,
				Usage: "check finished books, and compare the PDF with the EPUB of one name"},
			sampleFlag(), projectFlag(), pluginsFlag(),
			&cli.BoolFlag{Name: "explain", DisableDefaultText: true,
				Usage: "print what every shape finds in a guide, and why one was chosen"},
			&cli.BoolFlag{Name: "fix", DisableDefaultText: true,
				Usage: "correct the files where that is certain, then check them"},
			&cli.BoolFlag{Name: "force", DisableDefaultText: true,
				Usage: "read every guide, not only those that changed since they were checked"},
			&cli.BoolFlag{Name: "diff", DisableDefaultText: true, Usage: "print what --fix would change"},
		}, readFlags(), reportFlags()),
		Action: func(cc *cli.Context) error {
			if cc.Bool(artifactsFlag) {
				return checkArtifacts(cc, c)
			}
			run, p, err := begin(cc, c)
			if err != nil {
				return err
			}
			run.Options.Registers = true
			if !cc.Bool("force") {
				run.Options.Verdicts = verdictFolder(os.Getenv)
			}
			var guides []build.Input
			if p == nil {
				if guides, err = inputs(cc, &run.Console); err != nil {
					return err
				}
			}
			var unwritten error
			if cc.Bool("explain") {
				run.Options.Source.Explain = func(x *source.Explanation) {
					unwritten = errors.Join(unwritten,
						x.Write(c.Out))
				}
			}
			tasks, err := build.CheckTasks(run.Options, p, guides)
			if err != nil {
				return err
			}
			var faulty error
			if cc.Bool("fix") || cc.Bool("diff") {
				if faulty, err = mend(cc, run, tasks); err != nil {
					return err
				}
			}
			err = run.Check(cc.Context, tasks)
			if failure.KindOf(faulty) > failure.KindOf(err) {
				err = faulty
			}
			if unwritten != nil {
				return failure.New(failure.Output, fmt.Errorf("writing the explanation: %w", unwritten))
			}
			return err
		},
	}
}

// verdictFolder returns the folder in which what checks found is kept; empty if there is none. The names of guides in
// it are relative to the working folder, so that each of these has its own, unless the user names one.
func verdictFolder(getenv func(string) string) string {
	dir, named := machine.Cache(getenv)
	here, err := os.Getwd()
	switch {
	case dir == "", err != nil && !named:
		return ""
	case named:
		return filepath.Join(dir, "check")
	}
	return filepath.Join(dir, "check", lock.Sum([]byte(here))[:32])
}

// mend fixes the files of tasks. A panic in the work on one of them does not end the check, so it is returned
// separately.
func mend(cc *cli.Context, run *build.Run, tasks []build.Task) (faulty, err error) {
	f := &fix.Fixer{
		Console: run.Console, Report: run.Report, Diff: cc.Bool("diff"),
		Off: run.Options.Diagnostics.Off, Quiet: run.Options.Diagnostics.Quiet,
	}
	var files []fix.File
	for _, t := range tasks {
		if path, ok := t.Input.Path(); ok {
			files = append(files, fix.File{Path: path, Source: t.Variant.Source})
		} else if t.Input.IsStdin() && !f.Diff {
			return nil, failure.Usagef("--fix writes to files, and standard input is none; see --diff")
		}
	}
	if err = f.Files(cc.Context, files); failure.KindOf(err) == failure.Internal {
		return err, nil
	}
	return nil, err
}
