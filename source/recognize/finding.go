package recognize

import (
	"fmt"
	"slices"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/number"
	vocabulary "example.org/studyguide/source/words"
)

// A finding is a shape's reading of a document: pieces, and the evidence for them. It does not change once it is
// counted; what builds on it is a value of its own (see [finding.derive] and [reading]).
type finding struct {
	shape  string
	what   string // what was counted, in the plural: "headings of level 3"
	pieces []piece
	asides []aside // furniture that only this shape recognizes
	form   float64 // how strongly the form alone suggests questions
	named  bool    // the document names its questions: by the header of a table, by labels of answers
	alone  bool    // nothing else in the document could be questions
	manual int     // headings among the questions that the page of a program has
	none   string  // why nothing that has the form is a question, if so
	// questions with options by letters below them; counted only where the rest leaves a doubt
	offered  int
	keyed    bool              // a key to the answers was found; as offered
	evenly   bool              // every question offers as many options; as offered
	listed   bool              // the document has contents
	plan     bool              // most of its headings are tasks to be done
	tasks    bool              // the title of the document mentions tasks
	narrowed bool              // only a part of a web page has questions; see takePart
	reports  []diag.Diagnostic // of text that the shape had to read again, such as fences
	counts
}

// counts holds the evidence that is counted in the same way for all shapes.
type counts struct {
	questions int
	marked    int   // questions with a mark: "Q:", "5."
	mark      style // of most questions
	asking    int   // questions whose titles read like one
	ending    int   // of these, titles that say so by more than a word: they end in a question mark
	asked     int   // questions whose titles do not, but the text right below them does
	worded    int   // questions whose titles are more than a version or a date
	codes     int   // questions whose titles are lines of code
	answered  int   // questions with something below them that is more than links
	labelled  int   // questions whose answer has a label
	labels    int   // of answers, wherever they stand
	repeated  int   // questions with the title of another that ask nothing: likely parts that answers share
	recurring int   // questions without a mark that ask in the words of others, in three sections or more
	sets      int   // questions that ask nothing and speak of questions: "Questions by topic"
	numbering
	lines, covered int  // lines of the document, and of its questions
	beside         int  // lines of text that stand in none
	topical        bool // the guide's title speaks of questions
	frequent       bool // and says that they are frequent
	page           bool // the document is a web page
}

// numbering counts how the numbers of questions follow each other.
type numbering struct {
	numbered int
	goesUp   int // numbers that are one more than the last
	gaps     int // numbers that skip some
	restarts int // numbers that fall, or have another prefix
}

// nothing returns the finding of a shape whose form the document has, though not as its questions have it.
func nothing(why string, args ...any) *finding { return &finding{none: fmt.Sprintf(why, args...)} }

// derive returns what another shape makes of the finding, not counted yet. what is added to what was counted.
func (f *finding) derive(what string) *finding {
	return &finding{
		what: f.what + what, pieces: slices.Clone(f.pieces), asides: f.asides, form: f.form, named: f.named,
		reports: f.reports,
	}
}

