package html

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// set reads a page and returns what was set aside and the number of questions found by structure.
func set(page string) (aside []string, questions int) {
	var list diag.List
	doc := Read("in.html", []byte(page), &list)
	for _, d := range list.Sorted() {
		if d.Rule == diag.Furniture {
			aside = append(aside, strings.TrimSuffix(d.Message, " set aside"))
		}
	}
	ast.Walk(doc, func(n ast.Node) bool {
		if _, ok := n.(*ast.Details); ok {
			questions++
		}
		return true
	})
	return aside, questions
}

// letters returns words with n letters in total.
func letters(n int) string { return strings.Repeat("abcd ", n/4) + strings.Repeat("e", n%4) }

func par(n int) string { return "<p>" + letters(n) + "</p>" }

// link returns a link of n letters to another page.
func link(n int) string { return `<a href="https://example.org/">` + letters(n) + "</a> " }

// ref returns a link of n letters to a place of the page.
func ref(n int) string { return `<a href="#here">` + letters(n) + "</a> " }

// div returns a div with a class, or without if class is empty.
func div(class string, parts ...string) string {
	if class != "" {
		class = ` class="` + class + `"`
	}
	return "<div" + class + ">" + strings.Join(parts, "") + "</div>"
}

// times repeats s.
func times(n int, s string) string { return strings.Repeat(s, n) }

// text is the text of a page around the part under test.
func text(part string) string {
	return "<h1>Title</h1>" + times(5, par(2000)) + part + times(5, par(2000))
}

