// Package objects reads questions that are kept as objects: in JSON, JSON Lines and YAML.
//
// The bytes of a file go in, the document of its questions comes out. A file is parsed into a tree of values with their
// places (json.go, yaml.go), one of its languages is chosen, and the tree is searched for questions (walk.go): a list
// of objects, objects by section, sections within sections, objects by their ids, or a map from questions to answers.
// What the fields of a question hold is decided by package record, for tables too.
//
// JSON has a reader of its own, since encoding/json keeps no places of the characters in a text: the places of what is
// within, such as a listing in the Markdown of an answer, would be lost.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package objects

import (
	"cmp"
	"path"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank/record"
	"example.org/studyguide/source/diag"
)

// Formats of objects.
const (
	JSON = "json"
	YAML = "yaml"
)

// Read returns the document of a file of objects in one of the formats, in the wanted language if it is in several. It
// returns nil for a file that breaks the rules of its format, which it has reported.
func Read(name, format string, src []byte, wanted string, sink diag.Sink) *ast.Document {
	doc, _ := read(name, format, src, wanted, sink)
	return doc
}

// read is like [Read]. It also returns what of the file is not in the document and needs not be.
func read(name, format string, src []byte, wanted string, sink diag.Sink) (*ast.Document, *tree) {
	lines := diag.NewLines(name, src)
	t := &tree{lines: lines}
	all, f := parse(lines, format, sink)
	if f != nil {
		at := lines.Span(f.at, min(f.at+1, len(src)))
		sink.Report(diag.New(diag.InputMalformed, at, "this is no %s: %s", strings.ToUpper(format), f.message))
		return nil, t
	}
	whole := lines.Span(0, len(src))
	root := &record.Node{Kind: record.List, Items: all, At: whole}
	if len(all) == 1 {
		root = all[0]
	}
	t.root = root
	w := &walker{Collector: record.NewCollector(format, whole, sink)}
	w.head(root)
	root, tongues := record.Localize(root, wanted, w.meta.Language)
	tongues.Report(sink)
	if tongues.Chosen != "" {
		w.meta = ast.Meta{Language: tongues.Chosen}
		w.head(root)
		w.meta.Language = tongues.Chosen
	}
	w.root = root
	w.walk(root, nil, "")
	unused := 0
	for _, f := range w.unused {
		w.LeaveOut(f)
		unused += size(f.Value)
	}
	if w.Questions() == 0 || float64(unused) > mostUnused*float64(size(root)) {
		w.Collector = record.NewCollector(format, whole, sink) // nothing is left out of nothing
	}
	doc := w.Document()
	w.introduce(doc)
	doc.Meta = w.meta
	t.aside = w.Aside
	for _, n := range tongues.Aside {
		t.aside = append(t.aside, n.At)
	}
	if w.Questions() == 0 {
		doc.Seen = describe(root)
		doc.Wanted = "a bank is a list of objects with a key such as question or front, and answer, or options and correct"
	}
	return doc, t
}

// mostUnused is the share of a file's text that may be outside of its questions. In a form or a description of a
// program, a label or two may ask; in banks, what is around the questions is a few lines.
const mostUnused = 0.75

// size returns the number of bytes of the texts in a tree.
func size(n *record.Node) int {
	total := 0
	if n.Kind == record.Text {
		total = len(n.Value.Text)
	}
	for _, it := range n.Items {
		total += size(it)
	}
	for _, f := range n.Fields {
		total += size(f.Value)
	}
	return total
}

// parse returns the values of a file.
func parse(lines *diag.Lines, format string, sink diag.Sink) ([]*record.Node, *fault) {
	if format == YAML {
		r := &yamlReader{lines: lines, source: strings.Split(string(lines.Src), "\n"), sink: sink}
		return r.all()
	}
	r := &jsonReader{lines: lines, src: string(lines.Src), sink: sink}
	all, f := r.all()
	if f != nil && !isJSONName(lines.Name) {
		r = &jsonReader{lines: lines, src: string(lines.Src), sink: sink}
		if loose, none := r.looseValues(); none == nil {
			return loose, nil
		}
	}
	return all, f
}

// A tree is a file that has been read.
type tree struct {
	lines *diag.Lines
	root  *record.Node
	aside []diag.Span
}

// Words returns src without keys, signs and what is not text, line by line.
func Words(format string, src []byte) []byte {
	_, t := read("", format, src, "", &diag.List{})
	if t.root == nil {
		return src
	}
	return record.WordsOf(t.lines, t.root, t.aside)
}

// isJSONName reports whether the name of a file says that it is JSON, by whose rules it is read then.
func isJSONName(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".json", ".jsonl", ".ndjson":
		return true
	}
	return false
}

// Looks reports whether a text is likely JSON: an object or a list of such, or objects as programs have them.
func Looks(body string) bool {
	s := strings.TrimSpace(body)
	start := strings.TrimLeft(strings.TrimPrefix(s, "["), " \t\r\n")
	open := cmp.Or(strings.HasPrefix(start, "{"), strings.HasPrefix(start, `"`) && strings.HasPrefix(s, "["))
	rest := strings.TrimLeft(strings.TrimPrefix(start, "{"), " \t\r\n")
	return open && strings.HasPrefix(rest, `"`) && (strings.HasSuffix(s, "}") || strings.HasSuffix(s, "]")) ||
		looksLoose(body)
}