// count counts the evidence in pieces.
func count(pieces []piece) counts {
	var t counts
	marks := map[style]int{}
	titles := map[string]int{}
	var asked recurrence
	open, counted, silent := false, false, false
	untitled, bare := false, false // the text below has the title, and the mark is only a number
	task := false                  // code below makes the question one that asks
	glossary := false              // the section tells the guide's terms, which no question is about
	answer := func() {
		if open && !counted {
			t.answered++
			counted = true
		}
	}
	lines := func(at diag.Span) {
		n := at.End.Line - at.Start.Line + 1
		if glossary {
			return
		}
		t.lines += n
		if open {
			t.covered += n
		}
	}
	var last number.Label
	for _, p := range pieces {
		switch p.kind {
		case questionPiece:
			t.questions++
			marks[p.mark.style]++
			title := flat(p.title)
			if bare = isVersion(title); !bare {
				t.worded++
			}
			if isCodeLine(title) {
				t.codes++
			}
			asking := asks(title)
			if asking {
				t.asking++
				if p.mark.style == noMark {
					asked.add(key(title))
				}
			} else if p.mark.style == noMark && speaksOfQuestions(title) {
				t.sets++
			} else if !p.untitled {
				titles[key(title)]++
			}
			if endsAsking(title) || endsInPoints(title) || leavesGap(title) {
				t.ending++
			}
			silent, untitled = !asking, p.untitled
			task = silent && setsTask(title)
			t.follow(&last, p.mark.number)
			open, counted, glossary = true, false, false
			lines(p.at)
		case sectionPiece:
			asked.section++
			open, glossary = false, vocabulary.Is(vocabulary.GlossaryTitle, flat(p.title))
			lines(p.at)
		case answerPiece:
			answer()
			t.labels++
			if open {
				t.labelled++
			}
			lines(p.at)
		case blockPiece:
			if !isDivider(p.block) && !onlyLinks(p.block) {
				answer()
				if !open && !glossary {
					t.beside += p.at.End.Line - p.at.Start.Line + 1
				}
			}
			b, ok := p.block.(*ast.Paragraph)
			if _, code := p.block.(*ast.Listing); code && open && task {
				t.asking++
				task = false
			}
			switch {
			case !ok || !open:
			case untitled:
				title := openingLine(b)
				silent, untitled = !t.entitle(title, bare), false
				task = silent && setsTask(title)
			case silent && endsInQuestion(b):
				t.asked++
				silent = false
			}
			lines(p.at)
		}
	}
	for _, n := range titles {
		if n > 1 {
			t.repeated += n
		}
	}
	t.recurring = asked.count()
	t.marked = t.questions - marks[noMark]
	for s := noMark; s <= lastStyle; s++ { // in order, for ties
		if marks[s] > marks[t.mark] {
			t.mark = s
		}
	}
	return t
}

// entitle counts the title of a question that stands below its mark, and reports whether it asks. bare reports whether
// the mark is only a number.
func (t *counts) entitle(title string, bare bool) (asking bool) {
	if bare {
		t.worded++
	}
	if asking = asks(title); asking {
		t.asking++
	}
	return asking
}

// follow records how the number of a question follows the last one.
func (n *numbering) follow(last *number.Label, label string) {
	l, ok := number.Parse(label)
	if !ok {
		return
	}
	if from, to, joined := joinedNumbers(label); joined && last.Prefix == "" && from >= last.N && from <= last.N+1 {
		n.goesUp++
		n.numbered++
		last.N = to
		return
	}
	switch {
	case n.numbered == 0:
	case l.Prefix == last.Prefix && l.N == last.N+1:
		n.goesUp++
	case l.Prefix == last.Prefix && l.N > last.N:
		n.gaps++
	default:
		n.restarts++
	}
	n.numbered++
	*last = l
}

// score returns the number of questions, weighted by the evidence for them. Headings with nothing below them are more
// often contents or sections than questions, so answers weigh most; the other factors decide between readings that are
// nearly as good. Every factor is 1 for a document that leaves no doubt.
func (f *finding) score() float64 {
	if f == nil || f.questions == 0 {
		return 0
	}
	score := float64(f.questions)
	for _, by := range f.factors() {
		score *= by.value
	}
	return score
}

// A factor is one part of a score.
type factor struct {
	name  string
	value float64
}

// factors returns the weight of each kind of evidence.
func (f *finding) factors() [7]factor {
	n := float64(f.questions)
	share := func(of int) float64 { return float64(of) / n }
	counting := 0.95
	if f.numbered*2 >= f.questions {
		counting = 0.8 + 0.2*float64(f.goesUp+1)/float64(f.numbered)
	}
	return [...]factor{
		{"form", f.form},
		{"answered", 0.3 + 0.7*share(f.answered)},
		{"asking", 0.85 + 0.15*share(f.asking)},
		{"numbers", counting},
		{"repeated", 1 - 0.3*share(f.repeated)},
		{"covered", 0.4 + 0.6*float64(f.covered)/float64(f.lines)},
		{"labels", f.fit()},
	}
}

// fit returns how well the questions fit the answers that the author labelled: where there are labels, there should be
// as many questions. It is 1 where few answers have one.
func (f *finding) fit() float64 {
	if f.labels*3 < f.questions {
		return 1
	}
	return 0.5 + 0.5*float64(min(f.labels, f.questions))/float64(max(f.labels, f.questions))
}

// why describes the finding for a message.
func (f *finding) why() string {
	if f == nil || f.questions == 0 {
		return "nothing in the document looks like one"
	}
	return fmt.Sprintf(
		"the best candidate is shape %s with %d %s, %d of them worded as questions and %d with something below them",
		f.shape,
		f.questions,
		f.what,
		f.asking,
		f.answered,
	)
}