// TestFurnitureJustUnderAndJustOver has a page on either side of each limit for furniture.
func TestFurnitureJustUnderAndJustOver(t *testing.T) {
	type page struct{ name, in, want string }
	tests := []page{
		{"a note on the page of 400", text(div("entry-meta", letters(400))), "note on the page"},
		{"a note on the page of 401", text(div("entry-meta", letters(401))), ""},
		{"text for screen readers of 59", text(div("sr-only", letters(59))), "hidden text"},
		{"text for screen readers of 60", text(div("sr-only", letters(60))), ""},
		{"a link of 40", text(`<a class="share" href="#x">` + letters(40) + "</a>"), "share bar"},
		{"a link of 41", text(`<a class="share" href="#x">` + letters(41) + "</a>"), ""},
		{"a span of 60", text(`<span class="share">` + letters(60) + "</span>"), "share bar"},
		{"a span of 61", text(`<span class="share">` + letters(61) + "</span>"), ""},
		{"a span called a note", text(`<span class="byline">` + letters(10) + "</span>"), "note on the page"},
		{"a span called more", text(`<span class="promo">` + letters(10) + "</span>"), ""},
		{"navigation without links", text(div("navbar", letters(100))), ""},
		{"contents of two links", text(div("toc", ref(25), ref(25), letters(50))), "contents"},
		{"contents of one link", text(div("toc", ref(50), letters(50))), ""},
		{"contents with more text than links", text(div("toc", ref(25), ref(25), letters(51))), ""},

		{"a third of the page", "<h1>ab</h1>" + par(198) + "<aside>" + letters(100) + "</aside>", "side column"},
		{"more than a third", "<h1>ab</h1>" + par(198) + "<aside>" + letters(101) + "</aside>", ""},
		{"links on nine tenths of the page", par(100) + "<nav>" + letters(900) + "</nav>", "navigation"},
		{"links on more", par(99) + "<nav>" + letters(901) + "</nav>", ""},
		{"hidden text of 99", text(div("", "<div hidden>"+letters(99)+"</div>", par(9))), "hidden text"},
		{"hidden text of 100", text(div("", "<div hidden>"+letters(100)+"</div>", par(9))), ""},
		{"hidden text seven tags after a title",
			text("<h2>Why?</h2>" + times(7, "<hr>") + "<div hidden>" + letters(50) + "</div>"), ""},
		{"hidden text eight tags after a title",
			text("<h2>Why?</h2>" + times(8, "<hr>") + "<div hidden>" + letters(50) + "</div>"), "hidden text"},
		{"a form of 99", text("<form>" + letters(99) + "</form>"), "form"},
		{"a form of 100", text("<form>" + letters(100) + "</form>"), ""},
		{"a form with a field", text("<form>" + letters(100) + "<input></form>"), "form"},
		{"a button of 59", text("<button>" + letters(59) + "</button>"), "button"},
		{"a button of 60", text("<button>" + letters(60) + "</button>"), ""},
		{"a menu of more than four fifths links", text("<menu><li>" + link(81) + letters(19) + "</menu>"),
			"navigation"},
		{"a menu of four fifths links", text("<menu><li>" + link(80) + letters(20) + "</menu>"), ""},

		{"links to the page", text("<dl><dt>" + ref(20) + ref(20) + ref(20) + "<dd>" + letters(40) + "</dl>"),
			"contents"},
		{"two links to the page", text("<dl><dt>" + ref(30) + ref(30) + "<dd>" + letters(40) + "</dl>"), ""},
		{"links to the page and more text",
			text("<dl><dt>" + ref(20) + ref(20) + ref(19) + "<dd>" + letters(41) + "</dl>"), ""},
		{"four of five links to the page", text("<dl><dt>" + times(4, ref(20)) + "<dd>" + link(20) + "</dl>"),
			"contents"},
		{"three of four links to the page", text("<dl><dt>" + times(3, ref(20)) + "<dd>" + link(20) + "</dl>"), ""},

		{"three tenths in main", "<div>" + par(700) + "</div><main>" + par(300) + "</main>",
			"part of the page outside the text"},
		{"less in main", "<div>" + par(701) + "</div><main>" + par(299) + "</main>", ""},
		{"half in an article", "<div>" + par(500) + "</div><article>" + par(500) + "</article>",
			"part of the page outside the text"},
		{"less in an article", "<div>" + par(501) + "</div><article>" + par(499) + "</article>", ""},
		{"nearly all of main in an article",
			"<main><div>" + par(150) + "</div><article>" + par(850) + "</article></main>",
			"part of the page outside the text"},
		{"less of main in an article", "<main><div>" + par(151) + "</div><article>" + par(849) + "</article></main>",
			""},
		{"a head of 199", "<div><h1>abcd</h1>" + letters(195) + "</div><main>" + par(900) + "</main>",
			"title of the page"},
		{"a head of 200", "<div><h1>abcd</h1>" + letters(196) + "</div><main>" + par(900) + "</main>",
			"part of the page outside the text"},

		{"links beside three fifths", "<div>" + par(600) + "</div><div>" + link(200) + letters(200) + "</div>",
			"links to other pages"},
		{"links beside less", "<div>" + par(599) + "</div><div>" + link(201) + letters(200) + "</div>", ""},
		{"half of it links", "<div>" + par(900) + "</div><div>" + link(50) + letters(50) + "</div>",
			"links to other pages"},
		{"less than half", "<div>" + par(900) + "</div><div>" + link(49) + letters(51) + "</div>", ""},
		{"half of it links to the page", "<div>" + par(900) + "</div><div>" + ref(50) + letters(50) + "</div>", ""},
		{"seven tenths under a heading",
			"<div>" + par(900) + "</div><div><h2>abcd</h2>" + link(70) + letters(26) + "</div>",
			"links to other pages"},
		{"less under a heading", "<div>" + par(900) + "</div><div><h2>abcd</h2>" + link(69) + letters(27) + "</div>",
			""},
		{"a field and 399", "<div>" + par(2000) + "</div><div><input>" + letters(399) + "</div>", "form"},
		{"a field and 400", "<div>" + par(2000) + "</div><div><input>" + letters(400) + "</div>", ""},
		{"a permalink of half a heading", text(`<h2>ab <a class=anchor href="#x">cd</a></h2>`),
			"link of a heading to itself"},
		{"a permalink of more", text(`<h2>a <a class=anchor href="#x">cd</a></h2>`), ""},
		{"a field and half of it links",
			"<div>" + par(2000) + "</div><div><input>" + link(50) + letters(50) + "</div>", "links to other pages"},
		{"a field and fewer links", "<div>" + par(2000) + "</div><div><input>" + link(49) + letters(51) + "</div>",
			"form"},
		{"rights of 399", "<div>" + par(2000) + "</div><div>© 2024 " + letters(395) + "</div>", "footer"},
		{"rights of 400", "<div>" + par(2000) + "</div><div>© 2024 " + letters(396) + "</div>", ""},
		{"rights before the text", "<div>© 2024 " + letters(50) + "</div><div>" + par(2000) + "</div>", ""},
		{"five links in the text", par(400) + "<div>" + times(5, link(14)) + letters(30) + "</div>" + par(400),
			"links to other pages"},
		{"four links in the text", par(400) + "<div>" + times(4, link(20)) + letters(20) + "</div>" + par(400), ""},
		{"fewer than seven tenths in the text",
			par(400) + "<div>" + times(5, link(14)) + letters(31) + "</div>" + par(400), ""},
		{"an address of 399 after the text", par(900) + par(900) + "<address>" + letters(399) + "</address>", "footer"},
		{"an address of 400 after the text", par(900) + par(900) + "<address>" + letters(400) + "</address>", ""},
	}
	for word, limit := range map[string]struct {
		what string
		most int
	}{
		"cookie": {"cookie banner", 2500}, "navbar": {"navigation", 4000}, "toc": {"contents", 8000},
		"sidebar": {"side column", 8000}, "colophon": {"footer", 3000},
		"sharing": {"share bar", 300}, "trending": {"related links", 8000}, "disqus": {"comments", 60000},
		"newsletter": {"newsletter form", 1000},
		"advert":     {"advertisement", 1000}, "modal": {"dialog", 2000}, "byline": {"note on the page", 600},
		"toolbar": {"control", 200},
	} {
		for over := range 2 {
			in := letters(limit.most + over)
			if word == "toc" || word == "navbar" {
				in = ref(limit.most/2) + ref(limit.most/2+over)
			}
			want := limit.what
			if over > 0 {
				want = ""
			}
			page := page{fmt.Sprintf("%s of %d", word, limit.most+over),
				"<h1>Title</h1>" + par(limit.most+limit.most/10) + div(word, in) + par(limit.most+limit.most/10), want}
			tests = append(tests, page)
		}
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			aside, _ := set("<!doctype html><html><body>" + test.in + "</body></html>")
			if got := strings.Join(aside, "; "); got != test.want {
				t.Errorf("set aside %q, want %q", got, test.want)
			}
		})
	}
}

