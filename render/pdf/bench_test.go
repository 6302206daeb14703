package pdf

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/highlight"
	"example.org/studyguide/render/hyphen"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/render/pdf/finish"
	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

// BenchmarkStages executes the stages of a PDF for guides of growing size: the time for each question should be
// constant. Caches (shaped words, tokens of listings) are as empty as in a process that makes one guide.
func BenchmarkStages(b *testing.B) {
	for _, questions := range []int{10, 100, 1000} {
		g, err := source.LoadBytes("guide.md", golden.Markdown(questions), source.Options{}, &diag.List{})
		if err != nil {
			b.Fatal(err)
		}
		job := &render.Job{Guide: g, Sink: &diag.List{}}
		library := fonts.NewLibrary()
		set := func(b *testing.B) *layout.Book {
			types, err := library.Set(fonts.Choice{})
			if err != nil {
				b.Fatal(err)
			}
			book, err := layout.Set(context.Background(), layout.Input{
				Guide: g, Fonts: types, Images: asset.NewPictures(nil), Sink: job.Sink, Hyphens: hyphen.English(),
				Code: &highlight.Cache{},
			})
			if err != nil {
				b.Fatal(err)
			}
			return book
		}
		draw := func(b *testing.B, book *layout.Book) (drawn [][]byte, p *painter) {
			pages := &render.Pages{Book: book, Pictures: asset.NewPictures(nil)}
			p, err := paint(context.Background(), pages, fonts.NewSet(), func(file []byte) error {
				drawn = append(drawn, file)
				return nil
			})
			if err != nil {
				b.Fatal(err)
			}
			return drawn, p
		}
		gather := func(b *testing.B, book *layout.Book, p *painter) *finish.Document {
			doc, err := document(job, book, p)
			if err != nil {
				b.Fatal(err)
			}
			return doc
		}
		stage := func(name string, once func(*testing.B)) {
			b.Run(fmt.Sprintf("%s/%d", name, questions), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					once(b)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*questions), "ns/question")
			})
		}
		book := set(b)
		drawn, p := draw(b, book)
		doc := gather(b, book, p)
		stage("layout", func(b *testing.B) { set(b) })
		stage("paint", func(b *testing.B) { draw(b, book) })
		stage("fonts", func(b *testing.B) { gather(b, book, p) })
		stage("finish", func(b *testing.B) {
			var out bytes.Buffer
			pages := finish.NewPages(nil)
			defer pages.Stop()
			for _, file := range drawn {
				if err := pages.Take(file); err != nil {
					b.Fatal(err)
				}
			}
			if err := pages.Write(&out, doc); err != nil {
				b.Fatal(err)
			}
		})
	}
}
