package recognize_test

import (
	"fmt"
	"testing"

	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
	"example.org/studyguide/source/markdown"
	"example.org/studyguide/source/recognize"
	"example.org/studyguide/source/text"
)

// BenchmarkRecognize makes guides of documents of growing size: the time for each question should be the same.
func BenchmarkRecognize(b *testing.B) {
	for _, questions := range []int{10, 100, 1000} {
		plain, marked := golden.Text(questions), golden.Markdown(questions)
		b.Run(fmt.Sprintf("text/%d", questions), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer() // a document is used up
				doc := text.Read("guide.txt", plain, &diag.List{})
				b.StartTimer()
				if _, err := recognize.Recognize(doc, "", &diag.List{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*questions), "ns/question")
		})
		b.Run(fmt.Sprintf("markdown/%d", questions), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				doc := markdown.Read("guide.md", marked, &diag.List{})
				b.StartTimer()
				if _, err := recognize.Recognize(doc, "", &diag.List{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*questions), "ns/question")
		})
	}
}
