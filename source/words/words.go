// Package words is the one table of words that belong to languages and not to guides: concept × language. It has two
// halves: words that books add to a guide, printed in the guide's language, and words that readers and recognition look
// for in a guide of any language.
//
// A BCP 47 tag and the texts that an author replaces give a [Language], whose texts are ready to be printed:
//
//	l := words.For("pt-BR", nil)
//	l.Text(words.PageReference, "page", "12") // "(p. 12)"
//	l.Count(words.CountQuestions, 1)          // "1 pergunta"
//
// Each language is one plain-text file in the folder languages. A translator copies en.txt, whose comments say what
// each concept means, and the package's test names every concept and plural form that is missing. Numbers are always in
// the digits 0 to 9, like the numbers of questions.
//
// A guide in a language without a file gets English words, which is not reported: the book is complete, and its author
// can replace words in the front matter.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package words

import (
	"embed"
	"io/fs"
	"strings"
)

// A file of a language:
//
//	# comment
//	tag: es
//	english: Spanish
//	name: español
//
//	[books]
//	contents: Índice
//	count-questions.one: {n} pregunta
//
//	[reading]
//	contents: índice | contenido
//
// The part [books] has a text for each concept that is printed. Names in braces are places that are filled in. A
// concept that counts has a text for each plural category that whole numbers have in the language (Unicode CLDR, plural
// rules).
//
// The part [reading] has the words that guides use for a concept (looked.go), divided by bars; a line that begins with
// a bar continues the one before. Parentheses hold what may be left out, brackets what must be there, and slashes in
// both separate choices; a star stands for any letters. A file may have this part only. Readers ask [Is], [In],
// [Begins] and [Prefixes], which know all languages at once: a guide may mix them, and its language is not known yet.

//go:embed languages/*.txt
var files embed.FS

// The language that is translated, and printed where there is no other; and the part of a file that is printed.
const (
	source = "en"
	books  = "books"
)

// entries calls yield for each line "key: value" of a part of a file; the header is the part "". It reports whether the
// file exists.
func entries(tag string, yield func(part, key, value string)) bool {
	data, err := fs.ReadFile(files, "languages/"+tag+".txt")
	if err != nil {
		return false
	}
	part := ""
	for line := range strings.Lines(string(data)) {
		line = strings.Trim(line, " \t\r\n")
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[' && line[len(line)-1] == ']':
			part = line[1 : len(line)-1]
		default:
			key, value, _ := strings.Cut(line, ":")
			yield(part, strings.Trim(key, " \t"), strings.Trim(value, " \t"))
		}
	}
	return true
}

// tags returns the tags of all files, sorted.
func tags() []string {
	names, err := fs.Glob(files, "languages/*.txt")
	if err != nil {
		return nil // the pattern is well formed
	}
	for i, name := range names {
		names[i] = strings.TrimSuffix(strings.TrimPrefix(name, "languages/"), ".txt")
	}
	return names
}
