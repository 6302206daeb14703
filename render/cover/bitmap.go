package cover

// bitsPerPixel is enough for the four colors.
const bitsPerPixel = 2

// A bitmap is a picture of four colors in the form that PNG compresses: rows of packed pixels, the first in the highest
// bits, behind a byte that says that the row is not filtered. Areas of one color deflate well as they are.
type bitmap struct {
	width, height int
	rows          []byte
	stride        int // bytes of a row
}

func newBitmap(width, height int) *bitmap {
	stride := 1 + (width*bitsPerPixel+7)/8
	return &bitmap{width, height, make([]byte, stride*height), stride}
}

// row returns the packed pixels of a row.
func (b *bitmap) row(y int) []byte { return b.rows[y*b.stride+1 : (y+1)*b.stride] }

// set writes the color of a pixel.
func (b *bitmap) set(x, y int, shade uint8) {
	at := &b.rows[y*b.stride+1+x/4]
	shift := 6 - x%4*2
	*at = *at&^(3<<shift) | shade<<shift
}

// box fills a rectangle that lies within the picture.
func (b *bitmap) box(r Box) {
	if r.W <= 0 || r.H <= 0 {
		return
	}
	for x := r.X; x < r.X+r.W; x++ {
		b.set(x, r.Y, r.Shade)
	}
	// The rows below are like the first, but for the pixels beside it that share its first byte and its last.
	first := b.row(r.Y)
	from, to := (r.X+3)/4, (r.X+r.W)/4
	for y := r.Y + 1; y < r.Y+r.H; y++ {
		for x := r.X; x < min(4*from, r.X+r.W); x++ {
			b.set(x, y, r.Shade)
		}
		if from < to {
			copy(b.row(y)[from:to], first[from:to])
		}
		for x := max(4*to, r.X); x < r.X+r.W; x++ {
			b.set(x, y, r.Shade)
		}
	}
}
