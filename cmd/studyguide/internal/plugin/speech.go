package plugin

import (
	"encoding/json"
	"fmt"
	"strings"

	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
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

// lines reports each line as a finding, and how much is not reported. over says that said is only the beginning.
func (s *speech) lines(said []byte, over bool) {
	n := 0
	for line := range strings.Lines(strings.ToValidUTF8(string(said), "\uFFFD")) {
		line = strings.TrimSpace(markup.Printable(line))
		if line == "" {
			continue
		}
		d := s.finding(line)
		s.failed = s.failed || d.Severity == diag.Error
		if n++; n <= mostLines {
			s.sink.Report(d)
		}
	}
	if n > mostLines {
		s.more("%d more lines are not shown", n-mostLines)
	}
	if over {
		s.more("what it says after the first %d MB is not read", mostSaid>>20)
	}
}

// more reports that a program says more than is reported.
func (s *speech) more(format string, args ...any) {
	at := diag.Span{File: s.file}
	s.sink.Report(diag.New(diag.ProgramSays, at, "%s: %s", s.program, fmt.Sprintf(format, args...)))
}

// finding returns what a line says.
func (s *speech) finding(line string) diag.Diagnostic {
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
	case "note":
		d.Severity = diag.Note
	}
	return d
}
