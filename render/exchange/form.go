package exchange

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// A Form is what a question is for quiz programs.
type Form int

// The forms of questions.
const (
	Essay     Form = iota // answered in words, which a person judges by the model answer
	OneOf                 // one option is taken, and any right one is worth all points
	SomeOf                // all right options are to be taken
	Statement             // it is true or false
	Survey                // it offers options, and none is right
)

// Form returns the form of it.
func (it Item) Form() Form {
	right := len(it.Right())
	switch {
	case len(it.Options) == 0:
		return Essay
	case right == 0:
		return Survey
	}
	if _, ok := it.Holds(); ok {
		return Statement
	}
	if it.Kind == ast.Several || right > 1 && it.Kind != ast.Single {
		return SomeOf
	}
	return OneOf
}

// Holds reports whether the statement that it makes is true. ok is false unless it offers the words for true and for
// false, in this order and in English or the language of the guide, and one of them is right: programs show their own
// words in this order.
func (it Item) Holds() (holds, ok bool) {
	if len(it.Options) != 2 || len(it.Right()) != 1 {
		return false, false
	}
	for i, c := range []words.Concept{words.TrueWord, words.FalseWord} {
		p, sole := ast.SoleParagraph(it.Options[i].Blocks)
		if !sole {
			return false, false
		}
		says := strings.TrimRight(ast.PlainText(p.Inlines), ".。")
		if !strings.EqualFold(says, words.First(c, "en")) && !strings.EqualFold(says, words.First(c, it.language)) {
			return false, false
		}
	}
	return it.Options[0].Right, true
}

// Shares returns the percent of the points that each of so many right options is worth, and that are taken off for
// each of so many wrong ones. Moodle knows no other fractions than these: parts of 100 up to a tenth, and 5. ok is
// false for more right options than that allows.
func Shares(right, wrong int) (gain []string, loss string, ok bool) {
	const most = 20
	if right < 1 || right > most {
		return nil, "", false
	}
	for i := range right {
		switch {
		case right <= len(shares()):
			gain = append(gain, shares()[right-1])
		case i < most-right: // tenths and twentieths that make 100 together
			gain = append(gain, "10")
		default:
			gain = append(gain, "5")
		}
	}
	loss = "5"
	if wrong >= 1 && wrong <= len(shares()) {
		loss = shares()[wrong-1]
	}
	return gain, loss, true
}

// shares returns the parts of 100 as Moodle rounds them: a whole, a half, a third and so on.
func shares() []string {
	return []string{"100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10"}
}

// Numbering returns how quiz programs count the options of it in the way that its author does: "abc", "ABCD", "iii",
// "IIII" or "123", the words of Moodle. Labels that do not count from the first on are replaced by capital letters.
func (it Item) Numbering() string {
	labels := ast.Labels(it.Options)
	if len(labels) == 0 {
		return "ABCD"
	}
	if labels[0] == "1" {
		return "123"
	}
	first := strings.ToLower(labels[0])
	switch style := ast.LabelStyle(labels); {
	case style == "a" && first == "a":
		return "abc"
	case style == "i" && first == "i":
		return "iii"
	case style == "I" && first == "i":
		return "IIII"
	default:
		return "ABCD"
	}
}

// Letters returns letters that name the options of it: the author's small ones where they count from a on, else
// capitals. More than 26 options have numbers.
func (it Item) Letters() []string {
	if it.Numbering() == "abc" {
		return ast.Labels(it.Options)
	}
	return ast.Labels(unlabelled(it.Options))
}

// unlabelled returns as many options as there are, without the labels of their author.
func unlabelled(options []*ast.Option) []*ast.Option {
	out := make([]*ast.Option, len(options))
	for i := range out {
		out[i] = &ast.Option{}
	}
	return out
}
