package build

import (
	"fmt"
	"os"
	"runtime"
	"slices"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/files"
	"example.org/studyguide/cmd/studyguide/internal/pool"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
)

// draftHint says how drafts are built all the same.
const draftHint = "--drafts takes it in, and so does naming it"

// leaveOut takes the drafts out of the guides of the project, but not those that were named.
func (p *Project) leaveOut(sink diag.Sink) {
	type found struct {
		at    diag.Span
		draft bool
	}
	fsys := files.Only(os.DirFS(p.dir))
	all := p.guides
	p.guides = nil
	pool.InOrder(len(all), runtime.GOMAXPROCS(0), func(i int) found {
		if slices.Contains(p.chosen, all[i]) {
			return found{}
		}
		at, draft := source.Draft(fsys, all[i])
		return found{at, draft}
	}, func(i int, f found) {
		if !f.draft {
			p.guides = append(p.guides, all[i])
			return
		}
		p.drafts = append(p.drafts, all[i])
		f.at.File = p.path(f.at.File)
		sink.Report(diag.New(diag.DraftLeftOut, f.at, "draft, left out").WithHint("%s", draftHint))
	})
}

// leftOut returns a line for each file that is left out, as a draft or as a part of a guide.
func (p *Project) leftOut() (lines []string) {
	for _, part := range p.parts {
		lines = append(lines, fmt.Sprintf("%s  part of %s, left out", report.Shown(p.path(part.name)),
			report.Shown(p.path(part.of))))
	}
	for _, d := range p.drafts {
		lines = append(lines, report.Shown(p.path(d))+"  draft, left out")
	}
	return lines
}

// announceLeftOut prints the lines of what is left out, except those that have been said.
func announceLeftOut(r *Run, p *Project, said []string) error {
	if o := r.Options; o.Diagnostics.Quiet || o.Deps.Streams() || o.Summary.Streams() {
		return nil
	}
	for _, line := range p.leftOut() {
		if slices.Contains(said, line) {
			continue
		}
		if _, err := fmt.Fprintln(r.Console.Out, line); err != nil {
			return failure.Stdout(err)
		}
	}
	return nil
}
