package lint

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"studyguide/source/ast"
	"studyguide/source/diag"
	vocabulary "studyguide/source/words"
)

// An asked is a question with what it asks, as words.
type asked struct {
	q      *ast.Question
	said   string // title and prompt, word for word
	answer string // likewise
	words  []int  // those of the title that carry meaning, each once, by their rank: the rarest first
}

// checkDuplicates reports questions that are asked twice, in the same words or in nearly the same. Those of many that
// share one title ("What's the output?") are told apart by what follows it, and if nothing does, by their answers.
func checkDuplicates(qs []*ast.Question, sink diag.Sink) {
	all := make([]*asked, len(qs))
	same := map[string][]*asked{}
	answers := map[[2]string]*asked{} // the first to be asked and answered so
	titles := make([][]string, len(qs))
	for i, q := range qs {
		title := q.PlainTitle()
		a := &asked{q: q, said: key(title + " " + text(q.Prompt)), answer: key(text(q.Answer))}
		if len(q.Prompt) == 0 { // what a prompt shows besides words cannot be compared
			titles[i] = content(title)
		}
		all[i] = a
		if said := [2]string{a.said, a.answer}; answers[said] == nil {
			answers[said] = a
		}
		same[a.said] = append(same[a.said], a)
	}
	rank(all, titles)
	told := map[*asked]bool{}
	for _, a := range all {
		group := same[a.said]
		first := group[0]
		if a == first || a.said == "" {
			continue
		}
		const refrain = 3 // a title that comes so often is not the question
		if len(group) >= refrain {
			if first = answers[[2]string{a.said, a.answer}]; first == a || a.answer == "" {
				continue
			}
		}
		told[a] = true
		sink.Report(diag.New(diag.Duplicate, titleSpan(a.q), "question %s asks the same as another", nameOf(a.q)).
			WithRelated(titleSpan(first.q), "the first is here").
			WithHint("keep the better answer, or say what is different"))
	}
	nearDuplicates(slices.DeleteFunc(all, func(a *asked) bool { return told[a] || len(same[a.said]) > 1 }), sink)
}

// What makes two questions nearly the same: the same words of meaning, and at least three of them; or at least so large
// a share in common, where that leaves no more than a word or two apart.
const (
	fewestWords = 3
	nearShare   = 0.85
	longWords   = 8
)

// rank gives the questions the words of their titles as numbers, those that the fewest titles have first.
func rank(all []*asked, titles [][]string) {
	count := map[string]int{}
	for _, title := range titles {
		for _, w := range title {
			count[w]++
		}
	}
	known := make([]string, 0, len(count))
	for w := range count {
		known = append(known, w)
	}
	slices.SortFunc(known, func(v, w string) int { return cmp.Or(count[v]-count[w], strings.Compare(v, w)) })
	ranks := map[string]int{}
	for i, w := range known {
		ranks[w] = i
	}
	for i, title := range titles {
		for _, w := range title {
			all[i].words = append(all[i].words, ranks[w])
		}
		slices.Sort(all[i].words)
	}
}

// nearDuplicates compares each question only with those that share one of its rarest words (prefix filtering;
// Chaudhuri, Ganti and Kaushik 2006): two sets that have nearly all in common have one of those in common. So ten
// thousand questions cost hardly more than ten times a thousand.
func nearDuplicates(all []*asked, sink diag.Sink) {
	const crowd = 16 // questions that share a word which is rare for each of them: a word of the guide's topic, then
	rare := map[int][]*asked{}
	for _, a := range all {
		if len(a.words) < fewestWords {
			continue
		}
		prefix := a.words[:len(a.words)-int(nearShare*float64(len(a.words)))+1]
		if b := nearest(a, prefix, rare, crowd); b != nil {
			sink.Report(
				diag.New(diag.NearDuplicate, titleSpan(a.q),
					"question %s seems to ask the same as %s",
					nameOf(a.q), nameOf(b.q)).
					WithRelated(titleSpan(b.q), "the first is here"),
			)
			continue
		}
		for _, w := range prefix {
			rare[w] = append(rare[w], a)
		}
	}
}

func nearest(a *asked, prefix []int, rare map[int][]*asked, crowd int) *asked {
	for _, w := range prefix {
		for _, b := range rare[w][max(0, len(rare[w])-crowd):] {
			if near(a.words, b.words) {
				return b
			}
		}
	}
	return nil
}

// near compares two sets of words, each in order.
func near(a, b []int) bool {
	shared, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			shared++
			i++
			j++
		}
	}
	if shared == len(a) && shared == len(b) {
		return true
	}
	union := len(a) + len(b) - shared
	return min(len(a), len(b)) >= longWords && float64(shared) >= nearShare*float64(union)
}

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) && r != '+' && r != '#'
	})
}

func key(s string) string { return strings.Join(words(s), " ") }

// content gives the words of a title that carry meaning, each once, without the endings of plurals.
func content(title string) []string {
	var out []string
	for _, w := range words(title) {
		if isFiller(w) {
			continue
		}
		if len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
			w = w[:len(w)-1]
		}
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// isFiller tells whether a word says nothing of what a question is about.
func isFiller(w string) bool {
	return vocabulary.Has(vocabulary.QuestionFiller, w)
}

// text returns the words of blocks. An image is known by its file: two answers that show different images are not the
// same.
func text(blocks []ast.Block) string {
	return ast.BlockText(blocks, func(n ast.Node) string {
		switch n := n.(type) {
		case *ast.Image:
			return n.Src
		case *ast.Break:
			return " "
		default:
			return ast.OwnText(n)
		}
	})
}