// TestQuestionsJustUnderAndJustOver has a page on either side of each limit for structures that are questions.
func TestQuestionsJustUnderAndJustOver(t *testing.T) {
	asks := func(n int) string { return times(n, "<div class=x><div>Why is it?</div><p>So it is.</p></div>") }
	says := func(n int) string { return times(n, "<div class=x><div>It is</div><p>So it is.</p></div>") }
	opens := func(n int) string { return times(n, "<div class=x><button>It is</button><p>So it is.</p></div>") }
	bare := func(n int) string { return times(n, "<div class=x>So it is.</div>") }
	empty := func(n int) string { return times(n, "<div class=x><button>It is</button></div>") }
	title := func(n int, class, state, words string) string {
		return times(n, `<div class="`+class+`"`+state+`>`+words+"</div><p>So it is.</p>")
	}
	const opening = ` aria-expanded="false"`
	long := func(n int) string { return "<div class=x><button>" + letters(n) + "</button><p>So it is.</p></div>" }
	terms := func(asking, all int) string {
		return "<dl>" + times(asking, "<dt>Why is it?<dd>So it is.") + times(all-asking, "<dt>It<dd>So it is.") +
			"</dl>"
	}
	micro := func(n int) string {
		return times(n,
			`<div itemscope itemtype="https://schema.org/Question">`+
				`<p itemprop="name">It is</p><p itemprop="acceptedAnswer">So it is.</p></div>`)
	}
	named := func(found, all int) string {
		var names []string
		in := ""
		for i := range all {
			names = append(names, fmt.Sprintf(`{"@type":"Question","name":"Kind %d"}`, i))
			if i < found {
				in += fmt.Sprintf("<p>Kind %d</p><p>So it is.</p>", i)
			}
		}
		return `<script type="application/ld+json">{"@context":"https://schema.org","@type":"FAQPage","mainEntity":[` +
			strings.Join(names, ",") + "]}</script>" + in
	}
	classed := func(n int) string {
		return times(n, "<div class=question>It is</div><div class=answer>So it is.</div>")
	}
	dated := func(n, before int, words string) string { // letters before the heading
		return times(n, "<div class=x><span>"+letters(before)+"</span><h3>"+words+"</h3><p>So it is.</p></div>")
	}
	quoted := func(n int, words string) string {
		return times(n, "<ul><li>"+words+"</ul><blockquote><p>So it is.</blockquote>")
	}
	holding := func(n int) string { // questions below a title that asks nothing
		return "<div class=x><button>It is</button><p>So it is.</p>" +
			times(n, "<h4>Why is it?</h4><p>So it is.</p>") + "</div>"
	}
	for _, test := range []struct {
		name, in string
		want     int
	}{
		{"five parts", asks(5), 5},
		{"four parts", asks(4), 0},
		{"three parts that are called questions", div("faq", asks(3)), 3},
		{"two parts that are called questions", div("faq", asks(2)), 0},
		{"eight of ten have a title", asks(8) + bare(2), 8},
		{"seven of ten have a title", asks(7) + bare(3), 0},
		{"six of ten have a body", opens(6) + empty(4), 10},
		{"five of ten have a body", opens(5) + empty(5), 0},
		{"six of ten ask", asks(6) + says(4), 10},
		{"five of ten ask", asks(5) + says(5), 0},
		{"eight of ten open", opens(8) + says(2), 10},
		{"seven of ten open", opens(7) + says(3), 0},
		{"titles of 1100 letters", times(5, long(1100)), 5},
		{"titles of 1101 letters", times(5, long(1101)), 0},

		{"eight of ten titles open", title(8, "t", opening, "Why is it?") + title(2, "t", "", "Why is it?"), 10},
		{"seven of ten titles open", title(7, "t", opening, "Why is it?") + title(3, "t", "", "Why is it?"), 0},
		{"four of ten titles ask", title(4, "t", opening, "Why is it?") + title(6, "t", opening, "It is"), 10},
		{"three of ten titles ask", title(3, "t", opening, "Why is it?") + title(7, "t", opening, "It is"), 0},
		{"two of five titles ask", title(2, "t", opening, "Why is it?") + title(3, "t", opening, "It is"), 5},
		{"three of eight titles ask", title(3, "t", opening, "Why is it?") + title(5, "t", opening, "It is"), 0},
		{"eight of ten titles are followed",
			title(8, "t", opening, "Why is it?") + times(2, "<div class=t aria-expanded=false>Why is it?</div>"), 10},
		{"seven of ten titles are followed",
			title(7, "t", opening, "Why is it?") + times(3, "<div class=t aria-expanded=false>Why is it?</div>"), 0},

		{"bodies that are pictures",
			times(5, "<button class=t>Why is it?</button><div class=c><img src=a.png></div>"), 5},
		{"bodies that are empty", times(5, "<button class=t>Why is it?</button><div class=c></div>"), 0},
		{"two of five titles ask in frames of two forms",
			div("a", times(2, "<p class=title>Why is it?</p><div>So it is.</div>")) +
				div("b", times(3, "<p class=title>It is</p><div>So it is.</div>")), 5},
		{"two of six titles ask in frames of two forms",
			div("a", times(2, "<p class=title>Why is it?</p><div>So it is.</div>")) +
				div("b", times(4, "<p class=title>It is</p><div>So it is.</div>")), 0},

		{"30 letters before a heading", dated(5, 30, "Why is it?"), 5},
		{"31 letters before a heading", dated(5, 31, "Why is it?"), 0},
		{"eight of ten have a heading", dated(8, 9, "Why is it?") + bare(2), 8},
		{"seven of ten have a heading", dated(7, 9, "Why is it?") + bare(3), 0},
		{"six of ten headings ask", dated(6, 9, "Why is it?") + dated(4, 9, "It is"), 10},
		{"five of ten headings ask", dated(5, 9, "Why is it?") + dated(5, 9, "It is"), 0},
		{"two of eight items before quotations ask", quoted(2, "Why is it?") + quoted(6, "It is"), 8},
		{"one of eight items before quotations asks", quoted(1, "Why is it?") + quoted(7, "It is"), 0},
		{"eight of ten items stand before quotations",
			quoted(8, "Why is it?") + times(2, "<ul><li>It is</ul><p>So it is.</p>"), 8},
		{"seven of ten items stand before quotations",
			quoted(7, "Why is it?") + times(3, "<ul><li>It is</ul><p>So it is.</p>"), 0},
		{"as many questions below as titles", times(5, holding(1)), 5},
		{"more questions below than titles", times(4, holding(1)) + holding(2), 0},

		{"three terms of which two ask", terms(2, 3), 3},
		{"two terms that ask", terms(2, 2), 0},
		{"two of five terms ask", terms(2, 5), 5},
		{"two of six terms ask", terms(2, 6), 0},
		{"three that say that they are questions", micro(3), 3},
		{"two that say that they are questions", micro(2), 0},
		{"half of the names in the linked data stand in the text", named(3, 6), 3},
		{"fewer than half", named(3, 7), 0},
		{"two names of two", named(2, 2), 0},
		{"three questions followed by answers", classed(3), 3},
		{"two questions followed by answers", classed(2), 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, got := set("<!doctype html><html><body><h1>Title</h1>" + par(400) + "<section>" + test.in +
				"</section></body></html>")
			if got != test.want {
				t.Errorf("%d questions, want %d", got, test.want)
			}
		})
	}
}

