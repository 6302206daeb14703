package layout_test

import (
	"context"
	"fmt"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/hyphen"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/sample"
)

// BenchmarkSet sets the sample's questions again and again, as guides of growing size: the time for each page should be
// the same.
func BenchmarkSet(b *testing.B) {
	once, err := source.Load(sample.FS(), ".", source.Options{Display: sample.Name}, &diag.List{})
	if err != nil {
		b.Fatal(err)
	}
	pictures := asset.NewPictures(sample.FS())
	for _, times := range []int{1, 10, 100} {
		g := &ast.Guide{Meta: once.Meta, Notes: once.Notes}
		for range times {
			g.Sections = append(g.Sections, once.Sections...)
		}
		b.Run(fmt.Sprintf("%d questions", len(g.AllQuestions())), func(b *testing.B) {
			pages := 0
			for b.Loop() {
				book, err := layout.Set(context.Background(), layout.Input{
					Guide: g, Fonts: fonts.NewSet(), Images: pictures, Sink: &diag.List{}, Hyphens: hyphen.English(),
				})
				if err != nil {
					b.Fatal(err)
				}
				pages = len(book.Pages)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*pages), "µs/page")
		})
	}
}
