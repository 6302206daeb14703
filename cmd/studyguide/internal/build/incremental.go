package build

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/cmd/studyguide/internal/pool"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/cmd/studyguide/internal/tool"
	"example.org/studyguide/source/diag"
)

// A Scope selects the artifacts of a project to make.
type Scope struct {
	Force bool       // make all, not only stale ones
	Check bool       // make none, and report what is stale
	Shard lock.Shard // make those of a shard; zero: of all. Its Plan is not set

	// ShardBy is the environment variable that selected the shard. It is printed, since the user did not type it; "" if
	// the user did.
	ShardBy string
}

// BuildProject makes the stale artifacts of a project and writes the report.
func (r *Run) BuildProject(ctx context.Context, p *Project, scope Scope) error {
	inc, err := openProject(p, r.Options, scope.Check)
	if err != nil {
		return err
	}
	if err := announceLeftOut(r, p, nil); err != nil {
		return err
	}
	everything := inc.all
	if scope.Shard.Count > 0 {
		inc.share(scope.Shard)
		if scope.ShardBy != "" && r.Options.Diagnostics.ForPeople() && !r.Options.Diagnostics.Quiet {
			fmt.Fprintf(r.Console.Err, "studyguide: shard %d of %d, by %s: %s\n", inc.shard.Index, inc.shard.Count,
				scope.ShardBy, report.Plural(guidesOf(inc.all), "guide"))
		}
	}
	inc.picked = p.pick(inc.all)
	if scope.Check {
		err := inc.check(everything, r.Report, r.Options.workers())
		if e := r.writeSummary(summarize(nil, inc, resultStale)); e != nil {
			err = errors.Join(failure.Or(failure.Output, e), err)
		}
		return r.Report.End(r.Console, err)
	}
	return r.renew(ctx, inc, scope.Force)
}

// renew executes those of the picked tasks that are stale or, with force, all of them.
func (r *Run) renew(ctx context.Context, inc *incremental, force bool) error {
	c, f := r.Console, inc.folder
	err := f.Take(ctx, inc.works(inc.all), func() {
		PrintWaiting(c, f.Dir)
	})
	if err != nil {
		return err
	}
	defer f.Release()
	if f.Damaged != nil {
		_ = report.Error(c.Err, f.Damaged) // display only
	}
	stale := inc.stale(inc.picked, r.Options.workers(), force)
	if err := r.prune(inc); err != nil {
		return failure.New(failure.Output, err)
	}
	return r.compile(ctx, stale, inc, nil)
}

// prune removes the artifacts that no task of this run would make, and their entries in the lock. Artifacts that were
// edited since they were made stay; the others can be made again.
func (r *Run) prune(inc *incremental) error {
	o, f := r.Options, inc.folder
	why := NotMade
	if inc.shard.Count > 0 {
		why = "this shard does not make it"
	}
	err := f.Remove(f.Orphans(inc.works(inc.all)), func(path string) error {
		if o.Diagnostics.Quiet || o.Deps.Streams() || o.Summary.Streams() {
			return nil
		}
		return PrintRemoved(r.Console, path, why)
	})
	if err != nil {
		return err
	}
	known := map[lock.Key]bool{}
	for _, t := range inc.all {
		known[t.key()] = true
	}
	f.Lock.Entries = slices.DeleteFunc(f.Lock.Entries, func(e lock.Entry) bool { return !known[e.Key] })
	return nil
}

// NotMade is the usual reason for removing an artifact.
const NotMade = "nothing in the project makes it any more"

// PrintRemoved prints that an artifact was removed, and why.
func PrintRemoved(c report.Console, path, why string) error {
	_, err := fmt.Fprintf(c.Out, "%s  removed: %s\n", report.Shown(path), why)
	return failure.Stdout(err)
}

// PrintWaiting prints that another build holds the lock on the output folder.
func PrintWaiting(c report.Console, dir string) {
	fmt.Fprintf(c.Err, "studyguide: waiting for another build in %s\n", report.Shown(dir)) // display only
}

// An incremental is the state of a project during an incremental build.
type incremental struct {
	project *Project
	folder  *lock.Folder
	shard   lock.Shard // zero: the whole project
	all     []Task     // of the project, or of the shard
	picked  []Task     // those of the chosen guides
	options map[*Variant][]lock.Option
	reasons map[lock.Key][]string // why tasks are stale
	done    map[lock.Key]bool     // tasks finished in this run
}

