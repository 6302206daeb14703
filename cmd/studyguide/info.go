package main

import (
	"fmt"
	"slices"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/manual"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/source/diag"
)

func rulesCommand(c report.Console) *cli.Command {
	return &cli.Command{
		Name:      "rules",
		Usage:     "list the rules behind the diagnostics, or explain some",
		ArgsUsage: "[RULE…]",
		Description: `One rule a line: its id, its severity and what it means. A RULE that is named is explained: what
its findings mean for a guide, and what to do about them. Warnings and notes can be turned off by
id:
  studyguide build --disable ID
or, for a project, by lint: in its file, which can also change how they count.

Examples:
  studyguide rules
  studyguide rules qa-no-answer`,
		Action: func(cc *cli.Context) error {
			if cc.Args().Present() {
				return explainRules(c, cc.Args().Slice())
			}
			w := tabwriter.NewWriter(c.Out, 0, 0, 2, ' ', 0)
			for _, r := range diag.Rules() {
				fmt.Fprintf(w, "%s\t%s\t%s\n", r.ID, r.Severity, r.Summary)
			}
			return failure.Stdout(w.Flush())
		},
	}
}

// explainRules prints what the rules of some ids mean.
func explainRules(c report.Console, ids []string) error {
	var known []string
	for _, r := range diag.Rules() {
		known = append(known, string(r.ID))
	}
	for i, id := range ids {
		if !slices.Contains(known, id) {
			return failure.UnknownWord("rule", id, known)
		}
		r := diag.Lookup(diag.ID(id))
		space := ""
		if i > 0 {
			space = "\n"
		}
		text := manual.Wrap(r.Help(), report.Width(c.Out))
		if _, err := fmt.Fprintf(c.Out, "%s%s (%s)\n%s\n\n%s\n", space, r.ID, r.Severity, r.Summary, text); err != nil {
			return failure.Stdout(err)
		}
	}
	return nil
}

func versionCommand(c report.Console) *cli.Command {
	return &cli.Command{
		Name:  "version",
		Usage: "print the version of the program",
		Action: func(cc *cli.Context) error {
			if err := noFiles(cc); err != nil {
				return err
			}
			return writeVersion(c)
		},
	}
}

// noFiles refuses arguments to a command that takes none.
func noFiles(cc *cli.Context) error {
	if cc.Args().Present() {
		return failure.Usagef("%s takes no arguments, but got %q", cc.Command.HelpName, cc.Args().First())
	}
	return nil
}
