package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// What a reader of the code can rely on, beside what gofmt, vet and staticcheck hold.
const (
	maxColumns    = 120 // of a line, a tab counting as four
	maxString     = 40  // of a string that count: patterns, messages and fixtures are not cut for the sake of width
	maxParameters = 7   // of a function
	maxFiles      = 6   // with methods of one type
)

// parse parses each Go file of the repository.
func parse(t *testing.T, visit func(dir, file string, fset *token.FileSet, f *ast.File)) {
	t.Helper()
	goFiles(t, func(dir, file string) {
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, file, nil, parser.SkipObjectResolution|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		visit(dir, file, fset, f)
	})
}

// TestPackagesSayWhatMayChange checks that each package that others can import, but for the stable ones, says in its
// documentation that it may change.
func TestPackagesSayWhatMayChange(t *testing.T) {
	stable := map[string]bool{".": true, "source/ast": true}
	said := map[string]bool{}
	parse(t, func(dir, file string, _ *token.FileSet, f *ast.File) {
		if f.Name.Name == "main" || strings.HasPrefix(dir, "cmd/") || strings.HasSuffix(file, "_test.go") {
			return
		}
		said[dir] = said[dir] || strings.Contains(f.Doc.Text(), "This package may change with any version")
	})
	for dir, ok := range said {
		if ok == stable[dir] {
			t.Errorf("%s: says that it may change: %v, is stable: %v", dir, ok, stable[dir])
		}
	}
	if len(said) < len(stable) {
		t.Errorf("found %v alone", said)
	}
}

func TestLinesAreNotTooLong(t *testing.T) {
	parse(t, func(_, file string, fset *token.FileSet, f *ast.File) {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if ast.IsGenerated(f) {
			return
		}
		spare := stringColumns(fset, f, strings.HasSuffix(file, "_test.go"))
		n := 0
		for line := range strings.Lines(string(src)) {
			n++
			line = strings.TrimRight(line, "\n")
			width := utf8.RuneCountInString(line) + 3*strings.Count(line, "\t")
			if width-spare[n] > maxColumns {
				t.Errorf("%s:%d: %d columns; at most %d", file, n, width, maxColumns)
			}
		}
	})
}

// stringColumns returns the columns of each line that are not counted: what a string, which is data, has beyond its
// first maxString columns, and in tests all of it, so that a case can be one row of a table.
func stringColumns(fset *token.FileSet, f *ast.File, test bool) map[int]int {
	counted := maxString
	if test {
		counted = 0
	}
	spare := map[int]int{}
	ast.Inspect(f, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return true
		}
		from := fset.Position(lit.Pos()).Line
		for i, part := range strings.Split(lit.Value, "\n") {
			if width := utf8.RuneCountInString(part) + 3*strings.Count(part, "\t"); width > counted {
				spare[from+i] += width - counted
			}
		}
		return true
	})
	return spare
}

// TestDocCommentsSayWhatADeclarationDoes holds Go's idiom: a comment begins with the name that it documents, and a
// function "returns" a value or "reports whether" something holds.
func TestDocCommentsSayWhatADeclarationDoes(t *testing.T) {
	parse(t, func(_, file string, fset *token.FileSet, f *ast.File) {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Doc == nil {
				continue
			}
			words := strings.Fields(fn.Doc.Text())
			if len(words) < 2 {
				continue
			}
			pos := fset.Position(fn.Doc.Pos())
			if words[0] != fn.Name.Name {
				t.Errorf("%s: the comment of %s begins with %q", pos, fn.Name.Name, words[0])
			}
			switch verb := strings.Trim(words[1], ".,:;"); verb {
			case "gives", "tells", "is":
				if verb != "is" || strings.HasPrefix(words[0], "Test") {
					t.Errorf("%s: %s %s; write returns, reports whether, writes …", pos, fn.Name.Name, verb)
				}
			case "return", "report", "Returns", "Reports":
				t.Errorf("%s: %s %s; write %ss", pos, fn.Name.Name, verb, strings.ToLower(verb))
			}
		}
	})
}

// TestExportedNamesAreDocumented holds that every exported name outside tests has a comment.
func TestExportedNamesAreDocumented(t *testing.T) {
	parse(t, func(_, file string, fset *token.FileSet, f *ast.File) {
		if strings.HasSuffix(file, "_test.go") {
			return
		}
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && d.Doc == nil && (d.Recv == nil || ast.IsExported(receiver(d))) {
					t.Errorf("%s: %s has no comment", fset.Position(d.Pos()), d.Name.Name)
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					s, ok := s.(*ast.TypeSpec)
					if ok && s.Name.IsExported() && d.Doc == nil && s.Doc == nil && s.Comment == nil {
						t.Errorf("%s: %s has no comment", fset.Position(s.Pos()), s.Name.Name)
					}
				}
			}
		}
	})
}

func TestFunctionsHaveFewParameters(t *testing.T) {
	parse(t, func(_, file string, fset *token.FileSet, f *ast.File) {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Type.Params.NumFields() > maxParameters {
				t.Errorf(
					"%s: %s has %d parameters; at most %d",
					fset.Position(fn.Pos()),
					fn.Name.Name,
					fn.Type.Params.NumFields(),
					maxParameters,
				)
			}
		}
	})
}

// TestMethodsOfATypeStandTogether holds that no object is a program of its own, cut into many files.
func TestMethodsOfATypeStandTogether(t *testing.T) {
	files := map[string][]string{}
	parse(t, func(dir, file string, _ *token.FileSet, f *ast.File) {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv != nil && !strings.HasSuffix(file, "_test.go") {
				name := fmt.Sprintf("%s.%s", path.Clean(dir), receiver(fn))
				if base := filepath.Base(file); !slices.Contains(files[name], base) {
					files[name] = append(files[name], base)
				}
			}
		}
	})
	for name, in := range files {
		if len(in) > maxFiles {
			t.Errorf("%s has methods in %d files; at most %d: %s", name, len(in), maxFiles, strings.Join(in, " "))
		}
	}
}

// receiver returns the name of the type that a method belongs to.
func receiver(fn *ast.FuncDecl) string {
	of := fn.Recv.List[0].Type
	for {
		switch x := of.(type) {
		case *ast.StarExpr:
			of = x.X
		case *ast.IndexExpr:
			of = x.X
		case *ast.IndexListExpr:
			of = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
	}
}
