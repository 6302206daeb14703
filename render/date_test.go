package render_test

import (
	"testing"
	"time"

	"example.org/studyguide/render"
)

func TestDateIsThatOfTheJobInUTC(t *testing.T) {
	berlin := time.FixedZone("", 3600)
	for _, c := range []struct {
		modified time.Time
		want     string
	}{
		{time.Time{}, "1970-01-01T00:00:00Z"},
		{time.Date(2024, 3, 1, 0, 30, 0, 0, berlin), "2024-02-29T23:30:00Z"},
	} {
		job := render.Job{Modified: c.modified}
		if got := job.Date().Format(time.RFC3339); got != c.want {
			t.Errorf("%v is %s, want %s", c.modified, got, c.want)
		}
	}
}
