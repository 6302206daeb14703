package record

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/diag"
)

// WordsOf returns the texts of a file, each on the line where it stands, without what is set aside.
func WordsOf(lines *diag.Lines, root *Node, aside []diag.Span) []byte {
	w := &wordFinder{out: make([][]string, strings.Count(string(lines.Src), "\n")+1), aside: map[diag.Span]bool{}}
	for _, at := range aside {
		w.aside[at] = true
	}
	w.visit(root)
	var b strings.Builder
	for i, line := range w.out {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(strings.Join(line, " "))
	}
	return []byte(b.String())
}

// A wordFinder collects texts by their lines.
type wordFinder struct {
	out   [][]string
	aside map[diag.Span]bool
}

func (w *wordFinder) visit(n *Node) {
	if w.aside[n.At] {
		return
	}
	switch {
	case n.Kind == Text && utf8.RuneCountInString(n.Value.Text) > 1: // a letter names an option
		at := 0
		oneLine := n.Value.At(0).Line == n.Value.At(len(n.Value.Text)).Line // where a fence stands beside other text
		for line := range strings.SplitSeq(n.Value.Text, "\n") {
			isFence := oneLine && strings.HasPrefix(strings.TrimSpace(line), "```")
			if p := n.Value.At(at); p.Line >= 1 && p.Line <= len(w.out) && strings.TrimSpace(line) != "" && !isFence {
				w.out[p.Line-1] = append(w.out[p.Line-1], line)
			}
			at += len(line) + 1
		}
	case n.Kind == Map:
		for _, f := range n.Fields {
			if !slices.Contains([]Role{ID, Ordinal, Style, Ignored, RightMark}, roleOf(f)) {
				w.visit(f.Value)
			}
		}
	}
	for _, it := range n.Items {
		w.visit(it)
	}
}

func roleOf(f Field) Role {
	if f.Role != Unknown {
		return f.Role
	}
	return read(f.Name).role
}
