package svg

import (
	"math"
	"strconv"
	"strings"
)

// faded returns a color that lets through more of what is below it, nil if there is nothing left of it.
func (c Color) faded(alpha float64) *Color {
	c.A = uint8(math.Round(float64(c.A) * max(0, min(alpha, 1))))
	if c.A == 0 {
		return nil
	}
	return &c
}

// faded returns a paint that lets through more of what is below it, nil if there is nothing left of it.
func (p Paint) faded(alpha float64) *Paint {
	c := p.Color.faded(alpha)
	if c == nil {
		return nil
	}
	p.Color = *c
	return &p
}

// colorOf reads a color (CSS Color 4); ok is false for what is none.
func colorOf(s string) (c Color, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if hex, found := strings.CutPrefix(s, "#"); found {
		return hexadecimal(hex)
	}
	if name, args, found := strings.Cut(s, "("); found {
		return function(name, strings.TrimSuffix(args, ")"))
	}
	if s == "transparent" {
		return Color{}, true
	}
	return named(s)
}

func hexadecimal(s string) (Color, bool) {
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
	return Color{uint8(v >> 24), uint8(v >> 16), uint8(v >> 8), uint8(v)}, err == nil && len(s) == 8
}

// function reads the arguments of rgb, rgba, hsl and hsla.
func function(name, args string) (Color, bool) {
	parts := strings.FieldsFunc(args, func(r rune) bool { return strings.ContainsRune(" \t\r\n,/", r) })
	if len(parts) < 3 {
		return Color{}, false
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
		return Color{clamp(part(0, 255)), clamp(part(1, 255)), clamp(part(2, 255)), clamp(part(3, 1))}, true
	case "hsl", "hsla":
		h, s, l := part(0, 360), part(1, 100), part(2, 100)
		channel := func(n float64) uint8 { // CSS Color 4, 7.1
			k := math.Mod(math.Mod(n+h*12, 12)+12, 12)
			return clamp(l - s*min(l, 1-l)*max(-1, min(k-3, 9-k, 1)))
		}
		return Color{channel(0), channel(8), channel(4), clamp(part(3, 1))}, true
	}
	return Color{}, false
}
