package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/manual"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/cmd/studyguide/internal/tool"
)

// generalFlags returns the flags that the program and each of its commands take, which [arranged] makes commands of:
// cli would write help in lines that fit no terminal.
func generalFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "help", Aliases: []string{"h"}, DisableDefaultText: true, Usage: "show help"},
		&cli.BoolFlag{Name: "version", Aliases: []string{"v"}, DisableDefaultText: true, Usage: "print the version"},
	}
}

// generalCommand returns the command that does what a general flag asks for; ok is false for other flags.
func generalCommand(flag string) (command string, ok bool) {
	for _, f := range generalFlags() {
		if slices.Contains(f.Names(), strings.TrimLeft(flag, "-")) {
			return f.Names()[0], true
		}
	}
	return "", false
}

func writeVersion(c report.Console) error {
	_, err := fmt.Fprintln(c.Out, tool.Version())
	return failure.Stdout(err)
}

func writeHelp(c report.Console, p *manual.Page) error {
	return failure.Stdout(p.WriteText(c.Out, report.Width(c.Out)))
}

func helpCommand(c report.Console) *cli.Command {
	return &cli.Command{
		Name:      "help",
		Usage:     "describe the program or one of its commands",
		ArgsUsage: "[COMMAND]",
		Description: `With --man all commands are described on one page for man.

Examples:
  studyguide help build
  studyguide help --man > ~/.local/share/man/man1/studyguide.1`,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "man", DisableDefaultText: true, Usage: "print a page for man"},
		},
		Action: func(cc *cli.Context) error {
			name := cc.Args().First()
			switch cmd := cc.App.Command(name); {
			case cc.Bool("man"):
				var pages []*manual.Page
				for _, cmd := range cc.App.Commands {
					pages = append(pages, commandPage(cmd))
				}
				return failure.Stdout(manual.WriteMan(c.Out, appPage(cc.App), pages, tool.Version()))
			case name == "":
				return writeHelp(c, appPage(cc.App))
			case cmd == nil:
				return noCommand(c, cc)
			default:
				return writeHelp(c, commandPage(cmd))
			}
		},
	}
}

// appPage returns the manual of the program.
func appPage(app *cli.App) *manual.Page {
	p := &manual.Page{
		Name: app.Name, Summary: app.Usage, Synopsis: strings.Split(app.UsageText, "\n"), Text: app.Description,
		Flags: flagEntries(app.Flags),
	}
	for _, cmd := range app.Commands {
		p.Commands = append(p.Commands, manual.Entry{Term: cmd.Name, Text: cmd.Usage})
	}
	return p
}

// commandPage returns the manual of a command.
func commandPage(cmd *cli.Command) *manual.Page {
	name := "studyguide " + cmd.Name
	form := name
	if len(cmd.Flags) > len(generalFlags()) {
		form += " [OPTIONS]"
	}
	if cmd.ArgsUsage != "" {
		form += " " + cmd.ArgsUsage
	}
	return &manual.Page{
		Name: name, Summary: cmd.Usage, Synopsis: []string{form}, Text: cmd.Description, Flags: flagEntries(cmd.Flags),
	}
}

// flagEntries returns what the manual says of flags.
func flagEntries(flags []cli.Flag) (out []manual.Entry) {
	for _, f := range flags {
		doc, ok := f.(cli.DocGenerationFlag)
		if !ok {
			continue
		}
		value, text := usageOf(doc)
		var names []string
		for _, name := range f.Names() {
			dashes := "--"
			if len(name) == 1 {
				dashes = "-"
			}
			names = append(names, dashes+name)
		}
		term := strings.Join(names, ", ")
		if value != "" {
			term += " " + value
		}
		if _, many := f.(*cli.StringSliceFlag); many {
			term += "…"
		}
		if preset := strings.Trim(doc.GetDefaultText(), `"`); doc.TakesValue() && preset != "" && preset != "0" {
			text += " (default: " + preset + ")"
		}
		out = append(out, manual.Entry{Term: term, Text: text})
	}
	return out
}

// usageOf returns what stands for the value of a flag, and what the flag does. In cli's form the first word between
// backquotes stands for the value.
func usageOf(doc cli.DocGenerationFlag) (value, text string) {
	text = doc.GetUsage()
	m := regexp.MustCompile("`([^`]+)`").FindStringSubmatchIndex(text)
	if m == nil {
		return "", text
	}
	return text[m[2]:m[3]], text[:m[0]] + text[m[2]:m[3]] + text[m[1]:]
}
