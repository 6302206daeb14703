package theme

import "testing"

func TestToneReadsOnWhiteAndOnBlack(t *testing.T) {
	white, black := Color{255, 255, 255}, Color{}
	for r := 0; r < 256; r += 15 {
		for g := 0; g < 256; g += 15 {
			for b := 0; b < 256; b += 15 {
				c := Color{uint8(r), uint8(g), uint8(b)}
				tone := c.Tone()
				if w, k := contrast(tone, white), contrast(tone, black); w < 4.5 || k < 4.5 {
					t.Errorf("the tone of %v is %v: %.2f on white, %.2f on black", c, tone, w, k)
				}
			}
		}
	}
}

func TestToneKeepsTheHue(t *testing.T) {
	for from, want := range map[Color]string{
		{0x0b, 0x53, 0x51}: "#178380",
		{0x7a, 0x1f, 0x1f}: "#d53d3d",
		{0x00, 0x00, 0xff}: "#5f5fff",
		{0x6f, 0xc3, 0xbd}: "#467f7b",
		{}:                 "#757575",
		{255, 255, 255}:    "#757575",
	} {
		if got := from.Tone().String(); got != want {
			t.Errorf("the tone of %v is %s, want %s", from, got, want)
		}
	}
}
