// Package kind recognizes files that are no text: documents of word processors, books, images, archives, programs. The
// bytes of a file go in; its kind comes out, with what the user can do to get text from it ([Of]).
//
// Kinds are recognized by their content, never by the name of a file. Most begin with fixed bytes (table.go, which is
// the one place for a new kind). Zip archives and OLE files are containers of many formats, so the names inside are
// looked at (container.go). The package reads no formats: it names them.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package kind

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/pattern"
)

// A Kind is a format of files that are no text.
type Kind struct {
	Name string // with its article: "a PDF"
	hint string // with {file} and {stem}, see Hint
}

// Hint returns what can be done to get text from the file name: a sentence that may have a command in it.
func (k Kind) Hint(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	stem := strings.TrimSuffix(name, path.Ext(name))
	return strings.NewReplacer("{file}", quote(name), "{stem}", quote(stem)).Replace(k.hint)
}

// IsWord reports whether k is that of Word documents since 2007.
func (k Kind) IsWord() bool { return k == word }

// IsArchive reports whether k is that of zip archives of which nothing more is known.
func (k Kind) IsArchive() bool { return k == zipArchive }

// plain matches names that a shell takes as they are.
var plain = pattern.New(`^[\p{L}\p{N}_./:@%+=,-]+$`)

// quote returns a name as a shell takes it.
func quote(name string) string {
	if plain.MatchString(name) {
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
}

// Of returns the kind of a file, if its content is that of a kind in the table or is plainly no text. Text in any
// encoding should have been decoded: UTF-16 has bytes that text in UTF-8 has not.
func Of(src []byte) (k Kind, ok bool) {
	for _, m := range table {
		if !bytes.HasPrefix(src[min(m.at, len(src)):], []byte(m.magic)) {
			continue
		}
		if m.inside == nil {
			return m.kind, true
		}
		if k, ok := m.inside(src, m.kind); ok {
			return k, true
		}
	}
	return Kind{}, false
}

// Unknown is the kind of files that are no text and are not in the table.
var Unknown = Kind{"a binary file", "open it in the program that made it, and save or export it as text, HTML or Markdown"}

// Binary reports whether src is no text, whatever it is: text has no NUL, and hardly any control characters.
func Binary(src []byte) bool {
	const (
		enough = 4096
		// A program or an image of random bytes has 27 control characters in 256; text has none, or a few page
		// breaks, escape sequences and damaged places.
		most = 0.05
	)
	head := src[:min(len(src), enough)]
	controls := 0
	for _, c := range head {
		if c < ' ' && !bytes.ContainsRune([]byte("\t\n\v\f\r\x1B"), rune(c)) {
			controls++
		}
	}
	nul := bytes.IndexByte(head, 0) >= 0
	return float64(controls) > most*float64(len(head)) && (nul || !utf8.Valid(head))
}
