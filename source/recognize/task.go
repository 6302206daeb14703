package recognize

import (
	"slices"
	"strings"
	"unicode"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// Exercises set tasks rather than ask: "Write a function that …". Titles of tutorials begin with verbs as well ("Load
// the data"), so a task is one only by a verb that exercises have, and with the program code that answers it below.

// setsTask reports whether a title sets a task that program code answers.
func setsTask(title string) bool {
	title = strings.TrimSpace(title)
	return vocabulary.Begins(vocabulary.Task, title) ||
		vocabulary.Ends(vocabulary.TaskEnd, strings.TrimRightFunc(title, unicode.IsPunct))
}

// taskWord returns the size of a word for a task without a number before the title of a heading ("Challenge: Sort the
// rows"); 0 if it begins with none.
func taskWord(f *headFact) int {
	if f.mark.style != noMark {
		return 0
	}
	for _, n := range vocabulary.Prefixes(vocabulary.TaskLabel, f.text) {
		m := wordForm.FindString(f.text[n:])
		if size := n + len(m); m != "" && size < len(f.text) && wordAlone(f.text, f.text[:size]) {
			return size
		}
	}
	return 0
}

// isCodedTask reports whether unit i sets a task, be it in the last item of a list, and code stands below it, before
// the next heading or list.
func isCodedTask(e *evidence, i int) bool {
	title := ""
	switch b := e.units[i].block.(type) {
	case *ast.Paragraph:
		title = openingLine(b)
	case *ast.Heading:
		title = e.heads.of(b).text
	case *ast.List:
		if n := len(b.Items); n > 0 {
			if p, ok := firstParagraph(b.Items[n-1]); ok {
				title = openingLine(p)
			}
		}
	}
	if !setsTask(title) {
		return false
	}
	for _, u := range e.units[i+1:] {
		switch u.block.(type) {
		case *ast.Listing:
			return true
		case *ast.Heading, *ast.List:
			return false
		}
	}
	return false
}

// findBare records which headings are questions though they are nothing but a word for one, or for a task, without a
// number ("Exercise"), where these are half of all headings or more: elsewhere the word names a part that answers
// share.
func findBare(e *evidence) {
	var bare []*headFact
	all := 0
	for _, u := range e.units {
		b, ok := u.block.(*ast.Heading)
		if !ok {
			continue
		}
		all++
		f := e.heads.of(b)
		if f.mark.style == noMark &&
			(vocabulary.Is(vocabulary.TaskLabel, f.text) || vocabulary.Is(vocabulary.QuestionLabel, f.text)) {
			bare = append(bare, f)
		}
	}
	if len(bare) < minQuestions || len(bare)*2 < all {
		return
	}
	for _, f := range bare {
		label := strings.TrimSpace(f.text)
		f.mark, f.part = mark{style: taskNumber, label: label, size: len(label)}, true
	}
}

// findParts records which headings number the parts of a few tasks ("Part 2", below "Problem 1") and have nothing else
// to say: the parts are what is asked.
func findParts(e *evidence) {
	tasks, inTask, level := 0, false, 0
	var parts []*ast.Heading
	for i, u := range e.units {
		b, ok := u.block.(*ast.Heading)
		if !ok {
			continue
		}
		switch f := e.heads.of(b); {
		case f.mark.style.counted():
			tasks, inTask, level = tasks+1, true, b.Level
		case inTask && b.Level <= level:
			inTask = false
		case inTask && f.mark.style == noMark && isPartNumber(f.text) && i+1 < len(e.units):
			if _, ok := e.units[i+1].block.(*ast.Paragraph); ok {
				parts = append(parts, b)
			}
		}
	}
	if tasks >= minQuestions { // these are the questions
		return
	}
	for _, b := range parts {
		f := e.heads.of(b)
		label := strings.TrimSpace(f.text)
		number := label[strings.LastIndexByte(label, ' ')+1:]
		f.mark = mark{style: letterMark, number: number, label: label, size: len(label)}
		f.part = true
	}
}

// isPartNumber reports whether a title is a word for a part and a number.
func isPartNumber(title string) bool {
	title = strings.TrimSpace(title)
	for _, n := range vocabulary.Prefixes(vocabulary.SectionLabel, title) {
		if wholeNumber.MatchString(title[n:]) {
			return true
		}
	}
	return false
}

// wholeNumber matches blanks and a number or a letter, and nothing else.
var wholeNumber = pattern.New(`^ +(?:\d{1,2}|[A-Za-z])$`)

// holdsCode reports whether an item of a list has program code below its first line.
func holdsCode(it *ast.Item) bool {
	return slices.ContainsFunc(it.Blocks, func(b ast.Block) bool {
		_, ok := b.(*ast.Listing)
		return ok
	})
}

// findTasks records which headings ask by setting a task.
func findTasks(e *evidence) {
	for i, u := range e.units {
		if b, ok := u.block.(*ast.Heading); ok && isCodedTask(e, i) {
			e.heads.of(b).asks = true
		}
	}
}

// codeLine matches a line of a program: an assignment, a call.
var codeLine = pattern.New(`^[A-Za-z_][\w.]*(?:\[[^\]]*\])?\s*(?:[-+*/]?=(?:[^=>]|$)|\([^()\s])`)

// isCodeLine reports whether a title is a line of a program rather than what such a line is asked for.
func isCodeLine(title string) bool {
	imports := strings.HasPrefix(title, "import ") || strings.HasPrefix(title, "from ")
	return imports && codeImport.MatchString(title) || strings.ContainsAny(title, "=(") && codeLine.MatchString(title)
}

// codeImport matches a line that imports, and nothing else.
var codeImport = pattern.New(`^(?:import [\w.]+|from [\w.]+ import [\w., ]+)(?: as \w+)?;?$`)
