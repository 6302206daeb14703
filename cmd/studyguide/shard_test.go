package main

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/cmd/studyguide/internal/lock"
)

// TestShardsAreBounded has a shard on either side of each bound.
func TestShardsAreBounded(t *testing.T) {
	for text, want := range map[string]lock.Shard{
		"1/1": {Index: 1, Count: 1}, "0/1": {}, "1/0": {}, "2/2": {Index: 2, Count: 2}, "3/2": {},
		"10000/10000": {Index: 10000, Count: 10000}, "1/10001": {}, "1": {}, "1/2/3": {},
	} {
		got, err := parseShard("--shard", text)
		if got != want || (err != nil) != (want.Count == 0) {
			t.Errorf("%s is shard %+v, %v", text, got, err)
		}
	}
}

// TestJobsKnowTheirShard has the first and the last job of each host, and what is none.
func TestJobsKnowTheirShard(t *testing.T) {
	for env, want := range map[string]string{
		"":                                                                       "",
		"CI_NODE_INDEX=1 CI_NODE_TOTAL=8":                                        "1/8 CI_NODE_INDEX",
		"CI_NODE_INDEX=8 CI_NODE_TOTAL=8":                                        "8/8 CI_NODE_INDEX",
		"CI_NODE_INDEX=0 CI_NODE_TOTAL=8":                                        "error",
		"CI_NODE_INDEX=9 CI_NODE_TOTAL=8":                                        "error",
		"CI_NODE_INDEX=1 CI_NODE_TOTAL=1":                                        "",
		"CI_NODE_TOTAL=1":                                                        "", // GitLab sets it in every job
		"CIRCLE_NODE_INDEX=0 CIRCLE_NODE_TOTAL=4":                                "1/4 CIRCLE_NODE_INDEX",
		"CIRCLE_NODE_INDEX=3 CIRCLE_NODE_TOTAL=4":                                "4/4 CIRCLE_NODE_INDEX",
		"CIRCLE_NODE_INDEX=4 CIRCLE_NODE_TOTAL=4":                                "error",
		"CIRCLE_NODE_INDEX=0 CIRCLE_NODE_TOTAL=1":                                "",
		"BUILDKITE_PARALLEL_JOB=0 BUILDKITE_PARALLEL_JOB_COUNT=3":                "1/3 BUILDKITE_PARALLEL_JOB",
		"BUILDKITE_PARALLEL_JOB=2 BUILDKITE_PARALLEL_JOB_COUNT=3":                "3/3 BUILDKITE_PARALLEL_JOB",
		"SYSTEM_JOBPOSITIONINPHASE=1 SYSTEM_TOTALJOBSINPHASE=1":                  "",
		"SYSTEM_JOBPOSITIONINPHASE=5 SYSTEM_TOTALJOBSINPHASE=5":                  "5/5 SYSTEM_JOBPOSITIONINPHASE",
		"SYSTEM_JOBPOSITIONINPHASE=0 SYSTEM_TOTALJOBSINPHASE=5":                  "error",
		"AWS_BATCH_JOB_ARRAY_INDEX=0 AWS_BATCH_JOB_ARRAY_SIZE=9":                 "1/9 AWS_BATCH_JOB_ARRAY_INDEX",
		"AWS_BATCH_JOB_ARRAY_INDEX=8 AWS_BATCH_JOB_ARRAY_SIZE=9":                 "9/9 AWS_BATCH_JOB_ARRAY_INDEX",
		"SLURM_ARRAY_TASK_ID=0 SLURM_ARRAY_TASK_COUNT=8 SLURM_ARRAY_TASK_MIN=0":  "1/8 SLURM_ARRAY_TASK_ID",
		"SLURM_ARRAY_TASK_ID=8 SLURM_ARRAY_TASK_COUNT=8 SLURM_ARRAY_TASK_MIN=1":  "8/8 SLURM_ARRAY_TASK_ID",
		"SLURM_ARRAY_TASK_ID=14 SLURM_ARRAY_TASK_COUNT=8 SLURM_ARRAY_TASK_MIN=0": "error", // --array=0-14:2
		"SLURM_ARRAY_TASK_ID=8 SLURM_ARRAY_TASK_COUNT=8":                         "error",
		// --array=3-7:2 and --array=0-15:4
		"SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=3 SLURM_ARRAY_TASK_STEP=2":  "1/3 SLURM_ARRAY_TASK_ID",
		"SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=3 SLURM_ARRAY_TASK_STEP=2":  "3/3 SLURM_ARRAY_TASK_ID",
		"SLURM_ARRAY_TASK_ID=12 SLURM_ARRAY_TASK_COUNT=4 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_STEP=4": "4/4 SLURM_ARRAY_TASK_ID",
		"SLURM_ARRAY_TASK_ID=4 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=3 SLURM_ARRAY_TASK_STEP=2":  "error",
		"SLURM_ARRAY_TASK_ID=9 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=3 SLURM_ARRAY_TASK_STEP=2":  "error",
		"SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=3 SLURM_ARRAY_TASK_STEP=0":  "error",
		"SLURM_ARRAY_TASK_ID=4 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=3 SLURM_ARRAY_TASK_STEP=1":  "2/3 SLURM_ARRAY_TASK_ID",
		"JOB_COMPLETION_INDEX=0 JOB_COMPLETIONS=16":                                                      "1/16 JOB_COMPLETION_INDEX",
		"JOB_COMPLETION_INDEX=15 JOB_COMPLETIONS=16":                                                     "16/16 JOB_COMPLETION_INDEX",
		"JOB_COMPLETION_INDEX=16 JOB_COMPLETIONS=16":                                                     "error",
		"JOB_COMPLETION_INDEX=3":                      "error",
		"JOB_COMPLETION_INDEX=x JOB_COMPLETIONS=4":    "error",
		"CIRCLE_NODE_INDEX=1 CIRCLE_NODE_TOTAL=20000": "error",
		// A runner of GitLab in a pod of an Indexed Job that is not divided.
		"CI_NODE_TOTAL=1 JOB_COMPLETION_INDEX=1 JOB_COMPLETIONS=2": "2/2 JOB_COMPLETION_INDEX",
	} {
		vars := map[string]string{}
		for _, v := range strings.Fields(env) {
			name, value, _ := strings.Cut(v, "=")
			vars[name] = value
		}
		s, by, err := jobShard(func(name string) string { return vars[name] })
		got := ""
		switch {
		case err != nil:
			got = "error"
		case s.Count > 0:
			got = fmt.Sprintf("%d/%d %s", s.Index, s.Count, by)
		}
		if got != want {
			t.Errorf("%s: %q, want %q (%v)", env, got, want, err)
		}
	}
}
