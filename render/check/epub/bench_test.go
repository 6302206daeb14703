package epub

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// bigBook returns a book of about 1 MB of XHTML in files of 200 KB, deflated as a writer does, and the bytes of XHTML.
func bigBook(b *testing.B) ([]byte, int) {
	bk := goodBook()
	rnd := rand.New(rand.NewPCG(1, 2))
	size := 0
	for n := range 5 {
		var s strings.Builder
		s.WriteString("<h1>Chapter</h1>\n")
		for q := 0; s.Len() < 200_000; q++ {
			fmt.Fprintf(&s, "<section class=\"qa\" id=\"q%d\" aria-labelledby=\"h-q%d\">\n", q, q)
			fmt.Fprintf(&s, "<h2 id=\"h-q%d\"><span class=\"num\">%d.</span> %s?</h2>\n", q, q, words(rnd, 8))
			for range 4 {
				fmt.Fprintf(&s, "<p>%s &amp; <em>%s</em> <a href=\"#q0\">%s</a>.</p>\n",
					words(rnd, 40), words(rnd, 3), words(rnd, 2))
			}
			s.WriteString("<pre class=\"listing\"><code class=\"language-go\">")
			for range 6 {
				fmt.Fprintf(&s, "<span class=\"hl-keyword\">%s</span> %s = <span class=\"hl-string\">%q</span>\n",
					words(rnd, 1), words(rnd, 2), words(rnd, 2))
			}
			s.WriteString("</code></pre>\n</section>\n")
		}
		name := fmt.Sprintf("xhtml/big%d.xhtml", n)
		bk["EPUB/"+name] = page("Big", s.String())
		size += s.Len()
		sub(opfFile, "</manifest>", fmt.Sprintf(
			`<item id="big%d" href="%s" media-type="application/xhtml+xml"/></manifest>`, n, name))(bk)
		sub(opfFile, "</spine>", fmt.Sprintf(`<itemref idref="big%d"/></spine>`, n))(bk)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, data := range bk {
		w, err := z.Create(name)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := w.Write([]byte(data)); err != nil {
			b.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		b.Fatal(err)
	}
	return out.Bytes(), size
}

func words(rnd *rand.Rand, n int) string {
	const letters = "etaoinshrdlucmfwyp"
	var s strings.Builder
	for i := range n {
		if i > 0 {
			s.WriteByte(' ')
		}
		for range 2 + rnd.IntN(7) {
			s.WriteByte(letters[rnd.IntN(len(letters))])
		}
	}
	return s.String()
}

func BenchmarkBook(b *testing.B) {
	data, size := bigBook(b)
	fs, err := Book(data)
	if err != nil || len(fs) > 0 {
		b.Fatalf("findings %v, error %v", fs, err)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		if _, err := Book(data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDocument leaves out the archive: the part of the time that is not inflating.
func BenchmarkDocument(b *testing.B) {
	text := page("Big", goodChapter1+strings.Repeat("<p>word <em>word</em> word</p>\n", 30_000))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		badChars(text)
		x := &scanner{s: text}
		for {
			if _, ok := x.next(); !ok {
				break
			}
		}
		if x.fault != nil {
			b.Fatal(x.fault.text)
		}
	}
}
