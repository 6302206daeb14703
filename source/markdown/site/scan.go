package site

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A scanner scans a file for marks.
type scanner struct {
	src    []byte
	at     int // everything before has been scanned
	page   *Page
	front  bool    // the file has front matter, as pages of a generator do
	found  []*Mark // in order
	open   []*Mark // start tags without an end tag so far, the outermost first
	broken []*Mark // containers that are never closed
	budget int     // bytes that may be read in vain, so that hostile input takes linear time
	inside int     // the end of the indented bodies so far
	listed bool    // a list may be open: an indented line need not be code
	blank  bool    // the line before is blank
	module bool    // the line before is of a module
	name   string  // of the file
	titled bool    // the title of the file has just been read
	past   bool    // a heading has been read
}

// add records a mark.
func (s *scanner) add(m *Mark) {
	s.found = append(s.found, m)
	s.page.marks[m.Start] = m
}

// scan scans all lines.
func (s *scanner) scan() {
	var f Fence
	s.blank = true
	for s.at < len(s.src) {
		start, end := s.at, s.lineEnd(s.at)
		line := s.src[start:end]
		switch {
		case f.Line(line), f.mark == "" && s.isCode(line):
			s.at = end
		case s.blockLine(start, end):
		default:
			s.inline(end)
		}
		s.blank = len(bytes.TrimSpace(line)) == 0
		s.at = max(s.at, min(end+1, len(s.src)))
		if s.at > end+1 { // a mark of several lines
			s.at = min(s.lineEnd(s.at)+1, len(s.src))
		}
	}
}

