package pdf

// limits bounds the work of reading a file, so that no file takes all memory or runs forever: data that several objects
// share can be reached again and again. A book of 10,000 pages needs a tenth of each.
type limits struct {
	inflated int // bytes of streams
	scanned  int // bytes of objects
	steps    int // operators, and entries of trees
	runs     int // of text
	text     int // bytes of it
	entries  int // of CMaps and widths
	kids     int // of elements
}

// largest bounds the inflated size of one stream.
const largest = 16 << 20

func newLimits(size int) limits {
	return limits{
		inflated: 256 << 20, scanned: 8*size + 1<<20, steps: 20_000_000, runs: 3_000_000, text: 256 << 20,
		entries: 4_000_000, kids: 3_000_000,
	}
}

// take takes n from a limit and reports whether that much was left.
func take(left *int, n int) bool {
	*left -= min(n, *left+1)
	return *left >= 0
}

// bounded returns s, or "" once the limit of text is exceeded.
func (l *limits) bounded(s string) string {
	if !take(&l.text, len(s)) {
		return ""
	}
	return s
}
