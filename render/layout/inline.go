package layout

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/fonts"
	"example.org/studyguide/fonts/bidi"
	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/layout/linebreak"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/words"
)

// An inliner turns the inlines of one passage into a flow.
type inliner struct {
	*textSetter
	f     *flow
	look  look
	width Length // of the lines: a word that is wider may be divided anywhere
	draws extent // of the passage

	shared map[shared]*piece
	had    map[shared]*flow // words

	place func() // places the first lines of a long flow; nil: it is set as a whole
	full  int    // the number of items of a long flow
}

// A shared is a text that many places of a passage have in one face: a space, the hyphen of a divided word.
type shared struct {
	text string
	face *face
}

// often returns the piece of a text that is had again and again.
func (s *inliner) often(text string, fc *face, at diag.Span) *piece {
	k := shared{text, fc}
	p, ok := s.shared[k]
	if !ok {
		if s.shared == nil {
			s.shared = map[shared]*piece{}
		}
		p = &piece{of: &word{squares: true}, face: fc} // room beside a square
		if text != "" {
			p = s.shape.piece(text, fc, at)
		}
		s.shared[k] = p
	}
	return p
}

// flow prepares a passage for line breaking.
func (s *textSetter) flow(p passage) *flow {
	in := s.inliner(p)
	in.passage(p)
	return in.f
}

// inliner returns an inliner for a passage.
func (s *textSetter) inliner(p passage) *inliner {
	n := 2 * breaks(p.in)
	f := &flow{items: make([]linebreak.Item, 0, n), pieces: make([]*piece, 0, n), breaker: &s.breaker}
	return &inliner{textSetter: s, f: f, look: p.look, width: p.width, draws: p.draws, full: mostItems}
}

// passage makes the flow of a passage.
func (s *inliner) passage(p passage) {
	fc, in := &face{style: p.look.style, size: p.look.size, color: p.look.color, in: p.of}, p.in
	if p.named && fc.in != nil {
		name := *fc
		name.in = fc.within(tag.Span)
		s.inlines(in[:1], &name)
		in = in[1:]
	}
	s.inlines(in, fc)
	s.prepared(p)
}

// prepared makes the flow of a passage ready to be broken into lines.
func (s *inliner) prepared(p passage) {
	s.f.loosen(p.width)
	s.f.direct(s.shape)
}

// breaks estimates the number of words and of places to divide them in text.
func breaks(text []ast.Inline) int {
	n := 4
	for _, in := range text {
		if t, ok := in.(*ast.Text); ok {
			n += len(t.Value) / 5
		}
	}
	return min(n, mostItems)
}

func (s *inliner) inlines(in []ast.Inline, fc *face) {
	for _, n := range in {
		fc := s.spoken(s.tongues.Marked(n), fc)
		inner := *fc
		switch n := n.(type) {
		case *ast.Text:
			before := ""
			for _, part := range s.tongues.Stretches(n.Value, n.At) {
				s.between(before, part.Text, fc)
				s.words(part.Text, s.spoken(part.Language, fc), n.At)
				before = part.Text
			}
		case *ast.Code:
			inner.code(fc)
			inner.isolated()
			s.words(n.Value, &inner, n.At)
		case *ast.Math:
			s.math(n, fc)
		case *ast.Emph:
			s.d.emphasize(&inner)
			s.inlines(n.Inlines, &inner)
		case *ast.Strong:
			inner.style.Bold = true
			s.inlines(n.Inlines, &inner)
		case *ast.Strike:
			inner.strike = true
			s.inlines(n.Inlines, &inner)
		case *ast.Script:
			if text := ast.PlainText(n.Inlines); !n.Up || !figures(text) || !s.shape.raise(&inner, text) {
				inner.script(fc, n.Up)
			}
			s.inlines(n.Inlines, &inner)
		case *ast.Link:
			if fc.in != nil && mayLead(n.URL) && s.fits(n) {
				inner.link, inner.color = n.URL, s.d.ink.accent
				inner.in = fc.within(tag.Link)
				inner.linkOf = inner.in.Of
			}
			if !bidi.RightToLeft(ast.PlainText(n.Inlines)) {
				inner.isolated()
			}
			s.inlines(n.Inlines, &inner)
			if s.look.refers {
				after := &inner
				if s.shape.rtl { // its words are in the language of the guide, not of the link
					outside := inner
					outside.isolate = fc.isolate
					after = &outside
				}
				s.pageRef(n, after)
			}
			s.tell(n, fc)
		case *ast.Image:
			s.image(n, &inner)
		case *ast.Break:
			if n.Hard {
				s.f.hardBreak()
			} else {
				s.space(fc)
			}
		case *ast.NoteRef:
			s.noteRef(n, fc)
		default:
			unsupported(s.sink, n)
		}
	}
}

