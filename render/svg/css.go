package svg

import (
	"slices"
	"strings"
)

// A rule sets properties of the elements that a selector matches.
type rule struct {
	path   []string // simple selectors, the innermost last: "g", ".node", "rect.a#b"; ">" before a child
	weight int
	sets   map[string]string
}

// sheet reads the rules of a style element. Selectors that are not known match nothing.
func sheet(css string) []rule {
	var out []rule
	css = withoutComments(css)
	for {
		selectors, rest, ok := strings.Cut(css, "{")
		if !ok {
			return out
		}
		if strings.HasPrefix(strings.TrimSpace(selectors), "@") { // fonts, animations, media
			css = afterBlock(rest)
			continue
		}
		body, after, _ := strings.Cut(rest, "}")
		css = after
		sets := declarations(body)
		for s := range strings.SplitSeq(selectors, ",") {
			if path, weight, ok := selector(s); ok {
				out = append(out, rule{path, weight, sets})
			}
		}
	}
}

func withoutComments(css string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(css, "/*")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		_, css, _ = strings.Cut(rest, "*/")
	}
}

// afterBlock returns what follows the brace that closes a block.
func afterBlock(css string) string {
	depth := 1
	for i := range len(css) {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return css[i+1:]
			}
		}
	}
	return ""
}

// declarations reads the declarations of a rule or a style attribute.
func declarations(css string) map[string]string {
	out := map[string]string{}
	for d := range strings.SplitSeq(css, ";") {
		if name, value, ok := strings.Cut(d, ":"); ok {
			value, _, _ = strings.Cut(value, "!important")
			out[strings.ToLower(strings.TrimSpace(name))] = strings.TrimSpace(value)
		}
	}
	return out
}

// selector reads a selector of types, classes and ids, each within or directly within the one before.
func selector(s string) (path []string, weight int, ok bool) {
	path = strings.Fields(strings.ReplaceAll(s, ">", " > "))
	if len(path) == 0 || strings.ContainsAny(s, "+~[]:") {
		return nil, 0, false
	}
	for _, p := range path {
		weight += 10000*strings.Count(p, "#") + 100*strings.Count(p, ".")
		if p != "*" && p != ">" && p[0] != '.' && p[0] != '#' {
			weight++
		}
	}
	return path, weight, true
}

// matches reports whether a selector matches an element. Where several elements around it would do, the nearest leaves
// the most for the rest of the selector.
func matches(path []string, n *node) bool {
	rest, top := direct(path, n)
	for top != nil && len(rest) > 0 {
		n = top.parent
		for top = nil; n != nil && top == nil; n = n.parent {
			var left []string
			if left, top = direct(rest, n); top != nil {
				rest = left
			}
		}
	}
	return top != nil
}

// direct matches the end of a selector whose parts are directly within each other. It returns the rest of the selector
// and the outermost element, nil if there is no match.
func direct(path []string, n *node) (rest []string, top *node) {
	for i := len(path) - 1; i >= 0; i -= 2 {
		if n == nil || !simple(path[i], n) {
			return nil, nil
		}
		if i == 0 || path[i-1] != ">" {
			return path[:i], n
		}
		n = n.parent
	}
	return nil, nil
}

// simple reports whether a selector such as "rect.a#b" matches an element.
func simple(s string, n *node) bool {
	i := strings.IndexAny(s, ".#")
	if i < 0 {
		i = len(s)
	}
	if tag := s[:i]; tag != "" && tag != "*" && tag != strings.TrimPrefix(n.name, xhtml) {
		return false
	}
	for s = s[i:]; s != ""; {
		end := 1 + strings.IndexAny(s[1:], ".#")
		if end == 0 {
			end = len(s)
		}
		name := s[1:end]
		switch {
		case s[0] == '#' && n.attr["id"] != name:
			return false
		case s[0] == '.' && !slices.Contains(strings.Fields(n.attr["class"]), name):
			return false
		}
		s = s[end:]
	}
	return true
}
