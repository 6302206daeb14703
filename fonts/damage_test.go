package fonts

import (
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/go-fonts/dejavu/dejavusans"
)

// TestADamagedFontIsRefusedByName writes random bytes into each table of a font and shapes text of several scripts with
// it. Whatever the reader of the tables trips over is an error with the name of the file.
func TestADamagedFontIsRefusedByName(t *testing.T) {
	rounds := 24
	if testing.Short() {
		rounds = 6
	}
	damaged := 0
	for _, table := range tablesOf(dejavusans.TTF) {
		for round := range rounds {
			random := rand.New(rand.NewPCG(uint64(table.offset), uint64(round)))
			data := append([]byte(nil), dejavusans.TTF...)
			for range 1 + round%8 {
				at := table.offset + random.IntN(min(table.length, 64+round*table.length/rounds))
				data[at] = byte(random.IntN(256))
			}
			l := NewLibrary()
			name, err := l.Add("broken.ttf", data)
			if err != nil {
				continue
			}
			set, err := l.Set(Choice{Text: name})
			if err != nil {
				continue
			}
			for _, text := range []string{"Office fluff", "Щука", "سلام عليكم", "ქართული", "αβγ ≠ ∑"} {
				_, err := set.Shape(Style{}, text)
				var d *DamagedError
				if errors.As(err, &d) {
					damaged++
					if d.File != "broken.ttf" {
						t.Errorf("%s: the file is called %q", table.tag, d.File)
					}
				}
			}
		}
	}
	if damaged == 0 {
		t.Error("no damage was found; the test damages nothing that matters")
	}
}

type tableRecord struct {
	tag            string
	offset, length int
}

// tablesOf returns the tables of a font (OpenType 1.9, "Table Directory").
func tablesOf(data []byte) (out []tableRecord) {
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		record := data[12+16*i:]
		out = append(out, tableRecord{string(record[:4]), int(binary.BigEndian.Uint32(record[8:])),
			int(binary.BigEndian.Uint32(record[12:]))})
	}
	return out
}
