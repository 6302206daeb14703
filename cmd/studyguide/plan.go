package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"studyguide/render"
)

// A task is one guide and the artifacts to make of it.
type task struct {
	file    string // as open takes it
	guide   string // the same in the project's folder; empty without a project
	variant *variant
	targets []target
}

// A target is one artifact: a file, or standard output if path is "-", or nothing if path is empty.
type target struct {
	renderer render.Renderer
	path     string
}

// defaultOutput is the folder of the artifacts unless -o names another place.
const defaultOutput = "out/"

// plan decides which files a build writes. The error tells of an output that cannot be meant.
func plan(s *settings, files []string) ([]task, error) {
	if len(files) == 0 {
		files = []string{""}
	}
	if i := slices.Index(files, "-"); i >= 0 && slices.Contains(files[i+1:], "-") {
		return nil, usagef("standard input (-) is named twice")
	}
	output := s.output
	if output == "" {
		output = defaultOutput
	}
	folder := output != "-" && (os.IsPathSeparator(output[len(output)-1]) || isDir(output))
	if ext := filepath.Ext(output); !folder && !s.toGiven && ext != "" {
		// -o guide.epub says enough.
		for _, r := range renderers() {
			if r.Ext() == ext {
				s.to = []render.Renderer{r}
			}
		}
	}
	if n := len(files) * len(s.to); !folder && n != 1 {
		what := fmt.Sprintf("-o %s names one file", output)
		if output == "-" {
			what = "-o - wants one artifact"
		}
		return nil, usagef("%s, but this would make %d (%s); choose one with --to, or name a folder: -o DIR/",
			what, n, strings.Join(formatNames(s.to), ", "))
	}
	var tasks []task
	owner := map[string]string{} // artifact → the input it is made of
	for _, file := range files {
		t := task{file: file, variant: &s.variant}
		for _, r := range s.to {
			path := output
			if folder {
				path = filepath.Join(output, stem(file)+r.Ext())
			}
			if err := claim(owner, path, file, files); err != nil {
				return nil, err
			}
			t.targets = append(t.targets, target{r, path})
		}
		tasks = append(tasks, t)
	}
	return tasks, nil
}

// claim refuses an artifact that another input makes too, or that is itself an input.
func claim(owner map[string]string, path, file string, files []string) error {
	if path == "-" {
		return nil
	}
	if first, ok := owner[path]; ok {
		return usagef("%s and %s would both be written to %s; build them into different folders", first, file, path)
	}
	owner[path] = file
	for _, f := range files {
		if f != "" && f != "-" && sameFile(f, path) {
			return usagef("%s would be overwritten by its own output; name another place with -o", f)
		}
	}
	return nil
}

func sameFile(a, b string) bool {
	x, errA := os.Stat(a)
	y, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(x, y)
}

func formatNames(rs []render.Renderer) (names []string) {
	for _, r := range rs {
		names = append(names, r.Name())
	}
	return names
}
