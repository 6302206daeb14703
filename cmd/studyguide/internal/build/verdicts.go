package build

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/files"
	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/cmd/studyguide/internal/tool"
	"example.org/studyguide/cmd/studyguide/internal/verdict"
	"example.org/studyguide/source/diag"
)

// A verdicts is what earlier checks found, by the guide and all that the findings depend on. A nil verdicts knows of
// none. It is safe for use by several goroutines.
type verdicts struct {
	store    *verdict.Store
	identity string // of the program
	options  *Options
}

// openVerdicts returns the verdicts in the folder that the options name; nil if they name none, or want to see the work
// done.
func openVerdicts(o *Options) (*verdicts, error) {
	if o.Verdicts == "" || o.Timings != nil || o.Source.Explain != nil {
		return nil, nil
	}
	identity, err := tool.Identity()
	if err != nil {
		return nil, failure.New(failure.Input, err)
	}
	return &verdicts{&verdict.Store{Dir: o.Verdicts}, identity, o}, nil
}

// key returns what identifies the verdict on a task; "" for a guide that is in no file, of which there is none. Files
// are named as the user did, since findings name them so.
func (vs *verdicts) key(t Task) string {
	path, ok := t.Input.Path()
	if vs == nil || !ok {
		return ""
	}
	v := t.Variant
	var b strings.Builder
	fmt.Fprintf(&b, "%q", []string{vs.identity, path, t.Input.within, v.Edition, v.themeWithin, v.fontsWithin,
		fmt.Sprint(vs.options.Registers)})
	for _, o := range lockOptions(vs.options, v, ".") {
		fmt.Fprintf(&b, "\n%q", o)
	}
	for _, target := range t.Targets {
		fmt.Fprintf(&b, "\n%q", target.Renderer.Name())
	}
	return b.String()
}

// repeat reports what an earlier check found under a key, if the guide and all that was read for it are as they were.
// It returns the files that were read for the guide, and its failure; ok is false if there is no such check.
func (vs *verdicts) repeat(c *compilation, key string) (read []lock.File, ok bool, failed error) {
	if key == "" {
		return nil, false, nil
	}
	v := vs.store.Get(key)
	if v == nil {
		return nil, false, nil
	}
	for _, name := range v.Quoted {
		data, err := files.Read(filepath.FromSlash(name), files.Guide)
		from := lock.File{Path: c.place(name), Digest: lock.Sum(data)}
		if err != nil || !slices.Contains(v.From, from) {
			return nil, false, nil // changed since it was looked at
		}
		c.Report.Keep(name, data)
	}
	c.progress.Step("reading " + filepath.Base(c.task.Input.path))
	for range c.task.Targets {
		c.progress.Step("unchanged")
	}
	for _, d := range v.Found {
		c.sink.Report(d)
	}
	shared := c.Report.Sink() // they count once, and for no guide
	for _, d := range v.Shared {
		shared.Report(d)
	}
	if v.Failed {
		failed = failure.Reported(failure.Findings)
	}
	return v.From, true, failed
}

// keep keeps the verdict on a guide that was read. A check that could not read something, was interrupted or met a
// fault of the program comes to none.
func (vs *verdicts) keep(c *compilation, o outcome) {
	var failed *failure.Error
	errors.As(o.err, &failed)
	if o.verdict == "" || o.err != nil && (failed == nil || failed.Kind != failure.Findings || failed.Err != nil) {
		return
	}
	v := &verdict.Verdict{From: o.read, Found: c.sink.All(), Failed: o.err != nil}
	if c.fonted {
		v.Shared = c.fonts[c.task.Variant.fontKey()].found.All()
	}
	for _, name := range named(v.Found) {
		if !c.Report.Keeps(name) {
			continue
		}
		at := c.place(name)
		if !slices.ContainsFunc(v.From, func(f lock.File) bool { return f.Path == at && f.Digest != lock.Absent }) {
			return // the line of a file that nobody saw being read
		}
		v.Quoted = append(v.Quoted, name)
	}
	vs.store.Put(o.verdict, v)
}

// named returns the files that findings are about.
func named(found []diag.Diagnostic) (names []string) {
	for _, d := range found {
		names = append(names, d.Span.File)
		for _, r := range d.Related {
			names = append(names, r.Span.File)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// sweep bounds the store after a run that kept something new.
func (vs *verdicts) sweep(done []outcome) {
	if vs == nil || !slices.ContainsFunc(done, func(o outcome) bool { return !o.known }) {
		return
	}
	var keys []string
	for _, o := range done {
		keys = append(keys, o.verdict)
	}
	vs.store.Sweep(keys)
}
