// Package trigram knows which three letters in a row are frequent in which language. It detects the language of a text
// of one script ([Language]), and lends its table to those who judge letters otherwise ([Profiles]).
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package trigram

import (
	"cmp"
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// trigramList has a line for each language: its script, its tag and the trigrams of its words, the most frequent first,
// with _ for the space between words. They are those of whatlanggo 1.0.1 (see trigrams.lic.txt).
//
//go:embed trigrams.txt
var trigramList string

// A trigram is three letters in a row, in lower case; a space stands for everything between words.
type trigram [3]rune

// A Profile holds the trigrams of a language, in lower case, in order of frequency. A space is the space between words.
type Profile struct {
	Tag      string // BCP 47
	Trigrams [][3]rune
}

// Profiles returns the profiles by the name of their script. The list is read when it is first needed; it is not to be
// changed.
func Profiles() map[string][]Profile { return profiles() }

var profiles = sync.OnceValue(func() map[string][]Profile {
	out := map[string][]Profile{}
	for line := range strings.Lines(trigramList) {
		fields := strings.Fields(line)
		p := Profile{Tag: fields[1]}
		for _, f := range fields[2:] {
			p.Trigrams = append(p.Trigrams, [3]rune([]rune(strings.ReplaceAll(f, "_", " "))))
		}
		out[fields[0]] = append(out[fields[0]], p)
	}
	return out
})

// Language returns the language of the letters of text in script. It returns "" unless the whole text and each third
// of it look like the same language.
func Language(text, script string) string {
	text = onlyScript(text, unicode.Scripts[script])
	whole := nearestProfile(text, profiles()[script])
	for i := range 3 {
		third := strings.ToValidUTF8(text[len(text)*i/3:len(text)*(i+1)/3], "")
		if nearestProfile(third, profiles()[script]) != whole {
			return ""
		}
	}
	return whole
}

// onlyScript replaces everything outside script by spaces, because English terms in a text say nothing about its
// language.
func onlyScript(text string, script *unicode.RangeTable) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(script, r) || unicode.IsMark(r) {
			return r
		}
		return ' '
	}, text)
}

// absent is the distance of a trigram that a text lacks: the number of trigrams in a profile.
const absent = 300

// A language that writes letters beyond ASCII in so many of the trigrams of its profile cannot do without: Vietnamese
// has 197, Azerbaijani 131, Czech 98, the others fewer. Of the trigrams that it shares with a text, one in leastMarked
// has such a letter, or the text is in a language that has no profile.
const (
	needsMarks  = absent * 2 / 5
	leastMarked = 6
)

// nearestProfile returns the tag of the profile at the least distance from text, or "" if that profile shares no
// trigram with it, or only those that many languages have. The distance sums, over the trigrams of a profile, how far
// their ranks differ from those in the text (Cavnar and Trenkle, N-Gram-Based Text Categorization, 1994).
func nearestProfile(text string, among []Profile) string {
	rank := rankTrigrams(text)
	tag, least := "", math.MaxInt
	for _, p := range among {
		distance, found, marks, marked := 0, 0, 0, 0
		for at, t := range p.Trigrams {
			mark := 0
			if max(t[0], t[1], t[2]) > unicode.MaxASCII {
				mark = 1
			}
			marks += mark
			if n, ok := rank[t]; ok {
				distance += max(n-at, at-n)
				found++
				marked += mark
			} else {
				distance += absent
			}
		}
		if distance >= least {
			continue
		}
		least, tag = distance, p.Tag
		if found == 0 || marks >= needsMarks && marked*leastMarked < found {
			tag = ""
		}
	}
	return tag
}

// rankTrigrams returns the rank of each trigram of text by frequency. Among equally frequent trigrams, the one that
// sorts last comes first, as in the profiles.
func rankTrigrams(text string) map[trigram]int {
	count := map[trigram]int{}
	t := trigram{' ', ' ', ' '}
	for _, r := range text + " " {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			r = ' '
		}
		t = trigram{t[1], t[2], unicode.ToLower(r)}
		if t[1] != ' ' || t[0] != ' ' && t[2] != ' ' {
			count[t]++
		}
	}
	order := make([]trigram, 0, len(count))
	for t := range count {
		order = append(order, t)
	}
	slices.SortFunc(order, func(a, b trigram) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), slices.Compare(b[:], a[:]))
	})
	rank := make(map[trigram]int, len(order))
	for i, t := range order {
		rank[t] = i
	}
	return rank
}
