// Package pool runs work in parallel and delivers the results in order.
package pool

import "sync"

// InOrder calls do for 0 to n-1 with at most workers concurrent calls, and then with each result, in order, in the
// caller's goroutine. do must not panic.
func InOrder[T any](n, workers int, do func(int) T, then func(int, T)) {
	results := make([]chan T, n)
	for i := range results {
		results[i] = make(chan T, 1)
	}
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(workers, n) {
		wg.Go(func() {
			for i := range next {
				results[i] <- do(i)
			}
		})
	}
	go func() {
		for i := range n {
			next <- i
		}
		close(next)
	}()
	for i := range n {
		then(i, <-results[i])
	}
	wg.Wait()
}
