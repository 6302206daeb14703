// Package failure defines the kinds of failures that end a run or the work on one guide. The engine returns errors with
// a [Kind]; only the command line knows the exit code of a kind. It also turns the panic of one guide into an error
// ([Catch]), so that the other guides are still built.
package failure

import (
	"errors"
	"fmt"

	"example.org/studyguide/source/diag"
)

// A Kind is a kind of failure. Of several in one run the greatest counts.
type Kind int

const (
	None        Kind = iota
	Findings         // a guide has errors, or something is stale
	Usage            // the arguments are invalid
	Input            // a file cannot be read
	Output           // a file cannot be written
	Internal         // the program panicked
	Interrupted      // a signal ended the run
)

// An Error is a failure of a kind. Err is nil if it has been reported already.
type Error struct {
	Kind Kind
	Err  error
}

// Error returns the text of Err.
func (e *Error) Error() string {
	if e.Err == nil {
		return "failed, as reported"
	}
	return e.Err.Error()
}

// Unwrap returns the error without its kind.
func (e *Error) Unwrap() error { return e.Err }

// New returns err as a failure of a kind.
func New(kind Kind, err error) error { return &Error{kind, err} }

// Reported returns a failure that has been reported already.
func Reported(kind Kind) error { return &Error{Kind: kind} }

// Usagef returns a failure caused by the program's arguments.
func Usagef(format string, args ...any) error {
	return &Error{Usage, fmt.Errorf(format, args...)}
}

// UnknownWord returns the failure that word is not one of the known words; what names what it stands for.
func UnknownWord(what, word string, known []string) error {
	return Usagef("%v", diag.Unknown(what, word, known))
}

// Stop returns the failure of a run that a signal ended.
func Stop() error { return &Error{Interrupted, errors.New("interrupted")} }

// Or returns err as a failure of a kind, unless it has a kind already. A [*Fault] is returned as it is, for the caller
// to report.
func Or(kind Kind, err error) error {
	var e *Error
	var f *Fault
	if err == nil || errors.As(err, &e) || errors.As(err, &f) {
		return err
	}
	return &Error{kind, err}
}

// Stdout returns an error of writing to standard output as a failure.
func Stdout(err error) error {
	if err == nil {
		return nil
	}
	return &Error{Output, fmt.Errorf("writing to standard output: %w", err)}
}

// KindOf returns the kind of err, [None] for nil and for an error without one.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return None
}

// A Collector aggregates failures: it keeps the greatest kind and joins the errors.
type Collector struct {
	Most int // number of errors to keep; 0: all
	kind Kind
	errs []error
}

// Add adds a failure. An error without a kind, and nil, is ignored.
func (c *Collector) Add(err error) {
	var e *Error
	if !errors.As(err, &e) {
		return
	}
	c.kind = max(c.kind, e.Kind)
	if e.Err != nil && (c.Most == 0 || len(c.errs) < c.Most) {
		c.errs = append(c.errs, e.Err)
	}
}

// Failure returns the collected failures as one, or nil if there are none.
func (c *Collector) Failure() error {
	if c.kind == None {
		return nil
	}
	return &Error{c.kind, errors.Join(c.errs...)}
}
