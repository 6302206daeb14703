package build

import (
	"fmt"

	"example.org/studyguide/cmd/studyguide/internal/lock"
)

// A Portion is the work of one shard of a project.
type Portion struct {
	Shard     string `json:"shard"` // in the form of --shard
	Guides    int    `json:"guides"`
	Artifacts int    `json:"-"`
	Cost      int64  `json:"-"` // estimated CPU time in microseconds
}

// Divide returns the portions of so many shards; there are fewer if there are fewer tasks.
func (p *Project) Divide(o *Options, shards int) ([]Portion, error) {
	p.Apply(o)
	tasks, err := p.Tasks(o)
	if err != nil {
		return nil, err
	}
	out := make([]Portion, max(1, min(shards, len(tasks))))
	for i := range out {
		out[i].Shard = fmt.Sprintf("%d/%d", i+1, len(out))
	}
	works := make([]lock.Work, 0, len(tasks))
	for _, t := range tasks {
		works = append(works, t.work(nil))
	}
	costs := lock.Costs(works)
	counted := map[[2]string]bool{} // guides, in a shard
	for i, of := range lock.Deal(costs, len(out)) {
		if in := [2]string{out[of].Shard, tasks[i].Guide}; !counted[in] {
			counted[in] = true
			out[of].Guides++
		}
		out[of].Artifacts += len(tasks[i].Targets)
		out[of].Cost += costs[i]
	}
	return out, nil
}
