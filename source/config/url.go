package config

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"example.org/studyguide/source/pattern"
)

// setURL sets a web address that is whole, in the letters that addresses have. A path is the place of a page for the
// generator of a site, and no error.
func setURL(to *string, s string) error {
	if u, ok := webAddress(s); ok {
		*to = u
		return nil
	}
	if u, ok := webAddress("https://" + strings.TrimPrefix(s, "//")); ok && startsWithHost(s) {
		return &hinted{fmt.Errorf("%q is not a web address: want one that starts with https:// or http://", s),
			fmt.Sprintf("did you mean %s?", u)}
	}
	if isSitePath(s) {
		return nil
	}
	return fmt.Errorf("%q is not a web address: want such as https://example.org/guide", s)
}

// webAddress returns the web address s with what RFC 3986 does not allow escaped: the letters of its host as IDNA has
// them, those of all else by their bytes. The result is false if s is no address on the web.
func webAddress(s string) (string, bool) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" {
		return "", false
	}
	if name := u.Hostname(); strings.ContainsFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) {
		host, err := idna.Lookup.ToASCII(name)
		if err != nil {
			return "", false
		}
		u.Host = strings.Replace(u.Host, name, host, 1)
	}
	u.RawQuery = escapeQuery(u.RawQuery)
	return u.String(), true
}

// escapeQuery escapes what a query must not hold, and leaves what is escaped.
func escapeQuery(query string) string {
	var b strings.Builder
	for _, c := range []byte(query) {
		if c <= ' ' || c > '~' || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// hostStart matches what starts with a host that has no scheme: words with dots between, the last one of letters.
var hostStart = pattern.New(`^(?://)?(?:[\pL\pN][\pL\pN-]*\.)+\pL{2,}(?::\d+)?(?:[/?#]|$)`)

// startsWithHost reports whether s starts with a host, and not with the name of a page.
func startsWithHost(s string) bool {
	first := strings.TrimPrefix(s, "//")
	if i := strings.IndexAny(first, "/?#"); i >= 0 {
		first = first[:i]
	}
	return hostStart.MatchString(s) && !isPage(first)
}

// isSitePath reports whether s can be a path within a site: "/keels/", "posts/keel.html", "../keel".
func isSitePath(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Scheme == "" && u.Host == "" && !strings.Contains(s, " ") &&
		(strings.Contains(s, "/") || isPage(u.Path))
}

// isPage reports whether name is that of a file of pages.
func isPage(name string) bool {
	return slices.Contains([]string{".html", ".htm", ".xhtml", ".md", ".mdx", ".php"}, path.Ext(name))
}
