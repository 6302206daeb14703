package site

import (
	"bytes"
	"strings"

	"example.org/studyguide/source/pattern"
)

var (
	// "::: note Title", ":::note[Title]{id=x}", "::: {.note title="Title"}"
	colonOpen = pattern.New(`^[ \t]*(:{3,})[ \t]*(?:\{?([A-Za-z][\w-]*)\}?[ \t]*(?:\[([^\n]*?)\][ \t]*)?|)(\{[^{}\n]*\})?` +
		`[ \t]*([^\n]*?)[ \t]*:*[ \t]*$`)
	colonClose = pattern.New(`^[ \t]*(:{3,})[ \t]*$`)
	// `!!! note inline "Title"`, `??? note`, `???+ note "Title"`
	admonition = pattern.New(`^[ \t]*(!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]*)((?:[ \t]+[A-Za-z][\w-]*)*)(?:[ \t]+"([^\n]*)")?[ \t]*$`)
	tabLine    = pattern.New(`^[ \t]*===[!+]?[ \t]+(?:"([^"\n]+)"|'([^'\n]+)')[ \t]*$`)
	contents   = pattern.New(`^[ \t]*(?i:\[toc\]|\[\[_?toc_?\]\]|@\[toc\](?:\([^)\n]*\))?|\$\{toc\}|\[TOCM\]|<toc ?/>)[ \t]*$`)
	pageBreak  = pattern.New(`^[ \t]*(?:\\(?:newpage|pagebreak|clearpage|cleardoublepage)(?:\{\})?|` +
		`<!--\s*(?i:page-?break|newpage|break|pagebreak)\s*-->|` +
		`(?i:<(?:div|p|span|br|hr)\b[^<>\n]*(?:page-break-(?:after|before)\s*:\s*always|break-(?:after|before)\s*:\s*page|` +
		`class=["'](?:page-?break|pagebreak)["'])[^<>\n]*>(?:(?:\s|&nbsp;)*</(?:div|p|span)>)?)|(?i:<page-?break ?/>))[ \t]*$`)
	blockAttributes = pattern.New(`^[ \t]{0,3}\{:[ \t]*([^{}\n]*)\}[ \t]*$`)
	commentLine     = pattern.New(`^[ \t]*%%[^\n]*%%[ \t]*$`)
	commentMark     = pattern.New(`^[ \t]*%%[ \t]*$`)
	tagWords        = pattern.New(`^[ \t]*#[\pL][\pL\pN/_-]*(?:[ \t]+#[\pL][\pL\pN/_-]*)*[ \t]*$`)
	moduleStart     = pattern.New(`^(?:import\s+(?:["'{*\w])|export\s+(?:const|let|var|default|function|async|class|\{|\*))`)
)

// blockLine scans a line for what can only stand on lines of its own, and reports whether it has taken it.
func (s *scanner) blockLine(start, end int) bool {
	line := s.src[start:end]
	text := bytes.TrimLeft(line, " \t")
	if len(text) == 0 {
		s.module = false
		return false
	}
	s.module = s.isModule(line)
	if s.titled {
		s.titled = false
		if s.properties(start) {
			return true
		}
	}
	switch text[0] {
	case ':':
		return s.colons(line, start, end)
	case '!', '?':
		return s.indented(line, start, end)
	case '=':
		return s.tabLine(line, start, end)
	case '[', '@', '$', '\\', '<':
		return s.lone(line, start, end) || text[0] == '<' && s.file(line, start, end)
	case '>':
		return s.quoted(line, start, end)
	case '-', ';':
		return s.file(line, start, end)
	case '*':
		return s.abbreviation(line, start, end)
	case '{':
		return s.attributes(line, start, end) || s.macro(line, start, end)
	case '%':
		return s.comment(line, start, end)
	case '#':
		s.titled = len(s.found) == 0 && bytes.HasPrefix(text, []byte("# ")) && !s.past
		s.past = true
		return s.tagLine(line, start, end)
	case 'i', 'e':
		return s.modules(start)
	}
	return false
}

// whole returns the mark of a line.
func (s *scanner) whole(form Form, line []byte, start int) *Mark {
	from := start + len(line) - len(bytes.TrimLeft(line, " \t"))
	m := &Mark{Form: form, Void: true, Part: Part{from, start + len(bytes.TrimRight(line, " \t"))}}
	m.Name = string(s.src[m.Start:m.End])
	return m
}

