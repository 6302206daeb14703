package build

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"

	"example.org/studyguide/cmd/studyguide/internal/draft"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/register"
)

// registerName returns the name of the register of a guide within its folder; empty for a guide that has no place.
func (i Input) registerName() string {
	if i.path == "" {
		return ""
	}
	return filepath.Base(i.registerPath())
}

// registerPath returns the path of the register of a guide, and its name in diagnostics.
func (i Input) registerPath() string {
	if isDir(i.path) {
		return filepath.Join(i.path, register.FolderFile)
	}
	return i.path + register.Ext
}

// register returns the register of an opened guide; nil if it has none. What is wrong in it is reported to sink.
func (c *compilation) register(in *opened, sink diag.Sink) (*register.Register, error) {
	name := c.task.Input.registerName()
	if name == "" {
		return nil, nil
	}
	file := path.Clean(filepath.ToSlash(c.task.Input.registerPath()))
	data, err := fs.ReadFile(in.assets, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		c.sink.Report(report.Unreadable(file, err))
		return nil, failure.Reported(failure.Input)
	}
	c.Report.Keep(file, data)
	return register.Parse(file, data, sink), nil
}

// edition returns the date of the edition of a guide that names none: that of SOURCE_DATE_EPOCH, or "".
func (o *Options) edition() string {
	if o.Epoch == nil {
		return ""
	}
	return o.Epoch.UTC().Format(time.DateOnly)
}

// stale reports that a register does not have the questions of its guide.
func (c *compilation) stale(m *register.Match, r *register.Register) {
	if !c.Options.Registers || r == nil || !m.Stale() {
		return
	}
	top := diag.Pos{Line: 1, Col: 1}
	c.sink.Report(diag.New(diag.IDsStale, diag.Span{File: r.File, Start: top, End: top},
		"the register is not up to date: %s", countItems(m.Items())).
		WithHint("studyguide ids --update %s", report.Shown(c.task.Input.Name())))
}

// countItems returns how many questions are in each state, as in "3 questions are new, 1 is gone".
func countItems(items []register.Item) string {
	var n [register.Gone + 1]int
	for _, item := range items {
		n[item.State]++
	}
	out := fmt.Sprintf("%d kept", n[register.Kept])
	for _, s := range []struct {
		state register.State
		word  string
	}{{register.New, "new"}, {register.Changed, "changed"}, {register.Gone, "gone"}} {
		if n[s.state] > 0 {
			out += fmt.Sprintf(", %d %s", n[s.state], s.word)
		}
	}
	return out
}

// IDs shows what the registers of guides know of them and, with update, writes them.
func (r *Run) IDs(ctx context.Context, tasks []Task, update bool) error {
	b := newBuilder(r, len(tasks))
	var failed failure.Collector
	done := map[string]bool{} // several editions of a project share a guide
	for _, t := range tasks {
		guide, ok := t.Input.Path()
		if !ok {
			return failure.Usagef("ids wants guides in files or folders: the register is a file beside the guide")
		}
		if done[guide] || ctx.Err() != nil {
			continue
		}
		done[guide] = true
		c := b.compilation(t)
		err := report.Guard(r.Console, t.Input.Name(), "reading the register", c.sink,
			func() error { return c.ids(ctx, update) })
		failed.Add(failure.Or(failure.Output, err))
	}
	return b.end(ctx, &failed)
}

// ids shows or updates the register of one guide.
func (c *compilation) ids(ctx context.Context, update bool) error {
	in, err := c.open()
	if err != nil {
		return err
	}
	defer in.close()
	var sink diag.Sink = c.sink
	if update {
		sink = mendable{c.sink}
	}
	old, err := c.register(in, sink)
	if err != nil {
		return err
	}
	if c.sink.Failed() {
		return failure.Reported(failure.Findings)
	}
	was := old
	if old == nil {
		was = &register.Register{}
	}
	var match *register.Match
	guide, err := c.parse(in, ofKeys{c.sink}, func(o *source.Options) {
		o.Register = was
		o.Matched = func(m *register.Match) { match = m }
	})
	if err != nil {
		return err
	}
	return c.updated(ctx, guide, old, match, update)
}

// updated prints what a register knows of a guide and, with update, writes the register of the guide as it is.
func (c *compilation) updated(
	ctx context.Context, guide *ast.Guide, old *register.Register, match *register.Match, update bool,
) error {
	date := guide.Meta.Date
	if date == "" {
		date = c.Options.edition()
	}
	to := c.task.Input.registerPath()
	next := match.Next(date).Format()
	state := ""
	switch {
	case update && old != nil && string(old.Format()) == string(next) && !old.Mended:
		state = "is up to date"
	case update:
		if err := writeRegister(ctx, to, next); err != nil {
			return err
		}
		state = "written"
		if date == "" {
			state += ", without a date: the guide has none in its front matter, and SOURCE_DATE_EPOCH is not set"
		}
	case old == nil:
		state = "not there; --update makes it"
	case match.Stale():
		state = "not up to date; --update makes it so"
	default:
		state = "is up to date"
	}
	if c.Options.Diagnostics.Quiet {
		return nil
	}
	out := fmt.Sprintf("%s: %s, %s\n", report.Shown(to), countItems(match.Items()), state)
	if old != nil {
		for _, item := range match.Items() {
			out += itemLine(item)
		}
	}
	_, err := io.WriteString(c.Console.Out, out)
	return failure.Stdout(err)
}

// itemLine returns the line that shows a question that is not as it was; "" for one that is.
func itemLine(item register.Item) string {
	switch item.State {
	case register.New, register.Changed:
		word := "changed"
		if item.State == register.New {
			word = "new"
		}
		q := item.Question
		place := q.At.String()
		if q.At.IsZero() { // a tree by another program
			place = q.ID
		}
		return fmt.Sprintf("  %-7s  %s  %s  %s\n", word, q.Key, place, diag.Visible(q.Numbered(q.PlainTitle())))
	case register.Gone:
		return fmt.Sprintf("  gone     %s  %s\n", item.Entry.Key, item.Entry.ID)
	default:
		return ""
	}
}

// mendable passes over the findings that an update mends.
type mendable struct{ diag.Sink }

// Report reports d, unless an update mends it.
func (s mendable) Report(d diag.Diagnostic) {
	if d.Rule != diag.IDsConflict {
		s.Sink.Report(d)
	}
}

// ofKeys passes over what check says of a guide, but for errors and what concerns keys.
type ofKeys struct{ diag.Sink }

// Report reports d, if it is an error or concerns keys.
func (s ofKeys) Report(d diag.Diagnostic) {
	if d.Severity == diag.Error || d.Rule == diag.KeyTwice {
		s.Sink.Report(d)
	}
}

// writeRegister writes a register whole or not at all. It does not follow links: a repository may have one that leads
// anywhere.
func writeRegister(ctx context.Context, to string, text []byte) error {
	if info, err := os.Lstat(to); err == nil && !info.Mode().IsRegular() {
		return failure.New(failure.Output, fmt.Errorf("writing %s: this is not a regular file", to))
	}
	d, err := draft.New(ctx, to)
	if err != nil {
		return failure.Or(failure.Output, err)
	}
	if _, err = d.Write(text); err != nil {
		return failure.New(failure.Output, errors.Join(fmt.Errorf("writing %s: %w", to, err), d.Discard()))
	}
	return failure.Or(failure.Output, d.Commit())
}
