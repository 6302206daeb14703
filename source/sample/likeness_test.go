package sample_test

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	tree "example.org/studyguide/source/ast"
	"example.org/studyguide/source/sample"
)

// runWords is the number of words in a row that two texts do not share by chance.
const runWords = 12

var word = regexp.MustCompile(`[\pL\pN]+`)

// runs returns every run of n words of text with the offset at which it first begins.
func runs(text string, n int) map[string]int {
	at := word.FindAllStringIndex(text, -1)
	found := map[string]int{}
	for i := 0; i+n <= len(at); i++ {
		words := make([]string, n)
		for j := range words {
			words[j] = strings.ToLower(text[at[i+j][0]:at[i+j][1]])
		}
		key := strings.Join(words, " ")
		if _, ok := found[key]; !ok {
			found[key] = at[i][0]
		}
	}
	return found
}

// TestNothingIsCopiedFromTheSeed compares the guide, code and all, with the one that the project began with.
func TestNothingIsCopiedFromTheSeed(t *testing.T) {
	name := os.Getenv("STUDYGUIDE_SEED")
	if name == "" {
		t.Skip("STUDYGUIDE_SEED is not set: nothing to compare with")
	}
	seed, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	theirs := runs(string(seed), runWords)
	if len(theirs) < 1000 {
		t.Fatalf("the seed has only %d runs of %d words", len(theirs), runWords)
	}
	for _, name := range files(t) {
		text, err := fs.ReadFile(sample.FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		for run, at := range runs(string(text), runWords) {
			if _, ok := theirs[run]; ok {
				t.Errorf(
					"source/sample/%s:%d: the seed has these words too: %s",
					name,
					1+strings.Count(string(text[:at]), "\n"),
					run,
				)
			}
		}
	}
}

// Two answers are too alike if they share more than mostLikeness of the runs of shingleWords words in the shorter one.
// The most similar pair of good answers that we measured shares 2%.
const (
	shingleWords = 4
	mostLikeness = 0.15
)

func TestShareCountsWhatBothSay(t *testing.T) {
	a := runs("One, two, three, four - five! Six", shingleWords)
	b := runs("zero one TWO three four five", shingleWords)
	if got := share(a, b); got != 2.0/3 {
		t.Errorf("share is %v of %d and %d runs, want 2 of 3", got, len(a), len(b))
	}
	if got := share(a, runs("nothing of this is said over there", shingleWords)); got != 0 {
		t.Errorf("share of texts that have nothing in common is %v", got)
	}
}

func TestNoTwoAnswersAreAlike(t *testing.T) {
	guide, _ := load(t)
	all := guide.AllQuestions()
	said := make([]map[string]int, len(all))
	for i, q := range all {
		said[i] = runs(prose(q), shingleWords)
	}
	most, pair := 0.0, [2]int{}
	for i := range all {
		for j := range i {
			likeness := share(said[i], said[j])
			if likeness > most {
				most, pair = likeness, [2]int{i, j}
			}
			if likeness > mostLikeness {
				t.Errorf(
					"%q and %q share %.0f%% of their words",
					all[i].PlainTitle(),
					all[j].PlainTitle(),
					100*likeness,
				)
			}
		}
	}
	t.Logf(
		"of %d answers, the likest share %.1f%%: %q, %q",
		len(all),
		100*most,
		all[pair[0]].PlainTitle(),
		all[pair[1]].PlainTitle(),
	)
}

// prose returns the text of a question and its answer without listings, whose few words repeat.
func prose(q *tree.Question) string {
	var text strings.Builder
	tree.Walk(q, func(n tree.Node) bool {
		switch n := n.(type) {
		case *tree.Text:
			text.WriteString(n.Value)
		case *tree.Break:
			text.WriteString(" ")
		case *tree.Listing:
			return false
		case *tree.Paragraph, *tree.Item, *tree.Cell:
			text.WriteString("\n")
		}
		return true
	})
	return text.String()
}

// share returns the fraction of the smaller set that is in the other.
func share(a, b map[string]int) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 0
	}
	both := 0
	for run := range a {
		if _, ok := b[run]; ok {
			both++
		}
	}
	return float64(both) / float64(len(a))
}
