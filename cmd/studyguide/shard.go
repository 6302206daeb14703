package main

import (
	"strconv"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/lock"
)

// A jobEnv is where a host says which of several parallel jobs a job is.
type jobEnv struct {
	index, total string // variables
	base         int    // number of the first job
	first        string // a variable with the number of the first job, in place of base; empty: none
	step         string // a variable with the distance between two numbers; empty, or not set: 1
	ours         bool   // the host does not say how many jobs there are, so that users must
}

// jobEnvs returns what hosts set in parallel jobs. Each is from the documentation of the host; the first job is 0 for
// some and 1 for others.
func jobEnvs() []jobEnv {
	return []jobEnv{
		// GitLab, "Predefined CI/CD variables reference": CI_NODE_INDEX is the index of the job in the job set, from 1.
		{index: "CI_NODE_INDEX", total: "CI_NODE_TOTAL", base: 1},
		// CircleCI, "Project values and variables": CIRCLE_NODE_INDEX is between 0 and CIRCLE_NODE_TOTAL - 1.
		{index: "CIRCLE_NODE_INDEX", total: "CIRCLE_NODE_TOTAL"},
		// Buildkite, "Environment variables": BUILDKITE_PARALLEL_JOB counts from 0.
		{index: "BUILDKITE_PARALLEL_JOB", total: "BUILDKITE_PARALLEL_JOB_COUNT"},
		// Azure Pipelines, "Predefined variables": System.JobPositionInPhase counts from 1, System.TotalJobsInPhase is
		// the number of jobs. Both are 1 in jobs that are not sliced.
		{index: "SYSTEM_JOBPOSITIONINPHASE", total: "SYSTEM_TOTALJOBSINPHASE", base: 1},
		// AWS Batch, "Array job environment variables": AWS_BATCH_JOB_ARRAY_INDEX counts from 0, and
		// AWS_BATCH_JOB_ARRAY_SIZE is the size of the array.
		{index: "AWS_BATCH_JOB_ARRAY_INDEX", total: "AWS_BATCH_JOB_ARRAY_SIZE"},
		// Slurm, "sbatch", job arrays: SLURM_ARRAY_TASK_ID is the index, SLURM_ARRAY_TASK_COUNT how many there are, and
		// SLURM_ARRAY_TASK_MIN the first: --array=0-7 counts from 0, --array=1-8 from 1. SLURM_ARRAY_TASK_STEP is the
		// distance of two, 2 for --array=3-7:2.
		{index: "SLURM_ARRAY_TASK_ID", total: "SLURM_ARRAY_TASK_COUNT", first: "SLURM_ARRAY_TASK_MIN",
			step: "SLURM_ARRAY_TASK_STEP"},
		// Kubernetes, "Jobs", completion mode Indexed: JOB_COMPLETION_INDEX counts from 0. How many completions there
		// are is not in the environment; JOB_COMPLETIONS is a name of our own.
		{index: "JOB_COMPLETION_INDEX", total: "JOB_COMPLETIONS", ours: true},
	}
}

// jobShard returns the shard of the parallel job that the environment tells of, and the variable that does; the zero
// shard if there is none, or one job only.
func jobShard(getenv func(string) string) (lock.Shard, string, error) {
	for _, e := range jobEnvs() {
		index, total := getenv(e.index), getenv(e.total)
		switch {
		case index == "":
			continue
		case total == "" && e.ours:
			return lock.Shard{}, "", failure.Usagef("%s is %s, but not of how many: set %s to the completions of the job, or "+
				"choose with --shard", e.index, index, e.total)
		case total == "":
			continue
		}
		s, err := e.shard(index, total, getenv)
		if err != nil || s.Count > 1 {
			return s, e.index, err
		}
	}
	return lock.Shard{}, "", nil
}

// shard returns the shard that is index of total, as the host counts.
func (e jobEnv) shard(index, total string, getenv func(string) string) (lock.Shard, error) {
	what := e.index + "/" + e.total
	base := e.base
	if e.first != "" {
		first, err := strconv.Atoi(strings.TrimSpace(getenv(e.first)))
		if err != nil {
			return lock.Shard{}, failure.Usagef("%s: %s does not say which number is the first; choose with --shard", what,
				e.first)
		}
		base = first
	}
	n, err := strconv.Atoi(index)
	if err != nil {
		return lock.Shard{}, failure.Usagef("%s: %q is not a number", what, index)
	}
	step := 1
	if text := getenv(e.step); e.step != "" && text != "" {
		if step, err = strconv.Atoi(strings.TrimSpace(text)); err != nil || step < 1 {
			return lock.Shard{}, failure.Usagef("%s: %s is %q; want the distance between two jobs, 1 or more", what, e.step,
				text)
		}
	}
	at, rest := (n-base)/step, (n-base)%step
	if count, err := strconv.Atoi(total); err == nil && (n < base || at >= count || rest != 0) {
		return lock.Shard{}, failure.Usagef("%s: there is no job %d of %d, where the first is %d and the step %d", what, n,
			count, base, step)
	}
	return parseShard(what, strconv.Itoa(at+1)+"/"+total)
}
