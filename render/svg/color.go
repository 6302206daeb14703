package svg

import (
	"math"
	"strconv"
	"strings"
)

// A paint is a color that may let through what is below it.
type paint struct {
	Color
	alpha float64
}

// on returns the color of a paint on white.
func (p paint) on(alpha float64) *Color {
	alpha *= p.alpha
	mix := func(v uint8) uint8 { return uint8(math.Round(255 - (255-float64(v))*max(0, min(alpha, 1)))) }
	if alpha < 0.005 {
		return nil
	}
	return &Color{mix(p.R), mix(p.G), mix(p.B)}
}

// colorOf reads a color (CSS Color 4); ok is false for what is none.
func colorOf(s string) (p paint, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if hex, found := strings.CutPrefix(s, "#"); found {
		return hexadecimal(hex)
	}
	if name, args, found := strings.Cut(s, "("); found {
		return function(name, strings.TrimSuffix(args, ")"))
	}
	if s == "transparent" {
		return paint{}, true
	}
	c, ok := named(s)
	return paint{c, 1}, ok
}

func hexadecimal(s string) (paint, bool) {
	if len(s) == 3 || len(s) == 4 {
		var long strings.Builder
		for i := range len(s) {
			long.WriteString(s[i:i+1] + s[i:i+1])
		}
		s = long.String()
	}
	if len(s) == 6 {
		s += "ff"
	}
	v, err := strconv.ParseUint(s, 16, 32)
	return paint{Color{uint8(v >> 24), uint8(v >> 16), uint8(v >> 8)}, float64(v&255) / 255}, err == nil && len(s) == 8
}

// function reads the arguments of rgb, rgba, hsl and hsla.
func function(name, args string) (paint, bool) {
	parts := strings.FieldsFunc(args, func(r rune) bool { return strings.ContainsRune(" \t\r\n,/", r) })
	if len(parts) < 3 {
		return paint{}, false
	}
	part := func(i int, whole float64) float64 {
		if i >= len(parts) {
			return 1
		}
		of, percent := strings.CutSuffix(parts[i], "%")
		v, err := strconv.ParseFloat(strings.TrimSuffix(of, "deg"), 64)
		if err != nil {
			return 0
		}
		if percent {
			return v / 100
		}
		return v / whole
	}
	clamp := func(v float64) uint8 { return uint8(math.Round(255 * max(0, min(v, 1)))) }
	switch name {
	case "rgb", "rgba":
		return paint{Color{clamp(part(0, 255)), clamp(part(1, 255)), clamp(part(2, 255))}, part(3, 1)}, true
	case "hsl", "hsla":
		h, s, l := part(0, 360), part(1, 100), part(2, 100)
		channel := func(n float64) uint8 { // CSS Color 4, 7.1
			k := math.Mod(math.Mod(n+h*12, 12)+12, 12)
			return clamp(l - s*min(l, 1-l)*max(-1, min(k-3, 9-k, 1)))
		}
		return paint{Color{channel(0), channel(8), channel(4)}, part(3, 1)}, true
	}
	return paint{}, false
}
