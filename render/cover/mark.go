package cover

import (
	"crypto/sha256"
	"encoding/binary"
	"image/color"
)

// hues are the colors of covers. All are dark (a relative luminance of 0.07: text in white has a contrast of 8.7:1 and
// the softer shades enough) and far enough apart to be told from each other at the size of a thumbnail.
func hues() []color.RGBA {
	return []color.RGBA{
		{0x0b, 0x54, 0x51, 255}, {0x1f, 0x4d, 0x7b, 255}, {0x3a, 0x42, 0x98, 255}, {0x5a, 0x3a, 0x88, 255},
		{0x72, 0x31, 0x72, 255}, {0x82, 0x2b, 0x48, 255}, {0x84, 0x2e, 0x26, 255}, {0x72, 0x3d, 0x18, 255},
		{0x5c, 0x48, 0x0d, 255}, {0x33, 0x53, 0x1c, 255}, {0x15, 0x56, 0x30, 255}, {0x0c, 0x51, 0x68, 255},
	}
}

// Mark sets the color of the cover and the pattern of its ornament by the identity of its guide, so that the guides of
// a site are told apart.
func (g *Guide) Mark(identity string) {
	sum := sha256.Sum256([]byte(identity))
	all := hues()
	g.Paper = all[binary.BigEndian.Uint32(sum[:])%uint32(len(all))]
	g.Pattern = Pattern(binary.BigEndian.Uint32(sum[4:]) % patterns)
}

// ramp returns the shades from a paper to the ink on it: white on paper that is dark or made so, black on light paper,
// whose color would be another one if it were dark.
func ramp(paper color.RGBA) color.Palette {
	to := 255
	if light(paper) > 130 {
		to = 16
	} else {
		paper = dark(paper)
	}
	var p color.Palette
	for i := range ink + 1 {
		mix := func(from uint8) uint8 { return uint8(int(from) + (to-int(from))*i/ink) }
		p = append(p, color.RGBA{mix(paper.R), mix(paper.G), mix(paper.B), 255})
	}
	return p
}

// dark returns c, darker if white text on it would be hard to read.
func dark(c color.RGBA) color.RGBA {
	for light(c) > 90 {
		c.R, c.G, c.B = uint8(int(c.R)*9/10), uint8(int(c.G)*9/10), uint8(int(c.B)*9/10)
	}
	return c
}

// light returns how light a color is, from 0 to 255, about: the weighted sum of its parts (ITU-R BT.601). Below 90 the
// contrast of white is over 6:1 for all colors.
func light(c color.RGBA) int { return (299*int(c.R) + 587*int(c.G) + 114*int(c.B)) / 1000 }
