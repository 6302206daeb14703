package plugin

import (
	"encoding/json"
	"strings"

	"studyguide/source/diag"
	"studyguide/source/markup"
)

// A speech is what a program says on standard error.
type speech struct {
	file    string // of the guide
	program string
	sink    diag.Sink
	failed  bool // it said an error
}

// A finding is a line of it in JSON.
type finding struct {
	Severity string `json:"severity"`
	Message  string `json:"message"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
}

// mostLines is the number of lines that are reported: nobody reads more.
const mostLines = 200

// lines reports each line as a finding.
func (s *speech) lines(said []byte) {
	n := 0
	for line := range strings.Lines(strings.ToValidUTF8(string(said), "\uFFFD")) {
		if n++; n > mostLines {
			break
		}
		if line = strings.TrimSpace(markup.Printable(line)); line != "" {
			s.line(line)
		}
	}
}

func (s *speech) line(line string) {
	f := finding{Message: line}
	if strings.HasPrefix(line, "{") {
		var read finding
		if json.Unmarshal([]byte(line), &read) == nil && read.Message != "" {
			f = read
		}
	}
	at := diag.Span{File: f.File}
	if at.File == "" {
		at.File = s.file
	}
	if f.Line > 0 {
		at.Start = diag.Pos{Line: f.Line, Col: max(f.Column, 1)}
		at.End = at.Start
	}
	d := diag.New(diag.ProgramSays, at, "%s: %s", s.program, f.Message)
	switch f.Severity {
	case "error":
		d.Severity = diag.Error
		s.failed = true
	case "note":
		d.Severity = diag.Note
	}
	s.sink.Report(d)
}
