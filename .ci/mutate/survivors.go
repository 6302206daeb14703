package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// survivors are the mutations that may survive.
type survivors []survivor

// A survivor is a mutation that may survive. It is named by what stays when lines move, functions change files and
// types change names.
type survivor struct {
	dir, function, mutation string // function: without its receiver
	reason                  string
}

// String returns a survivor as a line of the list.
func (s survivor) String() string { return fmt.Sprintf("%s: %s: %s", s.dir, s.function, s.mutation) }

// readSurvivors reads a list of survivors: a line each, its fields parted by tabs. Lines that begin with # are
// comments.
func readSurvivors(name string) (survivors, error) {
	src, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: run it in the root of the repository", err)
	}
	if err != nil {
		return nil, err
	}
	var list survivors
	for i, l := range strings.Split(string(src), "\n") {
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		f := strings.Split(l, "\t")
		if len(f) != 4 || strings.TrimSpace(f[3]) == "" {
			return nil, fmt.Errorf("%s:%d: want folder, function, mutation and reason, with tabs between", name, i+1)
		}
		list = append(list, survivor{f[0], f[1], f[2], f[3]})
	}
	return list, nil
}

// reason returns why m may survive, if it is listed.
func (s survivors) reason(m mutant) (string, bool) {
	for _, e := range s {
		if e.is(m) {
			return e.reason, true
		}
	}
	return "", false
}

func (s survivor) is(m mutant) bool {
	return s.dir == m.dir() && s.function == m.name() && s.mutation == m.mutation()
}

// faults returns what is wrong with the entries for a folder: each must name one of its mutants, all.
func (s survivors) faults(dir string, all []mutant) []string {
	var found []string
	for _, e := range s {
		if e.dir != dir {
			continue
		}
		var is []string
		for _, m := range all {
			if e.is(m) {
				is = append(is, m.String())
			}
		}
		switch len(is) {
		case 0:
			found = append(found, fmt.Sprintf("%s (no such mutation)", e))
		case 1:
		default:
			found = append(found, fmt.Sprintf("%s (several: %s)", e, strings.Join(is, "; ")))
		}
	}
	return found
}

// strangers returns the entries for folders that are not mutated.
func (s survivors) strangers() []string {
	var found []string
	for _, e := range s {
		if !slices.ContainsFunc(subjects, func(of subject) bool { return of.dir == e.dir }) {
			found = append(found, fmt.Sprintf("%s (the folder is not mutated)", e))
		}
	}
	return found
}
