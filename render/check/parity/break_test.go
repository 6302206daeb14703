package parity_test

import (
	"archive/zip"
	"bytes"
	"image"
	"image/png"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/studyguide/render/check/parity"
	pdfcheck "example.org/studyguide/render/check/pdf"
	"example.org/studyguide/source/words"
)

const guide = `---
title: Locks
---

## Basics

Of what there is.

### 1. What is a lock?

A thing that **one** holder has at a time.[^n] See [the cost](#2-what-does-it-cost).

[^n]: Or none.

### 2. What does it cost?

| Kind | Price |
| --- | --- |
| spin | time |
| sleep | a switch |

### 3. Who holds it?

` + "```go\nmu.Lock()\ndefer mu.Unlock()\n```" + `

## More

### 4. When is it fair?

When all get it in turn.
`

// pages returns the books of a guide.
func pages(t testing.TB, text, mode string) (pdfBook, epubBook []byte) {
	t.Helper()
	fsys := fstest.MapFS{"guide.md": {Data: []byte(text)}, "ship.png": {Data: picture(t)},
		"ring 2.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`)}}
	return made(t, load(t, fsys, "guide.md", mode), fsys)
}

// TestWhatOneBookLacks breaks the guide of one of the books.
func TestWhatOneBookLacks(t *testing.T) {
	modes := []string{"inline", "back", "details"}
	pdfs := map[string][]byte{} // of the guide as it is
	for _, mode := range modes {
		pdfs[mode], _ = pages(t, guide, mode)
	}
	lock, cost := between("### 1.", "### 2."), between("### 2.", "### 3.")
	for name, c := range map[string]struct {
		old, new string // in the guide of the EPUB
		want     string // in the differences; empty: there are none
	}{
		"nothing":               {"", "", ""},
		"a question removed":    {cost, "", `the EPUB lacks the section "2 What does it cost?"`},
		"a question added":      {cost, cost + "### 9. What is new?\n\nThis.\n\n", `the PDF lacks the question "9 What is new?", which is in the EPUB's EPUB/xhtml/s-basics.xhtml`},
		"an order swapped":      {lock + cost, cost + lock, `the question "1 What is a lock?" is behind the section "Basics" in the PDF, behind the question "2 What does it cost?" in the EPUB`},
		"a title changed":       {"Who holds", "Who has", `the question "3 Who has it?": the EPUB lacks "holds"; the PDF lacks "has"`},
		"a number changed":      {"### 3.", "### 5.", `the question "5 Who holds it?": the EPUB lacks "3"; the PDF lacks "5"`},
		"a word changed":        {"one** holder", "one** owner", `the question "1 What is a lock?": the EPUB lacks "holder"; the PDF lacks "owner"`},
		"a word removed":        {"at a time.", "at time.", `the question "1 What is a lock?": the EPUB lacks "a"`},
		"a cell changed":        {"a switch", "a wake", `the question "2 What does it cost?": the EPUB lacks "switch"; the PDF lacks "wake"`},
		"a column renamed":      {"| Price", "| Cost", `the EPUB lacks "price"; the PDF lacks "cost"`},
		"code changed":          {"defer mu.", "defer mx.", `the EPUB lacks "mu"; the PDF lacks "mx"`},
		"a sign of code lost":   {"mu.Lock()", "mu.Lock(", `the question "3 Who holds it?": the EPUB lacks ")"`},
		"a note changed":        {"Or none.", "Or two.", `the note "1": the EPUB lacks "none"; the PDF lacks "two"`},
		"an introduction":       {"Of what there is.", "Of what is.", `the section "Basics": the EPUB lacks "there"`},
		"a section renamed":     {"## More", "## Rest", `the section "Rest": the EPUB lacks "more"; the PDF lacks "rest"`},
		"words in other order":  {"When all get it in turn", "When it all get in turn", `the question "4 When is it fair?": its words are in another order from "all get it in turn" on in the PDF, "it all get in turn" in the EPUB`},
		"another title":         {"title: Locks", "title: Keys", `the title is "Locks" in the PDF, "Keys" in the EPUB`},
		"only case and hyphens": {"A thing that", "a THING th\u00adat", ""},
		"only ligatures":        {"in turn", "\u200bin turn", ""},
	} {
		for _, mode := range modes {
			t.Run(name+" "+mode, func(t *testing.T) {
				if !strings.Contains(guide, c.old) {
					t.Fatalf("%q is not in the guide", c.old)
				}
				fsys := fstest.MapFS{"guide.md": {Data: []byte(strings.Replace(guide, c.old, c.new, 1))}}
				e := epubOf(t, load(t, fsys, "guide.md", mode), fsys)
				want := c.want
				if mode == "back" && !strings.Contains(name, "number") { // what is in answers stands in the answers
					want = ""
				}
				expect(t, pdfs[mode], e, want, c.want == "")
			})
		}
	}
}

// picture returns a PNG that is too high for a line.
func picture(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 90, 300))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func between(from, to string) string {
	i := strings.Index(guide, from)
	return guide[i : i+strings.Index(guide[i:], to)]
}

