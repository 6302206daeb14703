package failure

import (
	"errors"
	"strings"
	"testing"
)

func TestCatch(t *testing.T) {
	plain := errors.New("no such file")
	none := []int{}
	for name, test := range map[string]struct {
		work func() error
		want string // of the error
		is   bool   // a Fault
	}{
		"no error": {func() error { return nil }, "", false},
		"an error": {func() error { return plain }, "no such file", false},
		"a panic":  {func() error { panic("torn page") }, "internal fault while making pdf: torn page", true},
		"an index": {func() error { return errors.New(string(rune(none[len(none)]))) },
			"internal fault while making pdf: runtime error: index out of range [0] with length 0", true},
		"the inner": {func() error { return Catch("reading", func() error { panic(plain) }) },
			"internal fault while reading: no such file", true},
	} {
		t.Run(name, func(t *testing.T) {
			err := Catch("making pdf", test.work)
			got := ""
			if err != nil {
				got = err.Error()
			}
			var f *Fault
			if got != test.want || errors.As(err, &f) != test.is {
				t.Fatalf("got %q (%T), want %q", got, err, test.want)
			}
			if test.is && !strings.Contains(string(f.Stack), "fault_test.go") {
				t.Errorf("the stack does not show where:\n%s", f.Stack)
			}
		})
	}
}
