package lint

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// TestManyQuestionsAreComparedQuickly checks that time does not grow with the square of the questions, with ten
// thousand that share most of their words and ten thousand that share a title.
func TestManyQuestionsAreComparedQuickly(t *testing.T) {
	const n = 10000
	for name, title := range map[string]string{
		"much alike": "How does the server number %d handle the request of a client over the network when the load grows?",
		"the same":   "What is the output of this program?",
	} {
		t.Run(name, func(t *testing.T) {
			var qs []*ast.Question
			for i := range n {
				text := title
				if strings.Contains(title, "%d") {
					text = fmt.Sprintf(title, i)
				}
				qs = append(
					qs,
					&ast.Question{
						Title:  []ast.Inline{&ast.Text{Value: text}},
						Answer: []ast.Block{say(1, fmt.Sprint("It is ", i))},
					},
				)
			}
			start := time.Now()
			var found diag.List
			checkDuplicates(qs, &found)
			if took := time.Since(start); took > time.Minute { // by pairs it would be several
				t.Errorf("%d questions took %v", n, took)
			}
		})
	}
}
