package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"example.org/studyguide/source/golden"
)

// BenchmarkBuild makes a PDF and an EPUB of guides of growing size,
// from file to files: the time for each question should be the same.
func BenchmarkBuild(b *testing.B) {
	for _, format := range []struct {
		ext   string
		guide func(int) []byte
	}{{".txt", golden.Text}, {".md", golden.Markdown}} {
		for _, questions := range []int{10, 100, 1000, 10000} {
			b.Run(fmt.Sprintf("%s/%d", format.ext[1:], questions), func(b *testing.B) {
				if questions == 10000 && testing.Short() {
					b.Skip("-short")
				}
				dir := b.TempDir()
				guide := filepath.Join(dir, "guide"+format.ext)
				if err := os.WriteFile(guide, format.guide(questions), 0o644); err != nil {
					b.Fatal(err)
				}
				b.ReportAllocs()
				for b.Loop() {
					var out bytes.Buffer
					if code := run(context.Background(), []string{"studyguide", "build", "-o", dir + "/", guide}, nil,
						io.Discard, &out); code != 0 {
						b.Fatalf("exit code %d: %s", code, out.Bytes())
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*questions), "ns/question")
				size := int64(0)
				for _, ext := range []string{".pdf", ".epub"} {
					info, err := os.Stat(filepath.Join(dir, "guide"+ext))
					if err != nil {
						b.Fatal(err)
					}
					size += info.Size()
				}
				b.ReportMetric(float64(size), "bytes")
			})
		}
	}
}
