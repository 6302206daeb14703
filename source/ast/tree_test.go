package ast_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	goast "go/ast"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

var update = golden.Flag()

// loc returns the position of a node of width characters.
func loc(line, col, width int) ast.Loc {
	return ast.At(diag.Span{File: "g.md", Start: diag.Pos{Line: line, Col: col},
		End: diag.Pos{Line: line, Col: col + width}})
}

func text(s string) []ast.Inline { return []ast.Inline{&ast.Text{Value: s}} }

// document is the output of a reader for a file with one heading.
func document() *ast.Document {
	h := &ast.Heading{Loc: loc(3, 1, 9), Level: 2, Inlines: text("What is it?")}
	return &ast.Document{
		Loc: loc(1, 1, 1), Format: "markdown", Meta: ast.Meta{Title: "It"},
		Blocks: []ast.Block{h, &ast.Table{Header: []*ast.Cell{{}}, Align: []ast.Align{ast.AlignNone}}, nil},
		Notes:  []*ast.Note{{ID: "n-1"}},
		Slugs:  map[*ast.Heading]string{h: "what-is-it"},
	}
}

func TestFixtures(t *testing.T) {
	isInput := func(section string) bool { return section == "tree" }
	update.Run(t, "testdata/*.txtar", isInput, func(t *testing.T, in map[string][]byte) map[string]string {
		switch tree := strings.TrimSpace(string(in["tree"])); tree {
		case "everything":
			return map[string]string{"ast": ast.Dump(golden.Everything())}
		case "document":
			return map[string]string{"ast": ast.DumpDocument(document())}
		default:
			t.Fatalf("no tree is called %q", tree)
			return nil
		}
	})
}

// kinds returns the names of the types of this package that have the given method.
func kinds(t *testing.T, method string) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			fn, ok := d.(*goast.FuncDecl)
			if !ok || fn.Recv == nil || fn.Name.Name != method {
				continue
			}
			if of, ok := fn.Recv.List[0].Type.(*goast.StarExpr); ok {
				names = append(names, of.X.(*goast.Ident).Name)
			}
		}
	}
	return names
}

func TestWalkVisitsEveryKindOfNode(t *testing.T) {
	met := map[string]bool{}
	count := map[string]int{}
	ast.Walk(golden.Everything(), func(n ast.Node) bool {
		met[reflect.TypeOf(n).Elem().Name()] = true
		if x, ok := n.(*ast.Text); ok {
			count[x.Value]++
		}
		return true
	})
	want := kinds(t, "parts")
	if len(want) < 31 {
		t.Fatalf("found only the kinds %q", want)
	}
	ast.Walk(document(), func(n ast.Node) bool { met[reflect.TypeOf(n).Elem().Name()] = true; return true })
	for _, kind := range want {
		if !met[kind] {
			t.Errorf("Walk does not come to a %s", kind)
		}
	}
	// Each text that the dump shows is met, once.
	for _, s := range []string{"soft", "gone", "10", "speed", "third", "Cost", "Try", "A picture", "life",
		"How long.", "rest", "folded", "More", "A note.", "Why?", "Why not?", "Because."} {
		if count[s] != 1 {
			t.Errorf("Walk comes to %q %d times, not once", s, count[s])
		}
	}
}

func TestWalkSkipsNodesThatVisitDeclines(t *testing.T) {
	var met []string
	ast.Walk(golden.Everything(), func(n ast.Node) bool {
		met = append(met, fmt.Sprintf("%T", n))
		_, section := n.(*ast.Section)
		return !section
	})
	want := "*ast.Guide *ast.Paragraph *ast.Text *ast.Section *ast.Section *ast.Note *ast.Paragraph *ast.Text"
	if got := strings.Join(met, " "); got != want {
		t.Errorf("visited %s, want %s", got, want)
	}
	ast.Walk(nil, func(ast.Node) bool { t.Error("nil was visited"); return true })
}

// TestDumpShowsEveryField changes each field of each node, one at a time, and expects another dump: trees are
// compared by their dumps.
func TestDumpShowsEveryField(t *testing.T) {
	want := ast.Dump(golden.Everything())
	if strings.Contains(want, "unknown") {
		t.Errorf("a kind is unknown to Dump:\n%s", want)
	}
	for n := range len(leaves(golden.Everything())) {
		g := golden.Everything()
		f := leaves(g)[n]
		if !change(f.value) {
			continue
		}
		if got := ast.Dump(g) != want; got == notDumped(f.node, f.name) {
			t.Errorf("%T: a change of %s shows in the dump: got %t, want %t", f.node, f.name, got, !got)
		}
	}
}

// notDumped reports whether the dump omits a field.
func notDumped(n ast.Node, field string) bool {
	switch n := n.(type) {
	case *ast.Guide:
		return field == "Meta.Loc.At" || field == "Meta.Page.At" || field == "Meta.DraftAt" ||
			strings.HasPrefix(field, "Meta.Variables") || // the text has their values
			strings.HasPrefix(field, "Meta.Brand.") && strings.HasSuffix(field, "At") ||
			field == "Meta.Order" || field == "Digest" // of files, not of the guide
	case *ast.Question:
		return field == "Label" // what the source has for the number
	case *ast.List:
		return field == "Start" && !n.Ordered
	case ast.Inline:
		return field == "Loc.At"
	default:
		return false
	}
}

// A leaf is a field of a node that is not a struct of other fields.
type leaf struct {
	node  ast.Node
	name  string
	value reflect.Value
}

func leaves(g *ast.Guide) (out []leaf) {
	ast.Walk(g, func(n ast.Node) bool {
		var add func(prefix string, v reflect.Value)
		add = func(prefix string, v reflect.Value) {
			for i := range v.NumField() {
				name := prefix + v.Type().Field(i).Name
				if f := v.Field(i); f.Kind() == reflect.Struct && f.Type() != reflect.TypeFor[diag.Span]() {
					add(name+".", f)
				} else {
					out = append(out, leaf{n, name, f})
				}
			}
		}
		// the other is in a figure, which shows its position
		if img, ok := n.(*ast.Image); !ok || img.Src == "dot.png" {
			add("", reflect.ValueOf(n).Elem())
		}
		return true
	})
	return out
}

// change sets v to another value and reports whether it could: an empty list of nodes has no other value.
func change(v reflect.Value) bool {
	switch x := v.Addr().Interface().(type) {
	case *diag.Span:
		x.Start.Line++
		return true
	case *[]string:
		*x = append(*x, "x")
		return true
	case *[]ast.Align:
		(*x)[0]++
		return true
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(v.String() + "x")
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Int:
		v.SetInt(v.Int() + 1)
	case reflect.Float64:
		v.SetFloat(v.Float() + 1)
	default: // nodes
		if v.IsNil() || v.Kind() == reflect.Slice && v.Len() == 0 {
			return false
		}
		v.SetZero()
	}
	return true
}
