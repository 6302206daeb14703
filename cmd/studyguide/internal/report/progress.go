package report

import (
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"example.org/studyguide/source/diag"
)

// A Progress is a progress bar for work that takes longer than patience. A nil Progress shows nothing.
type Progress struct {
	mu    sync.Mutex
	bar   *progressbar.ProgressBar
	done  int
	label string
	stop  chan struct{}
	ended chan struct{}

	finished bool
}

// Width returns the columns of help and its like on w: those of the terminal that it is, within bounds in which lines
// are well read.
func Width(w io.Writer) int {
	const least, most = 40, 100
	if f, ok := w.(*os.File); ok && IsTerminal(w) {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil {
			return min(max(columns, least), most)
		}
	}
	return most
}

// patience is the time before the bar appears; then it is redrawn at each tick.
const (
	patience = time.Second
	tick     = 100 * time.Millisecond
)

// NewProgress returns a progress bar with so many steps, or nil if w is not a terminal.
func NewProgress(w io.Writer, steps int) *Progress {
	if !IsTerminal(w) {
		return nil
	}
	p := &Progress{
		bar: progressbar.NewOptions(steps, progressbar.OptionSetWriter(w), progressbar.OptionClearOnFinish(),
			progressbar.OptionSetWidth(30), progressbar.OptionSetPredictTime(false),
			progressbar.OptionSetElapsedTime(false)),
		stop: make(chan struct{}), ended: make(chan struct{}),
	}
	go p.run()
	return p
}

func (p *Progress) run() {
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
			_ = p.bar.Set(p.done) // display only: an error must not stop the work
			p.mu.Unlock()
		}
	}
}

// Step begins the step called label, and ends the one before.
func (p *Progress) Step(label string) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.label != "" {
		p.done = min(p.done+1, p.bar.GetMax()-1) // Finish ends the last step
	}
	p.label = diag.Visible(label)
}

// Print hides the bar while write writes to the terminal.
func (p *Progress) Print(write func() error) error {
	if p == nil {
		return write()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	_ = p.bar.Clear()
	return write()
}

// Finish removes the bar.
func (p *Progress) Finish() {
	if p == nil || p.finished {
		return
	}
	p.finished = true
	close(p.stop)
	<-p.ended
	_ = p.bar.Clear()
}
