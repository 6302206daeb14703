package plugin

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// TestQuestionsKeepTheirKeys has a filter drop keys, pass one on to another question, and add questions.
func TestQuestionsKeepTheirKeys(t *testing.T) {
	question := func(key, id string) *ast.Question {
		return &ast.Question{ID: id, Key: key, Since: "2025", Title: []ast.Inline{&ast.Text{Value: id + "?"}}}
	}
	before := &ast.Guide{Meta: ast.Meta{Title: "T"}, Sections: []*ast.Section{{ID: "s", Questions: []*ast.Question{
		question("aaaaaaaa", "a"), question("bbbbbbbb", "b"), question("cccccccc", "c"), question(ast.KeyOf("new"), "d"),
	}}}}
	in := func(questions ...string) string {
		return `{"studyguide": 2, "sections": [{"title": "S", "questions": [` + strings.Join(questions, ",") + "]}]}"
	}
	for name, c := range map[string]struct{ out, want string }{
		"the same ids": {in(`{"id":"b","title":"Another"}`, `{"id":"a","title":"A"}`), "b bbbbbbbb 2025|a aaaaaaaa 2025"},
		"a key that is kept": {in(`{"id":"x","key":"bbbbbbbb","title":"B"}`, `{"id":"b","title":"New"}`),
			"x bbbbbbbb |b " + ast.KeyOf("b") + " "},
		"what is new": {in(`{"id":"new","title":"N"}`, `{"id":"d","title":"D"}`),
			"new " + ast.KeyOf("new-2") + " |d " + ast.KeyOf("new") + " 2025"},
		"no ids": {in(`{"title":"A"}`, `{"title":"A"}`),
			"q-a " + ast.KeyOf("q-a") + " |q-a-2 " + ast.KeyOf("q-a-2") + " "},
	} {
		program(t, "drop", "cat > /dev/null; echo '"+c.out+"'")
		f, _ := FindFilter("drop")
		var found diag.List
		g, err := f.Apply(t.Context(), before, &found)
		if err != nil || g == nil {
			t.Fatal(err, found.Sorted())
		}
		var got []string
		for _, q := range g.AllQuestions() {
			got = append(got, fmt.Sprintf("%s %s %s", q.ID, q.Key, q.Since))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: got %q, want %q", name, s, c.want)
		}
	}
}
