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
