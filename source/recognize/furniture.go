package recognize

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// Patterns of URLs and punctuation that identify furniture; its words are in package words. In doubt, a block is kept.
var (
	leadIn    = pattern.New(`^\s*[:：\-–—]`)
	badgeHost = pattern.New(
		`(?i)(?:shields\.io|badgen\.net|badge\.fury|travis-ci|codecov|coveralls|circleci|/badges?[/.]|/workflows/|` +
			`opencollective\.com|contrib\.rocks|komarev|visitor-badge|hits\.|star-history|awesome\.re|img\.shields|sonarcloud|deepsource)`,
	)
	switchURL = pattern.New(`(?i)(?:readme|questions?|index)?[._-](?:[a-z]{2}(?:[_-][a-z]{2,4})?)\.(?:md|html)$|` +
		`(?:^|/)(?:[a-z]{2}(?:[_-][a-z]{2,4})?|i18n|translations?)/|lang=`)
)

// arrows are the signs of links to the top.
const arrows = "⬆↑↥⇧🔝▲△🔼⏫⤴^⇪↩⮝"

// leadsElsewhere reports whether a paragraph begins like a promotion of other pages: "Also read:".
func leadsElsewhere(text string) bool {
	for _, n := range vocabulary.Prefixes(vocabulary.AlsoRead, text) {
		if leadIn.MatchString(text[n:]) {
			return true
		}
	}
	return false
}

// isEditLink reports whether a text is nothing but the text of a link for editing the page.
func isEditLink(text string) bool {
	text = strings.Join(words(text), " ")
	other := func(word string) bool { return !vocabulary.Has(vocabulary.EditTarget, word) }
	for _, n := range vocabulary.Prefixes(vocabulary.EditLink, text) {
		if n == len(text) || text[n] == ' ' && !slices.ContainsFunc(words(text[n:]), other) {
			return true
		}
	}
	return false
}

// clear removes the furniture from a flow and reports each piece with its lines.
func (t titled) clear(sink diag.Sink) cleared {
	report := func(at diag.Span, kind furniture) { kind.report(at, sink) }
	for _, find := range []func([]unit) (start, end int){pagedContents, contentsCopy} {
		if first, end := find(t.units); end > 0 {
			report(unitsSpan(t.units[first:end]), contentsCopied)
			t.units = slices.Concat(t.units[:first], t.units[end:])
		}
	}
	listed := map[string]bool{}
	if i := contentsLines(t.units); i >= 0 {
		report(unitsSpan(t.units[i:i+1]), contentsCopied)
		for _, l := range linesOfParagraph(t.units[i].block.(*ast.Paragraph).Inlines) {
			listed[key(flat(l))] = true
		}
		t.units = slices.Concat(t.units[:i], t.units[i+1:])
	}
	out := cleared{titled: t, titles: ownTitles(t.units), named: map[*ast.Heading]bool{}, listed: listed}
	slugs := map[string]*ast.Heading{}
	for h, slug := range t.doc.Slugs {
		slugs[slug] = h
	}
	out.units = nil
	place := &outline{titles: len(out.titles)}
	for i := 0; i < len(t.units); {
		kind, end := furnitureAt(t.units, i, out.titles, place)
		for _, u := range t.units[i:max(end, i+1)] {
			place.pass(u)
		}
		if kind == noFurniture {
			u := t.units[i]
			u.block = inside(u.block, report)
			out.units = append(out.units, u)
			i++
			continue
		}
		report(unitsSpan(t.units[i:end]), kind)
		if kind.leads() {
			out.contents = true
			headingsLedTo(t.units[i:end], slugs, func(h *ast.Heading) { out.named[h] = true })
		}
		i = end
	}
	return out
}

func unitsSpan(us []unit) diag.Span {
	var s diag.Span
	for _, u := range us {
		s = s.To(u.block.Span())
	}
	return s
}

