package main

import "sync"

// committing is how many guides may wait for the disk beside those that are being made: a disk takes the time of several seeks to
// have a file for sure, and takes many at a time.
const committing = 16

// inOrder does n pieces of work, at most workers at a time, and gives the result of each to then, in their order, in the goroutine of the
// caller.
func inOrder[T any](n, workers int, do func(int) T, then func(int, T)) {
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