// spoken returns the face of text in a language, "" for that of the text around it: its element says so.
func (s *inliner) spoken(language string, fc *face) *face {
	if language == "" || fc.in == nil || fc.language == language {
		return fc
	}
	inner := *fc
	inner.language = language
	inner.in = fc.within(tag.Span)
	inner.in.Of.With().Lang = language
	return &inner
}

// between lets a line end between two texts of different languages where it may within the word that they make.
func (s *inliner) between(before, after string, fc *face) {
	if i := strings.LastIndexFunc(before, breakingSpace); i >= 0 {
		_, n := utf8.DecodeRuneInString(before[i:])
		before = before[i+n:]
	}
	if i := strings.IndexFunc(after, breakingSpace); i >= 0 {
		after = after[:i]
	}
	if before == "" || after == "" {
		return
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	if first, _ := utf8.DecodeRuneInString(after); square(first) || square(last) {
		return // see joint
	}
	for _, c := range s.cuts(before+after, fc) {
		switch {
		case c.at != len(before) || c.hyphen:
		default:
			s.cut(c, fc, diag.Span{})
		}
	}
}

// mayLead reports whether a link may be followed on paper or screen: it has a whole address, or one within the guide. A
// file beside the guide is not beside the book.
func mayLead(address string) bool {
	if strings.HasPrefix(address, "#") {
		return true
	}
	u, err := url.Parse(address)
	return err == nil && u.Scheme != ""
}

// fits reports whether a PDF can hold the address of a link, which is reported if not.
func (s *inliner) fits(n *ast.Link) bool {
	const longest = 32767 // bytes of a string in PDF/A (ISO 19005-2, 6.1.13)
	size := 0
	for i := range len(n.URL) {
		if size++; n.URL[i] <= ' ' || n.URL[i] > '~' { // written as %20
			size += 2
		}
	}
	if size > longest {
		s.sink.Report(diag.New(diag.LinkLong, n.At, "the address of the link has %d bytes; a PDF may have %d", size, longest).
			WithHint("the text is kept without the link"))
	}
	return size <= longest
}

// unsupported reports a node that the layout does not know.
func unsupported(sink diag.Sink, n ast.Node) {
	sink.Report(diag.New(diag.UnsupportedNode, n.Span(), "the layout cannot set a %T", n))
}

// image adds an image. One that cannot be shown is replaced by words. One that is too large for a line is scaled to the
// room that the passage has for it; without any it follows the paragraph, and its alternative text stands in the line.
func (s *inliner) image(n *ast.Image, fc *face) {
	shown := s.pics.readable(n)
	small := shown && s.pics.small(n, s.look)
	switch {
	case shown && (small || s.draws.w > 0):
		around := fc.in
		if fc.in = nil; n.Alt != "" && around != nil {
			fc.in = tag.In(tag.Figure, around.Of)
			fc.in.Of.With().Alt = n.Alt
		}
		w, h := s.pics.asked(n, s.d.textW)
		if !small {
			w, h = s.draws.fit(w, h)
			s.apart(fc)
		}
		s.f.box(&piece{of: &word{}, width: w, height: h, face: fc, image: n, tall: !small})
	case !shown || n.Alt != "":
		alt := n.Alt
		if !shown {
			alt = asset.StandIn(n.Alt, n.Title, n.Src, s.lang.Text(words.Image))
		}
		fc.style.Italic = true
		s.words("["+alt+"]", fc, n.At)
	}
}

// apart sets a picture that makes its line higher away from one before it, with or without a space between them.
func (s *inliner) apart(fc *face) {
	at := len(s.f.items)
	if at > 0 && s.f.items[at-1].Kind == linebreak.Glue {
		at--
	}
	if at == 0 || s.f.pieces[at-1] == nil || !s.f.pieces[at-1].tall {
		return
	}
	if at == len(s.f.items) {
		s.glue(fc)
	}
	s.f.items[at] = linebreak.Item{Kind: linebreak.Glue, Width: int64(s.d.apart())}
}

// space adds one space between words; several in a row are one.
func (s *inliner) space(fc *face) {
	n := len(s.f.items)
	if n == 0 || s.f.items[n-1].Kind != linebreak.Box {
		return
	}
	s.glue(fc)
}

// glue adds the room of a space.
func (s *inliner) glue(fc *face) {
	p := s.often(" ", fc, diag.Span{})
	it := linebreak.Item{Kind: linebreak.Glue, Width: int64(p.width), Stretch: int64(fc.size / spaceStretch)}
	it.Shrink = int64(fc.size / spaceShrink)
	if s.d.mirrored {
		it.Stretch, it.Shrink = int64(fc.size/aloneStretch), int64(fc.size/aloneShrink)
	}
	p.of.elastic, p.of.track = s.elastic(fc), s.open(fc, "")
	if s.look.align == justified && fc.style.Family == fonts.Serif {
		it.Width = int64(fc.size / spaceWidth)
	}
	it.Shrink = min(it.Shrink, it.Width)
	s.f.add(it, p)
}

// squareSpace is the space that fills a square: in Japanese it follows what asks and exclaims.
const squareSpace = '\u3000'

// wideSpace adds a space as wide as a character of Chinese or Japanese.
func (s *inliner) wideSpace(fc *face, at diag.Span) {
	if n := len(s.f.items); n == 0 || s.f.items[n-1].Kind != linebreak.Box {
		return
	}
	p := s.often(string(squareSpace), fc, at)
	p.of.track = s.open(fc, string(squareSpace))
	s.f.add(linebreak.Item{Kind: linebreak.Glue, Width: int64(p.width)}, p)
}

// dashed reports whether text begins with a dash that stands alone. No line begins with one.
func dashed(text string) bool {
	r, n := utf8.DecodeRuneInString(text)
	if !strings.ContainsRune("-–—―", r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[n:])
	return breakingSpace(next)
}

// words adds text, which may hold spaces.
func (s *inliner) words(text string, fc *face, at diag.Span) {
	for text != "" {
		i := strings.IndexFunc(text, breakingSpace)
		switch {
		case i < 0:
			s.bound(text, fc, at)
			return
		case i > 0:
			s.bound(text[:i], fc, at)
		}
		spaces := text[i:]
		text = strings.TrimLeftFunc(spaces, breakingSpace)
		if strings.ContainsRune(spaces[:len(spaces)-len(text)], squareSpace) && s.shape.wide(squareSpace) {
			s.wideSpace(fc, at)
			continue
		}
		if n := len(s.f.items); dashed(text) && n > 0 && s.f.items[n-1].Kind == linebreak.Box {
			s.f.add(noBreak(), nil)
			s.glue(fc)
			continue
		}
		s.space(fc)
	}
}

// bound adds a word, or words with no-break spaces between them. These stretch as other spaces do, and are copied as
// such, but where the words together are wider than the line, they are one word, which may be divided anywhere.
func (s *inliner) bound(text string, fc *face, at diag.Span) {
	const noBreakSpace = "\u00a0"
	room := s.width + fc.size/20 // a space shrinks by as much
	if strings.Contains(text, noBreakSpace) && runsWidth(s.shape.shape(fc.style, text, at), fc.size) <= room {
		for i := strings.Index(text, noBreakSpace); i > 0; i = strings.Index(text, noBreakSpace) {
			s.word(text[:i], fc, at)
			s.f.add(noBreak(), nil)
			s.glue(fc)
			text = text[i+len(noBreakSpace):]
		}
	}
	if text != "" {
		s.word(text, fc, at)
	}
}

// breakingSpace reports whether a line may end at r. No-break spaces are part of their word, or bind two.
func breakingSpace(r rune) bool {
	return unicode.IsSpace(r) && r != 0xA0 && r != 0x202F && r != 0x2007
}

// mostWords bounds the words that are kept of a passage. No language says much with more, and names are had once.
const mostWords = 1 << 12

// keptWord is the most bytes of a word that is kept.
const keptWord = 64

// part adds a word that is not too long. Most of the words of a long text come again and again.
func (s *inliner) part(text string, fc *face, at diag.Span) {
	k := shared{text, fc}
	if w := s.had[k]; w != nil {
		s.f.items, s.f.pieces = append(s.f.items, w.items...), append(s.f.pieces, w.pieces...)
	} else {
		start := len(s.f.items)
		s.newWord(text, fc, at)
		if s.had == nil {
			s.had = map[shared]*flow{}
		}
		if len(s.had) < mostWords && len(text) <= keptWord {
			s.had[k] = &flow{items: slices.Clone(s.f.items[start:]), pieces: slices.Clone(s.f.pieces[start:])}
		}
	}
	s.placeLong()
}

// newWord adds a word that was not had before, with the places at which it may be divided.
func (s *inliner) newWord(text string, fc *face, at diag.Span) {
	st := fc.style
	st.RTL = bidi.Turns(text) // as it will be set: letters that join are narrower than those that do not
	w := &word{text: text, runs: s.shape.shape(st, text, at), elastic: s.elastic(fc) && plain(text)}
	w.track, w.squares = s.open(fc, text), strings.ContainsFunc(text, square)
	cuts := s.cuts(text, fc)
	whole := runsWidth(w.runs, fc.size)
	if whole > s.width && !s.look.hyphens { // of a title: better a hyphen than a cut between any two letters
		cuts = s.divided().cuts(text, fc)
	}
	if len(cuts) == 0 && whole <= s.width {
		s.box(&piece{of: w, to: len(text), width: whole, face: fc})
		return
	}
	offsets := w.offsets(cuts, fc.size)
	if whole > s.width {
		cuts = w.further(cuts, offsets, s.width)
		offsets = w.offsets(cuts, fc.size)
	}
	from, x := 0, Length(0)
	for i, c := range cuts {
		s.box(&piece{of: w, from: from, to: c.at, width: offsets[i] - x, face: fc})
		s.cut(c, fc, at)
		from, x = c.at, offsets[i]
	}
	s.box(&piece{of: w, from: from, to: len(text), width: offsets[len(cuts)] - x, face: fc})
}

// divided returns an inliner for text as that of s, whose words may be hyphenated.
func (s *inliner) divided() *inliner {
	in := *s
	in.look.hyphens = true
	return &in
}

// cut lets a line end within a word.
func (s *inliner) cut(c cut, fc *face, at diag.Span) {
	it := linebreak.Item{Kind: linebreak.Penalty, Penalty: int32(c.penalty), Flagged: c.divides}
	var p *piece
	switch {
	case c.hyphen:
		p = s.often("-", fc, at)
		it.Width, it.Flagged = int64(p.width), true
		p.of.track = s.open(fc, "")
		if p.of.elastic = s.elastic(fc); p.of.elastic {
			it.Right = it.Width * int64(hangs('-').right) / 100
		}
	}
	s.f.add(it, p)
}

// noteRef adds the raised number of a footnote.
func (s *inliner) noteRef(n *ast.NoteRef, around *face) {
	note, ok := s.index.notes[n.ID]
	if !ok {
		return
	}
	p := s.call(note, s.index.label(n.ID), true, around)
	p.note = &noteCall{note, p.face.linkOf}
	if s.index.first[n.ID] == nil {
		s.index.first[n.ID] = p.note
	}
}

// call adds the mark of a note, which leads to it.
func (s *inliner) call(note *ast.Note, mark string, raised bool, around *face) *piece {
	fc, gap := *around, ""
	switch {
	case !raised:
		fc.size = s.d.bracketed(fc.size)
		gap = "\u00a0"
	case !s.shape.raise(&fc, mark):
		fc.rise = fc.size * 33 / 100
		fc.size = fc.size * 68 / 100
	}
	fc.color = s.d.ink.accent
	if fc.in != nil {
		fc.in = tag.In(tag.Link, fc.within(tag.Reference).Of)
		fc.link, fc.linkOf = "#"+note.ID, fc.in.Of
	}
	fc.isolate = &isolate{} // behind a figure it is not part of it: in text from right to left it would stand before it
	p := s.shape.piece(gap+mark, &fc, note.At)
	s.f.add(noBreak(), nil)
	if gap != "" { // a piece of its own, so that it stays between link and mark
		before := *p
		before.to, before.width = len(gap), s.shape.piece(gap, &fc, note.At).width
		s.f.box(&before)
		p.from, p.width = before.to, p.width-before.width
	}
	s.f.box(p)
	return p
}

// tell adds the mark of the address of a link or, in a footnote, the address itself.
func (s *inliner) tell(n *ast.Link, around *face) {
	if s.told == nil {
		return
	}
	if to := s.told.of[n]; to != nil {
		p := s.call(to.Note, to.mark, !to.listed, around)
		if !to.listed {
			p.note = &noteCall{to.Note, p.face.linkOf}
		}
		return
	}
	text := s.told.inNote[n]
	if text == "" {
		return
	}
	fc := *around
	fc.isolate, fc.address, fc.color = nil, true, s.d.ink.quiet
	fc.isolated()
	if fc.in != nil {
		fc.in = fc.within(tag.Reference)
	}
	s.glue(&fc)
	s.word("("+text+")", &fc, n.At)
}
