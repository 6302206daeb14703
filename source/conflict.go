package source

import (
	"strings"

	"example.org/studyguide/source/diag"
)

// reportConflicts reports where a text has the marks that version control leaves where two changes meet: a line of
// seven signs and a name for each version, and a line of seven equals signs between.
func reportConflicts(name, body string, sink diag.Sink) {
	const ours, between, theirs = "<<<<<<< ", "=======", ">>>>>>> "
	if !strings.Contains(body, ours) {
		return
	}
	lines := diag.NewLines(name, []byte(body))
	at, start, size, divided := 0, -1, 0, false
	for line := range strings.Lines(body) {
		text := strings.TrimRight(line, "\r\n")
		switch {
		case strings.HasPrefix(text, ours):
			start, size, divided = at, len(text), false
		case start >= 0 && text == between:
			divided = true
		case start >= 0 && divided && strings.HasPrefix(text, theirs):
			sink.Report(diag.New(diag.MergeConflict, lines.Span(start, start+size),
				"a merge conflict begins here and is not resolved; both versions are read as text").
				WithHint("keep one version, and delete the lines of signs"))
			start = -1
		}
		at += len(line)
	}
}
