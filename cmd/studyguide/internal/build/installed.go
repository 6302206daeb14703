package build

import (
	"strings"
	"sync"
	"unicode"

	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/cmd/studyguide/internal/machine"
	"example.org/studyguide/fonts/system"
	"example.org/studyguide/source/ast"
)

// An installed is the fonts of the machine, which are looked for when the first guide asks for them.
type installed struct {
	once   sync.Once
	index  *system.Index
	err    error
	digest string // in the lock
}

// open returns the fonts of the machine.
func (i *installed) open() *installed {
	i.once.Do(func() {
		i.index, i.err = machine.Fonts()
		i.digest = lock.Installed(i.index)
	})
	return i
}

// asks reports whether a guide, or the variant that it is built in, asks for the fonts of the machine.
func (t *typefaces) asks(g *ast.Guide) bool { return t.system || g.Meta.Fonts.System }

// eastern returns the language whose forms the characters have that Chinese, Japanese and Korean share, in a guide in
// none of these: that of the letters beside them, "" if there are none.
func eastern(g *ast.Guide) (lang string) {
	if main, _, _ := strings.Cut(g.Meta.Language, "-"); main == "zh" || main == "ja" || main == "ko" {
		return ""
	}
	ast.Walk(g, func(n ast.Node) bool {
		text := ""
		switch n := n.(type) {
		case *ast.Text:
			text = n.Value
		case *ast.Code:
			text = n.Value
		case *ast.Listing:
			text = n.Text
		}
		for _, r := range text {
			switch {
			case r < 0x1100: // nearly all
			case unicode.In(r, unicode.Hiragana, unicode.Katakana):
				lang = "ja"
			case lang == "" && unicode.Is(unicode.Hangul, r):
				lang = "ko"
			}
		}
		return lang != "ja"
	})
	return lang
}
