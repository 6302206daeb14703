package draft

import (
	"context"
	"sync"
)

// A Desk knows what a process has begun and not finished, so that a process that has to end at once leaves nothing of
// it. Reading a large guide and setting its pages is done in steps that are not interrupted; who presses Ctrl-C does
// not wait for them.
//
// A nil Desk knows of nothing.
type Desk struct {
	mu    sync.Mutex
	next  int
	begun map[int]func() // what removes each
}

// deskKey is the key of a Desk in a context.
type deskKey struct{}

// With returns a context whose drafts are on the desk.
func (d *Desk) With(ctx context.Context) context.Context { return context.WithValue(ctx, deskKey{}, d) }

// DeskOf returns the desk of a context; nil if it has none.
func DeskOf(ctx context.Context) *Desk {
	d, _ := ctx.Value(deskKey{}).(*Desk)
	return d
}

// Begin calls begin, and notes what removes what that has begun; end forgets it. If begin fails, nothing is noted.
func (d *Desk) Begin(begin func() error, remove func()) (end func(), err error) {
	if d == nil {
		return func() {}, begin()
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := begin(); err != nil {
		return func() {}, err
	}
	n := d.next
	d.next++
	if d.begun == nil {
		d.begun = map[int]func(){}
	}
	d.begun[n] = remove
	return func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		delete(d.begun, n)
	}, nil
}

// Finish calls finish, which puts into place what was begun. Between its steps the desk is not cleared.
func (d *Desk) Finish(finish func() error) error {
	if d == nil {
		return finish()
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	return finish()
}

// Clear removes all that was begun, the latest first. After that nothing can be begun or finished: who tries waits for
// the end of the process, which must follow.
func (d *Desk) Clear() {
	d.mu.Lock() // and never unlocked
	for n := d.next - 1; n >= 0; n-- {
		if remove := d.begun[n]; remove != nil {
			remove()
		}
	}
}
