package record

import (
	"strings"

	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/pattern"
)

// deletion matches what a card of Anki leaves out: {{c1::Canberra::a city}}.
var deletion = pattern.New(`\{\{c\d+::((?s:.*?))(?:::([^{}]*?))?\}\}`)

// gap stands for what is left out.
const gap = "____"

// cloze returns a text with gaps for what it leaves out, with hints in brackets, and what belongs there; ok is false
// if it leaves nothing out.
func cloze(n *Node) (asked *Node, left []*Node, ok bool) {
	if n.Kind != Text || !strings.Contains(n.Value.Text, "{{c") {
		return n, nil, false
	}
	text := n.Value.Text
	var b bank.Text
	at := 0
	for at < len(text) {
		m := deletion.FindStringSubmatchIndex(text[at:])
		if m == nil {
			break
		}
		b.Add(text[at:at+m[0]], at)
		b.Decode(gap, at+m[0])
		if m[4] >= 0 && m[5] > m[4] {
			b.Decode(" (", at+m[4])
			b.Add(text[at+m[4]:at+m[5]], at+m[4])
			b.Decode(")", at+m[5])
		}
		left = append(left, n.Slice(at+m[2], at+m[3]).trimmed())
		at += m[1]
	}
	if len(left) == 0 {
		return n, nil, false
	}
	b.Add(text[at:], at)
	v := moved(n.Value, b)
	return &Node{Kind: Text, Value: v, At: n.At}, left, true
}
