package pdf

import (
	"math"
	"strings"
)

// lines collects shown text in lines.
type lines struct {
	runs    []Run
	b       strings.Builder
	pending string // an ActualText that takes the place of the next run
	waits   bool
	last    Run
	any     bool
}

// add adds a run. A run that is lower or higher than the one before begins a line; one at a distance gets a tab.
func (l *lines) add(r Run) {
	l.runs = append(l.runs, r)
	l.put(r, r.Text)
}

// replace sets the text that stands for the runs to come.
func (l *lines) replace(text string) {
	l.flush()
	l.pending, l.waits = text, true
}

// cover records a run for which another text stands.
func (l *lines) cover(r Run) {
	text := ""
	if l.waits {
		text, l.pending, l.waits = l.pending, "", false
	}
	r.Text = text
	l.runs = append(l.runs, r)
	l.put(r, text)
}

// flush adds a replacement text for which there was no run.
func (l *lines) flush() {
	if l.waits {
		l.b.WriteString(l.pending)
		l.pending, l.waits = "", false
	}
}

func (l *lines) put(r Run, text string) {
	if l.waits {
		l.flush()
	}
	if l.any {
		step := r.X - (l.last.X + l.last.Width)
		size := math.Max(r.Size, l.last.Size)
		switch {
		case math.Abs(r.Y-r.rise-l.last.Y+l.last.rise) > size/3:
			l.b.WriteByte('\n')
		case math.Abs(step) > size/3 && text != "":
			l.b.WriteByte('\t')
		}
	}
	l.b.WriteString(text)
	l.last, l.any = r, true
}

func (l *lines) text() string {
	l.flush()
	return l.b.String()
}
