package p

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"
)

type Store struct{ err error }

func (s *Store) Order(ctx context.Context, id string) (*Order, error) {
	if _, ok := ctx.Deadline(); !ok {
		return nil, fmt.Errorf("order %s is loaded without a deadline", id)
	}
	if s.err != nil {
		return nil, fmt.Errorf("order %s: %w", id, s.err)
	}
	return &Order{ID: id, Total: 3}, nil
}

type Server struct {
	store   *Store
	late    sync.WaitGroup
	release chan bool
	audited error
}

// audit waits until the request is long over, then notes what is wrong with its context.
func (s *Server) audit(ctx context.Context, order *Order) {
	<-s.release
	if s.audited = ctx.Err(); s.audited == nil {
		if at, ok := ctx.Deadline(); !ok || time.Until(at) > time.Minute {
			s.audited = fmt.Errorf("the deadline is %v, %v", at, ok)
		}
	}
}

func TestErrorsHaveTheirStatuses(t *testing.T) {
	for err, want := range map[error]int{
		ErrNotFound:              404,
		context.DeadlineExceeded: 504,
		http.ErrServerClosed:     500,
	} {
		w := httptest.NewRecorder()
		(&Server{store: &Store{err}}).order(w, httptest.NewRequest("GET", "/orders/901", nil))
		if w.Code != want {
			t.Errorf("%v: status %d, want %d", err, w.Code, want)
		}
	}
}

func TestNothingIsWrittenToAClientThatHasGone(t *testing.T) {
	w := httptest.NewRecorder()
	(&Server{store: &Store{context.Canceled}}).order(w, httptest.NewRequest("GET", "/orders/901", nil))
	if w.Body.Len() > 0 {
		t.Errorf("the answer is %q", w.Body)
	}
}

func TestAuditOutlivesTheRequestAndIsAwaited(t *testing.T) {
	s := &Server{store: &Store{}, release: make(chan bool)}
	ctx, cancel := context.WithCancel(context.Background())
	w := httptest.NewRecorder()
	s.order(w, httptest.NewRequestWithContext(ctx, "GET", "/orders/901", nil))
	if got := w.Header().Get("Content-Type"); w.Code != 200 || got != "application/json" {
		t.Errorf("status %d, type %q", w.Code, got)
	}
	cancel() // the request has ended
	close(s.release)
	if s.late.Wait(); s.audited != nil {
		t.Error(s.audited)
	}
}
