package epub

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestDamagedFile(t *testing.T) {
	for name, change := range map[string]func(*zip.FileHeader){
		"wrong checksum": func(h *zip.FileHeader) { h.CRC32++ },
		"unknown method": func(h *zip.FileHeader) { h.Method = 12 },
	} {
		t.Run(name, func(t *testing.T) {
			b := goodBook()
			fs, err := Book(b.packOrdered(t, slices.Sorted(maps.Keys(b)), func(h *zip.FileHeader) {
				if h.Name == ch2File {
					change(h)
				}
			}))
			if err != nil {
				t.Fatal(err)
			}
			if got := rules(fs); got != ruleDamaged {
				t.Errorf("got %s, want %s\n%v", got, ruleDamaged, fs)
			}
		})
	}
}

func TestNoArchive(t *testing.T) {
	whole := goodBook().pack(t)
	cut := whole[:len(whole)/2]
	for _, data := range [][]byte{nil, []byte("x"), []byte(strings.Repeat("PK\x03\x04", 20)), cut} {
		if fs, err := Book(data); err == nil || fs != nil {
			t.Errorf("%q: findings %v, error %v; want an error", data, fs, err)
		}
	}
}

// TestBombIsNotInflated checks that reading stops in an archive of many small files that inflate to large ones.
func TestBombIsNotInflated(t *testing.T) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	zeros := make([]byte, textLimit)
	write := func(name string, data []byte) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	b, items := goodBook(), ""
	for i := range 12 {
		name := fmt.Sprintf("a%d.xhtml", i)
		items += fmt.Sprintf(`<item id="z%d" href="%s" media-type="application/xhtml+xml"/>`, i, name)
		write("EPUB/"+name, zeros)
	}
	sub(opfFile, "</manifest>", items+"</manifest>")(b)
	for _, name := range slices.Sorted(maps.Keys(b)) {
		write(name, []byte(b[name]))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	fs, err := inspect(out.Bytes(), textLimit, 3*textLimit)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range fs {
		if f.Rule == ruleTooLarge {
			n++
		}
	}
	if n < 10 { // two are read to their end, with the small files
		t.Errorf("%d files were too large, want 10 at least", n)
	}
}

// TestLyingSize checks that a size in the directory that exceeds the content allocates no memory.
func TestLyingSize(t *testing.T) {
	data := goodBook().pack(t)
	end := bytes.Index(data, []byte("PK\x01\x02"))
	for i := end; i+46 < len(data) && string(data[i:i+4]) == "PK\x01\x02"; {
		binary.LittleEndian.PutUint32(data[i+24:], 0xFFFFFFF0)
		i += 46 + int(binary.LittleEndian.Uint16(data[i+28:])) + int(binary.LittleEndian.Uint16(data[i+30:]))
	}
	if _, err := Book(data); err != nil {
		t.Fatal(err)
	}
}
