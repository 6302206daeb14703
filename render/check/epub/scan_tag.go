package epub

import (
	"strings"
	"unicode/utf8"
)

// An attr is an attribute with its references resolved.
type attr struct {
	space  space
	uri    string // of its namespace, if it has a prefix
	prefix string
	name   string // without its prefix
	value  string
	off    int
}

func (x *scanner) startTag() token {
	start := x.pos
	x.pos++
	prefix, name := x.name()
	x.attrs = x.attrs[:0]
	bound := len(x.bound)
	for x.fault == nil {
		spaced := x.skipSpace()
		if x.pos >= len(x.s) {
			x.fail(start, "a start tag is not ended")
			break
		}
		if c := x.s[x.pos]; c == '>' {
			x.pos++
			break
		} else if c == '/' && strings.HasPrefix(x.s[x.pos:], "/>") {
			x.pos += 2
			x.closing = true
			break
		}
		if !spaced {
			x.fail(x.pos, "two attributes have no space between them")
			break
		}
		x.attribute()
	}
	t := token{kind: startTag, name: name, off: start}
	x.resolve(&t, prefix)
	switch {
	case len(x.open) == 0 && x.rooted:
		x.fail(start, "there is a second root element")
	case len(x.open) == maxNesting:
		x.refuse(start, "elements are nested more than %d deep", maxNesting)
	}
	x.rooted = true
	full := name
	if prefix != "" {
		full = x.s[start+1 : start+1+len(prefix)+1+len(name)]
	}
	x.open = append(x.open, openTag{full, t, bound})
	return t
}

// attribute reads a name, an equals sign and a quoted value.
func (x *scanner) attribute() {
	a := attr{off: x.pos}
	a.prefix, a.name = x.name()
	if x.fault != nil {
		return
	}
	x.skipSpace()
	if !strings.HasPrefix(x.s[x.pos:], "=") {
		x.fail(a.off, "the attribute %s has no value", a.name)
		return
	}
	x.pos++
	x.skipSpace()
	rest := x.s[x.pos:]
	if rest == "" || rest[0] != '"' && rest[0] != '\'' {
		x.fail(a.off, "the value of the attribute %s is not quoted", a.name)
		return
	}
	n := strings.IndexByte(rest[1:], rest[0])
	if n < 0 {
		x.fail(a.off, "the value of the attribute %s is not ended", a.name)
		return
	}
	raw := rest[1 : 1+n]
	if strings.IndexByte(raw, '<') >= 0 || badReference(raw) >= 0 {
		x.fail(a.off, "the value of the attribute %s has < or & in it", a.name)
		return
	}
	a.value = unescape(raw)
	x.pos += n + 2
	for i := range x.attrs {
		if x.attrs[i].name == a.name && x.attrs[i].prefix == a.prefix {
			x.fail(a.off, "the attribute %s is there twice", a.name)
		}
	}
	if len(x.attrs) == maxAttrs {
		x.refuse(a.off, "an element has more than %d attributes", maxAttrs)
	}
	x.attrs = append(x.attrs, a)
}

func (x *scanner) endTag() token {
	start := x.pos
	x.pos += len("</")
	if n := len(x.open); n > 0 { // nearly always
		if name := x.open[n-1].name; strings.HasPrefix(x.s[x.pos:], name) &&
			strings.HasPrefix(x.s[x.pos+len(name):], ">") {
			x.pos += len(name) + 1
			return x.pop(start)
		}
	}
	n := strings.IndexByte(x.s[x.pos:], '>')
	if n < 0 {
		x.fail(start, "an end tag is not ended")
		return token{}
	}
	name := strings.TrimRight(x.s[x.pos:x.pos+n], " \t\r\n")
	x.pos += n + 1
	if len(x.open) == 0 {
		x.fail(start, "the end tag %s ends nothing", quote(name))
		return token{}
	}
	if top := x.open[len(x.open)-1]; top.name != name {
		x.fail(start, "the end tag %s stands where that of %s should", quote(name), top.name)
		return token{}
	}
	return x.pop(start)
}

// name reads a qualified name (Namespaces in XML 1.0, section 4).
func (x *scanner) name() (prefix, local string) {
	start, colon := x.pos, -1
	fresh := true // a part of the name begins
	for x.pos < len(x.s) {
		c := x.s[x.pos]
		if isASCIILetter(c) {
			fresh = false
			x.pos++
			continue
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(x.s[x.pos:])
		}
		if c == ':' {
			if colon >= 0 || fresh {
				break
			}
			colon, fresh = x.pos, true
			x.pos++
			continue
		}
		if fresh && !isNameStart(r) || !fresh && !isNamePart(r) {
			break
		}
		fresh = false
		x.pos += n
	}
	if fresh {
		x.fail(start, "there is no name where one should be")
		return "", ""
	}
	if colon >= 0 {
		return x.s[start:colon], x.s[colon+1 : x.pos]
	}
	return "", x.s[start:x.pos]
}

// skipSpace skips white space and reports whether there was any.
func (x *scanner) skipSpace() bool {
	start := x.pos
	for x.pos < len(x.s) && isSpace(x.s[x.pos]) {
		x.pos++
	}
	return x.pos > start
}
