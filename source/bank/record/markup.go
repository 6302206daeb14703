package record

import (
	"strings"

	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/html"
	"example.org/studyguide/source/pattern"
)

// Evidence of what texts are written in.
var (
	entity   = pattern.New(`&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});`)
	codeSpan = pattern.New("```(?s:.*?)```|`[^`\n]+`")
	fenced   = pattern.New("```(?s:.*?)```")
	strong   = pattern.New(`(?:^|[^\pL\pN*_]|\p{Han}|\p{Hiragana}|\p{Katakana}|\p{Hangul})\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*` +
		`(?:$|[^\pL\pN*_]|\p{Han}|\p{Hiragana}|\p{Katakana}|\p{Hangul})`)
	linked  = pattern.New(`\[[^\[\]\n]+\]\((?:https?:|/|\./)[^()\s]*\)|!\[[^\[\]\n]*\]\([^()\s]+\)`)
	formula = pattern.New(`\$[^$\n]*\\[a-zA-Z]+[^$\n]*\$|\\\([^\n]+\\\)|\\\[(?s:.+)\\\]|\$\$(?s:.+?)\$\$`)
)

// An evidence counts texts by what they show: code between backticks and nothing else of Markdown, more of it, HTML.
type evidence struct{ texts, code, markdown, html, mentions int }

// plus returns the sum of two.
func (e evidence) plus(f evidence) evidence {
	return evidence{
		e.texts + f.texts, e.code + f.code, e.markdown + f.markdown, e.html + f.html, e.mentions + f.mentions,
	}
}

// any reports whether there is any evidence.
func (e evidence) any() bool { return e.code+e.markdown+e.html+e.mentions > 0 }

// add adds a text.
func (e *evidence) add(n *Node) {
	if n == nil || n.Kind != Text {
		return
	}
	s := n.Value.Text
	e.texts++
	rest := s
	if strings.ContainsAny(s, "`*[$\\") {
		rest = codeSpan.ReplaceAllString(s, "")
		switch {
		case fenced.MatchString(s), strong.MatchString(s), linked.MatchString(s), formula.MatchString(s):
			e.markdown++
		case len(rest) < len(s):
			e.code++
		}
	}
	if strings.IndexByte(rest, '<') >= 0 || strings.IndexByte(rest, '&') >= 0 {
		switch marks, mentions := tags(rest); {
		case mentions > 0:
			e.mentions++
		case marks > 0:
			e.html++
		}
	}
}

// IsMarkedUp reports whether a text has tags or entities of HTML that mark it up, and speaks of none.
func IsMarkedUp(s string) bool {
	if !strings.ContainsAny(s, "<&") {
		return false
	}
	marks, mentions := tags(s)
	return marks > 0 && mentions == 0
}

// tags counts what in a text marks it up, and what it speaks of: "What is <div> for?".
func tags(s string) (marks, mentions int) {
	tokens := html.Scan(s)
	shown := false
	for i, t := range tokens {
		switch t.Kind {
		case html.Text:
			raw := strings.TrimSpace(t.Raw)
			found := entity.FindString(raw)
			shown = shown || raw != found
			if found != "" {
				marks++
			}
		case html.Start:
			switch {
			case html.Meaning(t.Name) == html.Unknown:
				mentions++
			case isVoid(t, i):
				shown = shown || t.Name == "img"
				marks++
			case closes(tokens[i+1:], t.Name):
				marks++
			default:
				mentions++
			}
		}
	}
	if !shown {
		return 0, marks + mentions
	}
	return marks, mentions
}

// closes reports whether an element is closed after some text.
func closes(tokens []html.Token, name string) bool {
	const most = 500 // tokens looked at, so that many open tags take linear time
	text := false
	for _, t := range tokens[:min(len(tokens), most)] {
		switch {
		case t.Kind == html.Text:
			text = text || strings.TrimSpace(t.Text) != ""
		case t.Kind == html.Start && (t.Name == "img" || t.Name == "br"):
			text = true
		case t.Kind == html.End && t.Name == name:
			return text
		}
	}
	return false
}

// language returns the language of all texts. HTML needs more texts with tags that work than texts that speak of tags.
// Markdown needs one text in fifty: where it is plain text, its signs are rare. Code between backticks is no sign of
// the rest of Markdown, as authors of plain text write it, too, unless one text in five has some.
func (e evidence) language() bank.Language {
	const share, codeShare = 50, 5
	switch {
	case e.html > e.mentions && e.html >= e.markdown+e.code:
		return bank.HTML
	case e.markdown > 0 && (e.markdown+e.code)*share >= e.texts, e.code > 0 && e.code*codeShare >= e.texts:
		return bank.Markdown
	case e.code > 0:
		return bank.Coded
	default:
		return bank.Plain
	}
}

// showsMarkdown reports whether a text is Markdown by itself, whatever the others are: it has a fence, or bold text
// twice where one such sign may be chance. In HTML once is enough, as authors of Markdown write tags, too.
func showsMarkdown(s string, tags bool) bool {
	if !strings.Contains(s, "**") && !strings.Contains(s, "```") {
		return false
	}
	if fenced.MatchString(s) {
		return true
	}
	first := strong.FindStringIndex(s)
	return first != nil && (tags || strong.MatchString(s[first[1]-1:]))
}

// guarded returns a text of Markdown or HTML in which the tags that it only speaks of are text.
func guarded(v bank.Value, lang bank.Language) bank.Value {
	if lang == bank.Plain || lang == bank.Coded || strings.IndexByte(v.Text, '<') < 0 {
		return v
	}
	guard, blanked := "&lt;", v.Text
	if lang == bank.Markdown {
		guard, blanked = `\`, withoutCode(v.Text)
	}
	var b bank.Text
	at := 0
	tokens := html.Scan(blanked)
	for i, t := range tokens {
		if t.Kind != html.Start || isVoid(t, i) || works(tokens[i+1:], t.Name) {
			continue
		}
		b.Add(v.Text[at:t.Start], at)
		b.Decode(guard, t.Start)
		if at = t.Start; lang == bank.HTML {
			at++
		}
	}
	if b.IsBlank() {
		return v
	}
	b.Add(v.Text[at:], at)
	return moved(v, b)
}

// isVoid reports whether the token i of a text is a tag of an element without content that does something: a line ends
// after another, and a picture has an address.
func isVoid(t html.Token, i int) bool {
	switch t.Name {
	case "br", "hr":
		return i > 0
	case "img":
		return t.Attr["src"] != ""
	}
	return false
}

// works reports whether a start tag marks up what follows it: its end may be left out, or stands after some text.
func works(after []html.Token, name string) bool {
	switch name {
	case "p", "li", "td", "th", "tr", "dt", "dd", "tbody", "thead", "ul", "ol", "wbr":
		return true
	}
	return html.Meaning(name) != html.Unknown && closes(after, name)
}

// withoutCode returns a text in which code is replaced by letters, so that all places stay the same.
func withoutCode(s string) string {
	var b strings.Builder
	for {
		m := codeSpan.FindStringIndex(s)
		if m == nil {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:m[0]] + strings.Repeat("x", m[1]-m[0]))
		s = s[m[1]:]
	}
}

// moved returns v with another text, whose offsets are those in the text of v.
func moved(v bank.Value, text bank.Text) bank.Value {
	out := v
	out.Text = text.String()
	out.At = func(offset int) diag.Pos { return v.At(text.Offset(offset)) }
	return out
}
