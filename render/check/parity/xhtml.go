package parity

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/words"
)

// reader reads the documents of an EPUB.
type reader struct {
	words        *words.Language
	title        builder
	parts, notes []*text
	last         []*text // the last part of each depth of sections, the outermost first
	file         string
	open         []*level
	records      *columns // of the table that is shown as records
	before       *columns // those of the last such table, which may go on in another file
	drawn        bool     // the open formula has a sign that is seen
}

// document reads one document.
func (r *reader) document(name string, data []byte) error {
	r.file, r.open, r.records = name, []*level{{}}, nil
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		tok, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			r.start(tok)
		case xml.EndElement:
			r.end()
		case xml.CharData:
			r.say(string(tok))
		}
	}
}

// say adds text. The address that names a link of nothing but a picture is the medium's.
func (r *reader) say(s string) {
	l := r.top()
	if l.is("code", "tex") {
		l.part.dollars += len(s) - len(strings.Trim(s, "$"))
	}
	r.drawn = r.drawn || l.formula && strings.TrimSpace(s) != "" && !r.isRule(s)
	if l.into != nil && !l.silent && !(l.pictured && s == l.href) {
		l.into.WriteString(s)
	}
}

// isRule reports whether s is the line over or under a term of a formula, which is no sign in the PDF.
func (r *reader) isRule(s string) bool {
	of := r.open[max(0, len(r.open)-2)].name
	return (of == "mover" || of == "munder") && (s == "‾" || s == "_")
}

func (r *reader) top() *level { return r.open[len(r.open)-1] }

// reading returns what was read.
func (r *reader) reading() *Reading {
	out := &Reading{Title: oneLine(r.title.String()), Words: r.words}
	for _, t := range r.parts {
		if t.way && t.answered {
			t.Kind = Answer
		}
		if p := t.part(out.Title, r.words); p != nil {
			out.Parts = append(out.Parts, p)
		}
	}
	for _, t := range r.notes {
		t.numbered()
		if p := t.part("", r.words); p != nil {
			out.Notes = append(out.Notes, p)
		}
	}
	return out
}

// numbered finds the number of a note that nothing refers to: it leads nowhere and begins the text.
func (t *text) numbered() {
	number, rest, _ := strings.Cut(strings.TrimSpace(t.body.String()), " ")
	if _, err := strconv.Atoi(number); err == nil && t.heading.Len() == 0 {
		t.heading.WriteString(number)
		t.body = builder{}
		t.body.WriteString(rest)
	}
}

func (r *reader) start(e xml.StartElement) {
	up := r.top()
	l := &level{name: e.Name.Local, part: up.part, into: up.into, silent: up.silent}
	l.formula = up.formula && l.name != "mphantom"
	r.drawn = r.drawn || l.formula && (l.name == "msqrt" || l.name == "mroot")
	l.apart = l.name == "a" && turns(r.words)
	r.open = append(r.open, l)
	if l.silent {
		return
	}
	l.class = strings.Fields(attribute(e, "class"))
	l.gap()
	kinds := strings.Fields(attribute(e, "type"))
	switch {
	case slices.Contains(kinds, "cover"):
		l.silent = true
	case slices.Contains(kinds, "titlepage"):
		l.part = &text{} // of which the title is wanted
	case slices.Contains(kinds, "index"), slices.Contains(kinds, "glossary"): // the PDF's names pages
		l.part, l.silent = &text{}, true
	case l.name == "section":
		r.section(l, attribute(e, "id"))
	case slices.Contains(kinds, "footnote"):
		l.begin(&text{Part: Part{Kind: Note, File: r.file}})
		r.notes = append(r.notes, l.part)
	case l.part == nil: // the head
	case added(l, up, kinds):
		l.silent = true
		l.part.way = l.part.way || l.is("p", "way")
	case isHeading(strings.ToUpper(l.name)) && up.name == "section" && !up.begun:
		l.into = &l.part.heading
		if l.part.Kind == "" {
			l.into = &r.title
		}
	case attribute(e, "role") == "doc-backlink":
		l.into = &l.part.heading
	case l.name == "a":
		l.href = attribute(e, "href")
	case l.name == "semantics":
		r.drawn = false
	case up.name == "semantics" && l.name == "annotation":
		// Behind the formula is its source, which the PDF copies too, unless nothing of the formula is seen.
		l.silent = attribute(e, "encoding") != "application/x-tex" || !r.drawn
	case up.name == "semantics":
		l.silent, l.formula = true, true
	case l.name == "img":
		if alt := attribute(e, "alt"); alt != "" {
			r.image(l, alt)
		} else {
			up.pictured = true
			l.part.nameless++
		}
	case l.is("span", "missing"), l.is("span", "num"):
		l.into = &builder{}
	case l.is("div", "records"):
		if !l.has("continued") || r.before == nil {
			r.before = newColumns()
		}
		r.records = r.before
		l.part.loose = true
	case r.records != nil && l.name == "dl":
		r.records.next()
	case r.records != nil && l.name == "dt" && !l.has("about"):
		l.into = &builder{}
	}
	if l.has("answer") {
		l.part.answered = true
	}
	if !slices.Contains(kinds, "pagebreak") && !l.is("div", "newpage") {
		up.begun = true
	}
}

// image takes an image of l. One in the name of a column is repeated in every record.
func (r *reader) image(l *level, alt string) {
	named := slices.ContainsFunc(r.open, func(l *level) bool { return l.name == "dt" && !l.has("about") })
	if r.records != nil && named && !r.records.image(alt) {
		return
	}
	l.part.image(alt)
}

// section begins a part. One that goes on from another file has no id, and a heading that is the medium's: what it says
// belongs to the last part of its depth.
func (r *reader) section(l *level, id string) {
	kind := Section
	if l.has("qa") {
		kind = Question
	}
	depth := 0
	for _, o := range r.open {
		if o.name == "section" {
			depth++
		}
	}
	l.goesOn = id == "" && (l.has("section") || l.has("continued"))
	if l.goesOn && len(r.last) >= depth {
		l.begin(r.last[depth-1])
		return
	}
	l.begin(&text{Part: Part{Kind: kind, File: r.file}})
	r.parts = append(r.parts, l.part)
	if !l.has("notes") { // which stand behind a section that may go on
		r.last = append(r.last[:min(len(r.last), depth-1)], l.part)
	}
}

func (r *reader) end() {
	l := r.top()
	r.open = r.open[:len(r.open)-1]
	up := r.top()
	if l.silent || l.part == nil {
		return
	}
	switch {
	case l.is("span", "num"): // its full stop is the medium's
		if up.into != nil {
			up.into.WriteString(strings.TrimSuffix(l.into.String(), ".") + " ")
		}
	case l.is("span", "missing"):
		if up.into != nil {
			up.into.gap() // an image between two letters makes two words of them
		}
		r.image(l, l.into.String())
	case l.name == "dt" && r.records != nil && !l.has("about"):
		r.records.add(l.into.String())
	case l.is("div", "records"):
		l.part.body.WriteString(r.records.header())
		r.records.names, r.records = nil, nil
	}
	l.gap()
}
