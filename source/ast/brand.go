package ast

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/diag"
)

// Brand is how whoever publishes a guide marks its books, besides [Meta].Cover, Logo and URL. Zero values leave it to
// the theme.
type Brand struct {
	Version   string // of the guide, in the author's words: "2.1"
	Licence   string // under which it may be passed on: "CC BY-SA 4.0"
	Accent    string // the color of ornaments, numbers and links: "#rrggbb"
	Watermark string // behind the text of each page
	Header    Running
	Footer    Running

	CoverAt, LogoAt, AccentAt, WatermarkAt diag.Span // of the values in front matter; zero: they are not from there
}

// Running is what stands at the head or at the foot of pages, as on a right page of a book that is read from left to
// right; left pages and books that are read from right to left are mirrored. A text may have fields of
// [RunningFields] in braces. An empty one leaves what the design has there, and [NoRunning] leaves the place
// empty.
type Running struct {
	Left, Middle, Right string

	At diag.Span // of the wish in front matter; zero: it is not from there
}

// NoRunning says that a place at the head or the foot of pages is empty.
const NoRunning = "none"

// The fields of [Running].
const (
	FieldTitle     = "title"
	FieldSubtitle  = "subtitle"
	FieldAuthors   = "authors"
	FieldPublisher = "publisher"
	FieldDate      = "date"
	FieldVersion   = "version"
	FieldLicence   = "licence"
	FieldRights    = "rights"
	FieldURL       = "url"
	FieldSection   = "section"
	FieldQuestions = "questions"
	FieldPage      = "page"
	FieldPages     = "pages"
)

// RunningFields returns the names of the fields: those of front matter, the section in which a page begins, the
// questions on it, its number, and the last number of pages counted with it.
func RunningFields() []string {
	return []string{
		FieldTitle, FieldSubtitle, FieldAuthors, FieldPublisher, FieldDate, FieldVersion, FieldLicence, FieldRights,
		FieldURL, FieldSection, FieldQuestions, FieldPage, FieldPages,
	}
}

// CheckRunning returns an error for a text whose braces hold no field.
func CheckRunning(text string) error {
	_, err := expand(text, func(string) string { return "" })
	return err
}

// Expand returns a text of [Running] with what value returns for its fields. A text between two signs that divide (·,
// | and – between spaces) is left out with them if it has fields, of which none has a value.
func (r Running) Expand(text string, value func(field string) string) string {
	out, err := expand(text, value)
	if err != nil { // it has been checked
		return ""
	}
	return out
}

// dividers are the signs between parts of a running head.
func dividers() []string { return []string{" · ", " | ", " – "} }

func expand(text string, value func(field string) string) (string, error) {
	var out, sign string
	for text != "" {
		part, next, rest := text, "", ""
		for _, d := range dividers() {
			if before, after, ok := strings.Cut(text, d); ok && len(before) < len(part) {
				part, next, rest = before, d, after
			}
		}
		filled, shown, err := fill(part, value)
		if err != nil {
			return "", err
		}
		if shown {
			if out != "" {
				out += sign
			}
			out += filled
			sign = next
		}
		text = rest
	}
	return strings.TrimSpace(out), nil
}

