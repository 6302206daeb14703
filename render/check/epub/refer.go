package epub

import "strings"

type refKind uint8

const (
	linkRef  refKind = iota // leads the reader somewhere
	showRef                 // is shown or needed to show something
	styleRef                // a style sheet or a file of one
	tocRef                  // an entry of the NCX
)

// A ref is a reference to a file, in the book or not.
type ref struct {
	from *file
	kind refKind
	note bool // it is the reference to a footnote
	href string
	id   string
	off  int
}

func (w *walker) ref(kind refKind, f *frame, href string, note bool) {
	if kind != linkRef && isRemote(href) {
		w.d.remote = true
	}
	w.c.refs = append(w.c.refs, ref{w.d.file, kind, note, href, f.id, f.off})
}

// refer notes the references of an HTML element.
func (w *walker) refer(f *frame, a *attrs) {
	switch f.name {
	case "a", "area":
		if a.hasHref {
			w.ref(linkRef, f, a.href, hasToken(a.types, "noteref") || hasToken(a.role, "doc-noteref"))
		}
	case "link":
		if a.hasHref {
			w.ref(styleRef, f, a.href, false)
		}
	case "img", "audio", "video", "source", "track", "iframe", "embed", "script", "input":
		if a.src != "" || f.name == "img" {
			w.ref(showRef, f, a.src, false)
		}
		for _, at := range w.x.attrs {
			switch {
			case at.space != noSpace:
			case at.name == "poster":
				w.ref(showRef, f, at.value, false)
			case at.name == "srcset":
				for one := range strings.SplitSeq(at.value, ",") {
					if words := strings.Fields(one); len(words) > 0 {
						w.ref(showRef, f, words[0], false)
					}
				}
			}
		}
	case "object":
		for _, at := range w.x.attrs {
			if at.space == noSpace && at.name == "data" {
				w.ref(showRef, f, at.value, false)
			}
		}
	}
}

// schemeOf gives the scheme of a URL in small letters, "//" for one that only names a host, and nothing for one that is
// relative.
func schemeOf(url string) string {
	if strings.HasPrefix(url, "//") {
		return "//"
	}
	for i := range len(url) {
		switch c := url[i]; {
		case isASCIILetter(c):
		case i > 0 && (isDigit(rune(c)) || c == '+' || c == '-' || c == '.'):
		case i > 0 && c == ':':
			return strings.ToLower(url[:i])
		default:
			return ""
		}
	}
	return ""
}

// isRemote tells whether a URL leads out of the book; one that holds its data does not.
func isRemote(url string) bool {
	s := schemeOf(url)
	return s != "" && s != "data"
}

// urlFault tells what keeps s from being a URL of characters that all readers take.
func urlFault(s string) string {
	for i := range len(s) {
		switch c := s[i]; {
		case c <= ' ' || c == 0x7F || strings.IndexByte("\"<>\\^`{|}", c) >= 0:
			return "has a character that must be escaped"
		case c == '%' && (i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2])):
			return "has % without two digits"
		}
	}
	return ""
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }

// resolve gives the name in the archive and the fragment that a relative URL in the file base means; false for one that
// leads out of the book or asks a server.
func resolve(base, url string) (name, fragment string, ok bool) {
	p, fragment, _ := strings.Cut(url, "#")
	if strings.IndexByte(p, '?') >= 0 || strings.HasPrefix(p, "/") {
		return "", "", false
	}
	fragment = unpercent(fragment)
	if p == "" {
		return base, fragment, true
	}
	p = unpercent(p)
	dir := base[:strings.LastIndexByte(base, '/')+1]
	for {
		switch {
		case strings.HasPrefix(p, "./"):
			p = p[len("./"):]
			continue
		case strings.HasPrefix(p, "../") && dir != "":
			p = p[len("../"):]
			dir = dir[:strings.LastIndexByte(dir[:len(dir)-1], '/')+1]
			continue
		}
		// Dots further on are not what a writer of books makes, so no file has the name that this gives.
		return dir + p, fragment, true
	}
}

// unpercent resolves percent escapes.
func unpercent(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			b.WriteByte(unhex(s[i+1])<<4 | unhex(s[i+2]))
			i += 2
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func unhex(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}
