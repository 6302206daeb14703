package lock

import (
	"cmp"
	"slices"
)

// Deal distributes work among count shards and returns the shard of each piece, counted from 0. Each piece, the most
// expensive first, goes to the shard with the least work, so the same costs yield the same shards everywhere.
//
// This is the rule of the longest processing time: no shard has more work than 4/3 of the optimum (Graham 1969, "Bounds
// on Multiprocessing Timing Anomalies").
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
