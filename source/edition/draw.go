package edition

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
)

// A Sample is a draw of questions. The zero Sample draws none and leaves all.
type Sample struct {
	Count int    // how many questions to draw; 0: all
	Seed  string // another seed draws others; empty: [DefaultSeed]
	Per   string // what the guide is divided into for the draw, one of [Strata]; empty: nothing
}

// DefaultSeed is the seed of a draw that names none: draws never differ by themselves.
const DefaultSeed = "1"

// Strata returns what a guide may be divided into for a draw, so that each part has its share of the questions.
func Strata() []string { return []string{section, difficulty} }

// seed returns the seed of s.
func (s Sample) seed() string {
	if s.Seed == "" {
		return DefaultSeed
	}
	return s.Seed
}

// String returns what s draws, as a term of the text that names an edition; "" for all.
func (s Sample) String() string {
	if s.Count == 0 {
		return ""
	}
	text := fmt.Sprintf("count:%d,seed:%s", s.Count, s.seed())
	if s.Per != "" {
		text += ",per:" + s.Per
	}
	return text
}

// Draw returns the edition of g with the questions that s draws, in the order of the guide, and how many these are.
//
// Questions are ordered by the SHA-256 of the seed and of what identifies each, and the first are taken. So the same
// seed takes the same questions; and a question that is added, removed or moved changes the draw by itself at most,
// unless it changes the shares. Each stratum has its share of the count by the method of largest remainders: the
// whole part of its quota, and those with the largest rest get one more, the first in the guide if two are equal.
//
// A question whose title, prompt or options link to another question leans on it, and brings it along. If there is no
// room for all that it leans on, it is passed over. Only then are fewer questions taken than there are, or than Count
// says. Links in answers do not count.
func Draw(g *ast.Guide, s Sample) (*ast.Guide, int) {
	all := g.AllQuestions()
	if s.Count == 0 || len(all) == 0 {
		return g, len(all)
	}
	d := newDraw(g, s)
	room := shares(d.sizes, min(s.Count, len(all)))
	taken := map[*ast.Question]bool{}
	for _, q := range d.order {
		group := d.leaning(q, taken, len(all))
		need := make([]int, len(room))
		fits := true
		for _, q := range group {
			of := d.stratum[q]
			need[of]++
			fits = fits && need[of] <= room[of]
		}
		if !fits {
			continue
		}
		for _, q := range group {
			taken[q] = true
			room[d.stratum[q]]--
		}
	}
	keep := choice{questions: taken, sections: map[*ast.Section]bool{}}
	for _, sec := range g.AllSections() {
		keep.sections[sec] = true
	}
	out := kept(g, keep)
	out.Selected = strings.Trim(g.Selected+","+s.String(), ",")
	out.Version = s.seed()
	return out, len(taken)
}

// identity returns what identifies a question whatever else changes in its guide.
func identity(q *ast.Question) string { return cmp.Or(q.Key, q.ID) }

// A draw is the questions of a guide, ready to be drawn.
type draw struct {
	order   []*ast.Question // in which they are drawn
	stratum map[*ast.Question]int
	sizes   []int                    // of strata
	owner   map[string]*ast.Question // of an id that links may lead to
}

func newDraw(g *ast.Guide, s Sample) *draw {
	d := &draw{order: g.AllQuestions(), stratum: map[*ast.Question]int{}, owner: map[string]*ast.Question{}}
	digest := map[*ast.Question][]byte{}
	for _, q := range d.order {
		sum := sha256.Sum256([]byte(s.seed() + "\x00" + identity(q)))
		digest[q] = sum[:]
		ast.Walk(q, func(n ast.Node) bool {
			if h, ok := n.(*ast.Heading); ok && h.ID != "" {
				d.owner["#"+h.ID] = q
			}
			return true
		})
		d.owner["#"+q.ID] = q
	}
	d.divide(g, s.Per)
	slices.SortStableFunc(d.order, func(a, b *ast.Question) int { return bytes.Compare(digest[a], digest[b]) })
	return d
}

// divide sets the strata of questions, in the order of the guide.
func (d *draw) divide(g *ast.Guide, per string) {
	at := map[string]int{}
	put := func(q *ast.Question, name string) {
		i, ok := at[name]
		if !ok {
			i = len(d.sizes)
			at[name] = i
			d.sizes = append(d.sizes, 0)
		}
		d.stratum[q] = i
		d.sizes[i]++
	}
	switch per {
	case section:
		for _, sec := range chapters(g.Sections) {
			for _, q := range (&ast.Guide{Sections: []*ast.Section{sec}}).AllQuestions() {
				put(q, sec.ID)
			}
		}
	case difficulty:
		for _, q := range g.AllQuestions() {
			put(q, strings.ToLower(q.Difficulty))
		}
	default:
		for _, q := range g.AllQuestions() {
			put(q, "")
		}
	}
}

// chapters returns the sections into which a guide is divided: the outermost ones or, if all questions are in one, its
// parts. The questions of that section itself are one more.
func chapters(in []*ast.Section) []*ast.Section {
	var asking []*ast.Section
	for _, s := range in {
		if asks(s) {
			asking = append(asking, s)
		}
	}
	if len(asking) != 1 || len(asking[0].Sections) == 0 {
		return asking
	}
	s := asking[0]
	parts := chapters(s.Sections)
	if len(s.Questions) == 0 {
		return parts
	}
	return append([]*ast.Section{{ID: s.ID, Questions: s.Questions}}, parts...)
}

// shares divides n among strata of sizes, by the largest remainders. n is at most the sum of the sizes.
func shares(sizes []int, n int) []int {
	all := 0
	for _, size := range sizes {
		all += size
	}
	out, left := make([]int, len(sizes)), n
	rest := make([]int, len(sizes))
	order := make([]int, len(sizes))
	for i, size := range sizes {
		hi, lo := bits.Mul64(uint64(n), uint64(size))
		whole, part := bits.Div64(hi, lo, uint64(all))
		out[i], rest[i], order[i] = int(whole), int(part), i
		left -= out[i]
	}
	slices.SortStableFunc(order, func(a, b int) int { return rest[b] - rest[a] })
	for _, i := range order[:left] {
		out[i]++
	}
	return out
}

// leaning returns a question, if it is not taken, and all others on which it leans. More than most are cut off.
func (d *draw) leaning(q *ast.Question, taken map[*ast.Question]bool, most int) []*ast.Question {
	if taken[q] {
		return nil
	}
	group, seen := []*ast.Question{q}, map[*ast.Question]bool{q: true}
	for i := 0; i < len(group) && len(group) <= most; i++ {
		d.links(group[i], func(to *ast.Question) {
			if !seen[to] && !taken[to] {
				seen[to] = true
				group = append(group, to)
			}
		})
	}
	return group
}

// links calls visit for each question to which the title, the prompt or an option of q links.
func (d *draw) links(q *ast.Question, visit func(*ast.Question)) {
	asked := *q
	asked.Answer = nil
	ast.Walk(&asked, func(n ast.Node) bool {
		if l, ok := n.(*ast.Link); ok {
			if to := d.owner[l.URL]; to != nil && to != q {
				visit(to)
			}
		}
		return true
	})
}
