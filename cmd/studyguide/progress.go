package main

import (
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// A progress is a bar on a terminal, for work that takes longer than patience. A nil progress shows nothing.
type progress struct {
	mu    sync.Mutex
	bar   *progressbar.ProgressBar
	done  int
	label string
	stop  chan struct{}
	ended chan struct{}

	finished bool
}

// patience is how long the work may take before the bar appears; afterwards it is drawn anew at each tick.
const (
	patience = time.Second
	tick     = 100 * time.Millisecond
)

// newProgress gives the progress of a work of so many steps, nil if w is no terminal.
func newProgress(w io.Writer, steps int) *progress {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	p := &progress{
		bar: progressbar.NewOptions(steps, progressbar.OptionSetWriter(w), progressbar.OptionClearOnFinish(),
			progressbar.OptionSetWidth(30), progressbar.OptionSetPredictTime(false), progressbar.OptionSetElapsedTime(false)),
		stop: make(chan struct{}), ended: make(chan struct{}),
	}
	go p.run()
	return p
}

func (p *progress) run() {
	defer close(p.ended)
	wait := patience
	for {
		select {
		case <-p.stop:
			return
		case <-time.After(wait):
			wait = tick
			p.mu.Lock()
			p.bar.Describe(p.label)
			// The bar is only for show: that it cannot be drawn stops no work.
			_ = p.bar.Set(p.done)
			p.mu.Unlock()
		}
	}
}

// step says what is being done next; what was before is finished.
func (p *progress) step(label string) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.label != "" {
		p.done = min(p.done+1, p.bar.GetMax()-1) // the last step is ended by finish, not by drawing a full bar
	}
	p.label = label
}

// print carries out something that writes to the terminal, with the bar out of its way.
func (p *progress) print(write func() error) error {
	if p == nil {
		return write()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	_ = p.bar.Clear()
	return write()
}

// finish takes the bar away.
func (p *progress) finish() {
	if p == nil || p.finished {
		return
	}
	p.finished = true
	close(p.stop)
	<-p.ended
	_ = p.bar.Clear()
}
