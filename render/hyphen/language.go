package hyphen

import (
	"embed"
	"io"
	"strings"
	"sync"
)

// files holds the files of hyph-utf8, unchanged; each begins with its licence. Languages are missing of which the
// patterns are under licences that ask more of a program that holds them: Czech, Slovak, Hungarian.
//
//go:embed data/hyph-*.tex
var files embed.FS

// names returns the languages with patterns in files, by the part of their file's name.
func names() map[string]string {
	return map[string]string{
		"be": "be", "bg": "bg", "ca": "ca", "da": "da", "de": "de-1996", "es": "es", "et": "et", "fr": "fr", "gl": "gl",
		"hr": "hr", "is": "is", "it": "it", "lt": "lt", "nb": "no", "nl": "nl", "nn": "no", "no": "no", "pl": "pl",
		"pt": "pt", "ru": "ru", "sl": "sl", "sv": "sv", "tr": "tr", "uk": "uk",
	}
}

// builtin holds the dictionary of each language in names, made at the first call.
var builtin = func() map[string]func() *Dictionary {
	out := map[string]func() *Dictionary{}
	for language, name := range names() {
		out[language] = sync.OnceValue(func() *Dictionary {
			d, err := open("data/hyph-" + name + ".tex")
			if err != nil {
				return nil // cannot be: a test loads the same files. Without patterns nothing is hyphenated.
			}
			return d
		})
	}
	return out
}()

// open loads a file of files.
func open(name string) (*Dictionary, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return Load(io.Reader(f))
}

// For returns the built-in dictionary of a language, a BCP 47 tag such as "en-US"; nil, which hyphenates nothing, if
// there is none. All kinds of English get the American one.
func For(lang string) *Dictionary {
	primary, _, _ := strings.Cut(strings.ReplaceAll(lang, "_", "-"), "-")
	primary = strings.ToLower(primary)
	if primary == "en" {
		return English()
	}
	if made, ok := builtin[primary]; ok {
		return made()
	}
	return nil
}
