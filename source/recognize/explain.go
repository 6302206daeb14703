package recognize

import (
	"fmt"
	"io"
	"math"
	"strings"

	"example.org/studyguide/source/diag"
)

// An Explanation says why a document was read as it was: everything that decided, with the thresholds.
type Explanation struct {
	File       string
	Signs      []string    // what the whole document has that counts for every shape
	Candidates []Candidate // in the order in which the shapes are tried
	Parts      []string    // how parts of another shape were read, or why not
	Options    string      // what most questions offer; empty if none offers options
}

// A Candidate is a shape that found something, and the evidence for it.
type Candidate struct {
	Shape   string
	What    string // what was counted: "5 headings of level 3"; empty if none of it may be a question
	Counts  string // the evidence, counted in the same way for all shapes
	Score   string // the score and its factors, without those that are 1
	Verdict string // "taken" and why it may be, or why not
}

// explain lists all candidates. best is the one that was taken, if ok.
func explain(e *evidence, all []*finding, best *finding, ok bool) *Explanation {
	x := &Explanation{File: e.whole.doc.At.File, Signs: e.signs()}
	for _, f := range all {
		switch {
		case f == nil || f.questions == 0 && f.none == "":
		case f.questions == 0:
			x.Candidates = append(x.Candidates, Candidate{Shape: f.shape, Verdict: f.none})
		default:
			c := f.candidate()
			c.Verdict = f.verdict(best, ok, e.forced)
			x.Candidates = append(x.Candidates, c)
		}
	}
	return x
}

// signs describes what counts for the reading of the whole document.
func (e *evidence) signs() []string {
	var out []string
	for _, sign := range []struct {
		is   bool
		what string
	}{
		{e.forced != "", "the author names the shape"},
		{e.topical, "the title speaks of questions"},
		{e.labels.marks, "lines begin with a word for a question"},
		{e.labels.letters != noLetter, "a letter labels answers"},
		{e.folds.labelled > 0, fmt.Sprintf("%d folds are answers", e.folds.labelled)},
	} {
		if sign.is {
			out = append(out, sign.what)
		}
	}
	return out
}

// candidate returns a finding's evidence without a verdict.
func (f *finding) candidate() Candidate {
	c := Candidate{Shape: f.shape, What: fmt.Sprintf("%d %s", f.questions, f.what)}
	var counts []string
	for _, count := range []struct {
		n    int
		what string
	}{
		{f.marked, "marked"}, {f.goesUp, "go up"}, {f.gaps, "leave out"}, {f.restarts, "begin again"},
		{f.asking, "asking"}, {f.answered, "answered"}, {f.labelled, "labelled"}, {f.labels, "labels"},
		{f.repeated, "repeated"}, {f.questions - f.worded, "versions"}, {f.sets, "sets"}, {f.offered, "with options"},
	} {
		if count.n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", count.n, count.what))
		}
	}
	if f.keyed {
		counts = append(counts, "a key")
	}
	c.Counts = strings.Join(append(counts, fmt.Sprintf("%d %% covered", percent(f.covered, f.lines))), ", ")
	c.Score = fmt.Sprintf("%.2f = %d", f.score(), f.questions)
	for _, by := range f.factors() {
		if by.value != 1 {
			c.Score += fmt.Sprintf(" × %.2f %s", by.value, by.name)
		}
	}
	return c
}

// verdict returns why a finding was taken or not.
func (f *finding) verdict(best *finding, ok bool, forced string) string {
	fits, why := f.judge()
	switch {
	case f == best && ok && forced != "":
		return "taken"
	case f == best && ok && !fits:
		return "taken: nothing else speaks of questions, but these count through the whole text"
	case f == best && ok:
		return "taken: " + why
	case !fits:
		return why
	case f.score() > best.score():
		return fmt.Sprintf("its questions stand within the answers of %s", best.shape)
	case f.score() == best.score():
		return fmt.Sprintf("as good as %s, whose rule is narrower", best.shape)
	}
	return fmt.Sprintf("less evidence than %s", best.shape)
}

// percent returns how many of a hundred n of a number are, rounded down.
func percent(n, of int) int { return 100 * n / max(1, of) }

// asPercent returns a share as so many of a hundred.
func asPercent(share float64) int { return int(math.Round(100 * share)) }

// Write prints the explanation: for each candidate the verdict, the evidence and the score.
func (x *Explanation) Write(w io.Writer) error {
	var b strings.Builder
	b.WriteString(diag.Visible(x.File))
	for i, sign := range x.Signs {
		b.WriteString([]string{": ", "; "}[min(i, 1)] + sign)
	}
	b.WriteString("\n")
	for _, c := range x.Candidates {
		fmt.Fprintf(&b, "  %s: ", c.Shape)
		if c.What != "" {
			fmt.Fprintf(&b, "%s: ", c.What)
		}
		fmt.Fprintln(&b, c.Verdict)
		if c.Counts != "" {
			fmt.Fprintf(&b, "    %s\n    score %s\n", c.Counts, c.Score)
		}
	}
	if len(x.Candidates) == 0 {
		fmt.Fprintln(&b, "  no shape finds a question")
	}
	for _, p := range x.Parts {
		fmt.Fprintf(&b, "  %s\n", diag.Visible(p))
	}
	if x.Options != "" {
		fmt.Fprintf(&b, "  options: %s\n", x.Options)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
