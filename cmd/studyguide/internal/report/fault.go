package report

import (
	"errors"
	"fmt"
	"io"
	"os"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/tool"
	"example.org/studyguide/source/diag"
)

// Guard does the work on one guide or book. A panic is reported to sink as a fault of the program at file, and the run
// can continue. during names the operation, unless an inner [failure.Catch] knows better.
func Guard(c Console, file, during string, sink diag.Sink, work func() error) error {
	err := failure.Catch(during, work)
	var f *failure.Fault
	if !errors.As(err, &f) {
		return err
	}
	sink.Report(diag.New(diag.InternalFault, diag.Span{File: file}, "%v", f).WithHint("%s", FaultHint()))
	Trace(c.Err, f)
	return failure.Reported(failure.Internal)
}

// FaultHint returns advice for users who meet a fault of the program.
func FaultHint() string {
	return fmt.Sprintf("report it with this version: %s; the text of the guide helps, and so does what "+
		"STUDYGUIDE_TRACE=1 prints", tool.Version())
}

// Trace prints the stack of a fault if STUDYGUIDE_TRACE=1 is set.
func Trace(w io.Writer, f *failure.Fault) {
	if os.Getenv("STUDYGUIDE_TRACE") == "1" {
		fmt.Fprintf(w, "%v\n%s\n", f, f.Stack) // display only
	}
}
