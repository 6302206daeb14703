package markdown

import (
	"bytes"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// idComment matches a comment that names a question: <!-- id: closures -->, in MDX {/* id: closures */}.
var idComment = pattern.New(`^(?:<!--|\{/\*)\s*(?i:id|key)\s*[:=]\s*([^\s<>]+?)\s*(?:-->|\*/\})\s*$`)

// named notes the name in a comment, if it is one.
func (b *builder) named(comment string, start, end int) {
	m := idComment.FindStringSubmatch(comment)
	if m == nil {
		return
	}
	b.names = append(b.names, ast.Name{
		Loc: ast.At(b.Span(start, end)), Text: m[1], Follows: b.textAbove(start) && !b.textBelow(end),
	})
}

// textAbove reports whether there is text before an offset on its line, or on the line above.
func (b *builder) textAbove(at int) bool {
	from := bytes.LastIndexByte(b.Src[:at], '\n')
	if len(bytes.TrimSpace(b.Src[from+1:at])) > 0 {
		return true
	}
	if from < 0 {
		return false
	}
	above := bytes.LastIndexByte(b.Src[:from], '\n')
	return len(bytes.TrimSpace(b.Src[above+1:from])) > 0
}

// textBelow reports whether there is text behind an offset on its line, or on the line below.
func (b *builder) textBelow(at int) bool {
	line, rest, _ := bytes.Cut(b.Src[at:], []byte("\n"))
	if len(bytes.TrimSpace(line)) > 0 {
		return true
	}
	line, _, _ = bytes.Cut(rest, []byte("\n"))
	return len(bytes.TrimSpace(line)) > 0
}
