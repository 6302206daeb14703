package epub

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"example.org/studyguide/render"
	"example.org/studyguide/render/highlight"
	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

// BenchmarkRender makes books of growing size: the time for each question should be constant. The tokens of listings
// are in the cache, as after a PDF of the same run.
func BenchmarkRender(b *testing.B) {
	for _, questions := range []int{10, 100, 1000} {
		g, err := source.LoadBytes("guide.md", golden.Markdown(questions), source.Options{}, &diag.List{})
		if err != nil {
			b.Fatal(err)
		}
		job := &render.Job{Guide: g, Sink: &diag.List{}, Code: &highlight.Cache{}}
		b.Run(fmt.Sprint(questions), func(b *testing.B) {
			var out bytes.Buffer
			once := func() {
				out.Reset()
				if err := (Renderer{}).Render(context.Background(), &out, job); err != nil {
					b.Fatal(err)
				}
			}
			once()
			b.ReportAllocs()
			for b.Loop() {
				once()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*questions), "ns/question")
			b.ReportMetric(float64(out.Len()), "bytes")
		})
	}
}
