package mend

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/diag"
)

// A file is a source with an index of its lines.
type file struct {
	src   []byte
	lines []int  // offset at which each starts
	end   string // line end: LF or CR LF
}

func newFile(src []byte) *file {
	if !utf8.Valid(src) || bytes.HasPrefix(src, []byte("\uFEFF")) {
		return nil
	}
	returns := bytes.Count(src, []byte("\r"))
	f := &file{src: src, lines: []int{0}, end: "\n"}
	if returns > 0 {
		f.end = "\r\n"
	}
	for i, r := range string(src) {
		switch {
		case r == '\n':
			f.lines = append(f.lines, i+1)
		case r == '\r' && i+1 < len(src) && src[i+1] == '\n', r == '\t':
		case unicode.IsControl(r):
			return nil
		}
	}
	return f
}

// offset returns the byte offset of p; -1 if p is outside the file.
func (f *file) offset(p diag.Pos) int {
	if p.Line < 1 || p.Line > len(f.lines) {
		return -1
	}
	at := f.lines[p.Line-1]
	for range p.Col - 1 {
		if at >= len(f.src) || f.src[at] == '\n' {
			return -1
		}
		_, size := utf8.DecodeRune(f.src[at:])
		at += size
	}
	return at
}
