package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/source/diag"
)

func rulesCommand(c report.Console) *cli.Command {
	return &cli.Command{
		Name:  "rules",
		Usage: "list the rules behind the diagnostics",
		Description: "One rule a line: its id, its severity and what it means. Warnings and notes can be turned off " +
			"by id:\n" +
			"studyguide build --disable ID",
		Action: func(cc *cli.Context) error {
			if err := noFiles(cc); err != nil {
				return err
			}
			w := tabwriter.NewWriter(c.Out, 0, 0, 2, ' ', 0)
			for _, r := range diag.Rules() {
				fmt.Fprintf(w, "%s\t%s\t%s\n", r.ID, r.Severity, r.Summary)
			}
			return failure.Stdout(w.Flush())
		},
	}
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
