package words

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Keys returns the keys of the texts that an author can replace: each concept that is printed, and each plural form of
// those that count.
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

// Check returns an error for a text that cannot replace that of a key: it has placeholders that the book does not fill,
// or lacks some that it needs. A text that counts may have its number in words.
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
	return fmt.Errorf("%q is not a word of the books", key)
}

// check returns an error unless a text has each placeholder of a concept once. With fewer, some may be missing.
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