// expect fails unless one of the differences has the words of want; with none wanted, unless there are none.
func expect(t *testing.T, p, e []byte, want string, none bool) {
	t.Helper()
	a, b := read(t, p, e)
	var all []string
	for _, d := range parity.Compare(a, b) {
		all = append(all, d.Message)
	}
	switch got := strings.Join(all, "\n"); {
	case none && got != "":
		t.Errorf("found %s", got)
	case !none && got == "":
		t.Error("nothing was found")
	case !strings.Contains(got, want):
		t.Errorf("found %s\nwant %s", got, want)
	}
}

// TestWhatMediaAddIsLeftOut compares books in which each medium adds much of its own.
func TestWhatMediaAddIsLeftOut(t *testing.T) {
	wide := "## 1. What is wide?\n\n| " + strings.Repeat(
		"Name | Value | ",
		3,
	) + "\n|" + strings.Repeat(
		" --- |",
		6,
	) + "\n" +
		strings.Repeat(
			"| one | two | three |  | five: six | seven |\n",
			3,
		)
	vast := "## 2. What is vast?\n\n|" + strings.Repeat(
		" Column | ",
		40,
	) + "\n|" + strings.Repeat(
		" --- |",
		40,
	) + "\n|" + strings.Repeat(
		" incomprehensibilities |",
		40,
	) + "\n"
	long := "## 3. What goes on in another file?\n\n" + strings.Repeat(
		"All of this is filler. ",
		9000,
	) + "\n\n## 4. And this?\n\n" + strings.Repeat(
		"More of it. ",
		9000,
	) +
		"\n\n## 5. And that?\n\nNothing.\n"
	items := "## 1. What is in lists?\n\n- [ ] open\n- [x] done\n\n7. seven\n8. eight\n\n> [!NOTE]\n> A callout.\n\nTerm\n: What it means.\n\n" +
		"![a queue](gone.png) and ![](none.png) and [![](far.png)](https://example.com/x)\n\n"
	for name, text := range map[string]string{
		"records and cards": wide + vast + "## 3. What else?\n\nNothing.\n",
		"sections on pages of their own": "# Hulls\n\n## What is a keel?\n\nA timber.\n\n## What is a rib?\n\nAnother.\n\n" +
			"\\newpage\n\n# Sails\n\nAlways.\n\n## What is a jib?\n\nA sail.\n\n\\newpage\n\n## What is a gaff?\n\nA spar.\n\n" +
			"\\newpage\n\n# Nothing\n",
		"pictures in words": "## 1. What is a hull?\n\nThe bo![one](gone.png)dy of a ship![](none.png)yard and ![two](gone.png)keel, **ma![x](gone.png)st**.\n\n" +
			"| a | b |\n|---|---|\n| ru![](none.png)dder | st![stem](ship.png)em |\n\n" +
			"## 2. And that?\n\nA sail ove![p](gone.png)r the sea.\n\n## 3. And this?\n\nYes.\n",
		"pictures in names": "## 1. What is A?\n\n| ![one](gone.png) | b | c | d ![two](gone.png) | e |\n|---|---|---|---|---|\n" +
			strings.Repeat("| 1 | 2 | 3 | 4 | 5 |\n", 3) + "\n## 2. What is B?\n\nB.\n\n## 3. What is C?\n\nC.\n",
		"tables without names": "## 1. What is A?\n\n| | |\n|-|-|\n| | x |\n| | y |\n\n## 2. What is B?\n\n|\n-|-\n\nB.\n\n" +
			"## 3. What is C?\n\nC[^1].\n\n[^1]: A note.\n\n    #### With a heading\n\n    More.\n",
		"pictures moved and not": "## 1. What is drawn?\n\n![a tall ship](ship.png)\n\nThe mast ![of the mast](ship.png) stands, and ![sail](ship.png) too.\n\n" +
			"## 2. And that?\n\nNo.\n\n## 3. And this?\n\nYes.\n",
		"pictures that one book draws": "## 1. What is drawn?\n\n![](ring%202.svg)\n\n<svg viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/></svg>\n\n" +
			"In [brackets] ![](ring%202.svg \"a ring [of two]\") and ![](ship.png).\n\n" +
			"## 2. And that?\n\n![of rings](ring%202.svg)\n\n## 3. And this?\n\nYes.\n",
		"formulas that show nothing": "## 1. What is blank?\n\nThis $\\phantom{x}$, $\\boxed{\\phantom{ab}}$, $\\underline{\\phantom{a}}$ and $\\frac{\\phantom{1}}{}$.\n\n" +
			"## 2. What is seen?\n\nThat: $a\\phantom{b}$, $\\sqrt{\\phantom{c}}$, $\\phantom{d}_i$, $\\overline{e}$ and $\\_$.\n\n## 3. And this?\n\nYes.\n",
		"a formula that one book has room for": "## 1. What is wide?\n\n$$\\begin{matrix}" + strings.Repeat("abcd & ", 11) + "e\\end{matrix}$$\n\n" +
			"## 2. And that?\n\n$5.\n\n## 3. And this?\n\nYes: $" + strings.Repeat("\\frac{abcdefgh}{b}", 3) + "$.\n",
		"an answer in several files": "Begin.\n\n" + strings.Repeat(strings.Repeat("All of this begins it. ", 10)+"\n\n", 1000) + "## 1. What is long?\n\nThis[^n].\n\n" +
			strings.Repeat(strings.Repeat("A paragraph of it. ", 10)+"\n\n", 1200) + "### Deep\n\nThe end.\n\n## 2. And that?\n\nNo[^n].\n\n## 3. And this?\n\nYes.\n\n[^n]: A note.\n",
		"tables in several files": "## 1. What is wide?\n\n| A | B | C | D | E |\n|--|--|--|--|--|\n" +
			strings.Repeat("| a | "+strings.Repeat("and so on, ", 60)+"| c | | |\n", 330) + "| | b | | the last | |\n\n" +
			"## 2. And that?\n\n| Key | Value |\n|--|--|\n" + strings.Repeat("| key | "+strings.Repeat("and so on, ", 20)+"|\n", 950) +
			"\n## 3. And this?\n\nYes.\n",
		"several files": "## 1. What is first?\n\nThis.\n\n## 2. What is second?\n\nThat.\n\n" + long,
		"lists":         items + "## 2. What is עברית?\n\nشيء and \u202eleft\u202c.\n\n## 3. 漢字は何ですか？\n\n" + strings.Repeat("漢字は中国で生まれた文字です。", 20) + "\n",
	} {
		for _, mode := range []string{"inline", "back", "details"} {
			t.Run(name+" "+mode, func(t *testing.T) {
				p, e := pages(t, text, mode)
				expect(t, p, e, "", true)
			})
		}
	}
}

