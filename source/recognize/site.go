package recognize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
	"example.org/studyguide/source/writing"
)

// A siteFinder finds what a page that was copied as a whole has of its site: navigation, share lines, advertisements,
// notices of cookies, the form for comments, the line of rights. Their words are in package words.
//
// A line counts only if it says nothing else. Words that a guide may use too ("Search", "Comments") count only before
// the first question or at the end of the document, in company, and a line that would be a whole answer never counts.
type siteFinder struct {
	flow
	first, end int // the first unit that may be of the guide's questions, and the first of the site's at the end
	drops      map[int]furniture
	rights     string // the key of the line of rights
}

// withoutSite removes the site's parts from a flow and reports each with its lines.
func withoutSite(f flow, sink diag.Sink) flow {
	f = splitSite(f)
	s := &siteFinder{flow: f, drops: map[int]furniture{}}
	s.first = slices.IndexFunc(f.units, s.opens)
	if s.first < 0 {
		s.first = 0
	}
	s.comments()
	s.tail()
	s.head()
	s.name()
	s.alone()
	out := f
	out.units = nil
	for i := 0; i < len(f.units); i++ {
		kind := s.drops[i]
		if kind == noFurniture {
			out.units = append(out.units, f.units[i])
			continue
		}
		from := i
		for i+1 < len(f.units) && s.drops[i+1] == kind {
			i++
		}
		kind.report(unitsSpan(f.units[from:i+1]), sink)
	}
	return out
}

// opens reports whether a unit may be the guide's first question or section: it is marked, asks, or is a block other
// than a line.
func (s *siteFinder) opens(u unit) bool {
	switch b := u.block.(type) {
	case *ast.Paragraph:
		text := flat(trim(b.Inlines))
		return isMarked(u) || asks(text) && siteLine(text) == noFurniture && !vocabulary.Is(vocabulary.SiteLink, text)
	case *ast.Heading:
		return readMarkOf(b) || asks(flat(b.Inlines))
	case *ast.List:
		return s.siteList(b) == noFurniture
	case *ast.Divider:
		return false
	}
	return true
}

// text returns the text of a unit that is a paragraph, or a heading.
func (s *siteFinder) text(i int) string {
	switch b := s.units[i].block.(type) {
	case *ast.Paragraph:
		return flat(trim(b.Inlines))
	case *ast.Heading:
		return flat(trim(b.Inlines))
	}
	return ""
}

// comments drops the form for comments and what stands below it, up to a heading of its level or higher, if no question
// follows there.
func (s *siteFinder) comments() {
	open := 0 // no comments begin before it: the stretch holds a question, or no form
	for i := s.first + 1; i < len(s.units); i++ {
		text := s.text(i)
		const longest = 100 // bytes of the title
		if len(text) > longest {
			continue
		}
		strong := vocabulary.Is(vocabulary.CommentsTitle, withoutCount(text))
		if !strong && !vocabulary.Is(vocabulary.CommentsWord, withoutCount(text)) || !s.titled(i) {
			continue
		}
		if _, isLine := s.units[i].block.(*ast.Paragraph); isLine && i < open {
			continue
		}
		end, form := i+1, strong
		h, isHeading := s.units[i].block.(*ast.Heading)
		for ; end < len(s.units); end++ {
			next, ok := s.units[end].block.(*ast.Heading)
			if ok && isHeading && next.Level <= h.Level {
				break
			}
			if isMarked(s.units[end]) || ok && (asks(flat(next.Inlines)) || readMarkOf(next)) {
				form, open = false, end
				break
			}
			for line := range strings.Lines(s.text(end)) {
				form = form || vocabulary.Begins(vocabulary.CommentForm, strings.TrimSpace(line)) ||
					vocabulary.Is(vocabulary.CommentsTitle, line)
			}
		}
		if form {
			for j := i; j < end; j++ {
				s.drops[j] = siteComments
			}
			i = end - 1
		} else if end == len(s.units) {
			open = end
		}
	}
}

// titled reports whether a unit is a heading or a paragraph of one line, after something other than a question.
func (s *siteFinder) titled(i int) bool {
	p, ok := s.units[i].block.(*ast.Paragraph)
	if !ok {
		_, ok = s.units[i].block.(*ast.Heading)
		return ok
	}
	return oneLine(p) && !isMarked(s.units[i-1])
}

// withoutCount returns a title without the number before it: "12 Comments", or behind it: "Comments (12)".
func withoutCount(text string) string {
	return strings.TrimFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
}

