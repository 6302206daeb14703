package fonts

import (
	"bytes"
	"fmt"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Face is one font file. It is safe for use by several goroutines.
type Face struct {
	name string
	data []byte
	font *sfnt.Font
	upem fixed.Int26_6

	mu       sync.Mutex
	buf      sfnt.Buffer
	advances map[rune]int // thousandths of an em; -1: the face lacks the character
}

// parse reads a TrueType file. name is what the PDF calls the face.
func parse(name string, data []byte) (*Face, error) {
	f, err := sfnt.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("parsing font %s: %w", name, err)
	}
	return &Face{name: name, data: data, font: f, upem: fixed.Int26_6(f.UnitsPerEm()), advances: map[rune]int{}}, nil
}

// Name gives the face's name, unique within a Set and made of letters and digits.
func (f *Face) Name() string { return f.name }

// File gives a copy of the font file, as fpdf writes into the bytes it is given.
func (f *Face) File() []byte { return bytes.Clone(f.data) }

// advance gives the width of r in thousandths of an em, rounded as fpdf rounds the widths it writes, and whether the
// face has r. Characters beyond the Basic Multilingual Plane are never had: fpdf cannot embed them.
func (f *Face) advance(r rune) (int, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	w, ok := f.advances[r]
	if !ok {
		w = f.lookUp(r)
		f.advances[r] = w
	}
	return w, w >= 0
}

func (f *Face) lookUp(r rune) int {
	if r > 0xFFFF {
		return -1
	}
	g, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil || g == 0 {
		return -1
	}
	// At a size of one em in units of the font the advance comes unscaled.
	a, err := f.font.GlyphAdvance(&f.buf, g, f.upem, font.HintingNone)
	if err != nil {
		return -1
	}
	return int((int64(a)*1000*2 + int64(f.upem)) / (2 * int64(f.upem)))
}
