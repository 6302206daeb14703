package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// rounds is how many saves are measured after one that is not, since the first finds little kept.
const rounds = 10

// saves returns the case of saves of a guide that is watched, each with other words in one paragraph: the best of
// rounds. Its memory is that of the whole process.
func saves(name, guide, out string) benchCase {
	return benchCase{name: name, once: func(program string) (c cost, err error) {
		text, err := os.ReadFile(guide)
		if err != nil {
			return c, fmt.Errorf("reading the guide: %w", err)
		}
		defer func() { err = errors.Join(err, os.WriteFile(guide, text, 0o644)) }()
		cmd := exec.Command(program, "watch", "-o", out, guide)
		cmd.Env = environment()
		said, err := cmd.StdoutPipe()
		if err != nil {
			return c, fmt.Errorf("listening to %s: %w", program, err)
		}
		if err := cmd.Start(); err != nil {
			return c, fmt.Errorf("running %s: %w", program, err)
		}
		c, err = watched(cmd.Process.Pid, bufio.NewReader(said), guide, string(text))
		if e := cmd.Process.Signal(os.Interrupt); e != nil {
			err = errors.Join(err, e)
		}
		_ = cmd.Wait() // an interrupted process says so
		c.rss = spentBy(cmd.ProcessState, 0).rss
		return c, err
	}}
}

// watched saves the guide again and again, and returns the least that a save took.
func watched(pid int, said *bufio.Reader, guide, text string) (cost, error) {
	if err := await(said, "watching "); err != nil {
		return cost{}, err
	}
	at := strings.Index(text[len(text)/2:], "\n\n") + len(text)/2
	var least cost
	for i := range rounds + 1 {
		before, err := processorTime(pid)
		if err != nil {
			return cost{}, err
		}
		start := time.Now()
		changed := text[:at] + fmt.Sprintf("\n\nWords of save %d.", i) + text[at:]
		if err := os.WriteFile(guide, []byte(changed), 0o644); err != nil {
			return cost{}, fmt.Errorf("saving the guide: %w", err)
		}
		if err := await(said, "changed: built in "); err != nil {
			return cost{}, err
		}
		wall := time.Since(start)
		after, err := processorTime(pid)
		if err != nil {
			return cost{}, err
		}
		if i > 0 {
			least = least.best(cost{cpu: after - before, wall: wall}, i == 1)
		}
	}
	return least, nil
}

// await reads lines until one has these words.
func await(said *bufio.Reader, words string) error {
	for {
		line, err := said.ReadString('\n')
		if strings.Contains(line, words) {
			return nil
		}
		if errors.Is(err, io.EOF) {
			return fmt.Errorf("the program ended before it said %q", words)
		}
		if err != nil {
			return fmt.Errorf("listening for %q: %w", words, err)
		}
	}
}

// tick is the unit of times in /proc (proc_pid_stat(5)): a hundredth of a second on every kernel of today.
const tick = 10 * time.Millisecond

// processorTime returns what a process has spent so far.
func processorTime(pid int) (time.Duration, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, fmt.Errorf("reading the time of the process: %w", err)
	}
	// The name of the program, in parentheses, may have spaces. utime and stime are fields 14 and 15.
	fields := strings.Fields(string(data[strings.LastIndexByte(string(data), ')')+1:]))
	if len(fields) < 13 {
		return 0, fmt.Errorf("the record of the process is %.100q", data)
	}
	var sum time.Duration
	for _, field := range fields[11:13] {
		n, err := strconv.Atoi(field)
		if err != nil {
			return 0, fmt.Errorf("the record of the process is %.100q", data)
		}
		sum += time.Duration(n) * tick
	}
	return sum, nil
}
