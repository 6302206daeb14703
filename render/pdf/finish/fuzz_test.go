package finish

import (
	"bytes"
	"fmt"
	"image"
	"regexp"
	"strconv"
	"testing"

	"example.org/studyguide/render/layout/tag"
)

// mended returns a file with its table and the lengths of its streams corrected: nearly all mutations would otherwise
// fail for these alone.
func mended(data []byte) []byte {
	body, trailer, ok := bytes.Cut(data, []byte("trailer\n"))
	if !ok {
		return data
	}
	if at := bytes.LastIndex(body, []byte("xref\n")); at >= 0 {
		body = body[:at]
	}
	if at := bytes.LastIndex(trailer, []byte("startxref\n")); at >= 0 {
		trailer = trailer[:at]
	}
	lengths := regexp.MustCompile(`(?s)/Length \d+(>>\nstream\n)(.*?)(\nendstream\nendobj\n)`)
	body = lengths.ReplaceAllFunc(body, func(b []byte) []byte {
		m := lengths.FindSubmatch(b)
		return fmt.Appendf(nil, "/Length %d%s%s%s", len(m[2]), m[1], m[2], m[3])
	})
	places := map[int]int{}
	last := 0
	for _, m := range regexp.MustCompile(`(?m)^(\d{1,3}) 0 obj`).FindAllSubmatchIndex(body, -1) {
		n, _ := strconv.Atoi(string(body[m[2]:m[3]]))
		places[n], last = m[0], max(last, n)
	}
	out := fmt.Appendf(bytes.Clone(body), "xref\n0 %d\n0000000000 65535 f \n", last+1)
	for n := 1; n <= last; n++ {
		out = fmt.Appendf(out, "%010d 00000 n \n", max(places[n], 1))
	}
	return fmt.Appendf(out, "trailer\n%sstartxref\n%d\n%%%%EOF\n", trailer, len(body))
}

func TestMendedFilesAreWhole(t *testing.T) {
	if got, want := mended(small().output(t)), small().output(t); !bytes.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

// fitting returns a document for pages that were read.
func fitting(pages []*page) *Document {
	doc := &Document{Title: "T", Language: "en", Root: tag.New(tag.Document, nil), Pages: make([]Page, len(pages))}
	for i, p := range pages {
		for k := range p.links {
			link := tag.New(tag.Link, doc.Root)
			link.Add(tag.Target{Page: i, Index: k})
			doc.Pages[i].Links = append(doc.Pages[i].Links, Link{Element: link})
		}
	}
	return doc
}

// tryRead reads what may be fpdf's file as far as it can; pages are nil if there is an error.
func tryRead(data []byte) (*source, []*page) {
	s, err := parse(data)
	if err != nil {
		return nil, nil
	}
	pages, err := readPages(s)
	if err != nil {
		return nil, nil
	}
	return s, pages
}

func TestDamagedFilesAreErrorsOrWritten(t *testing.T) {
	whole := small().output(t)
	written := 0
	for n := 9; n < len(whole); n += 7 {
		bad := bytes.Clone(whole)
		bad[n] = "/<>[]()9\\ "[n%10]
		tryRead(bad)
		bad = mended(bad)
		_, pages := tryRead(bad)
		var out bytes.Buffer
		if pages == nil || write(&out, bad, fitting(pages)) != nil {
			continue
		}
		written++
		if got, _ := openFile(t, out.Bytes()).pages(); len(got) != len(pages) {
			t.Errorf("%q: %d pages of %d are written", bad, len(got), len(pages))
		}
	}
	if written == 0 {
		t.Error("all are errors")
	}
}

// FuzzParse reads everything that Write reads. It does not write, since several goroutines do that, which confuses the
// fuzzer's coverage.
func FuzzParse(f *testing.F) {
	f.Add(small().output(f))
	seen := small()
	seen.picture(f, nil, 0, 0, "PNG", image.NewNRGBA(image.Rect(0, 0, 1, 1)))
	f.Add(seen.output(f)) // short, since the fuzzer is slow to minimize long input
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, data := range [][]byte{data, mended(data)} {
			s, pages := tryRead(data)
			if pages == nil {
				continue
			}
			b := &builder{doc: fitting(pages), read: pages}
			blends, err := newResources().take(s, pages[0].resources)
			if b.check() != nil || err != nil {
				continue
			}
			for _, p := range pages {
				blends.on(p.content.data)
				for _, l := range p.links {
					if d, err := readDict(l); err == nil {
						_, _ = b.annotation(d, Link{}, 0)
					}
				}
			}
			for n := range s.offset {
				if o, err := s.object(n); err == nil {
					_, _ = appendCopy(nil, o.value, func(n int) (int, error) { return n, nil })
				}
			}
		}
	})
}
