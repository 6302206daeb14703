package ast

import (
	"strings"
	"testing"
)

// inked returns the text of inlines with marks around strong text and code.
func inked(in []Inline) string {
	var b strings.Builder
	for _, n := range in {
		switch n := n.(type) {
		case *Strong:
			b.WriteString("[" + inked(n.Inlines) + "]")
		case *Code:
			b.WriteString("`" + n.Value + "`")
		default:
			b.WriteString(OwnText(n))
		}
	}
	return b.String()
}

func TestStemIsALongTitleThatAsksInItsEnd(t *testing.T) {
	text := func(s string) Inline { return &Text{Value: s} }
	long := "A team of 12 runs a service in two regions. It keeps its files on one disk, vers. 2, and wants to know of each change within a minute. "
	half := "A team of 12 runs a service in two regions and keeps its files on one disk, of which it wants to know each of the changes. "
	tests := []struct {
		name string
		in   []Inline
		want string // empty: no stem
	}{
		{"short", []Inline{text("What is a lock?")}, ""},
		{"140 letters", []Inline{text(strings.Repeat("x", 139) + "?")}, ""},
		{"141 letters", []Inline{text(strings.Repeat("x", 140) + "?")}, "[" + strings.Repeat("x", 140) + "?]"},
		{"70 wide letters", []Inline{text(strings.Repeat("锁", 70))}, ""},
		{"71 wide letters", []Inline{text(strings.Repeat("锁", 71))}, "[" + strings.Repeat("锁", 71) + "]"},
		{"the last asks", []Inline{text(long + "What should it use?")}, long + "[What should it use?]"},
		{"with code", []Inline{text(long + "What does "), &Code{Value: "a.b? C"}, text(" do?")},
			long + "[What does `a.b? C` do?]"},
		{"after code", []Inline{text(long + "It calls "), &Code{Value: "f"}, text(". What does it do?")},
			long + "It calls `f`. [What does it do?]"},
		{"code begins it", []Inline{text(long), &Code{Value: "f"}, text(" does what?")}, long + "[`f` does what?]"},
		{"a little longer, not asking", []Inline{text(half + "It must be fast in both.")},
			"[" + half + "It must be fast in both.]"},
		{"much longer, not asking", []Inline{text(half + half + half + "Choose two.")}, half + half + half + "[Choose two.]"},
		{"Chinese", []Inline{text(strings.Repeat("某团队把文件放在一个磁盘上。", 6) + "应当用什么？")},
			strings.Repeat("某团队把文件放在一个磁盘上。", 6) + "[应当用什么？]"},
		{"one sentence", []Inline{text(strings.Repeat("and on ", 21) + "why?")},
			"[" + strings.Repeat("and on ", 21) + "why?]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			stem, ok := Stem(tt.in)
			if got := inked(stem); ok != (tt.want != "") || got != tt.want {
				t.Errorf("got %q, %v, want %q", got, ok, tt.want)
			}
			if ok && PlainText(stem) != PlainText(tt.in) {
				t.Errorf("the text changed: %q", PlainText(stem))
			}
		})
	}
}

func TestFirstWords(t *testing.T) {
	in := []Inline{
		&Text{Value: "Why does "}, &Strong{Inlines: []Inline{&Text{Value: "a lock, in time, "}, &Code{Value: "block()"}}},
		&Text{Value: " everything?"},
	}
	for n, want := range map[int]string{
		100: "Why does [a lock, in time, `block()`] everything?",
		34:  "Why does [a lock, in time, `block()`]",
		33:  "Why does [a lock, in time, `block()`]",
		32:  "Why does [a lock, in time]",
		20:  "Why does [a lock, in]",
		16:  "Why does [a]",
		3:   "Why",
		0:   "",
	} {
		if got := inked(FirstWords(in, n)); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
	if got := inked(FirstWords([]Inline{&Text{Value: "锁是什么东西"}}, 3)); got != "锁是什" {
		t.Errorf("without spaces: got %q", got)
	}
}
