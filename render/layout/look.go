package layout

import (
	"example.org/studyguide/fonts"
	"example.org/studyguide/render/highlight"
	"example.org/studyguide/render/theme"
)

// look is the style of running text.
type look struct {
	size, lead Length
	style      fonts.Style
	color      Color
	align      alignment
	hyphens    bool // words may be hyphenated

	balanced bool // lines of about the same length, for titles
	turned   bool // on a turned page
	refers   bool // links within the guide name the page that they lead to
	left     bool // its lines begin at the left though the guide runs from right to left
}

type alignment int

const (
	justified alignment = iota
	ragged              // flush left
	centered
	flushRight
)

// styled returns the look of a style of the theme, for running text: its figures are as wide as each needs.
func (d *design) styled(st theme.Style) look {
	l := look{size: d.sized(st.Size), lead: d.led(st.Lead), color: d.ink.text, hyphens: d.theme.Hyphens}
	l.style = fonts.Style{Bold: st.Bold, SemiBold: st.SemiBold, Italic: st.Italic, Proportional: true}
	if d.theme.Ragged || d.ragged {
		l.align = ragged
	}
	return l
}

func (d *design) text() look {
	l := d.styled(d.theme.Type.Text)
	l.refers = true
	return l
}

func (d *design) small() look { return d.styled(d.theme.Type.Small) }

// label is the look of quiet labels of one line.
func (d *design) label() look {
	t := d.theme.Type
	return look{size: d.sized(t.Small.Size), lead: d.led(t.Text.Lead), color: d.ink.quiet, align: ragged}
}

// capitals is the look of labels beside the text, in small capitals.
func (d *design) capitals() look {
	l := d.label()
	l.size, l.style.SmallCaps = d.sized(d.theme.Type.Contents.Size), true
	return l
}

// tabular is the look of a style of the theme for text whose figures stand in columns.
func (d *design) tabular(st theme.Style) look {
	l := d.styled(st)
	l.style.Proportional = false
	return l
}

// bracketed returns the size of the mark of an address in a list beside text of a size: brackets and figures are as
// high as capitals, and seem larger than lowercase letters. It is that of notes if that is about as large.
func (d *design) bracketed(size Length) Length {
	out := size * 78 / 100
	if small := d.small().size; out-small <= size/50 && small-out <= size/50 {
		return small
	}
	return out
}

// caption is the look of the captions of figures.
func (d *design) caption() look {
	l := d.styled(d.theme.Type.Caption)
	l.align, l.hyphens = centered, false
	return l
}

// base returns how far below the top of a line its baseline is: the middle of lowercase letters, which is 3/10 of the
// size above the baseline, is at the middle of the lead.
func (lk look) base() Length { return lk.lead/2 + lk.size*3/10 }

// middle returns the height of pictures' middle above the baseline.
func (lk look) middle() Length { return lk.size * 35 / 100 }

// title is the look of titles: 0 the guide's, 1 a section's, 2 and 3 those of parts of sections, 4 a question's, 5 and
// above those of headings inside answers.
func (d *design) title(level int) look {
	t := d.theme.Type
	st := t.Heading
	switch level {
	case 0:
		st = t.Title
	case 1:
		st = t.Section
	case 2:
		st = t.Part
	case 3:
		st = t.Subpart
	case 4:
		st = t.Question
	case 5:
	default:
		st.Italic = !d.theme.BoldEmphasis
	}
	l := d.styled(st)
	l.align, l.hyphens, l.balanced = ragged, false, true
	return l
}

// emphasize makes fc the face of emphasis within it.
func (d *design) emphasize(fc *face) {
	if d.theme.BoldEmphasis {
		fc.style.Bold = true
		return
	}
	fc.style.Italic = !fc.style.Italic
}

// callout returns the color of a kind of callout.
func (d *design) callout(kind string) Color {
	c := d.theme.Colors
	switch kind {
	case "tip":
		return Color(c.Tip)
	case "important":
		return Color(c.Important)
	case "warning":
		return Color(c.Warning)
	case "caution":
		return Color(c.Caution)
	default:
		return Color(c.Note)
	}
}

// codeLook returns the color and the face of a class of tokens.
func (d *design) codeLook(c highlight.Class) (Color, fonts.Style) {
	t := d.theme.Code
	ink := t.Plain
	switch c {
	case highlight.Keyword:
		ink = t.Keyword
	case highlight.Type:
		ink = t.Type
	case highlight.Function:
		ink = t.Function
	case highlight.String:
		ink = t.String
	case highlight.Number:
		ink = t.Number
	case highlight.Comment:
		ink = t.Comment
	}
	return Color(ink.Color), fonts.Style{Family: fonts.Mono, Bold: ink.Bold, Italic: ink.Italic}
}
