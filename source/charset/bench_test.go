package charset

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// BenchmarkDetect reads a megabyte.
func BenchmarkDetect(b *testing.B) {
	text, err := charmap.Windows1251.NewEncoder().String("Где начинается река? У родника или под ледником, a spring.\n")
	if err != nil {
		b.Fatal(err)
	}
	src := []byte(strings.Repeat(text, 1<<20/len(text)))
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		Detect(src)
	}
}
