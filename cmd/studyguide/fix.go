package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/rogpeppe/go-internal/diff"

	"studyguide/render/markdown"
	"studyguide/source"
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/mend"
)

// A mender mends the files of a check before they are looked at.
type mender struct {
	*builder
	diff   bool           // only print what would change
	source source.Options // how the file at hand is read
	faulty bool           // the program failed on a file
}

// files mends those of tasks that are Markdown. The error is a failure: an output that cannot be written.
func (m *mender) files(ctx context.Context, tasks []task) error {
	done := map[string]bool{} // a project has a file in several editions
	for _, t := range tasks {
		if t.file == "-" && !m.diff {
			return usagef("--fix writes to files, and standard input is none; see --diff")
		}
		if done[t.file] {
			continue
		}
		done[t.file] = true
		m.source = t.variant.source
		err := m.report.guarded(m.console, displayed(t.file), "mending the guide", &tally{report: m.report}, func() error { return m.file(ctx, t.file) })
		var f *failure
		if err = asFailure(err); errors.As(err, &f) && f.code == exitFault {
			m.faulty = true // the other files can be mended
		} else if err != nil {
			return err
		}
	}
	m.progress.finish()
	return nil
}

// file mends one file. What cannot be read is passed over: the check says why.
func (m *mender) file(ctx context.Context, path string) error {
	if path == "-" || isDir(path) {
		return nil
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	if _, format := source.Text(path, src, m.source); format != "markdown" {
		return nil
	}
	edits, mended := m.edits(path, src)
	if len(edits) == 0 {
		return nil
	}
	if m.diff {
		_, err := m.out.Write(diff.Diff(filepath.ToSlash(path), src, filepath.ToSlash(path)+" (mended)", mended))
		return written(err)
	}
	if err := m.write(ctx, path, mended); err != nil {
		return err
	}
	for _, e := range edits {
		if m.settings.quiet {
			break
		}
		if _, err := fmt.Fprintf(m.out, "%s:%d: %s (%s)\n", filepath.ToSlash(path), e.Line, e.What, e.Rule); err != nil {
			return written(err)
		}
	}
	return nil
}

// edits gives the edits that mend src and the mended file: all that were found if the file is then the same guide, else those of each
// rule by which it is.
func (m *mender) edits(path string, src []byte) ([]mend.Edit, []byte) {
	all := m.find(path, src)
	if out := mend.Apply(src, all); m.same(path, src, out) {
		return all, out
	}
	var kept []mend.Edit
	for _, rule := range []diag.ID{diag.OpenFence, diag.DupNumber, diag.ListingLanguage} {
		some := slices.DeleteFunc(slices.Clone(all), func(e mend.Edit) bool {
			return e.Rule != rule && !slices.ContainsFunc(kept, func(k mend.Edit) bool { return k.Start == e.Start && k.Rule == e.Rule })
		})
		if m.same(path, src, mend.Apply(src, some)) {
			kept = some
		}
	}
	return kept, mend.Apply(src, kept)
}

func (m *mender) find(path string, src []byte) []mend.Edit {
	g, found := m.tree(path, src)
	if g == nil {
		return nil
	}
	return slices.DeleteFunc(mend.Find(src, g, found), func(e mend.Edit) bool { return m.settings.disabled[e.Rule] })
}

// tree reads a file; nil if it is no guide.
func (m *mender) tree(path string, src []byte) (*ast.Guide, []diag.Diagnostic) {
	opts := m.source
	opts.Explain = nil
	var found diag.List
	g, err := source.LoadBytes(path, src, opts, &found)
	if err != nil {
		return nil, nil
	}
	return g, found.Sorted()
}

// same tells whether a mended file is the guide that it was, but for the languages of its listings where none was named.
func (m *mender) same(path string, src, mended []byte) bool {
	was, _ := m.tree(path, src)
	is, _ := m.tree(path, mended)
	if was == nil || is == nil {
		return false
	}
	a, b := listings(was), listings(is)
	if len(a) != len(b) {
		return false
	}
	for i, l := range a {
		if l.Language == "" {
			l.Language = b[i].Language
		}
	}
	return markdown.Normal(was) == markdown.Normal(is)
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

// write puts a mended file in the place of the one it was, with that one's mode.
func (m *mender) write(ctx context.Context, path string, mended []byte) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	d, err := newDraft(ctx, path, false)
	if err != nil {
		return err
	}
	_, err = d.Write(mended)
	if err == nil && d.path != "" {
		err = d.file.Chmod(info.Mode().Perm())
	}
	if err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", path, err), d.discard())
	}
	return d.commit()
}
