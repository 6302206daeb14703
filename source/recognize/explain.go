package recognize

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"studyguide/source/diag"
)

// An Explanation says why a document was read as it was.
type Explanation struct {
	File       string
	Forced     bool        // the shape was given by the user
	Candidates []Candidate // in the order in which the shapes are tried
	Parts      []string    // how parts of another shape were read
}

// A Candidate is a shape that found something, and the evidence for it.
type Candidate struct {
	Shape     string
	What      string // what was counted: "headings of level 3"
	Questions int
	Marked    int    // of the questions, those with a mark or a number
	Numbering string // describes the sequence of numbers
	Asking    int    // worded as questions
	Answered  int    // with more than links below them
	Repeated  int    // with the title of another
	Covered   int    // percent of the document's lines that belong to questions
	Score     float64
	Verdict   string // "taken", or why not
}

// explain lists all candidates. best is the one that was taken, if ok.
func explain(file string, all []*finding, best *finding, ok bool, forced string) *Explanation {
	x := &Explanation{File: file, Forced: forced != ""}
	for _, f := range all {
		if f == nil || f.questions == 0 {
			continue
		}
		c := Candidate{
			Shape: f.shape, What: f.what, Questions: f.questions, Marked: f.marked, Numbering: f.numbering.String(),
			Asking: f.asking, Answered: f.answered, Repeated: f.repeated, Covered: 100 * f.covered / max(1, f.lines),
			Score: f.score(),
		}
		switch {
		case f == best && ok:
			c.Verdict = "taken"
		case f.doubt() != "":
			c.Verdict = f.doubt()
		case f.score() == best.score():
			c.Verdict = fmt.Sprintf("as good as %s, whose rule is narrower", best.shape)
		default:
			c.Verdict = fmt.Sprintf("less evidence than %s", best.shape)
		}
		x.Candidates = append(x.Candidates, c)
	}
	return x
}

// String describes how questions are numbered.
func (n numbering) String() string {
	if n.numbered == 0 {
		return "none"
	}
	s := fmt.Sprintf("%d go up", n.goesUp)
	for _, part := range []struct {
		n    int
		what string
	}{{n.gaps, "leave out"}, {n.restarts, "begin again"}} {
		if part.n > 0 {
			s += fmt.Sprintf(", %d %s", part.n, part.what)
		}
	}
	return s
}

// Write prints the explanation as a table, a line for each candidate.
func (x *Explanation) Write(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", diag.Visible(x.File))
	t := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "  shape\tquestions\tmarked\tnumbers\tasking\tanswered\trepeated\tcovered\tscore\tverdict")
	for _, c := range x.Candidates {
		fmt.Fprintf(t, "  %s\t%d %s\t%d\t%s\t%d\t%d\t%d\t%d %%\t%.1f\t%s\n",
			c.Shape, c.Questions, c.What, c.Marked, c.Numbering, c.Asking, c.Answered, c.Repeated, c.Covered, c.Score,
			c.Verdict)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	if len(x.Candidates) == 0 {
		fmt.Fprintln(&b, "  no shape finds a question")
	}
	for _, p := range x.Parts {
		fmt.Fprintf(&b, "  %s\n", diag.Visible(p))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
