package markup

import "strings"

// Scheme returns the scheme of url in lower case, "" if url is relative (RFC 3986, 3.1). Like browsers it ignores white
// space and control characters, so that "java\nscript:" is a scheme, too.
func Scheme(url string) string {
	url = strings.Map(func(c rune) rune {
		if c <= ' ' || IsControl(c) {
			return -1
		}
		return c
	}, url)
	for i := 0; i < len(url); i++ {
		switch c := url[i]; {
		case c == ':':
			return strings.ToLower(url[:i])
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
		case i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return ""
		}
	}
	return ""
}

// Allowed reports whether a link may point to url.
func Allowed(url string) bool {
	switch Scheme(url) {
	case "", "http", "https", "mailto", "ftp", "tel":
		return true
	default:
		return false
	}
}
