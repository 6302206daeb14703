package loss

import (
	"slices"
	"sort"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/recognize"
)

// tree holds the content of a guide.
type tree struct {
	words map[string]int
	all   map[string]int // how many of each kind
	files map[string]*inFile
}

// inFile holds the content of a guide from one file.
type inFile struct {
	listings, tables, images, links, notes placed
	questions                              []int            // their lines, going up
	facts                                  map[int][]string // of the question on that line, lower case
	marks                                  map[int][]string // words the tree holds other than as text, by line
	right                                  map[int]bool     // lines of options that are right
	options                                map[int]bool     // lines of all options
}

func (t *tree) file(name string) *inFile {
	if t.files[name] == nil {
		t.files[name] = &inFile{
			marks: map[int][]string{}, facts: map[int][]string{}, right: map[int]bool{}, options: map[int]bool{},
		}
	}
	return t.files[name]
}

// asks reports whether a question begins in e, apart from its first line.
func (f *inFile) asks(e extent) bool {
	i := sort.SearchInts(f.questions, e.first+1)
	return i < len(f.questions) && f.questions[i] <= e.last
}

// states reports whether line n states a fact of its question: "Difficulty: easy"; or that there is none.
func (f *inFile) states(n int, line string) bool {
	i := sort.SearchInts(f.questions, n+1) - 1
	if i < 0 || !strings.ContainsAny(line, ":：") {
		return false
	}
	if recognize.DeniesFacts(line) {
		return true
	}
	line = strings.ToLower(line)
	return slices.ContainsFunc(f.facts[f.questions[i]], func(fact string) bool { return strings.Contains(line, fact) })
}

func survey(g *ast.Guide) *tree {
	t := &tree{words: map[string]int{}, all: map[string]int{}, files: map[string]*inFile{}}
	say := func(s string) {
		for _, w := range tokens(s) {
			t.words[w]++
			t.all["words"]++
		}
	}
	say(g.Meta.Title + " " + g.Meta.Subtitle)
	ast.Walk(g, func(n ast.Node) bool {
		f := t.file(n.Span().File)
		line := n.Span().Start.Line
		switch n := n.(type) {
		case *ast.Text:
			say(n.Value)
		case *ast.Code:
			say(n.Value)
		case *ast.Math: // an image may have shown it
			f.images.add(n.At)
			say(n.TeX)
		case *ast.Listing:
			say(n.Text)
			f.listings.add(n.At)
			t.all["listings"]++
		case *ast.Table:
			f.tables.add(n.At)
			t.all["tables"]++
			for _, row := range append([][]*ast.Cell{n.Header}, n.Rows...) {
				for _, cell := range row {
					for _, in := range cell.Inlines {
						if code, ok := in.(*ast.Code); ok { // a cell holds a listing as lines of code
							f.listings.add(code.At)
						}
					}
				}
			}
		case *ast.Image:
			say(n.Alt)
			f.images.add(n.At)
			t.all["images"]++
		case *ast.Link:
			f.links.add(n.At)
			t.all["links"]++
		case *ast.Note:
			f.notes.add(n.At)
			t.all["footnotes"]++
		case *ast.Question:
			f.questions = append(f.questions, line)
			for _, fact := range n.Facts() {
				say(fact)
				f.facts[line] = append(f.facts[line], strings.ToLower(fact))
			}
			f.marks[line] = append(f.marks[line], tokens(n.Label+" "+n.Number)...)
			if right := n.Right(); len(right) > 0 { // the answer named them, or a key did by the number of the question
				for _, b := range n.Answer { // "B (correct answer): why"
					f.right[b.Span().Start.Line] = true
				}
				say(n.Number + " " + strings.Join(right, " "))
				say(n.Number + strings.Join(right, "")) // "1B" is one word
				say(strings.Join(right, ""))            // and so is "ACD"
				if bare := strings.TrimLeft(n.Number, "0"); bare != n.Number {
					say(bare)
				}
			} else if n.Kind != ast.Free {
				say(n.Number) // in a key
			}
		case *ast.Option:
			say(n.Label)
			f.tables.add(n.At) // they may have stood in one
			f.right[line] = f.right[line] || n.Right
			f.options[line] = true
		case *ast.Callout:
			for _, at := range []int{line, line + 1} {
				f.marks[at] = append(f.marks[at], n.Kind)
			}
		}
		return true
	})
	for _, f := range t.files {
		slices.Sort(f.questions)
	}
	return t
}
