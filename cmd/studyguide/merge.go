package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"github.com/urfave/cli/v2"

	"studyguide/cmd/studyguide/internal/lock"
)

func mergeCommand(c console) *cli.Command {
	return &cli.Command{
		Name:      "merge",
		Usage:     "join what the shards of a project have made",
		ArgsUsage: "DIR…",
		Description: `Each DIR is the folder of artifacts that a "build --shard" has left, with its studyguide.lock. Their artifacts
and one lock of all come together in one folder, as one build of everything would have made it. What was
there of an earlier build, and is made no more, is removed unless somebody edited it.

Nothing is written if a shard lacks or comes twice, if shards were made of other texts or options or by
other versions of the program, if one could not make all of its guides, or if an artifact is not what
its shard has made.

Examples:
  studyguide merge shards/*
  studyguide merge -o books/ shards/1 shards/2

` + exitCodes,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "the `FOLDER` of what is joined", Value: defaultOutput},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, DisableDefaultText: true, Usage: "print nothing but errors"},
		},
		Action: func(cc *cli.Context) error {
			if !cc.Args().Present() {
				return usagef("merge wants the folders of the shards: studyguide merge DIR…")
			}
			return merge(cc.Context, c, cc.Args().Slice(), filepath.Clean(cc.String("output")), cc.Bool("quiet"))
		},
	}
}

// A parcel is one artifact of a shard.
type parcel struct {
	lock.File
	from string // the folder of its shard
}

// merge joins the shards in dirs, in the folder out.
func merge(ctx context.Context, c console, dirs []string, out string, quiet bool) error {
	var locks []*lock.Lock
	var parcels []parcel
	for _, dir := range dirs {
		if sameFile(dir, out) {
			return usagef("%s is where the shards are joined; name another folder with -o", dir)
		}
		path := filepath.Join(dir, lock.Name)
		data, err := os.ReadFile(path)
		if err != nil {
			return &failure{exitInput, fmt.Errorf("reading the lock of a shard: %w", err)}
		}
		lock, err := lock.Parse(data)
		if err != nil {
			return &failure{exitInput, fmt.Errorf("%s: %w", path, err)}
		}
		locks = append(locks, lock)
		for _, e := range lock.Entries {
			for _, f := range e.Made {
				parcels = append(parcels, parcel{f, dir})
			}
		}
	}
	joined, err := lock.Merge(locks, dirs)
	if err != nil {
		return &failure{exitFindings, fmt.Errorf("the shards cannot be joined:\n%w", err)}
	}
	l := &ledger{dir: out, tool: joined.Tool}
	if err := l.begin(ctx, c); err != nil {
		return err
	}
	defer l.end()
	if err := l.deliver(ctx, parcels); err != nil {
		return err
	}
	wanted := map[string]bool{}
	for _, p := range parcels {
		wanted[p.Path] = true
	}
	if err := l.clear(l.unwanted(wanted), c, quiet); err != nil {
		return asFailure(err)
	}
	l.lock = joined
	if err := l.close(); err != nil || quiet {
		return err
	}
	_, err = fmt.Fprintf(c.out, "%s  %s of %s from %s\n", filepath.ToSlash(out), plural(len(parcels), "artifact"), plural(len(joined.Entries), "guide"), plural(len(dirs), "shard"))
	return written(err)
}

// deliver copies artifacts into the folder, if each is what its shard has made. The error is a failure.
func (l *ledger) deliver(ctx context.Context, parcels []parcel) error {
	var w worst
	inOrder(len(parcels), runtime.GOMAXPROCS(0), func(i int) error { return parcels[i].verify(ctx) }, func(_ int, err error) { w.add(err) })
	if err := w.failure(); err != nil {
		return err
	}
	folders := map[string]bool{}
	inOrder(len(parcels), committing, func(i int) error { return l.receive(ctx, parcels[i]) }, func(i int, err error) {
		folders[filepath.Dir(l.target(parcels[i]))] = true
		w.add(err)
	})
	w.add(syncFolders(folders))
	return w.failure()
}

// A worst gathers failures: the first of them, for of a shard that was lost on its way all artifacts are missing, and the highest code.
type worst struct {
	f failure
	n int
}

func (w *worst) add(err error) {
	var f *failure
	if !errors.As(asFailure(err), &f) {
		return
	}
	w.f.code = max(w.f.code, f.code)
	if w.n++; w.n <= 10 {
		w.f.err = errors.Join(w.f.err, f.err)
	}
}

func (w *worst) failure() error {
	if w.n == 0 {
		return nil
	}
	return &w.f
}

func (p parcel) path() string { return filepath.Join(p.from, filepath.FromSlash(p.Path)) }

// target gives the place of an artifact in the folder.
func (l *ledger) target(p parcel) string { return filepath.Join(l.dir, filepath.FromSlash(p.Path)) }

// verify holds that an artifact is what its shard has made.
func (p parcel) verify(ctx context.Context) error {
	if ctx.Err() != nil {
		return &failure{exitInterrupted, errors.New("interrupted")}
	}
	var digests lock.Digests
	switch digests.Of(p.path()) {
	case p.Digest:
		return nil
	case lock.Absent:
		return &failure{exitFindings, fmt.Errorf("%s is missing, or cannot be read", p.path())}
	default:
		return &failure{exitFindings, fmt.Errorf("%s is not what its shard has made", p.path())}
	}
}

// receive copies an artifact to its place, unless it is there.
func (l *ledger) receive(ctx context.Context, p parcel) error {
	if ctx.Err() != nil {
		return &failure{exitInterrupted, errors.New("interrupted")}
	}
	to := l.target(p)
	var digests lock.Digests
	if digests.Of(to) == p.Digest {
		return nil
	}
	f, err := os.Open(p.path())
	if err != nil {
		return &failure{exitInput, fmt.Errorf("reading an artifact of a shard: %w", err)}
	}
	defer f.Close()
	if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		return fmt.Errorf("making the folder of the output: %w", err)
	}
	d, err := newDraft(ctx, to, true)
	if err != nil {
		return err
	}
	if _, err := io.Copy(d, f); err != nil {
		return errors.Join(fmt.Errorf("copying %s: %w", p.path(), err), d.discard())
	}
	if d.digest() != p.Digest {
		return errors.Join(fmt.Errorf("%s has just been changed", p.path()), d.discard())
	}
	return d.commit()
}
