package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// exitCode returns the exit code of a kind of failure. Of several failures in a run the greatest kind counts.
func exitCode(kind failure.Kind) int {
	switch kind {
	case failure.None:
		return 0
	case failure.Findings:
		return 1
	case failure.Usage:
		return 2
	case failure.Input:
		return 3
	case failure.Output:
		return 4
	case failure.Interrupted:
		return 130 // as in shells: 128 plus the number of SIGINT
	default:
		return 5
	}
}

const exitCodes = `Exit codes:
  0    success
  1    a guide has errors (with --strict: or warnings), and nothing was written for it; or with
       --check something is stale
  2    wrong usage
  3    an input cannot be read
  4    an output cannot be written
  5    internal fault: the program failed on a guide; the other guides were made
  130  interrupted; nothing half-written is left`

const appDescription = `A guide is questions and answers, in Markdown, plain text, a saved web page, Word, a notebook,
reStructuredText or Org. Its shape is recognized: a heading for each question, alone or in a list
item, with options or not; <details> that hold the question or fold the answer away; "Q:" and "A:"
labels; the outline of text scraped from a page; lists, tables, bold type; the same inside code
fences; a file for each question in a folder. Banks of questions (CSV, JSON, YAML, GIFT, Aiken,
Moodle XML, QTI) say themselves what is one.

Examples:
  studyguide build --sample                   compile the sample guide into out/
  studyguide build guide.md                   write out/guide.pdf and out/guide.epub
  studyguide build --to json -o - guide.md    print the parsed guide as JSON
  studyguide check --strict guide.md          only look for problems
  studyguide import page.txt -o guide.md      turn any source into Markdown, to edit from then on
  studyguide new my-guide                     start a guide of your own

` + exitCodes

// run executes args and returns the exit code.
func run(ctx context.Context, args []string, in io.Reader, out, err io.Writer) int {
	app := newApp(report.Console{In: in, Out: out, Err: err}, args)
	failed := failure.Catch("running the command", func() error { return app.RunContext(ctx, arranged(app, args)) })
	if failed == nil {
		return exitCode(failure.None)
	}
	if ctx.Err() != nil && errors.Is(failed, context.Canceled) {
		failed = failure.Stop() // whatever was under way
	}
	var f *failure.Error
	var fault *failure.Fault
	switch {
	case errors.As(failed, &f):
	case errors.As(failed, &fault): // not in the work on a guide
		f = &failure.Error{Kind: failure.Internal, Err: fmt.Errorf("%w; %s", fault, report.FaultHint())}
		report.Trace(err, fault)
	default:
		f = &failure.Error{Kind: failure.Usage, Err: failed} // cli's error about the arguments
	}
	if f.Err != nil {
		_ = report.Error(err, f.Err) // there is nowhere else to say it
		if f.Kind == failure.Usage {
			fmt.Fprintf(err, "Try \"studyguide help\".\n")
		}
	}
	return exitCode(f.Kind)
}

func newApp(c report.Console, args []string) *cli.App {
	app := &cli.App{
		Name:                 "studyguide",
		HelpName:             "studyguide",
		Usage:                "turn study guides into PDF and EPUB books",
		UsageText:            "studyguide COMMAND [OPTIONS] [FILE…]\nstudyguide help COMMAND",
		Description:          appDescription,
		HideVersion:          true,
		HideHelp:             true, // see generalFlags
		HideHelpCommand:      true,
		EnableBashCompletion: true,
		BashComplete:         completeCommands(os.Getenv),
		Reader:               c.In,
		Writer:               c.Out,
		ErrWriter:            c.Err,
		ExitErrHandler:       func(*cli.Context, error) {}, // cli would exit; only main does
		OnUsageError:         usageError,
		Action:               func(cc *cli.Context) error { return noCommand(c, cc) },
		Flags:                generalFlags(),
	}
	app.Commands = []*cli.Command{
		buildCommand(c), checkCommand(c), watchCommand(c), previewCommand(c), planCommand(c), mergeCommand(c),
		importCommand(c), newCommand(c), idsCommand(c),
		rulesCommand(c), themesCommand(c), schemaCommand(c), versionCommand(c), completionCommand(c), helpCommand(c),
	}
	for _, cmd := range app.Commands {
		cmd.HideHelp, cmd.HideHelpCommand = true, true // otherwise a file called "help" could not be named
		cmd.Flags = append(cmd.Flags, generalFlags()...)
		cmd.OnUsageError = usageError
		cmd.Before = refuseEmpty
		cmd.BashComplete = complete(args, os.Getenv)
	}
	return app
}

