package hyphen

import (
	"bytes"
	_ "embed"
	"sync"
)

// The patterns of American English are Kuiken's extension of Liang's (ushyphmax, 2005), from hyph-utf8; the
// exceptions those of Knuth's hyphen.tex and of TUGboat's Hyphenation Exception Log. Their licences are in data.
var (
	//go:embed data/hyph-en-us.pat.txt
	englishPatterns []byte
	//go:embed data/hyph-en-us.hyp.txt
	englishExceptions []byte
	//go:embed data/ushyphex.tex
	englishLog []byte
)

var english = sync.OnceValue(func() *Dictionary {
	d, err := Load(bytes.NewReader(englishPatterns), bytes.NewReader(englishLog), bytes.NewReader(englishExceptions))
	if err != nil {
		return nil // cannot be: a test loads the same files. Without patterns nothing is hyphenated.
	}
	return d
})

// English returns the dictionary of American English, made at the first call.
func English() *Dictionary { return english() }
