package epub

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Devices differ in what they accept as the name of a file in a book; letters a to z, digits and hyphens are safe in
// all of them, and Kobo's guide to EPUB asks for just these.

// slugLen bounds the part of a name that comes from a title.
const slugLen = 40

// slug makes a name of the letters a to z, digits and single hyphens out of s, at most slugLen bytes long. It is
// empty if s has no such letter or digit.
func slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(s) {
		if r < 'a' || r > 'z' {
			if r < '0' || r > '9' {
				gap = b.Len() > 0
				continue
			}
		}
		if b.Len()+2 > slugLen {
			break
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// join puts the parts that are not empty together with hyphens.
func join(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "-")
}

// stem makes a name like slug does, with a hash of s behind it if letters or digits of s are not in it. Other names in
// the book make no difference to it, so that a file keeps its name when others come or go.
func stem(prefix, s string) string {
	short := slug(s)
	lost := len(short)+1 >= slugLen || strings.ContainsFunc(s, func(r rune) bool {
		return r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
	})
	if !lost {
		return join(prefix, short)
	}
	return join(prefix, short, brief(s))
}

// brief returns a short hash of s.
func brief(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:4])
}

// taken holds the names of a book's files. Only a second file of one name gets a number.
type taken map[string]bool

func (t taken) name(stem string) string {
	name := stem
	for n := 2; t[name]; n++ {
		name = fmt.Sprintf("%s-%d", stem, n)
	}
	t[name] = true
	return name
}

// partName returns the name of the nth part, from 1, of a file that is divided.
func partName(name string, n int) string {
	if n > 1 {
		return fmt.Sprintf("%s-part%d", name, n)
	}
	return name
}

// headingID returns the id of the heading of a section, a question or an answer. Links lead there: engines older than
// HTML5 do not find the id of a section element.
func headingID(anchor string) string { return "h-" + anchor }

// Anchor returns the id in the book of a question, by its id in the tree.
func Anchor(question string) string { return anchor("q", question) }

// anchor makes an XML name from an id of the tree. The prefix separates kinds of ids ("q", "a", "s", "n") from each
// other and from the package's own ids; an id that already has it, as those from recognition do, gets no second one. An
// id that cannot be written in plain letters is replaced by its hash, so that the anchor is the same in every edition.
func anchor(prefix, id string) string {
	rest := strings.TrimPrefix(id, prefix+"-")
	s := slug(rest)
	if s == rest {
		return join(prefix, s)
	}
	return join(prefix, s, brief(id))
}