// openProject completes the options from the project and reads its lock. check says that it is only to be compared.
func openProject(p *Project, o *Options, check bool) (*incremental, error) {
	if o.Output.isFile() {
		return nil, failure.Usagef("-o %s names one file, but %s is about many; name a folder (-o FOLDER/), or a guide",
			o.Output.path, p.file)
	}
	p.Apply(o)
	if err := p.refuseOthers(o, check); err != nil {
		return nil, err
	}
	all, err := p.Tasks(o)
	if err != nil {
		return nil, err
	}
	identity, err := tool.Identity()
	if err != nil {
		return nil, failure.New(failure.Input, err)
	}
	folder, err := lock.Open(o.Output.path, p.dir, identity)
	inc := &incremental{
		project: p, folder: folder, all: all, picked: all, options: map[*Variant][]lock.Option{},
		reasons: map[lock.Key][]string{}, done: map[lock.Key]bool{},
	}
	for _, t := range all {
		if inc.options[t.Variant] == nil {
			inc.options[t.Variant] = lockOptions(o, t.Variant, p.dir)
		}
	}
	return inc, err
}

// guidesOf returns how many guides tasks are about, each in one edition or several.
func guidesOf(tasks []Task) int {
	guides := map[string]bool{}
	for _, t := range tasks {
		guides[t.Guide] = true
	}
	return len(guides)
}

func (inc *incremental) work(t Task) lock.Work { return t.work(inc.options[t.Variant]) }

func (inc *incremental) works(tasks []Task) []lock.Work {
	out := make([]lock.Work, 0, len(tasks))
	for _, t := range tasks {
		out = append(out, inc.work(t))
	}
	return out
}

// sourcePath returns the path of a file that was read, relative to the working folder. inc may be nil.
func (inc *incremental) sourcePath(name string) string {
	if inc == nil {
		return filepath.FromSlash(name)
	}
	return inc.folder.SourcePath(name)
}

// share restricts the tasks to those of a shard.
func (inc *incremental) share(s lock.Shard) {
	works := inc.works(inc.all)
	s.Plan = inc.folder.PlanDigest(works)
	inc.shard = s
	var mine []Task
	for _, i := range lock.Share(works, s) {
		mine = append(mine, inc.all[i])
	}
	inc.all = mine
}

// stale returns the tasks that are stale or, with force, all of them, and records why.
func (inc *incremental) stale(tasks []Task, workers int, force bool) (out []Task) {
	pool.InOrder(len(tasks), workers, func(i int) []string { return inc.folder.Stale(inc.work(tasks[i])) },
		func(i int, why []string) {
			if len(why) == 0 && force {
				why = []string{"--force"}
			}
			if len(why) > 0 {
				inc.reasons[tasks[i].key()] = why
				out = append(out, tasks[i])
			}
		})
	return out
}

// check reports which of the picked tasks are stale, and which artifacts no task makes any more. It bypasses the sinks
// of guides, since strictness and levels do not apply to these findings.
func (inc *incremental) check(all []Task, r *report.Report, workers int) error {
	f := inc.folder
	bad := false
	stale := func(file, hint, format string, args ...any) {
		bad = true
		r.Report(diag.New(diag.ArtifactStale, diag.Span{File: file}, format, args...).WithHint("%s", hint))
	}
	const hint = "build the project"
	for _, t := range inc.stale(inc.picked, workers, false) {
		var paths []string
		for _, target := range t.Targets {
			paths = append(paths, filepath.ToSlash(target.To.path))
		}
		stale(t.Input.path, hint, "%s: %s", strings.Join(paths, ", "), reasons(inc.reasons[t.key()]))
	}
	for _, orphan := range f.Orphans(inc.works(all)) {
		stale(f.ArtifactPath(orphan.Path), hint, "nothing in the project makes this any more")
	}
	if f.Damaged != nil {
		stale(filepath.Join(f.Dir, lock.Name), "", "%v", errors.Unwrap(f.Damaged))
	}
	if bad {
		return failure.Reported(failure.Findings)
	}
	return nil
}

// record enters the result of a task into the lock. A task that failed stays stale: its entry still describes the old
// artifacts.
func (inc *incremental) record(o outcome) {
	if made := inc.landed(o); made != nil {
		inc.folder.Record(inc.work(o.Task), o.read, made)
		inc.done[o.key()] = true
	}
}

// note notes the result of a task as soon as its artifacts are in place, for the build after this one if it is killed.
func (inc *incremental) note(o outcome) {
	if inc == nil {
		return
	}
	if made := inc.landed(o); made != nil {
		inc.folder.Note(inc.work(o.Task), o.read, made)
	}
}

// landed returns the artifacts of a task as the lock has them; nil if it failed.
func (inc *incremental) landed(o outcome) (made []lock.File) {
	if o.err != nil {
		return nil
	}
	for _, a := range o.made {
		for _, f := range a.files() {
			made = append(made, lock.File{Path: inc.folder.ArtifactName(f.Path), Digest: f.Digest})
		}
	}
	return made
}

// save writes the lock, including the tasks that a shard could not finish.
func (inc *incremental) save() error {
	l := inc.folder.Lock
	l.Shard, l.Lacks = inc.shard, nil
	if inc.shard.Count > 0 {
		for _, t := range inc.all {
			if inc.reasons[t.key()] != nil && !inc.done[t.key()] {
				l.Lacks = append(l.Lacks, t.key())
			}
		}
	}
	return inc.folder.Save()
}
