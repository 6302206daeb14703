package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"example.org/studyguide/cmd/studyguide/internal/starter"
	"example.org/studyguide/cmd/studyguide/internal/tool"
)

// TestTheWorkflowOfANewGuideRuns runs the commands of the workflow on the new guide, as far as they are the program's.
func TestTheWorkflowOfANewGuideRuns(t *testing.T) {
	files, err := starter.Guide("docs/go-interviews.md", "", tool.Origin{})
	if err != nil {
		t.Fatal(err)
	}
	var workflow struct {
		On          map[string]any
		Permissions map[string]string
		Jobs        map[string]struct {
			Permissions map[string]string
			Steps       []struct {
				Uses, Run string
				With      map[string]string
			}
		}
	}
	if err := yaml.Unmarshal(files[1].Text, &workflow); err != nil {
		t.Fatal(err)
	}
	job := workflow.Jobs["guide"]
	var scripts []string
	for _, step := range job.Steps {
		if strings.HasPrefix(step.Uses, "OWNER/studyguide@") {
			scripts = append(scripts, actionScripts(t, step.With)...)
		}
	}

	t.Chdir(t.TempDir())
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"studyguide", "new", "docs/go-interviews"}, strings.NewReader(""), &out,
		&errs); code != 0 || errs.Len() > 0 {
		t.Fatalf("exit code %d\n%s", code, errs.String())
	}
	for _, script := range scripts {
		mustShell(t, ".", []string{script})
	}
	var uploaded []string
	for _, step := range job.Steps {
		if strings.HasPrefix(step.Uses, "actions/upload-artifact@") {
			uploaded = list(t, step.With["path"])
		}
	}
	slices.Sort(uploaded)
	if len(scripts) != 2 || !slices.Equal(uploaded, []string{"go-interviews.epub", "go-interviews.pdf"}) {
		t.Errorf("the workflow ran %q and uploads %q", scripts, uploaded)
	}
	for _, event := range []string{"push", "pull_request"} {
		if _, ok := workflow.On[event]; !ok {
			t.Errorf("the workflow does not run on %s", event)
		}
	}
	if len(workflow.Permissions) != 0 || len(job.Permissions) != 1 || job.Permissions["contents"] != "read" {
		t.Errorf("permissions %v, of the job %v", workflow.Permissions, job.Permissions)
	}
}
