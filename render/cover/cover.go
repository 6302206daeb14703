// Package cover draws the cover of a guide: title, subtitle, authors, counts, and an ornament with a mark for every
// question, in a row for every section, as on the title page of the PDF.
//
// The input is a [Guide] and the fonts, the output a [Sheet]: boxes and lines of glyphs at their places. The PDF shows
// it as shapes and text, the EPUB as the picture that [PNG] makes of it. The package reads no files and depends on
// neither format. All arithmetic is in whole numbers, so that the same guide makes the same bytes on every machine.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package cover

import (
	"cmp"
	"context"
	"fmt"
	"image/color"
	"strings"

	"example.org/studyguide/fonts"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// Guide is the content of a cover. All fields but the title may be empty.
type Guide struct {
	Title, Subtitle string
	Authors         string
	Counts          string // "105 questions · 6 sections"
	Rows            []int  // questions of each section
	RTL             bool   // text without a direction of its own runs from right to left

	Paper   color.RGBA // below the text
	Pattern Pattern    // of the ornament

	Plate int64 // height of what will stand above the margin at the foot, in the unit of the sheet's size
}

// Of returns what the cover of g shows, with the words of l.
func Of(g *ast.Guide, l *words.Language) Guide {
	m := g.Meta
	counts := []string{Asked(g, l)}
	if n := g.Parts(); n > 0 {
		counts = append(counts, l.Count(words.CountSections, n))
	}
	return Guide{
		Title: cmp.Or(strings.Join(fields(m.Title), " "), l.Text(words.Untitled)), Subtitle: m.Subtitle,
		Authors: l.List(m.Authors), Counts: strings.Join(counts, "  ·  "), Rows: questionsOf(g),
		RTL: ast.RightToLeft(m.LanguageTag()), Paper: hues()[0],
	}
}

// Asked returns how many questions g has or, if it is the key of a paper, answers: "105 questions".
func Asked(g *ast.Guide, l *words.Language) string {
	if g.Meta.Answers != ast.AnswersOnly {
		return l.Count(words.CountQuestions, len(g.AllQuestions()))
	}
	n := 0
	for _, s := range g.AllSections() {
		n += len(s.Answers)
	}
	return l.Count(words.CountAnswers, n)
}

// questionsOf returns the number of questions in each section that has any.
func questionsOf(g *ast.Guide) []int {
	var out []int
	var count func(s *ast.Section) int
	count = func(s *ast.Section) int {
		n := len(s.Questions)
		for _, sub := range s.Sections {
			n += count(sub)
		}
		return n
	}
	for _, s := range g.Sections {
		if n := count(s); n > 0 {
			out = append(out, n)
		}
	}
	return out
}

// A Sheet is a cover as it is to be drawn: boxes on paper, and lines of text over them. Its origin is the top left
// corner.
type Sheet struct {
	Width, Height int
	Colors        color.Palette // by shade
	Boxes         []Box
	Lines         []Line
}

// Box is a filled rectangle; X and Y are its top left corner.
type Box struct {
	X, Y, W, H int
	Shade      uint8
}

// Line is a line of text; X and Y are the start of its baseline.
type Line struct {
	X, Y, Size int
	Shade      uint8
	Runs       []*fonts.Run // in visual order, from left to right
}

// The colors of a sheet are a ramp from paper to ink. There are four, so that a pixel takes two bits and the picture of
// a cover fewer bytes than the text of its guide. The two between smooth the edges of letters; a screen that shows the
// cover smaller blends more of them.
const (
	paper = 0
	faint = 1 // every other row of the ornament
	soft  = 2
	ink   = 3
)

// The width of a sheet, and its margins. Sheets that are wider than high are as high as this, so that their text has
// room.
const (
	width  = 1280
	margin = 120
)

// Margin returns the room between the edges of a sheet and what is on it.
func (s *Sheet) Margin() int { return margin }

// Tall is the height of a sheet over its width in the form that shops ask for: 1.6 to 1 (Kindle Direct Publishing,
// "Cover image guidelines"). The longer side has at least 1,000 pixels there, 2,560 at best; these are as many as the
// screens of reading devices show, and take two thirds of the bytes and of the time.
const tall = 2048

// New designs the cover of a guide on a sheet whose height is to its width as h is to w. The error is that of a font
// that cannot be loaded.
func New(g Guide, w, h int64, set *fonts.Set) (*Sheet, error) {
	s := &Sheet{Width: width, Height: int(width * h / w), Colors: ramp(g.Paper)}
	if s.Height < width {
		s.Width, s.Height = int(width*w/h), width
	}
	d := &drawing{Sheet: s, set: set, rtl: g.RTL}
	y := s.Height * 264 / tall
	const bar = 208
	d.box(margin, y, bar, 14, soft)
	y += 94
	y = d.title(y, g.Title)
	y = d.text(y+24, g.Subtitle, fonts.Style{Italic: true}, soft, 61, 4)
	y = d.text(y+48, g.Authors, fonts.Style{}, ink, 51, 3)
	foot := s.Height - margin
	d.ornament(g, y+88, foot-max(120, int(g.Plate*int64(s.Width)/w)))
	d.text(foot-50, g.Counts, fonts.Style{}, soft, 42, 1)
	return s, d.err
}

// PNG draws the cover of a guide as a picture in the form that shops ask for. The error is that of a font that cannot
// be loaded, or of a ctx that ended.
func PNG(ctx context.Context, g Guide, set *fonts.Set) ([]byte, error) {
	return drawn(ctx, g, width, tall, set)
}

// Wide draws the cover of a guide as a picture in the form in which pages are shared: 1.91 to 1 (Open Graph).
func Wide(ctx context.Context, g Guide, set *fonts.Set) ([]byte, error) {
	return drawn(ctx, g, 1200, 630, set)
}

func drawn(ctx context.Context, g Guide, w, h int64, set *fonts.Set) ([]byte, error) {
	s, err := New(g, w, h, set)
	if err != nil {
		return nil, err
	}
	im := s.picture()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	out, err := encode(im, s.Colors)
	if err != nil {
		return nil, fmt.Errorf("writing the cover: %w", err)
	}
	return out, nil
}

// picture draws the sheet in pixels.
func (s *Sheet) picture() *bitmap {
	im := newBitmap(s.Width, s.Height)
	for _, b := range s.Boxes {
		im.box(b)
	}
	for _, l := range s.Lines {
		x := l.X * unit
		var r raster
		for _, run := range l.Runs {
			for _, g := range run.Glyphs {
				at := (x + g.X*l.Size*unit/1000 + unit/2) / unit * unit
				r.glyph(run.Face.Outline(g.ID), at, l.Y*unit-g.Y*l.Size*unit/1000, l.Size)
				x += g.Advance * l.Size * unit / 1000
			}
		}
		r.fill(im, paper, int(l.Shade))
	}
	return im
}

// A drawing is a sheet in the making.
type drawing struct {
	*Sheet
	set *fonts.Set
	rtl bool
	err error // the first
}

// box adds a rectangle whose place is counted from the side at which lines begin.
func (d *drawing) box(x, y, w, h int, shade uint8) {
	if d.rtl {
		x = d.Width - x - w
	}
	d.Boxes = append(d.Boxes, Box{x, y, w, h, shade})
}
