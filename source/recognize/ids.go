package recognize

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/writing"
)

// maxSlug is the maximum length of an id's slug in bytes: long enough to distinguish titles, short enough for a file
// name.
const maxSlug = 60

// slug returns the middle of an id: letters and digits of the title in lower case, with hyphens between words, cut at a
// character boundary.
func slug(title string) string {
	between := func(r rune) bool { return !writing.InWord(r) }
	s := strings.Join(strings.FieldsFunc(writing.LowerText(title), between), "-")
	if len(s) > maxSlug {
		end := maxSlug
		for !utf8.RuneStart(s[end]) {
			end--
		}
		s = strings.TrimRight(s[:end], "-")
	}
	return s
}

// namer makes ids that are unique in a guide. It counts how often each was requested.
type namer map[string]int

// name returns the id of a node. Where titles repeat, or have no letters and digits, a hash of the content
// distinguishes the nodes, so that an id does not change when others come or go. Only identical content is numbered.
func (n namer) name(prefix, slug string, content func() string, repeated bool) string {
	id := prefix + slug
	if repeated || slug == "" || n[id] > 0 {
		hash := sha256.Sum256([]byte(content()))
		sum := hex.EncodeToString(hash[:])
		base := strings.TrimSuffix(id, "-")
		if id = base + "-" + sum[:4]; n[id] > 0 {
			id = base + "-" + sum[:6]
		}
		for same := id; n[id] > 0; { // continues the last count, so that many identical nodes take linear time
			n[same]++
			id = fmt.Sprintf("%s-%d", same, n[same])
		}
	}
	n[id]++
	return id
}

// assignIDs names every section, question, note and heading within them, and updates the references to notes. The
// prefixes distinguish the kinds and make every id valid XML.
func assignIDs(g *ast.Guide) {
	n := namer{}
	sections, questions := g.AllSections(), g.AllQuestions()
	repeated := map[string]int{}
	slugs := make([]string, 0, len(sections)+len(questions))
	for _, s := range sections {
		slugs = append(slugs, slug(s.PlainTitle()))
		repeated["s-"+slugs[len(slugs)-1]]++
	}
	for _, q := range questions {
		slugs = append(slugs, slug(named(q)))
		repeated["q-"+slugs[len(slugs)-1]]++
	}
	for i, s := range sections {
		s.ID = n.name("s-", slugs[i], func() string { return sectionText(s) }, repeated["s-"+slugs[i]] > 1)
	}
	for i, q := range questions {
		title := slugs[len(sections)+i]
		q.ID = n.name("q-", title, func() string { return questionText(q) }, repeated["q-"+title] > 1)
	}
	nameHeadings(g, n)
	if len(g.Notes) == 0 {
		return
	}
	orderNotes(g)
	notes := map[string]string{}
	for _, note := range g.Notes {
		id := n.name("n-", slug(note.Label), func() string { return note.ID }, false)
		notes[note.ID], note.ID = id, id
	}
	ast.Walk(g, func(x ast.Node) bool {
		if ref, ok := x.(*ast.NoteRef); ok && notes[ref.ID] != "" {
			ref.ID = notes[ref.ID]
		}
		return true
	})
}

// identify assigns the ids of g, and lets identify, if it is set, replace those of questions. It returns the questions
// by ids that they had in earlier editions.
func identify(g *ast.Guide, identify func(*ast.Guide) map[string]*ast.Question) map[string]*ast.Question {
	assignIDs(g)
	if identify == nil {
		return nil
	}
	return identify(g)
}

// formerID returns the id that a question had when links to it had an anchor: that of a title, or of a number and a
// title.
func formerID(anchor string) string {
	return "q-" + slug(strings.TrimLeftFunc(anchor, func(c rune) bool { return c == '-' || unicode.IsDigit(c) }))
}

// named returns the text that a question is named by: its title, or its number if it has none.
func named(q *ast.Question) string {
	if len(q.Title) == 0 {
		return q.Number
	}
	return q.PlainTitle()
}

// nameHeadings names the headings within sections and questions. Where titles repeat, as "Example" may in every answer,
// the question around them distinguishes them.
func nameHeadings(g *ast.Guide, n namer) {
	title := func(h *ast.Heading) string { return slug(ast.PlainText(h.Inlines)) }
	count := map[string]int{}
	for _, h := range innerHeadings(g) {
		count[title(h)]++
	}
	if len(count) == 0 {
		return
	}
	around := g.Meta.Title
	ast.Walk(g, func(x ast.Node) bool {
		switch x := x.(type) {
		case *ast.Section:
			around = x.ID
		case *ast.Question:
			around = x.ID
		case *ast.Note:
			around = x.ID
		case *ast.Heading:
			t := title(x)
			content := func() string { return around + "\n" + ast.PlainText(x.Inlines) }
			x.ID = n.name("p-", t, content, count[t] > 1)
		}
		return true
	})
}

// orderNotes puts the notes in the order of the first references to them, so that their numbers rise down the page:
// those of the text first, then those that only other notes refer to, last those to which nothing does, such as one of
// a title that became metadata.
func orderNotes(g *ast.Guide) {
	byID := map[string]*ast.Note{}
	for _, n := range g.Notes {
		byID[n.ID] = n
	}
	var out []*ast.Note
	met := map[*ast.Note]bool{}
	refer := func(from ast.Node) {
		ast.Walk(from, func(x ast.Node) bool {
			if ref, ok := x.(*ast.NoteRef); ok && byID[ref.ID] != nil && !met[byID[ref.ID]] {
				met[byID[ref.ID]] = true
				out = append(out, byID[ref.ID])
			}
			return true
		})
	}
	refer(&ast.Guide{Intro: g.Intro, Sections: g.Sections})
	for i := 0; i < len(out); i++ { // out grows
		refer(out[i])
	}
	for _, n := range g.Notes {
		if !met[n] {
			out = append(out, n)
		}
	}
	g.Notes = out
}

// sectionText returns the content that identifies a section besides its title: the titles of its questions and parts.
func sectionText(s *ast.Section) string {
	var b strings.Builder
	for _, q := range s.Questions {
		b.WriteString(spaced(q.PlainTitle()) + "\n")
	}
	for _, part := range s.Sections {
		b.WriteString(spaced(part.PlainTitle()) + "\n")
	}
	return b.String()
}

// questionText returns the content that identifies a question besides its title: the text of its prompt and answer,
// without white space, so that it does not depend on line breaks.
func questionText(q *ast.Question) string {
	said := slices.Clone(q.Prompt)
	for _, o := range q.Options {
		said = append(said, o.Blocks...)
	}
	return ast.BlockText(append(said, q.Answer...), func(n ast.Node) string {
		switch n := n.(type) {
		case *ast.Text:
			return strings.Join(strings.Fields(n.Value), "")
		case *ast.Image, *ast.Break:
			return ""
		default:
			return ast.OwnText(n)
		}
	})
}

// spaced returns the words of s with a space between two.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }
