package build

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/project"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/cmd/studyguide/internal/watch"
)

// A Rebuilder builds guides again whenever a file that they use changes, and continues after errors in them.
type Rebuilder struct {
	Console report.Console
	Options *Options
	Tasks   []Task // of guides without a project
	Project *Project

	// Reload reads the project again, if there is one. Errors in it go to the report.
	Reload func(*report.Report) (*Project, error)

	// After is called after each round.
	After func(Round) error

	outputs map[string]bool // artifacts and their folders
	folders map[string]bool // artifacts that are folders
	left    []string        // lines of what the last round left out
}

// A Round is one build of a [Rebuilder].
type Round struct {
	Changed []string // the files that changed; none in the first round
	Report  *report.Report
	Took    time.Duration
	Err     error // a failure; already reported, unless it contains an error
}

// Run builds, watches and builds again until ctx ends. It also ends if a guide cannot be read in the first round, as
// its name is then probably mistyped.
func (r *Rebuilder) Run(ctx context.Context) error {
	for _, t := range r.Tasks {
		if t.Input.IsStdin() {
			return failure.Usagef("only files and folders can be watched; name the guides")
		}
	}
	r.Options.session = newSession()
	w, err := watch.New(r.isOutput)
	if err != nil {
		return failure.New(failure.Input, err)
	}
	defer w.Close()
	tasks := r.Tasks
	var changed []string
	for {
		w.Follow(r.Files(), time.Now()) // compared with their state after the build
		start := time.Now()
		found, err := r.round(ctx, tasks)
		if ctx.Err() != nil {
			return failure.Reported(failure.Interrupted)
		}
		if kind := failure.KindOf(err); changed == nil && (kind == failure.Input || kind == failure.Usage) {
			return err
		}
		if err := r.After(Round{changed, found, time.Since(start), err}); err != nil {
			return failure.New(failure.Output, err)
		}
		w.Follow(r.Files(), start)
		if changed, err = w.Wait(ctx); ctx.Err() != nil {
			return failure.Reported(failure.Interrupted)
		} else if err != nil {
			return failure.New(failure.Input, err)
		}
		tasks = r.affected(changed)
		r.Options.session.changed(changed)
	}
}

// round builds once and returns the findings, which have been written. A panic does not end the watching.
func (r *Rebuilder) round(ctx context.Context, tasks []Task) (found *report.Report, err error) {
	r.Options.session.turn()
	collectRarely(os.Getenv)
	file := project.Name
	if len(tasks) > 0 {
		file = tasks[0].Input.Name()
	}
	outside := report.New(&r.Options.Diagnostics) // for a panic outside of the work on guides
	err = report.Guard(r.Console, file, "building", outside, func() (err error) {
		if r.Reload != nil {
			found, err = r.renew(ctx)
			return err
		}
		r.recordOutputs(tasks)
		run := NewRun(r.Console, r.Options)
		err = run.Compile(ctx, tasks)
		found = run.Report
		return err
	})
	if found == nil {
		return outside, outside.End(r.Console, err)
	}
	return found, err
}

// renew builds what is stale of the project in its current state.
func (r *Rebuilder) renew(ctx context.Context) (*report.Report, error) {
	run := NewRun(r.Console, r.Options.clone()) // nothing remains of an earlier version of the project file
	p, err := r.Reload(run.Report)
	if err != nil {
		return run.Report, run.Report.End(r.Console, err)
	}
	if err := announceLeftOut(run, p, r.left); err != nil {
		return run.Report, err
	}
	r.Project, r.left = p, p.leftOut()
	inc, err := openProject(p, run.Options, false)
	if err != nil {
		return run.Report, err
	}
	r.Tasks = inc.all
	r.recordOutputs(inc.all)
	r.outputs[inc.folder.Dir] = true
	err = run.renew(ctx, inc, false)
	session := r.Options.session
	for _, t := range inc.all {
		if e := inc.folder.Lock.Get(t.key()); e != nil && session.read[t.Input.path] == nil {
			session.used(t.Input, e.From, inc.sourcePath)
		}
	}
	return run.Report, err
}

// Existing returns how many of the paths that the guides use are there: a register, among others, may be missing.
func (r *Rebuilder) Existing() int {
	n := 0
	for _, path := range r.Files() {
		if _, err := os.Stat(path); err == nil {
			n++
		}
	}
	return n
}

// Files returns all paths that the guides use.
func (r *Rebuilder) Files() []string {
	paths := slices.Clone(r.Options.FontDirs)
	if r.Options.Theme.IsFile() {
		paths = append(paths, string(r.Options.Theme))
	}
	if p := r.Project; p != nil { // and folders, in which new guides may appear
		paths = append(paths, p.file)
		for _, dir := range p.Folders(os.DirFS(p.dir)) {
			paths = append(paths, p.path(dir))
		}
		for _, draft := range p.drafts { // which may be none any more
			paths = append(paths, p.path(draft))
		}
	}
	for _, t := range r.Tasks {
		paths = append(paths, r.Options.session.files(t.Input)...)
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

// affected returns the tasks that use one of the files, or all if a file is used by every guide.
func (r *Rebuilder) affected(changed []string) (tasks []Task) {
	all := slices.ContainsFunc(changed, func(path string) bool {
		return slices.Contains(r.Options.FontDirs, path) || filepath.Clean(string(r.Options.Theme)) == path
	})
	for _, t := range r.Tasks {
		uses := slices.ContainsFunc(r.Options.session.files(t.Input),
			func(path string) bool { return slices.Contains(changed, filepath.Clean(path)) })
		if all || uses {
			tasks = append(tasks, t)
		}
	}
	return tasks
}

// recordOutputs records the output of tasks: artifacts and their folders.
func (r *Rebuilder) recordOutputs(tasks []Task) {
	if r.outputs == nil {
		r.outputs, r.folders = map[string]bool{}, map[string]bool{}
	}
	for _, t := range tasks {
		for _, target := range t.Targets {
			if path, ok := target.To.Path(); ok {
				r.outputs[filepath.Clean(path)] = true
				r.folders[filepath.Clean(path)] = target.To.folder
				r.outputs[filepath.Dir(path)] = filepath.Dir(path) != "."
			}
		}
	}
}

// isOutput reports whether this process writes a file: an artifact, its draft or its folder. Such changes do not count
// for a guide that is the folder around them.
func (r *Rebuilder) isOutput(path string) bool {
	dir, base := filepath.Split(filepath.Clean(path))
	if r.outputs[filepath.Clean(path)] {
		return true
	}
	for in := filepath.Clean(path); in != filepath.Dir(in); in = filepath.Dir(in) {
		if r.folders[in] {
			return true
		}
	}
	i := strings.LastIndex(base, ".tmp")
	return i > 0 && base[0] == '.' && r.outputs[filepath.Join(dir, base[1:i])]
}
