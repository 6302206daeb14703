package words

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Keys returns the keys of what an author can replace: each concept that is printed, and each plural form of those that
// count.
func Keys() []string {
	var out []string
	for _, s := range specs() {
		out = append(out, string(s.concept))
		if s.counts {
			for _, form := range forms {
				out = append(out, string(s.concept)+"."+form)
			}
		}
	}
	return out
}

// Check reports what is wrong with a text that is to replace that of a key: places that the book cannot fill, or needs.
// A text that counts may say its number in words.
func Check(key, text string) error {
	if text == "" {
		return errors.New("want a text")
	}
	concept, _, _ := strings.Cut(key, ".")
	for _, s := range specs() {
		if string(s.concept) == concept {
			return s.check(text, s.counts)
		}
	}
	return fmt.Errorf("%q is no word of the books", key)
}

// check reports whether a text has the places of a concept, each once; fewer if some may lack.
func (s spec) check(text string, fewer bool) error {
	has := places(text)
	slices.Sort(has)
	for i, p := range has {
		switch {
		case !slices.Contains(s.places, p):
			return fmt.Errorf("{%s} is no place in it: want %s", p, s.wanted())
		case i > 0 && has[i-1] == p:
			return fmt.Errorf("{%s} stands in it twice", p)
		}
	}
	if !fewer && len(has) < len(s.places) {
		return fmt.Errorf("want %s in it", s.wanted())
	}
	return nil
}

// wanted names the places of a concept.
func (s spec) wanted() string {
	if len(s.places) == 0 {
		return "none"
	}
	return "{" + strings.Join(s.places, "}, {") + "}"
}

// places returns the names in braces in a text.
func places(text string) []string {
	var out []string
	for {
		_, rest, ok := strings.Cut(text, "{")
		name, after, closed := strings.Cut(rest, "}")
		if !ok || !closed {
			return out
		}
		out = append(out, name)
		text = after
	}
}
