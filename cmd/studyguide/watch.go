package main

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/urfave/cli/v2"

	"studyguide/cmd/studyguide/internal/project"
)

func watchCommand(c console) *cli.Command {
	return &cli.Command{
		Name:      "watch",
		Usage:     "compile guides, and again whenever they change",
		ArgsUsage: "[FILE…]",
		Description: `Builds as build does and goes on: whenever a guide, an image, a theme or a font that it uses is saved with another content, those
guides that use it are built again. After an error in a guide the books stay as they were, and the next save is waited for. A line says
what changed, and one how long the building took. Without a FILE the project of the working folder is watched, and what is
stale of it is made; a guide that is added, and a change of studyguide.yaml, count too. Ctrl-C ends it, with exit code 130; nothing half-written is left.

Examples:
  studyguide watch
  studyguide watch guide.md
  studyguide watch --to epub -o books/ *.md
  studyguide watch --theme mine.yaml questions/

` + exitCodes,
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "where the files go: `PLACE` is a folder if it is one or ends in /, else a file", DefaultText: defaultOutput},
			&cli.StringSliceFlag{Name: "only", Usage: "keep just the questions of `TERMS`: a difficulty or tag:WORD; several are divided by commas"},
			projectFlag(),
		}, readFlags(), reportFlags()),
		Action: func(cc *cli.Context) error {
			s, err := readSettings(cc)
			if err != nil {
				return err
			}
			if s.output == "-" {
				return usagef("watch writes files; name a folder with -o, or leave it out")
			}
			r := &rebuilder{console: c, settings: s}
			found := newReport(s)
			switch p, err := findProject(cc, found); {
			case err != nil:
				return found.end(c, err)
			case p != nil:
				r.project, r.scheme = func(found *report) (*scheme, error) { return findProject(cc, found) }, p
			case !cc.Args().Present():
				return usagef("watch wants the guides to build, or a folder with a %s: studyguide watch FILE…", project.Name)
			default:
				if r.tasks, err = plan(s, cc.Args().Slice()); err != nil {
					return err
				}
			}
			r.after = r.tell
			return r.run(cc.Context)
		},
	}
}

// tell prints what a round did.
func (r *rebuilder) tell(changed []string, _ *report, start time.Time, err error) error {
	var f *failure
	if errors.As(err, &f) && f.err != nil {
		if _, err := fmt.Fprintf(r.err, "studyguide: %v\n", f.err); err != nil {
			return err
		}
	}
	if r.settings.quiet {
		return nil
	}
	took := time.Since(start).Milliseconds()
	what := fmt.Sprintf("watching %s; Ctrl-C ends", plural(len(r.files()), "file"))
	if changed != nil {
		what = named(changed) + " changed"
	}
	done := "built"
	if err != nil {
		done = "not built, the books stay as they were,"
		if len(r.tasks) > 1 {
			done = "not all were built, the other books stay as they were,"
		}
	}
	_, err = fmt.Fprintf(r.out, "%s: %s in %d ms\n", what, done, took)
	return written(err)
}
