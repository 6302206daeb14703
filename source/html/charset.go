package html

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"studyguide/source/pattern"
)

// said matches the place where a page names its encoding.
var said = pattern.New(`(?i)<meta[^>]*charset\s*=`)

// Decode returns a page in UTF-8. The encoding is the one that the page names in <meta charset>, or its older form,
// within the first 1024 bytes (WHATWG HTML, 13.2.3.2). A page that names none, or that is UTF-8 whatever it says, as
// pages are that a browser saved, comes back as it is; so does one with a byte order mark, which is for the caller to
// read.
func Decode(src []byte) []byte {
	for _, mark := range []string{"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"} {
		if bytes.HasPrefix(src, []byte(mark)) {
			return src
		}
	}
	ascii := bytes.IndexFunc(src, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
	if utf8.Valid(src) && !ascii {
		return src
	}
	const enough = 1024
	if !said.MatchString(string(src[:min(len(src), enough)])) {
		return src
	}
	enc, name, _ := charset.DetermineEncoding(src, "")
	// Of those whose bytes could all be ASCII only ISO-2022-JP is still in use; its text is in escape sequences.
	if name == "utf-8" || ascii && name != "iso-2022-jp" {
		return src
	}
	out, err := enc.NewDecoder().Bytes(src)
	if err != nil {
		return src
	}
	return out
}