// ownTitles returns the keys of the titles of all headings, folds and marked paragraphs, without their marks.
func ownTitles(units []unit) map[string]bool {
	titles := map[string]bool{}
	for _, u := range units {
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

// furnitureAt returns the kind of furniture that begins at unit i, and the index of the unit after it. o is at unit i.
func furnitureAt(units []unit, i int, titles map[string]bool, o *outline) (kind furniture, end int) {
	switch b := units[i].block.(type) {
	case *ast.Heading:
		return headedFurniture(units, i, b, titles)
	case *ast.List:
		if n := max(contentsEntries(b), repeatedTitles(b, titles)); n > 0 && !o.inAnswer(n) {
			return contentsList, i + 1
		}
	case *ast.Table:
		if n := contentsEntries(b); n > 0 && !o.inAnswer(n) {
			return contentsTable, i + 1
		}
		if q, ok := quizOf(b); ok && q.answer < 0 && q.repeats(titles) && !q.describes() && !o.inAnswer(len(q.Rows)) {
			return contentsTable, i + 1
		}
	case *ast.Details:
		n := contentsEntries(b)
		switch {
		case n > 0 && !o.inAnswer(n):
			return contentsList, i + 1
		case isSwitcher(b):
			return translations, i + 1
		}
	case *ast.Paragraph:
		if isContentsTitle(flat(b.Inlines)) && i+1 < len(units) {
			l, ok := units[i+1].block.(*ast.List)
			if ok && repeatedTitles(l, titles) > 0 || isContents(units[i+1].block) {
				return contentsList, i + 2
			}
		}
		if leadsElsewhere(flat(trim(b.Inlines))) {
			return promotedPages(units, i, b)
		}
		return smallFurniture(b), i + 1
	case *ast.Figure:
		if badgeHost.MatchString(b.Image.Src) {
			return badge, i + 1
		}
	}
	return noFurniture, i
}

// headedFurniture recognizes contents and credits under a heading of their own.
func headedFurniture(units []unit, i int, h *ast.Heading, titles map[string]bool) (kind furniture, end int) {
	text := strings.TrimSpace(flat(h.Inlines))
	if isContentsTitle(text) {
		end := i + 1
		for end < len(units) && isListLike(units[end].block, titles) {
			end++
		}
		if end > i+1 {
			return contentsTitled, end
		}
		return noFurniture, i
	}
	if !vocabulary.Is(vocabulary.CreditsTitle, text) {
		return noFurniture, i
	}
	prose := 0
	for end = i + 1; end < len(units); end++ {
		switch b := units[end].block.(type) {
		case *ast.Heading:
			if b.Level <= h.Level {
				return creditsOrNothing(prose), end
			}
		case *ast.Paragraph:
			prose += unlinkedWords(b.Inlines)
		case *ast.Figure, *ast.Divider, *ast.Table, *ast.List:
		default:
			return noFurniture, i
		}
	}
	return creditsOrNothing(prose), end
}

// creditsOrNothing returns credits, unless the part has more than forty words outside links: then it is meant to be
// read.
func creditsOrNothing(prose int) furniture {
	if prose > 40 {
		return noFurniture
	}
	return credits
}

func isListLike(b ast.Block, titles map[string]bool) bool {
	if l, ok := b.(*ast.List); ok && (repeatedTitles(l, titles) > 0 || onlyAnchors(l)) {
		return true
	}
	if p, ok := b.(*ast.Paragraph); ok {
		return hasAnchor(p.Inlines)
	}
	return isContents(b)
}

// promotedPages returns the extent of a promotion: its line and, if that only leads in, the lines of links below it
// that do not end like sentences.
func promotedPages(units []unit, i int, p *ast.Paragraph) (kind furniture, end int) {
	text := strings.TrimSpace(flat(p.Inlines))
	if vocabulary.Begins(vocabulary.SeeAlso, text) && !speaksOfQuestions(text) {
		return noFurniture, i // so answers end, with what they refer to
	}
	if countWords(text) > 20 || strings.HasSuffix(text, ".") && oneLine(p) {
		return noFurniture, i
	}
	end = i + 1
	if !strings.ContainsAny(lastRune(text), ":：") {
		return promotion, end
	}
	for ; end < len(units); end++ {
		switch b := units[end].block.(type) {
		case *ast.Paragraph:
			if isMarked(units[end]) || !linesOfLinks(b) || end > i+2 {
				return promotion, end
			}
		case *ast.List:
			if end > i+1 || !mostlyLinks(b) {
				return promotion, end
			}
		default:
			return promotion, end
		}
	}
	return promotion, end
}

// linesOfLinks reports whether every line of a paragraph could be the text of a link: short, and not a sentence.
func linesOfLinks(p *ast.Paragraph) bool {
	for line := range strings.Lines(flat(trim(p.Inlines))) {
		if endsSentence(line) || asks(line) || countWords(line) > 16 {
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
		if p, ok := it.Blocks[0].(*ast.Paragraph); ok && onlyLinked(p.Inlines) {
			n++
		}
	}
	return n > 0 && float64(n) >= contentsShare*float64(len(l.Items))
}

// unlinkedWords returns the number of words of in outside links.
func unlinkedWords(in []ast.Inline) int {
	n := 0
	for _, x := range in {
		switch x := x.(type) {
		case *ast.Link, *ast.Image, *ast.Break, *ast.NoteRef:
		case *ast.Text:
			n += countWords(x.Value)
		case *ast.Code:
			n += countWords(x.Value)
		case *ast.Math:
			n++
		default:
			n += unlinkedWords(ast.Children(x))
		}
	}
	return n
}

// onlyLinked reports whether all words of in are in links, if it has any.
func onlyLinked(in []ast.Inline) bool {
	for _, x := range in {
		switch x := x.(type) {
		case *ast.Link, *ast.Image, *ast.Break, *ast.NoteRef:
		case *ast.Text:
			if strings.ContainsFunc(x.Value, inWord) {
				return false
			}
		case *ast.Code:
			if strings.ContainsFunc(x.Value, inWord) {
				return false
			}
		case *ast.Math:
			return false
		default:
			if !onlyLinked(ast.Children(x)) {
				return false
			}
		}
	}
	return true
}

// isSwitcher reports whether a folded part links to translations of the guide.
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
	named := vocabulary.In(vocabulary.Translations, flat(d.Summary))
	return links >= minContents && (named || float64(away) >= contentsShare*float64(links))
}

// smallFurniture returns the kind of a paragraph that is nothing but navigation, badges or links to translations.
func smallFurniture(p *ast.Paragraph) furniture {
	in := trim(p.Inlines)
	text := strings.TrimSpace(flat(in))
	var links []*ast.Link
	eachLink(in, func(l *ast.Link) { links = append(links, l) })
	bare := onlyLinked(in)
	switch {
	case isTop(in, text, links):
		return linkToTop
	case bare && allBadges(in):
		return badges
	case len(links) == 1 && bare && isEditLink(text):
		return linkToEdit
	case len(links) >= minContents && bare && switches(links):
		return translations
	}
	return noFurniture
}

// isTop reports whether a paragraph is a link to the top of the page: an arrow or words that say so, linked to an
// anchor.
func isTop(in []ast.Inline, text string, links []*ast.Link) bool {
	if len(links) != 1 || !strings.HasPrefix(links[0].URL, "#") {
		return false
	}
	return vocabulary.Is(vocabulary.BackToTop, text) || countWords(text) == 0 && strings.ContainsAny(text, arrows)
}

func allBadges(in []ast.Inline) bool {
	found := 0
	for _, n := range in {
		switch n := n.(type) {
		case *ast.Image:
			if !badgeHost.MatchString(n.Src) {
				return false
			}
			found++
		case *ast.Break:
		case *ast.Text:
			if countWords(n.Value) > 0 {
				return false
			}
		case *ast.Link:
			if !allBadges(n.Inlines) {
				return false
			}
			found++
		default:
			if !allBadges(ast.Children(n)) {
				return false
			}
		}
	}
	return found > 0
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
