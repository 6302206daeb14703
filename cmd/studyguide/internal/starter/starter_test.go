package starter

import (
	"fmt"
	"go/format"
	"reflect"
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/cmd/studyguide/internal/tool"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

func TestTheGuideShowsWhatAGuideCanHold(t *testing.T) {
	files, err := Guide("docs/go-interviews.md", "", tool.Origin{})
	if err != nil {
		t.Fatal(err)
	}
	text, workflow := files[0].Text, files[1].Text
	if s := string(text) + string(workflow); strings.Contains(s, "@FILE@") || strings.Contains(s, "@TITLE@") {
		t.Error("a name is left open")
	}
	var found diag.List
	g, err := source.LoadBytes("go-interviews.md", text, source.Options{}, &found)
	if err != nil {
		t.Fatal(err)
	}
	if all := found.Sorted(); len(all) > 0 {
		t.Errorf("found %v", all)
	}
	if g.Meta.Title != "Go interviews" || len(g.Sections) != 2 || len(g.AllQuestions()) != 6 {
		t.Errorf("%q has %d sections and %d questions", g.Meta.Title, len(g.Sections), len(g.AllQuestions()))
	}
	for i, q := range g.AllQuestions() {
		if q.Number != fmt.Sprint(i+1) || q.Difficulty == "" || len(q.Tags) == 0 {
			t.Errorf("question %q %q has the facts %q", q.Number, q.PlainTitle(), q.Facts())
		}
	}
	var kinds []string
	ast.Walk(g, func(n ast.Node) bool {
		kinds = append(kinds, reflect.TypeOf(n).Elem().Name())
		if l, ok := n.(*ast.Listing); ok && l.Language == "go" {
			if out, err := format.Source([]byte(l.Text)); err != nil || string(out) != l.Text {
				t.Errorf("the listing is not as gofmt has it: %v\n%s", err, out)
			}
		}
		return true
	})
	for _, kind := range []string{"Listing", "Table", "Callout", "Link", "NoteRef"} {
		if !slices.Contains(kinds, kind) {
			t.Errorf("no %s", kind)
		}
	}
}
