//go:build unix

package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"example.org/studyguide/source/golden"
)

// BenchmarkSaveToPage measures, in Chromium, the time from the save of one changed question in a guide of 500 until its
// new words are in the visible page (op), and until the PDF has them (ms-to-pdf). On a busy machine the least time is
// the most reliable.
func BenchmarkSaveToPage(b *testing.B) {
	page := chromium(b)
	guide := filepath.Join(b.TempDir(), "guide.md")
	text := golden.Markdown(500)
	save(b, guide, string(text))
	url, out := previewed(b, guide)
	page.visit(url, 1280, 800)
	page.until(`document.querySelectorAll('#questions option').length === 500`)
	page.until(inBook + ` != null`)
	page.eval(`{ const s = document.getElementById('questions'); s.selectedIndex = 249; s.dispatchEvent(new ` +
		`Event('change')) }`)
	page.until(inBook + `?.getElementById(document.getElementById('questions').options[249].value) != null`)
	var toPDF time.Duration
	least := time.Hour
	n := 0
	for b.Loop() {
		n++
		b.StopTimer()
		words := fmt.Sprintf("Words of save %d.", n)
		edited := bytes.Replace(text, []byte("service number 250?\n\n"), []byte("service number 250?\n\n"+words+"\n\n"),
			1)
		before := page.eval(`paper`)
		time.Sleep(time.Second) // nobody saves at once again, and the viewer of the PDF draws meanwhile
		b.StartTimer()
		start := time.Now()
		save(b, guide, string(edited))
		page.until(inBook + `?.body.textContent.includes('` + words + `')`)
		b.StopTimer()
		least = min(least, time.Since(start))
		page.until(`paper !== ` + before)
		toPDF += time.Since(start)
		out.await(b, "changed: built in ")
		b.StartTimer()
	}
	b.ReportMetric(float64(toPDF.Milliseconds())/float64(n), "ms-to-pdf")
	b.ReportMetric(float64(least.Milliseconds()), "least-ms")
}

// BenchmarkSave measures the same without a browser, from the save until both books are made and served; cpu-ms is the
// CPU time of the process, which other load does not change.
func BenchmarkSave(b *testing.B) {
	guide := filepath.Join(b.TempDir(), "guide.md")
	text := golden.Markdown(500)
	save(b, guide, string(text))
	_, out := previewed(b, guide)
	n := 0
	var spent time.Duration
	least := time.Hour
	for b.Loop() {
		n++
		before, start := spentSoFar(b), time.Now()
		save(b, guide, string(bytes.Replace(text, []byte("service number 250?\n\n"),
			fmt.Appendf(nil, "service number 250?\n\nWords of save %d.\n\n", n), 1)))
		out.await(b, "changed: built in ")
		spent += spentSoFar(b) - before
		least = min(least, time.Since(start))
	}
	b.ReportMetric(float64(least.Milliseconds()), "least-ms")
	b.ReportMetric(float64(spent.Milliseconds())/float64(n), "cpu-ms")
}

// spentSoFar returns the CPU time of the process.
func spentSoFar(b *testing.B) time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		b.Fatal(err)
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
