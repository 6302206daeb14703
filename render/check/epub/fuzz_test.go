package epub

import (
	"strings"
	"testing"
	"time"
)

// checked fails if a book takes long or its findings are malformed.
func checked(t *testing.T, data []byte) []Finding {
	start := time.Now()
	fs, err := Book(data)
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("%d bytes took %v", len(data), d)
	}
	if err != nil {
		return nil
	}
	for _, f := range fs {
		if f.Rule == "" || f.Message == "" || f.Line < 0 {
			t.Errorf("finding %+v", f)
		}
	}
	return fs
}

func FuzzBook(f *testing.F) {
	f.Add(goodBook().pack(f))
	for _, c := range breakages() {
		b := goodBook()
		c.spoil(b)
		if data := b.pack(f); len(data) < 1<<16 {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) { checked(t, data) })
}

// FuzzDocument puts text into the body of a chapter, and in the place of the whole of it.
func FuzzDocument(f *testing.F) {
	f.Add(goodChapter1)
	f.Add(page("x", goodChapter2))
	for _, c := range breakages() {
		b := goodBook()
		c.spoil(b)
		for _, name := range []string{ch1File, navFile, opfFile, svgFile} {
			if good := goodBook()[name]; b[name] != good && len(b[name]) < 1<<14 {
				f.Add(b[name])
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range []string{ch1File, navFile, opfFile, svgFile} {
			b := goodBook()
			b[name] = text
			for _, g := range checked(t, b.pack(t)) {
				if n := strings.Count(text, "\n") + 1; g.File == name && g.Line > n {
					t.Errorf("line %d of %d: %+v", g.Line, n, g)
				}
			}
		}
		b := goodBook()
		b[ch1File] = page("x", text)
		checked(t, b.pack(t))
	})
}
