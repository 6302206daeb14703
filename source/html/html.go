// Package html reads saved web pages, and knows the HTML that authors write into guides.
//
// In go the bytes of a page; out come the blocks of the text inside it with their positions in the source ([Read]).
// What is the site's is set aside and reported; no other word is lost. The package decides which structures of a page
// are questions, not which of its headings or paragraphs; it fetches nothing and runs no script.
//
// A page is read in steps, each with a type of its own. A [builder] makes the tree of its tags; a [node] answers for
// itself only. The [questions] are the structures of the tree that ask and answer. The [site] judges what is furniture,
// and a [textFinder] where the text begins. A [flow] goes over the text and makes blocks: a [line] collects the inlines
// of the paragraph, and lists, definitions, tables and code have readers of their own, which use a flow for what is
// inside. The [addresses] and [places] of the page are where its links lead, and the [asides] what was left out.
//
// For the reader of Markdown it has the tokens of a piece of HTML ([Scan], [Plain]), the meaning of each element
// ([Meaning], [Language]) and the marks of text ([Role.Mark]). It builds no tree of them: such tags open and close
// across paragraphs and lists of Markdown.
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

// Scan returns the tokens of src in order. Their Raw together are src, whatever it holds.
func Scan(src string) []Token {
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

// tag returns the name and the attributes of the tag that z has read. Of an attribute that stands twice, the first
// counts.
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

// Plain returns the text that src shows: without tags and comments, entities decoded, white space as it stands. A <br>
// is a line break.
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
