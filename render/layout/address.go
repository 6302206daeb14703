package layout

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
)

// Paper cannot be clicked, so it says where links lead: a mark behind the words of a link, and the address in a
// footnote, without what nobody types. In a section with many links the footnotes would crowd the text; there the
// addresses are a list at its end. A footnote has none of its own, so within one the address follows the link.

// An address is where links of a chapter (a section, or answers to one) lead, as it is told on paper.
type address struct {
	*ast.Note        // its id and place
	number    int    // in the chapter's list, or among the footnotes of the guide
	mark      string // of the links
	url, text string
	listed    bool // at the end of the chapter; else at the foot of each page with a mark
}

// addresses holds the addresses that are told.
type addresses struct {
	of     map[*ast.Link]*address // by the links that have a mark
	byID   map[string]*address
	noted  map[string]*address     // those that are footnotes, by text
	inNote map[*ast.Link]string    // texts of those that follow links of footnotes
	lists  map[ast.Node][]*address // by chapter: a section, or the guide for its introduction

	lettered bool // the marks of footnotes are letters: a mark is to say which kind of note it leads to
}

// A chapter with more than one address in so many characters has them in a list: 6 on a page of print's, which holds
// about 2,400 of guides with listings and lists. With more of them, a page would seem to be made of footnotes.
const (
	charactersForNote = 400
	mostNotes         = 6 // in a chapter that is not even a page
)

// told returns the addresses that a guide tells in a way, one of [ast.LinkModes].
func told(g *ast.Guide, way string) *addresses {
	if way == "" || way == ast.LinksNone {
		return nil
	}
	a := &addresses{
		of: map[*ast.Link]*address{}, byID: map[string]*address{}, noted: map[string]*address{},
		inNote: map[*ast.Link]string{}, lists: map[ast.Node][]*address{}, lettered: len(g.Notes) > 0,
	}
	var intro []ast.Node
	for _, b := range g.Intro {
		intro = append(intro, b)
	}
	a.chapter(g, intro, way)
	for _, sec := range g.Sections {
		if !sec.Back {
			a.chapter(sec, []ast.Node{sec}, way)
			continue
		}
		// The answers at the back are as many as a guide has: those to each of its sections have their own addresses.
		var own []ast.Node
		for _, n := range slices.Concat(sec.Key, sec.Answers) {
			own = append(own, n)
		}
		a.chapter(sec, own, way)
		for _, part := range sec.Sections {
			a.chapter(part, []ast.Node{part}, way)
		}
	}
	for _, n := range g.Notes {
		ast.Walk(n, func(n ast.Node) bool {
			if l, ok := n.(*ast.Link); ok {
				if text := unsaid(l); text != "" {
					a.inNote[l] = text
				}
			}
			return true
		})
	}
	return a
}

// chapter adds the addresses in parts of a chapter. A list has an order of its own; footnotes, which may share a page
// with those of another chapter, are numbered through the guide, and an address has the same number everywhere.
func (a *addresses) chapter(of ast.Node, parts []ast.Node, way string) {
	var links []*ast.Link
	addresses := map[string]bool{}
	size := 0
	said := map[string]bool{} // in this question
	for _, part := range parts {
		ast.Walk(part, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Question, *ast.Answer, *ast.Section:
				said = map[string]bool{}
			case *ast.Text:
				size += utf8.RuneCountInString(n.Value)
			case *ast.Code:
				size += utf8.RuneCountInString(n.Value)
			case *ast.Listing:
				size += utf8.RuneCountInString(n.Text)
			case *ast.Link:
				if text := unsaid(n); text != "" && !said[text] {
					said[text], addresses[text] = true, true
					links = append(links, n)
				}
			}
			return true
		})
	}
	if way == ast.LinksList || len(addresses) > max(mostNotes, size/charactersForNote) {
		a.lists[of] = a.add(links, map[string]*address{}, true)
	} else {
		a.add(links, a.noted, false)
	}
}

// add adds the addresses of links to those that are known by their texts, and returns the new ones.
func (a *addresses) add(links []*ast.Link, known map[string]*address, listed bool) []*address {
	var added []*address
	for _, l := range links {
		text := unsaid(l)
		to := known[text]
		if to == nil {
			to = &address{
				// No author's id has a colon.
				Note: &ast.Note{Loc: l.Loc, ID: "address:" + strconv.Itoa(len(a.byID)+1)},
				url:  l.URL, text: text, listed: listed, number: len(known) + 1,
			}
			switch to.mark = strconv.Itoa(to.number); {
			case listed:
				to.mark = "[" + to.mark + "]"
			case a.lettered:
				to.mark = alphabetic(to.number)
			}
			known[text], a.byID[to.ID] = to, to
			added = append(added, to)
		}
		a.of[l] = to
	}
	return added
}

