package linebreak

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestDroppingDeadStatesChangesNoLine compares the lines of long texts with those that are found if every state is
// kept.
func TestDroppingDeadStatesChangesNoLine(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 40 {
		var items []Item
		for range 400 {
			items = append(items, Item{Kind: Box, Width: 5 + rng.Int64N(60)})
			switch rng.IntN(5) {
			case 0:
				items = append(items, Item{Kind: Penalty, Width: 6, Penalty: 50, Flagged: true})
			default:
				items = append(items, Item{Kind: Glue, Width: 10, Stretch: 5, Shrink: 3})
			}
		}
		for _, opt := range []Options{Defaults(), ragged()} {
			p := newParagraph(items, always(300), opt)
			for _, ps := range []pass{plain, flagged, emergency} {
				all := solver{paragraph: p, scratch: &scratch{}, pass: ps, full: 1 << 40}
				few := solver{paragraph: p, scratch: &scratch{}, pass: ps, full: 8}
				want, wantCost, wantOK := all.solve()
				got, cost, ok := few.solve()
				if !slices.Equal(got, want) || cost != wantCost || ok != wantOK {
					t.Fatalf("pass %d: %v of %d, want %v of %d", ps, got, cost, want, wantCost)
				}
				if ok && len(few.states) > len(all.states)*3/4 {
					t.Errorf("pass %d: %d of %d states are kept", ps, len(few.states), len(all.states))
				}
			}
		}
	}
}
