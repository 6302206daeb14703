package build

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"runtime"
	"sync"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/sample"
)

// TestEveryOutputIsReproducible makes all outputs of the sample twice concurrently, on one processor and on all: the
// bytes must be the same.
func TestEveryOutputIsReproducible(t *testing.T) {
	build := func() map[string]string {
		g, err := source.Load(sample.FS(), ".", source.Options{Display: sample.Name}, &diag.List{})
		if err != nil {
			t.Error(err)
			return nil
		}
		job := &render.Job{Guide: g, Fonts: fonts.NewSet(), Assets: sample.FS(),
			Sink: &diag.List{}}
		sums := map[string]string{}
		for _, r := range Renderers() {
			var out bytes.Buffer
			if err := r.Render(context.Background(), &out, job); err != nil {
				t.Errorf("%s: %v", r.Name(), err)
			}
			sums[r.Name()] = fmt.Sprintf("%d bytes, SHA-256 %x", out.Len(), sha256.Sum256(out.Bytes()))
		}
		return sums
	}
	seen := map[string]map[string]int{} // by renderer: digests of each file and their counts
	for _, procs := range []int{1, max(2, runtime.NumCPU())} {
		before := runtime.GOMAXPROCS(procs)
		var mu sync.Mutex
		var wg sync.WaitGroup
		for range 2 {
			wg.Go(func() {
				sums := build()
				mu.Lock()
				defer mu.Unlock()
				for name, sum := range sums {
					if seen[name] == nil {
						seen[name] = map[string]int{}
					}
					seen[name][sum]++
				}
			})
		}
		wg.Wait()
		runtime.GOMAXPROCS(before)
	}
	for _, r := range Renderers() {
		if len(seen[r.Name()]) != 1 {
			t.Errorf("%s makes several files: %v", r.Name(), seen[r.Name()])
		}
	}
}
