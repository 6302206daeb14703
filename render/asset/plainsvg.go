package asset

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

const svgSpace = "http://www.w3.org/2000/svg"

// looksLikeSVG reports whether data may be an SVG image: XML with an svg element.
func looksLikeSVG(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(data, "\ufeff \t\r\n"), []byte("<")) && bytes.Contains(data, []byte("<svg"))
}

// Namespaces of XML vocabularies. Elements of any other are inert: drawing programs keep their own data in them.
const (
	xlinkSpace = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
)

// drawing holds the elements of SVG that draw, describe or move what is drawn (SVG 1.1 and 2, Filter Effects 1), in
// lower case. Elements that run, embed or link to something else are not among them.
var drawing = strings.Fields(`
	svg g defs symbol use a title desc metadata switch path rect circle ellipse line polyline polygon text tspan textpath
	tref image lineargradient radialgradient meshgradient meshrow meshpatch stop pattern hatch hatchpath solidcolor
	clippath mask marker filter style view cursor color-profile altglyph altglyphdef altglyphitem glyph glyphref
	missing-glyph hkern vkern font font-face font-face-name font-face-format font-face-src flowroot flowregion flowpara
	flowspan flowdiv
	feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix fediffuselighting fedisplacementmap
	fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage femerge femergenode
	femorphology feoffset fepointlight fespecularlighting fespotlight fetile feturbulence
	animate animatecolor animatemotion animatetransform set mpath`)

// checkSVG accepts an SVG image that only draws and is self-contained: a book must run nothing and fetch nothing. What
// is not known to be harmless is refused.
func checkSVG(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	c := svgCheck{}
	for {
		t, err := d.Token()
		if err == io.EOF {
			if !c.rooted {
				return errors.New("it has no svg element")
			}
			return nil
		}
		if err != nil {
			return fmt.Errorf("it is not well-formed XML: %w", err)
		}
		if err := c.token(t); err != nil {
			return err
		}
	}
}

// plainSVG returns an SVG image without what may be left out: a document type declaration that declares nothing itself,
// as plotting programs write it, and the parts of web pages for which there is another form (SVG 1.1, 5.8), as drawing
// programs write them for labels. An image that is not well-formed stays as it is.
func plainSVG(data []byte) []byte {
	d := xml.NewDecoder(bytes.NewReader(data))
	var out []byte
	type element struct {
		name string
		kids int // that stay
		left bool
	}
	var open []element
	kept := 0
	leave := func(from, to int64) { out, kept = append(out, data[kept:from]...), int(to) }
	for {
		from := d.InputOffset()
		t, err := d.RawToken()
		switch t := t.(type) {
		case xml.Directive:
			if bytes.HasPrefix(t, []byte("DOCTYPE")) && !bytes.ContainsAny(t, "[<") {
				leave(from, d.InputOffset())
			}
		case xml.StartElement:
			if n := len(open); n > 0 {
				around := &open[n-1]
				if around.name == "switch" && t.Name.Local == "foreignObject" && skipElement(d) {
					leave(from, d.InputOffset())
					around.left = true
					continue
				}
				around.kids++
			}
			open = append(open, element{name: t.Name.Local})
		case xml.EndElement:
			n := len(open) - 1
			if n < 0 || open[n].left && open[n].kids == 0 {
				return data // there is no other form
			}
			open = open[:n]
		}
		if err == io.EOF {
			return append(out, data[kept:]...)
		}
		if err != nil {
			return data
		}
	}
}

