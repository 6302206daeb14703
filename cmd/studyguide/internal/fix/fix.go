// Package fix corrects Markdown files where the author's intent is certain. It finds the edits (package mend), verifies
// that the corrected file is otherwise the same guide, and writes it whole or not at all.
package fix

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/rogpeppe/go-internal/diff"

	"example.org/studyguide/cmd/studyguide/internal/draft"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/files"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/render/markdown"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/mend"
)

// A Fixer corrects files.
type Fixer struct {
	Console report.Console
	Report  *report.Report   // receives panics of the program
	Off     map[diag.ID]bool // disabled rules
	Quiet   bool             // do not print what was corrected
	Diff    bool             // print the changes and write no file
}

// A File is a file to correct, and how to read it.
type File struct {
	Path   string
	Source source.Options
}

// Files corrects those of files that are Markdown, each once. A panic in the work on one file does not affect the
// others; Files returns it at the end.
func (f *Fixer) Files(ctx context.Context, files []File) error {
	var faulty error
	done := map[string]bool{} // several editions of a project share a file
	for _, file := range files {
		if done[file.Path] {
			continue
		}
		done[file.Path] = true
		err := report.Guard(f.Console, file.Path, "mending the guide", f.Report,
			func() error { return f.file(ctx, file) })
		if failure.KindOf(err) == failure.Internal {
			faulty = err
		} else if err != nil {
			return failure.Or(failure.Output, err)
		}
	}
	return faulty
}

// file corrects one file. A file that cannot be read is skipped: the check that follows reports it.
func (f *Fixer) file(ctx context.Context, file File) error {
	if info, err := os.Stat(file.Path); err != nil || info.IsDir() {
		return nil
	}
	src, err := files.Read(file.Path, files.Guide)
	if err != nil {
		return nil
	}
	if _, format := source.Text(file.Path, src, file.Source); format != "markdown" {
		return nil
	}
	edits, mended := f.edits(file, src)
	if len(edits) == 0 {
		return nil
	}
	name := filepath.ToSlash(file.Path)
	if f.Diff {
		_, err := f.Console.Out.Write(diff.Diff(name, src, name+" (mended)", mended))
		return failure.Stdout(err)
	}
	if err := write(ctx, file.Path, mended); err != nil {
		return err
	}
	for _, e := range edits {
		if f.Quiet {
			break
		}
		if _, err := fmt.Fprintf(f.Console.Out, "%s:%d: %s (%s)\n", report.Shown(name), e.Line, e.What,
			e.Rule); err != nil {
			return failure.Stdout(err)
		}
	}
	return nil
}

// edits returns the edits for src, and the corrected file. If all edits together change the guide, it takes them rule
// by rule, without those of a rule that changes it.
func (f *Fixer) edits(file File, src []byte) ([]mend.Edit, []byte) {
	was, found := tree(file, src)
	if was == nil {
		return nil, src
	}
	all := slices.DeleteFunc(mend.Find(src, was, found), func(e mend.Edit) bool { return f.Off[e.Rule] })
	if len(all) == 0 {
		return nil, src
	}
	same := sameAs(file, was)
	if out := mend.Apply(src, all); same(out) {
		return all, out
	}
	var kept []mend.Edit
	for _, rule := range []diag.ID{diag.OpenFence, diag.DupNumber, diag.ListingLanguage} {
		some := slices.DeleteFunc(slices.Clone(all), func(e mend.Edit) bool {
			return e.Rule != rule && !slices.ContainsFunc(kept,
				func(k mend.Edit) bool { return k.Start == e.Start && k.Rule == e.Rule })
		})
		if len(some) > len(kept) && same(mend.Apply(src, some)) {
			kept = some
		}
	}
	return kept, mend.Apply(src, kept)
}

// tree reads a guide; it returns nil if the text is not one.
func tree(file File, text []byte) (*ast.Guide, []diag.Diagnostic) {
	opts := file.Source
	opts.Explain = nil
	var found diag.List
	g, err := source.LoadBytes(file.Path, text, opts, &found)
	if err != nil {
		return nil, nil
	}
	return g, found.Sorted()
}

// sameAs returns a function that reports whether a corrected text is the same guide, except for languages of listings
// that named none.
func sameAs(file File, was *ast.Guide) func(text []byte) bool {
	normal, before := markdown.Normal(was), listings(was)
	return func(text []byte) bool {
		is, _ := tree(file, text)
		if is == nil {
			return false
		}
		after := listings(is)
		if len(after) != len(before) {
			return false
		}
		for i, l := range before {
			if l.Language == "" {
				after[i].Language = ""
			}
		}
		return markdown.Normal(is) == normal
	}
}

func listings(g *ast.Guide) (out []*ast.Listing) {
	ast.Walk(g, func(n ast.Node) bool {
		if l, ok := n.(*ast.Listing); ok {
			out = append(out, l)
		}
		return true
	})
	return out
}

// write replaces a file and keeps its mode.
func write(ctx context.Context, path string, text []byte) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	d, err := draft.New(ctx, path)
	if err != nil {
		return err
	}
	_, err = d.Write(text)
	if err == nil {
		err = d.SetMode(info.Mode().Perm())
	}
	if err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", path, err), d.Discard())
	}
	return d.Commit()
}