// TestBooksThatCannotBeRead wants errors that say why, for files that are cut or are something else.
func TestBooksThatCannotBeRead(t *testing.T) {
	p, e := pages(t, guide, "inline")
	for name, c := range map[string]struct {
		epub []byte
		want string
	}{
		"empty":             {nil, "archive"},
		"cut":               {e[:len(e)/2], "archive"},
		"not an EPUB":       {p, "archive"},
		"no container":      {edited(t, e, "META-INF/container.xml", func(string) string { return "" }), "package"},
		"no package":        {edited(t, e, "META-INF/container.xml", func(s string) string { return strings.ReplaceAll(s, "package.opf", "gone.opf") }), "not in the archive"},
		"no spine":          {edited(t, e, "EPUB/package.opf", func(s string) string { return strings.ReplaceAll(s, "itemref", "item") }), "no documents"},
		"ill-formed":        {edited(t, e, "EPUB/xhtml/s-basics.xhtml", func(s string) string { return s[:len(s)/2] }), "s-basics.xhtml"},
		"an absent chapter": {edited(t, e, "EPUB/package.opf", func(s string) string { return strings.ReplaceAll(s, "s-basics", "s-gone") }), "s-gone.xhtml"},
	} {
		if _, err := parity.EPUB(c.epub, words.For("", nil)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error is %v, want one of %q", name, err, c.want)
		}
	}
	if f, err := pdfcheck.Read(p[:len(p)/2]); err == nil {
		t.Errorf("half a PDF was read: %v", f)
	}
}

