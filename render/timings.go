package render

import (
	"sync"
	"time"
)

// Timings collects how long the stages of a build take. A nil Timings collects nothing, so that renderers need not
// check. Guides may be built concurrently; the times of their stages are added up. No output may depend on Timings.
type Timings struct {
	mu     sync.Mutex
	stages []Stage
}

// Stage is one stage of a build.
type Stage struct {
	Name string // renderer and stage: "pdf layout"
	Took time.Duration
}

// Start begins a stage and returns the function that ends it.
func (t *Timings) Start(name string) (stop func()) {
	if t == nil {
		return func() {}
	}
	start := time.Now()
	return func() { t.add(name, time.Since(start)) }
}

// add records a stage; the times of stages with the same name are added up.
func (t *Timings) add(name string, took time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for i := range t.stages {
		if t.stages[i].Name == name {
			t.stages[i].Took += took
			return
		}
	}
	t.stages = append(t.stages, Stage{name, took})
}

// Stages returns the stages in the order in which they first ended.
func (t *Timings) Stages() []Stage { return t.stages }
