package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"studyguide/cmd/studyguide/internal/fault"
	"studyguide/source/diag"
)

// The exit codes. Of several that apply to a run the highest is given.
const (
	exitFine        = 0
	exitFindings    = 1 // errors in a guide; warnings too under --strict
	exitUsage       = 2
	exitInput       = 3   // a file cannot be read
	exitOutput      = 4   // a file cannot be written
	exitFault       = 5   // the program itself is at fault
	exitInterrupted = 130 // as shells have it: 128 and the number of SIGINT
)

const exitCodes = `Exit codes:
  0    all is fine
  1    a guide has errors (with --strict: or warnings), and nothing was written for it; or with
       --check something is stale
  2    wrong usage
  3    an input cannot be read
  4    an output cannot be written
  5    internal fault: the program itself failed on a guide; the other guides were made
  130  interrupted; nothing half-written is left`

const appDescription = `A guide is questions and answers in Markdown or plain text. Its shape is found out: a heading
for each question, alone or in the item of a list, with options or not; <details> that are the question
or fold the answer away; "Q:" and "A:" labels; an outline as text scraped from a page has it;
lists, tables, bold type; the same inside code fences; a file for each question in a folder.

Examples:
  studyguide build                            compile the sample guide into out/
  studyguide build guide.md                   write out/guide.pdf and out/guide.epub
  studyguide build --to json -o - guide.md    print the tree of the guide as JSON
  studyguide check --strict guide.md          only look for problems
  studyguide import page.txt -o guide.md      make Markdown of any source, to edit from then on
  studyguide new my-guide                     begin a guide of your own

` + exitCodes

// console is what a command talks to.
type console struct {
	in       io.Reader
	out, err io.Writer
}

// A failure ends a command with an exit code. What has been reported already has no error.
type failure struct {
	code int
	err  error
}

func (f *failure) Error() string {
	if f.err == nil {
		return fmt.Sprintf("exit code %d", f.code)
	}
	return f.err.Error()
}

func (f *failure) Unwrap() error { return f.err }

func usagef(format string, args ...any) error {
	return &failure{exitUsage, fmt.Errorf(format, args...)}
}

// run is the whole program: it carries out args and gives the exit code.
func run(ctx context.Context, args []string, in io.Reader, out, err io.Writer) int {
	c := console{in, out, err}
	app := newApp(c, args)
	fail := fault.Catch("running the command", func() error { return app.RunContext(ctx, filesLast(app, args)) })
	if fail == nil {
		return exitFine
	}
	var f *failure
	var own *fault.Fault
	switch {
	case errors.As(fail, &f):
	case errors.As(fail, &own): // outside of the work on any guide
		f = &failure{exitFault, fmt.Errorf("%w; %s", own, faultHint())}
		printTrace(err, own)
	default:
		f = &failure{exitUsage, fail} // cli found it in the arguments
	}
	if f.err != nil {
		fmt.Fprintf(err, "studyguide: %v\n", f.err)
		if f.code == exitUsage {
			fmt.Fprintf(err, "Try \"studyguide help\".\n")
		}
	}
	return f.code
}

func newApp(c console, args []string) *cli.App {
	app := &cli.App{
		Name:                 "studyguide",
		HelpName:             "studyguide",
		Usage:                "turn study guides into PDF and EPUB books",
		UsageText:            "studyguide COMMAND [OPTIONS] [FILE…]\nstudyguide help COMMAND",
		Description:          appDescription,
		HideVersion:          true,
		HideHelpCommand:      true,
		EnableBashCompletion: true,
		Reader:               c.in,
		Writer:               c.out,
		ErrWriter:            c.err,
		ExitErrHandler:       func(*cli.Context, error) {}, // cli would exit; only main does
		OnUsageError:         usageError,
		Action:               noCommand,
	}
	app.Commands = []*cli.Command{
		buildCommand(c), checkCommand(c), watchCommand(c), previewCommand(c), planCommand(c), mergeCommand(c), importCommand(c), newCommand(c), rulesCommand(c), schemaCommand(c), versionCommand(c), completionCommand(c), helpCommand(),
	}
	for _, cmd := range app.Commands {
		cmd.HideHelpCommand = true // else a file called "help" could not be named
		cmd.OnUsageError = usageError
		cmd.BashComplete = complete(args)
	}
	return app
}

// noCommand answers arguments that begin with no command.
func noCommand(cc *cli.Context) error {
	if !cc.Args().Present() {
		return cli.ShowAppHelp(cc)
	}
	word := cc.Args().First()
	if near, ok := diag.Nearest(word, commandNames(cc.App)); ok {
		return usagef("there is no command %q; did you mean %q?", word, near)
	}
	if strings.Contains(word, ".") || word == "-" {
		return usagef("there is no command %q; to compile a guide of that name: studyguide build %s", word, word)
	}
	return usagef("there is no command %q; there are %s", word, strings.Join(commandNames(cc.App), ", "))
}

func commandNames(app *cli.App) (names []string) {
	for _, cmd := range app.Commands {
		names = append(names, cmd.Name)
	}
	return names
}

func helpCommand() *cli.Command {
	return &cli.Command{
		Name:      "help",
		Usage:     "tell about the program or one of its commands",
		ArgsUsage: "[COMMAND]",
		Action: func(cc *cli.Context) error {
			name := cc.Args().First()
			if name == "" {
				return cli.ShowAppHelp(cc)
			}
			if cc.App.Command(name) == nil {
				return noCommand(cc)
			}
			return cli.ShowCommandHelp(cc, name)
		},
	}
}

// usageError says what cli found wrong with the flags of a command, with the name of a flag that may be meant.
func usageError(cc *cli.Context, err error, _ bool) error {
	// The messages are those of the flag package, which has no type for them.
	name, unknown := strings.CutPrefix(err.Error(), "flag provided but not defined: -")
	if !unknown {
		return usagef("%v", err)
	}
	name = strings.TrimLeft(name, "-")
	var names []string
	for _, f := range cc.Command.Flags {
		names = append(names, f.Names()...)
	}
	if near, ok := diag.Nearest(name, names); ok && len(near) > 1 {
		return usagef("there is no flag --%s; did you mean --%s?", name, near)
	}
	return usagef("there is no flag --%s; see: %s --help", name, cc.Command.HelpName)
}

// filesLast puts the flags of a command before its files, since cli takes no flag after the first file. What
// follows "--" is a file whatever it looks like.
func filesLast(app *cli.App, args []string) []string {
	if len(args) < 3 || args[len(args)-1] == "--generate-bash-completion" {
		return args
	}
	cmd := app.Command(args[1])
	if cmd == nil {
		return args
	}
	takesValue := map[string]bool{}
	for _, f := range cmd.Flags {
		if doc, ok := f.(cli.DocGenerationFlag); ok && doc.TakesValue() {
			for _, name := range f.Names() {
				takesValue[name] = true
			}
		}
	}
	var flags, files []string
	rest := args[2:]
	for i := 0; i < len(rest); i++ {
		arg := rest[i]
		switch {
		case arg == "--":
			files = append(files, rest[i+1:]...)
			i = len(rest)
		case len(arg) < 2 || arg[0] != '-':
			files = append(files, arg)
		default:
			flags = append(flags, arg)
			if !takesValue[strings.TrimLeft(arg, "-")] {
				continue
			}
			if i++; i == len(rest) {
				return append(args[:2:2], flags...) // cli says that the value is not there
			}
			flags = append(flags, rest[i])
		}
	}
	out := append(args[:2:2], flags...)
	return append(append(out, "--"), files...)
}
