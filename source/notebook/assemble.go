package notebook

import (
	"bytes"
	"sort"
	"strings"
)

// An assembled text consists of strings of the file. The place of each byte in the file is known.
type assembled struct {
	text []byte
	runs []run
}

// A run is a part of an assembled text that stands in the file as it is, or an escape, all of which has one place.
type run struct {
	at, src int // offsets of its start in the text and in the file
	fixed   bool
}

// offset returns the place in the file of the byte of the text at offset at.
func (t *assembled) offset(at int) int {
	i := sort.Search(len(t.runs), func(i int) bool { return t.runs[i].at > at }) - 1
	switch {
	case i < 0:
		return 0
	case t.runs[i].fixed:
		return t.runs[i].src
	default:
		return t.runs[i].src + at - t.runs[i].at
	}
}

// literal adds text that is not in the file but stands for its byte at src.
func (t *assembled) literal(s string, src int) {
	t.runs = append(t.runs, run{len(t.text), src, true})
	t.text = append(t.text, s...)
}

// value adds a string, or strings of an array. A line end of two characters becomes \n.
func (t *assembled) value(f *file, v *value) {
	switch f.kind(v) {
	case '[':
		for _, item := range v.items {
			if f.kind(item) == '"' {
				t.value(f, item)
			}
		}
	case '"':
		t.string(f, v)
	}
}

func (t *assembled) string(f *file, v *value) {
	for at, end := v.start+1, v.end-1; at < end; {
		if f.src[at] != '\\' {
			n := bytes.IndexByte(f.src[at:end], '\\')
			if n < 0 {
				n = end - at
			}
			t.runs = append(t.runs, run{len(t.text), at, false})
			t.text = append(t.text, f.src[at:at+n]...)
			at += n
			continue
		}
		s, n := unescape(f.src[at:end])
		if s == "\r" && bytes.HasPrefix(f.src[at+n:end], []byte(`\n`)) {
			s = ""
		}
		t.literal(s, at)
		at += n
	}
	// What follows begins at the end of the string, so that the last node of a cell ends there.
	t.literal("", v.end-1)
}

// source adds a text that is written by a person, in which every line end becomes \n.
func (t *assembled) source(f *file, v *value) {
	from := len(t.text)
	t.value(f, v)
	copy(t.text[from:], bytes.ReplaceAll(t.text[from:], []byte("\r"), []byte("\n")))
}

// slice returns the bytes of the text from from up to to, as a text.
func (t *assembled) slice(from, to int) *assembled {
	out := &assembled{text: t.text[from:to]}
	first := max(sort.Search(len(t.runs), func(i int) bool { return t.runs[i].at > from })-1, 0)
	for _, r := range t.runs[first:] {
		if r.at > to {
			break
		}
		if r.at < from {
			if !r.fixed {
				r.src += from - r.at
			}
			r.at = from
		}
		r.at -= from
		out.runs = append(out.runs, r)
	}
	return out
}

// join adds the text of other.
func (t *assembled) join(other *assembled) {
	for _, r := range other.runs {
		r.at += len(t.text)
		t.runs = append(t.runs, r)
	}
	t.text = append(t.text, other.text...)
}

// closers returns what ends a fence or a comment that a cell of Markdown leaves open. Notebooks show each cell by
// itself, so neither goes on in the next one.
func closers(text string) string {
	fence := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		run := line[:len(line)-len(strings.TrimLeft(line, "`~"))]
		rest := line[len(run):]
		switch {
		case len(run) < 3 || strings.Count(run, run[:1]) != len(run):
		case fence == "" && (run[0] == '~' || !strings.Contains(rest, "`")):
			fence = run
		case fence != "" && strings.HasPrefix(run, fence) && rest == "":
			fence = ""
		}
	}
	switch {
	case fence != "":
		return "\n" + fence
	case strings.LastIndex(text, "<!--") > strings.LastIndex(text, "-->"):
		return "-->"
	}
	return ""
}
