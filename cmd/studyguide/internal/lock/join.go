package lock

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"example.org/studyguide/cmd/studyguide/internal/draft"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/files"
	"example.org/studyguide/cmd/studyguide/internal/pool"
)

// MaxPendingSyncs bounds the files that wait for fsync at the same time.
// One fsync costs several seeks, but a disk overlaps many of them.
const MaxPendingSyncs = 16

// A Joining joins the shards of a build in one folder.
type Joining struct {
	Shards  []string // the folders of the shards
	Out     string   // the folder to join them in
	Waiting func()   // called once if another build holds the folder
	Removed func(path string) error
}

// Join copies the artifacts of all shards into one folder and writes one lock for them, as a single build of everything
// would. It returns the numbers of artifacts and guides. Nothing is written unless all shards are present and
// consistent.
func (j *Joining) Join(ctx context.Context) (artifacts, guides int, err error) {
	locks, parcels, err := j.open()
	if err != nil {
		return 0, 0, err
	}
	joined, err := Merge(locks, j.Shards)
	if err != nil {
		return 0, 0, failure.New(failure.Findings, fmt.Errorf("the shards cannot be joined:\n%w", err))
	}
	f := &Folder{Dir: j.Out, Tool: joined.Tool}
	if err := f.Take(ctx, nil, j.Waiting); err != nil {
		return 0, 0, err
	}
	defer f.Release()
	if err := f.deliver(ctx, parcels); err != nil {
		return 0, 0, err
	}
	wanted := map[string]bool{}
	for _, p := range parcels {
		wanted[p.Path] = true
	}
	if err := f.Remove(f.unwanted(func(_ Key, path string) bool { return wanted[path] }), j.Removed); err != nil {
		return 0, 0, failure.Or(failure.Output, err)
	}
	f.Lock = joined
	of := map[string]bool{}
	for _, e := range joined.Entries {
		of[e.Guide] = true
	}
	return len(parcels), len(of), f.Save()
}

// A parcel is one artifact of a shard.
type parcel struct {
	File
	from string // the folder of its shard
}

func (p parcel) path() string { return filepath.Join(p.from, filepath.FromSlash(p.Path)) }

// open reads the locks of the shards.
func (j *Joining) open() (locks []*Lock, parcels []parcel, err error) {
	for _, dir := range j.Shards {
		if sameFile(dir, j.Out) {
			return nil, nil, failure.Usagef("%s is where the shards are joined; name another folder with -o", dir)
		}
		path := filepath.Join(dir, Name)
		data, err := files.Read(path, files.Lock)
		if err != nil {
			return nil, nil, failure.New(failure.Input, fmt.Errorf("reading the lock of a shard: %w", err))
		}
		parsed, err := Parse(data)
		if err != nil {
			return nil, nil, failure.New(failure.Input, fmt.Errorf("%s: %w", path, err))
		}
		locks = append(locks, parsed)
		for _, e := range parsed.Entries {
			for _, f := range e.Made {
				parcels = append(parcels, parcel{f, dir})
			}
		}
	}
	return locks, parcels, nil
}

func sameFile(a, b string) bool {
	x, errA := os.Stat(a)
	y, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(x, y)
}

// deliver copies artifacts into the folder after all of them have been verified.
func (f *Folder) deliver(ctx context.Context, parcels []parcel) error {
	// The first errors suffice: if a shard was lost in transit, all its artifacts are missing.
	failed := failure.Collector{Most: 10}
	pool.InOrder(len(parcels), runtime.GOMAXPROCS(0), func(i int) error { return parcels[i].verify(ctx) },
		func(_ int, err error) { failed.Add(err) })
	if err := failed.Failure(); err != nil {
		return err
	}
	folders := draft.Folders{}
	pool.InOrder(len(parcels), MaxPendingSyncs, func(i int) error { return f.receive(ctx, parcels[i]) },
		func(i int, err error) {
			folders[filepath.Dir(f.ArtifactPath(parcels[i].Path))] = true
			failed.Add(failure.Or(failure.Output, err))
		})
	failed.Add(failure.Or(failure.Output, folders.Sync()))
	return failed.Failure()
}

// verify returns an error unless the artifact is unchanged since its shard made it.
func (p parcel) verify(ctx context.Context) error {
	if ctx.Err() != nil {
		return failure.Stop()
	}
	var digests Digests
	switch digests.Of(p.path()) {
	case p.Digest:
		return nil
	case Absent:
		return failure.New(failure.Findings, fmt.Errorf("%s is missing, or cannot be read", p.path()))
	default:
		return failure.New(failure.Findings, fmt.Errorf("%s is not what its shard has made", p.path()))
	}
}

// receive copies an artifact to its target, unless it is already there.
func (f *Folder) receive(ctx context.Context, p parcel) error {
	if ctx.Err() != nil {
		return failure.Stop()
	}
	to := f.ArtifactPath(p.Path)
	var digests Digests
	if digests.Of(to) == p.Digest {
		return nil
	}
	file, err := files.Open(p.path())
	if err != nil {
		return failure.New(failure.Input, fmt.Errorf("reading an artifact of a shard: %w", err))
	}
	defer file.Close()
	if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		return fmt.Errorf("making the folder of the output: %w", err)
	}
	if err := files.Inside(f.Dir, to); err != nil {
		return err
	}
	d, err := draft.NewOwned(ctx, to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(d, file); err != nil {
		return errors.Join(fmt.Errorf("copying %s: %w", p.path(), err), d.Discard())
	}
	if d.Digest() != p.Digest {
		return errors.Join(fmt.Errorf("%s has just been changed", p.path()), d.Discard())
	}
	return d.Commit()
}
