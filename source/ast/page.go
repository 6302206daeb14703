package ast

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"example.org/studyguide/source/diag"
)

// Page is the paper that the author asks for. Zero values mean the default.
type Page struct {
	Size     string    // name of a [Paper]
	Margin   float64   // points, all four sides; 0 means the design's own margins
	TypeSize float64   // points, of running text
	Sides    int       // 1 or 2: leaves are printed on one side or on both; 0 means the theme's
	Gutter   float64   // points, for the binding; 0 means the theme's
	Pages    int       // of a cram sheet, at most; 0 means the theme's. No guide asks for it, but who builds it
	At       diag.Span // of the wish in the front matter; zero: there is none
}

// A Paper is a size of paper with a name, in points.
type Paper struct {
	Name          string
	Width, Height float64
}

// Papers returns the papers that have names: those of ISO 216, Letter of ANSI/ASME Y14.1, Legal of 8.5 × 14 in,
// and the trim sizes in which printers of technical books make most of theirs, in inches.
func Papers() []Paper {
	return []Paper{
		{"a4", 595.276, 841.89}, {"a5", 419.528, 595.276}, {"b5", 498.898, 708.661}, {"letter", 612, 792},
		{"legal", 612, 1008}, {"6x9", 432, 648}, {"7x10", 504, 720}, {"7.5x9.25", 540, 666},
	}
}

// PaperNames returns the names of all [Papers].
func PaperNames() []string {
	var out []string
	for _, p := range Papers() {
		out = append(out, p.Name)
	}
	return out
}

// Limits of a paper's sides, in points: a phone's, and those of ISO 216 A2.
const (
	MinPaper = 200
	MaxPaper = 1700
)

// PaperNamed returns the paper with a name in any case, or that of a width and a height: "17 × 24 cm", "6in x
// 9in". The error lists the names.
func PaperNamed(name string) (Paper, error) {
	for _, p := range Papers() {
		if strings.EqualFold(p.Name, name) {
			return p, nil
		}
	}
	if width, height, ok := cutSize(name); ok {
		if strings.Trim(width, "0123456789. ") == "" { // the unit is behind both; or, as in 6x9, the inch
			unit := strings.TrimLeft(height, "0123456789. ")
			if unit == "" {
				unit, height = "in", height+"in"
			}
			width += unit
		}
		p := Paper{Name: name}
		var err error
		if p.Width, err = ParseLength(width, MinPaper, MaxPaper); err == nil {
			p.Height, err = ParseLength(height, MinPaper, MaxPaper)
		}
		return p, err
	}
	names := PaperNames()
	last := len(names) - 1
	return Paper{}, fmt.Errorf("%q is not a paper size: want %s or %s, or a width and a height such as 17 × 24 cm", name,
		strings.Join(names[:last], ", "), names[last])
}

// cutSize cuts a size of paper at the sign between its width and its height; the result is false if it has none, or
// begins with no number.
func cutSize(s string) (width, height string, ok bool) {
	if s == "" || (s[0] < '0' || s[0] > '9') && s[0] != '.' {
		return "", "", false
	}
	i := strings.IndexAny(s, "x×X")
	if i < 0 {
		return "", "", false
	}
	height = strings.TrimLeft(s[i:], "x×X")
	return strings.TrimSpace(s[:i]), strings.TrimSpace(height), true
}

// ParseSides returns on how many sides leaves are printed: 1 or 2, also in words.
func ParseSides(s string) (int, error) {
	switch strings.ToLower(s) {
	case "1", "one":
		return 1, nil
	case "2", "two":
		return 2, nil
	}
	return 0, fmt.Errorf("%q is neither one nor two", s)
}

// The limits of a [Page]: legible type, and margins that leave room for a line of it on the smaller paper.
const (
	MaxMargin   = 144 // points; two inches
	MinTypeSize = 6
	MaxTypeSize = 24
	MaxPages    = 99
)

// units maps each supported unit of length to points.
var units = map[string]float64{"": 1, "pt": 1, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72}

// ParseLength returns a length such as "20mm", "0.8in", "54pt" or "54" in points. The error says what is wrong
// with it, or that it is not within least and most.
func ParseLength(s string, least, most float64) (float64, error) {
	form := strings.ToLower(strings.TrimSpace(s))
	unit := strings.TrimLeft(form, "0123456789.")
	number := strings.TrimSuffix(form, unit)
	perUnit, ok := units[strings.TrimLeft(unit, " ")]
	if !ok || number == "" || strings.Count(number, ".") > 1 || strings.HasSuffix(number, ".") {
		return 0, fmt.Errorf("%q is not a length: want points or such as 20mm, 0.8in, 54pt", s)
	}
	v, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return 0, fmt.Errorf("%q is not a length: %w", s, err)
	}
	v = math.Round(v*perUnit*1000) / 1000 // layout counts thousandths of a point
	if v < least || v > most {
		return 0, fmt.Errorf("%q is out of range: want %g to %g points", s, least, most)
	}
	return v, nil
}