// TestAnEditedBook changes the EPUB itself, as an editor might.
func TestAnEditedBook(t *testing.T) {
	p, e := pages(t, guide, "inline")
	const chapter = "EPUB/xhtml/s-basics.xhtml"
	e = edited(t, e, chapter, func(s string) string { return strings.ReplaceAll(s, "defer", "later") })
	expect(t, p, e, `the question "3 Who holds it?": the EPUB lacks "defer"; the PDF lacks "later"`, false)
}

// edited returns a book with one file changed.
func edited(t testing.TB, book []byte, name string, change func(string) string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == name {
			data = []byte(change(string(data)))
		}
		to, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestTextFromRightToLeftIsComparedByItsWords holds that the order of glyphs in a PDF makes no difference: in titles,
// where links and code begin within lines, and where scripts meet in one word.
func TestTextFromRightToLeftIsComparedByItsWords(t *testing.T) {
	const text = `---
title: دليل الأقفال في لغة Go
lang: ar
---

## الأساسيات

### ما هو القفل ولماذا نحتاج إليه في البرامج؟

القفل شيء لا يملكه إلا واحد في كل وقت، [ومن ينتظره لا يستطيع أن يعمل شيئا](https://example.org/) حتى يتركه صاحبه
فيNode.js أو في غيرها، ثم يأخذه غيره **ويعمل به مثله تماما** ولا يتركه قبل أن ينتهي، وهكذا ` + "`mu.Lock()`" + ` يفعل.

### من يملك القفل؟

من أخذه (أولا).

### متى يتركه؟

حين ينتهي.
`
	p, e := pages(t, text, "inline")
	expect(t, p, e, "", true)
	for old, changed := range map[string]string{"تماما": "قليلا", "(أولا)": "()", "دليل الأقفال": "كتاب الأقفال"} {
		_, e := pages(t, strings.Replace(text, old, changed, 1), "inline")
		a, b := read(t, p, e)
		if len(parity.Compare(a, b)) == 0 {
			t.Errorf("%q in place of %q was not seen", changed, old)
		}
	}
}