// TestTeasersJustUnderAndJustOver has a page on either side of each limit for teasers.
func TestTeasersJustUnderAndJustOver(t *testing.T) {
	teaser := func(linked, title, body int) string {
		return "<div class=x><h3>" + link(linked) + letters(title-linked) + "</h3>" + par(body) + "</div>"
	}
	for _, test := range []struct {
		name, in string
		want     bool
	}{
		{"a body of 350", times(5, teaser(20, 20, 350)), true},
		{"a body of 351", times(5, teaser(20, 20, 351)), false},
		{"four fifths of the title", times(5, teaser(16, 20, 50)), true},
		{"three quarters of the title", times(5, teaser(15, 20, 50)), false},
		{"four of five", times(4, teaser(20, 20, 50)) + teaser(0, 20, 50), true},
		{"three of five", times(3, teaser(20, 20, 50)) + times(2, teaser(0, 20, 50)), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			aside,
				_ := set("<!doctype html><html><body><h1>Title</h1>" + par(4000) + "<section>" + test.in +
				"</section></body></html>")
			if got := len(aside) > 0; got != test.want {
				t.Errorf("set aside %q", aside)
			}
		})
	}
}

// TestItemsEndWithoutTags checks that an item ends where the next begins, even with marks open in it.
func TestItemsEndWithoutTags(t *testing.T) {
	for _, in := range []string{"<li>a<li>b", "<li><b>a<li>b", "<li><a href=x>a<li>b", "<li><div><p>a<li>b",
		"<li><x-y>a<li>b", "<li>a</li><li><i>b"} {
		doc := Read("in.html",
			[]byte("<!doctype html><html><body>"+par(900)+"<ul>"+in+"</ul>"+par(900)+"</body></html>"), &diag.List{})
		var items []int
		ast.Walk(doc, func(n ast.Node) bool {
			if l, ok := n.(*ast.List); ok {
				items = append(items, len(l.Items))
			}
			return true
		})
		if !slices.Equal(items, []int{2}) {
			t.Errorf("%s: lists of %d items", in, items)
		}
	}
}

