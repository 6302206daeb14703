package excerpt

import (
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
)

func said(s string) []ast.Inline { return []ast.Inline{&ast.Text{Value: s}} }

func TestSentencesEnd(t *testing.T) {
	for text, want := range map[string][]string{
		"One. Two! Three?":                         {"One. ", "Two! ", "Three?"},
		"It is 2.5 GB, e.g. RAM. No more":          {"It is 2.5 GB, e.g. RAM. ", "No more"},
		"Use Java 8 vs. Java 11. See p. 5.":        {"Use Java 8 vs. Java 11. ", "See p. 5."},
		"He said \"Stop.\" Then (why not?) he did": {"He said \"Stop.\" ", "Then (why not?) he did"},
		"z. B. Netze und bzw. Pakete. Das ist es.": {"z. B. Netze und bzw. Pakete. ", "Das ist es."},
		"文は終わる。次の文!もう一つ？はい":                        {"文は終わる。", "次の文!もう一つ？", "はい"},
		"Wait... what is it?":                      {"Wait... what is it?"},
		"См. рис. 5. Это всё.":                     {"См. рис. 5. ", "Это всё."},
		"  ":                                       nil,
		"No end":                                   {"No end"},
	} {
		var got []string
		at := 0
		for _, end := range sentenceEnds(text) {
			got = append(got, text[at:end])
			at = end
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestFirstSentence(t *testing.T) {
	first := func(in []ast.Inline) string {
		shown, _ := Beginning([]ast.Block{&ast.Paragraph{Inlines: in}}, 1, Sentences)
		return ast.PlainText(shown[0].(*ast.Paragraph).Inlines)
	}
	in := []ast.Inline{
		&ast.Text{Value: "Call "}, &ast.Code{Value: "a. B()"}, &ast.Text{Value: " with "},
		&ast.Strong{Inlines: said("care. Or do")}, &ast.Text{Value: " not."},
	}
	if got := first(in); got != "Call a. B() with care." {
		t.Errorf("%q", got)
	}
	if got := first(said("It is one.")); got != "It is one." {
		t.Errorf("%q", got)
	}
}

func TestBeginnings(t *testing.T) {
	para := func(s string) ast.Block { return &ast.Paragraph{Inlines: said(s)} }
	item := func(bs ...ast.Block) *ast.Item { return &ast.Item{Blocks: bs} }
	blocks := []ast.Block{
		para("One. Two."), &ast.Heading{Level: 5, Inlines: said("Code")}, &ast.Listing{Text: "a\nb\n\nc"},
		&ast.List{Items: []*ast.Item{item(para("First."), para("More.")), item(para("Second."))}},
		&ast.Table{Header: []*ast.Cell{{}}, Rows: [][]*ast.Cell{{{Inlines: said("r1")}}, {{Inlines: said("r2")}}}},
		&ast.Quote{Blocks: []ast.Block{para("Quoted.")}},
		&ast.DefinitionList{Items: []*ast.Definition{
			{Terms: [][]ast.Inline{said("term")}, Descriptions: [][]ast.Block{{para("Means.")}, {para("Or.")}}},
		}},
	}
	text := func(bs []ast.Block) string {
		return strings.Join(strings.Fields(ast.BlockText(bs, ast.OwnText)), " ")
	}
	for n, want := range map[int]string{
		0: "", 1: "One.", 2: "One. Two.", 3: "One. Two.", 4: "One. Two. Code a", 7: "One. Two. Code a b c",
		8: "One. Two. Code a b c First.", 10: "One. Two. Code a b c First.More.Second.",
		11: "One. Two. Code a b c First.More.Second. r1", 14: "One. Two. Code a b c First.More.Second. r1r2 Quoted. termMeans.",
	} {
		got, whole := Beginning(blocks, n, Sentences)
		if strings.ReplaceAll(text(got), " ", "") != strings.ReplaceAll(want, " ", "") || whole {
			t.Errorf("%d parts: %q (whole: %v), want %q", n, text(got), whole, want)
		}
	}
	n := Count(blocks, Sentences)
	if got, whole := Beginning(blocks, n, Sentences); n != 15 || !whole || text(got) != text(blocks) {
		t.Errorf("%d parts are %q (whole: %v)", n, text(got), whole)
	}
	if before := text(blocks); text(blocks[:1]) != "One. Two." || !strings.HasSuffix(before, "Or.") {
		t.Errorf("the blocks were changed: %q", before)
	}
}

func TestWordsAndPiecesOfCode(t *testing.T) {
	long := []ast.Block{&ast.Paragraph{Inlines: said("one two  three")}, &ast.Listing{Text: strings.Repeat("é", 100)}}
	for n, want := range map[int]string{1: "one", 2: "one two", 3: "one two  three", 4: "one two  three\n" + strings.Repeat("é", 20)} {
		got, _ := Beginning(long, n, Words)
		if text := strings.TrimSpace(ast.BlockText(got, ast.OwnText)); text != want {
			t.Errorf("%d words are %q", n, text)
		}
	}
	got, _ := Beginning([]ast.Block{&ast.Paragraph{Inlines: said("日本語の文")}}, 3, Words)
	if text := ast.BlockText(got, ast.OwnText); text != "日本語\n" {
		t.Errorf("%q", text)
	}
}
