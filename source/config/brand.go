package config

import (
	"fmt"
	"strings"

	"example.org/studyguide/source/ast"
)

// places are where [publisherFields] store their values.
type places struct {
	brand                               *ast.Brand
	publisher, rights, url, cover, logo *string
}

// HouseFields returns the fields of what a publisher says once for many guides. They store their values in h.
func HouseFields(h *ast.House) []Field {
	return publisherFields(places{&h.Brand, &h.Publisher, &h.Rights, &h.URL, &h.Cover, &h.Logo})
}

// publisherFields returns the fields of whose a guide is and how its books are marked, which front matter, themes and
// project files have in common.
func publisherFields(p places) []Field {
	return append([]Field{
		{Names: []string{"publisher"}, About: "who publishes it", One: set(p.publisher), Form: Label},
		{Names: []string{"rights"}, About: "who holds them: © 2026 Example Press", One: set(p.rights), Form: Label},
		{Names: []string{"cover"}, At: &p.brand.CoverAt,
			About: "a picture beside this file; one is drawn if it is absent; none: the books have no cover",
			One: func(s string) error {
				if *p.cover = s; strings.EqualFold(s, ast.NoCover) {
					*p.cover = ast.NoCover
				}
				return nil
			}},
		{Names: []string{"logo"}, At: &p.brand.LogoAt,
			About: "a picture of the publisher's, beside this file, such as logo.svg; none: not that of the project either",
			One: func(s string) error {
				if *p.logo = s; strings.EqualFold(s, ast.NoLogo) {
					*p.logo = ast.NoLogo
				}
				return nil
			}},
		{Names: []string{"url"}, About: "where the newest edition is on the web; in the imprint, also as a QR code",
			One: func(s string) error { return setURL(p.url, s) }},
	}, brandFields(p.brand)...)
}

// brandFields returns the fields of how books are marked.
func brandFields(b *ast.Brand) []Field {
	return []Field{
		{Names: []string{"version"}, About: "of the guide: 2.1", One: set(&b.Version), Form: Label},
		{Names: []string{"licence", "license"}, One: set(&b.Licence),
			About: "under which the guide may be passed on; at the foot of each page and in the imprint"},
		{Names: []string{"accent"}, About: "the color of ornaments, numbers and links; the cover has it too", Form: Color,
			At: &b.AccentAt,
			One: func(s string) error {
				if err := ast.CheckColor(s); err != nil {
					return err
				}
				b.Accent = strings.ToLower(s)
				return nil
			}},
		{Names: []string{"watermark"}, About: "a few words across each page of the PDF, such as DRAFT",
			At: &b.WatermarkAt, One: func(s string) error { return setWatermark(&b.Watermark, s) }},
		runningField("header", &b.Header),
		runningField("footer", &b.Footer),
	}
}

// mostWatermark is the length of a watermark at most, in characters: longer ones would be small.
const mostWatermark = 40

// setWatermark sets what stands across the pages.
func setWatermark(to *string, s string) error {
	if n := len([]rune(s)); n > mostWatermark {
		return fmt.Errorf("a watermark of %d characters is too long: want %d at most", n, mostWatermark)
	}
	if *to = s; strings.EqualFold(s, "none") {
		*to = ast.NoRunning
	}
	return nil
}

// runningField returns the field of what stands at the head or the foot of pages: texts for its places, or one for
// the middle. A truth value is another program's, and so are most keys within a header of Minimal Mistakes.
func runningField(name string, r *ast.Running) Field {
	place := func(to *string) func(string) error {
		return func(s string) error { return setRunning(to, s) }
	}
	return Field{
		Names: []string{name}, At: &r.At,
		About: "what stands at an end of each page, with fields in braces: " + strings.Join(ast.RunningFields(), ", "),
		Inner: []Field{
			{Names: []string{"left", "inner"}, About: "at the left, or the inner edge of a book with two sides; none: nothing",
				One: place(&r.Left)},
			{Names: []string{"middle", "center", "centre"}, About: "in the middle", One: place(&r.Middle)},
			{Names: []string{"right", "outer"}, About: "at the right, or the outer edge of a book with two sides; none: nothing",
				One: place(&r.Right)},
			{Names: []string{"image", "image_description", "overlay_image", "overlay_color", "overlay_filter",
				"og_image",
				"show_overlay_excerpt", "teaser", "caption", "tagline", "actions", "cta_label", "cta_url", "video"},
				Ignore: true},
		},
		One: func(s string) error {
			switch strings.ToLower(s) {
			case "true", "false":
				return nil
			case ast.NoRunning:
				r.Left, r.Middle, r.Right = ast.NoRunning, ast.NoRunning, ast.NoRunning
				return nil
			}
			return setRunning(&r.Middle, s)
		},
	}
}

// setRunning sets the text of a place at the head or the foot of pages.
func setRunning(to *string, s string) error {
	if s == "" || strings.EqualFold(s, ast.NoRunning) {
		*to = ast.NoRunning
		return nil
	}
	if err := ast.CheckRunning(s); err != nil {
		return err
	}
	*to = s
	return nil
}

// PageFields returns the fields of the paper that a guide asks for. They store their values in p.
func PageFields(p *ast.Page) []Field {
	return []Field{
		{Names: []string{"size"}, One: func(s string) error { return setSize(&p.Size, s) },
			About: "of the paper: " + strings.Join(ast.PaperNames(), ", ") + ", or a width and a height, such as 17 × 24 cm"},
		{Names: []string{"margin"}, About: "all four margins", Form: Length, One: func(s string) error {
			return setLength(&p.Margin, s, 0, ast.MaxMargin)
		}},
		{Names: []string{"type-size"}, About: "of running text", Form: Length, One: func(s string) error {
			return setLength(&p.TypeSize, s, ast.MinTypeSize, ast.MaxTypeSize)
		}},
		{Names: []string{"sides"}, About: "on which leaves are printed: 2 mirrors the margins, with page numbers outside",
			Words: []string{"1", "2", "one", "two"}, One: func(s string) error { return setSides(&p.Sides, s) }},
		{Names: []string{"gutter"}, About: "room for the binding, at the inner margin", Form: Length,
			One: func(s string) error { return setLength(&p.Gutter, s, 0, ast.MaxMargin) }},
		{Names: []string{"bleed", "columns"}, Ignore: true, Hint: inTheme},
	}
}

// setSides sets on how many sides leaves are printed.
func setSides(to *int, s string) error {
	n, err := ast.ParseSides(s)
	if err == nil {
		*to = n
	}
	return err
}
