package recognize

import (
	"fmt"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/number"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// topicsShape is an outline of topics: study notes whose headings name things and ask nothing. The topics are the
// deepest level whose headings are all numbered, or else the deepest level that the contents name and whose headings
// have text of their own. Higher levels are sections, deeper ones are parts of a topic.
//
// Headings that the contents name but that only introduce others are sections ("Questions about keys:"). If the
// headings below ask something, they are the questions and the topics are their sections: then this shape finds
// nothing. If the title of the guide does not mention questions, the topics must be many and numbered on, and no
// heading may be that of a program's manual, or close an article; a web page and a notebook have none then.
type topicsShape struct{}

func (topicsShape) name() string { return "topics" }

// manyTopics is the minimum number of numbered topics of a guide whose title says nothing. Few manuals number ten
// chapters of one level.
const manyTopics = 10

// topicRun is the minimum number of topics, on average, that count on where the title says nothing: the points of a
// chapter begin again in the next.
const topicRun = 6

var (
	// looseNumber matches a number without punctuation: not a mark, because titles begin so too, but evidence if all
	// have one.
	looseNumber = pattern.New(`^\d{1,3}\s+\D`)
	// chapterNumber matches a number before the title of a chapter.
	chapterNumber = pattern.New(`^\d[\d.]*\s+`)
)

// Of the headings of one level, the share that must be numbered or named by the contents, and the share of those that
// must have text of their own.
const (
	topicShare = 0.8
	ownText    = 0.6
)

// A stratum is the headings of one level.
type stratum struct {
	all, numbered, named, text, asking int
	closes                             bool         // one has the title of a last section
	count                              numbering    // of their numbers
	last                               number.Label // of them
	at                                 map[int]bool // of units
	bare                               []int        // units without a number
}

// numbers records the number of the heading of a unit.
func (s *stratum) numbers(i int, f *headFact) {
	switch {
	case f.mark.style == numberMark || f.mark.style == dottedMark:
		s.numbered++
		s.count.follow(&s.last, f.mark.number)
	case looseNumber.MatchString(f.text):
		s.numbered++
	default:
		s.bare = append(s.bare, i)
		s.closes = s.closes || isClosing(f.text)
	}
}

// leaveBare takes the headings without a number out of those that count without a gap: they name other parts.
func (s *stratum) leaveBare() {
	if s.count.numbered == s.numbered && s.count.gaps == 0 {
		for _, i := range s.bare {
			delete(s.at, i)
			s.all--
		}
	}
}

func (topicsShape) read(e *evidence) *finding {
	topical := e.topical
	var strata [7]stratum
	manual := false
	for i, u := range e.units {
		b, ok := u.block.(*ast.Heading)
		if !ok || u.inOl {
			continue
		}
		s := &strata[b.Level]
		if s.at == nil {
			s.at = map[int]bool{}
		}
		fact := e.heads.of(b)
		m, text := fact.mark, fact.text
		if m.style == noMark && isApparatus(text) {
			continue
		}
		manual = manual || vocabulary.Begins(vocabulary.ManualTitle, chapterNumber.ReplaceAllString(text, ""))
		s.all++
		s.at[i] = true
		s.numbers(i, fact)
		if e.whole.named[b] {
			s.named++
		}
		if fact.asks {
			s.asking++
		}
		if i+1 < len(e.units) {
			if _, head := e.units[i+1].block.(*ast.Heading); !head {
				s.text++
			}
		}
	}
	level := 0
	for l := 6; l > 0 && level == 0; l-- {
		if s := &strata[l]; s.all >= minQuestions && share(s.numbered, s.all) >= topicShare {
			level = l
			s.leaveBare()
		}
	}
	for l := 6; l > 0 && level == 0; l-- {
		s := strata[l]
		if s.all >= minQuestions && share(s.named, s.all) >= topicShare && share(s.text, s.named) >= ownText {
			level = l
		}
	}
	if level == 0 {
		return nil
	}
	s, certain := strata[level], topical || e.forced != ""
	switch {
	case certain:
	case e.whole.doc.Format == "html":
		return nothing("the title of the page does not speak of questions, and articles number their headings")
	case len(e.whole.doc.Cells) > 0:
		return nothing("the title of the notebook does not speak of questions, and analyses number their steps")
	case manual:
		return nothing("a heading is that of a manual")
	case s.all < manyTopics || share(s.numbered, s.all) < topicShare:
		return nothing("%d headings of level %d, %d numbered; at least %d and %d %% where the title does not speak of "+
			"questions", s.all, level, s.numbered, manyTopics, asPercent(topicShare))
	case s.closes:
		return nothing("a heading closes an article")
	case s.numbered < topicRun*(s.count.restarts+1):
		return nothing("%d headings of level %d count to less than %d on average", s.all, level, topicRun)
	}
	parts, asking := 0, strata[level].asking
	for l := level + 1; l < len(strata); l++ {
		parts += strata[l].all
		asking += strata[l].asking
	}
	topics := strata[level].all
	if e.forced == "" && share(asking, topics+parts) >= askingShare {
		return nothing("%d %% or more of the headings from level %d on ask", asPercent(askingShare), level)
	}
	f := &finding{what: fmt.Sprintf("topics of level %d", level), form: 0.5 * float64(topics+parts) / float64(topics)}
	f.named = !topical
	for i, u := range e.units {
		b, ok := u.block.(*ast.Heading)
		switch {
		case ok && !u.inOl && strata[level].at[i]:
			f.pieces = append(f.pieces, question(b.Inlines, b.At, b))
		case ok && !u.inOl && b.Level <= level:
			f.pieces = append(f.pieces, section(b.Inlines, b.Level, b.At, b))
		default:
			f.pieces = append(f.pieces, e.content(u.block, e.letters))
		}
	}
	return f
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}
