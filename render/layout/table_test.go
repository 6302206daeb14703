package layout

import (
	"math/rand/v2"
	"testing"
)

func TestDivideGivesEveryColumnItsLeast(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		n := 1 + r.IntN(8)
		least, most := make([]Length, n), make([]Length, n)
		var sumLeast, sumMost Length
		for i := range n {
			least[i] = Length(r.IntN(90_000))
			most[i] = least[i] + Length(r.IntN(400_000))
			sumLeast += least[i]
			sumMost += most[i]
		}
		room := sumLeast + Length(r.IntN(int(sumMost-sumLeast)+1))
		var sum Length
		for i, w := range divide(least, most, room) {
			if w < least[i] || w > most[i] {
				t.Fatalf("column %d gets %d, its least is %d and its most %d", i, w, least[i], most[i])
			}
			sum += w
		}
		if sum > room || room-sum > Length(n) && sum < sumMost {
			t.Fatalf("columns take %d of %d", sum, room)
		}
	}
}

func TestDivideShrinksAllAlikeWhenWordsDoNotFit(t *testing.T) {
	got := divide([]Length{100_000, 300_000}, []Length{100_000, 300_000}, 200_000)
	if got[0] != 50_000 || got[1] != 150_000 {
		t.Errorf("got %v", got)
	}
}

func TestSqrt(t *testing.T) {
	for _, l := range []Length{0, 1, 2, 3, 4, 15, 16, 17, 1 << 40} {
		if s := sqrt(l); s*s > l || (s+1)*(s+1) <= l {
			t.Errorf("sqrt(%d) = %d", l, s)
		}
	}
}
