package deflate_test

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"io"
	"strings"
	"testing"

	"example.org/studyguide/render/deflate"
)

// TestTheStandardLibraryReadsWhatWasWritten reads pieces that one writer wrote one after another, in both forms.
func TestTheStandardLibraryReadsWhatWasWritten(t *testing.T) {
	pieces := []string{"", "a", strings.Repeat("0", 1<<17), strings.Repeat("What is a lock? ", 5000), "\x00\xff end"}
	for _, level := range []deflate.Level{deflate.Fast, deflate.Small, deflate.Best} {
		raws, zlibs := deflate.NewRaw(level), deflate.NewZlib(level)
		for _, piece := range pieces {
			var raw, packed bytes.Buffer
			if err := raws.Append(&raw, []byte(piece)); err != nil {
				t.Fatal(err)
			}
			if err := zlibs.Append(&packed, []byte(piece)); err != nil {
				t.Fatal(err)
			}
			if len(piece) > 1000 && raw.Len() > len(piece)/50 {
				t.Errorf("level %d: %d bytes became %d", level, len(piece), raw.Len())
			}
			same(t, piece, flate.NewReader(&raw))
			z, err := zlib.NewReader(&packed)
			if err != nil {
				t.Fatal(err)
			}
			same(t, piece, z)
		}
	}
}

func same(t *testing.T, want string, r io.Reader) {
	t.Helper()
	got, err := io.ReadAll(r)
	if err != nil || string(got) != want {
		t.Errorf("got %d bytes, %v; want %d", len(got), err, len(want))
	}
}
