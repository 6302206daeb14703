package charset

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
)

// beforeUnicode replaces letters by those that texts had for them before Unicode.
var beforeUnicode = strings.NewReplacer("ی", "ي", "ș", "ş", "ț", "ţ")

// encode returns text in an encoding, without the characters that the encoding lacks, and the same in UTF-8.
func encode(t *testing.T, enc encoding.Encoding, text string) (src []byte, want string) {
	t.Helper()
	var b strings.Builder
	for _, r := range beforeUnicode.Replace(text) {
		if _, err := enc.NewEncoder().String(string(r)); err == nil {
			b.WriteRune(r)
		}
	}
	src, err := enc.NewEncoder().Bytes([]byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return src, b.String()
}
