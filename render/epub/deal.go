package epub

import (
	"context"
	"slices"
	"strings"

	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// maxFile is the size in bytes above which a section continues in another file, not counting the markup around its
// parts. Older reading devices load a file whole, and the engine that most of them share slows down or fails at about
// 300 kB.
const maxFile = 245_000

// maxPart is the size in bytes above which an answer or an introduction goes on in another part. It leaves room for
// footnotes, and for the markup of the last block, which is measured by its text alone.
const maxPart = 200_000

// files writes the introduction and the sections of g, whose title is never empty, and deals their parts out to files,
// which are named by the titles of the same sections as the author wrote them.
func (w *writer) files(ctx context.Context, g, written *ast.Guide, title string) ([]*file, error) {
	var intro []*part
	if len(g.Intro) > 0 {
		intro = w.introduction(g.Intro)
	}
	all := slices.Clone(intro)
	bySection := make([][]*part, len(g.Sections))
	for i, s := range g.Sections {
		ps, err := w.section(ctx, s, nil, title)
		if err != nil {
			return nil, err
		}
		bySection[i] = ps
		all = append(all, ps...)
	}
	if len(all) == 0 && len(g.Notes) > 0 { // a guide of nothing but footnotes
		intro = w.introduction(nil)
		all = intro
	}
	w.writeNotes(all)
	names := taken{}
	files := deal(intro, "intro", w.lang.Text(words.Introduction), names)
	for _, f := range files {
		f.intro = true
	}
	for i, s := range g.Sections {
		name := markup.Stem("s", sectionTitle(written.Sections[i], titleOf(written.Meta, w.lang)))
		files = append(files, deal(bySection[i], name, sectionTitle(s, title), names)...)
	}
	return files, nil
}

// deal puts the parts of a top-level section into as few files as maxFile allows. name is the name of the first, to
// which others add a number.
func deal(parts []*part, name, title string, names taken) []*file {
	var files []*file
	size := 0
	for _, p := range parts {
		if len(files) == 0 || size+p.size() > maxFile || p.headed {
			files = append(files, &file{name: names.name(partName(name, len(files)+1)) + ".xhtml", title: title})
			size = 0
		}
		f := files[len(files)-1]
		f.parts = append(f.parts, p)
		size += p.size()
	}
	return files
}

// size returns the bytes that p and its footnotes will take.
func (p *part) size() int {
	n := written(&p.Fragment)
	for _, nt := range p.Notes {
		if nt.Text != nil {
			n += written(nt.Text)
		}
	}
	return n
}

// written returns the size of the text, counting each open reference with the longest name that a file may have.
func written(f *markup.Fragment) int {
	return f.Len() + f.Links()*len(partName(markup.Stem("s", strings.Repeat("x", markup.SlugLen)), 99)+"-99.xhtml")
}