// tail drops the site's lines at the end of the document. One line that might be an answer's, of words alone, is not
// enough.
func (s *siteFinder) tail() {
	kinds := map[int]furniture{}
	sure := false
	s.end = len(s.units)
	for i := len(s.units) - 1; i > s.first; i-- {
		kind := s.drops[i]
		if kind == noFurniture {
			kind = s.endKind(i)
		}
		_, isRule := s.units[i].block.(*ast.Divider)
		if kind == noFurniture && !isRule || s.opens(s.units[i]) {
			break
		}
		if kind != noFurniture {
			kinds[i], s.end = kind, i
			sure = sure || kind != navigation && (kind != rights || rightsLine.MatchString(s.text(i)))
		}
	}
	if s.end > 0 && s.end < len(s.units) && s.opens(s.units[s.end-1]) {
		delete(kinds, s.end) // it is all of the last answer
		s.end++
	}
	if !sure && len(kinds) < 2 {
		s.end = len(s.units)
		return
	}
	for i, kind := range kinds {
		s.drops[i] = kind
	}
}

// endKind returns the kind of a unit at the end of the document.
func (s *siteFinder) endKind(i int) furniture {
	switch b := s.units[i].block.(type) {
	case *ast.List:
		return s.siteList(b)
	case *ast.Paragraph:
		text := s.text(i)
		if isRights(text) {
			s.rights += key(text)
			return rights
		}
		return s.paragraphKind(b, text)
	}
	return noFurniture
}

// paragraphKind returns the kind of a paragraph all of whose lines are the site's, words of navigation among them.
func (s *siteFinder) paragraphKind(p *ast.Paragraph, text string) furniture {
	if p == nil || text == "" {
		return noFurniture
	}
	kind := noFurniture
	lines := strings.Split(text, "\n")
	for i, next := range siteKinds(lines) {
		if next == noFurniture && vocabulary.Is(vocabulary.SiteLink, lines[i]) {
			next = navigation
		}
		if next == noFurniture {
			return noFurniture
		}
		if kind == noFurniture || kind == navigation {
			kind = next
		}
	}
	return kind
}

// head drops the site's lines before the first question: words of navigation only in company.
func (s *siteFinder) head() {
	var single []int
	company := 0
	for i := range s.first {
		switch b := s.units[i].block.(type) {
		case *ast.List:
			s.drops[i] = s.siteList(b)
		case *ast.Paragraph:
			text := s.text(i)
			kind := s.paragraphKind(b, text)
			switch {
			case kind == navigation && oneLine(b) && siteLine(text) == noFurniture:
				single = append(single, i)
				continue
			case kind == noFurniture && isRights(text), kind == noFurniture && isBreadcrumb(text):
				kind = navigation
			}
			s.drops[i] = kind
		}
		if s.drops[i] != noFurniture {
			company++
		}
	}
	if company+len(single) > 1 {
		for _, i := range single {
			s.drops[i] = navigation
		}
	}
}

// alone drops advertisements and share bars in the middle of the document. There they may be what an answer says, so
// that the document must have other parts of a site, or several of these.
func (s *siteFinder) alone() {
	found := map[int]furniture{}
	for i := s.first + 1; i < s.end; i++ {
		p, ok := s.units[i].block.(*ast.Paragraph)
		if !ok || s.drops[i] != noFurniture {
			continue
		}
		if !opensSite(p) {
			continue
		}
		if kind := allLines(p); (kind == advertisement || kind == shareBar) && !s.wholeAnswer(i) {
			found[i] = kind
		}
	}
	others := 0
	for _, kind := range s.drops {
		if kind != noFurniture {
			others++
		}
	}
	if others > 0 || len(found) > 1 {
		for i, kind := range found {
			s.drops[i] = kind
		}
	}
}

// opensSite reports whether a paragraph begins with an advertisement or a share bar.
func opensSite(p *ast.Paragraph) bool {
	first, _, _ := strings.Cut(flat(trim(p.Inlines)), "\n")
	kind := siteLine(first)
	return kind == advertisement || kind == shareBar
}

// wholeAnswer reports whether a unit stands alone between two titles.
func (s *siteFinder) wholeAnswer(i int) bool {
	title := func(j int) bool {
		_, isHeading := s.units[j].block.(*ast.Heading)
		return isHeading || s.opens(s.units[j])
	}
	return title(i-1) && (i+1 == len(s.units) || title(i+1))
}

// allLines returns the kind of a paragraph all of whose lines are the site's wherever they stand.
func allLines(p *ast.Paragraph) furniture {
	kind := noFurniture
	for _, next := range siteKinds(strings.Split(flat(trim(p.Inlines)), "\n")) {
		if next == noFurniture {
			return noFurniture
		}
		if kind == noFurniture {
			kind = next
		}
	}
	return kind
}

