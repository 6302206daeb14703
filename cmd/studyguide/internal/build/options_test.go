package build

import (
	"testing"
	"time"
)

func TestModifiedNeverAsksTheClock(t *testing.T) {
	epoch := time.Unix(1767225600, 0).UTC()
	tests := []struct {
		epoch *time.Time
		date  string
		want  string
	}{
		{&epoch, "2020-05-06", "2026-01-01T00:00:00Z"},
		{nil, "2020-05-06", "2020-05-06T00:00:00Z"},
		{nil, "2020-05", "2020-05-01T00:00:00Z"},
		{nil, "2020", "2020-01-01T00:00:00Z"},
		{nil, "", "1970-01-01T00:00:00Z"},
		{nil, "last summer", "1970-01-01T00:00:00Z"},
	}
	for _, test := range tests {
		if got := modified(test.epoch, test.date).Format(time.RFC3339); got != test.want {
			t.Errorf("modified(%v, %q) = %s, want %s", test.epoch, test.date, got, test.want)
		}
	}
}
