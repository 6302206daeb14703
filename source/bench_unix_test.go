//go:build unix

package source_test

import (
	"syscall"
	"testing"

	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
)

// BenchmarkFormats loads about a megabyte of each format in three scripts, from bytes to a checked tree, and prints the
// seconds of processor time that a megabyte (1,000,000 bytes, unpacked) takes, those of the collector of garbage too.
// The bound is 0.5.
func BenchmarkFormats(b *testing.B) {
	for _, f := range writtenFormats() {
		for _, words := range vocabularies() {
			b.Run(f.file+"/"+words.name, func(b *testing.B) {
				src := f.write("The rivers", quizzes(words, 600_000))
				size, asked := unpacked(b, src), len(quizzes(words, 600_000))
				b.SetBytes(int64(size))
				start := processorTime(b)
				for b.Loop() {
					g, err := source.LoadBytes(f.file, []byte(src), source.Options{}, &diag.List{})
					if err != nil || len(g.AllQuestions()) != asked {
						b.Fatalf("%d questions were written, and not so many read: %v", asked, err)
					}
				}
				b.ReportMetric((processorTime(b)-start)/float64(b.N)/(float64(size)/1e6), "s/MB")
			})
		}
	}
}

// processorTime returns the seconds that the process has used.
func processorTime(tb testing.TB) float64 {
	tb.Helper()
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		tb.Fatal(err)
	}
	return float64(use.Utime.Nano()+use.Stime.Nano()) / 1e9
}
