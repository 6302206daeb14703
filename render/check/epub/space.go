package epub

// A space is an XML namespace.
type space uint8

const (
	noSpace space = iota
	otherSpace
	xmlSpace
	xmlnsSpace
	xhtmlSpace
	svgSpace
	mathSpace
	opsSpace
	xlinkSpace
)

func spaceOf(uri string) space {
	switch uri {
	case "":
		return noSpace
	case "http://www.w3.org/XML/1998/namespace":
		return xmlSpace
	case "http://www.w3.org/2000/xmlns/":
		return xmlnsSpace
	case "http://www.w3.org/1999/xhtml":
		return xhtmlSpace
	case "http://www.w3.org/2000/svg":
		return svgSpace
	case "http://www.w3.org/1998/Math/MathML":
		return mathSpace
	case "http://www.idpf.org/2007/ops":
		return opsSpace
	case "http://www.w3.org/1999/xlink":
		return xlinkSpace
	}
	return otherSpace
}

// A binding binds a prefix to a namespace; the empty prefix is for elements without one.
type binding struct {
	prefix, uri string
	space       space
}

// resolve finds the namespaces of a start tag and of its attributes (Namespaces in XML 1.0).
func (x *scanner) resolve(t *token, prefix string) {
	for i := range x.attrs {
		a := &x.attrs[i]
		switch {
		case a.prefix == "xmlns":
			x.bind(a.name, a)
		case a.prefix == "" && a.name == "xmlns":
			x.bind("", a)
		}
	}
	t.space = x.lookup(prefix, t.off).space
	for i := range x.attrs {
		a := &x.attrs[i]
		if a.prefix == "" || a.prefix == "xmlns" {
			continue
		}
		b := x.lookup(a.prefix, a.off)
		a.space, a.uri = b.space, b.uri
		for _, other := range x.attrs[:i] {
			if other.name == a.name && other.prefix != "" && other.prefix != "xmlns" && other.uri == a.uri {
				x.fail(a.off, "the attribute %s is there twice, with two prefixes", a.name)
			}
		}
	}
}

func (x *scanner) bind(prefix string, a *attr) {
	a.space = xmlnsSpace
	s := spaceOf(a.value)
	switch {
	case prefix != "" && a.value == "":
		x.fail(a.off, "the prefix %s is declared as nothing", prefix)
	case prefix == "xmlns", s == xmlnsSpace, (prefix == "xml") != (s == xmlSpace):
		x.fail(a.off, "the prefix %s is declared as what it may not be", quote(prefix))
	case len(x.bound) >= maxBindings:
		x.refuse(a.off, "more than %d namespaces are in force", maxBindings)
	}
	x.bound = append(x.bound, binding{prefix, a.value, s})
}

func (x *scanner) lookup(prefix string, off int) binding {
	for i := len(x.bound) - 1; i >= 0; i-- {
		if x.bound[i].prefix == prefix {
			return x.bound[i]
		}
	}
	switch prefix {
	case "":
		return binding{}
	case "xml":
		return binding{"xml", "", xmlSpace}
	}
	x.fail(off, "the prefix %s is not declared", prefix)
	return binding{}
}
