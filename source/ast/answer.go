package ast

// Where an edition puts the answers: the values of [Meta].Answers.
const (
	AnswersInline  = "inline"  // under their questions; so does ""
	AnswersBack    = "back"    // in a part of their own after all questions
	AnswersDetails = "details" // under their questions, collapsed where the medium can
	AnswersNone    = "none"    // nowhere: a paper to be answered
	AnswersOnly    = "only"    // without their questions: the key of such a paper
)

// Answer is an answer that an edition has moved away from its question.
type Answer struct {
	Loc
	ID         string // unique in the guide
	QuestionID string
	Number     string   // the question's
	Title      []Inline // the question's, without links and notes
	Right      []string // labels of the question's right options, if it has some
	Marks      int      // as of its question
	Page       string   // of the paper on which the question stands, as printed there; empty: unknown
	Blocks     []Block
}

// MovedAnswers returns the answers of g that an edition has moved away from their questions, by their ids: each
// question there has the id of its own as AnswerID.
func (g *Guide) MovedAnswers() map[string]*Answer {
	out := map[string]*Answer{}
	for _, s := range g.AllSections() {
		for _, a := range s.Answers {
			out[a.ID] = a
		}
	}
	return out
}
