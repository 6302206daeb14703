package failure

import (
	"errors"
	"fmt"
	"testing"
)

func TestCollector(t *testing.T) {
	full := errors.New("disk full")
	for name, test := range map[string]struct {
		most int
		add  []error
		kind Kind
		text string
	}{
		"nothing": {0, nil, None, ""},
		"nil":     {0, []error{nil, nil}, None, ""},
		"the greatest kind": {0, []error{Reported(Findings), New(Output, full), New(Input, errors.New("gone"))},
			Output, "disk full\ngone"},
		"reported already": {0, []error{Reported(Input), Reported(Findings)}, Input, "failed, as reported"},
		"wrapped":          {0, []error{fmt.Errorf("making pdf: %w", New(Internal, full))}, Internal, "disk full"},
		"only the first two": {2, []error{New(Output, errors.New("a")), New(Findings, errors.New("b")),
			New(Interrupted, errors.New("c"))}, Interrupted, "a\nb"},
	} {
		t.Run(name, func(t *testing.T) {
			c := Collector{Most: test.most}
			for _, err := range test.add {
				c.Add(err)
			}
			err := c.Failure()
			if KindOf(err) != test.kind || err != nil && err.Error() != test.text {
				t.Errorf("got %v (kind %d), want %q (kind %d)", err, KindOf(err), test.text, test.kind)
			}
		})
	}
}

func TestOrKeepsAKind(t *testing.T) {
	if err := Or(Output, nil); err != nil {
		t.Errorf("of nil came %v", err)
	}
	if err := Or(Output, fmt.Errorf("reading: %w", Reported(Input))); KindOf(err) != Input {
		t.Errorf("the kind is %d", KindOf(err))
	}
	if err := Or(Output, errors.New("disk full")); KindOf(err) != Output || err.Error() != "disk full" {
		t.Errorf("got %v of kind %d", err, KindOf(err))
	}
	if err := Or(Output, &Fault{During: "making pdf"}); KindOf(err) != None {
		t.Errorf("a fault became a failure of kind %d", KindOf(err))
	}
}
