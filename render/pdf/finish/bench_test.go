package finish

import (
	"fmt"
	"testing"

	"example.org/studyguide/render/layout/tag"
)

// volume draws count pages as a guide has them: a question with its answer in paragraphs, a listing and a link on each.
func volume(t testing.TB, count int) *drawing {
	d := draw()
	book := tag.New(tag.Sect, d.doc.Root)
	const line = "The quick brown fox jumps over the lazy dog, page %d and line %d, as it does in all such texts."
	for n := range count {
		d.page(fmt.Sprint(n + 1))
		y := 60.0
		say := func(e *tag.Element, lines int) {
			for range lines {
				y += 14
				d.say(e, 72, y, fmt.Sprintf(line, n, int(y)))
			}
		}
		if n%20 == 0 {
			book = tag.New(tag.Sect, d.doc.Root)
			d.doc.Outline = append(d.doc.Outline, &Entry{Title: fmt.Sprint("Section ", n/20+1), Page: n, Y: 60})
		}
		say(tag.New(tag.H1, book), 1)
		section := d.doc.Outline[len(d.doc.Outline)-1]
		section.Children = append(section.Children, &Entry{Title: fmt.Sprint("Question ", n+1), Page: n, Y: 60})
		for range 9 {
			say(tag.New(tag.P, book), 4)
		}
		say(tag.New(tag.Code, book), 8)
		link := tag.New(tag.Link, tag.New(tag.P, book))
		say(link, 1)
		d.lead(link, 72, y, fmt.Sprint("https://example.org/", n), 0)
		d.footer(fmt.Sprint(n + 1))
	}
	return d
}

// BenchmarkWrite shows that time and memory for a page are the same for few and many of them.
func BenchmarkWrite(b *testing.B) {
	for _, count := range []int{10, 100, 1000, 10000} {
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			if count == 10000 && testing.Short() {
				b.Skip("-short")
			}
			d := volume(b, count)
			raw := d.output(b)
			var n counter
			b.ReportAllocs()
			for b.Loop() {
				n = 0
				if err := write(&n, raw, d.doc); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n)/1e6, "MB")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*count), "ns/page")
		})
	}
}

// counter is a writer that counts bytes.
type counter int

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}
