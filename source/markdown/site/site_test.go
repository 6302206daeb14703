package site

import (
	"fmt"
	"strings"
	"testing"
)

// forms returns the marks of a file, each as its form and its text on one line.
func forms(name, src string, body int) string {
	names := map[Form]string{
		Tag: "tag", Shortcode: "shortcode", Liquid: "liquid", Output: "output", Expression: "expression",
		Comment: "comment", Module: "module", Colons: "colons", Admonition: "admonition", TabLine: "tab",
		Contents: "contents", PageBreak: "break", Attributes: "attributes", Properties: "properties",
	}
	var out []string
	for _, m := range Scan(name, []byte(src), body).All() {
		text := strings.Join(strings.Fields(src[m.Start:m.End]), " ")
		if m.Block {
			text += fmt.Sprintf(" [%d]", len(src[m.Body.Start:m.Body.End]))
		}
		out = append(out, names[m.Form]+" "+text)
	}
	return strings.Join(out, "\n")
}

// TestMarksNeedEvidence checks what counts as a mark, and that what a plain file may say does not.
func TestMarksNeedEvidence(t *testing.T) {
	for name, c := range map[string]struct{ file, src, want string }{
		"plain tags":      {"a.md", "A List<T> of <Item key={1}/> in <App>\n<App>\n  <B/>\n</App>\n", ""},
		"component":       {"a.md", "<Note>\nx\n</Note>\n", "tag <Note> [3]\ntag </Note>"},
		"unclosed":        {"a.md", "<Note>\nx\n", ""},
		"in a sentence":   {"a.md", "Use <Note> and </Note> here.\n", ""},
		"MDX by name":     {"a.mdx", "Use <Item /> or {x}.\n", "tag <Item />\nexpression {x}"},
		"MDX by import":   {"a.md", "import T from '@theme/T';\n\n<Item />\n", "module import T from '@theme/T';\ntag <Item />"},
		"shell import":    {"a.md", "import os\n\n{x}\n", ""},
		"braces in tags":  {"a.mdx", "<A b={{c: '}'}} d={`>`} />\n", "tag <A b={{c: '}'}} d={`>`} />"},
		"in code":         {"a.mdx", "`<A />` ``{x}`` \n\n```\n<A />\n```\n\n~~~\n:::note\n:::\n~~~\n", ""},
		"escaped":         {"a.mdx", "\\<A /> \\{x}\n", ""},
		"colons":          {"a.md", ":::note\nx\n:::\n", "colons :::note [3]\ncolons :::"},
		"cards":           {"a.md", "a ::: b\n\n:::\nx\n:::\n", ""},
		"open colons":     {"a.md", ":::note\nx\n", ""},
		"admonition":      {"a.md", "!!! note\n    x\n", "admonition !!! note [6]"},
		"shouting":        {"a.md", "!!! note\nx\n\nWhat??? note\n", ""},
		"tab":             {"a.md", "=== \"A\"\n    x\n", "tab === \"A\" [6]"},
		"underline":       {"a.md", "A\n===\n\n=== A\n", ""},
		"Hugo":            {"a.md", "{{< a >}}x{{< /a >}} {{</* a */>}}\n", "shortcode {{< a >}}\nshortcode {{< /a >}}"},
		"Liquid":          {"a.md", "{% raw %}\n{% x %}\n{% endraw %}\n", "liquid {% raw %} [9]\nliquid {% endraw %}"},
		"Jinja":           {"a.md", "{% if a %}\nx {{ page.b }}\n{% endif %}\n\n{{ c }}\n", ""},
		"contents":        {"a.md", "[TOC]\n\nA [TOC].\n", "contents [TOC]"},
		"page break":      {"a.md", "\\newpage\n\nA \\newpage.\n", "break \\newpage"},
		"attributes":      {"a.md", "{: .note #a }\n{: a note }\n", "attributes {: .note #a }"},
		"tags in a note":  {"a.md", "#a #b\n\n[[#c]]\n", "properties #a #b"},
		"tags elsewhere":  {"a.md", "#a #b\n", ""},
		"Notion":          {"a 0123456789abcdef0123456789abcdef.md", "# A\n\nOwn key: x\n\ny\n", "properties Own key: x"},
		"lines with keys": {"a.md", "# A\n\nOwn key: x\nTags: y\n", ""},
		"comment":         {"a.md", "%% a %%\n\n100%% of 5%%\n", "comment %% a %%"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := forms(c.file, c.src, 0); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestFrontMatterIsEvidenceForTemplates(t *testing.T) {
	src := "---\na: b\n---\n{% if a %}\nx {{ page.b }}\n{% endif %}\n\n{{ c(1) }}\n\n{{ d }}\n"
	want := "liquid {% if a %} [16]\noutput {{ page.b }}\nliquid {% endif %}\noutput {{ c(1) }}"
	if got := forms("a.md", src, strings.Index(src, "{%")); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAttributesOfTags(t *testing.T) {
	src := "<A title=\"x > y\" b='c' {...d} e={'f'} g={<>h <i/></>} j k={[1, 2]}>\n</A>\n"
	m := Scan("a.mdx", []byte(src), 0).At(0)
	if m == nil {
		t.Fatal("no mark")
	}
	var got []string
	for _, a := range m.Attr {
		got = append(got, a.Name+"="+a.Text)
		if a.Text != src[a.Start:a.End] {
			t.Errorf("%q is not at its place: %q", a.Text, src[a.Start:a.End])
		}
	}
	if want := "title=x > y|b=c|={...d}|e=f|g=h <i/>|j=|k=[1, 2]"; strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
}

func TestAttributeLists(t *testing.T) {
	for text, want := range map[string]string{
		"{#a}": "id=a", "{: #a .b c=d }": "id=a class=b c=d", "{.x width=\"50 %\"} y": "class=x width=50 %",
		"{a}": "", "{a b}": "", "{1,2}": "", "{}": "", "{#a b}": "", "{.5}": "", "{x: 1}": "",
	} {
		attrs, n := AttributeList(text, 0)
		var got []string
		for _, a := range attrs {
			got = append(got, a.Name+"="+a.Text)
		}
		if s := strings.Join(got, " "); s != want || n > len(text) || (n > 0) != (want != "") {
			t.Errorf("%s: got %q in %d bytes, want %q", text, s, n, want)
		}
	}
}

func TestHighlightsAreNoComparisons(t *testing.T) {
	for text, want := range map[string]bool{
		"a ==b== c": true, "==b c==, `x == y`": true, "a == b": false, "==a== and b == c": false, "T\n===\n\n==a==": true,
	} {
		if got := highlights(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