// TestATableHasSixtyFourColumns holds that what stands beyond goes into the last.
func TestATableHasSixtyFourColumns(t *testing.T) {
	for columns, want := range map[int]string{63: "x", 64: "x", 65: "x x"} {
		row := func(cell string) string { return "<tr>" + times(columns, cell+"x") }
		doc := Read("in.html", []byte("<!doctype html><html><body>"+par(900)+"<table>"+row("<th>")+row("<td>")+
			"</table>"+par(900)+"</body></html>"), &diag.List{})
		n := 0
		ast.Walk(doc, func(node ast.Node) bool {
			if table, ok := node.(*ast.Table); ok {
				n++
				row := table.Rows[0]
				last := strings.Join(strings.Fields(ast.PlainText(row[len(row)-1].Inlines)), " ")
				if len(row) != min(columns, 64) || last != want {
					t.Errorf("of %d cells: %d, the last %q", columns, len(row), last)
				}
			}
			return true
		})
		if n != 1 {
			t.Errorf("%d cells: %d tables", columns, n)
		}
	}
}

// TestElementsNestTo250 holds that the words inside deeper ones are kept.
func TestElementsNestTo250(t *testing.T) {
	for depth, want := range map[int]int{249: 249, 250: 250, 251: 250, 300: 250} {
		doc := Read("in.html", []byte("<!doctype html><html><body>"+times(depth, "<blockquote>")+"word"+
			times(depth, "</blockquote>")+"after</body></html>"), &diag.List{})
		quotes := 0
		words := ""
		ast.Walk(doc, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Quote:
				quotes++
			case *ast.Text:
				words += n.Value + " "
			}
			return true
		})
		if quotes != want || words != "word after " {
			t.Errorf("%d tags: %d quotes with %q, want %d", depth, quotes, words, want)
		}
	}
}

