package recognize

import (
	"slices"
	"strings"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/pattern"
	vocabulary "studyguide/source/words"
)

// How furniture is known by its addresses and signs; its words are in the vocabulary. When in doubt, a block is kept.
var (
	leadIn    = pattern.New(`^\s*[:：\-–—]`)
	badgeHost = pattern.New(`(?i)(?:shields\.io|badgen\.net|badge\.fury|travis-ci|codecov|coveralls|circleci|/badges?[/.]|/workflows/|` +
		`opencollective\.com|contrib\.rocks|komarev|visitor-badge|hits\.|star-history|awesome\.re|img\.shields|sonarcloud|deepsource)`)
	switchURL = pattern.New(`(?i)(?:readme|questions?|index)?[._-](?:[a-z]{2}(?:[_-][a-z]{2,4})?)\.(?:md|html)$|` +
		`(?:^|/)(?:[a-z]{2}(?:[_-][a-z]{2,4})?|i18n|translations?)/|lang=`)
)

// arrows are those that lead up.
const arrows = "⬆↑↥⇧🔝▲△🔼⏫⤴^⇪↩⮝"

// leadsElsewhere reports whether a paragraph begins as one that leads to other pages: "Also read:".
func leadsElsewhere(text string) bool {
	for _, n := range vocabulary.Prefixes(vocabulary.AlsoRead, text) {
		if leadIn.MatchString(text[n:]) {
			return true
		}
	}
	return false
}

// isEditLink reports whether a text is that of a link by which readers change the page, and nothing else.
func isEditLink(text string) bool {
	text = strings.Join(words(text), " ")
	for _, n := range vocabulary.Prefixes(vocabulary.EditLink, text) {
		if n == len(text) || text[n] == ' ' && !slices.ContainsFunc(words(text[n:]), func(w string) bool { return !vocabulary.Has(vocabulary.EditTarget, w) }) {
			return true
		}
	}
	return false
}

// A piece of furniture: the units from first up to but not including end, and what they are.
type dropped struct {
	first, end int
	what       string
}

// clear takes the furniture out of the stream and reports each piece with its lines.
func (e *evidence) clear(sink diag.Sink) {
	report := func(at diag.Span, what string) {
		sink.Report(diag.New(diag.Furniture, at, "%s set aside", what))
	}
	if first, end := contentsCopy(e.units); end > 0 {
		report(unitsSpan(e.units[first:end]), "contents that repeat the questions' titles")
		e.units = append(append([]unit{}, e.units[:first]...), e.units[end:]...)
	}
	titles := e.ownTitles()
	e.titles = titles
	var kept []unit
	for i := 0; i < len(e.units); {
		if d := e.furnitureAt(i, titles); d.end > i {
			report(unitsSpan(e.units[i:d.end]), d.what)
			if strings.HasPrefix(d.what, "contents") {
				e.nameAll(e.units[i:d.end])
			}
			i = d.end
			continue
		}
		u := e.units[i]
		u.block = inside(u.block, report)
		kept = append(kept, u)
		i++
	}
	e.units = kept
}

func unitsSpan(us []unit) diag.Span {
	var s diag.Span
	for _, u := range us {
		s = s.To(u.block.Span())
	}
	return s
}

// ownTitles gives the keys of the titles of all headings and marked paragraphs, without their marks.
func (e *evidence) ownTitles() map[string]bool {
	titles := map[string]bool{}
	for _, u := range e.units {
		switch b := u.block.(type) {
		case *ast.Heading:
			_, t := takeMark(b.Inlines, true)
			titles[key(flat(t))] = true
		case *ast.Paragraph:
			if m, t := takeMark(b.Inlines, false); m.style != noMark {
				title, _ := splitTitle(t)
				titles[key(flat(title))] = true
			}
		case *ast.Details:
			titles[key(flat(b.Summary))] = true
		}
	}
	return titles
}

