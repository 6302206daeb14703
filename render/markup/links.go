package markup

import (
	"fmt"
	"net/url"
	"strings"
)

// A linkKind is the kind of a link's target.
type linkKind int

const (
	toNowhere linkKind = iota // a scheme that a book may not use, or no URL at all
	toPlace                   // an id of the guide
	toWeb                     // an absolute URL
	toFile                    // a file beside the guide, which the book does not hold
)

// classify returns the kind of a URL and its target: for toPlace the id, for toWeb the URL in plain characters.
func classify(u string) (kind linkKind, target string) {
	u = strings.TrimSpace(u)
	if id, ok := strings.CutPrefix(u, "#"); ok {
		if plain, err := url.PathUnescape(id); err == nil {
			id = plain
		}
		return toPlace, id
	}
	p, err := url.Parse(plainURL(u))
	if err != nil || u == "" {
		return toNowhere, ""
	}
	switch strings.ToLower(p.Scheme) {
	case "":
		if p.Host != "" { // //host/path takes its scheme from a page, which here has none
			return toWeb, "https:" + plainURL(u)
		}
		return toFile, ""
	case "http", "https":
		if p.Hostname() == "" {
			return toNowhere, ""
		}
	case "mailto", "tel":
		if p.Opaque == "" {
			return toNowhere, ""
		}
	default:
		return toNowhere, ""
	}
	return toWeb, plainURL(u)
}

// plainURL escapes the bytes that RFC 3986 does not allow. Existing escapes stay.
func plainURL(u string) string {
	const always = "-._~:/?@!$&'()*+,;="
	address := strings.Contains(u, "://[") // brackets are allowed around a literal IPv6 address only
	fragment := strings.IndexByte(u, '#')
	var b strings.Builder
	for i := range len(u) {
		c := u[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9',
			strings.IndexByte(always, c) >= 0,
			(c == '[' || c == ']') && address,
			i == fragment,
			c == '%' && i+2 < len(u) && isHex(u[i+1]) && isHex(u[i+2]):
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}
