package recognize

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"studyguide/source/ast"
	"studyguide/source/diag"
)

// A guide may be a folder: a file for each question, or several files each of which is a guide of its own.
//
// A file is a guide if some shape reads it as one, and then it becomes a section; but not if its own title asks something, for then the
// questions in it are parts of an answer. Any other file is one question: the title is that of its front matter, else its first heading, else
// its name; the rest is the answer. Which order the files have, and which sections they stand in, is for the caller to say: an
// index names them, or their front matter, or their names.
//
// Links from one file to another become links within the guide.

// A Part is one file of a folder.
type Part struct {
	Path  string // within the folder, with slashes
	Doc   *ast.Document
	Group []string    // titles of the sections that it stands in, outermost first
	Intro []ast.Block // what stands in the innermost of them before the file
}

// FolderShape is the shape of a guide that is a folder.
const FolderShape = "folder"

// Folder makes a guide of the files of a folder, in the order given. meta is what is known of the whole; intro stands before everything
// else. Other than that it is as [Explain]. An image's file is looked for from the folder on.
func Folder(at diag.Span, meta ast.Meta, intro []ast.Block, parts []Part, sink diag.Sink) (*ast.Guide, *Explanation, error) {
	f := &folder{anchors: map[string]*ast.Heading{}, files: map[string]int{}, shown: map[*ast.Link]string{}}
	e := &evidence{doc: &ast.Document{Loc: ast.At(at), Meta: meta}}
	for i, p := range parts {
		f.files[p.Path] = i
	}
	var notes []*ast.Note
	for _, b := range intro {
		f.pieces = append(f.pieces, piece{kind: blockPiece, block: b, at: b.Span()})
		f.relink(b, -1, ".")
	}
	var group []string
	for i, p := range parts {
		f.relink(p.Doc, i, path.Dir(p.Path))
		for _, n := range p.Doc.Notes {
			n.ID = partID(i) + n.ID
		}
		notes = append(notes, p.Doc.Notes...)
		for h, slug := range p.Doc.Slugs {
			f.anchors[partID(i)+slug] = h
		}
		f.group(group, p.Group, p.Doc.At)
		group = p.Group
		for _, b := range p.Intro {
			f.relink(b, -1, path.Dir(p.Path))
			f.pieces = append(f.pieces, piece{kind: blockPiece, block: b, at: b.Span()})
		}
		f.part(p, len(p.Group), sink)
	}
	best := &finding{shape: FolderShape, what: "files and questions in them", pieces: f.pieces, form: 1, named: true}
	best.tally = count(best.pieces)
	why := explain(e, []*finding{best}, best, best.questions > 0, "")
	why.File, why.Parts = at.File, f.told
	if best.questions == 0 {
		sink.Report(diag.New(diag.NotAGuide, at, "no questions were recognized: no file of the folder has text"))
		return nil, why, fmt.Errorf("%s: %w", at.File, ErrNotAGuide)
	}
	b := assemble(e, f.pieces)
	g := b.guide
	g.Loc, g.Notes, g.Shape = ast.At(at), notes, FolderShape
	if g.Meta.Title == "" {
		g.Meta.Title = fileWords(at.File)
	}
	correctNumbers(g, sink)
	assignIDs(g)
	b.anchors(nil)
	targets := map[string]ast.Node{}
	for slug, h := range f.anchors {
		targets[slug] = b.headings[h]
	}
	firsts := b.firsts()
	for i, key := range f.first {
		targets[partID(i)] = firsts[key]
	}
	resolveLinks(g, targets, f.shown, sink)
	return g, why, nil
}

type folder struct {
	pieces  []piece
	anchors map[string]*ast.Heading // by part and slug
	files   map[string]int
	first   []string // of each part: the place of the section or question that it became; see placeKey
	shown   map[*ast.Link]string
	told    []string
}

// partID begins the anchors of a part, so that those of several files differ.
func partID(i int) string { return "file" + strconv.Itoa(i) + "/" }

// group opens the sections that a part stands in, as far as the part before does not.
func (f *folder) group(before, now []string, at diag.Span) {
	same := 0
	for same < len(before) && same < len(now) && before[same] == now[same] {
		same++
	}
	at.End = at.Start
	for i := same; i < len(now); i++ {
		f.pieces = append(f.pieces, piece{kind: sectionPiece, level: i + 1, at: at, title: []ast.Inline{&ast.Text{Loc: ast.At(at), Value: now[i]}}})
	}
	if same == len(now) && len(before) > len(now) {
		f.pieces = append(f.pieces, piece{kind: sectionPiece, level: len(now) + 1, at: at})
	}
}

