package memo_test

import (
	"sync"
	"testing"

	"example.org/studyguide/source/memo"
)

type key struct{ n int }
type other struct{ n int }

func TestMemory(t *testing.T) {
	var m memo.Memory
	memo.Put(&m, key{1}, "one")
	if v, ok := memo.Get[string](&m, key{1}); !ok || v != "one" {
		t.Errorf("kept: %q, %v", v, ok)
	}
	if _, ok := memo.Get[string](&m, other{1}); ok {
		t.Error("a key of another type was found")
	}
	if _, ok := memo.Get[int](&m, key{1}); ok {
		t.Error("a result of another type was given")
	}
	for i := range 1000 {
		m.Turn()
		if _, ok := memo.Get[string](&m, key{1}); !ok {
			t.Fatalf("turn %d: what is asked for each time was forgotten", i)
		}
		memo.Put(&m, key{i + 2}, "once")
		if m.Len() > 3 {
			t.Fatalf("turn %d: %d results are kept", i, m.Len())
		}
	}
	m.Turn()
	m.Turn()
	if m.Len() != 0 {
		t.Errorf("%d results are kept that nobody asked for", m.Len())
	}
}

func TestNoMemory(t *testing.T) {
	var none *memo.Memory
	memo.Put(none, key{1}, "one")
	none.Turn()
	if _, ok := memo.Get[string](none, key{1}); ok || none.Len() != 0 {
		t.Error("a nil memory keeps")
	}
}

func TestMemoryOfSeveral(t *testing.T) {
	var m memo.Memory
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for i := range 1000 {
				memo.Put(&m, key{i}, i)
				if v, ok := memo.Get[int](&m, key{i}); !ok || v != i {
					t.Errorf("%d: %d, %v", i, v, ok)
				}
			}
		})
	}
	all.Wait()
}
