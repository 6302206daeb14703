package site

import (
	"bytes"

	"example.org/studyguide/source/pattern"
)

// fenceSign matches a line that opens or closes a fence, in any containers.
var fenceSign = pattern.New("^[ \t>]*(?:[-*+]|\\d{1,9}[.)])?[ \t]*(`{3,}|~{3,})([^`\n]*)")

// A Fence follows the fences of a file, line by line.
type Fence struct{ mark string }

// Line reports whether the next line is part of a fence, its first and last line included.
func (f *Fence) Line(line []byte) bool {
	if !bytes.Contains(line, []byte("```")) && !bytes.Contains(line, []byte("~~~")) {
		return f.mark != ""
	}
	m := fenceSign.FindSubmatch(line)
	switch {
	case m == nil:
		return f.mark != ""
	case f.mark == "":
		if rest := bytes.TrimRight(line[len(m[0]):], "\n"); len(rest) > 0 {
			return false // code in a line: ```x```
		}
		f.mark = string(m[1])
	case m[1][0] == f.mark[0] && len(m[1]) >= len(f.mark) && len(bytes.TrimSpace(m[2])) == 0:
		f.mark = ""
	}
	return true
}
