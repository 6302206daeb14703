package recognize

import "studyguide/source/ast"

// labelsShape is dialogue: questions labelled "Q:", "Question 5:", answers labelled "A:", "Ans:-", "Solution:", bold
// or not, numbered or not, in the words of many languages.
//
// A title may wrap over lines, and question and answer may stand in one paragraph, or even in one line, where only the answer's
// label divides them. "A." is the label of an answer only where questions are labelled too and no "B." follows; else it is the first option.
// A second label in one answer is the author's own word.
type labelsShape struct{}

func (labelsShape) name() string { return "labels" }

// read takes every paragraph with a question's mark word, if half of them are followed by an answer's label before the
// next one. Without the answers' labels the words are not labels but numbers, and the outline's rule applies.
func (labelsShape) read(e *evidence) *finding {
	asked := make([]bool, len(e.units))
	questions, answers, open := 0, 0, false
	for i, u := range e.units {
		in := lineOf(u.block, true)
		if in == nil {
			continue
		}
		if _, ok := u.block.(*ast.Heading); ok && !e.plain {
			continue
		}
		text := flat(in)
		if m := readMark(text, false); m.style == wordMark || m.style == wordNumber {
			asked[i], open = true, true
			questions++
			if _, rest := splitTitle(in); len(rest) > 0 && readLabel(flat(rest), true) > 0 {
				answers, open = answers+1, false
			}
			continue
		}
		if open && readLabel(text, e.letters) > 0 {
			answers, open = answers+1, false
		}
	}
	if questions == 0 || answers*2 < questions {
		return nil
	}
	f := walkText(e, func(i int) bool { return asked[i] })
	f.what, f.form = "paragraphs labelled as questions", 3.2
	return f
}
