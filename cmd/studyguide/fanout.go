package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"studyguide/cmd/studyguide/internal/lock"
	"studyguide/cmd/studyguide/internal/project"
)

func planForms() []string { return []string{"table", "github", "gitlab"} }

func planCommand(c console) *cli.Command {
	return &cli.Command{
		Name:  "plan",
		Usage: "divide a project among the jobs of a CI",
		Description: `Deals the guides of the project out to shards of about the same cost, which is estimated by the size of
the guides and their formats. The same project gives the same shards on every machine, and "build --shard" deals
as plan does, so that nothing but the number of a shard needs to be handed to its job.

--as github prints the JSON of a matrix, --as gitlab what to set for a job. There are never more shards than guides.
Give plan the same options as the builds: --to counts.

Examples:
  studyguide plan --shards 8                   a table
  echo "matrix=$(studyguide plan --shards 8 --as github)" >> "$GITHUB_OUTPUT"
  studyguide build --shard 2/8                 in each job; its out/ is kept
  studyguide merge shards/*                    joins what the jobs have kept, in out/

` + exitCodes,
		Flags: []cli.Flag{
			&cli.IntFlag{Name: "shards", Usage: "divide among `N` jobs at most"},
			&cli.StringFlag{Name: "as", Value: "table", Usage: "the `FORM`: " + strings.Join(planForms(), ", ")},
			projectFlag(), toFlag(), diagFlag(),
		},
		Action: func(cc *cli.Context) error {
			if err := noFiles(cc); err != nil {
				return err
			}
			if n := cc.Int("shards"); n < 1 || n > maxShards {
				return usagef("plan wants the number of shards, 1 to %d: studyguide plan --shards N", maxShards)
			}
			s, _, p, err := begun(cc, c)
			if err != nil {
				return err
			}
			if p == nil {
				return usagef("plan is for projects; there is no %s here, and none is named by --project", project.Name)
			}
			p.apply(s)
			tasks, err := p.tasks(s)
			if err != nil {
				return err
			}
			return written(writePlan(c.out, cc.String("as"), divide(tasks, cc.Int("shards"))))
		},
	}
}

// A portion is what one shard has to do.
type portion struct {
	Shard  string `json:"shard"` // as --shard takes it
	Guides int    `json:"guides"`
	made   int
	cost   int64
}

// divide tells what each of so many shards has to do; there are fewer if there are fewer tasks.
func divide(tasks []task, shards int) []portion {
	out := make([]portion, max(1, min(shards, len(tasks))))
	for i := range out {
		out[i].Shard = fmt.Sprintf("%d/%d", i+1, len(out))
	}
	all := costs(tasks)
	for i, of := range lock.Deal(all, len(out)) {
		out[of].Guides++
		out[of].made += len(tasks[i].targets)
		out[of].cost += all[i]
	}
	return out
}

// writePlan writes a plan in a form. The error is that of w.
func writePlan(w io.Writer, form string, plan []portion) error {
	switch form {
	case "github":
		enc := json.NewEncoder(w) // on one line, as $GITHUB_OUTPUT wants it
		return enc.Encode(map[string][]portion{"include": plan})
	case "gitlab":
		// Without a matrix GitLab itself numbers the jobs, and build reads the numbers.
		_, err := fmt.Fprintf(w, "parallel: %d\n", len(plan))
		return err
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "shard\tguides\tartifacts\testimate\t\n")
	for _, p := range plan {
		fmt.Fprintf(t, "%s\t%d\t%d\t%.1fs\t\n", p.Shard, p.Guides, p.made, float64(p.cost)/1e6)
	}
	return t.Flush()
}
