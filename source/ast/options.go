package ast

import "strconv"

// Kind is how a question is to be answered.
type Kind int

// The kinds of a question.
const (
	Free        Kind = iota // in the reader's own words
	Single                  // by one of its options
	Several                 // by one or more of its options
	TrueOrFalse             // by whether a statement holds; there may be options that say so
	FillIn                  // by what is left out of a sentence
)

// String returns the name of k, as in the dump and in JSON.
func (k Kind) String() string {
	switch k {
	case Free:
		return "open"
	case Single:
		return "single"
	case Several:
		return "several"
	case TrueOrFalse:
		return "true-or-false"
	case FillIn:
		return "fill-in"
	default:
		return "kind " + strconv.Itoa(int(k))
	}
}

// Option is one of the answers that a question offers.
type Option struct {
	Loc
	Label  string // the author's ("A", "c", "①", "2"); empty: none, see [Labels]
	Blocks []Block
	Right  bool // the author marks it as a right one
}

// Labels returns the labels by which a book names options: the authors', or letters from A where an option has none.
func Labels(options []*Option) []string {
	out := make([]string, len(options))
	for i, o := range options {
		switch {
		case o.Label != "":
			out[i] = o.Label
		case i < 26:
			out[i] = string(rune('A' + i))
		default: // no author offers so many
			out[i] = strconv.Itoa(i + 1)
		}
	}
	return out
}

// Right returns the labels of the options of q that are right, as in [Labels].
func (q *Question) Right() []string {
	var out []string
	for i, label := range Labels(q.Options) {
		if q.Options[i].Right {
			out = append(out, label)
		}
	}
	return out
}

// Answered reports whether q says its answer: in words, by the options that are right, or elsewhere in its edition.
func (q *Question) Answered() bool {
	return len(q.Answer) > 0 || q.AnswerID != "" || len(q.Right()) > 0
}

// SoleParagraph returns the paragraph that is all of blocks; ok is false if they are anything else.
func SoleParagraph(blocks []Block) (p *Paragraph, ok bool) {
	if len(blocks) != 1 {
		return nil, false
	}
	p, ok = blocks[0].(*Paragraph)
	return p, ok
}
