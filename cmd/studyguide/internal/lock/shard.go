package lock

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// MaxShards is more than any CI has runners.
const MaxShards = 10000

// Share returns the indexes of the works that belong to a shard.
func Share(works []Work, s Shard) (mine []int) {
	for i, of := range Deal(Costs(works), s.Count) {
		if of+1 == s.Index {
			mine = append(mine, i)
		}
	}
	return mine
}

// PlanDigest returns the digest of the whole work. Shards with other guides, texts or options must not be joined.
func (f *Folder) PlanDigest(works []Work) string {
	h := sha256.New()
	for _, w := range works {
		fmt.Fprintf(h, "%q %q\n", w.Guide, w.Edition) // writing to a hash never fails
		for _, file := range w.sources() {
			fmt.Fprintf(h, "from %q %s\n", SourceName(f.Root, file), f.digests.Of(file))
		}
		for _, a := range w.Artifacts {
			fmt.Fprintf(h, "made %q\n", f.ArtifactName(a.Path))
		}
		for _, o := range w.With {
			fmt.Fprintf(h, "with %q %q\n", o.Name, o.Value)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// sources returns the file of a guide or, if the guide is a folder, the files in it, except hidden ones.
func (w Work) sources() []string {
	if info, err := os.Stat(w.File); err != nil || !info.IsDir() {
		return []string{w.File}
	}
	var out []string
	// Errors are reported by the build.
	_ = filepath.WalkDir(w.File, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case path != w.File && strings.HasPrefix(d.Name(), "."):
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

// Costs estimates the CPU time of works in microseconds. The numbers were measured with --timings on guides of 1 to 126
// kB. Images are not included, since they are unknown before a guide is read.
func Costs(works []Work) []int64 {
	out := make([]int64, 0, len(works))
	for _, w := range works {
		size := int64(0)
		for _, file := range w.sources() {
			if info, err := os.Stat(file); err == nil { // a missing file is reported by the build
				size += info.Size()
			}
		}
		cost := 1000 + size/9
		for _, a := range w.Artifacts {
			cost += artifactCost(a.Format, size)
		}
		out = append(out, cost)
	}
	return out
}

// artifactCost estimates the cost of one artifact of a text of size bytes.
func artifactCost(format string, size int64) int64 {
	switch format {
	case "pdf":
		return 9000 + size*2/5
	case "html":
		return 2000 + size/20
	case "epub":
		return 11000 + size/8
	case "trace":
		return 3000 + size/3
	default:
		return 200 + size/40
	}
}
