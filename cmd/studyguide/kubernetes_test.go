package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// A manifest is what the test needs of a Job of Kubernetes.
type manifest struct {
	Kind     string
	Metadata struct{ Name string }
	Spec     struct {
		CompletionMode string `yaml:"completionMode"`
		Completions    int
		Template       struct {
			Spec struct {
				Containers []struct {
					Command, Args []string
					WorkingDir    string `yaml:"workingDir"`
					Env           []struct{ Name, Value string }
				}
			}
		}
	}
}

// TestKubernetesBuildsAProject runs the commands of the manifest in examples/ci as the pods of its jobs would, and
// compares what they make with a build in one go.
func TestKubernetesBuildsAProject(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "examples", "ci", "kubernetes.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var jobs []manifest
	for dec := yaml.NewDecoder(strings.NewReader(string(data))); ; {
		var m manifest
		if dec.Decode(&m) != nil {
			break
		}
		jobs = append(jobs, m)
	}
	if len(jobs) != 2 || jobs[0].Spec.CompletionMode != "Indexed" || jobs[0].Spec.Completions < 2 {
		t.Fatalf("the manifest has %+v", jobs)
	}
	work := t.TempDir()
	writeProject(t, filepath.Join(work, "guides"), 20, "json, epub", "Version 0")
	for _, job := range jobs {
		c := job.Spec.Template.Spec.Containers[0]
		for pod := range max(1, job.Spec.Completions) {
			index := fmt.Sprint(pod) // Kubernetes puts variables in place of $(NAME)
			filled := strings.NewReplacer("$(JOB_COMPLETION_INDEX)", index, "/data", work)
			var args []string
			for _, a := range slices.Concat(c.Command[1:], c.Args) {
				args = append(args, filled.Replace(a))
			}
			cmd := program(filled.Replace(c.WorkingDir), args...)
			for _, e := range c.Env {
				if e.Value == "" {
					e.Value = index // by a field of the pod
				}
				cmd.Env = append(cmd.Env, e.Name+"="+e.Value)
			}
			if text, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("pod %d of %s: %v\n%s", pod, job.Metadata.Name, err, text)
			}
		}
	}
	execute(t, filepath.Join(work, "guides"), "build", "-q")
	sameTree(t, "pods", textsBelow(t, filepath.Join(work, "out")), textsBelow(t, filepath.Join(work, "guides", "out")))
}
