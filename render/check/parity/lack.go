package parity

import (
	"fmt"
	"slices"
	"strings"
)

// words compares the words of a part in both books.
func (c *comparison) words(a, b *Part) {
	count := map[string]int{}
	all := func(p *Part, n int) {
		for _, list := range append([][]string{p.title, p.words}, p.images...) {
			for _, w := range list {
				count[w] += n
			}
		}
	}
	all(a, 1)
	all(b, -1)
	pictured(count, b.images)
	named := a.namesFor(b.nameless, count)
	if n := min(b.dollars, -count["$"]); n > 0 { // around a formula that only the EPUB has no room for
		count["$"] += n
		named = true
	}
	pdfLacks, epubLacks := missing(b, count, -1), missing(a, count, 1)
	if a.turned || b.turned {
		pdfLacks, epubLacks = mirrored(pdfLacks, epubLacks)
		epubLacks = withoutReferences(epubLacks, c.lang, a.links)
		if sameLetters(pdfLacks, epubLacks) {
			pdfLacks, epubLacks = nil, nil
		}
	}
	switch {
	case len(pdfLacks) > 0 && len(epubLacks) > 0:
		c.add(a.Page, "%s: the EPUB lacks %s; the PDF lacks %s", b.name(), few(epubLacks), few(pdfLacks))
	case len(epubLacks) > 0:
		c.add(a.Page, "%s: the EPUB lacks %s", b.name(), few(epubLacks))
	case len(pdfLacks) > 0:
		c.add(a.Page, "%s: the PDF lacks %s", b.name(), few(pdfLacks))
	case !named && !a.loose && !b.loose && !a.turned && !b.turned:
		if i := differ(a.words, b.words); i >= 0 {
			c.add(
				a.Page,
				"%s: its words are in another order from %s on in the PDF, %s in the EPUB",
				b.name(),
				phrase(a.words[i:]),
				phrase(b.words[i:]),
			)
		}
	}
}

// pictured removes from the words that only the PDF has the bracketed labels that it prints for images: behind one that
// the layout moved below its line, whose words it has twice, and in place of one that it left out.
func pictured(count map[string]int, images [][]string) {
	left := 0
	for _, image := range images {
		if !remove(count, image) {
			left++
		}
	}
	for range left {
		remove(count, nil)
	}
}

// namesFor removes from the words that only the PDF has those in brackets for at most n images without words, and
// reports whether there are any. In place of a picture that the PDF cannot draw, it prints its title or its name.
func (p *Part) namesFor(n int, count map[string]int) bool {
	const longest = 20 // words of a name or a title, with its signs
	found, from, depth := false, 0, 0
	for i, w := range p.words {
		if depth > 0 && i-from > longest {
			depth = 0
		}
		switch {
		case w == "[":
			if depth++; depth == 1 {
				from = i + 1
			}
		case w == "]" && depth > 0:
			if depth--; depth == 0 && n > 0 && remove(count, p.words[from:i]) {
				found = true
				n--
			}
		}
	}
	return found
}

// remove removes words within brackets, if all of them are there, and reports whether they are.
func remove(count map[string]int, words []string) bool {
	need := map[string]int{"[": 1, "]": 1}
	for _, w := range words {
		need[w]++
	}
	for w, n := range need {
		if count[w] < n {
			return false
		}
	}
	for w, n := range need {
		count[w] -= n
	}
	return true
}

// mirrored removes from both lists the words that differ only in the order of their characters: the PDF holds
// right-to-left text in visual order, as its glyphs are drawn.
func mirrored(a, b []string) (restA, restB []string) {
	count := map[string]int{}
	for _, w := range b {
		count[unordered(w)]++
	}
	for _, w := range a {
		if k := unordered(w); count[k] > 0 {
			count[k]--
		} else {
			restA = append(restA, w)
		}
	}
	for _, w := range slices.Backward(b) {
		if k := unordered(w); count[k] > 0 {
			count[k]--
			restB = append(restB, w)
		}
	}
	slices.Reverse(restB)
	return restA, restB
}

// sameLetters reports whether two lists of words have the same characters in all. Where a line from right to left
// changes its face or direction, the PDF has the last word of one stretch beside the first of another, with no space
// between them.
func sameLetters(a, b []string) bool {
	return unordered(strings.Join(a, "")) == unordered(strings.Join(b, ""))
}

// missing returns, in order, the words that a part has more often than the other book's part. count holds the surplus
// of each word, multiplied by sign.
func missing(p *Part, count map[string]int, sign int) []string {
	var out []string
	for _, list := range append([][]string{p.title, p.words}, p.images...) {
		for _, w := range list {
			if count[w]*sign > 0 {
				count[w] -= sign
				out = append(out, w)
			}
		}
	}
	return out
}

// few returns the first words, quoted, for a message.
func few(words []string) string {
	const most = 6
	var out []string
	for _, w := range words[:min(len(words), most)] {
		out = append(out, quoted(w))
	}
	s := strings.Join(out, ", ")
	if n := len(words) - most; n > 0 {
		s += fmt.Sprintf(" and %d more", n)
	}
	return s
}

func phrase(words []string) string { return quoted(joined(words[:min(len(words), 5)])) }

// differ returns the index of the first difference between two lists; -1 if there is none.
func differ(a, b []string) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return -1
}
