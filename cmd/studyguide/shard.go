package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"studyguide/cmd/studyguide/internal/lock"
	"studyguide/render"
)

// maxShards is more than any CI has runners.
const maxShards = 10000

// readPart gives the part of a project that --shard names, else the one that a parallel job of CI is about: GitLab sets CI_NODE_INDEX, from 1,
// and CI_NODE_TOTAL in each of them ("Predefined CI/CD variables reference"). It is zero if all is meant; its Plan is left open.
func readPart(cc *cli.Context, p *scheme, getenv func(string) string) (lock.Shard, error) {
	what, text := "--shard", cc.String("shard")
	if !cc.IsSet("shard") {
		index, total := getenv("CI_NODE_INDEX"), getenv("CI_NODE_TOTAL")
		if index == "" || total == "" || p.chosen != nil {
			return lock.Shard{}, nil
		}
		what, text = "CI_NODE_INDEX/CI_NODE_TOTAL", index+"/"+total
	}
	i, n, _ := strings.Cut(text, "/")
	index, err1 := strconv.Atoi(i)
	count, err2 := strconv.Atoi(n)
	switch {
	case err1 != nil || err2 != nil:
		return lock.Shard{}, usagef("%s: %q is no part of a whole; want such as 2/8", what, text)
	case count < 1 || count > maxShards:
		return lock.Shard{}, usagef("%s: %q has %d parts; want 1 to %d", what, text, count, maxShards)
	case index < 1 || index > count:
		return lock.Shard{}, usagef("%s: there is no part %d of %d", what, index, count)
	case p.chosen != nil:
		return lock.Shard{}, usagef("--shard chooses among all guides; name no files")
	case count == 1 && !cc.IsSet("shard"):
		return lock.Shard{}, nil
	}
	return lock.Shard{Index: index, Count: count}, nil
}

// share leaves of the project the part that a shard is about.
func (l *ledger) share(part lock.Shard) {
	part.Plan = l.plan()
	l.shard = part
	var mine []task
	for i, of := range lock.Deal(costs(l.all), part.Count) {
		if of+1 == part.Index {
			mine = append(mine, l.all[i])
		}
	}
	l.all = mine
}

// plan gives the digest of what there is to do: shards of other guides, texts or options must not be joined.
func (l *ledger) plan() string {
	h := sha256.New()
	for _, t := range l.all {
		fmt.Fprintf(h, "%q %q\n", t.guide, t.variant.edition) // a hash takes everything
		for _, file := range t.sources() {
			fmt.Fprintf(h, "from %q %s\n", l.scheme.rel(file), l.digests.Of(file))
		}
		for _, target := range t.targets {
			fmt.Fprintf(h, "made %q\n", l.artifact(target.path))
		}
		for _, o := range l.with(t) {
			fmt.Fprintf(h, "with %q %q\n", o.Name, o.Value)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// sources gives the file of a task or, if its guide is a folder, what is in that, hidden files aside.
func (t task) sources() []string {
	if !isDir(t.file) {
		return []string{t.file}
	}
	var out []string
	// What cannot be read now is reported by the build.
	_ = filepath.WalkDir(t.file, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case path != t.file && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.Type().IsRegular():
			out = append(out, path)
		}
		return nil
	})
	return out
}

// costs estimates what tasks cost, in microseconds of a processor.
func costs(tasks []task) []int64 {
	out := make([]int64, 0, len(tasks))
	for _, t := range tasks {
		size := int64(0)
		for _, file := range t.sources() {
			if info, err := os.Stat(file); err == nil { // of one that is not there the build says so
				size += info.Size()
			}
		}
		cost := 1000 + size/9
		for _, target := range t.targets {
			cost += cost1(target.renderer, size)
		}
		out = append(out, cost)
	}
	return out
}

// cost1 estimates what one artifact of a text of size bytes costs. The numbers were measured with --timings on guides of 1 to 126 kB; images
// are not counted, for they are not known before the guide is read.
func cost1(r render.Renderer, size int64) int64 {
	switch r.Name() {
	case "pdf":
		return 9000 + size*2/5
	case "epub":
		return 11000 + size/8
	case "trace":
		return 3000 + size/3
	default:
		return 200 + size/40
	}
}
