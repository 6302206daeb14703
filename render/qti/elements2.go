package qti

import (
	"encoding/xml"
	"strings"

	"example.org/studyguide/render/markup"
)

// within2 returns well-formed XHTML in the elements and attributes that QTI 2.1 takes (Assessment Test, Section, and
// Item Information Model, 8: "Basic XHTML"). Others become those that come nearest; their text stays.
func within2(text string) string {
	dec := xml.NewDecoder(strings.NewReader("<div>" + text + "</div>"))
	dec.Strict = false
	dec.Entity = xml.HTMLEntity
	var m markup.Buffer
	w := &body2{Buffer: &m}
	for {
		tok, err := dec.Token()
		if err != nil {
			break // the end; what package markup writes is well formed
		}
		switch t := tok.(type) {
		case xml.StartElement:
			w.start(t)
		case xml.EndElement:
			w.end()
		case xml.CharData:
			w.text(string(t))
		}
	}
	out := strings.TrimPrefix(m.String(), "<div>")
	return strings.TrimSuffix(out, "</div>")
}

// A body2 is text for QTI 2.1 in the making.
type body2 struct {
	*markup.Buffer
	rows  bool     // the table that was opened last has a body
	names []string // of the elements that are open
	extra []int    // elements that were opened around each of them; -1: it is not written itself
}

// nearest2 are the elements that stand for those that QTI 2.1 does not have.
var nearest2 = map[string]string{
	"figure": "div", "figcaption": "div", "details": "div", "summary": "div", "section": "div", "aside": "div",
	"header": "div", "footer": "div", "article": "div", "nav": "div",
	"s": "span", "del": "span", "ins": "span", "u": "span", "mark": "span", "time": "span", "ruby": "span",
	"rt": "span", "rp": "span", "bdi": "span", "bdo": "span",
}

// own2 are the attributes that QTI 2.1 takes at some elements; at all it takes id, class and xml:lang.
var own2 = map[string][]string{
	"a": {"href"}, "img": {"src", "alt", "width", "height"}, "th": {"scope", "rowspan", "colspan"},
	"td": {"rowspan", "colspan"}, "blockquote": {"cite"}, "q": {"cite"},
}

// start opens an element.
func (w *body2) start(t xml.StartElement) {
	name := t.Name.Local
	if to := nearest2[name]; to != "" {
		name = to
	}
	if name == "div" && len(w.names) > 0 && w.names[len(w.names)-1] == "dl" { // around a term and what it means
		w.names, w.extra = append(w.names, "dl"), append(w.extra, -1)
		return
	}
	extra := 0
	if name == "tr" && len(w.names) > 0 && w.names[len(w.names)-1] == "table" {
		w.Start("tbody")
		extra = 1
	}
	switch {
	case name == "table":
		w.rows = false
	case name == "tbody", extra > 0:
		w.rows = true
	}
	var attrs []string
	for _, a := range t.Attr {
		switch key := a.Name.Local; {
		case key == "class", key == "id":
			attrs = append(attrs, key, a.Value)
		case key == "lang":
			if a.Value != "" && !strings.Contains(strings.Join(attrs, "\x00"), "xml:lang") {
				attrs = append(attrs, "xml:lang", a.Value)
			}
		default:
			for _, own := range own2[name] {
				if own == key {
					attrs = append(attrs, key, a.Value)
				}
			}
		}
	}
	w.Start(name, attrs...)
	w.names, w.extra = append(w.names, name), append(w.extra, extra)
}

// end closes the element that was opened last.
func (w *body2) end() {
	last := len(w.names) - 1
	if w.names[last] == "table" && !w.rows { // a head alone is no table there
		w.Raw("<tbody><tr><td></td></tr></tbody>")
	}
	for range 1 + w.extra[last] {
		w.End()
	}
	w.names, w.extra = w.names[:last], w.extra[:last]
}

// text writes text. Lists and the parts of tables have none.
func (w *body2) text(s string) {
	switch w.names[len(w.names)-1] {
	case "ul", "ol", "dl", "table", "thead", "tbody", "tr":
		if strings.TrimSpace(s) == "" {
			return
		}
	}
	w.Text(s)
}
