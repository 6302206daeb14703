package rst

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// notes holds the footnotes and citations of a file.
type notes struct {
	file  *file
	names markup.Namer
	// The labels of what is defined and what is referred to; "#" and "*" count one after the other.
	defined  map[string]string // ids by label, "#1" for the first nameless note that is numbered
	referred map[string]bool
	read     map[string]int // how many "#" and "*" have been read, of notes and of references
	out      []*note
	order    map[string]int // rank of first reference by id
}

// A note is one whose blocks are read.
type note struct {
	*ast.Note
	key string
}

var (
	noteStart     = pattern.New(`^\.\. +\[([^\[\]\s]+)\](?:\s|$)`)
	noteReference = pattern.New(`\[([^\[\]\s]+)\]_`)
	noteLabel     = pattern.New(`^(?:\d+|[#*]|#?[\pL\pN](?:[\w.+:-]|[\pL\pN])*)$`)
)

// find finds the labels of all notes, and of those that the text refers to, since references stand before notes.
func (n *notes) find(lines []indent.Line) {
	n.defined, n.referred = map[string]string{}, map[string]bool{}
	n.read, n.order = map[string]int{}, map[string]int{}
	nameless := map[string]int{}
	for _, l := range lines {
		if m := noteStart.FindStringSubmatch(l.Text); m != nil && noteLabel.MatchString(m[1]) {
			key := m[1]
			if key == "#" || key == "*" {
				nameless[key]++
				key += strconv.Itoa(nameless[key])
			}
			if key = strings.ToLower(key); n.defined[key] == "" {
				n.defined[key] = n.names.Name("note-" + key)
			}
		}
		for text := l.Text; ; {
			m := noteReference.FindStringSubmatchIndex(text)
			if m == nil {
				break
			}
			n.referred[strings.ToLower(text[m[2]:m[3]])] = true
			text = text[m[1]:]
		}
	}
}

// key returns the key of the next note or reference with a label; kind says which of the two it is.
func (n *notes) key(label, kind string) string {
	key := strings.ToLower(label)
	if key == "#" || key == "*" {
		n.read[kind+key]++
		key += strconv.Itoa(n.read[kind+key])
	}
	return key
}

// reference returns a reference to the note with the label, nil if there is none.
func (n *notes) reference(label string, at diag.Span) ast.Inline {
	key := n.key(label, "reference")
	id := n.defined[key]
	if id == "" && strings.HasPrefix(key, "#") {
		id = n.defined[strings.TrimPrefix(key, "#")]
	}
	if id == "" {
		n.file.report(diag.FootnoteUndefined, at, "footnote %q is not defined", label)
		return nil
	}
	if n.order[id] == 0 {
		n.order[id] = len(n.order) + 1
	}
	return &ast.NoteRef{Loc: ast.At(at), ID: id}
}

// note reads a footnote or a citation. One to which nothing refers stays where it is, with its label.
func (p *parser) note(label string, lines, all []indent.Line) {
	at := p.loc(all)
	key := p.notes.key(label, "note")
	lower := strings.ToLower(label)
	known := p.notes.referred[lower] || p.notes.referred[strings.TrimPrefix(lower, "#")]
	id := p.notes.defined[key]
	blocks := p.within(lines)
	taken := slices.ContainsFunc(p.notes.out, func(n *note) bool { return n.ID == id })
	if id != "" && known && !taken {
		p.notes.out = append(p.notes.out, &note{&ast.Note{Loc: at, ID: id, Label: strings.TrimPrefix(label, "#"),
			Blocks: blocks}, key})
		return
	}
	mark := &ast.Text{
		Loc: ast.At(p.Span(all[0].At, all[0].At)), Value: markup.Printable("[" + strings.Trim(label, "#*") + "] "),
	}
	if mark.Value == "[] " {
		mark.Value = "* "
	}
	if first, ok := firstOf(blocks).(*ast.Paragraph); ok {
		first.Inlines = append([]ast.Inline{mark}, first.Inlines...)
		first.Loc = at
	}
	p.addAll(blocks)
}

// list returns the notes by their first references. Notes without a label get their numbers.
func (n *notes) list() []*ast.Note {
	slices.SortStableFunc(n.out, func(a, b *note) int {
		x, y := n.order[a.ID], n.order[b.ID]
		if (x == 0) != (y == 0) {
			return y - x
		}
		return cmp.Compare(x, y)
	})
	var out []*ast.Note
	for i, m := range n.out {
		if m.Label == "" || m.Label == "*" {
			m.Label = strconv.Itoa(i + 1)
		}
		out = append(out, m.Note)
	}
	return out
}
