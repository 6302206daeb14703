package manifest

import (
	"cmp"
	"slices"
)

// Deal deals work out to count shards: each piece, the dearest first, goes to the shard that has least to do. The same costs and
// names give the same shards everywhere. Shards are counted from 0; what comes out is the shard of each piece.
//
// This is the rule of the longest processing time: no shard has more to do than 4/3 of the best there is (Graham 1969, "Bounds on
// Multiprocessing Timing Anomalies").
func Deal(costs []int64, count int) []int {
	order := make([]int, len(costs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(costs[b], costs[a]) })
	load := make([]int64, count)
	out := make([]int, len(costs))
	for _, piece := range order {
		least := 0
		for s := range load {
			if load[s] < load[least] {
				least = s
			}
		}
		load[least] += costs[piece]
		out[piece] = least
	}
	return out
}
