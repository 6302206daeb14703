package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"example.org/studyguide/cmd/studyguide/internal/build"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/cmd/studyguide/internal/project"
	"example.org/studyguide/cmd/studyguide/internal/report"
)

func planForms() []string { return []string{"table", "github", "gitlab"} }

func planCommand(c report.Console) *cli.Command {
	return &cli.Command{
		Name:  "plan",
		Usage: "divide a project among the jobs of a CI",
		Description: `Distributes the guides of the project over shards of about the same cost, estimated from the
size of the guides and their formats. The same project makes the same shards on every machine,
and "build --shard" deals as plan does, so a job needs nothing but the number of its shard.

--as github prints the JSON of a matrix, --as gitlab what to set for a job. There are never more
shards than guides. Give plan the same options as the builds: --to counts.

Examples:
  studyguide plan --shards 8                   a table
  echo "matrix=$(studyguide plan --shards 8 --as github)" >> "$GITHUB_OUTPUT"
  studyguide build --shard 2/8                 in each job; its out/ is kept
  studyguide merge shards/*                    joins what the jobs have kept, in out/

` + exitCodes,
		Flags: []cli.Flag{
			&cli.IntFlag{Name: "shards", Usage: "divide among `N` jobs at most"},
			&cli.StringFlag{Name: "as", Value: "table", Usage: "the `FORM`: " + strings.Join(planForms(), ", ")},
			projectFlag(), pluginsFlag(), draftsFlag(), toFlag(), diagFlag(),
		},
		Action: func(cc *cli.Context) error {
			if err := noFiles(cc); err != nil {
				return err
			}
			if n := cc.Int("shards"); n < 1 || n > lock.MaxShards {
				return failure.Usagef("plan wants the number of shards, 1 to %d: studyguide plan --shards N",
					lock.MaxShards)
			}
			run, p, err := begin(cc, c)
			if err != nil {
				return err
			}
			if p == nil {
				return failure.Usagef("plan is for projects; there is no %s in this folder or above it, and none is named by "+
					"--project",
					project.Name)
			}
			portions, err := p.Divide(run.Options, cc.Int("shards"))
			if err != nil {
				return err
			}
			return failure.Stdout(writePlan(c.Out, cc.String("as"), portions))
		},
	}
}

// writePlan writes a plan in a form. The error is that of w.
func writePlan(w io.Writer, form string, plan []build.Portion) error {
	switch form {
	case "github":
		enc := json.NewEncoder(w) // on one line, as $GITHUB_OUTPUT requires
		return enc.Encode(map[string][]build.Portion{"include": plan})
	case "gitlab":
		// GitLab numbers parallel jobs itself, and build reads the numbers from the environment.
		_, err := fmt.Fprintf(w, "parallel: %d\n", len(plan))
		return err
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "shard\tguides\tartifacts\testimate\t\n")
	for _, p := range plan {
		fmt.Fprintf(t, "%s\t%d\t%d\t%.1fs\t\n", p.Shard, p.Guides, p.Artifacts, float64(p.Cost)/1e6)
	}
	return t.Flush()
}
