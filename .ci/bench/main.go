// Bench measures what the program costs: processor time, time on the wall and peak memory of builds of guides of
// growing size, of many small guides, of a check and of a save. Each figure is the best of several runs, since other
// work on the machine only adds to it. With a base, both programs run in turns, so that both see the same machine, and
// the table has their ratios; these say more than the figures. It runs on Linux.
//
//	go run ./.ci/bench -program out/bin/studyguide
//	go run ./.ci/bench -program out/bin/studyguide -base ../before/studyguide -runs 10 -only x100
//	go run ./.ci/bench -program out/bin/studyguide -guide guide.md
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	var o options
	flag.StringVar(&o.program, "program", "", "the program that is measured")
	flag.StringVar(&o.base, "base", "", "another build of the program, to compare with")
	flag.StringVar(&o.guide, "guide", "", "a guide in Markdown that is repeated, instead of one of invented text")
	flag.StringVar(&o.only, "only", "", "the part of a case's name that the cases to run have")
	flag.StringVar(&o.rival, "rival", "", "another compiler, as a command before the guide and its -o PDF: a case of its own")
	flag.IntVar(&o.runs, "runs", 5, "how often each case runs")
	flag.Parse()
	if err := run(os.Stdout, o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// options are what the flags say.
type options struct {
	program, base, guide, only, rival string
	runs                              int
}

// run measures the cases and prints the table.
func run(out io.Writer, o options) (err error) {
	if o.program == "" || o.runs < 1 {
		return errors.New("-program names no program, or -runs is less than 1")
	}
	for _, p := range []*string{&o.program, &o.base} {
		if *p == "" {
			continue
		}
		if *p, err = filepath.Abs(*p); err != nil {
			return fmt.Errorf("finding the program: %w", err)
		}
	}
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return fmt.Errorf("making a folder for guides: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	all, err := cases(dir, o)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "best of %d runs; load before: %s\n\n", o.runs, load())
	head(out, o)
	for _, c := range all {
		if !strings.Contains(c.name, o.only) {
			continue
		}
		if err := c.measure(out, o); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
	}
	fmt.Fprintf(out, "\nload after: %s\n", load())
	return nil
}

// load returns the load of the machine over the last minute.
func load() string {
	data, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	first, _, _ := strings.Cut(string(data), " ")
	return first
}

// head prints the head of the table.
func head(out io.Writer, o options) {
	cells := []string{"case", "CPU ms", "wall ms", "RSS MiB"}
	if other := o.other(); other != "" {
		cells = append(cells, other+" CPU", "wall", "RSS", "ratio CPU", "wall", "RSS")
	}
	fmt.Fprintf(out, "| %s |\n|%s\n", strings.Join(cells, " | "), strings.Repeat(" --- |", len(cells)))
}

// other returns what stands beside the program in the table.
func (o options) other() string {
	switch {
	case o.rival != "":
		return "rival"
	case o.base != "":
		return "base"
	}
	return ""
}