// noCommand handles arguments that do not begin with a command.
func noCommand(c report.Console, cc *cli.Context) error {
	if !cc.Args().Present() {
		return writeHelp(c, appPage(cc.App))
	}
	word := cc.Args().First()
	if near, ok := diag.Nearest(word, commandNames(cc.App)); ok {
		return failure.Usagef("there is no command %q; did you mean %q?", word, near)
	}
	if strings.Contains(word, ".") || word == "-" {
		return failure.Usagef("there is no command %q; to compile a guide of that name: studyguide build %s", word,
			word)
	}
	return failure.Usagef("there is no command %q; there are %s", word, strings.Join(commandNames(cc.App), ", "))
}

func commandNames(app *cli.App) (names []string) {
	for _, cmd := range app.Commands {
		names = append(names, cmd.Name)
	}
	return names
}

// notNumber is what cli says of a flag whose value is no number, or one that no machine has room for.
var notNumber = regexp.MustCompile(`^invalid value "(.*)" for flag -([a-z-]+): (?:parse error|value out of range)$`)

// wantedNumbers returns the numbers that a flag takes; "" if it takes none.
func wantedNumbers(flag string) string {
	switch flag {
	case "pages":
		return fmt.Sprintf("1 to %d", ast.MaxPages)
	case "count", "jobs", "j":
		return "1 or more"
	case "shards":
		return fmt.Sprintf("1 to %d", lock.MaxShards)
	default:
		return ""
	}
}

// usageError returns cli's error about the flags of a command, with a suggestion for an unknown flag.
func usageError(cc *cli.Context, err error, _ bool) error {
	// The messages are those of package flag, which has no type for them.
	name, unknown := strings.CutPrefix(err.Error(), "flag provided but not defined: -")
	if !unknown {
		if m := notNumber.FindStringSubmatch(err.Error()); m != nil && wantedNumbers(m[2]) != "" {
			return failure.Usagef("--%s is %s; want %s", m[2], m[1], wantedNumbers(m[2]))
		}
		said := regexp.MustCompile(`(: |flag |for )-(\w)`).ReplaceAllString(err.Error(), "$1--$2")
		return failure.Usagef("%s", strings.Replace(said, ": parse error", ": that is no value of it", 1))
	}
	name = strings.TrimLeft(name, "-")
	var names []string
	for _, f := range cc.Command.Flags {
		names = append(names, f.Names()...)
	}
	if near, ok := diag.Nearest(name, names); ok && len(near) > 1 {
		return failure.Usagef("there is no flag --%s; did you mean --%s?", name, near)
	}
	return failure.Usagef("there is no flag --%s; see: %s --help", name, cc.Command.HelpName)
}

// refuseEmpty returns an error for a flag whose value is empty, as that of -o "$DIR" is in a script where DIR is not
// set: it would silently be the default, or the whole folder.
func refuseEmpty(cc *cli.Context) error {
	for _, f := range cc.Command.Flags {
		all := f.Names()
		var values []string
		switch f.(type) {
		case *cli.StringFlag:
			values = []string{cc.String(all[0])}
		case *cli.StringSliceFlag:
			values = cc.StringSlice(all[0])
		}
		if cc.IsSet(all[0]) && slices.Contains(values, "") {
			name := "--" + all[0]
			if len(all) > 1 {
				name = "-" + all[1]
			}
			return failure.Usagef("%s has an empty value; name one, or leave %s out", name, name)
		}
	}
	return nil
}

// arranged returns args as cli takes them: with the flags of a command before its files, since cli accepts no flag
// after the first file, and a command in place of a general flag. Everything after "--" is a file.
func arranged(app *cli.App, args []string) []string {
	if len(args) < 2 || args[len(args)-1] == "--generate-bash-completion" {
		return args
	}
	if command, ok := generalCommand(args[1]); ok && strings.HasPrefix(args[1], "-") {
		return []string{args[0], command}
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
			if command, ok := generalCommand(arg); ok {
				return helpOn(args[0], command, cmd)
			}
			flags = append(flags, arg)
			if !takesValue[strings.TrimLeft(arg, "-")] {
				continue
			}
			if i++; i == len(rest) {
				return append(args[:2:2], flags...) // cli reports that the value is missing
			}
			flags = append(flags, rest[i])
		}
	}
	out := append(args[:2:2], flags...)
	return append(append(out, "--"), files...)
}

// helpOn returns the command line for a general flag of a command.
func helpOn(program, command string, of *cli.Command) []string {
	if command == "help" && of.Name != command {
		return []string{program, command, of.Name}
	}
	return []string{program, command}
}
