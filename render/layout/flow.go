package layout

import (
	"strings"

	"example.org/studyguide/fonts"
	"example.org/studyguide/fonts/bidi"
	"example.org/studyguide/render/layout/formula"
	"example.org/studyguide/render/layout/linebreak"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
)

// A face is the style of a stretch of running text and the content that it belongs to.
type face struct {
	style  fonts.Style
	size   Length
	rise   Length
	color  Color
	strike bool

	isolate *isolate // that the text belongs to, if any

	in     *tag.Content // nil: it is no part of the guide's text
	link   string       // URL, or "#" and an id
	linkOf *tag.Element

	address bool // it is one, and divided as such

	language string // of text that is in another than the guide; empty: the guide's
}

// within returns the content of a new element inside that of fc, or nil if fc has none.
func (fc *face) within(role tag.Role) *tag.Content {
	if fc.in == nil {
		return nil
	}
	return tag.In(role, fc.in.Of)
}

// code makes fc the face of code in text of another face.
func (fc *face) code(around *face) {
	fc.style.Family = fonts.Mono
	fc.size = around.size * 85 / 100 // DejaVu Sans Mono looks as large as the text at 85%
	fc.in = around.within(tag.Code)
}

// isolated makes fc the face of an isolate, unless it is that of one already.
func (fc *face) isolated() {
	if fc.isolate == nil {
		fc.isolate = &isolate{}
	}
}

// script makes fc the face of a superscript or subscript in text of another face.
func (fc *face) script(around *face, up bool) {
	fc.size = around.size * 70 / 100
	fc.rise = around.rise + around.size*33/100
	if !up {
		fc.rise = around.rise - around.size*15/100
	}
}

