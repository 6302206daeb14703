package words

import (
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// A Language holds the words that books in one language print. It is read-only and safe for several goroutines.
type Language struct {
	tag   language.Tag
	texts map[string]string // by concept, with a dot and the plural form where it counts
}

// For returns the words for a guide in the language of a BCP 47 tag, English if it has none of its own. replaced has
// the texts that the author wants instead, by the keys of [Keys]: that of a concept which counts is for all its plural
// forms, or for one, which the key names behind a dot.
func For(tag string, replaced map[string]string) *Language {
	found := match(tag)
	l := &Language{tag: language.Make(found), texts: make(map[string]string, 80)}
	take := func(part, key, value string) {
		if part == books {
			l.texts[key] = value
		}
	}
	entries(source, take) // stands in for what a language lacks
	if found != source {
		entries(found, take)
	}
	for _, s := range specs() {
		text, ok := replaced[string(s.concept)]
		if !s.counts {
			if ok {
				l.texts[string(s.concept)] = text
			}
			continue
		}
		for _, form := range forms {
			key := string(s.concept) + "." + form
			if one, has := replaced[key]; has {
				l.texts[key] = one
			} else if ok {
				l.texts[key] = text
			}
		}
	}
	return l
}

// Text returns the text of a concept with its placeholders filled in; places are pairs of a name and a value.
func (l *Language) Text(c Concept, places ...string) string {
	return fill(l.texts[string(c)], places...)
}

// Around returns the text of a concept before and after a placeholder, whose value is not text.
func (l *Language) Around(c Concept, place string) (before, after string) {
	before, after, _ = strings.Cut(l.texts[string(c)], "{"+place+"}")
	return before, after
}

// Count returns the text of a concept that counts, in the plural form for n.
func (l *Language) Count(c Concept, n int) string {
	return fill(l.counted(c, n), "n", strconv.Itoa(n))
}

// Version returns how the language names a version of a guide, by its number; "" for one without.
func (l *Language) Version(number string) string {
	if number == "" {
		return ""
	}
	return l.Text(GuideVersion, "version", number)
}

// Right returns how the language says which options are right, given their labels.
func (l *Language) Right(labels []string) string {
	return fill(l.counted(RightOptions, len(labels)), "options", l.List(labels))
}

// counted returns the text of a concept for n of what it counts.
func (l *Language) counted(c Concept, n int) string {
	if text, ok := l.texts[string(c)+"."+form(l.tag, n)]; ok {
		return text
	}
	return l.texts[string(c)+".other"]
}

// List returns items as the language lists them, without those that are empty.
func (l *Language) List(items []string) string { return l.joined(List, items) }

// Sentences returns sentences as a text.
func (l *Language) Sentences(sentences []string) string { return l.joined(Sentences, sentences) }

func (l *Language) joined(c Concept, items []string) string {
	out := ""
	for _, item := range items {
		switch {
		case out == "":
			out = item
		case item != "":
			out = l.Text(c, "first", out, "next", item)
		}
	}
	return out
}

// fill replaces the placeholders of a text by values, in one pass, so that a value may contain braces.
func fill(text string, places ...string) string {
	if len(places) == 0 || !strings.Contains(text, "{") {
		return text
	}
	var b strings.Builder
	for text != "" {
		at := strings.IndexByte(text, '{')
		end := strings.IndexByte(text[max(at, 0):], '}')
		if at < 0 || end < 0 {
			break
		}
		b.WriteString(text[:at])
		place := text[at : at+end+1]
		text = text[at+end+1:]
		for i := 0; i+1 < len(places); i += 2 {
			if place == "{"+places[i]+"}" {
				place = places[i+1]
				break
			}
		}
		b.WriteString(place)
	}
	b.WriteString(text)
	return b.String()
}

// forms has the names of CLDR's plural categories at the values of [plural.Form].
var forms = [...]string{
	plural.Other: "other", plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few",
	plural.Many: "many",
}

// form returns the plural category of a whole number in a language.
func form(t language.Tag, n int) string {
	// MatchPlural looks at the last digits of what does not fit its tables, and so do the rules of all languages.
	return forms[plural.Cardinal.MatchPlural(t, n, 0, 0, 0, 0)]
}

// Callout returns the concept of a callout's title, by the kind that the tree has: "note", "tip" …
func Callout(kind string) Concept {
	for _, c := range []Concept{Tip, Important, Warning, Caution} {
		if string(c) == kind {
			return c
		}
	}
	return Note
}