// siteList returns navigation for a list of which two items or more, and most, are words of navigation, and a share bar
// for a list of places to share the page.
func (s *siteFinder) siteList(l *ast.List) furniture {
	links, targets := 0, 0
	for _, it := range l.Items {
		if len(it.Blocks) != 1 {
			return noFurniture
		}
		p, ok := it.Blocks[0].(*ast.Paragraph)
		if !ok {
			return noFurniture
		}
		text := flat(p.Inlines)
		switch {
		case vocabulary.Is(vocabulary.SiteLink, text):
			links++
		case vocabulary.Is(vocabulary.ShareTarget, text) || isShare(text):
			targets++
		}
	}
	switch all := len(l.Items); {
	case links > 1 && (links+targets)*2 > all:
		return navigation
	case targets > 2 && targets == all:
		return shareBar
	}
	return noFurniture
}

// name drops the first line of a text if it is the name of the site: navigation follows it, or the line of rights has
// it, and the title stands below.
func (s *siteFinder) name() {
	kept := func(i int) int {
		for i < len(s.units) && s.drops[i] != noFurniture {
			i++
		}
		return i
	}
	at := kept(0)
	next := kept(at + 1)
	if !s.plain || next >= len(s.units) || next > s.first || isMarked(s.units[next]) {
		return
	}
	name, title := s.text(at), s.text(next)
	if strings.Contains(name, "\n") || !isTitleLine(name) || speaksOfQuestions(name) || !isTitleLine(title) {
		return
	}
	if s.drops[at+1] == navigation || strings.Contains(s.rights, key(name)) {
		s.drops[at] = siteTitle
	}
}

// splitSite splits the paragraphs of a text where lines of the site stand among others: pages that are copied lose the
// blank lines between.
func splitSite(f flow) flow {
	if !f.plain {
		return f
	}
	out := f
	out.units = nil
	head := true // before the first question
	for i, u := range f.units {
		p, ok := u.block.(*ast.Paragraph)
		head = head && !isMarked(u)
		if !ok || !strings.Contains(flat(p.Inlines), "\n") {
			out.units = append(out.units, u)
			continue
		}
		parts := splitAtSite(p.Inlines, head)
		if i+1 < len(f.units) && isMarked(f.units[i+1]) && !head {
			parts = append(parts[:len(parts)-1], splitCapitals(parts[len(parts)-1])...)
		}
		for _, in := range parts {
			part := u
			if len(parts) > 1 {
				part.block = paragraph(in)
			}
			out.units = append(out.units, part)
		}
	}
	return out
}

// splitCapitals splits a last line of two words or more in capitals off a paragraph that is a sentence before it: the
// title of the section that the next question opens.
func splitCapitals(in []ast.Inline) [][]ast.Inline {
	text := flat(in)
	at := strings.LastIndexByte(text, '\n') + 1
	if line := text[at:]; at == 0 || countWords(line) < 2 || !isCapitals(line) || !endsSentence(text[:at-1]) {
		return [][]ast.Inline{in}
	}
	before, title := cut(in, at)
	return [][]ast.Inline{trim(before), trim(title)}
}

// splitAtSite returns the lines of a paragraph, together where neighbors are all of the site or all not. In the head of
// the document a word of navigation is the site's without another beside it.
func splitAtSite(in []ast.Inline, head bool) [][]ast.Inline {
	lines := strings.Split(flat(in), "\n")
	kinds := siteKinds(lines)
	for i, line := range lines {
		if head && kinds[i] == noFurniture && vocabulary.Is(vocabulary.SiteLink, line) {
			kinds[i] = navigation
		}
	}
	var out [][]ast.Inline
	rest, size := in, 0
	for i, line := range lines {
		size += len(line) + 1
		if i+1 < len(lines) && (kinds[i] == noFurniture) != (kinds[i+1] == noFurniture) {
			var head []ast.Inline
			head, rest = cut(rest, size)
			if head = trim(head); len(head) > 0 {
				out = append(out, head)
			}
			size = 0
		}
	}
	if rest = trim(rest); len(rest) > 0 {
		out = append(out, rest)
	}
	if len(out) == 1 {
		return [][]ast.Inline{in}
	}
	return out
}