// furnitureAt tells what furniture begins at unit i; end is 0 if none does.
func (e *evidence) furnitureAt(i int, titles map[string]bool) dropped {
	switch b := e.units[i].block.(type) {
	case *ast.Heading:
		return e.headedFurniture(i, b, titles)
	case *ast.List:
		if isContents(b) || repeatsTitles(b, titles) {
			return dropped{i, i + 1, "contents list"}
		}
	case *ast.Table:
		if isContents(b) {
			return dropped{i, i + 1, "contents table"}
		}
		if q, ok := quizOf(b); ok && q.answer < 0 && q.repeats(titles) {
			return dropped{i, i + 1, "contents table"}
		}
	case *ast.Details:
		switch {
		case isContents(b):
			return dropped{i, i + 1, "contents list"}
		case isSwitcher(b):
			return dropped{i, i + 1, "list of translations"}
		}
	case *ast.Paragraph:
		if isContentsTitle(flat(b.Inlines)) && i+1 < len(e.units) && isContents(e.units[i+1].block) {
			return dropped{i, i + 2, "contents list"}
		}
		if leadsElsewhere(flat(trim(b.Inlines))) {
			return e.promotion(i, b)
		}
		if what := smallFurniture(b); what != "" {
			return dropped{i, i + 1, what}
		}
	case *ast.Figure:
		if badgeHost.MatchString(b.Image.Src) {
			return dropped{i, i + 1, "badge"}
		}
	}
	return dropped{}
}

// headedFurniture finds contents and credits under a heading of their own.
func (e *evidence) headedFurniture(i int, h *ast.Heading, titles map[string]bool) dropped {
	text := strings.TrimSpace(flat(h.Inlines))
	if isContentsTitle(text) {
		end := i + 1
		for end < len(e.units) && isListLike(e.units[end].block, titles) {
			end++
		}
		if end > i+1 {
			return dropped{i, end, "contents"}
		}
		return dropped{}
	}
	if !vocabulary.Is(vocabulary.CreditsTitle, text) {
		return dropped{}
	}
	end, prose := i+1, 0
	for ; end < len(e.units); end++ {
		switch b := e.units[end].block.(type) {
		case *ast.Heading:
			if b.Level <= h.Level {
				return creditOrNothing(i, end, prose)
			}
		case *ast.Paragraph:
			prose += unlinkedWords(b.Inlines)
		case *ast.Figure, *ast.Divider, *ast.Table, *ast.List:
		default:
			return dropped{}
		}
	}
	return creditOrNothing(i, end, prose)
}

// creditOrNothing keeps a part that says more than thanks: forty words are a text that somebody wrote to be read.
func creditOrNothing(i, end, prose int) dropped {
	if prose > 40 {
		return dropped{}
	}
	return dropped{i, end, "list of contributors or sponsors"}
}

func isListLike(b ast.Block, titles map[string]bool) bool {
	if l, ok := b.(*ast.List); ok && (repeatsTitles(l, titles) || onlyAnchors(l)) {
		return true
	}
	if p, ok := b.(*ast.Paragraph); ok {
		return hasAnchor(p.Inlines)
	}
	return isContents(b)
}

// promotion gives the extent of an "also read" line: the line, and if it only leads in, the lines of links below it
// that end like no sentence.
func (e *evidence) promotion(i int, p *ast.Paragraph) dropped {
	text := strings.TrimSpace(flat(p.Inlines))
	if len(words(text)) > 20 || strings.HasSuffix(text, ".") && oneLine(p) {
		return dropped{}
	}
	end := i + 1
	if !strings.ContainsAny(lastRune(text), ":：") {
		return dropped{i, end, "promotion of other pages"}
	}
	for end < len(e.units) {
		switch b := e.units[end].block.(type) {
		case *ast.Paragraph:
			if isMarked(e.units[end]) || !linesOfLinks(b) || end > i+2 {
				return dropped{i, end, "promotion of other pages"}
			}
		case *ast.List:
			if end > i+1 || !mostlyLinks(b) {
				return dropped{i, end, "promotion of other pages"}
			}
		default:
			return dropped{i, end, "promotion of other pages"}
		}
		end++
	}
	return dropped{i, end, "promotion of other pages"}
}

