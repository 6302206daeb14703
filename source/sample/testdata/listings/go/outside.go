// Package outside declares what listings use and do not show. A listing that declares one of these names itself goes
// without it here.
package outside

import (
	"context"
	"database/sql"
	"errors"
	"net/http"
	"sync"
)

var (
	ctx     context.Context
	dsn     string
	err     error
	attempt int
)

var (
	db    *sql.DB
	mux   *http.ServeMux
	order *Order
)

// ErrNotFound is the error for what is not there.
var ErrNotFound = errors.New("not found")

func fetch(ctx context.Context, url string) (string, error) { return "", nil }

// Order is what is bought.
type Order struct {
	ID    string
	Total int64
}

// Store keeps orders.
type Store struct{ db *sql.DB }

// Order returns the order with the given id.
func (s *Store) Order(ctx context.Context, id string) (*Order, error) { return nil, nil }

// Server answers requests.
type Server struct {
	store *Store
	late  sync.WaitGroup
}

func (s *Server) audit(ctx context.Context, order *Order) {}

// Cache keeps values for a while.
type Cache struct{}

// NewCache returns an empty cache.
func NewCache(ttl any) *Cache { return &Cache{} }

// Set keeps a value.
func (c *Cache) Set(key string, value any) {}

// Get finds a value.
func (c *Cache) Get(key string) (any, bool) { return nil, false }
