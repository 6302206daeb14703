package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestFleetOfShardsMakesWhatOneMachineMakes builds many guides in one go, and in eight shards that are
// then joined, and compares every byte, the lock's too. Then three guides are edited, and three are built.
func TestFleetOfShardsMakesWhatOneMachineMakes(t *testing.T) {
	const shards = 8
	guides, to := 100, "json, markdown"
	if long() {
		guides = 2000
	}
	compareFleet(t, guides, shards, to)
}

// TestShardsMakeTheSameBooks does the same with fewer guides for PDF and EPUB, which take longer.
func TestShardsMakeTheSameBooks(t *testing.T) { compareFleet(t, 30, 4, "pdf, epub") }

func compareFleet(t *testing.T, guides, shards int, to string) {
	dir := t.TempDir()
	writeProject(t, dir, guides, to, "Version 0")
	start := time.Now()
	execute(t, dir, "build", "-q")
	took := time.Since(start)
	want := textsBelow(t, filepath.Join(dir, "out"))
	if n := len(want); n != 2*guides+1 {
		t.Fatalf("there are %d files", n)
	}
	merge := []string{"merge", "-o", "merged"}
	for i := range shards {
		part := fmt.Sprintf("shards/%d", i+1)
		execute(t, dir, "build", "-q", "--shard", fmt.Sprintf("%d/%d", i+1, shards), "-o", part)
		merge = append(merge, part)
	}
	said := execute(t, dir, merge...)
	if wanted := fmt.Sprintf("merged  %d artifacts of %d guides from %d shards\n", 2*guides, guides,
		shards); said != wanted {
		t.Errorf("merge said %q, want %q", said, wanted)
	}
	sameTree(t, "shards", textsBelow(t, filepath.Join(dir, "merged")), want)

	start = time.Now()
	if said := execute(t, dir, "build", "-o", "merged"); said != "" {
		t.Errorf("nothing was stale, but it said %s", said)
	}
	t.Logf("%d guides in %v; the build of nothing took %v", guides, took, time.Since(start))

	var edited []string
	for _, i := range []int{guides / 2, 3, guides - 1} {
		write(t, filepath.Join(dir, guidePath(i)), guideText(i, "Version 1"))
		edited = append(edited, guidePath(i))
	}
	built := map[string]bool{}
	for line := range strings.Lines(execute(t, dir, "build", "-o", "merged")) {
		_, why, _ := strings.Cut(line, "(")
		built[strings.TrimSuffix(strings.TrimSpace(why), " changed)")] = true
	}
	slices.Sort(edited)
	var got []string
	for guide := range built {
		got = append(got, guide)
	}
	slices.Sort(got)
	if !slices.Equal(got, edited) {
		t.Errorf("edited were %q, built %q", edited, got)
	}
	execute(t, dir, "build", "-q")
	sameTree(t, "after the edit", textsBelow(t, filepath.Join(dir, "merged")), textsBelow(t, filepath.Join(dir, "out")))
}
