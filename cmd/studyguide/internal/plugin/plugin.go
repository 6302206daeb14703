// Package plugin runs programs of others: renderers, which make a file of a guide, and filters, which make another
// guide of it.
//
// A program "studyguide-render-NAME" on the PATH is the renderer of the format NAME, and "studyguide-filter-NAME" the
// filter NAME. Neither is ever run unless its name is given on the command line, or in a project that the command line
// lets run programs. It gets the tree of the guide as JSON (package render/json) on standard input, and the name of its
// format or filter as its only argument. A renderer writes the file to standard output, a filter the JSON of a tree,
// which is read as that of any other file (package source/tree). What either writes to standard error are its findings,
// one a line, best as JSON:
//
//	{"severity": "warning", "message": "no picture", "line": 12, "column": 3}
//
// The severity is error, warning or note, line and column are those of a "span" of the tree; both may be absent, as
// may "file". Any other line is a warning with its words. The rule of all of them is program-says.
//
// A program that ends with another exit code than 0, or that an error of its own was said by, has failed (program-
// failed): the guide has an error then, nothing of it is written, and other guides are. It is stopped after
// [MostTime], beyond [MostOutput], and when the run is interrupted, with all processes that it started. There is no
// shell between. The working folder and the environment are those of the run.
package plugin

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"

	"example.org/studyguide/render"
	"example.org/studyguide/render/json"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/tree"
)

// The bounds of a program: generous for what makes a file of a guide, so that one that hangs does not hang a CI job.
const (
	MostTime   = 2 * time.Minute
	MostOutput = 256 << 20 // bytes
	mostSaid   = 1 << 20   // bytes on standard error
)

// The kinds of programs, by what stands before their names.
const (
	rendererPrefix = "studyguide-render-"
	filterPrefix   = "studyguide-filter-"
)

// named matches the names that programs may have.
var named = pattern.New(`^[a-z][a-z0-9-]{0,39}$`)

// A Program is a program of others.
type Program struct {
	name   string // as in --to or --filter
	called string // as its file
	path   string
	bounds bounds
}

// The bounds of a program.
type bounds struct {
	time   time.Duration
	output int // bytes
}

// FindRenderer returns the renderer of a format; ok is false if there is none on the PATH.
func FindRenderer(name string) (r Renderer, ok bool) {
	p, ok := find(rendererPrefix, name)
	return Renderer{p}, ok
}

// FindFilter returns the filter of a name; ok is false if there is none on the PATH.
func FindFilter(name string) (f Filter, ok bool) {
	p, ok := find(filterPrefix, name)
	return Filter{p}, ok
}

// find returns the program of a name. One in the working folder does not count unless that is on the PATH by its path.
func find(prefix, name string) (Program, bool) {
	if !named.MatchString(name) {
		return Program{}, false
	}
	path, err := exec.LookPath(prefix + name)
	return Program{name: name, called: prefix + name, path: path, bounds: bounds{MostTime, MostOutput}}, err == nil
}

// String returns the name of p.
func (p Program) String() string { return p.name }

// File returns the name of the file of p.
func (p Program) File() string { return p.called }

// Version returns what tells p from other versions of it: the beginning of the digest of its file. It is empty for one
// that cannot be read.
func (p Program) Version() string {
	f, err := os.Open(p.path)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
}

// A Renderer makes a file of a guide by a program.
type Renderer struct{ Program }

var _ render.Renderer = Renderer{}

// Name returns the name of the format, as in --to.
func (r Renderer) Name() string { return r.name }

// Ext returns the name of the format after a dot.
func (r Renderer) Ext() string { return "." + r.name }

// Render runs the program and writes its output to w once it has ended well. A program that fails is reported to the
// sink of job. The error is that of w or of ctx.
func (r Renderer) Render(ctx context.Context, w io.Writer, job *render.Job) error {
	out, err := r.run(ctx, job.Guide, job.Sink)
	if err != nil || out == nil {
		return err
	}
	_, err = w.Write(out)
	return err
}

// A Filter makes a guide of a guide by a program.
type Filter struct{ Program }

// Apply returns the guide that the program makes of g, which it leaves as it is. It returns nil after a failure of the
// program, which is reported to sink. The error is that of ctx.
func (f Filter) Apply(ctx context.Context, g *ast.Guide, sink diag.Sink) (*ast.Guide, error) {
	out, err := f.run(ctx, g, sink)
	if err != nil || out == nil {
		return nil, err
	}
	made := tree.Read(f.called, out, sink)
	if made != nil {
		keepKeys(g, made)
	}
	return made, nil
}

// run runs the program on the tree of g and returns its output; nil if it failed, which is reported.
func (p Program) run(ctx context.Context, g *ast.Guide, sink diag.Sink) ([]byte, error) {
	var in bytes.Buffer
	if err := (json.Renderer{}).Render(ctx, &in, &render.Job{Guide: g, Sink: sink}); err != nil {
		return nil, err
	}
	limited, cancel := context.WithTimeout(ctx, p.bounds.time)
	defer cancel()
	out, said := &bounded{most: p.bounds.output, full: cancel}, &bounded{most: mostSaid, full: func() {}}
	cmd := exec.CommandContext(limited, p.path, p.name)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = &in, out, said
	cmd.WaitDelay = time.Second // for processes that it left behind with its pipes open
	asGroup(cmd)
	err := cmd.Run()
	if errors.Is(err, exec.ErrWaitDelay) { // it has ended, what it started has not
		_ = end(cmd)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	s := &speech{file: g.At.File, program: p.name, sink: sink}
	s.lines(said.kept.Bytes(), said.over)
	fail := func(format string, args ...any) {
		at := diag.Span{File: g.At.File}
		sink.Report(diag.New(diag.ProgramFailed, at, "%s %s", p.called, fmt.Sprintf(format, args...)))
	}
	switch {
	case out.over:
		fail("wrote more than %d bytes", p.bounds.output)
	case limited.Err() != nil:
		fail("did not end within %v", p.bounds.time)
	case errors.Is(err, exec.ErrWaitDelay):
		fail("ended and left a program behind that holds its output open")
	case err != nil:
		fail("failed: %v", err)
	case s.failed:
		fail("reported an error")
	default:
		return append([]byte{}, out.kept.Bytes()...), nil
	}
	return nil, nil
}

// A bounded keeps what is written to it up to a bound. Beyond that it calls full and drops the rest. It has no other
// method to take bytes: io.Copy would prefer the ReadFrom of a buffer, which knows no bound.
type bounded struct {
	kept bytes.Buffer
	most int
	over bool
	full func()
}

// Write keeps p as far as there is room for it. It never fails, so that a program is not told by a broken pipe.
func (b *bounded) Write(p []byte) (int, error) {
	n := min(len(p), b.most-b.kept.Len())
	b.kept.Write(p[:n])
	if n < len(p) && !b.over {
		b.over = true
		b.full()
	}
	return len(p), nil
}
