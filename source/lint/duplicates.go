package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	vocabulary "example.org/studyguide/source/words"
	"example.org/studyguide/source/writing"
)

// A wording is the text of a question, normalized for comparison.
type wording struct {
	q      *ast.Question
	at     int    // in the guide
	text   string // the words of title and prompt
	signs  string // the signs among them where other questions share the text, see [signsOf]
	answer string // the words of the answer, where many questions share text and signs
	words  []int  // the content words of the title as ranks, without repeats, the rarest first
}

// alike reports whether the signs of two questions agree. One without signs agrees with any: a sign may be an ornament.
func alike(a, b string) bool { return a == b || a == "" || b == "" }

// signsOf returns the signs by which questions with the same words differ ("What does && do?", "What does 🔒 mean?"):
// symbols, marks of punctuation that stand alone, and in code and formulas all that is no word.
func signsOf(q *ast.Question) string {
	var b strings.Builder
	add := func(s string, is func(r rune) bool) {
		for _, r := range s {
			if is(r) {
				b.WriteRune(r)
			}
		}
	}
	wordly := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
	sign := func(r rune) bool { return !unicode.IsSpace(r) && !wordly(r) }
	look := func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Text:
			for token := range strings.FieldsSeq(n.Value) {
				if alone := !strings.ContainsFunc(token, wordly); alone && strings.Trim(token, "?!:;-–—…·•") != "" {
					add(token, sign)
				} else {
					add(token, unicode.IsSymbol)
				}
			}
		case *ast.Code:
			add(n.Value, sign)
		case *ast.Math:
			add(n.TeX, sign)
		case *ast.Listing:
			add(n.Text, sign)
		}
		return true
	}
	for _, in := range q.Title {
		ast.Walk(in, look)
	}
	for _, block := range slices.Concat(q.Prompt, offered(q)) {
		ast.Walk(block, look)
	}
	return b.String()
}

// checkDuplicates reports questions that are asked twice, in the same or nearly the same words. Where many questions
// share one title ("What's the output?"), their prompts must agree too and, if they have none, their answers. Where
// their signs differ, they are not the same.
func checkDuplicates(qs []*ast.Question, sink diag.Sink) {
	all := make([]*wording, len(qs))
	same := map[string][]*wording{} // by text
	titles := make([][]string, len(qs))
	for i, q := range qs {
		title := q.PlainTitle()
		a := &wording{q: q, at: i, text: key(title + " " + text(q.Prompt) + text(offered(q)))}
		if len(q.Prompt)+len(q.Options) == 0 { // a prompt may differ in more than words
			titles[i] = content(title)
		}
		all[i] = a
		same[a.text] = append(same[a.text], a)
	}
	rank(all, titles)
	before := map[*wording]*wording{} // of a question that is asked again: where it is asked first
	for text, group := range same {
		if len(group) > 1 && text != "" {
			asked(group, before)
		}
	}
	repeated := map[*wording][]*ast.Question{} // by the question that is asked first
	var firsts []*wording
	for _, a := range all {
		first := before[a]
		if first == nil {
			continue
		}
		if repeated[first] == nil {
			firsts = append(firsts, first)
		}
		repeated[first] = append(repeated[first], a.q)
	}
	reportRepeated(firsts, repeated, sink)
	nearDuplicates(slices.DeleteFunc(all, func(a *wording) bool { return len(same[a.text]) > 1 }), sink)
}

// asked finds the questions of a group with the same text that are asked again, and where they are asked first.
func asked(group []*wording, before map[*wording]*wording) {
	const refrain = 3 // a title used this often is an instruction, not the question
	signed := map[string][]*wording{}
	for _, a := range group {
		a.signs = signsOf(a.q)
		signed[a.signs] = append(signed[a.signs], a)
	}
	answers := map[[2]string]*wording{} // the first question with these signs and this answer
	for _, a := range group {
		same, plain := signed[a.signs], signed[""]
		first := same[0]
		switch {
		case len(same) >= refrain:
			if a.answer = key(text(a.q.Answer)); a.answer == "" {
				continue
			}
			said := [2]string{a.signs, a.answer}
			if answers[said] == nil {
				answers[said] = a
			}
			first = answers[said]
		case a.signs == "":
			first = group[0] // whose sign is an ornament
		case first == a && len(plain) > 0 && plain[0].at < a.at:
			first = plain[0]
		}
		if first != a {
			before[a] = first
		}
	}
}

