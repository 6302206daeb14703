package text

import (
	"fmt"
	"testing"

	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

// BenchmarkRead reads guides of growing size: the time for each question should be the same.
func BenchmarkRead(b *testing.B) {
	for _, questions := range []int{10, 100, 1000} {
		src := golden.Text(questions)
		b.Run(fmt.Sprint(questions), func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				Read("guide.txt", src, &diag.List{})
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*questions), "ns/question")
		})
	}
}
