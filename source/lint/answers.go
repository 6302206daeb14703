package lint

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/listing"
	"example.org/studyguide/source/writing"
)

// checkShort reports answers of one word, unless the guide has many of them, as a quiz does ("True").
func checkShort(qs []*ast.Question, sink diag.Sink) {
	const habit = 0.2 // the share of answers above which one word is the author's style
	var short []*ast.Question
	answered := 0
	for _, q := range qs {
		if len(q.Answer) == 0 {
			continue
		}
		answered++
		p, ok := q.Answer[0].(*ast.Paragraph)
		if ok && len(q.Answer) == 1 && len(q.Prompt)+len(q.Options) == 0 &&
			oneWord(ast.PlainText(p.Inlines)) && onlyText(p) {
			short = append(short, q)
		}
	}
	if float64(len(short)) > habit*float64(answered) {
		return
	}
	for _, q := range short {
		sink.Report(
			diag.New(diag.ShortAnswer, q.Answer[0].Span(), "the answer to question %s is one word", nameOf(q)).
				WithHint("say why in a sentence"),
		)
	}
}

// oneWord reports whether text is a single word. Where no spaces stand between words, it is one if it is no longer than
// nearly all words are.
func oneWord(text string) bool {
	const longest = 8 // letters: a long word of Thai; those of Chinese and Japanese have four at most
	running := 0
	for _, r := range text {
		if writing.Running(r) {
			running++
		}
	}
	return len(strings.Fields(text)) == 1 && running <= longest
}

// onlyText reports whether a paragraph holds no links, images, formulas or footnotes.
func onlyText(p *ast.Paragraph) bool {
	only := true
	ast.Walk(p, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.Link, *ast.Image, *ast.Math, *ast.NoteRef:
			only = false
		}
		return only
	})
	return only
}

// checkHeadings reports headings in an answer that skip a level.
func checkHeadings(blocks []ast.Block, sink diag.Sink) {
	last := 0
	for _, b := range blocks {
		h, ok := b.(*ast.Heading)
		if !ok {
			continue
		}
		if last > 0 && h.Level > last+1 {
			sink.Report(
				diag.New(diag.HeadingSkipped, h.At, "a heading of level %d follows one of level %d", h.Level, last).
					WithHint("levels tell readers who hear the guide what belongs to what; use level %d", last+1),
			)
		}
		last = h.Level
	}
}

// columns is the number of characters of code in a line of the page: 448 pt on A4 in the theme "print", less 2 × 8 pt
// of padding, at its smallest type for code (7.4 pt, 0.602 em a character).
const columns = 97

// rows is the number of rows that a line of code may wrap to unreported. The page marks wrapped lines, and they copy as
// one line.
const rows = 3

// checkListing reports a listing that lacks a language which is certain, and one with lines far wider than the page.
func checkListing(l *ast.Listing, leadIn string, sink diag.Sink) {
	if l.Language == "" {
		if name := listing.Certain(leadIn, l.Text); name != "" {
			sink.Report(
				diag.New(diag.ListingLanguage, firstLine(l.At),
					"the listing names no language; it looks like %s",
					name).
					WithHint("put it between a line of ```%s and one of ```", name),
			)
		}
	}
	wide, longest, first := 0, 0, 0
	for i, line := range strings.Split(l.Text, "\n") {
		const tab = 4 // columns
		if n := len([]rune(line)) + (tab-1)*strings.Count(line, "\t"); n > rows*columns {
			if wide++; first == 0 {
				first = i + 1
			}
			longest = max(longest, n)
		}
	}
	if wide == 0 {
		return
	}
	what := "a line of this listing is"
	if wide > 1 {
		what = "lines of this listing are"
	}
	sink.Report(
		diag.New(diag.ListingWide, firstLine(l.At),
			"%s up to %d characters long and will be wrapped into %d; line %d is the first",
			what, longest, (longest+columns-1)/columns, first).
			WithHint("about %d characters have room; break the line where its parts end", columns),
	)
}

// firstLine returns s, or of a span of several lines its first three columns: a fence.
func firstLine(s diag.Span) diag.Span {
	if s.End.Line > s.Start.Line {
		s.End = diag.Pos{Line: s.Start.Line, Col: s.Start.Col + 3}
	}
	return s
}
