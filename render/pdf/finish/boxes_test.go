package finish

import (
	"encoding/binary"

	"example.org/studyguide/fonts/subset"
)

// boxes is a font whose glyphs from 1 on are those of ASCII from the space on: each a box, the wider the later.
func boxes() Font {
	const count = 96
	var glyf, loca, hmtx []byte
	f := Font{Resource: "F0", Program: &subset.Program{Name: "Boxes", Metrics: subset.Metrics{
		Ascent: 800, Descent: -200, CapHeight: 700, Box: [4]int{50, 0, 800, 700}, Weight: 400,
	}}}
	be := binary.BigEndian
	for g := range count {
		width := 500
		if g%3 == 0 {
			width += 3 * g
		}
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		hmtx = be.AppendUint16(be.AppendUint16(hmtx, uint16(width)), 50)
		f.Program.Advance = append(f.Program.Advance, width)
		f.Text = append(f.Text, string(rune(' '+g-1)))
		if g == 1 {
			continue // the space is empty
		}
		right := int16(width - 50)
		for _, v := range []int16{1, 50, 0, right, 700, 3, 0} { // one contour of four points, and its box
			glyf = be.AppendUint16(glyf, uint16(v))
		}
		glyf = append(glyf, 1, 1, 1, 1)
		for _, v := range []int16{50, 0, right - 50, 0, 0, 700, 0, -700} {
			glyf = be.AppendUint16(glyf, uint16(v))
		}
	}
	f.Text[0] = "\uFFFD"
	loca = be.AppendUint32(loca, uint32(len(glyf)))
	head := make([]byte, 54)
	be.PutUint32(head, 0x00010000)
	be.PutUint32(head[12:], 0x5F0F3CF5)
	be.PutUint16(head[18:], 1000)
	for i, v := range []uint16{50, 0, 800, 700} {
		be.PutUint16(head[36+2*i:], v)
	}
	be.PutUint16(head[50:], 1) // long offsets
	hhea := make([]byte, 36)
	be.PutUint32(hhea, 0x00010000)
	be.PutUint16(hhea[4:], 800)
	be.PutUint16(hhea[6:], 0xFF38)
	be.PutUint16(hhea[34:], count)
	maxp := make([]byte, 32)
	be.PutUint32(maxp, 0x00010000)
	for i, v := range []uint16{count, 4, 1, 0, 0, 1} {
		be.PutUint16(maxp[4+2*i:], v)
	}
	tables := []struct {
		sign string
		data []byte
	}{{"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}}
	out := []byte{0, 1, 0, 0, 0, byte(len(tables)), 0, 64, 0, 2, 0, 32}
	at := len(out) + 16*len(tables)
	for _, tb := range tables {
		out = append(out, tb.sign...)
		out = append(out, 0, 0, 0, 0)
		out = be.AppendUint32(be.AppendUint32(out, uint32(at)), uint32(len(tb.data)))
		at += (len(tb.data) + 3) &^ 3
	}
	for _, tb := range tables {
		out = append(out, tb.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	f.Program.Data = out
	return f
}
