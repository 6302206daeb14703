package source_test

import (
	"fmt"
	"testing/fstest"

	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
)

func ExampleLoad() {
	folder := fstest.MapFS{"locks.md": {Data: []byte(`# Locks

## 1. What is a lock?

A way to wait.

## 2. What is a deadlock?

## 4. What is a livelock?

Work that gets nowhere.
`)}}
	var found diag.List
	guide, err := source.Load(folder, "locks.md", source.Options{}, &found)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, q := range guide.AllQuestions() {
		fmt.Println(q.Number, q.PlainTitle())
	}
	for _, d := range found.Sorted() {
		fmt.Println(d)
	}
	// Output:
	// 1 What is a lock?
	// 2 What is a deadlock?
	// 4 What is a livelock?
	// locks.md:7:1: warning: question 2 has no answer (qa-no-answer)
}