// colons scans the first or last line of a container of colons.
func (s *scanner) colons(line []byte, start, end int) bool {
	text := string(line)
	if c := colonClose.FindStringSubmatch(text); c != nil {
		m := s.whole(Colons, line, start)
		m.Closing, m.Void = true, false
		if s.pair(m, func(o *Mark) bool { return o.Form == Colons && o.depth <= len(c[1]) }) {
			s.add(m)
		}
		s.at = end
		return true
	}
	c := colonOpen.FindStringSubmatchIndex(text)
	if c == nil || c[4] < 0 && c[8] < 0 {
		return false
	}
	m := s.whole(Colons, line, start)
	m.Void, m.depth, m.Name = false, c[3]-c[2], ""
	if c[4] >= 0 {
		m.Name = text[c[4]:c[5]]
	}
	if c[8] >= 0 {
		m.Attr = parseList(s.src, Part{start + c[8] + 1, start + c[9] - 1})
	}
	switch {
	case c[6] >= 0:
		m.Title = Part{start + c[6], start + c[7]}
		if c[11] > c[10] {
			return false // ":::a[b] c"
		}
	case c[11] > c[10]:
		m.Title = Part{start + c[10], start + c[11]}
	}
	for _, a := range m.Attr {
		if m.Name == "" && a.Name == "class" {
			m.Name = a.Text
		}
		if a.Name == "title" && m.Title.End == 0 {
			m.Title = a.Part
		}
	}
	m.Folded = has(m.Attr, "collapse", "closed", "open", "collapsible")
	s.begin(m)
	s.relate(m)
	s.at = end
	return true
}

func has(attrs []Attr, names ...string) bool {
	_, ok := (&Mark{Attr: attrs}).Get(names...)
	return ok
}

// indented scans an admonition, whose body is indented by four columns.
func (s *scanner) indented(line []byte, start, end int) bool {
	text := string(line)
	c := admonition.FindStringSubmatchIndex(text)
	if c == nil {
		return false
	}
	m := s.whole(Admonition, line, start)
	m.Name, m.Folded = text[c[4]:c[5]], text[c[2]] == '?'
	if c[8] >= 0 {
		m.Title = Part{start + c[8], start + c[9]}
	}
	return s.body(m, line, end)
}

// tabLine scans the label of a tab, whose body is indented by four columns.
func (s *scanner) tabLine(line []byte, start, end int) bool {
	c := tabLine.FindStringSubmatchIndex(string(line))
	if c == nil {
		return false
	}
	m := s.whole(TabLine, line, start)
	m.Title = Part{start + max(c[2], c[4]), start + max(c[3], c[5])}
	return s.body(m, line, end)
}

// body finds the indented body of m, without which m is text.
func (s *scanner) body(m *Mark, line []byte, end int) bool {
	m.Void, m.Block, m.Indent = false, true, Columns(line)+4
	last := 0
	for at := end + 1; at < len(s.src) && s.budget > 0; {
		stop := s.lineEnd(at)
		s.budget -= stop - at
		next := s.src[at:stop]
		if len(bytes.TrimSpace(next)) > 0 {
			if Columns(next) < m.Indent {
				break
			}
			last = stop
		}
		at = stop + 1
	}
	if last == 0 {
		if m.Form == Admonition && Kind(m.Name) != "" {
			s.broken = append(s.broken, m)
		}
		return false
	}
	m.Body = Part{end, last}
	s.inside = max(s.inside, last)
	m.Match = &Mark{Closing: true, Part: Part{last, last}}
	if m.Role() == Fold {
		s.page.kinds[strings.ToLower(m.Name)] = true
		for _, up := range s.open {
			up.folds = true
		}
	}
	s.add(m)
	s.at = end
	return true
}

// lone scans a line that asks for contents or for a new page.
func (s *scanner) lone(line []byte, start, end int) bool {
	form := Contents
	switch text := string(line); {
	case contents.MatchString(text):
	case pageBreak.MatchString(text):
		form = PageBreak
	default:
		return false
	}
	s.add(s.whole(form, line, start))
	s.at = end
	return true
}

// quoted scans a line of a quotation that asks for a new page.
func (s *scanner) quoted(line []byte, start, end int) bool {
	text := bytes.TrimLeft(line, "> \t")
	if !pageBreak.MatchString(string(text)) {
		return false
	}
	s.add(s.whole(PageBreak, text, end-len(text)))
	s.at = end
	return true
}

// attributes scans a list of attributes for the block before or after it.
func (s *scanner) attributes(line []byte, start, end int) bool {
	c := blockAttributes.FindStringSubmatchIndex(string(line))
	if c == nil {
		return false
	}
	m := s.whole(Attributes, line, start)
	text := strings.TrimSpace(string(line[c[2]:c[3]]))
	switch {
	case strings.EqualFold(text, "toc"):
		m.Attr = []Attr{{Name: "toc"}}
	case !attributeWords.MatchString(text):
		return false
	default:
		m.Attr = parseList(s.src, Part{start + c[2], start + c[3]})
	}
	s.add(m)
	s.at = end
	return true
}

