package failure

import (
	"fmt"
	"runtime/debug"
)

// A Fault is a panic that was recovered.
type Fault struct {
	During string // the operation, as in "making pdf"
	Value  any    // the value passed to panic
	Stack  []byte // as printed by Go
}

// Error returns what happened, without the stack.
func (f *Fault) Error() string {
	return fmt.Sprintf("internal fault while %s: %v", f.During, f.Value)
}

// Catch calls work and returns its error, or a [*Fault] if it panics. A panic
// in a goroutine that work starts is not caught, nor is a stack overflow.
func Catch(during string, work func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &Fault{During: during, Value: v, Stack: debug.Stack()}
		}
	}()
	return work()
}
