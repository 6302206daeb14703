package ast

// Where an edition puts the answers: the values of [Meta].Answers.
const (
	AnswersInline  = "inline"  // under their questions; so does ""
	AnswersBack    = "back"    // in a part of their own after all questions
	AnswersDetails = "details" // under their questions, collapsed where the medium can
)

// Answer is an answer that an edition has moved away from its question.
type Answer struct {
	Loc
	ID         string // unique in the guide
	QuestionID string
	Number     string   // the question's
	Title      []Inline // the question's, without links and notes
	Right      []string // labels of the question's right options, if it has some
	Blocks     []Block
}

// leastKey is the least number of answers that a key is worth: fewer are as soon found below it.
const leastKey = 5

// Key returns the answers in s that name options, and have a number to be found by; nil if they are few. Books list
// them at its beginning.
func (s *Section) Key() []*Answer {
	var out []*Answer
	for _, a := range s.Answers {
		if a.Number != "" && len(a.Right) > 0 {
			out = append(out, a)
		}
	}
	if len(out) < leastKey {
		return nil
	}
	return out
}
