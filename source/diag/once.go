package diag

import "fmt"

// Once collects findings of which a file may have many that say the same. It passes on the first of each kind, with the
// number of the others. The zero Once is ready to use.
type Once struct {
	list []*Diagnostic
	more map[onceKey]int
}

// onceKey is what findings have in common that are reported as one.
type onceKey struct {
	rule    ID
	message string
}

// Report implements [Sink].
func (o *Once) Report(d Diagnostic) {
	if o.more == nil {
		o.more = map[onceKey]int{}
	}
	k := onceKey{d.Rule, d.Message}
	if _, again := o.more[k]; again {
		o.more[k]++
		return
	}
	o.more[k] = 0
	o.list = append(o.list, &d)
}

// Pass reports to sink what was collected, in the order of first occurrence.
func (o *Once) Pass(sink Sink) {
	for _, d := range o.list {
		if n := o.more[onceKey{d.Rule, d.Message}]; n > 0 {
			d.Message += fmt.Sprintf(" (%d more below)", n)
		}
		sink.Report(*d)
	}
}