// figures reports whether a text is a whole number.
func figures(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// A word is text without a breaking space.
type word struct {
	text    string
	runs    []*fonts.Run
	elastic bool // it may be stretched and compressed a little where it fills a line
	squares bool // some of it is in characters of Chinese or Japanese
	track   int  // thousandths of its size by which there may be more room behind each glyph where it fills a line
}

// A piece is a part of a word that is never divided, usually all of it. Its width is measured within the word; a piece
// that stands alone on its line is measured again.
type piece struct {
	of       *word
	from, to int // bytes of its text
	width    Length
	face     *face
	level    uint8 // of embedding: odd if it runs from right to left (UAX #9)
	turned   bool  // shaped from right to left
	note     *noteCall

	image  *ast.Image   // a picture in place of text
	height Length       // of the picture
	tall   bool         // the picture makes its line higher
	math   *formula.Box // part of a formula in place of text
}

// drawn reports whether p shows something other than text.
func (p *piece) drawn() bool { return p.image != nil || p.math != nil }

func (p *piece) text() string { return p.of.text[p.from:p.to] }

// at returns the text of p on the baseline y from x on.
func (p *piece) at(x, y Length) *Text {
	return &Text{
		X: x, Y: y, Size: p.face.size, Color: p.face.color, Rise: p.face.rise, Runs: p.of.runs, In: p.face.in,
	}
}

func (p *piece) style() fonts.Style {
	st := p.face.style
	st.RTL = p.turned
	return st
}

// A flow is running text prepared for line breaking: items, and the piece behind each.
type flow struct {
	items  []linebreak.Item
	pieces []*piece  // by item; nil for breaks without a hyphen
	rtl    bool      // the paragraph runs from right to left
	bidi   bool      // some of it does
	mixed  bool      // and it belongs to several elements, such as links
	base   bidi.Base // that of the paragraph if its first lines are placed

	breaker *linebreak.Breaker // what breaks all paragraphs of a setting; nil: memory of its own
}

func (f *flow) add(it linebreak.Item, p *piece) {
	f.items = append(f.items, it)
	f.pieces = append(f.pieces, p)
}

func (f *flow) box(p *piece) {
	it := linebreak.Item{Kind: linebreak.Box, Width: int64(max(p.width, 0))}
	if p.of.elastic {
		it.Stretch = it.Width * widen / 1000
		it.Shrink = it.Stretch
	}
	it.Stretch += int64(p.tracks())
	f.add(it, p)
}

// hardBreak ends a line, which is not justified.
func (f *flow) hardBreak() {
	f.add(linebreak.Item{Kind: linebreak.Penalty, Penalty: -linebreak.Infinite}, nil)
}

// loosen lets lines end between the pieces of words that are wider than the lines: those made of many parts, each in a
// face or with a note of its own.
func (f *flow) loosen(width Length) {
	if !f.tight(width) {
		return
	}
	old := *f
	f.items, f.pieces = make([]linebreak.Item, 0, len(old.items)), make([]*piece, 0, len(old.items))
	for i := 0; i < len(old.items); {
		j, w := i, int64(0)
		for j < len(old.items) && (old.items[j].Kind == linebreak.Box || old.items[j] == noBreak()) {
			w += old.items[j].Width
			j++
		}
		for ; i < j; i++ {
			if w > int64(width) && old.items[i].Kind == linebreak.Penalty {
				continue
			}
			if n := len(f.items); w > int64(width) && n > 0 && f.items[n-1].Kind == linebreak.Box {
				f.add(linebreak.Item{Kind: linebreak.Penalty, Penalty: inEmergency}, nil)
			}
			f.add(old.items[i], old.pieces[i])
		}
		if i < len(old.items) {
			f.add(old.items[i], old.pieces[i])
			i++
		}
	}
}

// tight reports whether a word of several pieces is wider than the lines.
func (f *flow) tight(width Length) bool {
	w, pieces := int64(0), 0
	for _, it := range f.items {
		if it.Kind != linebreak.Box && it != noBreak() {
			w, pieces = 0, 0
			continue
		}
		w += it.Width
		if pieces++; pieces > 1 && w > int64(width) {
			return true
		}
	}
	return false
}

// noBreak returns an item that keeps its neighbors on one line.
func noBreak() linebreak.Item {
	return linebreak.Item{Kind: linebreak.Penalty, Penalty: linebreak.Infinite}
}

// broken returns the lines of f in a width, all of about the same length if the look asks for that. Text of which
// several lines cannot be justified is ragged: edges that are straight here and there look like a mistake.
func (f *flow) broken(lk look, width Length) []linebreak.Line {
	lines := f.brokenAt(lk, width)
	if n := f.hopeless(lines); lk.align == justified && (n > 1 || 3*n > len(lines)) {
		lk.align = ragged
		return f.brokenAt(lk, width)
	}
	if lk.balanced && len(lines) > 1 {
		// The narrowest width that takes no more lines leaves none of them with a lone word.
		lo, hi, cost := width/2, width, f.cost(lines)
		for hi-lo > Pt {
			mid := (lo + hi) / 2
			if b := f.brokenAt(lk, mid); len(b) <= len(lines) && fits(b, mid) && f.cost(b) <= cost {
				hi = mid
			} else {
				lo = mid
			}
		}
		lines = f.brokenAt(lk, hi)
	}
	return lines
}

// cost returns what lines cost that end within words.
func (f *flow) cost(lines []linebreak.Line) (sum int64) {
	for _, b := range lines {
		if b.End < len(f.items) {
			if p := int64(f.items[b.End].Penalty); p > 0 {
				sum += p * p
			}
		}
	}
	return sum
}

// hopeless returns how many lines would be too loose if they were justified.
func (f *flow) hopeless(lines []linebreak.Line) (n int) {
	for _, b := range lines {
		if b.Short && b.End < len(f.items) && f.items[b.End].Penalty > -linebreak.Infinite {
			n++
		}
	}
	return n
}

func (f *flow) brokenAt(lk look, width Length) []linebreak.Line {
	opt := linebreak.Defaults()
	opt.Ragged = lk.align != justified
	breaker := f.breaker
	if breaker == nil {
		breaker = &linebreak.Breaker{}
	}
	return breaker.Break(f.items, func(int) int64 { return int64(width) }, opt)
}

// fits reports whether no line is wider than width.
func fits(lines []linebreak.Line, width Length) bool {
	for _, b := range lines {
		if Length(b.Width) > width {
			return false
		}
	}
	return true
}
