// Package config reads YAML into fields: the front matter of guides and, for other packages, any mapping of keys, such
// as a theme or a project file. Unknown keys are reported with the closest known key, and invalid values with the
// reason, each at its position in the file.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package config

import (
	"bytes"
	"errors"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
)

// Source describes where settings come from and how their faults are reported.
type Source struct {
	File  string // name in diagnostics
	Above int    // number of lines in the file before the settings
	What  string // what messages call them: "front matter"

	Syntax, Unknown, Value diag.ID // rules for invalid YAML, unknown keys and invalid values
	Sink                   diag.Sink
}

// A Field receives the value of one key. Its functions return what is wrong with the value. Keys without a value are
// ignored, for templates have many.
type Field struct {
	Names  []string // the first is the one to suggest
	One    func(text string) error
	Many   func(texts []string)
	Item   func(text string, at diag.Span) error           // called for each item of a list, or for a single value
	Inner  []Field                                         // fields of a nested mapping
	Each   func(key string, at diag.Span) ([]Field, error) // fields of the mapping under each key that the author chose
	Named  func(key, text string) error                    // called for each text under a key that the author chose
	Ignore bool                                            // its keys are another program's
	Hint   string                                          // with Ignore: where the keys belong, as they do not here
	At     *diag.Span                                      // if not nil, receives the position of the value

	About string   // what it says, in a line, for the schema; a field with Ignore has none
	Form  Form     // of a text
	Words []string // that a text may be, if there are no others
}

// A Form is the form of a text.
type Form uint8

// The values of Form.
const (
	Text   Form = iota
	Label       // a text that may look like a number or a date
	Whole       // a whole number
	Length      // of package ast
	Color       // "#rrggbb"
	Switch      // on or off, or a truth value
)

// Mapping is a parsed YAML mapping.
type Mapping struct {
	source Source
	lines  [][]byte
	root   *yaml.Node // nil: nothing but comments
}

// ErrNoMapping is the error for YAML that is not a mapping.
var ErrNoMapping = errors.New("want keys and values, such as title: A guide")

// A SyntaxError describes invalid YAML.
type SyntaxError struct {
	Line    int // within the settings, from 1
	Message string
}

// Error returns the message without the line.
func (e *SyntaxError) Error() string { return e.Message }

// hinted is an error in a value, with what helps.
type hinted struct {
	error
	hint string
}

// Parse parses data. The error is a *SyntaxError or ErrNoMapping; it has not been reported.
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

// Empty reports whether m has no keys: the file is empty or holds only comments.
func (m *Mapping) Empty() bool { return m.root == nil }

var yamlLine = pattern.New(`^yaml: (?:line (\d+): )?`)

// syntaxError converts an error of the YAML parser, which has the line number only in its text.
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
	s.Sink.Report(diag.New(s.Syntax, diag.Span{File: s.File, Start: at, End: at}, "%s: %v", s.What, err).
		WithHint("%s", hint))
}
