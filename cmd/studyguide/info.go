package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"studyguide/source/diag"
)

func rulesCommand(c console) *cli.Command {
	return &cli.Command{
		Name:  "rules",
		Usage: "list the rules behind the diagnostics",
		Description: "One rule a line: its id, its severity and what it means. Warnings and notes can be turned off by id:\n" +
			"studyguide build --disable ID",
		Action: func(cc *cli.Context) error {
			if err := noFiles(cc); err != nil {
				return err
			}
			w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
			for _, r := range diag.Rules() {
				fmt.Fprintf(w, "%s\t%s\t%s\n", r.ID, r.Severity, r.Summary)
			}
			return written(w.Flush())
		},
	}
}

func versionCommand(c console) *cli.Command {
	return &cli.Command{
		Name:  "version",
		Usage: "print the version of the program",
		Action: func(cc *cli.Context) error {
			if err := noFiles(cc); err != nil {
				return err
			}
			_, err := fmt.Fprintln(c.out, version())
			return written(err)
		},
	}
}

// version returns the name of the program, its version, and what it was built with and for.
func version() string {
	version := "(unknown)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		version = info.Main.Version
	}
	return fmt.Sprintf("studyguide %s %s %s/%s", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// noFiles refuses arguments that a command has no use for.
func noFiles(cc *cli.Context) error {
	if cc.Args().Present() {
		return usagef("%s takes no arguments, but got %q", cc.Command.HelpName, cc.Args().First())
	}
	return nil
}

// written makes of the error of standard output one with the right exit code.
func written(err error) error {
	if err == nil {
		return nil
	}
	return &failure{exitOutput, fmt.Errorf("writing to standard output: %w", err)}
}
