package retry

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"
)

// serve answers the statuses in turn, the last of them again and again.
func serve(t *testing.T, wait string, statuses ...int) (url string, calls *atomic.Int64) {
	calls = new(atomic.Int64)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		i := min(int(calls.Add(1)), len(statuses)) - 1
		if statuses[i] == 0 { // hangs
			<-r.Context().Done()
			return
		}
		if wait != "" {
			w.Header().Set("Retry-After", wait)
		}
		w.WriteHeader(statuses[i])
	}))
	t.Cleanup(s.Close)
	return s.URL, calls
}

var quick = Policy{Attempts: 4, Each: 100 * time.Millisecond, Base: time.Millisecond, Max: 4 * time.Millisecond}

func get(url string) error {
	return quick.Do(context.Background(), func(ctx context.Context) error {
		_, err := Get(ctx, url)
		return err
	})
}

func TestWhatIsRetried(t *testing.T) {
	for status, want := range map[int]int64{429: 4, 500: 4, 502: 4, 503: 4, 504: 4, 400: 1, 404: 1, 501: 1, 505: 1} {
		url, calls := serve(t, "", status)
		if err := get(url); err == nil || calls.Load() != want {
			t.Errorf("status %d: %d calls, want %d; %v", status, calls.Load(), want, err)
		}
	}
}

func TestACallThatHangsIsRepeated(t *testing.T) {
	url, calls := serve(t, "", 0, 200)
	if err := get(url); err != nil || calls.Load() != 2 {
		t.Errorf("%d calls, %v", calls.Load(), err)
	}
}

func TestRetryAfterIsHonored(t *testing.T) {
	url, calls := serve(t, "1", 503, 200)
	start := time.Now()
	if err := get(url); err != nil || calls.Load() != 2 || time.Since(start) < time.Second {
		t.Errorf("%d calls in %v, %v", calls.Load(), time.Since(start), err)
	}
}

func TestTheContextEndsIt(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := quick.Do(ctx, func(context.Context) error { return errors.New("no") })
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
