package site

import (
	"bytes"
	"strings"

	"example.org/studyguide/source/pattern"
)

var (
	codeInLine = pattern.New("`[^`\n]+`")
	// What only MkDocs Material has: icons, snippets, tabs, admonitions.
	materialSign = pattern.New(`:(?:material|octicons|fontawesome|simple)-[a-z0-9-]+:|(?m)^[ \t]*;?-+8<-+(?:[ \t]|$)|` +
		`^(?:!!!|\?\?\?\+?)[ \t]+[a-z]+|^===[!+]?[ \t]+"[^"\n]+"[ \t]*$`)
	// What only VitePress has: the code of a file, and marks in the comments of code.
	vitepressSign = pattern.New(`(?m)^<<<[ \t]+(?:@|\.{1,2})/\S|\[!code [a-z+-]|^layout:[ \t]*doc[ \t]*$`)
	include       = pattern.New(`^[ \t]*<<<[ \t]+(?:@|\.{1,2})/\S[^\n]*$`)
	snippet       = pattern.New(`^[ \t]*;?-+8<-+[ \t]+["'][^"'\n]+["'][ \t]*$`)
	snippetFence  = pattern.New(`^[ \t]*;?-+8<-+[ \t]*$`)
	abbreviation  = pattern.New(`^ {0,3}\*\[([^\[\]\n]+)\]:[ \t]*([^\n]*)$`)
	codeMark      = pattern.New(`[ \t]*(?://|#|--|;|%|<!--|/\*|\{/\*)[ \t]*` +
		`\[!code [^\]\n]+\](?:[ \t]*(?:-->|\*/\}?))?[ \t]*`)
)

// isMaterial reports whether a text is a page of MkDocs Material, by what stands in its prose.
func isMaterial(prose []byte) bool {
	lines := linesWith(prose, ":material-", ":octicons-", ":fontawesome-", ":simple-", "8<", "!!!", "???", "===")
	return materialSign.MatchString(codeInLine.ReplaceAllString(lines, ""))
}

// isVitePress reports whether a file is a page of VitePress.
func isVitePress(src []byte) bool {
	return vitepressSign.MatchString(linesWith(src, "<<<", "[!code ", "layout:"))
}

// file scans a line that stands for the text of a file, which is not here to be read.
func (s *scanner) file(line []byte, start, end int) bool {
	switch {
	case line[len(line)-len(bytes.TrimLeft(line, " \t"))] == '<':
		if !include.MatchString(string(line)) {
			return false
		}
	case !s.page.Material:
		return false
	case snippetFence.MatchString(string(line)):
		for at := end + 1; at < len(s.src) && s.budget > 0; {
			stop := s.lineEnd(at)
			s.budget -= stop - at
			if snippetFence.MatchString(string(s.src[at:stop])) {
				end = stop
				break
			}
			at = stop + 1
		}
	case !snippet.MatchString(string(line)):
		return false
	}
	m := s.whole(File, line, start)
	m.End = max(m.End, end)
	s.add(m)
	s.at = m.End
	return true
}

// abbreviation scans the definition of an abbreviation.
func (s *scanner) abbreviation(line []byte, start, end int) bool {
	if !s.page.Material && !s.front {
		return false
	}
	c := abbreviation.FindSubmatch(line)
	if c == nil {
		return false
	}
	m := s.whole(Abbreviation, line, start)
	m.Name = string(c[1])
	s.add(m)
	s.at = end
	return true
}

// Snippets returns code without the lines that stand for the text of other files (--8<-- "file"), and the first of
// these lines; "" if there are none. A semicolon before one says that it is text.
func Snippets(code string) (without, first string) {
	if !strings.Contains(code, "8<-") {
		return code, ""
	}
	lines := strings.Split(code, "\n")
	kept := lines[:0]
	for _, line := range lines {
		text := strings.TrimSpace(line)
		switch {
		case !snippet.MatchString(line) || strings.HasPrefix(text, ";"):
			kept = append(kept, line)
		case first == "":
			first = text
		}
	}
	if first == "" {
		return code, ""
	}
	return strings.Trim(strings.Join(kept, "\n"), "\n"), first
}

// CodeMarks returns code without the marks that highlight its lines on a page: comments such as "// [!code focus]".
func CodeMarks(code string) (without string, found bool) {
	without = codeMark.ReplaceAllString(code, "")
	return without, without != code
}
