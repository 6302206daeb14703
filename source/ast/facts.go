package ast

import "strings"

// A Tally is how many questions of a guide share a fact.
type Tally struct {
	Word string // as the author first wrote it
	N    int
}

// Difficulties gives the difficulties of g's questions in the order in which they first occur. Case does not tell two apart.
func (g *Guide) Difficulties() []Tally {
	return tally(g, func(q *Question) []string {
		if q.Difficulty == "" {
			return nil
		}
		return []string{q.Difficulty}
	})
}

// Tags gives the tags of g's questions as Difficulties does their difficulties.
func (g *Guide) Tags() []Tally {
	return tally(g, func(q *Question) []string { return q.Tags })
}

// Grades gives the Difficulties of g if they tell about all of it: every question has one, but for those of frequently asked questions, and they
// are two to five, so that one line can say them. Otherwise it gives none.
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

// Facts gives what is said of q besides its title: its difficulty, then its tags.
func (q *Question) Facts() []string {
	if q.Difficulty == "" {
		return q.Tags
	}
	return append([]string{q.Difficulty}, q.Tags...)
}
