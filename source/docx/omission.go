package docx

import (
	"fmt"

	"example.org/studyguide/source/diag"
)

// omissions counts what the tree cannot hold. Each kind is reported once, at its first place.
type omissions struct {
	kinds []*omission
}

// An omission is one kind of them.
type omission struct {
	what  string
	at    diag.Span
	count int
	rule  diag.ID
}

// add counts something that is left out.
func (o *omissions) add(what string, at diag.Span) { o.count(diag.LeftOut, what, at) }

// aside counts something that a book does not need.
func (o *omissions) aside(what string, at diag.Span) { o.count(diag.Furniture, what, at) }

func (o *omissions) count(rule diag.ID, what string, at diag.Span) {
	for _, k := range o.kinds {
		if k.what == what {
			k.count++
			return
		}
	}
	o.kinds = append(o.kinds, &omission{what, at, 1, rule})
}

// extend extends the place of a kind.
func (o *omissions) extend(what string, to diag.Span) {
	for _, k := range o.kinds {
		if k.what == what {
			k.at, k.count = k.at.To(to), 1
		}
	}
}

// report reports what was counted.
func (o *omissions) report(sink diag.Sink) {
	for _, k := range o.kinds {
		done := "left out"
		if k.rule == diag.Furniture {
			done = "set aside"
		}
		message := k.what + " " + done
		if k.count > 1 {
			message = fmt.Sprintf("%s, and %d more like it", message, k.count-1)
		}
		sink.Report(diag.New(k.rule, k.at, "%s", message))
	}
}
