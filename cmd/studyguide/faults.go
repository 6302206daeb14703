package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"studyguide/cmd/studyguide/internal/fault"
	"studyguide/source/diag"
)

// guarded does the work on one guide or book. A panic in it is a fault of the program: it is reported at the file, and the run goes on. during
// says what was being done, unless an inner [fault.Catch] knows better. The error is a failure if that of work is.
func (r *report) guarded(c console, file, during string, sink diag.Sink, work func() error) error {
	err := fault.Catch(during, work)
	var f *fault.Fault
	if !errors.As(err, &f) {
		return err
	}
	sink.Report(diag.New(diag.InternalFault, diag.Span{File: file}, "%v", f).WithHint("%s", faultHint()))
	printTrace(c.err, f)
	return &failure{code: exitFault}
}

// faultHint says what those who meet a fault can do.
func faultHint() string {
	return fmt.Sprintf("report it with this version: %s; the text of the guide helps, and so does what STUDYGUIDE_TRACE=1 prints", version())
}

// printTrace prints where a fault happened, if STUDYGUIDE_TRACE=1 asks for it.
func printTrace(w io.Writer, f *fault.Fault) {
	if os.Getenv("STUDYGUIDE_TRACE") == "1" {
		fmt.Fprintf(w, "%v\n%s\n", f, f.Stack) // only for show
	}
}
