package words_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// The words in code that are no vocabulary, by the name of what they are declared as or in.
var noVocabulary = map[string]string{
	"ordinalStart":   "numerals",
	"sectionOrdinal": "numerals",
	"partNumber":     "numerals",
	"badgeHost":      "addresses",
	"switchURL":      "addresses",
	"indexName":      "names of files",
	"fileName":       "names of files",
	"closer":         "keywords of programming languages",
}

// TestReadersHaveNoListsOfTheirOwn holds all words of natural languages in this package: readers have neither letters
// beyond ASCII in their strings, nor expressions or cases with several words. The names of elements and classes of
// HTML, of programming languages and of their keywords are no such words, so that package html is searched for letters
// and expressions only, and listing for letters.
func TestReadersHaveNoListsOfTheirOwn(t *testing.T) {
	words := regexp.MustCompile(`(?:\b[a-z]{3,}\b[?)]*\|[(?:]*){2}[a-z]{3,}\b`)
	seen := map[string]bool{}
	for _, dir := range []string{"../recognize/*.go", "../text/*.go", "../lint/*.go", "../html/*.go", "../listing/*.go", "../loss/*.go", "../index.go"} {
		names, err := filepath.Glob(dir)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %v", dir, err)
		}
		isHTML, isCode := strings.Contains(
			dir,
			"html",
		), strings.Contains(dir, "listing") ||
			strings.Contains(dir, "loss")
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			eachString(file, func(declared string, n ast.Node, texts []string) {
				all := strings.Join(texts, "|")
				found := strings.ContainsFunc(
					all,
					func(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) },
				)
				if !isCode && (!isHTML || len(texts) == 1) {
					found = found || words.MatchString(all)
				}
				if !found {
					return
				}
				if seen[declared] = true; noVocabulary[declared] == "" {
					t.Errorf(
						"%s: %s has words of its own; source/words has those for all readers: %s",
						files.Position(n.Pos()),
						declared,
						all,
					)
				}
			})
		}
	}
	for name := range noVocabulary {
		if !seen[name] {
			t.Errorf("%s is not an exception any more", name)
		}
	}
}

// eachString calls visit for each string of a file, and for the strings of each case together, with the name of the
// declaration that they stand in. Imports are none.
func eachString(file *ast.File, visit func(declared string, n ast.Node, texts []string)) {
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			stringsOf(d.Body, d.Name.Name, visit)
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				if v, ok := spec.(*ast.ValueSpec); ok {
					stringsOf(v, v.Names[0].Name, visit)
				}
			}
		}
	}
}

func stringsOf(in ast.Node, declared string, visit func(declared string, n ast.Node, texts []string)) {
	text := func(n ast.Node) (string, bool) {
		b, ok := n.(*ast.BasicLit)
		if !ok || b.Kind != token.STRING {
			return "", false
		}
		s, err := strconv.Unquote(b.Value)
		return s, err == nil
	}
	ast.Inspect(in, func(n ast.Node) bool {
		var list []ast.Expr
		switch n := n.(type) {
		case *ast.CaseClause:
			list = n.List
		case *ast.CallExpr:
			list = n.Args
		case *ast.CompositeLit:
			list = n.Elts
		case *ast.BasicLit:
			if s, ok := text(n); ok {
				visit(declared, n, []string{s})
			}
		}
		var texts []string
		for _, e := range list {
			if s, ok := text(e); ok {
				texts = append(texts, s)
			}
		}
		if len(texts) > 1 {
			visit(declared, n, texts)
		}
		return true
	})
}
