package main

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"example.org/studyguide/cmd/studyguide/internal/build"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/project"
	"example.org/studyguide/cmd/studyguide/internal/report"
)

// sampleFlag returns the flag that names the sample guide.
func sampleFlag() cli.Flag {
	return &cli.BoolFlag{Name: "sample", DisableDefaultText: true, Usage: "take the sample guide that comes with the program"}
}

// inputs returns the guides that a command is about where there is no project: the FILES, the sample if that is asked
// for, or what is piped in. Otherwise it returns an error that names the ways on.
func inputs(cc *cli.Context, c *report.Console) ([]build.Input, error) {
	if cc.Bool("sample") {
		if cc.Args().Present() {
			return nil, failure.Usagef("--sample is a guide of its own; name no FILE besides, or leave out --sample")
		}
		return []build.Input{{}}, nil
	}
	args := cc.Args().Slice()
	if len(args) == 0 && piped(c) {
		args = []string{"-"}
	}
	if len(args) > 0 {
		return build.ParseInputs(args), nil
	}
	return nil, nothingNamed(cc)
}

// nothingNamed returns the error of a command that has neither a FILE nor a project, with the ways on.
func nothingNamed(cc *cli.Context) error {
	what := "no FILE is named"
	if hasFlag(cc.Command, "project") {
		what += fmt.Sprintf(", and there is no %s in this folder or above it", project.Name)
	}
	return failure.Usagef("%s; %s", what, waysOn(cc))
}

func hasFlag(cmd *cli.Command, name string) bool {
	return slices.ContainsFunc(cmd.Flags, func(f cli.Flag) bool { return f.Names()[0] == name })
}

// piped reports whether standard input is a pipe or a file, and not empty: jobs and schedulers run programs with a pipe
// into which nothing is written.
func piped(c *report.Console) bool {
	f, ok := c.In.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() && info.Mode()&fs.ModeNamedPipe == 0 {
		return false
	}
	in := bufio.NewReader(f)
	if _, err := in.Peek(1); err == io.EOF {
		return false
	}
	c.In = in
	return true
}

// waysOn returns what can be typed in place of a command that names no guide.
func waysOn(cc *cli.Context) string {
	command := "studyguide " + cc.Command.Name
	found := build.GuidesIn(".")
	var ways []string
	switch len(found) {
	case 0:
		ways = append(ways, command+" FILE…")
	default:
		name := found[0]
		if strings.ContainsAny(name, " '\"$&()") {
			name = strconv.Quote(name)
		}
		what := name + " is a guide"
		if len(found) > 1 {
			what = fmt.Sprintf("%d files here are guides", len(found))
		}
		ways = append(ways, fmt.Sprintf("%s: %s %s", what, command, name))
	}
	if hasFlag(cc.Command, "sample") {
		ways = append(ways, "the sample: "+command+" --sample")
	}
	return strings.Join(append(ways, "a guide of your own: studyguide new NAME"), "; ")
}
