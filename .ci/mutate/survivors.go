package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// survivors are the mutations that may survive.
type survivors []survivor

// A survivor is a mutation that may survive, named by what stays when lines move.
type survivor struct {
	file, function, mutation string
	reason                   string
}

func (s survivor) String() string { return fmt.Sprintf("%s: %s: %s", s.file, s.function, s.mutation) }

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
			return nil, fmt.Errorf("%s:%d: want file, function, mutation and reason, with tabs between", name, i+1)
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
	return s.file == filepath.ToSlash(m.file) && s.function == m.function && s.mutation == m.mutation()
}

// unknown returns the entries for files of a folder that are none of its mutants.
func (s survivors) unknown(dir string, all []mutant) survivors {
	var found survivors
	for _, e := range s {
		known := path.Dir(e.file) != dir
		for _, m := range all {
			known = known || e.is(m)
		}
		if !known {
			found = append(found, e)
		}
	}
	return found
}
