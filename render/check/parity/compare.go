package parity

import (
	"fmt"
	"slices"
	"strings"

	"example.org/studyguide/source/words"
)

// mostDifferences bounds the report: books of different guides would have thousands.
const mostDifferences = 100

// Compare returns the differences between a PDF and an EPUB, in the order of the PDF.
func Compare(pdf, epub *Reading) []Difference {
	c := &comparison{lang: pdf.Words}
	if pdf.Title != "" && !sameTitle(wordsOf(pdf.Title), wordsOf(epub.Title)) {
		c.add(0, "the title is %s in the PDF, %s in the EPUB", quoted(pdf.Title), quoted(epub.Title))
	}
	c.parts(pdf.Parts, epub.Parts)
	c.parts(byNumber(pdf.Notes), byNumber(epub.Notes))
	if n := len(c.found); n > mostDifferences {
		c.found = append(
			c.found[:mostDifferences],
			Difference{Message: fmt.Sprintf("there are %d more differences", n-mostDifferences)},
		)
	}
	return c.found
}

// sameTitle reports whether two titles have the same words, in any order if they run from right to left.
func sameTitle(a, b []string) bool {
	if strings.ContainsFunc(joined(b), turning) {
		return slices.Equal(seen(a), seen(b))
	}
	return slices.Equal(a, b)
}

// byNumber sorts notes: the PDF has them on their pages, the EPUB at the end of each file.
func byNumber(notes []*Part) []*Part {
	return slices.SortedStableFunc(slices.Values(notes), func(a, b *Part) int {
		if d := len(a.Title) - len(b.Title); d != 0 {
			return d
		}
		return strings.Compare(a.Title, b.Title)
	})
}

// comparison collects differences.
type comparison struct {
	lang  *words.Language
	found []Difference
}

func (c *comparison) add(page int, format string, args ...any) {
	c.found = append(c.found, Difference{page, fmt.Sprintf(format, args...)})
}

// parts compares two lists of parts.
func (c *comparison) parts(pdf, epub []*Part) {
	pairs := align(pdf, epub)
	stays := ascending(pairs)
	last := -1 // the last part of the EPUB that has its place
	used := make([]bool, len(epub))
	for _, p := range pairs {
		if p.b >= 0 {
			used[p.b] = true
		}
	}
	lacking := func(to int) {
		for last++; last < to; last++ {
			if !used[last] {
				c.add(0, "the PDF lacks %s, which is in the EPUB's %s", epub[last].name(), epub[last].File)
			}
		}
	}
	for _, p := range pairs {
		a := pdf[p.a]
		if p.b < 0 {
			c.add(a.Page, "the EPUB lacks %s", a.name())
			continue
		}
		b := epub[p.b]
		if stays[p.a] {
			lacking(p.b)
			last = p.b
		} else {
			c.add(a.Page, "%s is behind %s in the PDF, behind %s in the EPUB", b.name(), before(pdf, p.a), before(epub, p.b))
		}
		c.words(a, b)
	}
	lacking(len(epub))
}

// before names the part that stands before another.
func before(list []*Part, i int) string {
	if i == 0 {
		return "nothing"
	}
	return list[i-1].name()
}

// name returns the kind and title of a part for messages: question "3 Which status codes?".
func (p *Part) name() string {
	title := p.Title
	if title == "" {
		title = strings.Join(p.words[:min(len(p.words), 8)], " ") + " …"
	}
	return fmt.Sprintf("the %s %s", p.Kind, quoted(title))
}