// siteKinds returns the kinds of lines that stand together. A place to share the page counts beside a line that offers
// to, a word of navigation beside another.
func siteKinds(lines []string) []furniture {
	kinds := make([]furniture, len(lines))
	links := func(i int) bool {
		return i >= 0 && i < len(lines) && vocabulary.Is(vocabulary.SiteLink, lines[i])
	}
	for i, line := range lines {
		kinds[i] = siteLine(line)
		if kinds[i] == advertisement && (isEntry(lines, i-1) || isEntry(lines, i+1)) {
			kinds[i] = noFurniture
		}
		switch {
		case kinds[i] != noFurniture:
		case i > 0 && kinds[i-1] == shareBar && vocabulary.Is(vocabulary.ShareTarget, line):
			kinds[i] = shareBar
		case links(i) && (links(i-1) || links(i+1)):
			kinds[i] = navigation
		case vocabulary.Is(vocabulary.CommentsTitle, line), vocabulary.Begins(vocabulary.CommentForm, line):
			kinds[i] = siteComments
		}
	}
	return kinds
}

// isEntry reports whether line i has a word or two that are no site's: it and its neighbors are a list.
func isEntry(lines []string, i int) bool {
	if i < 0 || i >= len(lines) {
		return false
	}
	n := countWords(lines[i])
	return n > 0 && n <= 2 && siteLine(lines[i]) == noFurniture && !endsSentence(lines[i])
}

// siteLine returns the kind of a line that is the site's wherever it stands.
func siteLine(line string) furniture {
	line = strings.TrimSpace(line)
	const longest, short = 1000, 200 // bytes of a notice, and of any other line
	if line == "" || len(line) > longest {
		return noFurniture
	}
	if len(line) > short {
		return cookieLine(line)
	}
	n := countWords(line)
	switch {
	case n == 0:
	case vocabulary.Is(vocabulary.Advertisement, line):
		return advertisement
	case isShare(line):
		return shareBar
	case isNavigation(line):
		return navigation
	}
	return cookieLine(line)
}

// cookieLine returns cookieNotice for a line that is one.
func cookieLine(line string) furniture {
	if vocabulary.Begins(vocabulary.CookieNotice, line) || vocabulary.Ends(vocabulary.CookieNotice, line) {
		return cookieNotice
	}
	return noFurniture
}

// isShare reports whether a line offers to share the page and says nothing else: "Share on Facebook", "Share: Twitter |
// WhatsApp".
func isShare(line string) bool {
	skip := func(s string) string {
		return strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	}
	rest, phrases := skip(line), 0
	for rest != "" {
		n := 0
		for _, c := range []vocabulary.Concept{vocabulary.Share, vocabulary.ShareTarget} {
			for _, size := range vocabulary.Prefixes(c, rest) {
				if size > n && wordEnds(rest, size) {
					n = size
					if c == vocabulary.Share {
						phrases++
					}
				}
			}
		}
		if n == 0 || phrases == 0 {
			return false
		}
		rest = skip(rest[n:])
	}
	return phrases > 0
}

// wordEnds reports whether a word ends at byte n of a text; in scripts without spaces words end anywhere.
func wordEnds(text string, n int) bool {
	next := []rune(text[n:])
	return len(next) == 0 || !unicode.IsLetter(next[0]) && !unicode.IsMark(next[0]) ||
		writing.Running(next[0])
}

// isNavigation reports whether a line has links of a site, divided by signs, and little else.
func isNavigation(line string) bool {
	divides := func(r rune) bool {
		return r == '|' || r == '>' || r == '\t' || r >= utf8.RuneSelf && strings.ContainsRune("｜·•»›«‹←→", r)
	}
	if !strings.ContainsFunc(line, divides) {
		return false
	}
	all, links := 0, 0
	for e := range strings.FieldsFuncSeq(line, divides) {
		switch n := countWords(e); {
		case n == 0:
			continue
		case n > 6 || endsSentence(e):
			return false
		}
		if all++; vocabulary.Is(vocabulary.SiteLink, e) {
			links++
		}
	}
	return links > 1 && links*2 >= all
}

// isBreadcrumb reports whether a line is the path to a page: "Home > Nursing > Pharmacology".
func isBreadcrumb(line string) bool {
	first, _, divided := strings.Cut(strings.NewReplacer("»", ">", "›", ">").Replace(line), " > ")
	return divided && !strings.Contains(line, "\n") && vocabulary.Is(vocabulary.SiteLink, first)
}

// rightsLine matches the line of rights: its sign, with a year or at the beginning.
var rightsLine = pattern.New(`(?i)^\W*(?:©|\(c\)\s*\d{4}|copyright\s+(?:©|\(c\)|\d{4}))|©\s*\d{4}|\d{4}\s*©`)

// isRights reports whether a text is the line of rights at the foot of a page.
func isRights(text string) bool {
	const most = 40 // words
	n := countWords(text)
	return n <= most && rightsLine.MatchString(text) || n > 0 && n <= 10 && vocabulary.In(vocabulary.Copyright, text)
}
