// Package config reads YAML into fields: the front matter of guides, and for other packages any mapping of keys, such as
// a theme or a project file. Unknown keys are reported with the key that may be meant, and values that a field refuses
// with the reason, each at its place in the file.
package config

import (
	"bytes"
	"errors"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"studyguide/source/diag"
	"studyguide/source/pattern"
)

// Source says where settings stand and how what is wrong with them is reported.
type Source struct {
	File  string // as diagnostics name it
	Above int    // lines of the file above the settings
	What  string // what they are: "front matter"

	Syntax, Unknown, Value diag.ID // rules: no YAML; a key that is not known; a value that does not fit
	Sink                   diag.Sink
}

// A Field takes the value of one key. Its functions say what is wrong with the value. A key without a value says nothing, for
// templates have many.
type Field struct {
	Names []string // the first is the one to recommend
	One   func(text string) error
	Many  func(texts []string)
	Item  func(text string, at diag.Span) error           // of a list, or the only one
	Inner []Field                                         // a mapping of its own
	Each  func(key string, at diag.Span) ([]Field, error) // a mapping whose keys the author chooses, of mappings with these fields
	At    *diag.Span                                      // gets the place of the value, if it is not nil
}

// Mapping is a mapping of YAML that has been parsed.
type Mapping struct {
	source Source
	lines  [][]byte
	root   *yaml.Node // nil: nothing but comments
}

// ErrNoMapping is the error for YAML that is something else than "key: value".
var ErrNoMapping = errors.New("want keys and values, such as title: A guide")

// A SyntaxError is what is wrong with text that is no YAML.
type SyntaxError struct {
	Line    int // from 1, of the settings
	Message string
}

func (e *SyntaxError) Error() string { return e.Message }

// Parse parses data. The error is a *SyntaxError or ErrNoMapping; neither has been reported.
func Parse(source Source, data []byte) (*Mapping, error) {
	m := &Mapping{source: source, lines: bytes.Split(data, []byte("\n"))}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, syntaxError(err, len(m.lines))
	}
	if doc.Kind == 0 || len(doc.Content) == 0 {
		return m, nil
	}
	if m.root = doc.Content[0]; m.root.Kind != yaml.MappingNode {
		return nil, ErrNoMapping
	}
	return m, nil
}

// Empty tells whether m is nothing but comments.
func (m *Mapping) Empty() bool { return m.root == nil }

var yamlLine = pattern.New(`^yaml: (?:line (\d+): )?`)

// syntaxError reads an error of the YAML reader, which names the line in its text only.
func syntaxError(err error, lines int) *SyntaxError {
	message, line := strings.ReplaceAll(err.Error(), "\n", " "), 1
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		message = message[len(m[0]):]
		if n, err := strconv.Atoi(m[1]); err == nil {
			line = n
		}
	}
	return &SyntaxError{min(max(line, 1), lines), message}
}

// Report reports an error of [Parse].
func (s Source) Report(err error) {
	at := diag.Pos{Line: s.Above + 1, Col: 1}
	hint := ""
	var syntax *SyntaxError
	if errors.As(err, &syntax) {
		at.Line = s.Above + syntax.Line
		hint = "put a value that holds a colon, a # or quotes between quotes"
	}
	s.Sink.Report(diag.New(s.Syntax, diag.Span{File: s.File, Start: at, End: at}, "%s: %v", s.What, err).WithHint("%s", hint))
}