// part makes the pieces of one file; depth is how many sections it stands in.
func (f *folder) part(p Part, depth int, sink diag.Sink) {
	e := gather(p.Doc)
	e.part = true
	e.takeTextTitle(sink)
	e.clear(sink)
	title, heading, at := e.fileTitle()
	if best, ok := pick(candidates(e)); ok && !asks(flat(title)) {
		mix(e, best)
		for _, d := range best.reports {
			sink.Report(d)
		}
		for _, d := range best.dropped {
			sink.Report(diag.New(diag.Furniture, d.at, "%s set aside", d.what))
		}
		f.first = append(f.first, placeKey("section", at))
		f.pieces = append(f.pieces, piece{kind: sectionPiece, level: depth + 1, at: at, title: title, heading: heading})
		for _, q := range best.pieces {
			if heading != nil && q.heading == heading {
				continue
			}
			q.level += depth + 1
			f.pieces = append(f.pieces, q)
		}
		f.told = append(f.told, fmt.Sprintf("%s: %d %s (shape %s)", p.Path, best.questions, best.what, best.shape))
		return
	}
	q := question(title, at, heading)
	f.first = append(f.first, placeKey("question", q.at))
	f.pieces = append(f.pieces, q)
	for _, u := range e.units {
		if h, ok := u.block.(*ast.Heading); ok && h == heading {
			continue
		}
		f.pieces = append(f.pieces, e.content(u.block, e.letters)...)
	}
}

// fileTitle gives the title of a file, and the heading that it was.
func (e *evidence) fileTitle() (title []ast.Inline, heading *ast.Heading, at diag.Span) {
	at = e.doc.At
	at.End = at.Start
	if m := e.doc.Meta; m.Title != "" {
		title, at = []ast.Inline{&ast.Text{Loc: m.Loc, Value: m.Title}}, m.At
	} else if len(e.title) > 0 {
		return e.title, nil, inlineSpan(e.title)
	}
	for _, u := range e.units {
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
		title = []ast.Inline{&ast.Text{Loc: ast.At(at), Value: fileWords(e.doc.At.File)}}
	}
	return title, nil, at
}

// relink makes the links of a part's tree lead to other parts where they name their files, and to its own anchors; images are
// looked for from its own folder. i is -1 for what is no part.
func (f *folder) relink(n ast.Node, i int, dir string) {
	ast.Walk(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Link:
			if to, ok := f.target(n.URL, i, dir); ok {
				f.shown[n] = n.URL
				n.URL = "#" + to
			}
		case *ast.Image:
			if i >= 0 && dir != "." && isRelative(n.Src) {
				n.Src = path.Join(dir, n.Src)
			}
		case *ast.NoteRef:
			if i >= 0 {
				n.ID = partID(i) + n.ID
			}
		}
		return true
	})
}

// target gives the anchor within the guide that a link leads to.
func (f *folder) target(url string, i int, dir string) (string, bool) {
	name, slug, _ := strings.Cut(url, "#")
	switch {
	case name == "" && i >= 0:
		return partID(i) + slug, true
	case !isRelative(name):
		return "", false
	}
	to, ok := f.files[path.Join(dir, name)]
	if !ok {
		return "", false
	}
	return partID(to) + slug, true
}

// isRelative tells whether a link leads to a file beside the one that it stands in.
func isRelative(url string) bool {
	return url != "" && !strings.HasPrefix(url, "/") && !strings.HasPrefix(url, "#") && !strings.Contains(url, ":")
}

// firsts gives the section or question that begins at each place.
func (b *builder) firsts() map[string]ast.Node {
	out := map[string]ast.Node{}
	note := func(kind string, at diag.Span, n ast.Node) { out[placeKey(kind, at)] = n } // of nested sections the innermost
	for _, s := range b.guide.AllSections() {
		if len(s.Title) > 0 {
			note("section", s.At, s)
		}
		for _, q := range s.Questions {
			note("question", q.At, q)
		}
	}
	return out
}

func placeKey(kind string, at diag.Span) string {
	return fmt.Sprintf("%s %s:%d:%d", kind, at.File, at.Start.Line, at.Start.Col)
}
