package ast_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	goast "go/ast"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/golden"
)

var update = golden.Flag()

// loc is the place of a node of width characters.
func loc(line, col, width int) ast.Loc {
	return ast.At(diag.Span{File: "g.md", Start: diag.Pos{Line: line, Col: col}, End: diag.Pos{Line: line, Col: col + width}})
}

func text(s string) []ast.Inline { return []ast.Inline{&ast.Text{Value: s}} }

func paragraph(line int, s string) *ast.Paragraph {
	return &ast.Paragraph{Loc: loc(line, 1, len(s)), Inlines: text(s)}
}

// everything is a guide that has each kind of node, and each field set at least once.
func everything() *ast.Guide {
	image := &ast.Image{Loc: loc(60, 1, 9), Src: "cache.png", Alt: "A cache", Title: "Where it sits"}
	marks := []ast.Inline{
		&ast.Text{Value: "a * b "}, &ast.Emph{Inlines: text("soft")}, &ast.Strong{Inlines: text("loud")},
		&ast.Code{Value: "x[`i`] < 3"}, &ast.Math{TeX: `n^2`}, &ast.Break{}, &ast.Strike{Inlines: text("gone")},
		&ast.Text{Value: "2"}, &ast.Script{Up: true, Inlines: text("10")}, &ast.Script{Inlines: text("i")},
		&ast.Break{Hard: true},
		&ast.Link{Loc: loc(11, 1, 8), URL: "#s-speed", Title: "below", Inlines: text("speed")},
		&ast.Image{Loc: loc(12, 1, 8), Src: "dot.png", Alt: "a dot"}, &ast.NoteRef{Loc: loc(13, 1, 4), ID: "n-1"},
		&ast.Text{Value: "no\u00a0gap"},
	}
	cells := func(line int, s ...string) (row []*ast.Cell) {
		for i, c := range s {
			cell := &ast.Cell{Loc: loc(line, 3+8*i, len(c))}
			if c != "" {
				cell.Inlines = text(c)
			}
			row = append(row, cell)
		}
		return row
	}
	return &ast.Guide{
		Loc:   loc(1, 1, 1),
		Shape: "heading",
		Meta: ast.Meta{
			Title: "Everything", Subtitle: "A tree of all kinds", Authors: []string{"Ann", "Bo"}, Language: "en",
			Date: "2026-01-02", Description: "Short.", Publisher: "House", Rights: "MIT", Subjects: []string{"tests"},
			Identifier: "urn:isbn:1", Cover: "cover.png", Answers: ast.AnswersBack,
			Claim: ast.Claim{ConformsTo: "EPUB Accessibility 1.1 - WCAG 2.2 Level AA", CertifiedBy: "Ann"}, Page: ast.Page{Size: "a4", Margin: 36, TypeSize: 10.5},
		},
		Intro: []ast.Block{paragraph(2, "Welcome.")},
		Sections: []*ast.Section{{
			Loc: loc(4, 1, 9), ID: "s-basics", Title: text("Basics"), Intro: []ast.Block{&ast.Divider{Loc: loc(5, 1, 3)}},
			Questions: []*ast.Question{{
				Loc: loc(7, 1, 20), ID: "q-marks", Number: "1", Title: []ast.Inline{&ast.Text{Value: "Which "}, &ast.Code{Value: "marks"}},
				Difficulty: "basic", Tags: []string{"markup", "trees"},
				Prompt: []ast.Block{&ast.Listing{Loc: loc(8, 1, 3), Language: "go", Text: "if a {\n\n\tb()\n}"}},
				Answer: []ast.Block{
					&ast.Paragraph{Loc: loc(10, 1, 40), Inlines: marks},
					&ast.Heading{Loc: loc(20, 1, 9), Level: 4, Inlines: text("Details")},
					&ast.List{Loc: loc(22, 1, 9), Ordered: true, Start: 3, Tight: true, Items: []*ast.Item{
						{Loc: loc(22, 1, 9), Blocks: []ast.Block{paragraph(22, "third")}},
					}},
					&ast.List{Loc: loc(24, 1, 9), Items: []*ast.Item{
						{Loc: loc(24, 1, 9), Task: ast.Open, Blocks: []ast.Block{paragraph(24, "to do")}},
						{Loc: loc(26, 1, 9), Task: ast.Done, Blocks: []ast.Block{paragraph(26, "done")}},
					}},
					&ast.Table{Loc: loc(30, 1, 20), Align: []ast.Align{ast.AlignLeft, ast.AlignNone, ast.AlignRight},
						Header: cells(30, "Name", "Kind", "Cost"), Rows: [][]*ast.Cell{cells(32, "get", "", "1")}},
					&ast.Quote{Loc: loc(40, 1, 9), Blocks: []ast.Block{paragraph(40, "Said.")}},
					&ast.Callout{Loc: loc(42, 1, 9), Kind: "tip", Title: text("Try"), Blocks: []ast.Block{paragraph(43, "It.")}},
					&ast.Figure{Loc: loc(60, 1, 9), Image: image, Caption: text("A picture")},
					&ast.DefinitionList{Loc: loc(62, 1, 4), Items: []*ast.Definition{{
						Loc: loc(62, 1, 4), Terms: [][]ast.Inline{text("TTL"), text("life")},
						Descriptions: [][]ast.Block{{paragraph(63, "How long.")}},
					}}},
					&ast.Details{Loc: loc(66, 1, 9), Summary: text("More"), Rest: []ast.Block{paragraph(67, "rest")},
						Blocks: []ast.Block{paragraph(68, "folded")}},
				},
			}},
			Sections: []*ast.Section{{ID: "s-speed", Title: text("Speed"), FAQ: true, Questions: []*ast.Question{{ID: "q-why", Title: text("Why?"), AnswerID: "a-why"}}}},
		}, {
			ID: "s-answers", Title: text("Answers"), Back: true, Answers: []*ast.Answer{
				{ID: "a-why", QuestionID: "q-why", Number: "9", Title: text("Why not?"), Blocks: []ast.Block{paragraph(70, "Because.")}},
			},
		}},
		Notes: []*ast.Note{{Loc: loc(80, 1, 9), ID: "n-1", Label: "one", Blocks: []ast.Block{paragraph(80, "A note.")}}},
	}
}

