package plugin

import (
	"strconv"

	"example.org/studyguide/source/ast"
)

// keepKeys sets the keys of questions that a filter gave back without them to those that they had before, which are the
// register's: the questions with the same ids. What is new has the key of its id.
func keepKeys(before, made *ast.Guide) {
	taken := map[string]bool{}
	for _, q := range made.AllQuestions() {
		taken[q.Key] = true
	}
	had := map[string]*ast.Question{}
	for _, q := range before.AllQuestions() {
		if q.Key != "" && !taken[q.Key] { // else another question has it now
			had[q.ID] = q
		}
	}
	var fresh []*ast.Question
	for _, q := range made.AllQuestions() {
		old := had[q.ID]
		switch {
		case q.Key != "":
		case old != nil:
			q.Key, q.Since, q.Changed = old.Key, old.Since, old.Changed
			taken[q.Key] = true
		default:
			fresh = append(fresh, q)
		}
	}
	for _, q := range fresh { // after all that have one of old
		q.Key = ast.KeyOf(q.ID)
		for i := 2; taken[q.Key]; i++ {
			q.Key = ast.KeyOf(q.ID + "-" + strconv.Itoa(i))
		}
		taken[q.Key] = true
	}
}