// fill returns a part of a running head with the values of its fields, and whether it says anything.
func fill(part string, value func(field string) string) (string, bool, error) {
	var b strings.Builder
	fields, known := 0, 0
	for {
		before, rest, ok := strings.Cut(part, "{")
		b.WriteString(before)
		if !ok {
			return b.String(), fields == 0 && strings.TrimSpace(b.String()) != "" || known > 0, nil
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed {
			return "", false, fmt.Errorf("%q opens a field and does not close it", "{"+rest)
		}
		name = cmp.Or(map[string]string{"author": FieldAuthors, "license": FieldLicence}[name], name)
		if !slices.Contains(RunningFields(), name) {
			return "", false, diag.Unknown("field", name, RunningFields())
		}
		fields++
		if v := value(name); v != "" {
			known++
			b.WriteString(v)
		}
		part = after
	}
}

// IsZero reports whether r leaves all to the design.
func (r Running) IsZero() bool { return r.Left+r.Middle+r.Right == "" }

// Over returns r with what it leaves open as in base.
func (r Running) Over(base Running) Running {
	r.Left, r.Middle, r.Right = cmp.Or(r.Left, base.Left), cmp.Or(r.Middle, base.Middle), cmp.Or(r.Right, base.Right)
	if r.At.IsZero() {
		r.At = base.At
	}
	return r
}

// CheckColor returns an error for a text that is not "#rrggbb".
func CheckColor(s string) error {
	if len(s) == 7 && s[0] == '#' {
		if _, err := strconv.ParseUint(s[1:], 16, 24); err == nil {
			return nil
		}
	}
	return fmt.Errorf("%q is not a color: want \"#rrggbb\", in quotes, for # begins a comment", s)
}

// LicenceURL returns the address of the text of a licence: of those of Creative Commons, by name or identifier (SPDX:
// "CC-BY-SA-4.0"), or the licence itself if it is an address; "" for others.
func LicenceURL(name string) string {
	if strings.HasPrefix(name, "https://") || strings.HasPrefix(name, "http://") {
		return name
	}
	words := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return c == ' ' || c == '-' })
	if len(words) < 2 || !strings.HasPrefix(words[0], "cc") {
		return ""
	}
	version := words[len(words)-1]
	if n, err := strconv.ParseFloat(version, 64); err != nil || n < 1 || n > 4 || !strings.Contains(version, ".") {
		return ""
	}
	terms := strings.Join(words[1:len(words)-1], "-")
	const base = "https://creativecommons.org/"
	switch {
	case words[0] == "cc0" && terms == "":
		return base + "publicdomain/zero/" + version + "/"
	case words[0] != "cc":
		return ""
	}
	if slices.Contains([]string{"by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd"}, terms) {
		return base + "licenses/" + terms + "/" + version + "/"
	}
	return ""
}

// House is what whoever publishes many guides says once for all of them, in a project file or a theme. Paths of
// pictures are relative to that file. What a guide says itself counts before it.
type House struct {
	Brand
	Publisher, Rights, URL, Cover, Logo string
}

// Over returns h with what it leaves open as in base.
func (h House) Over(base House) House {
	if h.Cover == "" {
		h.Cover, h.CoverAt = base.Cover, base.CoverAt
	}
	if h.Logo == "" {
		h.Logo, h.LogoAt = base.Logo, base.LogoAt
	}
	if h.Watermark == "" {
		h.Watermark, h.WatermarkAt = base.Watermark, base.WatermarkAt
	}
	h.Publisher, h.Rights, h.URL = cmp.Or(h.Publisher, base.Publisher), cmp.Or(h.Rights, base.Rights),
		cmp.Or(h.URL, base.URL)
	if h.Accent == "" {
		h.AccentAt = base.AccentAt
	}
	h.Version, h.Licence, h.Accent = cmp.Or(h.Version, base.Version), cmp.Or(h.Licence, base.Licence),
		cmp.Or(h.Accent, base.Accent)
	h.Header, h.Footer = h.Header.Over(base.Header), h.Footer.Over(base.Footer)
	return h
}

// LogoPath returns the path of the logo; empty if the guide has none.
func (m Meta) LogoPath() string {
	if m.Logo == NoLogo {
		return ""
	}
	return m.Logo
}

// House returns what m says that a [House] says, too.
func (m Meta) House() House {
	return House{m.Brand, m.Publisher, m.Rights, m.URL, m.Cover, m.Logo}
}

// In returns m with what h says.
func (h House) In(m Meta) Meta {
	m.Brand, m.Publisher, m.Rights, m.URL, m.Cover, m.Logo = h.Brand, h.Publisher, h.Rights, h.URL, h.Cover, h.Logo
	return m
}
