package theme

import (
	"fmt"
	"math"

	"example.org/studyguide/source/diag"
)

// least is the minimum contrast of text (WCAG 2.2, 1.4.3).
const least = 4.5

// White is the color of paper that is not painted.
func White() Color { return Color{0xff, 0xff, 0xff} }

// report reports a finding at the first known place, else at the beginning of the file.
func (r *reader) report(id diag.ID, at []diag.Span, format string, args ...any) {
	r.sink.Report(diag.New(id, r.place(at), format, args...))
}

// place returns the first known place, else the beginning of the file.
func (r *reader) place(at []diag.Span) diag.Span {
	for _, s := range at {
		if !s.IsZero() {
			return s
		}
	}
	start := diag.Pos{Line: 1, Col: 1}
	return diag.Span{File: r.name, Start: start, End: start}
}

// checkType reports leads smaller than their type, and floors larger than the style that they belong to.
func (r *reader) checkType() {
	for _, st := range r.styles {
		if st.to.Lead < st.to.Size {
			r.report(
				diag.ThemeValue,
				[]diag.Span{st.at},
				"%s: lines %gpt apart have no room for type of %gpt",
				st.key,
				st.to.Lead,
				st.to.Size,
			)
		}
	}
	for _, fl := range r.floors {
		if *fl.to > *fl.of {
			r.report(
				diag.ThemeValue,
				[]diag.Span{fl.at},
				"%s: %gpt is more than the size itself, %gpt",
				fl.key,
				*fl.to,
				*fl.of,
			)
		}
	}
}

// The least room on a page: the width of a line in sizes of running text, and the lines on it.
const (
	MinMeasure = 15
	MinLines   = 12
)

// MinCue is the least width of a column of titles beside the text, in sizes of running text.
const MinCue = 8

// The least room in the margins for the running head and the folio, which package layout sets there, in sizes of
// running text.
const (
	headRoom = 2.5
	footRoom = 2.75
)

// leastPitch is the least distance of lines to write on.
const leastPitch = 12

// marksRoom is the least right margin for marks and a line to write them on: 24 mm, of which printers reach 19.
const marksRoom = 68.0

// boxRoom is the least hanging column for boxes to tick: 13 mm.
const boxRoom = 36.85

// checkRoom reports margins that leave too little of the page, and margins without room for the running head and the
// folio.
func (r *reader) checkRoom() {
	p, size := r.theme.Page, r.theme.Type.Text.Size
	at := []diag.Span{r.page}
	if r.theme.Cards.Across > 0 {
		r.checkCards()
		return
	}
	room := p.Width - p.Left - p.Right - p.Gutter
	gaps := float64(p.Columns - 1)
	room = (room - gaps*ColumnGap*size) / float64(p.Columns)
	if p.Cue > 0 && p.Columns == 1 {
		room -= p.Cue + CueGap*size
	} else {
		room -= min(p.Hang, room/5)
	}
	if p.Cue > 0 && (p.Columns > 1 || r.theme.Boxes || p.Cue < MinCue*size) {
		r.report(diag.ThemeValue, []diag.Span{r.cue, r.page}, "page.cue: titles beside answers need a column of %gpt or "+
			"more, one column of text, and no boxes below their numbers", MinCue*size)
	}
	if w, want := room, MinMeasure*size; w < want {
		r.report(
			diag.ThemeValue,
			at,
			"page: the margins leave lines %.0fpt wide; text of %gpt needs %.0fpt",
			w,
			size,
			want,
		)
	}
	if h, want := p.Height-p.Top-p.Bottom-p.Summary, MinLines*r.theme.Type.Text.Lead; h < want {
		r.report(
			diag.ThemeValue,
			at,
			"page: the margins leave %.0fpt for lines; %d of them need %.0fpt",
			h,
			MinLines,
			want,
		)
	}
	if s := r.theme.Space; s.Pitch > 0 && s.Pitch < leastPitch || s.Least > s.Most {
		r.report(diag.ThemeValue, []diag.Span{r.space},
			"space: want a pitch of %gpt or more, or 0, and no less lines at most than at least", float64(leastPitch))
	}
	if r.theme.Space.Pitch > 0 && p.Cue == 0 && p.Right < marksRoom {
		r.report(diag.ThemeValue, []diag.Span{r.right, r.page, r.space},
			"page.right: marks beside questions need %gpt; it is %gpt", marksRoom, p.Right)
	}
	if r.theme.Boxes && p.Hang < boxRoom {
		r.report(diag.ThemeValue, []diag.Span{r.marks}, "marks: boxes need a hanging column of %gpt; page.hang is %gpt",
			boxRoom, p.Hang)
	}
	if want := headRoom * size; p.Top < want {
		r.report(
			diag.ThemeValue,
			[]diag.Span{r.top, r.page},
			"page.top: %.4gpt has no room for the running head, which needs %.4gpt",
			p.Top,
			want,
		)
	}
	if want := footRoom * size; p.Bottom < want {
		r.report(
			diag.ThemeValue,
			[]diag.Span{r.bottom, r.page},
			"page.bottom: %.4gpt has no room for the page number, which needs %.4gpt",
			p.Bottom,
			want,
		)
	}
}

// checkContrast reports colors of text with too little contrast to paper or to the tint of listings.
func (r *reader) checkContrast() {
	for _, sw := range r.swatches {
		for _, g := range sw.on {
			back, name, at := r.theme.Colors.Paper, "white", []diag.Span{sw.at}
			if back != White() {
				name, at = "the paper "+back.String(), []diag.Span{sw.at, r.paper}
			}
			if g == onTint {
				back, name, at = r.theme.Colors.Tint, "the tint "+r.theme.Colors.Tint.String(), []diag.Span{
					sw.at,
					r.tint,
				}
			}
			if c := contrast(*sw.to, back); c < least {
				r.sink.Report(diag.New(diag.ThemeContrast, r.place(at),
					"%s: %v has a contrast of %.2f:1 on %s; text needs %g:1 (WCAG 2.2, 1.4.3)", sw.key, *sw.to, rounded(c), name,
					least).WithHint("%q would do", sw.to.Readable(back).String()))
				break
			}
		}
	}
}

// String returns c as #rrggbb.
func (c Color) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// contrast returns the contrast of two colors, from 1 to 21 (WCAG 2.2, "contrast ratio").
func contrast(a, b Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2: 0 for black, 1 for white.
func luminance(c Color) float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// linear is the light of a channel, from 0 to 1.
func linear(v uint8) float64 {
	f := float64(v) / 255
	if f <= 0.04045 {
		return f / 12.92
	}
	return math.Pow((f+0.055)/1.055, 2.4)
}
