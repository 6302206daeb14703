package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// A cost is what a process took.
type cost struct {
	cpu, wall time.Duration
	rss       float64 // bytes at its peak
}

// costOf runs a program to its end. A guide with warnings is no failure, nor is anything that the program prints.
func costOf(program string, args ...string) (cost, error) {
	cmd := exec.Command(program, args...)
	cmd.Env = environment()
	var said strings.Builder
	cmd.Stderr = &said
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return cost{}, fmt.Errorf("running %s: %w: %.300s", program, err, said.String())
	}
	return spentBy(cmd.ProcessState, time.Since(start)), nil
}

// environment is that of every run: nothing is kept between runs, and the dates are the same.
func environment() []string {
	return append(os.Environ(), "STUDYGUIDE_CACHE=off", "SOURCE_DATE_EPOCH=0")
}

// spentBy returns the cost of a process that ended. Linux counts its memory in kibibytes, and begins with what this
// process had when it started the other, which therefore keeps small.
func spentBy(s *os.ProcessState, wall time.Duration) cost {
	c := cost{cpu: s.UserTime() + s.SystemTime(), wall: wall}
	if u, ok := s.SysUsage().(*syscall.Rusage); ok {
		c.rss = float64(u.Maxrss) * 1024
	}
	return c
}

// best returns the least of each figure of two runs, or the figures of b if it is the first.
func (c cost) best(b cost, first bool) cost {
	if first {
		return b
	}
	return cost{min(c.cpu, b.cpu), min(c.wall, b.wall), min(c.rss, b.rss)}
}

// String returns the figures as cells of the table.
func (c cost) String() string {
	return fmt.Sprintf("%.0f | %.0f | %.0f", milliseconds(c.cpu), milliseconds(c.wall), c.rss/(1<<20))
}

// over returns the ratios of c to b as cells of the table.
func (c cost) over(b cost) string {
	return fmt.Sprintf("%.3f | %.3f | %.3f", milliseconds(c.cpu)/milliseconds(b.cpu),
		milliseconds(c.wall)/milliseconds(b.wall), c.rss/b.rss)
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
