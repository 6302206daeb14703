package epub

import (
	"net/url"
	"path"
	"strings"
)

type refKind uint8

const (
	linkRef  refKind = iota // leads the reader somewhere
	showRef                 // shows, or is needed to show, something
	styleRef                // a style sheet
)

// A ref is a reference to a file, inside the book or outside.
type ref struct {
	from *file
	kind refKind
	note bool // it is the reference to a footnote
	href string
	id   string
	off  int
}

func (w *walker) ref(kind refKind, f *frame, href string) {
	w.refs = append(w.refs, ref{from: w.f, kind: kind, href: href, id: f.id, off: f.off})
}

// checkLinks checks every reference of the book, once its content is known.
func checkLinks(b *book) {
	for _, r := range b.refs {
		b.checkLink(r)
	}
	for _, f := range b.order {
		if f.doc == nil {
			continue
		}
		for _, t := range f.doc.targets {
			if t.called && !t.backlink {
				b.report(ruleBacklink, &f.source, t.off, t.id, "the footnote has no link of the role doc-backlink")
			}
		}
	}
}

func (b *book) checkLink(r ref) {
	say := func(rule, format string, args ...any) {
		b.report(rule, &r.from.source, r.off, r.id, format, args...)
	}
	scheme := schemeOf(r.href)
	if fault := urlFault(r.href); fault != "" && scheme != "data" {
		say(ruleLinkForm, "the reference %s %s", quote(r.href), fault)
		return
	}
	switch scheme {
	case "":
	case "data":
		if r.kind == linkRef {
			say(ruleLinkScheme, "a link may not have the scheme of %s", quote(r.href))
		}
		return
	default:
		switch {
		case r.kind != linkRef:
			say(ruleLinkRemote, "%s is not in the book", quote(r.href))
		case scheme != "http" && scheme != "https" && scheme != "mailto" && scheme != "tel":
			say(ruleLinkScheme, "a link may not have the scheme of %s", quote(r.href))
		}
		return
	}
	name, fragment, ok := resolve(r.from.name, r.href)
	f := b.files[name]
	if !ok || f == nil {
		if b.pkg.types[name] == "" { // otherwise the missing file is reported with the manifest
			say(ruleLinkDead, "there is no file %s in the book", quote(r.href))
		}
		return
	}
	if _, read := b.pkg.place[name]; r.kind == linkRef && !read {
		say(ruleLinkUnread, "%s is not in the reading order", quote(name))
	}
	d := f.doc
	if d == nil || d.broken || fragment == "" && !r.note {
		return
	}
	i, ok := d.ids[fragment]
	switch {
	case !ok && fragment != "":
		say(ruleLinkDead, "there is no id %s in %s", quote(fragment), quote(name))
	case !r.note:
	case !ok || !d.targets[i].footnote:
		say(ruleNoteTarget, "%s is not an element with the epub:type footnote", quote(r.href))
	default:
		d.targets[i].called = true
	}
}

// schemeOf returns the scheme of a URL in small letters, "//" for one that starts with a host, and "" for a relative
// one.
func schemeOf(s string) string {
	if strings.HasPrefix(s, "//") {
		return "//"
	}
	for i := range len(s) {
		switch c := s[i]; {
		case isASCIILetter(c):
		case i > 0 && (isDigit(rune(c)) || c == '+' || c == '-' || c == '.'):
		case i > 0 && c == ':':
			return strings.ToLower(s[:i])
		default:
			return ""
		}
	}
	return ""
}

// urlFault returns the reason why not all reading devices accept s as a URL, or "".
func urlFault(s string) string {
	if s == "" {
		return "is empty"
	}
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

// resolve returns the name in the archive and the fragment that a relative URL in the file base refers to; false for
// one that leads out of the book or queries a server.
func resolve(base, href string) (name, fragment string, ok bool) {
	p, fragment, _ := strings.Cut(href, "#")
	if strings.IndexByte(p, '?') >= 0 || strings.HasPrefix(p, "/") {
		return "", "", false
	}
	fragment = unpercent(fragment)
	if p == "" {
		return base, fragment, true
	}
	name = path.Join(path.Dir(base), unpercent(p))
	return name, fragment, !strings.HasPrefix(name, "../")
}

// unpercent resolves percent escapes; [urlFault] reports those that are malformed.
func unpercent(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}
