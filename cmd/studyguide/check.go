package main

import (
	"slices"

	"github.com/urfave/cli/v2"
)

func checkCommand(c console) *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "look for problems, write nothing",
		ArgsUsage: "FILE…",
		Description: `Reports what build would report, of reading as well as of setting the pages, and gives the same exit
code. FILE - is standard input.

Examples:
  studyguide check guide.md
  studyguide check --strict --disable image-remote *.md
  studyguide check --diag github guide.md          in a workflow of GitHub Actions
  studyguide check --diag sarif guide.md 2> guide.sarif

` + exitCodes,
		Flags: slices.Concat(readFlags(), reportFlags()),
		Action: func(cc *cli.Context) error {
			s, err := readSettings(cc)
			if err != nil {
				return err
			}
			if !cc.Args().Present() {
				return usagef("check wants the guides to look at: studyguide check FILE…")
			}
			var tasks []task
			for _, file := range cc.Args().Slice() {
				t := task{file: file}
				for _, r := range s.to {
					t.targets = append(t.targets, target{renderer: r})
				}
				tasks = append(tasks, t)
			}
			return compile(cc.Context, c, s, tasks)
		},
	}
}
