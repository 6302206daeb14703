package markup

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"
)

// SlugLen bounds the part of a name that comes from a title.
const SlugLen = 40

// Slug makes a name of the letters a to z, digits and single hyphens out of s, at most SlugLen bytes long. It is
// empty if s has no such letter or digit.
func Slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(s) {
		if r < 'a' || r > 'z' {
			if r < '0' || r > '9' {
				gap = b.Len() > 0
				continue
			}
		}
		if b.Len()+2 > SlugLen {
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

// Stem makes a name like Slug does, with a hash of s behind it if letters or digits of s are not in it. Other names
// make no difference to it, so that a file keeps its name when others come or go.
func Stem(prefix, s string) string {
	short := Slug(s)
	lost := len(short)+1 >= SlugLen || strings.ContainsFunc(s, func(r rune) bool {
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

// Anchor makes an XML name from an id of the tree. The prefix separates kinds of ids ("q", "a", "s", "n") from each
// other and from other ids; an id that already has it, as those from recognition do, gets no second one. An
// id that cannot be written in plain letters is replaced by its hash, so that the anchor is the same in every edition.
func Anchor(prefix, id string) string {
	rest := strings.TrimPrefix(id, prefix+"-")
	s := Slug(rest)
	if s == rest {
		return join(prefix, s)
	}
	return join(prefix, s, brief(id))
}
