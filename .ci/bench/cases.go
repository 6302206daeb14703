package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Sizes of the fleet: so many guides of so many questions in one run of the program.
const (
	fleet = 400
	small = 12
)

// A benchCase is something that is measured.
type benchCase struct {
	name string
	once func(program string) (cost, error) // runs it once
	// other runs what it is compared with once, if that is not the base.
	other func() (cost, error)
}

// cases writes the guides into dir and returns what is done with them.
func cases(dir string, o options) ([]benchCase, error) {
	source, err := newGenerator(o.guide)
	if err != nil {
		return nil, err
	}
	out := filepath.Join(dir, "out") + string(filepath.Separator)
	var all []benchCase
	for _, times := range []int{1, 10, 100} {
		guide := filepath.Join(dir, fmt.Sprintf("x%d.md", times))
		if err := os.WriteFile(guide, source.guide(times), 0o644); err != nil {
			return nil, fmt.Errorf("writing a guide: %w", err)
		}
		if o.rival != "" {
			all = append(all, rivalCase(times, guide, out, o.rival))
			continue
		}
		all = append(all, command(fmt.Sprintf("build x%d", times), "build", "-q", "-o", out, guide))
		if times == 1 {
			all = append(all,
				command("build x1, PDF alone", "build", "-q", "--to", "pdf", "-o", out, guide),
				command("build x1, EPUB alone", "build", "-q", "--to", "epub", "-o", out, guide),
				command("check x1", "check", "-q", guide))
		}
		if times <= 10 {
			all = append(all, saves(fmt.Sprintf("save x%d", times), guide, out))
		}
	}
	if o.rival != "" {
		return all, nil
	}
	many := []string{"build", "-q", "-o", out}
	for i := range fleet {
		guide := filepath.Join(dir, fmt.Sprintf("small-%03d.md", i))
		if err := os.WriteFile(guide, source.small(i), 0o644); err != nil {
			return nil, fmt.Errorf("writing a guide: %w", err)
		}
		many = append(many, guide)
	}
	return append(all, command(fmt.Sprintf("build of %d guides of %d questions", fleet, small), many...)), nil
}

// command returns the case of one run of the program.
func command(name string, args ...string) benchCase {
	return benchCase{name: name, once: func(program string) (cost, error) { return costOf(program, args...) }}
}

// rivalCase returns the case of a PDF from the program and from another compiler, which reads the same guide.
func rivalCase(times int, guide, out, rival string) benchCase {
	c := command(fmt.Sprintf("PDF x%d", times), "build", "-q", "--to", "pdf", "-o", out, guide)
	words := strings.Fields(rival)
	words = append(words, guide, "-o", strings.TrimSuffix(guide, ".md")+"-rival.pdf")
	c.other = func() (cost, error) { return costOf(words[0], words[1:]...) }
	return c
}

// measure runs a case and prints its line.
func (c benchCase) measure(out io.Writer, o options) error {
	other := c.other
	if other == nil && o.base != "" {
		other = func() (cost, error) { return c.once(o.base) }
	}
	var a, b cost
	for i := range o.runs {
		spent, err := c.once(o.program)
		if err != nil {
			return err
		}
		a = a.best(spent, i == 0)
		if other == nil {
			continue
		}
		if spent, err = other(); err != nil {
			return err
		}
		b = b.best(spent, i == 0)
	}
	line := fmt.Sprintf("| %s | %s |", c.name, a)
	if other != nil {
		line += fmt.Sprintf(" %s | %s |", b, a.over(b))
	}
	_, err := fmt.Fprintln(out, line)
	return err
}
