package ast

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longTitle is how many letters a title has at most, those of wide scripts counted twice: about three lines in a book.
const longTitle = 140

// Stem returns the title of a question that is too long to be set as one, such as an exam's question: a situation of
// several sentences, the last of which asks. That sentence is strong in the result; all are if the title is little
// longer and asks nothing, so that it differs from its answer. ok is false for a title that is short enough.
func Stem(title []Inline) (stem []Inline, ok bool) {
	n := 0
	for _, r := range PlainText(title) {
		n++
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
			n++
		}
	}
	if n <= longTitle {
		return nil, false
	}
	strong := []Inline{&Strong{Loc: At(title[0].Span()), Inlines: title}}
	if n <= 2*longTitle && !EndsAsking(TrimClosers(PlainText(title))) {
		return strong, true
	}
	for i := len(title) - 1; i >= 0; i-- {
		t, text := title[i].(*Text)
		if !text {
			continue
		}
		if at := lastSentence(t.Value, i == len(title)-1); at > 0 {
			stem = append(append(stem, title[:i]...), &Text{Loc: t.Loc, Value: t.Value[:at]})
			asks := title[i+1:]
			if at < len(t.Value) {
				asks = append([]Inline{&Text{Loc: t.Loc, Value: t.Value[at:]}}, asks...)
			}
			return append(stem, &Strong{Loc: t.Loc, Inlines: asks}), true
		}
	}
	return strong, true
}

// lastSentence returns where the last sentence of text begins that something stands before; 0 if nothing does. The mark
// that ends the text itself does not count if nothing follows the text.
func lastSentence(text string, last bool) int {
	end := len(text)
	if last {
		end = len(TrimClosers(text))
		_, size := utf8.DecodeLastRuneInString(text[:end])
		end -= size
	}
	for end > 0 {
		i := strings.LastIndexFunc(text[:end], func(r rune) bool { return strings.ContainsRune(".?!。？！؟۔।", r) })
		if i < 0 {
			return 0
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		rest := text[i+size:]
		begin := strings.TrimLeftFunc(rest, unicode.IsSpace)
		next, _ := utf8.DecodeRuneInString(begin)
		switch spaced := len(begin) < len(rest); {
		case begin == "" && !spaced: // what follows is not text, as in "see node.`js`"
		case unicode.IsLower(next) || unicode.IsDigit(next) || r < utf8.RuneSelf && !spaced:
		default:
			return len(text) - len(begin)
		}
		end = i
	}
	return 0
}
