package epub

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"maps"
	"slices"
	"strings"
	"testing"
)

// A zipBreakage is a way to spoil an archive that no change to its files shows.
type zipBreakage struct {
	name string
	make func(t *testing.T, b book) []byte
}

// zipBreakages gives the ways by the one rule that finds them.
func zipBreakages() map[string][]zipBreakage {
	in := func(b book) []string { // mimetype first
		names := slices.Sorted(maps.Keys(b))
		i := slices.Index(names, mimetypeName)
		return slices.Concat([]string{mimetypeName}, names[:i], names[i+1:])
	}
	only := func(name string, change func(*zip.FileHeader)) func(*zip.FileHeader) {
		return func(h *zip.FileHeader) {
			if h.Name == name {
				change(h)
			}
		}
	}
	return map[string][]zipBreakage{
		ruleMimetype: {
			{"mimetype last", func(t *testing.T, b book) []byte {
				names := in(b)
				return b.packOrdered(t, append(names[1:], names[0]), nil)
			}},
			{"mimetype deflated, with a descriptor", func(t *testing.T, b book) []byte {
				return b.packOrdered(t, in(b), only(mimetypeName, func(h *zip.FileHeader) { h.Method = zip.Deflate }))
			}},
			{"mimetype with an extra field", func(t *testing.T, b book) []byte {
				return b.packOrdered(t, in(b), only(mimetypeName, func(h *zip.FileHeader) { h.Extra = []byte{1, 2, 0, 0} }))
			}},
			{"mimetype encrypted", func(t *testing.T, b book) []byte {
				return b.packOrdered(t, in(b), only(mimetypeName, func(h *zip.FileHeader) { h.Flags |= 1 }))
			}},
			{"something before the archive", func(t *testing.T, b book) []byte {
				return append([]byte("#!/bin/sh\n"), b.pack(t)...)
			}},
		},
		ruleDamaged: {
			{"wrong checksum", func(t *testing.T, b book) []byte {
				return b.packOrdered(t, in(b), only(ch2File, func(h *zip.FileHeader) { h.CRC32++ }))
			}},
			{"unknown method", func(t *testing.T, b book) []byte {
				return b.packOrdered(t, in(b), only(cssFile, func(h *zip.FileHeader) { h.Method = 12 }))
			}},
		},
		ruleName: {
			{"one name twice", func(t *testing.T, b book) []byte {
				return b.packOrdered(t, append(in(b), ch2File), nil)
			}},
		},
	}
}

func TestBrokenArchives(t *testing.T) {
	for rule, cases := range zipBreakages() {
		for _, c := range cases {
			t.Run(c.name, func(t *testing.T) {
				fs, err := Book(c.make(t, goodBook()))
				if err != nil {
					t.Fatal(err)
				}
				if got := rules(fs); got != rule {
					t.Errorf("got %s, want %s\n%v", got, rule, fs)
				}
			})
		}
	}
}

func TestNoArchive(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("x"), []byte(strings.Repeat("PK\x03\x04", 20))} {
		if fs, err := Book(data); err == nil || fs != nil {
			t.Errorf("%q: findings %v, error %v; want an error", data, fs, err)
		}
	}
}

// Many small files that inflate to much are not read on and on.
func TestBombIsNotInflated(t *testing.T) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	zeros := make([]byte, textLimit)
	for i := range 12 {
		w, err := z.Create(string(rune('a'+i)) + ".css")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(zeros); err != nil {
			t.Fatal(err)
		}
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
	if n != 12-2 { // the third would not fit with the byte that tells an end
		t.Errorf("%d files were too large, want 10", n)
	}
}

// A directory that promises more than there is makes nothing large.
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
