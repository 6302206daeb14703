package html

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"

	"example.org/studyguide/source/pattern"
)

// The declarations of a page's encoding.
var (
	said    = pattern.New(`(?i)<meta[^>]*charset\s*=`)
	saidXML = pattern.New(`^\s*<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)
)

// Decode returns a page in UTF-8. Its encoding is the one declared in <meta charset>, or the older form of that, within
// the first 1024 bytes (WHATWG HTML, 13.2.3.2), or in the XML declaration of XHTML (XML 1.0, 4.3.3). A page without a
// declaration is returned unchanged. So is a page that is valid UTF-8 despite its declaration, as browsers save them,
// and one with a byte order mark, which the caller reads.
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
	head := string(src[:min(len(src), enough)])
	enc, name := encoding.Encoding(nil), "utf-8"
	if said.MatchString(head) {
		enc, name, _ = charset.DetermineEncoding(src, "")
	} else if m := saidXML.FindStringSubmatch(head); m != nil {
		if e, n := charset.Lookup(m[1]); e != nil {
			enc, name = e, n
		}
	}
	// ISO-2022-JP is the only encoding still in use whose text may consist of ASCII bytes; it uses escape sequences.
	if name == "utf-8" || ascii && name != "iso-2022-jp" {
		return src
	}
	out, err := enc.NewDecoder().Bytes(src)
	if err != nil {
		return src
	}
	return out
}
