// Package html reads saved web pages, and says what the HTML in a Markdown guide means.
//
// The input is the bytes of a page, the output the blocks of its text with their positions in the source ([Read]). What
// belongs to the site is set aside and reported; no other word is lost. The package decides which structures of a page
// are questions, but not which headings or paragraphs are. It fetches nothing and runs no scripts.
//
// Four questions are answered in this order. Which structures are questions ([questions])? Where is the text
// ([textFinder]): what the author marked as main content, else the path to most text outside links, but never past
// parts that repeat? Which parts of it are furniture ([site]), by class and by element, except those that hold a
// question or a third of the page? And which block is each element ([flow])? A question found by structure becomes a
// details block, so that recognition needs no shape of its own for HTML.
//
// The tree is built here ([builder]) from the tokens of golang.org/x/net/html. Its parser was no choice: it keeps no
// positions, and it moves and copies elements, so that none can be found again. goquery and cascadia work on its tree.
// go-readability loses positions too, and drops parts that hold questions. Our tree closes unclosed tags as the
// standard says, reopens marks that span blocks within each block, and bounds nesting: a deeper tag is dropped, its
// text kept.
//
// Each step has a type of its own. A flow turns elements into blocks: a [line] collects the inlines of a paragraph, and
// lists, definitions, tables and code have readers that use a flow for their content. [addresses] and [places] resolve
// the links of the page, and [asides] collects what was left out.
//
// For the Markdown reader, the package splits HTML into tokens ([Scan], [Plain]) and has the one table of what elements
// mean ([Meaning], [Language], [Role.Mark]). The two readers still build their blocks separately. In Markdown, tags
// open and close across Markdown's own blocks, so there is no tree of them; and an unknown tag is far more often the
// author's word than on a page.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package html

import (
	"strings"

	"golang.org/x/net/html"
)

// A Kind is the kind of a [Token].
type Kind int

// The kinds of tokens. A self-closing tag (<br/>) is a Start.
const (
	Text Kind = iota
	Start
	End
	Comment
	Other // a doctype, a processing instruction, a CDATA section
)

// A Token is a piece of HTML.
type Token struct {
	Kind  Kind
	Name  string            // of a tag, lower case
	Attr  map[string]string // of a start tag: names in lower case, values without entities
	Text  string            // of a Text: what it shows, entities decoded
	Raw   string            // as the author wrote it
	Start int               // byte offset in the source
}

// Scan returns the tokens of src in order. Their Raw texts joined are always src.
func Scan(src string) []Token {
	if t, ok := bareTag(src); ok {
		return []Token{t}
	}
	return tokens(src)
}

func tokens(src string) []Token {
	var out []Token
	z := html.NewTokenizer(strings.NewReader(src))
	at := 0
	for {
		kind := z.Next()
		raw := string(z.Raw())
		if kind == html.ErrorToken {
			// The tokenizer stops at a tag that the end of src cuts off.
			if at < len(src) {
				out = append(out, Token{Kind: Text, Text: html.UnescapeString(src[at:]), Raw: src[at:], Start: at})
			}
			return out
		}
		t := Token{Raw: raw, Start: at}
		at += len(raw)
		switch kind {
		case html.TextToken:
			t.Kind, t.Text = Text, string(z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			t.Kind = Start
			t.Name, t.Attr = tag(z)
		case html.EndTagToken:
			t.Kind = End
			t.Name, _ = tag(z)
		case html.CommentToken:
			t.Kind = Comment
			// The tokenizer calls everything from "<!" and "<?" on that it does not know a comment.
			if !strings.HasPrefix(raw, "<!--") {
				t.Kind = Other
			}
		default:
			t.Kind = Other
		}
		out = append(out, t)
	}
}

// bareTag returns the token of a source that is one tag without attributes, as most are that stand in Markdown. For
// each source, a tokenizer takes 4 kB.
func bareTag(src string) (Token, bool) {
	name, opens := strings.CutPrefix(src, "<")
	name, closes := strings.CutSuffix(name, ">")
	if !opens || !closes {
		return Token{}, false
	}
	t := Token{Kind: Start, Raw: src}
	if end, is := strings.CutPrefix(name, "/"); is {
		t.Kind, name = End, end
	} else {
		name = strings.TrimSuffix(name, "/")
	}
	name = strings.TrimRight(name, " ")
	for i := range len(name) {
		letter, digit := 'a' <= name[i]|0x20 && name[i]|0x20 <= 'z', '0' <= name[i] && name[i] <= '9'
		if !letter && (i == 0 || !digit) {
			return Token{}, false
		}
	}
	t.Name = strings.ToLower(name)
	return t, name != ""
}

// tag returns the name and the attributes of the tag that z has read. Of a repeated attribute, the first counts.
func tag(z *html.Tokenizer) (string, map[string]string) {
	name, more := z.TagName()
	lower := string(name)
	var attr map[string]string
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		if attr == nil {
			attr = map[string]string{}
		}
		if _, twice := attr[string(key)]; !twice {
			attr[string(key)] = string(value)
		}
	}
	return lower, attr
}

// Plain returns the text of src: without tags and comments, with entities decoded and white space unchanged. A <br> is
// a line break.
func Plain(src string) string {
	var b strings.Builder
	for _, t := range Scan(src) {
		switch {
		case t.Kind == Text:
			b.WriteString(t.Text)
		case t.Name == "br":
			b.WriteByte('\n')
		case t.Kind == Comment:
		case Meaning(t.Name) == Unknown:
			b.WriteString(t.Raw)
		}
	}
	return b.String()
}

// Markup calls mark with the bounds of everything in src that is not shown as text: tags, comments, scripts, styles.
func Markup(src string, mark func(start, end int)) {
	hidden := "" // the element whose content is not shown
	for _, t := range Scan(src) {
		switch {
		case hidden != "" && t.Kind == End && t.Name == hidden:
			hidden = ""
		case hidden == "" && t.Kind == Start && hidesText(t.Name):
			hidden = t.Name
		case t.Kind == Text && hidden == "":
			continue
		}
		mark(t.Start, t.Start+len(t.Raw))
	}
}
