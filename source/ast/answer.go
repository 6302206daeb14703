package ast

// Where an edition of a guide has its answers: the values of [Meta].Answers.
const (
	AnswersInline  = "inline"  // under their questions; so does ""
	AnswersBack    = "back"    // in a part of their own behind all questions
	AnswersDetails = "details" // under their questions, folded away where the medium can fold
)

// Answer is the answer to a question that stands elsewhere in the guide.
type Answer struct {
	Loc
	ID         string // unique in the guide
	QuestionID string
	Number     string   // the question's
	Title      []Inline // the question's, without links and notes
	Blocks     []Block
}
