package html

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/tex"
)

// fixtures returns the pages of the fixtures of package source.
func fixtures(t testing.TB) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("../testdata/html_*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	out := map[string][]byte{}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(file)] = ar.Files[0].Data
	}
	return out
}

func TestEveryWordIsShownOrReported(t *testing.T) {
	for name, src := range fixtures(t) {
		t.Run(name, func(t *testing.T) { checkWords(t, src) })
	}
}

// checkWords checks that every text of the page is in the document or in a stretch that was reported.
func checkWords(t *testing.T, src []byte) {
	t.Helper()
	var list diag.List
	doc := Read("in.html", src, &list)
	var all strings.Builder
	add := func(s string) { all.WriteString(key(s)) }
	ast.Walk(doc, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Text:
			add(n.Value)
		case *ast.Code:
			add(n.Value)
		case *ast.Listing:
			add(n.Text)
		case *ast.Math:
			add(tex.Plain(n.TeX))
		case *ast.Callout: // whose title may say no more than its kind
			all.WriteString(" " + n.Kind + " ")
		}
		return true
	})
	all.WriteByte(' ')
	lines := strings.SplitAfter(string(src), "\n")
	for _, d := range list.Sorted() {
		if d.Rule == diag.Furniture {
			var cut string
			for l := d.Span.Start.Line; l <= min(d.Span.End.Line, len(lines)); l++ {
				cut += lines[l-1]
			}
			for _, tok := range Scan(cut) {
				add(tok.Text)
			}
			add(cut) // a stretch may begin within a tag
			all.WriteByte(' ')
		}
	}
	have := all.String()
	hidden := ""
	for _, tok := range Scan(string(src)) {
		switch {
		case hidden != "":
			if tok.Kind == End && tok.Name == hidden {
				hidden = ""
			}
		case tok.Kind == Start && (tok.Name == "title" || tok.Name == "head" || tok.Name == "script" ||
			tok.Name == "style" || tok.Name == "noscript"):
			hidden = tok.Name
		case tok.Kind == Text:
			if k := key(tok.Text); !strings.Contains(have, k) {
				t.Errorf("%q is lost", tok.Text)
			}
		}
	}
}

func checkPlaces(t *testing.T, src []byte) {
	t.Helper()
	var list diag.List
	doc := Read("in.html", src, &list)
	p := diag.NewLines("", src)
	end := p.Pos(len(src))
	inside := func(what any, s diag.Span) {
		if s.Start.Line < 1 || s.Start.Col < 1 || s.End.Before(s.Start) || end.Before(s.End) {
			t.Errorf("%T at %v to %v in a file that ends at %v", what, s.Start, s.End, end)
		}
	}
	for _, d := range list.Sorted() {
		inside(d, d.Span)
		if d.Rule == diag.UnsupportedNode {
			t.Error(d)
		}
	}
	ast.Walk(doc, func(n ast.Node) bool {
		inside(n, n.Span())
		switch n := n.(type) {
		case *ast.Text:
			if n.Value == "" || strings.ContainsFunc(n.Value, markup.IsControl) {
				t.Errorf("text %q at %v", n.Value, n.At)
			}
		case *ast.Table:
			for _, r := range append(n.Rows, n.Header) {
				if len(r) != len(n.Header) || len(r) != len(n.Align) {
					t.Errorf("a row of %d cells under %d headers, %d alignments", len(r), len(n.Header), len(n.Align))
				}
			}
		}
		return true
	})
}

func FuzzRead(f *testing.F) {
	for _, src := range fixtures(f) {
		f.Add(src)
	}
	f.Add([]byte("<b><p>a<i>b</b>c<table><td>d<tr>e</i>f<dl><dt>g<dd>h<dt>"))
	f.Add([]byte("<ul><li><button>a?</button>b<li><button>c?</button>d<li><button>e?</button>f"))
	f.Add([]byte("<svg><div/>x</svg><math><annotation encoding=tex>y</annotation></math><ruby>a<rt>b<rp>c"))
	f.Add([]byte("<table><tr><th colspan=9>a<td rowspan=70000>b<tr><td colspan=0>c</table><pre>\n<br>d<T>"))
	f.Fuzz(func(t *testing.T, src []byte) {
		control := func(r rune) bool { return markup.IsControl(r) && r != '\n' && r != '\t' }
		if !utf8.Valid(src) || strings.ContainsFunc(string(src), control) {
			t.Skip() // such are replaced before a reader sees the file
		}
		checkPlaces(t, src)
		Decode(src)
	})
}

