package epub

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/highlight"
	"example.org/studyguide/render/markup"
)

// A cut is a variant of the face for code that the book needs. Variants that no code uses are left out; devices derive
// a missing bold or oblique from the regular one.
type cut struct{ bold, oblique bool }

// typefaces returns font files with the characters of the code in the pages, and the style sheet's rules that name
// them. The type of running text is the reader's choice. The license of the face is in its files.
func typefaces(pages []page, set *fonts.Set) (files []resource, rules string, err error) {
	used := codeCharacters(pages)
	var css strings.Builder
	for _, c := range []struct {
		cut
		name, weight, style string
	}{
		{cut{}, "code", "normal", "normal"},
		{cut{bold: true}, "code-bold", "bold", "normal"},
		{cut{oblique: true}, "code-oblique", "normal", "italic"},
		{cut{true, true}, "code-bold-oblique", "bold", "italic"},
	} {
		var chars []rune
		for r := range used[c.cut] {
			chars = append(chars, r)
		}
		slices.Sort(chars)
		data, err := set.CodeFont(c.bold, c.oblique, chars)
		if err != nil {
			return nil, "", err
		}
		if data == nil {
			continue
		}
		r := resource{"fonts/" + c.name + ".ttf", "font/ttf", data}
		files = append(files, r)
		fmt.Fprintf(
			&css,
			"@font-face {\n  font-family: %q;\n  font-weight: %s;\n  font-style: %s;\n  src: url(../%s);\n}\n",
			fonts.CodeFamily,
			c.weight,
			c.style,
			r.name,
		)
	}
	return files, css.String(), nil
}

// codeCharacters returns the characters of code in pages, by the variant that book.css shows them in. The pages are as
// package markup writes them: well-formed, without comments and the like. A parser of XML would take longer for this
// than the pages took to be written.
func codeCharacters(pages []page) map[cut]map[rune]bool {
	used := map[cut]map[rune]bool{}
	for _, p := range pages {
		if !strings.Contains(p.body, "<code") {
			continue
		}
		var l look
		var around []look // of the open elements
		for rest := p.body; rest != ""; {
			text, after, tagged := strings.Cut(rest, "<")
			if l.code {
				l.use(used, html.UnescapeString(text))
			}
			if !tagged {
				break
			}
			tag := after[:tagEnd(after)]
			rest = after[len(tag)+1:]
			switch {
			case tag[0] == '/':
				l, around = around[len(around)-1], around[:len(around)-1]
			case !strings.HasSuffix(tag, "/"):
				around = append(around, l)
				l = l.inside(tag)
			}
		}
	}
	for _, chars := range used {
		chars[' '] = true
	}
	return used
}

// tagEnd returns the place of the sign that ends a tag; one in an attribute's value does not.
func tagEnd(tag string) int {
	quote := byte(0) // the open one
	for i := range len(tag) {
		switch c := tag[i]; {
		case c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && c == '>':
			return i
		}
	}
	return len(tag) - 1
}

// A look is the effect of book.css on the text in an element.
type look struct {
	cut
	code bool
}

// use adds the characters of a text to those that its variant shows.
func (l look) use(used map[cut]map[rune]bool, text string) {
	if used[l.cut] == nil {
		used[l.cut] = map[rune]bool{}
	}
	for _, r := range text {
		if r > ' ' {
			used[l.cut][r] = true
		}
	}
}

// inside returns the look of the text in an element by its start tag.
func (l look) inside(tag string) look {
	name, attrs, _ := strings.Cut(tag, " ")
	switch name {
	case "code":
		l.code = true
	case "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th", "dt":
		l.bold = true
	case "em":
		l.oblique = true
	case "blockquote":
		l.oblique = attrs == "" // a long one, which has a class, is upright
	case "pre":
		l.cut = cut{}
	case "span":
		switch attrs {
		case `class="` + markup.CodeClass(highlight.Keyword) + `"`:
			l.bold = true
		case `class="` + markup.CodeClass(highlight.Comment) + `"`:
			l.oblique = true
		}
	}
	return l
}
