package notebook

import (
	"fmt"

	"example.org/studyguide/source/diag"
)

// An omission is a kind of part that the book does not have.
type omission int

const (
	removed omission = iota
	hiddenInput
	hiddenOutput
	address
	installation
	rawCell
	widget
	script
	picture
	lastOmission
)

// omissions counts the parts that were not taken, by kind. Each kind is reported once, at its first part.
type omissions struct {
	first [lastOmission]diag.Span
	what  [lastOmission]string
	count [lastOmission]int
	aside []diag.Diagnostic // set aside: every place matters to the audit of losses
}

// add counts a part. what names it where its kind does not say enough.
func (o *omissions) add(k omission, at diag.Span, what string) {
	if o.count[k]++; o.count[k] == 1 {
		o.first[k], o.what[k] = at, what
	}
	if aside := [...]string{
		removed:      "cell with the tag remove-cell",
		hiddenInput:  "code with the tag hide-input",
		hiddenOutput: "output with the tag hide-output",
		address:      "address of an object",
		installation: "output of an installation",
		lastOmission: "",
	}[k]; aside != "" {
		o.aside = append(o.aside, diag.New(diag.Furniture, at, "%s set aside", aside))
	}
}

// report reports what was added.
func (o *omissions) report(sink diag.Sink) {
	for _, d := range o.aside {
		sink.Report(d)
	}
	for k := rawCell; k < lastOmission; k++ {
		n := o.count[k]
		if n == 0 {
			continue
		}
		what := [...]string{
			rawCell: "raw cell for another program (" + o.what[k] + ")",
			widget:  "widget that only a browser shows",
			script:  "output that only a browser shows (" + o.what[k] + ")",
			picture: "picture that cannot be decoded",
		}[k]
		message := what + " left out"
		if n > 1 {
			message = fmt.Sprintf("%s left out, and %d more like it", what, n-1)
		}
		sink.Report(diag.New(diag.LeftOut, o.first[k], "%s", message))
	}
}
