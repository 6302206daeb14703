package source

import (
	"cmp"
	"slices"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// identify returns what gives the questions of a guide their keys: those of the names that the author gives them, then
// those of the register, else those of their ids. Keys are unique whatever the names are.
func identify(names []ast.Name, opts Options, sink diag.Sink) func(*ast.Guide) map[string]*ast.Question {
	return func(g *ast.Guide) map[string]*ast.Question {
		return settle(g, givenKeys(g, names, sink), opts)
	}
}

// settle sets the keys of the questions of g. given holds those that the author gives them. It returns the questions by
// their ids in the register.
func settle(g *ast.Guide, given map[*ast.Question]string, opts Options) map[string]*ast.Question {
	match := opts.Register.Match(g.AllQuestions(), given)
	former := match.Former()
	match.Settle(given, cmp.Or(g.Meta.Date, opts.Date), !opts.TitleIDs)
	if opts.Matched != nil {
		opts.Matched(match)
	}
	return former
}

// settleTree sets the keys of the questions of a tree that have none. Its ids stay as they are.
func settleTree(g *ast.Guide, opts Options) {
	given := map[*ast.Question]string{}
	for _, q := range g.AllQuestions() {
		if q.Key != "" {
			given[q] = q.Key
		}
	}
	opts.TitleIDs = true
	settle(g, given, opts)
}

// givenKeys returns the keys that the author gives questions. A name that another question has already is set aside and
// reported.
func givenKeys(g *ast.Guide, names []ast.Name, sink diag.Sink) map[*ast.Question]string {
	keys := map[*ast.Question]string{}
	if len(names) == 0 {
		return keys
	}
	taken := map[string]diag.Span{}
	named := map[*ast.Question]ast.Name{}
	owners := newOwners(g)
	for _, n := range names {
		q := owners.of(n)
		if q == nil {
			continue
		}
		if first, twice := named[q]; twice {
			if first.Text != n.Text {
				sink.Report(diag.New(diag.KeyTwice, n.At, "the question is named %q already", first.Text).
					WithRelated(first.At, "it is named here"))
			}
			continue
		}
		key := ast.KeyOf(n.Text)
		if first, twice := taken[key]; twice {
			sink.Report(diag.New(diag.KeyTwice, n.At, "another question is named %q already", n.Text).
				WithRelated(first, "it is named here").
				WithHint("a name that was copied with its question: give one of them another name"))
			continue
		}
		taken[key] = n.At
		named[q] = n
		keys[q] = key
	}
	return keys
}

// owners finds the questions that names belong to.
type owners struct {
	starts map[string][]start // of sections and questions, by file, in the order of the file
}

// A start is where a section or a question begins; question is nil for a section.
type start struct {
	at       diag.Span
	titleEnd int // the last line of the title
	question *ast.Question
}

func newOwners(g *ast.Guide) owners {
	o := owners{map[string][]start{}}
	add := func(at diag.Span, title []ast.Inline, q *ast.Question) {
		if at.IsZero() {
			return
		}
		end := at.Start.Line
		if n := len(title); n > 0 {
			end = max(end, title[n-1].Span().End.Line)
		}
		o.starts[at.File] = append(o.starts[at.File], start{at, end, q})
	}
	for _, s := range g.AllSections() {
		add(s.At, s.Title, nil)
		for _, q := range s.Questions {
			add(q.At, q.Title, q)
		}
	}
	for _, starts := range o.starts {
		slices.SortStableFunc(starts, func(a, b start) int {
			return cmp.Or(cmp.Compare(a.at.Start.Line, b.at.Start.Line), cmp.Compare(a.at.Start.Col, b.at.Start.Col))
		})
	}
	return o
}

// of returns the question that a name belongs to, nil if there is none: one in a heading to the question with that
// title; any other to the question that it is in, else to the one right above it, else to the next one before another
// section.
func (o owners) of(n ast.Name) *ast.Question {
	starts := o.starts[n.At.File]
	i, _ := slices.BinarySearchFunc(starts, n.At.Start, func(s start, at diag.Pos) int {
		if s.at.Start.Before(at) || s.at.Start == at {
			return -1
		}
		return 1
	})
	var last start // which begins before the name
	if i > 0 {
		last = starts[i-1]
	}
	switch {
	case n.InTitle:
		if n.At.Start.Line > last.titleEnd {
			return nil
		}
		return last.question
	case last.question != nil && (n.At.Start.Before(last.at.End) || n.Follows):
		return last.question
	case n.Follows && i > 0:
		return nil // a section's
	case i < len(starts):
		return starts[i].question
	}
	return last.question
}
