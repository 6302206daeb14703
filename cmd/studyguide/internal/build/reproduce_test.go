package build

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"runtime"
	"sync"
	"testing"

	"studyguide/fonts"
	"studyguide/render"
	"studyguide/source"
	"studyguide/source/diag"
	"studyguide/source/sample"
)

// TestEveryOutputIsReproducible makes each output of the sample twice at once, on one processor and on all: the
// bytes must not tell.
func TestEveryOutputIsReproducible(t *testing.T) {
	build := func(r render.Renderer) string {
		g, err := source.Load(sample.FS(), ".", source.Options{Display: sample.Name}, &diag.List{})
		if err != nil {
			t.Error(err)
			return ""
		}
		var out bytes.Buffer
		job := &render.Job{Guide: g, Fonts: fonts.NewSet(), Assets: sample.FS(), Pages: &render.PageMap{}, Sink: &diag.List{}}
		if err := r.Render(context.Background(), &out, job); err != nil {
			t.Errorf("%s: %v", r.Name(), err)
		}
		return fmt.Sprintf("%d bytes, SHA-256 %x", out.Len(), sha256.Sum256(out.Bytes()))
	}
	for _, r := range Renderers() {
		seen := map[string]int{}
		for _, procs := range []int{1, max(2, runtime.NumCPU())} {
			before := runtime.GOMAXPROCS(procs)
			var mu sync.Mutex
			var wg sync.WaitGroup
			for range 2 {
				wg.Go(func() {
					sum := build(r)
					mu.Lock()
					defer mu.Unlock()
					seen[sum]++
				})
			}
			wg.Wait()
			runtime.GOMAXPROCS(before)
		}
		if len(seen) != 1 {
			t.Errorf("%s gives several files: %v", r.Name(), seen)
		}
	}
}