// TestCodeOfAPage checks what is left out of a listing, and where its language may be named.
func TestCodeOfAPage(t *testing.T) {
	type code struct{ text, language string }
	frames := func(n int, in string) string { return times(n, "<div>") + in + times(n, "</div>") }
	for _, test := range []struct {
		name, in string
		want     code
	}{
		{"a line break after a tag",
			"<table><tr><td class=blob-num>1<td class=blob-code><pre>x</pre>" +
				"<tr><td class=blob-num>2<td class=blob-code><pre>\ny</pre></table>", code{"x\ny", ""}},
		{"a line break after a mark", "<pre><b>x</b>\ny</pre>", code{"x\ny", ""}},
		{"six frames", "<div class=language-go>" + frames(5, "<pre>x</pre>") + "</div>", code{"x", "go"}},
		{"seven frames", "<div class=language-go>" + frames(6, "<pre>x</pre>") + "</div>", code{"x", ""}},
		{"a frame with little more",
			"<div class=language-go><div><pre>" + letters(40) + "</pre>" + par(240) + "</div></div>",
			code{letters(40), "go"}},
		{"a frame with much more",
			"<div class=language-go><div><pre>" + letters(40) + "</pre>" + par(241) + "</div></div>",
			code{letters(40), ""}},
		{"a label three tags before", "<div><div>Go</div><hr><hr><hr><pre>x</pre></div>", code{"x", "go"}},
		{"a label four tags before", "<div><div>Go</div><hr><hr><hr><hr><pre>x</pre></div>", code{"x", ""}},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := Read("in.html", []byte("<!doctype html><html><body>"+par(900)+test.in+par(900)+"</body></html>"),
				&diag.List{})
			var got []code
			ast.Walk(doc, func(n ast.Node) bool {
				if l, ok := n.(*ast.Listing); ok {
					got = append(got, code{l.Text, l.Language})
				}
				return true
			})
			if !slices.Equal(got, []code{test.want}) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
