package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"example.org/studyguide/cmd/studyguide/internal/build"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/source/diag"
)

func watchCommand(c report.Console) *cli.Command {
	return &cli.Command{
		Name:      "watch",
		Usage:     "compile guides again whenever they change",
		ArgsUsage: "[FILE…]",
		Description: `Builds as build does, then builds again whenever a guide, or an image, theme or font that it
uses, is saved with different content; only the guides that use it are built. After an error in
a guide its books stay as they were until the next save. One line says what changed, and how
long the build took. Without a FILE the project of the working folder is watched, and what is
stale in it is made; new guides and changes of studyguide.yaml count too. Ctrl-C ends it, with
exit code 130, and leaves nothing half-written.

Examples:
  studyguide watch
  studyguide watch guide.md
  studyguide watch --to epub -o books/ *.md
  studyguide watch --theme mine.yaml questions/

` + exitCodes,
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"},
				Usage:       "where the files go: `PLACE` is a folder if it is one or ends in /, else a file",
				DefaultText: build.DefaultOutput},
			projectFlag(), pluginsFlag(),
		}, partFlags(), readFlags(), reportFlags()),
		Action: func(cc *cli.Context) error {
			o, err := readBuildOptions(cc)
			if err != nil {
				return err
			}
			if o.Output.IsStdout() {
				return failure.Usagef("watch writes files; name a folder with -o, or leave it out")
			}
			r := &build.Rebuilder{Console: c, Options: o}
			ref := projectRef(cc)
			found := report.New(&o.Diagnostics)
			switch r.Project, err = build.FindProject(ref, found); {
			case err != nil:
				return found.End(c, err)
			case r.Project != nil:
				r.Reload = func(found *report.Report) (*build.Project, error) { return build.FindProject(ref, found) }
			case !cc.Args().Present():
				return nothingNamed(cc)
			default:
				if r.Tasks, err = build.Plan(o, build.ParseInputs(cc.Args().Slice())); err == nil {
					err = build.RefuseOverBooks(o, r.Tasks)
				}
				if err != nil {
					return err
				}
			}
			r.After = func(round build.Round) error { return printRound(r, round) }
			return r.Run(cc.Context)
		},
	}
}

// printRound prints the result of a round.
func printRound(r *build.Rebuilder, round build.Round) error {
	var f *failure.Error
	if errors.As(round.Err, &f) && f.Err != nil {
		if err := report.Error(r.Console.Err, f.Err); err != nil {
			return err
		}
	}
	if r.Options.Diagnostics.Quiet {
		return nil
	}
	what := ""
	if round.Changed != nil {
		what = fileNames(round.Changed) + " changed"
	} else {
		what = fmt.Sprintf("watching %s; Ctrl-C ends", report.Plural(r.Existing(), "file"))
	}
	done := "built"
	if round.Err != nil {
		done = "not built, the books stay as they were,"
		if len(r.Tasks) > 1 {
			done = "not all were built, the other books stay as they were,"
		}
	}
	_, err := fmt.Fprintf(r.Console.Out, "%s: %s in %d ms\n", diag.Visible(what), done, round.Took.Milliseconds())
	return failure.Stdout(err)
}

// fileNames returns the names of files for one line: the first two, and the number of the rest.
func fileNames(paths []string) string {
	switch n := len(paths); n {
	case 1:
		return filepath.ToSlash(paths[0])
	case 2:
		return fmt.Sprintf("%s and %s", filepath.ToSlash(paths[0]), filepath.ToSlash(paths[1]))
	default:
		return fmt.Sprintf("%s, %s and %s more", filepath.ToSlash(paths[0]), filepath.ToSlash(paths[1]),
			report.Plural(n-2, "file"))
	}
}