// TestDeepNesting checks that elements nested beyond measure lose no text.
func TestDeepNesting(t *testing.T) {
	for _, tag := range []string{"div", "b", "ul><li", "blockquote", "table><tr><td", "dl><dd", "span", "x-y",
		"details", "p><i", "svg", "a href=x"} {
		src := []byte(strings.Repeat("<"+tag+">word ", 5000))
		t.Run(tag, func(t *testing.T) {
			var list diag.List
			doc := Read("in.html", src, &list)
			words := 0
			ast.Walk(doc, func(n ast.Node) bool {
				if text, ok := n.(*ast.Text); ok {
					words += strings.Count(text.Value, "word")
				}
				return true
			})
			if tag == "svg" {
				return // a drawing
			}
			if words < 5000 {
				t.Errorf("%d words of 5000", words)
			}
			checkPlaces(t, src)
		})
	}
}

// hostile are inputs that tempt a reader to look at the same text again and again.
func hostile() map[string]string {
	return map[string]string{
		"open divs":     "<div>a ",
		"open marks":    "<b><i><a href=x>w ",
		"paragraphs":    "<p><b>a ",
		"open lists":    "<ul><li>a",
		"open tables":   "<table><tr><td>a",
		"cells":         "<td rowspan=9 colspan=9>a",
		"rows":          "<tr><td rowspan=999>a<td>b",
		"terms":         "<dt>a?<dd>b",
		"cards":         "<div class=card><button>a?</button><p>b</p></div>",
		"panels":        "<button class=accordion>a?</button><div>b</div>",
		"links":         "<a href=#x id=x>a</a> <h2>b</h2>",
		"spans":         "a<span>b</span>",
		"end tags":      "</div></b></p>a",
		"words":         "a<T> ",
		"pre":           "<pre><span>a</span>\n</pre>",
		"lines of code": "<div>a</div>",
		"articles":      "<article>a.</article>",
		"long line":     "word é ",
		"hidden":        "<div hidden>a</div>",
		"labels":        "<div>go</div>",
		"code":          "<div><div>go</div><pre>a</pre></div>",
		"questions":     "<div class=question>a</div><div class=answer>b</div>",
		"figures":       "<figure><img src=a><figcaption>b",
		"notes":         "<div class=note>a",
		"dividers":      "<hr>",
		"entities":      "&amp;&lt;",
		"classes":       "<div class='a-b c_d navBar eE'>a</div>",
	}
}

// TestHostileIsRead reads all hostile pages, of 100 kB where STUDYGUIDE_LONG is set. [BenchmarkHostile] measures how
// fast.
func TestHostileIsRead(t *testing.T) {
	size := 10_000
	if os.Getenv("STUDYGUIDE_LONG") != "" {
		size = 100_000
	}
	for name, part := range hostile() {
		for _, wrap := range []string{"", "<table>", "<pre>"} {
			src := []byte(wrap + strings.Repeat(part, size/len(part)))
			if doc := Read("in.html", src, &diag.List{}); doc == nil {
				t.Errorf("%s in %q: no document", name, wrap)
			}
		}
	}
}

func BenchmarkHostile(b *testing.B) {
	for name, part := range hostile() {
		for _, size := range []int{50_000, 400_000} {
			src := []byte(strings.Repeat(part, size/len(part)))
			b.Run(fmt.Sprintf("%s/%d", name, size), func(b *testing.B) {
				b.SetBytes(int64(len(src)))
				for b.Loop() {
					Read("in.html", src, &diag.List{})
				}
			})
		}
	}
}

// BenchmarkRead reads a page of a megabyte that is made of the fixtures' parts.
func BenchmarkRead(b *testing.B) {
	var page strings.Builder
	page.WriteString("<!doctype html><html lang=en><title>Questions</title><body><main>")
	for i := 0; page.Len() < 1<<20; i++ {
		fmt.Fprintf(&page, "<h2 id=q%d>%d. What is <em>number</em> %d?</h2>\n", i, i, i)
		fmt.Fprintf(&page, "<p>It is the number that follows <a href=#q%d>the one before</a>, &amp; so on.</p>\n", i/2)
		fmt.Fprintf(&page, "<div class=highlight><pre><code class=language-go>"+
			"<span class=k>var</span> n = %d\n</code></pre></div>\n<ul><li>one</li><li>two</li></ul>\n", i)
	}
	src := []byte(page.String())
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		Read("in.html", src, &diag.List{})
	}
}
