package fonts

import (
	"fmt"
	"testing"
)

// TestSetForgets shapes texts that never occur again, and one that always does.
func TestSetForgets(t *testing.T) {
	s := NewSet()
	first, err := s.Shape(Style{}, "always")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 1000 {
		s.Turn()
		if _, err := s.Shape(Style{}, fmt.Sprint("once", i)); err != nil {
			t.Fatal(err)
		}
		again, err := s.Shape(Style{}, "always")
		if err != nil {
			t.Fatal(err)
		}
		if again[0] != first[0] {
			t.Fatalf("turn %d: what is asked for each time was shaped again", i)
		}
		if of := s.style(Style{}); of.runs.Len() > 4 {
			t.Fatalf("turn %d: %d texts are held", i, of.runs.Len())
		}
	}
}