// document is what a reader could make of a file with one heading.
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
			var b bytes.Buffer
			if err := ast.WriteJSON(&b, everything()); err != nil {
				t.Fatal(err)
			}
			if !json.Valid(b.Bytes()) {
				t.Error("what WriteJSON wrote is not JSON")
			}
			return map[string]string{"ast": ast.Dump(everything()), "json": b.String()}
		case "document":
			return map[string]string{"ast": ast.DumpDocument(document())}
		default:
			t.Fatalf("no tree is called %q", tree)
			return nil
		}
	})
}

// kinds gives the names of the types of this package's files that have the sealing method.
func kinds(t *testing.T, method string) []string {
	t.Helper()
	var names []string
	for _, file := range []string{"block.go", "inline.go"} {
		f, err := parser.ParseFile(token.NewFileSet(), filepath.FromSlash(file), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			if fn, ok := d.(*goast.FuncDecl); ok && fn.Recv != nil && fn.Name.Name == method {
				names = append(names, fn.Recv.List[0].Type.(*goast.StarExpr).X.(*goast.Ident).Name)
			}
		}
	}
	return names
}

func TestWalkKnowsEveryKind(t *testing.T) {
	met := map[string]bool{}
	count := map[string]int{}
	ast.Walk(everything(), func(n ast.Node) bool {
		met[reflect.TypeOf(n).Elem().Name()] = true
		if x, ok := n.(*ast.Text); ok {
			count[x.Value]++
		}
		return true
	})
	want := slices.Concat(kinds(t, "block"), kinds(t, "inline"), []string{"Guide", "Section", "Question", "Answer", "Note", "Item", "Cell", "Definition"})
	if len(want) < 28 {
		t.Fatalf("found only the kinds %q", want)
	}
	for _, kind := range want {
		if !met[kind] {
			t.Errorf("Walk does not come to a %s", kind)
		}
	}
	// Each text that the dump shows is met, once.
	for _, s := range []string{"soft", "gone", "10", "speed", "third", "Cost", "Try", "A picture", "life", "How long.", "rest", "folded", "More", "A note.", "Why?", "Why not?", "Because."} {
		if count[s] != 1 {
			t.Errorf("Walk comes to %q %d times, not once", s, count[s])
		}
	}
}

func TestWalkPassesOverWhatVisitRefuses(t *testing.T) {
	var met []string
	ast.Walk(everything(), func(n ast.Node) bool {
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

func TestDumpShowsEveryField(t *testing.T) {
	got := ast.Dump(everything())
	if strings.Contains(got, "unknown") {
		t.Errorf("a kind is unknown to Dump:\n%s", got)
	}
	if again := ast.Dump(everything()); again != got {
		t.Error("two dumps of one tree differ")
	}
	for _, field := range []string{"Ann", "Bo", "en", "2026-01-02", "Short.", "House", "MIT", "tests", "urn:isbn:1", "cover.png", "a4", "36pt", "10.5pt", "markup", "trees", "faq", "back", "to=q-why", "answer=a-why", "Where it sits", "start=3", "loose", "align=left,-,right"} {
		if !strings.Contains(got, field) {
			t.Errorf("the dump does not show %q", field)
		}
	}
}

// TestJSONIsDocumented holds that package render/json tells of every member and every kind that is written.
func TestJSONIsDocumented(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "../../render/json/json.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := ast.WriteJSON(&b, everything()); err != nil {
		t.Fatal(err)
	}
	doc := f.Doc.Text()
	for _, m := range regexp.MustCompile(`"(\w+)": |"kind": "(\w+)"`).FindAllStringSubmatch(b.String(), -1) {
		for _, name := range m[1:] {
			if name != "" && !regexp.MustCompile(`\b`+name+`\b`).MatchString(doc) {
				t.Errorf("%q is not documented", name)
			}
		}
	}
}

type failing struct{ after int }

var errFull = errors.New("disk full")

func (f *failing) Write(p []byte) (int, error) {
	if f.after--; f.after < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestJSONReportsAFailedWrite(t *testing.T) {
	if err := ast.WriteJSON(&failing{}, everything()); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

func TestJSONRefusesUnknownKinds(t *testing.T) {
	g := everything()
	g.Intro = append(g.Intro, nil)
	if err := ast.WriteJSON(new(bytes.Buffer), g); err == nil || !strings.Contains(err.Error(), "no kind") {
		t.Errorf("got %v", err)
	}
}
