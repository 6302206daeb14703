// Typography measures how guides are set: the word spaces and hyphens of their lines, how full their pages are, how
// many sizes of type they have. It reads the pages that the layout made, so that it sees what readers see. TestSample
// holds the sample to bounds.
//
//	go run ./.ci/typography                 # the sample
//	go run ./.ci/typography guide.md b.txt  # guides
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/sample"
)

func main() {
	look := flag.String("theme", theme.Default, "the theme of the pages")
	flag.Parse()
	if err := run(os.Stdout, *look, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "typography:", err)
		os.Exit(1)
	}
}

// run prints the figures of the guides in these files, or of the sample if there are none.
func run(out io.Writer, look string, files []string) error {
	if len(files) == 0 {
		f, err := measured(sample.FS(), ".", look)
		if err != nil {
			return err
		}
		f.print(out, sample.Name)
	}
	for _, file := range files {
		f, err := measured(os.DirFS(filepath.Dir(file)), filepath.Base(file), look)
		if err != nil {
			return err
		}
		f.print(out, filepath.Base(file))
	}
	return nil
}

// measured returns the figures of a guide on the pages of a theme of the program's.
func measured(fsys fs.FS, name, look string) (*figures, error) {
	th, ok := theme.Builtin(look)
	if !ok {
		return nil, fmt.Errorf("there is no theme %q", look)
	}
	var sink diag.List
	g, err := source.Load(fsys, name, source.Options{}, &sink)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	g.Meta.Cover = ast.NoCover // what is measured are pages of text
	set, err := fonts.NewLibrary().Set(fonts.Choice{Language: g.Meta.LanguageTag()})
	if err != nil {
		return nil, fmt.Errorf("choosing fonts for %s: %w", name, err)
	}
	job := &render.Job{Guide: g, Fonts: set, Assets: fsys, Theme: th, Page: g.Meta.Page, Sink: &sink}
	pages, err := job.Pages(context.Background())
	if err != nil {
		return nil, fmt.Errorf("setting %s: %w", name, err)
	}
	return measure(pages.Book), nil
}