// address returns the address that a note holds, or nil for one of the author's.
func (a *addresses) address(n *ast.Note) *address {
	if a == nil {
		return nil
	}
	return a.byID[n.ID]
}

// listed returns the addresses that stand at the end of a chapter.
func (a *addresses) listed(chapter ast.Node) []*address {
	if a == nil {
		return nil
	}
	return a.lists[chapter]
}

// alphabetic returns the n-th of the marks a, b … z, aa, ab …
func alphabetic(n int) string {
	var out []byte
	for ; n > 0; n = (n - 1) / 26 {
		out = append(out, byte('a'+(n-1)%26))
	}
	slices.Reverse(out)
	return string(out)
}

// unsaid returns the address of a link as it is told, or "" if that is within the guide or the words of the link say
// it.
func unsaid(l *ast.Link) string {
	text := typed(l.URL)
	if text == "" {
		return ""
	}
	said, long := bare(ast.PlainText(l.Inlines)), bare(l.URL)
	short, _, _ := strings.Cut(long, "?")
	short, _, _ = strings.Cut(short, "#")
	if strings.Contains(said, long) || said == bare(short) || shows(l) {
		return ""
	}
	return text
}

// shows reports whether a link leads to the picture that is its only content.
func shows(l *ast.Link) bool {
	if len(l.Inlines) != 1 {
		return false
	}
	img, ok := l.Inlines[0].(*ast.Image)
	return ok && img.Src == l.URL
}

// bare returns an address, or words that may be one, without what is often left out.
func bare(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	for _, start := range []string{"https://", "http://", "mailto:", "www."} {
		s = strings.TrimPrefix(s, start)
	}
	return strings.TrimSuffix(s, "/")
}

// longestAddress is the most characters of an address that is told as it is: about three lines of a footnote. Nobody
// types more; what is longer is cut to the page, without its parameters.
const longestAddress = 200

// typed returns an address as one types it: without its scheme, unless that is an unusual one, and without a slash at
// its end. It returns "" for what is no place outside of the guide.
func typed(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	text := address
	switch strings.ToLower(u.Scheme) {
	case "", "data", "javascript", "file", "blob", "about":
		return ""
	case "http", "https":
		_, text, _ = strings.Cut(address, "://")
	case "mailto", "tel":
		_, text, _ = strings.Cut(address, ":")
		text, _, _ = strings.Cut(text, "?")
	}
	text = decoded(text)
	text = strings.TrimSuffix(text, "/")
	if len(text) > longestAddress {
		text, _, _ = strings.Cut(text, "?")
		text, _, _ = strings.Cut(text, "#")
		for len(text) > longestAddress && strings.Contains(text, "/") {
			text = text[:strings.LastIndexByte(text, '/')]
		}
		text = strings.TrimRight(text, "/") + "/…"
	}
	return strings.ReplaceAll(text, " ", "%20")
}

// decoded returns an address with letters in place of their percent signs, if it has no others and all faces have the
// letters: programs that go there write them so again.
func decoded(address string) string {
	for i := range len(address) - 1 {
		if address[i] == '%' && address[i+1] < '8' { // of ASCII, where it keeps a sign from being one of addresses
			return address
		}
	}
	said, err := url.PathUnescape(address)
	if err != nil || !utf8.ValidString(said) {
		return address
	}
	for _, r := range said {
		if r <= ' ' || r > '~' && (r >= 0x0590 || !unicode.IsLetter(r)) {
			return address
		}
	}
	return said
}

// addressCuts returns the cuts of an address: after the signs that part it, where no hyphen is missed.
func addressCuts(text string) []cut {
	const signs, least = "/.?&=_-", 3
	var out []cut
	last := 0
	for i := 1; i < len(text); i++ {
		before, after := text[i-1], text[i]
		if strings.IndexByte(signs, before) < 0 || strings.IndexByte(signs, after) >= 0 {
			continue
		}
		if i-last >= least && len(text)-i >= least {
			out = append(out, cut{at: i, penalty: inToken})
			last = i
		}
	}
	return out
}
