package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"example.org/studyguide/cmd/studyguide/internal/starter"
)

// TestTheWorkflowOfANewGuideRuns runs the commands of the workflow on the new guide, as far as they are the program's.
func TestTheWorkflowOfANewGuideRuns(t *testing.T) {
	t.Chdir(t.TempDir())
	studyguide := func(args ...string) string {
		var out, errs bytes.Buffer
		if code := run(t.Context(), append([]string{"studyguide"}, args...), strings.NewReader(""), &out,
			&errs); code != 0 || errs.Len() > 0 {
			t.Fatalf("studyguide %q: exit code %d\n%s", args, code, errs.String())
		}
		return out.String()
	}
	studyguide("new", "docs/go-interviews")
	files, err := starter.Guide("docs/go-interviews.md")
	if err != nil {
		t.Fatal(err)
	}
	text := files[1].Text
	var workflow struct {
		On, Permissions, Env map[string]any
		Jobs                 map[string]struct {
			Steps []struct {
				Uses, Run string
				With      map[string]string
			}
		}
	}
	if err := yaml.Unmarshal(text, &workflow); err != nil {
		t.Fatal(err)
	}
	var ran, uploaded []string
	for _, step := range workflow.Jobs["guide"].Steps {
		if words := strings.Fields(step.Run); len(words) > 0 && words[0] == "studyguide" {
			ran = append(ran, words[1])
			studyguide(words[1:]...)
		}
		if strings.HasPrefix(step.Uses, "actions/upload-artifact@") {
			uploaded = list(t, step.With["path"])
		}
	}
	slices.Sort(uploaded)
	if !slices.Equal(ran, []string{"check", "build"}) || !slices.Equal(uploaded,
		[]string{"go-interviews.epub", "go-interviews.pdf"}) {
		t.Errorf("the workflow ran %q and uploads %q", ran, uploaded)
	}
	for _, event := range []string{"push", "pull_request"} {
		if _, ok := workflow.On[event]; !ok {
			t.Errorf("the workflow does not run on %s", event)
		}
	}
	if workflow.Permissions["contents"] != "read" || len(workflow.Env) != 2 {
		t.Errorf("permissions %v, env %v", workflow.Permissions, workflow.Env)
	}
}