// linesOfLinks tells whether every line of a paragraph could be the text of a link: short, and no sentence.
func linesOfLinks(p *ast.Paragraph) bool {
	for line := range strings.Lines(flat(trim(p.Inlines))) {
		if endsSentence(line) || asks(line) || len(words(line)) > 16 {
			return false
		}
	}
	return true
}

func mostlyLinks(l *ast.List) bool {
	n := 0
	for _, it := range l.Items {
		if len(it.Blocks) != 1 {
			return false
		}
		if p, ok := it.Blocks[0].(*ast.Paragraph); ok && unlinkedWords(p.Inlines) == 0 {
			n++
		}
	}
	return n > 0 && float64(n) >= contentsShare*float64(len(l.Items))
}

// unlinkedWords counts the words of in that are not the text of a link.
func unlinkedWords(in []ast.Inline) int {
	n := 0
	for _, x := range in {
		switch x := x.(type) {
		case *ast.Link, *ast.Image, *ast.Break, *ast.NoteRef:
		case *ast.Text:
			n += len(words(x.Value))
		case *ast.Code:
			n += len(words(x.Value))
		case *ast.Math:
			n++
		default:
			n += unlinkedWords(children(x))
		}
	}
	return n
}

// isSwitcher tells whether a folded part leads to the guide in other languages.
func isSwitcher(d *ast.Details) bool {
	links, away := 0, 0
	for _, b := range d.Blocks {
		l, ok := b.(*ast.List)
		if !ok || !mostlyLinks(l) {
			return false
		}
		for _, it := range l.Items {
			for _, b := range it.Blocks {
				if p, ok := b.(*ast.Paragraph); ok {
					eachLink(p.Inlines, func(l *ast.Link) {
						links++
						if switchURL.MatchString(l.URL) {
							away++
						}
					})
				}
			}
		}
	}
	return links >= minContents && (vocabulary.In(vocabulary.Translations, flat(d.Summary)) || float64(away) >= contentsShare*float64(links))
}

// smallFurniture names what a paragraph is if it is nothing but navigation, badges or a row of translations; empty if
// it is text.
func smallFurniture(p *ast.Paragraph) string {
	in := trim(p.Inlines)
	text := strings.TrimSpace(flat(in))
	var links []*ast.Link
	eachLink(in, func(l *ast.Link) { links = append(links, l) })
	bare := unlinkedWords(in) == 0
	switch {
	case isTop(in, text, links):
		return "link to the top"
	case bare && allBadges(in):
		return "badges"
	case len(links) == 1 && bare && isEditLink(text):
		return "edit link"
	case len(links) >= minContents && bare && switches(links):
		return "list of translations"
	}
	return ""
}

// isTop tells whether a paragraph is a link to the top of the page: an arrow or the words for it, leading to an
// anchor.
func isTop(in []ast.Inline, text string, links []*ast.Link) bool {
	if len(links) != 1 || !strings.HasPrefix(links[0].URL, "#") || len(words(text)) > 6 {
		return false
	}
	return vocabulary.Is(vocabulary.BackToTop, text) || len(words(text)) == 0 && strings.ContainsAny(text, arrows)
}

func allBadges(in []ast.Inline) bool {
	badges := 0
	for _, n := range in {
		switch n := n.(type) {
		case *ast.Image:
			if !badgeHost.MatchString(n.Src) {
				return false
			}
			badges++
		case *ast.Break:
		case *ast.Text:
			if len(words(n.Value)) > 0 {
				return false
			}
		case *ast.Link:
			if !allBadges(n.Inlines) {
				return false
			}
			badges++
		default:
			if !allBadges(children(n)) {
				return false
			}
		}
	}
	return badges > 0
}

func switches(links []*ast.Link) bool {
	n := 0
	for _, l := range links {
		if switchURL.MatchString(l.URL) {
			n++
		}
	}
	return float64(n) >= contentsShare*float64(len(links))
}
