package recognize

import (
	"fmt"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	vocabulary "example.org/studyguide/source/words"
)

// A guide may be a folder: a file for each question, or several files that are guides of their own.
//
// A file that some shape reads as a guide becomes a section, unless its own title asks something: then the questions in
// it are parts of an answer. After such files, a file whose title says that it only surrounds the questions (a
// glossary, sources) becomes a section without questions. Any other file is one question: its title is that of its
// front matter, or else its first heading, or else its name; the rest is the answer. The caller decides the order of
// the files and their sections, by an index, by front matter, or by names.
//
// Links between the files become links within the guide (folder_links.go).

// A Part is one file of a folder.
type Part struct {
	Path  string // within the folder, with slashes
	Doc   *ast.Document
	Group []Group     // its sections, outermost first
	Intro []ast.Block // of the innermost section, before the file
}

// A Group is a section of a folder's guide that contains files.
type Group struct {
	Title   string
	Heading *ast.Heading // of an index, with the title; nil if the title is the name of a folder
	Index   string       // the path of the index that describes the section; empty if none does
}

// FolderShape is the shape of a guide that is a folder.
const FolderShape = "folder"

// Folder returns the guide made of the files of a folder, in the given order. meta is the metadata of the whole, and
// intro precedes everything else. indexes are the files that only arrange the others; just their paths and documents
// are used. known is what Identify is of a document, or nil. Otherwise Folder works like [Explain]. The paths of images
// become relative to the folder.
func Folder(
	at diag.Span, meta ast.Meta, intro []ast.Block, indexes, parts []Part,
	known func(*ast.Guide) map[string]*ast.Question, sink diag.Sink,
) (*ast.Guide, *Explanation, error) {
	f := &folder{}
	f.link(indexes, parts)
	for _, b := range intro {
		f.pieces = append(f.pieces, piece{kind: blockPiece, block: b, at: b.Span()})
	}
	var group []Group
	for i, p := range parts {
		f.group(group, p.Group, p.Doc.At)
		group = p.Group
		for _, b := range p.Intro {
			f.pieces = append(f.pieces, piece{kind: blockPiece, block: b, at: b.Span()})
		}
		f.part(len(indexes)+i, p, sink)
	}
	found := &finding{shape: FolderShape, what: "files and questions in them", pieces: f.pieces, form: 1, named: true}
	found.counts = count(found.pieces)
	c := found.candidate()
	c.Verdict = "taken: each file is a question or a guide"
	why := &Explanation{File: at.File, Candidates: []Candidate{c}, Parts: f.summaries}
	if found.questions == 0 {
		said := "no file of the folder has text"
		if len(parts) == 0 {
			said = "nothing but an index or a README is in the folder, and none are in it"
		}
		sink.Report(diag.New(diag.NotAGuide, at, "no questions were recognized: %s", said))
		return nil, why, fmt.Errorf("%s: %w", at.File, ErrNotAGuide)
	}
	b := assemble(meta, f.pieces)
	g := b.guide
	g.Loc, g.Notes, g.Media, g.Shape = ast.At(at), f.notes, f.media, FolderShape
	if g.Meta.Title == "" {
		g.Meta.Title = fileWords(at.File)
	}
	why.Options = b.takeOptions(sink).String()
	correctNumbers(g, sink)
	f.resolve(b, identify(g, known), sink)
	return g, why, nil
}

type folder struct {
	crossings
	pieces    []piece
	filed     bool     // one of the open sections was a file
	summaries []string // of the files, for the explanation
}

// group opens the sections of a part that are not open yet.
func (f *folder) group(before, now []Group, at diag.Span) {
	same := 0
	for same < len(before) && same < len(now) && before[same].Title == now[same].Title {
		same++
	}
	at.End = at.Start
	for i := same; i < len(now); i++ {
		f.filed = false
		title := []ast.Inline{&ast.Text{Loc: ast.At(at), Value: now[i].Title}}
		heading := f.headingOf(now[i])
		f.pieces = append(f.pieces, piece{kind: sectionPiece, level: i + 1, at: at, title: title, heading: heading})
	}
	if same == len(now) && len(before) > len(now) {
		f.filed = false
		f.pieces = append(f.pieces, piece{kind: sectionPiece, level: len(now) + 1, at: at})
	}
}

// part adds the pieces of file i.
func (f *folder) part(i int, p Part, sink diag.Sink) {
	depth := len(p.Group)
	c := gather(p.Doc, sink)
	e := c.evidence(false, "")
	title, heading, at := c.fileTitle()
	if f.first[i] = heading; heading == nil {
		f.first[i] = &ast.Heading{} // links to the file need a heading
	}
	own := piece{kind: sectionPiece, level: depth + 1, at: at, title: title, heading: f.first[i]}
	if best, ok := pick(candidates(e)); ok && !asks(flat(title)) {
		r := mix(e, best)
		r.report(sink)
		f.pieces = append(f.pieces, own)
		for _, q := range r.pieces {
			if heading != nil && q.heading == heading {
				continue
			}
			q.level += depth + 1
			f.pieces = append(f.pieces, q)
		}
		summary := fmt.Sprintf("%s: %d %s (shape %s)", p.Path, best.questions, best.what, best.shape)
		f.summaries = append(f.summaries, summary)
		f.filed = true
		return
	}
	if t := flat(title); f.filed && (isApparatus(t) || isClosing(t) || vocabulary.Is(vocabulary.GlossaryTitle, t)) {
		f.summaries = append(f.summaries, p.Path+": a section without questions")
		f.pieces = append(f.pieces, own)
	} else {
		f.summaries = append(f.summaries, p.Path+": a question")
		q := question(title, at, heading)
		q.heading = f.first[i]
		f.pieces = append(f.pieces, q)
	}
	for _, u := range e.units {
		if h, ok := u.block.(*ast.Heading); ok && h == heading {
			continue
		}
		f.pieces = append(f.pieces, e.content(u.block, e.letters))
	}
}

// fileTitle returns the title of a file, the heading it was taken from, if any, and its place.
func (c cleared) fileTitle() (title []ast.Inline, heading *ast.Heading, at diag.Span) {
	at = c.doc.At
	at.End = at.Start
	if m := c.doc.Meta; m.Title != "" {
		title, at = []ast.Inline{&ast.Text{Loc: m.Loc, Value: m.Title}}, m.At
	} else if len(c.title) > 0 {
		return c.title, nil, inlineSpan(c.title)
	}
	for _, u := range c.units {
		h, ok := u.block.(*ast.Heading)
		if !ok {
			continue
		}
		if title == nil || key(flat(h.Inlines)) == key(flat(title)) {
			return h.Inlines, h, h.At
		}
		return title, nil, at
	}
	if title == nil {
		title = []ast.Inline{&ast.Text{Loc: ast.At(at), Value: fileWords(c.doc.At.File)}}
	}
	return title, nil, at
}
