package pdf

import (
	"net/url"
	"slices"
	"strings"
)

// badURI returns what is wrong with an address (12.6.4.7), or "".
func badURI(s string) string {
	u, err := url.Parse(s)
	switch {
	case err != nil || u.Scheme == "":
		return "its address is none: " + s
	case strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r >= 0x7F }):
		return "its address is not of printable ASCII: " + s
	case strings.EqualFold(u.Scheme, "javascript"):
		return "its address is a script"
	}
	return ""
}

func checkRoles(f *File, r *report) {
	for _, e := range f.elements {
		if !standard(e.Role) {
			r.add("role", e.path(), "%q is not a role of the standard", e.Role)
		}
	}
}

// allowedKids returns the roles that may stand within an element of a role, or "" if any may.
func allowedKids(role string) string {
	switch role {
	case "L":
		return "Caption LI L"
	case "LI":
		return "Lbl LBody"
	case "Table":
		return "Caption THead TBody TFoot TR"
	case "THead", "TBody", "TFoot":
		return "TR"
	case "TR":
		return "TH TD"
	case "TOC":
		return "Caption TOC TOCI"
	case "TOCI":
		return "Lbl Reference NonStruct P TOC"
	}
	return ""
}

// allowedParents returns the roles of elements in which one of a role may stand, or "" if it may in any.
func allowedParents(role string) string {
	switch role {
	case "LI":
		return "L"
	case "LBody":
		return "LI"
	case "THead", "TBody", "TFoot":
		return "Table"
	case "TR":
		return "Table THead TBody TFoot"
	case "TH", "TD":
		return "TR"
	case "TOCI":
		return "TOC"
	case "Document":
		return "nothing"
	}
	return ""
}

func checkPlaces(f *File, r *report) {
	for _, e := range f.elements {
		if e.Parent == nil {
			continue
		}
		// A stranger in a list is reported with the list only, or everything would be reported twice.
		if in := allowedKids(e.Parent.Role); in != "" {
			if !has(in, e.Role) {
				r.add("struct-kids", e.path(), "a %s has no %s", e.Parent.Role, e.Role)
			}
		} else if at := allowedParents(e.Role); at != "" && !has(at, e.Parent.Role) {
			r.add("struct-place", e.path(), "a %s does not stand in a %s", e.Role, e.Parent.Role)
		}
	}
}

// checkContent reports elements that show nothing, the outermost of them, and content where only elements may be. A
// cell may be empty, for its place has a meaning.
func checkContent(f *File, r *report) {
	full := map[*Element]bool{}
	for _, e := range slices.Backward(f.elements) {
		has := e.Role == "TD" || e.Role == "TH"
		for _, k := range e.Kids {
			has = has || k.Link || k.Element != nil && full[k.Element] || k.mark != nil && k.mark.shown
		}
		full[e] = has
	}
	for _, e := range f.elements {
		if !full[e] && (e.Parent == nil || full[e.Parent]) {
			r.add("empty", e.path(), "it shows nothing")
		}
		for _, k := range e.Kids {
			if k.mark != nil && groups(e.Role) {
				r.add(
					"struct-content",
					e.path(),
					"content %d of page %d, %q, stands in it by itself",
					k.Mark,
					k.Page+1,
					cut(k.mark.text.String()),
				)
			}
		}
	}
}

// groups reports whether elements of a role only group others.
func groups(role string) bool {
	return has("Document Part Art Sect TOC Index L LI Table THead TBody TFoot TR", role)
}

func checkHeadings(f *File, r *report) {
	before := 0
	for _, e := range f.elements {
		if len(e.Role) != 2 || e.Role[0] != 'H' {
			continue
		}
		level := int(e.Role[1] - '0')
		switch {
		case before == 0 && level != 1:
			r.add("heading-first", e.path(), "the first heading is %s", e.Role)
		case level > before+1:
			r.add("heading-skip", e.path(), "%s comes after H%d", e.Role, before)
		}
		before = level
	}
}

func checkAlt(f *File, r *report) {
	for _, e := range f.elements {
		if (e.Role == "Figure" || e.Role == "Formula") && e.Alt == "" && e.Actual == "" {
			r.add("alt", e.path(), "it has no Alt")
		}
	}
}

func checkTexts(f *File, r *report) {
	for _, e := range f.elements {
		if e.Actual+e.Alt+e.Title == "" {
			continue
		}
		forbidden(r, e.path(), "the ActualText", e.Actual)
		forbidden(r, e.path(), "the Alt", e.Alt)
		forbidden(r, e.path(), "the title", e.Title)
	}
}
