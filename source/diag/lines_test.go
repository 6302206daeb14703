package diag

import (
	"strings"
	"testing"
)

// TestOffsetIsTheInverseOfPos checks every character of texts with characters of one to four bytes on long and short
// lines.
func TestOffsetIsTheInverseOfPos(t *testing.T) {
	for _, text := range []string{"", "a", "ab\ncd\n", "\n\n", strings.Repeat("aü字😀", 300) + "\n" + strings.Repeat("x\n", 300),
		strings.Repeat("字", 85) + "é" + strings.Repeat("\n😀", 200)} {
		l := NewLines("f", []byte(text))
		for at := range text {
			if got := l.Offset(l.Pos(at)); got != at {
				t.Fatalf("the character at %d is at %v, where %d is", at, l.Pos(at), got)
			}
		}
		if got := l.Offset(Pos{Line: 0, Col: 5}); got != 0 {
			t.Errorf("before the text: %d", got)
		}
		if got := l.Offset(Pos{Line: 9999, Col: 1}); got != len(text) {
			t.Errorf("behind the text: %d", got)
		}
	}
}
