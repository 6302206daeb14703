package edition

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
)

// many has sections of the given sizes. Every third question is hard.
func many(sizes ...int) *ast.Guide {
	g, n := &ast.Guide{}, 0
	for i, size := range sizes {
		s := &ast.Section{ID: fmt.Sprint("s-", i), Title: text(fmt.Sprint("Section ", i))}
		for range size {
			n++
			q := &ast.Question{ID: fmt.Sprint("q-", i, "-", n), Number: fmt.Sprint(n), Title: text("What?"),
				Difficulty: "easy", Answer: says("That.")}
			if n%3 == 0 {
				q.Difficulty = "Hard"
			}
			s.Questions = append(s.Questions, q)
		}
		g.Sections = append(g.Sections, s)
	}
	return g
}

func ids(g *ast.Guide) (out []string) {
	for _, q := range g.AllQuestions() {
		out = append(out, q.ID)
	}
	return out
}

// TestSharesAreThoseOfLargestRemainders compares with the definition: each share is its quota rounded down or up, they
// sum up to the count, and no stratum is rounded up while one with a larger rest is rounded down.
func TestSharesAreThoseOfLargestRemainders(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		sizes := make([]int, 1+r.IntN(8))
		all := 0
		for i := range sizes {
			sizes[i] = r.IntN(40)
			all += sizes[i]
		}
		if all == 0 {
			continue
		}
		n := r.IntN(all + 1)
		got, sum := shares(sizes, n), 0
		up, down := -1, -1 // the least rest that was rounded up, the greatest that was rounded down
		for i, size := range sizes {
			whole, rest := n*size/all, n*size%all
			sum += got[i]
			switch got[i] {
			case whole:
				down = max(down, rest)
			case whole + 1:
				if up < 0 || rest < up {
					up = rest
				}
			default:
				t.Fatalf("%d of %v: share %d is %d, its quota %d and %d/%d", n, sizes, i, got[i], whole, rest, all)
			}
			if got[i] > size {
				t.Fatalf("%d of %v: share %d is %d", n, sizes, i, got[i])
			}
		}
		if sum != n || up >= 0 && up < down {
			t.Fatalf("%d of %v: got %v", n, sizes, got)
		}
	}
}

func TestEachStratumHasItsShare(t *testing.T) {
	for seed := range 200 {
		g := many(50, 30, 20)
		s := Sample{Count: 10, Seed: fmt.Sprint(seed), Per: "section"}
		out, n := Draw(g, s)
		if n != 10 {
			t.Fatalf("seed %d: %d questions are drawn", seed, n)
		}
		for i, want := range []int{5, 3, 2} {
			if got := len(out.Sections[i].Questions); got != want {
				t.Errorf("seed %d: section %d has %d questions, want %d", seed, i, got, want)
			}
		}
		s.Per = "difficulty"
		out, _ = Draw(g, s)
		if got := out.Difficulties(); len(got) != 2 || max(got[0].N, got[1].N) != 7 || min(got[0].N, got[1].N) != 3 {
			t.Errorf("seed %d: the difficulties are %v", seed, got)
		}
	}
}

// TestPartsAreStrataWhereOneSectionHoldsAll divides a guide whose only section has parts.
func TestPartsAreStrataWhereOneSectionHoldsAll(t *testing.T) {
	g := many(10, 30)
	own := many(20).Sections[0].Questions
	for i, q := range own {
		q.ID = fmt.Sprint("q-own-", i)
	}
	g.Sections = []*ast.Section{{ID: "s-all", Title: text("All"), Questions: own, Sections: g.Sections},
		{ID: "s-text", Title: text("Text"), Intro: says("No questions.")}}
	out, _ := Draw(g, Sample{Count: 6, Per: "section"})
	all := out.Sections[0]
	if len(all.Questions) != 2 || len(all.Sections[0].Questions) != 1 || len(all.Sections[1].Questions) != 3 {
		t.Errorf("drawn: %v", ids(out))
	}
	if len(out.Sections) != 2 {
		t.Error("a section of text alone was dropped")
	}
}