// skipElement passes over the rest of an element, and reports whether it ends.
func skipElement(d *xml.Decoder) bool {
	for depth := 1; depth > 0; {
		t, err := d.RawToken()
		if err != nil {
			return false
		}
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return true
}

// An svgCheck is the state of reading an SVG image.
type svgCheck struct {
	rooted bool
	open   int             // elements that are not closed
	styled int             // the depth within a style element; 0 outside
	style  strings.Builder // the text of that element, which comments and elements may divide
}

func (c *svgCheck) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.Directive:
		return errors.New("it has a document type declaration")
	case xml.ProcInst:
		if t.Target != "xml" {
			return errors.New("it has a processing instruction")
		}
	case xml.StartElement:
		switch {
		case c.rooted && c.open == 0:
			return errors.New("it is not well-formed XML: it has more than one root")
		case !c.rooted && (t.Name.Space != svgSpace || t.Name.Local != "svg"):
			return errors.New("its root is not svg")
		}
		c.rooted = true
		c.open++
		if c.styled > 0 || t.Name.Space == svgSpace && strings.EqualFold(t.Name.Local, "style") {
			c.styled++
		}
		return checkSVGElement(t)
	case xml.EndElement:
		c.open--
		if c.styled == 0 {
			return nil
		}
		if c.styled--; c.styled == 0 {
			css := c.style.String()
			c.style.Reset()
			if fetches(css) {
				return errors.New("its style refers to another file")
			}
		}
	case xml.CharData:
		if c.open == 0 && len(bytes.TrimSpace(bytes.TrimPrefix(t, []byte("\uFEFF")))) > 0 {
			return errors.New("it is not well-formed XML: text stands outside of its root")
		}
		if c.styled > 0 {
			c.style.Write(t)
		}
	}
	return nil
}

func checkSVGElement(e xml.StartElement) error {
	name := strings.ToLower(e.Name.Local)
	switch e.Name.Space {
	case svgSpace:
		if !slices.Contains(drawing, name) {
			return fmt.Errorf("it has a %s element", e.Name.Local)
		}
	case "", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML", "http://www.w3.org/2001/xml-events":
		return fmt.Errorf("it has a %s element that is not of SVG", e.Name.Local)
	default:
		return nil
	}
	for _, a := range e.Attr {
		local := strings.ToLower(a.Name.Local)
		switch {
		case a.Name.Space == "xmlns" || local == "xmlns" && a.Name.Space == "":
		case strings.HasPrefix(local, "on") && a.Name.Space == "":
			return fmt.Errorf("it has a script in %s", a.Name.Local)
		case a.Name.Space != "" && a.Name.Space != xlinkSpace && a.Name.Space != xmlSpace: // a drawing program's
		case local == "href", local == "src", local == "base", local == "data", local == "action":
			if !within(strings.TrimSpace(a.Value)) {
				return errors.New("it refers to another file")
			}
		case local == "attributename":
			if to := strings.ToLower(a.Value); strings.Contains(to, "href") || strings.HasPrefix(to, "on") {
				return fmt.Errorf("it changes %s", a.Value)
			}
		case fetches(a.Value):
			return errors.New("it refers to another file")
		}
	}
	return nil
}

// within reports whether a reference leads to a part of the file itself, to a picture of points in it, or to nothing.
// An SVG within an SVG is not looked at, and so is refused.
func within(ref string) bool {
	lower := strings.ToLower(ref)
	for _, kind := range []string{"png", "jpeg", "jpg", "gif", "webp", "avif"} {
		if strings.HasPrefix(lower, "data:image/"+kind+";") {
			return true
		}
	}
	return ref == "" || strings.HasPrefix(ref, "#")
}

// embedded are the prefixes of fonts that are inside a file: drawing programs keep there the letters that they use.
var embedded = []string{
	"data:font/", "data:application/font", "data:application/x-font", "data:application/octet-stream",
}

// fetches reports whether CSS loads another file. Its functions that load something are url(), src(), image() and
// image-set() (CSS Values 4, CSS Images 4); url() may lead to a part of the file or hold a picture or a font. CSS with
// escapes loads something, as they can hide a name.
func fetches(css string) bool {
	s := strings.ToLower(css)
	for _, name := range []string{"@import", `\`, "image(", "image-set(", "src(", "cross-fade(", "element("} {
		if strings.Contains(s, name) {
			return true
		}
	}
	for {
		_, rest, ok := strings.Cut(s, "url(")
		if !ok {
			return false
		}
		s = strings.TrimLeft(rest, " \t\r\n\"'")
		inside := func(prefix string) bool { return strings.HasPrefix(s, prefix) }
		if !strings.HasPrefix(s, "#") && !slices.ContainsFunc(embedded, inside) && (s == "" || !within(s)) {
			return true
		}
	}
}
