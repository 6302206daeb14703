package epub

import (
	"encoding/xml"
	"fmt"
	"io"
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
		d := xml.NewDecoder(strings.NewReader("<body>" + p.body + "</body>"))
		d.Strict = true
		var open []look
		for {
			tok, err := d.RawToken()
			if err == io.EOF {
				break
			}
			if err != nil {
				return nil, fmt.Errorf("reading %s: %w", p.name, err)
			}
			switch tok := tok.(type) {
			case xml.StartElement:
				var l look
				if len(open) > 0 {
					l = open[len(open)-1]
				}
				open = append(open, l.inside(tok))
			case xml.EndElement:
				open = open[:len(open)-1]
			case xml.CharData:
				l := open[len(open)-1]
				if !l.code {
					continue
				}
				if used[l.cut] == nil {
					used[l.cut] = map[rune]bool{}
				}
				for _, r := range string(tok) {
					if r > ' ' {
						used[l.cut][r] = true
					}
				}
			}
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

func (l look) inside(e xml.StartElement) look {
	switch e.Name.Local {
	case "code":
		l.code = true
	case "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th", "dt":
		l.bold = true
	case "em":
		l.oblique = true
	case "blockquote":
		l.oblique = len(e.Attr) == 0 // a long one is upright
	case "pre":
		l.cut = cut{}
	case "span":
		for _, a := range e.Attr {
			switch {
			case a.Name.Local == "class" && a.Value == markup.CodeClass(highlight.Keyword):
				l.bold = true
			case a.Name.Local == "class" && a.Value == markup.CodeClass(highlight.Comment):
				l.oblique = true
			}
		}
	}
	return l
}
