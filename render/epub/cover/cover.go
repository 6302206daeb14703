// Package cover draws the cover of a book: title, subtitle, authors, counts, and a square for every question, in a row
// for every section, as on the title page of the PDF.
//
// The input is a [Guide] and the fonts, the output a PNG image. The package reads no files and does not depend on EPUB.
// All arithmetic is in whole numbers, so that the same guide makes the same bytes on every machine.
package cover

import (
	"context"
	"fmt"
	"image"
	"image/color"

	"studyguide/fonts"
)

// Guide is the content of a cover. All fields but the title may be empty.
type Guide struct {
	Title, Subtitle string
	Authors         string
	Counts          string // "105 questions, 6 sections"
	Rows            []int  // questions of each section
	RTL             bool   // text without a direction of its own runs from right to left
}

// The form that shops ask for: 1.6 to 1 (Kindle Direct Publishing, "Cover image guidelines"). The longer side has at
// least 1,000 pixels there, 2,560 at best; these are as many as the screens of reading devices show, and take two
// thirds of the bytes and of the time.
const (
	width, height = 1280, 2048
	margin        = 120
)

// The colors are a ramp from paper to ink. There are four, so that a pixel takes two bits and the cover fewer bytes
// than the text of its guide. The two between smooth the edges of letters; a screen that shows the cover smaller blends
// more of them. Paper is the accent color of the PDF's pages.
const (
	paper = 0
	faint = 1 // every other row of squares
	soft  = 2
	ink   = 3
)

func ramp() color.Palette {
	var p color.Palette
	for i := range ink + 1 {
		mix := func(from int) uint8 { return uint8(from + (255-from)*i/ink) }
		p = append(p, color.RGBA{mix(0x0b), mix(0x53), mix(0x51), 255})
	}
	return p
}

// PNG draws the cover. The error is that of a font that cannot be loaded, or of a ctx that ended.
func PNG(ctx context.Context, g Guide, set *fonts.Set) ([]byte, error) {
	d := &drawing{im: image.NewPaletted(image.Rect(0, 0, width, height), ramp()), set: set, rtl: g.RTL}
	y := 264
	const bar = 208
	x := margin
	if g.RTL {
		x = width - margin - bar
	}
	d.box(x, y, bar, 14, soft)
	y += 80
	y = d.text(y, g.Title, fonts.Style{Bold: true}, ink, 112, 5)
	y = d.text(y+24, g.Subtitle, fonts.Style{Italic: true}, soft, 61, 4)
	y = d.text(y+48, g.Authors, fonts.Style{}, ink, 51, 3)
	const foot = height - margin
	d.squares(g.Rows, y+88, foot-120)
	d.text(foot-50, g.Counts, fonts.Style{}, soft, 42, 1)
	if d.err != nil {
		return nil, d.err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	out, err := encode(d.im)
	if err != nil {
		return nil, fmt.Errorf("writing the cover: %w", err)
	}
	return out, nil
}

// A drawing is a cover in the making. After an error it draws nothing more.
type drawing struct {
	im  *image.Paletted
	set *fonts.Set
	rtl bool
	err error
}

// box fills a rectangle.
func (d *drawing) box(x, y, w, h int, color uint8) {
	for j := y; j < y+h; j++ {
		row := d.im.Pix[j*d.im.Stride+x : j*d.im.Stride+x+w]
		for i := range row {
			row[i] = color
		}
	}
}

// squares draws a square for each question, in rows by section, between two heights. They are as large as fits, up to a
// size at which few of them look lost. Where even the smallest do not fit, the rest are left out: this is an ornament.
func (d *drawing) squares(sections []int, top, bottom int) {
	const largest, smallest = 51, 8
	room := width - 2*margin
	step := largest
	for ; step > smallest; step-- {
		lines, longest := 0, 0
		for _, n := range sections {
			lines += (n*step + room - 1) / room
			longest = max(longest, n)
		}
		if lines*step <= bottom-top && (longest*step <= room || len(sections) < 2 || step <= largest/2) {
			break
		}
	}
	side, per := step*7/10, room/step
	y := bottom
	for _, n := range sections {
		y -= (n + per - 1) / per * step
	}
	y = max(y, top)
	for i, n := range sections {
		shade := uint8(soft)
		if i%2 == 1 {
			shade = faint
		}
		for k := range n {
			if y+side > bottom {
				return
			}
			x := margin + k%per*step
			if d.rtl {
				x = width - x - side
			}
			d.box(x, y, side, side, shade)
			if k%per == per-1 || k == n-1 {
				y += step
			}
		}
	}
}