// macroLine matches the call of a macro or variable of MkDocs alone in its paragraph.
var macroLine = pattern.New(`^[ \t]*\{\{[ \t]*[A-Za-z_][\w.]*(?:\([^{}\n]*\))?(?:[ \t]*\|[^{}\n]*)?[ \t]*\}\}[ \t]*$`)

// macro scans a line that is the call of a macro. It counts if the file has other marks of a generator: a text on
// templates may show one too.
func (s *scanner) macro(line []byte, start, end int) bool {
	if s.page.MDX || !s.blank || !macroLine.MatchString(string(line)) {
		return false
	}
	if next := min(end+1, len(s.src)); len(bytes.TrimSpace(s.src[next:s.lineEnd(next)])) > 0 {
		return false
	}
	m := s.whole(Output, line, start)
	m.Name = strings.TrimSpace(strings.Trim(m.Name, "{}"))
	m.macro = true
	s.add(m)
	s.at = end
	return true
}

// comment scans a comment of Obsidian on lines of its own.
func (s *scanner) comment(line []byte, start, end int) bool {
	text := string(line)
	if commentLine.MatchString(text) && strings.Count(text, "%%") == 2 {
		s.add(s.whole(Comment, line, start))
		s.at = end
		return true
	}
	if !commentMark.MatchString(text) || !s.page.Notes {
		return false
	}
	for at := end + 1; at < len(s.src) && s.budget > 0; {
		stop := s.lineEnd(at)
		s.budget -= stop - at
		if commentMark.MatchString(string(s.src[at:stop])) {
			m := s.whole(Comment, line, start)
			m.End = stop
			s.add(m)
			s.at = stop
			return true
		}
		at = stop + 1
	}
	return false
}

// tagLine scans a line of tags in a note.
func (s *scanner) tagLine(line []byte, start, end int) bool {
	if !s.page.Notes || !tagWords.MatchString(string(line)) {
		return false
	}
	s.add(s.whole(Properties, line, start))
	s.at = end
	return true
}

// isModule reports whether a line continues the lines of a module.
func (s *scanner) isModule(line []byte) bool { return s.module && len(bytes.TrimSpace(line)) > 0 }

var (
	// The names of files that Notion exports end in the identifier of their page.
	notionFile = pattern.New(`(?i)[ _+-][0-9a-f]{32}\.md$`)
	property   = pattern.New(`^([\pL][\pL\d /()-]{0,30}): \S`)
	notionKey  = pattern.New(`^(?:Created(?: by| time)?|Last [Ee]dited(?: by| time)?|Tags|Status|Type|Owner|Date|URL|Due(?: date)?|` +
		`Priority|Assign(?:ee)?|Author|Category|Property|Reviewed|Archived|Topic|Verification)$`)
)

// properties scans the lines below the title in which Notion writes the properties of a page.
func (s *scanner) properties(start int) bool {
	exported := notionFile.MatchString(s.name)
	lines, known, last := 0, 0, start
	for at := start; at < len(s.src); {
		end := s.lineEnd(at)
		line := s.src[at:end]
		if len(bytes.TrimSpace(line)) == 0 {
			break
		}
		m := property.FindSubmatch(line)
		if m == nil {
			return false
		}
		if notionKey.MatchString(string(m[1])) {
			known++
		}
		lines++
		last, at = end, end+1
	}
	if lines == 0 || !exported && (lines < 2 || known < lines) {
		return false
	}
	s.add(&Mark{Form: Properties, Void: true, Part: Part{start, last}})
	s.at = last
	return true
}

// modules scans lines of import and export, up to a blank line or, where brackets are open, to the line that closes
// them.
func (s *scanner) modules(start int) bool {
	begins := s.blank || s.module || start == 0
	if !s.page.MDX || !begins || !moduleStart.MatchString(string(s.src[start:s.lineEnd(start)])) {
		return false
	}
	depth, at, last := 0, start, start
	for at < len(s.src) && at-start < farthest {
		stop := s.lineEnd(at)
		line := s.src[at:stop]
		if depth <= 0 && len(bytes.TrimSpace(line)) == 0 {
			break
		}
		for _, c := range line {
			switch c {
			case '{', '(', '[':
				depth++
			case '}', ')', ']':
				depth--
			}
		}
		last, at = stop, stop+1
	}
	if depth > 0 {
		return false
	}
	m := &Mark{Form: Module, Void: true, Part: Part{start, last}, Name: "import"}
	s.add(m)
	s.at = last
	s.module = true
	return true
}
