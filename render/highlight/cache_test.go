package highlight

import (
	"fmt"
	"reflect"
	"testing"
)

// TestCacheForgets tokenizes listings that never occur again, and one that always does.
func TestCacheForgets(t *testing.T) {
	c := &Cache{}
	first := c.Lines("go", "return 1")
	for i := range 200 {
		c.Turn()
		c.Lines("go", fmt.Sprint("return ", i+2))
		again := c.Lines("go", "return 1")
		if &again[0] != &first[0] || !reflect.DeepEqual(again, Lines("go", "return 1")) {
			t.Fatalf("turn %d: what is asked for each time was read again", i)
		}
		if c.held.Len() > 4 || c.bytes.Load() > 30 {
			t.Fatalf("turn %d: %d listings are held", i, c.held.Len())
		}
	}
}
