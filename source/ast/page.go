package ast

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Page is the paper that the author asks for. Zero values mean the default.
type Page struct {
	Size     string  // "a4" or "letter"
	Margin   float64 // points, all four sides; 0 means the design's own margins
	TypeSize float64 // points, of running text
}

// The limits of a [Page]: legible type, and margins that leave room for a line of it on the smaller paper.
const (
	MaxMargin   = 144 // points; two inches
	MinTypeSize = 6
	MaxTypeSize = 24
)

// units maps each supported unit of length to points.
var units = map[string]float64{"": 1, "pt": 1, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72}

// ParseLength returns a length such as "20mm", "0.8in", "54pt" or "54" in points. The error says what is wrong with it,
// or that it is not within least and most.
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
