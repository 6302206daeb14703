package main

import (
	"slices"

	"github.com/urfave/cli/v2"

	"example.org/studyguide/cmd/studyguide/internal/build"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/report"
)

func idsCommand(c report.Console) *cli.Command {
	return &cli.Command{
		Name:      "ids",
		Usage:     "show or update the register, by which questions stay the same under new titles",
		ArgsUsage: "[FILE…|FOLDER…]",
		Description: `The register of guide.md is guide.md.ids beside it, that of a folder studyguide.ids in it. Commit
it. It has a line for each question: a key that never changes, the first id, since when the
question is there and as it is, and digests by which it is found again when its title, its answer
or its place change. Decks, progress in pages, links into books and the list of what is new rest
on it. Without one, a question is known by its title.

Without --update it is only shown what of the guide is kept, new, changed and gone. --update
writes the file, whole or not at all; the dates in it are the date in the front matter, else
that of SOURCE_DATE_EPOCH. Two versions of it merge line by line; --update also resolves what a
merge left in conflict. Builds only read it; check reports one that is out of date (ids-stale).
Without a FILE it is about the guides of the project.

Examples:
  studyguide ids guide.md              what changed since the last edition
  studyguide ids --update guide.md     before each edition; the first time, it makes the file

` + exitCodes,
		Flags: slices.Concat([]cli.Flag{
			&cli.BoolFlag{Name: "update", DisableDefaultText: true, Usage: "write the registers"},
			projectFlag(),
		}, sourceFlags(), reportFlags()),
		Action: func(cc *cli.Context) error {
			run, p, err := begin(cc, c)
			if err != nil {
				return err
			}
			if p == nil && !cc.Args().Present() {
				return failure.Usagef("ids wants the guides to look at: studyguide ids FILE…")
			}
			run.Options.Plugins = true // none is run for this
			tasks, err := build.CheckTasks(run.Options, p, build.ParseInputs(cc.Args().Slice()))
			if err != nil {
				return err
			}
			return run.IDs(cc.Context, tasks, cc.Bool("update"))
		},
	}
}