// lineEnd returns the offset of the line feed at or after at, or the end of the file.
func (s *scanner) lineEnd(at int) int {
	if i := bytes.IndexByte(s.src[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(s.src)
}

// isCode reports whether a line is of an indented code block. MDX has none, and within a container or a list the
// indentation belongs to that.
func (s *scanner) isCode(line []byte) bool {
	text := bytes.TrimLeft(line, " \t")
	if len(text) == 0 {
		return false
	}
	indent := Columns(line)
	if indent < 4 {
		item := bytes.IndexByte([]byte("-*+0123456789"), text[0]) >= 0
		s.listed = item || indent > 0 && s.listed
	}
	return indent >= 4 && s.blank && !s.page.MDX && !s.listed && len(s.open) == 0 && s.at >= s.inside
}

// Columns returns the width of the white space at the start of a line, with tabs to multiples of four (CommonMark 2.2).
func Columns[T []byte | string](line T) int {
	n := 0
	for i := range len(line) {
		switch line[i] {
		case ' ':
			n++
		case '\t':
			n += 4 - n%4
		default:
			return n
		}
	}
	return n
}

// inline scans for the marks in a line that ends at end. A mark may run past it.
func (s *scanner) inline(end int) {
	for s.at < end {
		i := bytes.IndexAny(s.src[s.at:end], "\\`<{")
		if i < 0 {
			s.at = end
			return
		}
		s.at += i
		switch s.src[s.at] {
		case '\\':
			s.at = min(s.at+2, len(s.src))
		case '`':
			s.codeSpan(end)
		case '<':
			s.angle()
		case '{':
			s.brace()
		}
		if s.at > end {
			end = s.lineEnd(min(s.at, len(s.src)))
		}
	}
}

// codeSpan skips a code span that closes in its line.
func (s *scanner) codeSpan(end int) {
	ticks := len(s.src[s.at:end]) - len(bytes.TrimLeft(s.src[s.at:end], "`"))
	mark := s.src[s.at : s.at+ticks]
	for at := s.at + ticks; at < end; {
		i := bytes.Index(s.src[at:end], mark)
		if i < 0 {
			break
		}
		run := len(s.src[at+i:end]) - len(bytes.TrimLeft(s.src[at+i:end], "`"))
		at += i + run
		if run == ticks {
			s.at = at
			return
		}
	}
	s.at += ticks
}

// skipPast moves behind the next text end, if there is one.
func (s *scanner) skipPast(start, end string) bool {
	if s.budget <= 0 || !bytes.HasPrefix(s.src[s.at:], []byte(start)) {
		return false
	}
	rest := s.src[s.at+len(start):]
	i := bytes.Index(rest, []byte(end))
	if i < 0 {
		s.budget -= len(rest)
		return false
	}
	s.at += len(start) + i + len(end)
	return true
}

// deepest bounds how far an end tag looks for its start tag.
const deepest = 100

// pair makes m, an end tag, the end of the innermost start tag that is satisfies.
func (s *scanner) pair(m *Mark, is func(*Mark) bool) bool {
	for i := len(s.open) - 1; i >= max(0, len(s.open)-deepest); i-- {
		if !is(s.open[i]) {
			continue
		}
		for _, lost := range s.open[i+1:] {
			if lost.Form == Colons {
				s.broken = append(s.broken, lost)
			}
		}
		o := s.open[i]
		o.Match, o.Body = m, Part{o.End, m.Start}
		s.open = s.open[:i]
		return true
	}
	return false
}

// begin records a start tag.
func (s *scanner) begin(m *Mark) {
	m.depth = max(m.depth, 0)
	if n := len(s.open); n > 0 {
		m.parent = s.open[n-1]
	}
	s.add(m)
	s.open = append(s.open, m)
}

// finish decides which marks count.
func (s *scanner) finish() {
	for _, m := range s.open {
		if m.Form == Colons {
			s.broken = append(s.broken, m)
		}
	}
	for _, m := range s.broken {
		delete(s.page.marks, m.Start)
	}
	slices.SortFunc(s.broken, func(a, b *Mark) int { return a.Start - b.Start })
	s.page.broken = s.broken
	evident := s.page.MDX || s.page.VitePress || bytes.Contains(s.src, []byte("<script setup"))
	for _, m := range s.found {
		evident = evident || m.Form == Colons && m.Match != nil
		m.Block = m.Match != nil && s.isBlock(m)
		evident = evident || m.Form == Tag && !isHTML(m.Name) && (m.Block && m.Role() != Unknown || m.binds())
	}
	for _, m := range s.found {
		if s.counts(m, evident) {
			s.measure(m)
			continue
		}
		if s.page.marks[m.Start] == m {
			delete(s.page.marks, m.Start)
		}
		if m.Match != nil && s.page.marks[m.Match.Start] == m.Match {
			delete(s.page.marks, m.Match.Start)
		}
	}
	// An end tag counts with its start tag, or alone where tags cannot be text.
	matched := map[*Mark]bool{}
	for _, m := range s.found {
		if m.Match != nil {
			matched[m.Match] = true
		}
	}
	for _, m := range s.found {
		stray := m.Form == Tag && !s.page.MDX || m.Form == Liquid && !isSiteTag(m.Name)
		if m.Closing && !matched[m] && stray && s.page.marks[m.Start] == m {
			delete(s.page.marks, m.Start)
		}
	}
}

// counts reports whether a mark is one, and not the author's text. evident is set where the file has components.
func (s *scanner) counts(m *Mark, evident bool) bool {
	if m.Form == Tag && m.Name == "aside" && !m.Closing {
		return m.Match != nil && len(m.Attr) == 0 && s.beginsWithSign(m.Body)
	}
	if m.macro {
		return s.inside > 0 || s.front && strings.Contains(m.Name, "(")
	}
	if m.Form == Liquid && !isSiteTag(m.Name) && m.Name != "include" && m.Match == nil && !m.Closing {
		return s.begins(m.Start) // in a sentence it is mentioned
	}
	if m.Form != Tag || s.page.MDX || m.Closing {
		return true
	}
	role := m.Role()
	switch {
	case m.Block:
		return role != Unknown || !isHTML(m.Name) && (evident || s.front && s.holdsText(m))
	case m.Void:
		return !isHTML(m.Name) && len(m.Attr) > 0 && (evident || role != Unknown && s.begins(m.Start))
	default:
		return m.Match != nil && m.Name == "Badge" && s.page.VitePress
	}
}

// beginsWithSign reports whether a part begins with an emoji, as callouts of Notion do.
func (s *scanner) beginsWithSign(p Part) bool {
	r, _ := utf8.DecodeRune(bytes.TrimSpace(s.src[p.Start:p.End]))
	return unicode.Is(unicode.So, r) || r == '‼'
}

// binds reports whether a tag has attributes that only components of Vue have.
func (m *Mark) binds() bool {
	for _, a := range m.Attr {
		if strings.HasPrefix(a.Name, ":") || strings.HasPrefix(a.Name, "v-") || strings.HasPrefix(a.Name, "@") {
			return true
		}
	}
	return false
}

// holdsText reports whether Markdown stands in a component: blank lines or a fence. JSX that an author forgot to fence
// has neither.
func (s *scanner) holdsText(m *Mark) bool {
	body := s.src[m.Body.Start:m.Body.End]
	return bytes.Contains(body, []byte("\n\n")) || bytes.Contains(body, []byte("\n```"))
}

// isBlock reports whether the tags of m stand where blocks can: nothing stands before the start tag in its line, nor
// behind the end tag in its.
func (s *scanner) isBlock(m *Mark) bool {
	if m.Form != Colons && !s.begins(m.Start) {
		return false
	}
	at := m.Match.End
	end := s.lineEnd(at)
	for at < end {
		if c := s.src[at]; c == ' ' || c == '\t' {
			at++
			continue
		}
		next := s.page.marks[at]
		if next == nil || !next.Closing {
			return false
		}
		at = next.End
	}
	return true
}

// begins reports whether only prefixes of containers and other start tags stand before at in its line.
func (s *scanner) begins(at int) bool {
	start := bytes.LastIndexByte(s.src[:at], '\n') + 1
	for start < at {
		if m := s.page.marks[start]; m != nil && !m.Closing && m.End <= at {
			start = m.End
			continue
		}
		if bytes.IndexByte([]byte(" \t>-*+.)0123456789"), s.src[start]) < 0 {
			return false
		}
		start++
	}
	return true
}

// measure sets the columns that the body of m is indented by: those of its first line.
func (s *scanner) measure(m *Mark) {
	if !m.Block || m.Form == Admonition || m.Form == TabLine {
		return
	}
	at := s.lineEnd(m.End) + 1
	for at < m.Match.Start {
		end := s.lineEnd(at)
		if line := s.src[at:end]; len(bytes.TrimSpace(line)) > 0 && end < m.Match.Start {
			if first := Columns(line); first > Columns(s.src[bytes.LastIndexByte(s.src[:m.Start], '\n')+1:]) {
				m.Indent = first
			}
			return
		}
		at = end + 1
	}
}
