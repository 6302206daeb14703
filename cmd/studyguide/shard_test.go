package main

import (
	"testing"

	"example.org/studyguide/cmd/studyguide/internal/lock"
)

// TestShardsAreBounded has a shard on either side of each bound.
func TestShardsAreBounded(t *testing.T) {
	for text, want := range map[string]lock.Shard{
		"1/1": {Index: 1, Count: 1}, "0/1": {}, "1/0": {}, "2/2": {Index: 2, Count: 2}, "3/2": {},
		"10000/10000": {Index: 10000, Count: 10000}, "1/10001": {}, "1": {}, "1/2/3": {},
	} {
		got, err := parseShard("--shard", text)
		if got != want || (err != nil) != (want.Count == 0) {
			t.Errorf("%s is shard %+v, %v", text, got, err)
		}
	}
}