func TestADrawIsInTheOrderOfTheGuideAndTheSameEachTime(t *testing.T) {
	g := many(40, 60)
	before := ast.Dump(g)
	all := ids(g)
	seen := map[string]bool{}
	for seed := range 50 {
		s := Sample{Count: 30, Seed: fmt.Sprint(seed)}
		out, _ := Draw(g, s)
		again, _ := Draw(many(40, 60), s)
		got := ids(out)
		if !slices.Equal(got, ids(again)) {
			t.Fatalf("seed %d draws two different samples", seed)
		}
		if !slices.IsSortedFunc(got, func(a, b string) int { return slices.Index(all, a) - slices.Index(all, b) }) {
			t.Errorf("seed %d: out of order: %v", seed, got)
		}
		seen[strings.Join(got, " ")] = true
		if want := fmt.Sprintf("count:30,seed:%d", seed); out.Selected != want || out.Version != fmt.Sprint(seed) {
			t.Errorf("the edition is named %q, %q", out.Selected, out.Version)
		}
	}
	if len(seen) != 50 {
		t.Errorf("50 seeds draw %d samples", len(seen))
	}
	if ast.Dump(g) != before {
		t.Error("the guide was changed")
	}
}

// TestAddedQuestionsChangeASampleByThemselvesOnly adds ten questions to a hundred, anywhere, and draws thirty. A
// question is in the new sample and not in the old one only if it was added. So many are expected as are among thirty
// of 110, which is 30*10/110 = 2.7; a shuffle with the same seed would change five, and twenty are changed by another
// seed.
func TestAddedQuestionsChangeASampleByThemselvesOnly(t *testing.T) {
	const seeds = 400
	changed, most := 0, 0
	r := rand.New(rand.NewPCG(3, 4))
	for seed := range seeds {
		g := many(100)
		s := Sample{Count: 30, Seed: fmt.Sprint("s", seed)}
		old, _ := Draw(g, s)
		was := ids(old)
		added := map[string]bool{}
		for i := range 10 {
			q := &ast.Question{ID: fmt.Sprintf("q-new-%d-%d", seed, i), Title: text("And?")}
			added[q.ID] = true
			g.Sections[0].Questions = slices.Insert(g.Sections[0].Questions, r.IntN(100+i), q)
		}
		out, n := Draw(g, s)
		if n != 30 {
			t.Fatalf("seed %d draws %d", seed, n)
		}
		here := 0
		for _, id := range ids(out) {
			if slices.Contains(was, id) {
				continue
			}
			here++
			if !added[id] {
				t.Fatalf("seed %d: %s is new in the sample, and was in the guide before", seed, id)
			}
		}
		changed, most = changed+here, max(most, here)
	}
	t.Logf("%d of 30 change on average, %d at most", changed/seeds, most)
	if changed > 3*seeds {
		t.Errorf("%d seeds change %d questions, more than three each", seeds, changed)
	}
}

// TestAQuestionBringsAlongWhatItLeansOn links questions to others in their prompts and options.
func TestAQuestionBringsAlongWhatItLeansOn(t *testing.T) {
	link := func(id string) []ast.Inline { return []ast.Inline{&ast.Link{URL: "#" + id, Inlines: text("that one")}} }
	passed := false
	for seed := range 300 {
		g := many(12)
		qs := g.Sections[0].Questions
		qs[3].Prompt = []ast.Block{&ast.Paragraph{Inlines: link(qs[7].ID)}}
		qs[7].Title = link(qs[1].ID)
		qs[9].Options = []*ast.Option{{Blocks: []ast.Block{&ast.Paragraph{Inlines: link("h-in-11")}}}, {}}
		qs[11].Answer = []ast.Block{&ast.Heading{ID: "h-in-11", Level: 4, Inlines: text("In it")}}
		qs[0].Answer = []ast.Block{&ast.Paragraph{Inlines: link(qs[5].ID)}} // in an answer: it does not lean
		out, n := Draw(g, Sample{Count: 3, Seed: fmt.Sprint(seed)})
		got := ids(out)
		has := func(i int) bool { return slices.Contains(got, qs[i].ID) }
		if has(3) && !has(7) || has(7) && !has(1) || has(9) && !has(11) {
			t.Errorf("seed %d: %v lacks what it leans on", seed, got)
		}
		passed = passed || has(0) && !has(5)
		if n != 3 {
			t.Errorf("seed %d: %d questions are drawn", seed, n)
		}
	}
	if !passed {
		t.Error("a link in an answer brings a question along")
	}
	g := many(4)
	for i, q := range g.Sections[0].Questions { // each on the next, and the last on the first
		q.Prompt = []ast.Block{&ast.Paragraph{Inlines: link(g.Sections[0].Questions[(i+1)%4].ID)}}
	}
	if out, n := Draw(g, Sample{Count: 3}); n != 0 || len(out.AllQuestions()) != 0 {
		t.Errorf("%d of four questions that need each other are drawn", n)
	}
	if _, n := Draw(g, Sample{Count: 9}); n != 4 {
		t.Errorf("%d of four questions are drawn", n)
	}
}
