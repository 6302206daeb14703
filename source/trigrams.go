package source

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
// with _ for the space between words. They are those of whatlanggo 1.0.1 (see data/trigrams.lic.txt).
//
//go:embed data/trigrams.txt
var trigramList string

// A trigram is three letters in a row, in lower case; a space stands for everything between words.
type trigram [3]rune

// A profile holds the trigrams of a language in order of frequency.
type profile struct {
	tag      string
	trigrams []trigram
}

// profiles returns the profiles by the name of their script. The list is read when it is first needed.
var profiles = sync.OnceValue(func() map[string][]profile {
	out := map[string][]profile{}
	for line := range strings.Lines(trigramList) {
		fields := strings.Fields(line)
		p := profile{tag: fields[1]}
		for _, f := range fields[2:] {
			p.trigrams = append(p.trigrams, trigram([]rune(strings.ReplaceAll(f, "_", " "))))
		}
		out[fields[0]] = append(out[fields[0]], p)
	}
	return out
})

// byTrigrams returns the language of the letters of text in script. It returns "" unless the whole text and each third
// of it look like the same language.
func byTrigrams(text, script string) string {
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

// nearestProfile returns the tag of the profile at the least distance from text, or "" if that profile shares no
// trigram with it. The distance sums, over the trigrams of a profile, how far their ranks differ from those in the text
// (Cavnar and Trenkle, N-Gram-Based Text Categorization, 1994).
func nearestProfile(text string, among []profile) string {
	rank := rankTrigrams(text)
	tag, least := "", math.MaxInt
	for _, p := range among {
		distance, found := 0, ""
		for at, t := range p.trigrams {
			if n, ok := rank[t]; ok {
				distance += max(n-at, at-n)
				found = p.tag
			} else {
				distance += absent
			}
		}
		if distance < least {
			tag, least = found, distance
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
