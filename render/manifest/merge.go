package manifest

import (
	"errors"
	"fmt"
	"slices"
)

// Merge joins the locks of all shards of a plan: what comes out is the lock of one machine that did it all. names are what the
// locks are called in errors. The error tells of all that is wrong: shards that lack or come twice, shards of other plans or made by other
// programs, guides that could not be made or were made twice.
func Merge(locks []*Lock, names []string) (*Lock, error) {
	if len(locks) == 0 {
		return nil, errors.New("there are no shards to merge")
	}
	var errs []error
	bad := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	one := locks[0]
	out := &Lock{Tool: one.Tool}
	of := map[int]string{} // shard → its lock
	artifacts := map[string]Key{}
	for i, l := range locks {
		name := names[i]
		switch {
		case l.Shard.Count == 0:
			bad("%s: this is the lock of no shard; build it with --shard", name)
			continue
		case l.Shard.Count != one.Shard.Count:
			bad("%s: this is shard %d of %d, %s is of %d", name, l.Shard.Index, l.Shard.Count, names[0], one.Shard.Count)
		case l.Shard.Plan != one.Shard.Plan:
			bad("%s: made of other guides or options than %s", name, names[0])
		}
		if l.Tool != one.Tool {
			bad("%s: made by studyguide %s, %s by %s", name, l.Tool, names[0], one.Tool)
		}
		if first, ok := of[l.Shard.Index]; ok {
			bad("%s: shard %d is in %s, too", name, l.Shard.Index, first)
		}
		of[l.Shard.Index] = name
		for _, k := range l.Lacks {
			bad("%s: %s could not be made", name, k)
		}
		for _, e := range l.Entries {
			if out.Get(e.Key) != nil {
				bad("%s: %s was made by another shard, too", name, e.Key)
			}
			if e.Tool != l.Tool {
				bad("%s: %s was made by studyguide %s", name, e.Key, e.Tool)
			}
			for _, f := range e.Made {
				if k, ok := artifacts[f.Path]; ok && k != e.Key {
					bad("%s: %s was made of %s, too", name, f.Path, k)
				}
				artifacts[f.Path] = e.Key
			}
			out.Put(e)
		}
	}
	var gaps []int
	for i := 1; i <= one.Shard.Count; i++ {
		if _, ok := of[i]; !ok {
			gaps = append(gaps, i)
		}
	}
	if len(gaps) > 0 {
		bad("of %d shards these lack: %s", one.Shard.Count, list(gaps))
	}
	return out, errors.Join(errs...)
}

func list(numbers []int) (out string) {
	for i, n := range numbers {
		if i > 0 {
			out += ", "
		}
		out += fmt.Sprint(n)
	}
	return out
}

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
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case costs[a] > costs[b]:
			return -1
		case costs[a] < costs[b]:
			return 1
		}
		return 0
	})
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
