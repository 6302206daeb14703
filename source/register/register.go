// Package register remembers which question is which, over all editions of a guide.
//
// A title is no identity: authors correct titles, and everything that knows a question by its title (a schedule of
// reviews, a link from another page, a list of what is new) then takes it for another one. So a guide may have a
// register: a file beside it, committed with it, that holds for each question a key which never changes, and digests of
// the question's words by which it is found again. In comes the text of a register and the questions of a guide; out
// comes which question is which entry, and the register that the guide should have.
//
// # The file
//
// The register of guide.md is guide.md.ids, that of a folder the file studyguide.ids in it. One guide has one file:
// guides in one folder cannot conflict with each other, and no artifact depends on another guide's questions. The first
// line is "# studyguide ids 1"; other lines that begin with # are kept. Every other line is a question, in the order of
// the guide, its fields divided by tabs:
//
//	key      eight small letters and digits, unique
//	id       the anchor of the question in books and pages, made of its first title; it is kept under later titles
//	since    the date of the edition that first had the question (2026, 2026-03 or 2026-03-01), or -
//	changed  the date of the edition that first had it as it is now, or -
//	title    8 hexadecimal digits of the SHA-256 of the title's words
//	body     the same of all other words: prompt, options, answer
//	sketch   64 hexadecimal digits, by which similar texts are found
//	gone     only for a question that the guide has no more: the date of the edition that first lacked it, or -
//
// A line depends on nothing but its question, so that two branches merge line by line. An entry that is gone is kept
// until a later edition, so that a question that comes back has its key again.
//
// # Matching
//
// A question is looked for in the entries by these signs, one after the other, each only where one question and one
// entry have it: the key that the author gave it; title and body; a body of some length; title; body; id; and last the
// sketch. A sketch is 16
// minima of hashes of the word triples of a text, the title counted three times (Broder's resemblance): the share of
// equal minima estimates the share of common triples. Pairs with 5 equal minima or more are taken, the most similar
// first, of equals those that are nearest in the guide. Everything is found by indexes of hashes, in linear time.
//
// The package reads no files and no clock.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package register

import (
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// Ext is the extension of registers; FolderFile is the register of a guide that is a folder.
const (
	Ext        = ".ids"
	FolderFile = "studyguide" + Ext
)

// first is the first line of a register.
const first = "# studyguide ids 1"

// A Register is what a file says of a guide's questions. The zero Register has none.
type Register struct {
	File     string // its name in diagnostics
	Entries  []*Entry
	Comments []string // the lines that begin with #, after the first
	Mended   bool     // lines were passed over that an update leaves out
}

// An Entry is what a register says of one question.
type Entry struct {
	Key, ID        string
	Since, Changed string // dates of editions; empty: unknown
	Mark           Mark
	Gone           bool
	Left           string // if it is gone: the date of the edition that first lacked it; empty: unknown
	Line           int
}

// fields is the number of fields of an entry that is not gone.
const fields = 7

// Parse returns the register in data. What is wrong in it is reported to sink, with its place: lines that cannot be
// read as ids-syntax; two lines of one question, and the marks of a merge, as ids-conflict. An update mends the latter.
func Parse(file string, data []byte, sink diag.Sink) *Register {
	r := &Register{File: file}
	p := parser{r, sink, map[string]int{}, map[string]int{}}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		p.line(n, strings.TrimRight(line, "\r\n"))
	}
	return r
}

type parser struct {
	*Register
	sink      diag.Sink
	keys, ids map[string]int // lines of entries
}

func (p *parser) span(line, col, width int) diag.Span {
	return diag.Span{File: p.File, Start: diag.Pos{Line: line, Col: col}, End: diag.Pos{Line: line, Col: col + width}}
}

