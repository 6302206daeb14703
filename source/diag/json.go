package diag

import (
	"encoding/json"
	"fmt"
	"io"
)

type jsonSpan struct {
	File      string `json:"file,omitempty"`
	Line      int    `json:"line,omitempty"`
	Column    int    `json:"column,omitempty"`
	EndLine   int    `json:"endLine,omitempty"`
	EndColumn int    `json:"endColumn,omitempty"`
}

type jsonRelated struct {
	jsonSpan
	Message string `json:"message"`
}

type jsonDiagnostic struct {
	jsonSpan
	Severity string        `json:"severity"`
	Rule     ID            `json:"rule"`
	Message  string        `json:"message"`
	Hint     string        `json:"hint,omitempty"`
	Related  []jsonRelated `json:"related,omitempty"`
}

// WriteJSON writes diagnostics to w as JSON, one object a line, with the members file, line, column, endLine, endColumn
// (from 1, in characters, end exclusive; absent without a position), severity ("error", "warning" or "note"), rule,
// message, hint and related, an array of objects with a position and a message. The error is that of w.
func WriteJSON(w io.Writer, ds []Diagnostic) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, d := range ds {
		out := jsonDiagnostic{toJSON(d.Span), d.Severity.String(), d.Rule, d.Message, d.Hint, nil}
		for _, r := range d.Related {
			out.Related = append(out.Related, jsonRelated{toJSON(r.Span), r.Message})
		}
		if err := enc.Encode(out); err != nil {
			return fmt.Errorf("writing diagnostics as JSON: %w", err)
		}
	}
	return nil
}

func toJSON(s Span) jsonSpan {
	return jsonSpan{s.File, s.Start.Line, s.Start.Col, s.End.Line, s.End.Col}
}
