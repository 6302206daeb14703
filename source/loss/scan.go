package loss

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/html"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// A scanned source is its lines with markup blanked, so that all places stay the same.
type scanned struct {
	name     string
	lines    []string
	summary  map[int]bool    // lines that hold the summary of a fold
	markedUp map[int]bool    // lines in which character references count
	labels   map[string]bool // that links refer to, lower case
	listings []extent
	tables   []extent
	images   []diag.Pos
	links    []diag.Pos
	entries  []int // lines with a link to a file beside this one
	notes    []int // lines
}

// extent is a stretch of lines.
type extent struct{ first, last int }

// The patterns of markup are rough, as the package comment explains.
var (
	frontMatter = pattern.New(`^(?:---\n(?s:.*?)\n(?:---|\.\.\.)|\+\+\+\n(?s:.*?)\n\+\+\+|\{\n(?s:.*?)\n\})\n`)
	pageHead    = pattern.New(`(?i)<!doctype[^>]*>|<head\b(?s:.*?)</head\s*>|<title\b(?s:.*?)</title\s*>`)
	comment     = pattern.New(`<!--(?s:.*?)-->`)
	script      = pattern.New(`(?i)<(?:script|style)\b(?s:.*?)</(?:script|style)\s*>`)
	formula     = pattern.New(`(?i)<math\b(?s:.*?)</math\s*>`)
	source      = pattern.New(`(?i)<annotation\b[^>]*>((?s:.*?))</annotation\s*>`)
	anyTag      = pattern.New(`<[^<>]*>`)
	preBlock    = pattern.New(`(?i)<pre\b(?s:.*?)</pre\s*>`)
	htmlTable   = pattern.New(`(?i)<table\b(?s:.*?)</table\s*>`)
	twoCells    = pattern.New(`(?i)<t[dh]\b(?s:.*?)</t[dh]\s*>\s*<t[dh]\b`)
	cellBlocks  = pattern.New("(?i)<(?:pre|details|h[1-6]|dl|table)\\b|```")
	fence       = pattern.New("^[ \\t>]*(?:[-*+]\\s+|\\d+[.)]\\s+)?(`{3,}|~{3,})[ \\t]*([^`]*)$")
	delimiter   = pattern.New(`^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$`)
	codeSpan    = pattern.New("`[^`]+`|``.+?``")
	image       = pattern.New(`!\[[^\[\]]*\]\([^()\s]+(?:\s+"[^"]*")?\)`)
	link        = pattern.New(`\[[^\[\]]*[^\[\]\s][^\[\]]*\]\((?:[a-zA-Z0-9./][^()\s]*)(?:\s+"[^"]*")?\)`)
	target      = pattern.New(`\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)`)
	definition  = pattern.New(`^\s*\[([^\]^][^\]]*)\]:\s*\S.*$`)
	reference   = pattern.New(`\]\[[^\[\]]+\]`)
	noteStart   = pattern.New(`^\s*\[\^[^\]]+\]:`)
	noteMark    = pattern.New(`\[\^[^\]\s]+\]:?`)
	box         = pattern.New(`^([ \t>]*(?:[-*+]|\d+[.)])\s+)\[[ xX]\]`)
	alert       = pattern.New(`^[ \t>]*>[ \t]*\[![A-Za-z]+\][ \t]*$`)
	tag         = pattern.New(`</?([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>`)
	img         = pattern.New(`(?i)^<img\s`)
	hrefOut     = pattern.New(`(?i)^<a\s[^>]*href\s*=\s*["']?[^"'#\s>]`)
	summaryTag  = pattern.New(`(?i)<summary\b`)
)

// isPlain reports whether a format has neither the markup of Markdown nor that of HTML.
func isPlain(format string) bool { return format == "text" || format == "rst" || format == "org" }

func scan(name string, src []byte, format string) *scanned {
	if format == "docx" { // its text has no markup
		format = "text"
	}
	s := &scanned{summary: map[int]bool{}, markedUp: map[int]bool{}, labels: map[string]bool{}}
	if !isPlain(format) {
		src = bytes.Clone(src)
		body := 0
		if m := frontMatter.FindStringIndex(string(src)); m != nil {
			body = m[1]
		}
		if format == "markdown" {
			clearSite(name, src, body)
		}
		clear(src, 0, body)
		for _, p := range []*pattern.Pattern{comment, script, pageHead} {
			each(p, string(src), func(from, to int) { clear(src, from, to) })
		}
		each(formula, string(src), func(from, to int) { clearFormula(src, from, to) })
		s.htmlBlocks(string(src))
	}
	s.lines = strings.Split(string(src), "\n")
	s.fences(format)
	return s
}

// htmlBlocks finds listings and tables that are HTML elements.
func (s *scanned) htmlBlocks(text string) {
	at := func(offset int) int { return 1 + strings.Count(text[:offset], "\n") }
	each(preBlock, text, func(from, to int) {
		if strings.TrimSpace(html.Plain(text[from:to])) != "" {
			s.listings = append(s.listings, extent{at(from), at(to)})
		}
	})
	each(htmlTable, text, func(from, to int) {
		if inner := text[from+6 : to]; twoCells.MatchString(inner) && !cellBlocks.MatchString(inner) {
			s.tables = append(s.tables, extent{at(from), at(to)})
		}
	})
}

