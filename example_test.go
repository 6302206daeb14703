package studyguide_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing/fstest"

	"example.org/studyguide"
	"example.org/studyguide/source/ast"
)

const locks = `# Locks

## Basics

### 1. What is a lock?

*Difficulty: basic*

A way to **wait**.

### 2. What is a deadlock?

*Difficulty: advanced*

### 3. What is a livelock?

*Difficulty: advanced*

Work that gets nowhere.
`

func Example() {
	files := fstest.MapFS{"locks.md": {Data: []byte(locks)}} // os.DirFS("guides") for a folder
	guide, found, err := studyguide.Load(files, "locks.md")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range found {
		fmt.Println(f)
	}
	hard, err := studyguide.Only(guide, "advanced")
	if err != nil {
		fmt.Println(err)
		return
	}
	var book bytes.Buffer
	if _, err := studyguide.Render(context.Background(), &book, hard, "epub", files); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(hard.AllQuestions()), "questions in a book that is an archive:", bytes.HasPrefix(book.Bytes(), []byte("PK")))
	// Output:
	// locks.md:11:1: warning: question 2 has no answer (qa-no-answer)
	// 2 questions in a book that is an archive: true
}

func ExampleParse() {
	_, found, err := studyguide.Parse("poem.txt", []byte("A rose\nis a rose.\n"))
	fmt.Println(errors.Is(err, studyguide.ErrNotAGuide), len(found) > 0)
	// Output: true true
}

func ExampleOnly() {
	guide, _, err := studyguide.Parse("locks.md", []byte(locks))
	if err != nil {
		fmt.Println(err)
		return
	}
	some, err := studyguide.Only(guide, "2-3", "-advanced")
	fmt.Println(some, err)
	// Output: <nil> selecting questions: no question has all that is asked for
}

func ExampleAnswers() {
	guide, _, err := studyguide.Parse("locks.md", []byte(locks))
	if err != nil {
		fmt.Println(err)
		return
	}
	if guide, err = studyguide.Answers(guide, "back"); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(guide.Meta.Answers)
	_, err = studyguide.Answers(guide, "front")
	fmt.Println(err)
	// Output:
	// back
	// placing answers: "front" is none of inline, back, details, none, only
}

// ExampleRender writes a guide as JSON, reads it back as it was, and walks its tree.
func ExampleRender() {
	guide, _, err := studyguide.Parse("locks.md", []byte(locks))
	if err != nil {
		fmt.Println(err)
		return
	}
	var text bytes.Buffer
	if _, err := studyguide.Render(context.Background(), &text, guide, "json", nil); err != nil {
		fmt.Println(err)
		return
	}
	again, _, err := studyguide.Parse("locks.json", text.Bytes())
	if err != nil {
		fmt.Println(err)
		return
	}
	strong := 0
	ast.Walk(again, func(n ast.Node) bool {
		if _, ok := n.(*ast.Strong); ok {
			strong++
		}
		return true
	})
	for _, q := range again.AllQuestions() {
		fmt.Println(q.Number, q.PlainTitle(), q.Difficulty)
	}
	fmt.Println(strong, "in bold type")
	// Output:
	// 1 What is a lock? basic
	// 2 What is a deadlock? advanced
	// 3 What is a livelock? advanced
	// 1 in bold type
}

func ExampleFormats() {
	fmt.Println(studyguide.Formats())
	// Output: [pdf epub html anki json markdown csv gift moodle qti qti21 site]
}
