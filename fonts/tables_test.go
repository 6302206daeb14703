package fonts

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/go-fonts/dejavu/dejavuserif"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// own returns the faces that come with the program.
func own() (out []source) {
	for _, st := range []Style{{}, {Bold: true}, {Italic: true}, {Bold: true, Italic: true}} {
		out = append(out, serif(st), mono(st))
		out = append(out, fallbacks(st)...)
	}
	return out
}

// TestTheProgramsFacesAreShapedWithoutOutlines checks that the program's faces position marks by tables, so that
// outlines do not change the result.
func TestTheProgramsFacesAreShapedWithoutOutlines(t *testing.T) {
	blocks := [][2]rune{
		{' ', '~'}, {0xA0, 0x24F}, {0x250, 0x36F}, {0x370, 0x3FF}, {0x400, 0x52F}, {0x530, 0x5FF}, {0x591, 0x5F4},
		{0x600, 0x6FF}, {0xE01, 0xE5B}, {0x1E00, 0x1FFF}, {0x2000, 0x22FF}, {0xFB1D, 0xFBFF},
	}
	r := rand.New(rand.NewPCG(1, 2))
	tried := map[string]bool{}
	for _, src := range own() {
		if tried[src.name] {
			continue
		}
		tried[src.name] = true
		without, err := parse(src)
		if err != nil {
			t.Fatal(err)
		}
		with, err := parse(source{name: src.name, data: src.data, users: true})
		if err != nil {
			t.Fatal(err)
		}
		for range 3000 {
			block := blocks[r.IntN(len(blocks))]
			text := make([]rune, 1+r.IntN(8))
			for i := range text {
				text[i] = block[0] + r.Int32N(block[1]-block[0]+1)
				if r.IntN(6) == 0 {
					text[i] = 0x300 + r.Int32N(0x70) // a mark of any script
				}
			}
			text = slices.DeleteFunc(text, func(c rune) bool { return !with.has(c) }) // such text is for another face
			props := harfbuzz.SegmentProperties{
				Direction: harfbuzz.LeftToRight,
				Script:    scriptOf(string(text)),
				Language:  language.NewLanguage("en"),
			}
			if r.IntN(2) == 0 {
				props.Direction = harfbuzz.RightToLeft
			}
			got, _, _ := without.shape(string(text), props, nil)
			want, _, _ := with.shape(string(text), props, nil)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("%s: %q is shaped as %+v, with outlines as %+v", src.name, string(text), got, want)
			}
		}
	}
}

func TestTheFirstFontOfACollectionIsRead(t *testing.T) {
	collection := append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10"), dejavuserif.TTF...)
	n := int(collection[20])<<8 | int(collection[21])
	for i := range n { // tables lie 16 bytes further in
		at := collection[28+16*i+8:]
		v := (uint32(at[0])<<24 | uint32(at[1])<<16 | uint32(at[2])<<8 | uint32(at[3])) + 16
		at[0], at[1], at[2], at[3] = byte(v>>24), byte(v>>16), byte(v>>8), byte(v)
	}
	f, err := parse(source{name: "c.ttc", data: collection, users: true})
	if err != nil {
		t.Fatal(err)
	}
	if !f.has('a') {
		t.Error("the font has no letters")
	}
	for _, size := range []int{3, 13, 20, 40, 100} {
		if _, err := parse(source{name: "c.ttc", data: collection[:size], users: true}); err == nil {
			t.Errorf("%d bytes of a collection are a font", size)
		}
	}
}

// BenchmarkParse measures the cost of a face that a guide uses.
func BenchmarkParse(b *testing.B) {
	for name, st := range map[string]Style{"text": {}, "code": {Family: Mono}} {
		src := serif(st)
		if st.Family == Mono {
			src = mono(st)
		}
		for what, outlines := range map[string]bool{"all tables": true, "shaping tables": false} {
			b.Run(name+"/"+what, func(b *testing.B) {
				src.users = outlines
				b.ReportAllocs()
				for b.Loop() {
					if _, err := parse(src); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
