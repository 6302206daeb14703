package ast

import "strings"

// A Tally counts the questions of a guide that share a difficulty or a tag.
type Tally struct {
	Word string // as the author first wrote it
	N    int
}

// Difficulties returns the difficulties of g's questions in order of first occurrence, ignoring case.
func (g *Guide) Difficulties() []Tally {
	return tally(g, func(q *Question) []string {
		if q.Difficulty == "" {
			return nil
		}
		return []string{q.Difficulty}
	})
}

// Tags returns the tags of g's questions, as Difficulties does.
func (g *Guide) Tags() []Tally {
	return tally(g, func(q *Question) []string { return q.Tags })
}

// Grades returns the Difficulties of g if they cover the whole guide: every question outside frequently asked questions
// has one, and there are two to five of them, few enough for one line. Otherwise it returns nil.
func (g *Guide) Grades() []Tally {
	for _, s := range g.AllSections() {
		for _, q := range s.Questions {
			if q.Difficulty == "" && !s.FAQ {
				return nil
			}
		}
	}
	all := g.Difficulties()
	if len(all) < 2 || len(all) > 5 {
		return nil
	}
	return all
}

func tally(g *Guide, facts func(*Question) []string) []Tally {
	var out []Tally
	at := map[string]int{}
	for _, q := range g.AllQuestions() {
		for _, word := range facts(q) {
			key := strings.ToLower(word)
			i, ok := at[key]
			if !ok {
				i = len(out)
				at[key] = i
				out = append(out, Tally{Word: word})
			}
			out[i].N++
		}
	}
	return out
}

// Facts returns the labels of q: its difficulty, then its tags.
func (q *Question) Facts() []string {
	if q.Difficulty == "" {
		return q.Tags
	}
	return append([]string{q.Difficulty}, q.Tags...)
}
