package epub

import (
	"context"
	"strings"

	"studyguide/source/ast"
	"studyguide/source/words"
)

// maxFile is the size in bytes above which a section continues in another file, not counting the markup around its
// parts. Older reading devices load a file whole, and the engine that most of them share slows down or fails at about
// 300 kB.
const maxFile = 245_000

// files writes the introduction and the sections, and deals their parts out to files.
func (w *writer) files(ctx context.Context, g *ast.Guide, title string) ([]*file, error) {
	var files []*file
	if len(g.Intro) > 0 {
		files = append(files, w.introFile(w.introduction(g.Intro)))
	}
	var all []*part
	for _, f := range files {
		all = append(all, f.parts...)
	}
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
		p := w.introduction(nil)
		files = append(files, w.introFile(p))
		all = append(all, p)
	}
	w.writeNotes(all, g.Notes)
	names := taken{}
	for i, s := range g.Sections {
		files = append(files, deal(bySection[i], sectionTitle(s, title), names)...)
	}
	return files, nil
}

func (w *writer) introFile(p *part) *file {
	return &file{name: "intro.xhtml", title: w.lang.Text(words.Introduction), parts: []*part{p}, intro: true}
}

// deal puts the parts of a top-level section into as few files as maxFile allows.
func deal(parts []*part, title string, names taken) []*file {
	var files []*file
	name := stem("s", title)
	size := 0
	for _, p := range parts {
		if len(files) == 0 || size+p.size() > maxFile {
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
	n := p.written()
	for _, nt := range p.notes {
		if nt.part != nil {
			n += nt.part.written()
		}
	}
	return n
}

// written returns the size of the text, counting each open reference with the longest name that a file may have.
func (m *markup) written() int {
	return m.b.Len() + len(m.slots)*len(partName(stem("s", strings.Repeat("x", slugLen)), 99)+"-99.xhtml")
}
