package objects

import (
	"errors"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/bank/record"
	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
)

// mostYAML is the size of the largest file of YAML that is read, whose parser takes 60 bytes for each.
const mostYAML = 32 << 20

// A yamlReader makes nodes of YAML.
type yamlReader struct {
	lines  *diag.Lines
	source []string // lines
	sink   diag.Sink
}

// all reads the documents of a file.
func (r *yamlReader) all() ([]*record.Node, *fault) {
	if len(r.lines.Src) > mostYAML {
		return nil, &fault{0, "the file is too large; want at most 32 MB of YAML"}
	}
	docs, err := config.Documents(r.lines.Src)
	if err != nil {
		f := &fault{0, err.Error()}
		var syntax *config.SyntaxError
		if errors.As(err, &syntax) {
			f.at = r.lines.Offset(diag.Pos{Line: syntax.Line, Col: 1})
		}
		return nil, f
	}
	var out []*record.Node
	for _, d := range docs {
		out = append(out, r.node(d))
	}
	return out, nil
}

func (r *yamlReader) node(v *config.Value) *record.Node {
	n := &record.Node{At: r.span(v)}
	switch v.Kind {
	case config.TextValue, config.NumberValue, config.BoolValue:
		n.Kind = map[config.ValueKind]record.Kind{
			config.TextValue: record.Text, config.NumberValue: record.Number, config.BoolValue: record.Bool,
		}[v.Kind]
		n.Value = r.value(v)
		n.At = n.Value.Span()
	case config.ListValue:
		n.Kind = record.List
		for _, it := range v.Items {
			n.Items = append(n.Items, r.node(it))
		}
	case config.MapValue:
		n.Kind = record.Map
		seen := map[string]int{}
		for i, it := range v.Items {
			f := record.Field{Name: v.Keys[i].Text, At: r.span(v.Keys[i]), Value: r.node(it)}
			if at, twice := seen[f.Name]; twice {
				r.sink.Report(diag.New(diag.LeftOut, n.Fields[at].At,
					"the key %q stands twice in a map; the first is left out", f.Name).WithRelated(f.At, "the second"))
				n.Fields[at] = f
				continue
			}
			seen[f.Name] = len(n.Fields)
			n.Fields = append(n.Fields, f)
		}
	}
	for _, it := range n.Items {
		n.At = n.At.To(it.At)
	}
	for _, f := range n.Fields {
		n.At = n.At.To(f.Value.At)
	}
	return n
}

// span returns the place of a value: of a scalar the rest of its line, at most its length.
func (r *yamlReader) span(v *config.Value) diag.Span {
	start := diag.Pos{Line: max(v.Line, 1), Col: max(v.Col, 1)}
	if last := len(r.source); start.Line > last && last > 0 { // what a last key lacks is below it
		start = diag.Pos{Line: last, Col: utf8.RuneCountInString(r.source[last-1]) + 1}
	}
	end := start
	if v.Line >= 1 && v.Line <= len(r.source) && v.Text != "" {
		length := utf8.RuneCountInString(v.Text)
		if v.Quoted {
			length += 2
		}
		end.Col = max(start.Col, min(start.Col+length, utf8.RuneCountInString(r.source[v.Line-1])+1))
	}
	return diag.Span{File: r.lines.Name, Start: start, End: end}
}

// value returns a scalar with the places of its characters: exact on one line and in literal blocks; else all are at
// its start.
func (r *yamlReader) value(v *config.Value) bank.Value {
	at := r.span(v)
	line := ""
	if v.Line >= 1 && v.Line <= len(r.source) {
		line = r.source[v.Line-1]
	}
	switch {
	case v.Literal:
		return bank.Value{Text: v.Text, File: at.File, At: r.literal(v)}
	case !strings.Contains(v.Text, "\n") && strings.Contains(line, v.Text):
		first := at.Start
		if v.Quoted {
			first.Col++
		}
		return bank.Value{Text: v.Text, File: at.File, At: func(offset int) diag.Pos {
			return diag.Pos{Line: first.Line, Col: first.Col + utf8.RuneCountInString(v.Text[:offset])}
		}}
	default:
		return bank.Fixed(v.Text, at)
	}
}

// literal returns the places of characters in a literal block.
func (r *yamlReader) literal(v *config.Value) func(int) diag.Pos {
	lines := diag.NewLines("", []byte(v.Text))
	return func(offset int) diag.Pos {
		p := lines.Pos(offset)
		line := v.Line + p.Line
		if line > len(r.source) {
			line = len(r.source)
		}
		start := lines.Offset(diag.Pos{Line: p.Line, Col: 1})
		text := v.Text[start:lines.LineEnd(start)]
		col := p.Col + max(strings.Index(r.source[line-1], text), 0)
		return diag.Pos{Line: line, Col: col}
	}
}