func (p *parser) line(n int, text string) {
	switch {
	case n == 1 && text == first, text == "":
		return
	case n == 1:
		p.sink.Report(diag.New(diag.IDsSyntax, p.span(1, 1, 1), "the first line is not %q", first).
			WithHint("this is not a register, or one of a later version of the program"))
		if strings.HasPrefix(text, "#") {
			return
		}
	case strings.HasPrefix(text, "<<<<<<<"), strings.HasPrefix(text, "======="), strings.HasPrefix(text, ">>>>>>>"),
		strings.HasPrefix(text, "|||||||"):
		p.Mended = true
		p.sink.Report(diag.New(diag.IDsConflict, p.span(n, 1, len(text)), "a merge conflict is not resolved").
			WithHint("studyguide ids --update keeps the questions of both sides that the guide has"))
		return
	case strings.HasPrefix(text, "#"):
		p.Comments = append(p.Comments, text)
		return
	}
	e, bad, what := entryOf(text)
	if e == nil {
		p.sink.Report(diag.New(diag.IDsSyntax, p.span(n, bad, 1), "%s", what).
			WithHint("take the line from an earlier version of the file, or delete it: the question gets a new key then"))
		return
	}
	e.Line = n
	was := p.keys[e.Key]
	if was == 0 {
		was = p.ids[e.ID]
	}
	if was > 0 {
		p.Mended = true
		p.sink.Report(diag.New(diag.IDsConflict, p.span(n, 1, len(e.Key)), "this question is in the register already").
			WithRelated(p.span(was, 1, len(e.Key)), "here").
			WithHint("studyguide ids --update keeps the first of them"))
		return
	}
	p.keys[e.Key], p.ids[e.ID] = n, n
	p.Entries = append(p.Entries, e)
}

// entryOf returns the entry that a line says. If it says none, it returns the column of the fault and what it is.
func entryOf(text string) (e *Entry, col int, what string) {
	f := strings.Split(text, "\t")
	if len(f) != fields && len(f) != fields+1 {
		return nil, 1, fmt.Sprintf("a line has %d or %d fields divided by tabs, this one %d", fields, fields+1, len(f))
	}
	e = &Entry{Key: f[0], ID: f[1]}
	title, ok1 := digest(f[4])
	body, ok2 := digest(f[5])
	sketch, ok3 := sketchOf(f[6])
	e.Mark = Mark{title: title, body: body, sketch: sketch}
	for i, check := range []struct {
		ok   bool
		what string
	}{
		{ast.IsKey(f[0]), "a key is eight small letters and digits"},
		{isID(f[1]), "an id has neither spaces nor signs of HTML"},
		{date(f[2], &e.Since), "a date is YYYY, YYYY-MM, YYYY-MM-DD or -"},
		{date(f[3], &e.Changed), "a date is YYYY, YYYY-MM, YYYY-MM-DD or -"},
		{ok1, "the digest of a title has 8 hexadecimal digits"},
		{ok2, "the digest of a body has 8 hexadecimal digits"},
		{ok3, "a sketch has 64 hexadecimal digits"},
		{len(f) == fields || gone(f[len(f)-1], e), "the last field of a question that is gone is \"gone\" and a date or -"},
	} {
		if !check.ok {
			return nil, len([]rune(strings.Join(f[:i], "\t"))) + min(i, 1) + 1, check.what
		}
	}
	return e, 0, ""
}

// isID reports whether s may be the id of a question, which stands in files of XML.
func isID(s string) bool {
	return s != "" && utf8.ValidString(s) && strings.IndexFunc(s, func(c rune) bool {
		return c <= ' ' || unicode.IsSpace(c) || unicode.IsControl(c) || strings.ContainsRune("#\"'<>", c)
	}) < 0
}

// date sets to to the date in a field and reports whether it is one.
func date(field string, to *string) bool {
	if field == "-" {
		return true
	}
	*to = field
	return ast.IsDate(field)
}

func gone(field string, e *Entry) bool {
	rest, ok := strings.CutPrefix(field, "gone ")
	e.Gone = true
	return ok && date(rest, &e.Left)
}

func digest(s string) (d [4]byte, ok bool) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != len(d) {
		return d, false
	}
	return [4]byte(b), true
}

// Format returns the text of the file.
func (r *Register) Format() []byte {
	var b strings.Builder
	b.WriteString(first + "\n")
	for _, c := range r.Comments {
		b.WriteString(c + "\n")
	}
	for _, e := range r.Entries {
		b.WriteString(e.line() + "\n")
	}
	return []byte(b.String())
}

func (e *Entry) line() string {
	or := func(date string) string {
		if date == "" {
			return "-"
		}
		return date
	}
	f := []string{e.Key, e.ID, or(e.Since), or(e.Changed), hex.EncodeToString(e.Mark.title[:]),
		hex.EncodeToString(e.Mark.body[:]), e.Mark.sketch.String()}
	if e.Gone {
		f = append(f, "gone "+or(e.Left))
	}
	return strings.Join(f, "\t")
}

// Latest returns the date of the newest edition that the register tells of, and whether it tells of an earlier one:
// some question was there before. It is empty if no date is known.
func (r *Register) Latest() (date string, later bool) {
	var dates []string
	for _, e := range r.Entries {
		dates = append(dates, e.Since)
	}
	if len(dates) == 0 {
		return "", false
	}
	return slices.Max(dates), slices.Min(dates) < slices.Max(dates)
}
