package theme

import (
	"testing"

	"example.org/studyguide/source/diag"
)

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

func TestPaleFollowsTheAccent(t *testing.T) {
	print, _ := Builtin("print")
	dark, _ := Builtin("dark")
	for text, want := range map[string]Color{
		"colors: {accent: '#8a1c1c'}":                   {0xcf, 0xa2, 0xa2},
		"colors: {accent: '#8a1c1c', pale: '#ff0000'}":  {0xff, 0, 0},
		"colors: {accent: '#000000', paper: '#f0f0f0'}": {0x8e, 0x8e, 0x8e},
		"extends: dark\ncolors: {accent: '#ffffff'}":    {0x76, 0x77, 0x78},
		"extends: dark":             dark.Colors.Pale,
		"colors: {rule: '#eeeeee'}": print.Colors.Pale,
	} {
		th, ok := Parse("t.yaml", []byte(text), &diag.List{})
		if !ok || th.Colors.Pale != want {
			t.Errorf("%q: %t, pale is %v, want %v", text, ok, th.Colors.Pale, want)
		}
	}
}
