package ast

import "time"

// Date returns the time at which a date of a guide or of an edition begins, in UTC. Dates are YYYY, YYYY-MM or
// YYYY-MM-DD (ISO 8601; W3C-DTF has the same), and so are ordered as strings; ok is false for anything else.
func Date(s string) (t time.Time, ok bool) {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if len(s) != len(layout) {
			continue
		}
		t, err := time.Parse(layout, s)
		return t, err == nil
	}
	return time.Time{}, false
}

// IsDate reports whether s is a date of a guide or of an edition.
func IsDate(s string) bool {
	_, ok := Date(s)
	return ok
}
