package fonts

import "fmt"

// A DamagedError says that a font file breaks the rules of OpenType where it was believed, so that it cannot be used.
type DamagedError struct {
	File string // as it was given to [Library.Add]
	What string // what the reader of its tables tripped over
}

// Error implements error.
func (e *DamagedError) Error() string { return fmt.Sprintf("font %s is damaged: %s", e.File, e.What) }

// guarded does work on the tables of a font and returns a panic as a [DamagedError]: go-text believes what the tables
// of a font say of themselves, and a font of a user may say anything. The fonts that come with the program are not
// guarded; a panic over them is a fault of the program.
func (s source) guarded(work func() error) (err error) {
	if s.users {
		defer func() {
			if v := recover(); v != nil {
				err = &DamagedError{File: s.name, What: fmt.Sprint(v)}
			}
		}()
	}
	return work()
}
