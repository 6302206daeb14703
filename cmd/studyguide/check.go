package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"studyguide/source"
)

func checkCommand(c console) *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "look for problems; write nothing, or mend what is certain",
		ArgsUsage: "[FILE…]",
		Description: `Reports what build would report, of reading as well as of setting the pages, and gives the same exit
code. FILE - is standard input; a folder is one guide. Without a FILE the guides of the project are
checked, in all editions.

--explain prints, for each guide, what every shape of document would make of it: how many questions, how many of
them have a mark or a number and how the numbers follow each other, how many are worded as questions, have an
answer, only repeat another, how much of the document stands in questions, and the score that follows; then which
shape was taken, why the others were not, and which parts were read as another shape. --shape NAME forces one.

--artifacts looks at books that are finished, files or folders of them, in place of guides: each PDF and each EPUB is
checked, and two of one name are compared: whether they have the same questions in the same order, and the same words
in each. What only one of them can have (numbers of pages, say) is left out.

--fix first mends files of Markdown where that is certain: a listing's language that its code leaves no doubt of, a code
fence that is never closed, a number that its neighbours tell. The mended file is read again; it is written only if it is the
same guide otherwise, whole or not at all. --diff prints what --fix would change, and writes nothing.

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
			&cli.BoolFlag{Name: artifactsFlag, DisableDefaultText: true, Usage: "check finished books, and compare the PDF with the EPUB of one name"},
			projectFlag(),
			&cli.BoolFlag{Name: "explain", DisableDefaultText: true, Usage: "print what every shape finds in a guide, and why one was taken"},
			&cli.BoolFlag{Name: "fix", DisableDefaultText: true, Usage: "mend the files where that is certain, then look"},
			&cli.BoolFlag{Name: "diff", DisableDefaultText: true, Usage: "print what --fix would change"},
		}, readFlags(), reportFlags()),
		Action: func(cc *cli.Context) error {
			if cc.Bool(artifactsFlag) {
				return checkArtifacts(cc.Context, c, cc)
			}
			s, r, p, err := begun(cc, c)
			if err != nil {
				return err
			}
			var unwritten error
			faulty := false
			if cc.Bool("explain") {
				s.source.Explain = func(x *source.Explanation) {
					if err := x.Write(c.out); err != nil {
						unwritten = errors.Join(unwritten, err)
					}
				}
			}
			tasks, err := checkTasks(s, p, cc.Args().Slice())
			if err != nil {
				return err
			}
			if cc.Bool("fix") || cc.Bool("diff") {
				m := &mender{builder: newBuilder(c, s, r, len(tasks)), diff: cc.Bool("diff")}
				if err := m.files(cc.Context, tasks); err != nil {
					return err
				}
				faulty = m.faulty
			}
			err = compile(cc.Context, c, s, r, tasks, nil)
			var f *failure
			if faulty && (!errors.As(err, &f) || f.code < exitFault) {
				err = &failure{code: exitFault}
			}
			if unwritten != nil {
				return &failure{exitOutput, fmt.Errorf("writing the explanation: %w", unwritten)}
			}
			return err
		},
	}
}

// checkTasks gives the tasks of a build without the places of its artifacts.
func checkTasks(s *settings, p *scheme, files []string) ([]task, error) {
	if p != nil {
		p.apply(s)
		tasks, err := p.tasks(s)
		tasks = p.pick(tasks)
		for _, t := range tasks {
			for i := range t.targets {
				t.targets[i].path = ""
			}
		}
		return tasks, err
	}
	if len(files) == 0 {
		return nil, usagef("check wants the guides to look at: studyguide check FILE…")
	}
	var tasks []task
	for _, file := range files {
		t := task{file: file, variant: &s.variant}
		for _, r := range s.to {
			t.targets = append(t.targets, target{renderer: r})
		}
		tasks = append(tasks, t)
	}
	return tasks, nil
}
