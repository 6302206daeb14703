package main

import (
	"fmt"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"example.org/studyguide/cmd/studyguide/internal/build"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/cmd/studyguide/internal/report"
)

func mergeCommand(c report.Console) *cli.Command {
	return &cli.Command{
		Name:      "merge",
		Usage:     "join the shards of a project",
		ArgsUsage: "DIR…",
		Description: `Each DIR is the folder of artifacts of a "build --shard", with its studyguide.lock. The artifacts
are joined in one folder, with one lock, as a single build of everything would have made them.
Artifacts of an earlier build that are no longer made are removed, unless somebody edited them.

Nothing is written if a shard is missing or comes twice, if shards were made from different
texts or options or by different versions of the program, if one could not make all of its
guides, or if an artifact is not the one that its shard made.

Examples:
  studyguide merge shards/*
  studyguide merge -o books/ shards/1 shards/2

` + exitCodes,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "the `FOLDER` of what is joined",
				Value: build.DefaultOutput},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, DisableDefaultText: true,
				Usage: "print nothing but errors"},
		},
		Action: func(cc *cli.Context) error {
			shards := cc.Args().Slice()
			if len(shards) == 0 {
				return failure.Usagef("merge wants the folders of the shards: studyguide merge DIR…")
			}
			out, quiet := filepath.Clean(cc.String("output")), cc.Bool("quiet")
			joining := &lock.Joining{
				Shards: shards, Out: out,
				Waiting: func() { build.PrintWaiting(c, out) },
				Removed: func(path string) error {
					if quiet {
						return nil
					}
					return build.PrintRemoved(c, path, build.NotMade)
				},
			}
			artifacts, guides, err := joining.Join(cc.Context)
			if err != nil || quiet {
				return err
			}
			_, err = fmt.Fprintf(c.Out, "%s  %s of %s from %s\n", report.Shown(out),
				report.Plural(artifacts, "artifact"),
				report.Plural(guides, "guide"), report.Plural(len(shards), "shard"))
			return failure.Stdout(err)
		},
	}
}