// fences finds fenced listings, and scans the lines outside them.
func (s *scanned) fences(format string) {
	open, start, math := "", 0, false
	for _, line := range s.lines {
		if m := definition.FindStringSubmatch(line); m != nil {
			s.labels[strings.ToLower(m[1])] = true
		}
	}
	for i, line := range s.lines {
		m := fence.FindStringSubmatch(line)
		switch {
		case open != "":
			if m != nil && strings.HasPrefix(m[1], open) && strings.TrimSpace(m[2]) == "" {
				if !math {
					s.listings = append(s.listings, extent{start, i + 1})
				}
				s.lines[i], open = "", ""
			}
		case m != nil:
			open, start, math = m[1], i+1, strings.TrimSpace(m[2]) == "math" // a formula, not a listing
			s.lines[i] = ""
		case !isPlain(format):
			s.markedUp[i+1] = true
			s.markup(i, format)
		}
	}
	if open != "" {
		s.listings = append(s.listings, extent{start, len(s.lines)})
	}
}

// markup blanks the markup of line i and records the links, images and other content that it denotes.
func (s *scanned) markup(i int, format string) {
	line := s.lines[i]
	if delimiter.MatchString(line) && i > 0 && strings.Contains(s.lines[i-1], "|") {
		last := i
		for last+1 < len(s.lines) && strings.Contains(s.lines[last+1], "|") {
			last++
		}
		cells := func(line string) int { return markup.CountCells(strings.TrimLeft(line, " \t>")) }
		if cells(line) == cells(s.lines[i-1]) { // else the lines are text, as the reader reports
			s.tables = append(s.tables, extent{i, last + 1})
		}
		s.lines[i] = ""
		return
	}
	if definition.MatchString(line) || alert.MatchString(line) {
		s.lines[i] = ""
		return
	}
	plain := line // without code, in which nothing is markup
	each(codeSpan, line, func(from, to int) { plain = blank(plain, from, to) })
	s.summary[i+1] = summaryTag.MatchString(plain)
	out := line
	if format == "markdown" {
		out = siteSigns(line, plain)
	}
	place := func(offset int) diag.Pos { return diag.Pos{Line: i + 1, Col: 1 + len([]rune(line[:offset]))} }
	each(image, plain, func(from, to int) {
		s.images = append(s.images, place(from))
		plain = blank(plain, from, from+2)
		plain = blank(plain, to-1, to) // an image in a link does not hide the link
		out = blankTarget(out, from, to)
	})
	each(link, plain, func(from, to int) {
		s.links = append(s.links, place(from))
		if !strings.Contains(plain[from:to], "://") {
			s.entries = append(s.entries, i+1)
		}
	})
	if noteStart.MatchString(plain) {
		s.notes = append(s.notes, i+1)
	}
	each(tag, plain, func(from, to int) {
		t := plain[from:to]
		name := strings.ToLower(tag.FindStringSubmatch(t)[1])
		role := html.Meaning(name)
		if role == html.Unknown {
			return
		}
		if img.MatchString(t) {
			s.images = append(s.images, place(from))
		}
		if hrefOut.MatchString(t) {
			s.links = append(s.links, place(from))
		}
		out = blank(out, from, to)
		if role == html.Transparent && format == "html" && name[0] != 'r' { // <rt> and its like separate words
			out = out[:from] + strings.Repeat(joint, to-from) + out[to:]
		}
	})
	for _, p := range []*pattern.Pattern{target, noteMark} {
		each(p, plain, func(from, to int) { out = blank(out, from, to) })
	}
	each(reference, plain, func(from, to int) {
		if s.labels[strings.ToLower(plain[from+2:to-1])] {
			out = blank(out, from, to)
		}
	})
	if m := box.FindStringSubmatchIndex(plain); m != nil {
		out = blank(out, m[3], m[1])
	}
	s.lines[i] = out
}

func blankTarget(s string, from, to int) string {
	if j := strings.Index(s[from:to], "]("); j >= 0 {
		return blank(s, from+j, to)
	}
	return s
}

// clearFormula clears everything but the text of a formula: its tags, and also its characters if it carries its TeX
// source. Signs beyond ASCII are cleared too, as the tree has their names: \mu.
func clearFormula(src []byte, from, to int) {
	text := string(src[from:to])
	if m := source.FindStringSubmatchIndex(text); m != nil {
		clear(src, from, from+m[2])
		clear(src, from+m[3], to)
		return
	}
	each(anyTag, text, func(a, b int) { clear(src, from+a, from+b) })
	for i, r := range text {
		if r >= utf8.RuneSelf {
			clear(src, from+i, from+i+utf8.RuneLen(r))
		}
	}
}

// each calls f for every match of p in s. f may change the value that s was copied from.
func each(p *pattern.Pattern, s string, f func(from, to int)) {
	for at := 0; at < len(s); {
		m := p.FindStringIndex(s[at:])
		if m == nil {
			return
		}
		f(at+m[0], at+m[1])
		at += max(m[1], m[0]+1)
	}
}

// joint replaces a tag that does not separate words.
const joint = "\x00"

// blank returns s with the bytes in [from, to) replaced by spaces.
func blank(s string, from, to int) string { return s[:from] + strings.Repeat(" ", to-from) + s[to:] }

// clear replaces the bytes in [from, to) by spaces, except line breaks.
func clear(b []byte, from, to int) {
	for i := from; i < to; i++ {
		if b[i] != '\n' {
			b[i] = ' '
		}
	}
}
