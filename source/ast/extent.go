package ast

import (
	"math"
	"strconv"
	"strings"
)

// An Extent is the width or height that an author gives an image. At most one of its fields is set; neither is if the
// author leaves it to the book.
type Extent struct {
	Pixels  int // of CSS, 96 to the inch
	Percent int // of the width of the text around it
}

// mostPixels bounds an extent. A page of A0 is not as wide.
const mostPixels = 10000

// cssPixels are the units of CSS and of typesetters, in pixels.
var cssPixels = []struct {
	unit   string
	pixels float64
}{
	{"px", 1}, {"rem", 16}, {"em", 16}, {"ex", 8}, {"ch", 8}, {"in", 96}, {"cm", 96 / 2.54}, {"mm", 96 / 25.4},
	{"pt", 96. / 72}, {"pc", 16}, {"", 1},
}

// ParseExtent returns the extent that an attribute of HTML or a property of CSS holds: "300", "300px", "12.5cm",
// "50%". ok is false for what is none, such as "auto" or "50vw".
func ParseExtent(s string) (e Extent, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if n, found := strings.CutSuffix(s, "%"); found {
		v, err := strconv.ParseFloat(strings.TrimSpace(n), 64)
		if err != nil || !(v > 0) || v > mostPixels {
			return Extent{}, false
		}
		return Extent{Percent: min(max(int(math.Round(v)), 1), 100)}, true
	}
	for _, u := range cssPixels {
		n, found := strings.CutSuffix(s, u.unit)
		if !found {
			continue
		}
		v, err := strconv.ParseFloat(strings.TrimSpace(n), 64)
		if v *= u.pixels; err != nil || !(v > 0) || v > mostPixels {
			return Extent{}, false
		}
		return Extent{Pixels: max(int(math.Round(v)), 1)}, true
	}
	return Extent{}, false
}

// String returns the extent in CSS: "300px", "50%"; "" if it is not set.
func (e Extent) String() string {
	switch {
	case e.Percent > 0:
		return strconv.Itoa(e.Percent) + "%"
	case e.Pixels > 0:
		return strconv.Itoa(e.Pixels) + "px"
	}
	return ""
}
