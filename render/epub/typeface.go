package epub

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"

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
	used, err := codeCharacters(pages)
	if err != nil {
		return nil, "", err
	}
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

// codeCharacters returns the characters of code in pages, by the variant that book.css shows them in.
func codeCharacters(pages []page) (map[cut]map[rune]bool, error) {
	used := map[cut]map[rune]bool{}
	for _, p := range pages {
		if !strings.Contains(p.body, "<code") {
			continue
		}
		d := html.NewTokenizer(strings.NewReader(p.body))
		var l look
		var around []look // of the open elements
		for kind := d.Next(); kind != html.ErrorToken; kind = d.Next() {
			switch kind {
			case html.StartTagToken:
				around = append(around, l)
				l = l.inside(d)
			case html.EndTagToken:
				l = around[len(around)-1]
				around = around[:len(around)-1]
			case html.TextToken:
				if !l.code {
					continue
				}
				if used[l.cut] == nil {
					used[l.cut] = map[rune]bool{}
				}
				for _, r := range string(d.Text()) {
					if r > ' ' {
						used[l.cut][r] = true
					}
				}
			}
		}
		if err := d.Err(); err != io.EOF {
			return nil, fmt.Errorf("reading %s: %w", p.name, err)
		}
	}
	for _, chars := range used {
		chars[' '] = true
	}
	return used, nil
}

// A look is the effect of book.css on the text in an element.
type look struct {
	cut
	code bool
}

// inside returns the look of the text in the element whose start a tokenizer has just read.
func (l look) inside(d *html.Tokenizer) look {
	name, more := d.TagName()
	switch string(name) {
	case "code":
		l.code = true
	case "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th", "dt":
		l.bold = true
	case "em":
		l.oblique = true
	case "blockquote":
		l.oblique = !more // a long one, which has a class, is upright
	case "pre":
		l.cut = cut{}
	case "span":
		for more {
			var key, value []byte
			key, value, more = d.TagAttr()
			switch {
			case string(key) == "class" && string(value) == markup.CodeClass(highlight.Keyword):
				l.bold = true
			case string(key) == "class" && string(value) == markup.CodeClass(highlight.Comment):
				l.oblique = true
			}
		}
	}
	return l
}