// reportRepeated reports each question that is asked again, once, at the first place where it is; many are counted.
func reportRepeated(firsts []*wording, repeated map[*wording][]*ast.Question, sink diag.Sink) {
	for i, first := range firsts {
		qs := repeated[first]
		at := titleSpan(qs[0])
		others := append([]*ast.Question{first.q}, qs[1:]...)
		message := fmt.Sprintf("question %s is asked %s: here and on %s", nameOf(qs[0]), times(1+len(qs)),
			lineList(at, others))
		if len(firsts) <= maxEach {
			sink.Report(diag.New(diag.Duplicate, at, "%s", message))
			continue
		}
		d := diag.New(diag.Duplicate, at, "%d questions are asked more than once, this is the first; %s",
			len(firsts), message)
		for _, next := range firsts[i+1 : i+1+maxPlaces] {
			q := repeated[next][0]
			d = d.WithRelated(titleSpan(q), "question %s, first asked on %s", nameOf(q),
				lineList(q.At, []*ast.Question{next.q}))
		}
		sink.Report(d)
		return
	}
}

// times returns "twice", "3 times" and so on.
func times(n int) string {
	if n == 2 {
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// Two titles are near duplicates if they have the same content words, at least fewestWords of them, or if both have at
// least longWords and share nearShare of them, so that they differ in a word or two.
const (
	fewestWords = 3
	nearShare   = 0.85
	longWords   = 8
)

// rank sets the words of each question to the ranks of its title's words. The word in the fewest titles has rank 0.
func rank(all []*wording, titles [][]string) {
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

// nearDuplicates reports near duplicates. Each question is compared only with those that share one of its rarest words:
// two sets that have nearly all words in common must share one of those (prefix filtering; Chaudhuri, Ganti and Kaushik
// 2006). So the time grows little faster than the number of questions.
func nearDuplicates(all []*wording, sink diag.Sink) {
	const crowd = 16 // the latest questions compared for each word; a word shared by more is the guide's topic
	rare := map[int][]*wording{}
	var found [][2]*wording
	for _, a := range all {
		if len(a.words) < fewestWords {
			continue
		}
		prefix := a.words[:len(a.words)-int(nearShare*float64(len(a.words)))+1]
		if b := nearest(a, prefix, rare, crowd); b != nil {
			found = append(found, [2]*wording{a, b})
			continue
		}
		for _, w := range prefix {
			rare[w] = append(rare[w], a)
		}
	}
	for _, pair := range found {
		a, b := pair[0].q, pair[1].q
		if len(found) > maxEach {
			sink.Report(diag.New(diag.NearDuplicate, titleSpan(a),
				"%d questions seem to ask the same as another; this is the first, question %s, like %s",
				len(found), nameOf(a), nameOf(b)).
				WithRelated(titleSpan(b), "the other is here"))
			return
		}
		sink.Report(diag.New(diag.NearDuplicate, titleSpan(a), "question %s seems to ask the same as %s",
			nameOf(a), nameOf(b)).
			WithRelated(titleSpan(b), "the first is here"))
	}
}

func nearest(a *wording, prefix []int, rare map[int][]*wording, crowd int) *wording {
	for _, w := range prefix {
		for _, b := range rare[w][max(0, len(rare[w])-crowd):] {
			if near(a.words, b.words) && alike(signsOf(a.q), signsOf(b.q)) {
				return b
			}
		}
	}
	return nil
}

// near reports whether two sorted sets of words are near duplicates.
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
	return strings.FieldsFunc(writing.LowerText(s), func(r rune) bool { return !inWord(r) })
}

func inWord(r rune) bool {
	return writing.InWord(r) || r == '+' || r == '#' || r >= utf8.RuneSelf && unicode.IsNumber(r)
}

// key returns the words of a text with single spaces between.
func key(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	between := false
	for _, r := range s {
		if !inWord(r) {
			between = b.Len() > 0
			continue
		}
		if between {
			b.WriteByte(' ')
			between = false
		}
		b.WriteRune(writing.Lower(r))
	}
	return b.String()
}

// content returns the content words of a title, without repeats and plural endings.
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

// isFiller reports whether a word says nothing about the subject of a question.
func isFiller(w string) bool {
	return vocabulary.Has(vocabulary.QuestionFiller, w)
}

// offered returns the blocks of the options of a question.
func offered(q *ast.Question) (out []ast.Block) {
	for _, o := range q.Options {
		out = append(out, o.Blocks...)
	}
	return out
}

// text returns the words of blocks. Images count by their file names: two answers with different images differ.
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
