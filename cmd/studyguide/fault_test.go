package main

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"example.org/studyguide/cmd/studyguide/internal/failure"
)

// A tornWriter panics at its first write.
type tornWriter struct{ torn bool }

func (w *tornWriter) Write(p []byte) (int, error) {
	if !w.torn {
		w.torn = true
		panic("torn paper")
	}
	return len(p), nil
}

// TestAPanicElsewhereHasItsCode makes the program panic outside of the work on a guide.
func TestAPanicElsewhereHasItsCode(t *testing.T) {
	var said bytes.Buffer
	code := run(t.Context(), []string{"studyguide", "version"}, strings.NewReader(""), &tornWriter{}, &said)
	if code != 5 || !strings.HasPrefix(said.String(),
		"studyguide: internal fault while running the command: torn paper; report it") ||
		strings.Contains(said.String(), "goroutine") {
		t.Errorf("exit code %d\n%s", code, said.String())
	}
}

// TestExitCodesAreDocumented checks that the help lists every exit code.
func TestExitCodesAreDocumented(t *testing.T) {
	for kind := failure.None; kind <= failure.Interrupted; kind++ {
		found := false
		for line := range strings.Lines(exitCodes) {
			fields := strings.Fields(line)
			found = found || fields[0] == strconv.Itoa(exitCode(kind))
		}
		if !found {
			t.Errorf("the help does not list exit code %d", exitCode(kind))
		}
	}
}
