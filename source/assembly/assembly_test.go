package assembly_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.org/studyguide/source/assembly"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// shelf holds files by path.
type shelf map[string]string

func (s shelf) open(path string) ([]byte, string, error) {
	text, ok := s[path]
	if !ok {
		return nil, "", fs.ErrNotExist
	}
	return []byte(text), "dir/" + path, nil
}

func assemble(s shelf, edition string, variables map[string]string) (*assembly.Text, []string) {
	var found diag.List
	t := assembly.Assemble("g.md", "dir/g.md", []byte(s["g.md"]),
		assembly.Options{Open: s.open, Variables: variables, Edition: edition, Editions: []string{"a", "b"}}, &found)
	var out []string
	for _, d := range found.Sorted() {
		out = append(out, d.String())
	}
	return t, out
}

func Example() {
	files := shelf{"g.md": "---\nvariables: {who: Ada}\n---\n# By {{who}}\n\n{{include more.md}}\n", "more.md": "Née {{who}} {{x}}."}
	t, found := assemble(files, "", nil)
	fmt.Printf("%q\n%q\n", t.Src[len("---\nvariables: {who: Ada}\n---\n"):], found)
	at := strings.Index(string(t.Src), "{{x}}")
	lines := diag.NewLines(t.Name, t.Src)
	fmt.Println(t.Place(diag.Span{File: t.Name, Start: lines.Pos(at), End: lines.Pos(at + 5)}))
	// Output:
	// "# By Ada\n\n\nNée Ada {{x}}.\n\n"
	// ["dir/more.md:1:13: warning: there is no variable \"x\"; it is printed as it stands (variable-unknown)"]
	// dir/more.md:1:13
}

func TestNothingIsPutTogetherWhereNothingAsks(t *testing.T) {
	for _, text := range []string{
		"", "# A\n\nText.\n", "{{ x }}\n", "---\ntitle: a\n---\n{{x}} {{ include \"a.b\" . }}\n",
		"{{if .x}}\na\n{{else}}\nb\n{{end}}\n", "{{else}}\n{{end}}\n", "{{include a.html}}\n", "{{include}}\n",
		"```\n{{include m.md}}\n```\n", "    {{include m.md}}\n", "\t{{include m.md}}\n", "<!--\n{{include m.md}}\n-->\n",
		"$$\n{{include m.md}}\n$$\n", "~~~\n```\n{{include m.md}}\n~~~\n", "See {{include m.md}}.\n", "`{{include m.md}}`\n",
		"{{#include m.md}}\n", "{{% include m.md %}}\n", "{{< include m.md >}}\n", "${{ x }}\n", "{{include m.md\n}}\n",
	} {
		if got, found := assemble(shelf{"g.md": text, "m.md": "m"}, "", nil); got != nil || found != nil {
			t.Errorf("%q becomes %q, %q", text, got.Src, found)
		}
	}
}

func TestWhatStaysInAGuideWithVariables(t *testing.T) {
	for text, want := range map[string]string{
		"{{x}}":                          "1",
		"{{ x }}{{x}}":                   "11",
		"a {{x}} `{{x}}` {{x}}":          "a 1 `{{x}}` 1",
		"``{{x}} ` ``{{x}}":              "``{{x}} ` ``1",
		"` {{x}}":                        "` 1",
		`\{{x}} {{x}}`:                   `\{{x}} 1`,
		"$a^{{x}}$ {{x}}":                "$a^{{x}}$ 1",
		"${{x}} {{{x}}} {{x}}}":          "${{x}} {{{x}}} {{x}}}",
		"<!-- {{x}} --> {{x}}":           "<!-- {{x}} --> 1",
		"[{{x}}](u/{{x}}#{{x}})":         "[1](u/1#1)",
		"- a\n\n     {{x}}":              "- a\n\n     1",
		"a\n\n    {{x}}\n\na\n    {{x}}": "a\n\n    {{x}}\n\na\n    1",
		"```\n{{x}}\n```\n{{x}}":         "```\n{{x}}\n```\n1",
		"{{größe}} {{x-y_2}}":            "3 4",
		"{{title}} {{x}}":                "{{title}} 1", // which a page of a generator may print
	} {
		front := "---\ntitle: T\n---\n"
		values := map[string]string{"x": "1", "größe": "3", "x-y_2": "4"}
		got, found := assemble(shelf{"g.md": front + text}, "", values)
		src := front + text
		if got != nil {
			src = string(got.Src)
		}
		if src != front+want || found != nil {
			t.Errorf("%q becomes %q, not %q; %q", text, src[len(front):], want, found)
		}
	}
}

// TestCodeStays checks that a line of code, of a formula, of a comment, or of what others take as it stands, has no
// variables, wherever it ends, and that the prose around it has.
func TestCodeStays(t *testing.T) {
	for _, text := range []string{
		"`a\n@` ", "``a\n` @\nb`` ", "> `a\n> @` ", "- `a\n  @` ", "<pre>\n@\n\n@\n</pre> ", "<pre class=a>@</pre> ",
		"a <code>@</code> ", "<code>a\n@</code> ", "<KBD>@</KBD> ", "<samp>@</samp> ", "<script>\n@\n\n  @</script>\n",
		"<style>\n@\n</style>\n", "<textarea>@</textarea> ", "<div v-pre>\n\n<div>a</div>\n@\n\n</div>\n",
		"<span v-pre>@</span> ", "{% raw %}@{% endraw %} ", "{%- raw -%}\n\n@\n{%- endraw -%}\n", "{% highlight js %}\n@\n{% endhighlight %}\n",
		"{{< highlight go >}}\n@\n{{< /highlight >}}\n", "[//]: # (@)\n\n", "[comment]: <> (@)\n\n", "[//]: # \"@\"\n\n",
		"a <!-- b\n@\n\n--> ", "<!--\n@\n```\n--> ", "- a\n\n      @\n\n", "1.  a\n\n        @\n\n", "- a\n  - b\n\n        @\n\n",
		"10) a\n\n        @\n\nb ", "# a\n    @\n\n", "<pre>\n```\n@</pre>\n", "- ```\n  @\n  ```\n", "<pre\n class=b>@</pre> ",
		"$a@$ ",
	} {
		text = strings.ReplaceAll("{{x}}\n\n"+text+"{{x}} `b` {{x}}\n", "@", "{{x}}")
		const first = "{{x}}\n\n"
		want := "1\n\n" + strings.TrimSuffix(text[len(first):], "{{x}} `b` {{x}}\n") + "1 `b` 1\n"
		got, found := assemble(shelf{"g.md": text}, "", map[string]string{"x": "1"})
		if string(got.Src) != want || found != nil {
			t.Errorf("%q becomes %q; %q", text, got.Src, found)
		}
	}
}

// TestWhatIsNoCode checks that signs of code that begin none do not hide variables.
func TestWhatIsNoCode(t *testing.T) {
	for _, text := range []string{
		"a ` b\n\n@ ` c", "- a `\n- @ `", "# a `\n@ `", "| ` | @ |\n| @ | ` |", "The tag <pre> and @", "<code> @\n\n</code>",
		"<div>@</div>", "<predicate>@</predicate>", "{% raw %} @", "\\` @ `", "- a\n\n    @", "- a\n  - b\n\n      @",
		"a\n        @", "[a]: # @\n", "[@](#)", "<!doctype a> @", "<div v-pre> @", "{% include a %} @", "a <!-- @",
	} {
		src, want := strings.ReplaceAll(text, "@", "{{x}}"), strings.ReplaceAll(text, "@", "1")
		got, found := assemble(shelf{"g.md": src}, "", map[string]string{"x": "1"})
		if got == nil || string(got.Src) != want || found != nil {
			t.Errorf("%q: %v, %q", src, got, found)
		}
	}
}

// TestWhatLooksLikeADirective checks that what is none is text, and is reported in a guide that has others.
func TestWhatLooksLikeADirective(t *testing.T) {
	for text, want := range map[string]string{
		"> {{include m.md}}":                               "1:3: warning: \"m.md\" is not included within",
		"See {{include \"m.md\"}}.":                        "1:5: warning: \"m.md\" is not included within",
		"- {{include m.md}}":                               "1:3: warning: \"m.md\" is not included within",
		"a {{if edition a}}b{{end}}":                       "1:3: warning: no passage begins|1:20: warning: {{end}} is within",
		"> {{if edition a}}":                               "1:3: warning: no passage begins",
		"{{ifedition a}}\nb\n{{end}}":                      "1:1: warning: no passage begins",
		"{{if edition }}\nb\n{{else}}\nc\n{{end}}":         "1:1: warning: no passage begins",
		"{{if edition a}}\n{{else if edition b}}\n{{end}}": "2:1: warning: no passage begins",
		"{{if edition a}}\n1\n{{else}}\n{{else}}\n{{end}}": "",
		"{{if edition b}}\n1\n{{else}}\n{{else}}\n{{end}}": "4:1: warning: this passage has an {{else}}",
		"{{end}}":                      "1:1: warning: there is no passage that this line ends",
		"  {{ else }}":                 "1:1: warning: there is no passage before",
		"a {{else}}":                   "1:3: warning: {{else}} is within",
		"{{if .x}}\n{{else}}\n{{end}}": "",
		"{{range .x}}a{{end}}":         "",
		"{{if edition a}}\n{{if .x}}\n{{end}}\n{{end}}": "",
		"{{include \"a.b\" .}}":                         "",
		"`{{end}}` {{include m.html}} \\{{end}}":        "",
	} {
		for _, with := range []struct{ text, values string }{{"", "v"}, {"\n\n{{include m.md}}\n", ""}} {
			values := map[string]string{}
			if with.values != "" {
				values = map[string]string{"v": "w"}
			}
			s := text + with.text
			_, found := assemble(shelf{"g.md": s, "m.md": "m"}, "a", values)
			all := strings.Split(want, "|")
			if want == "" {
				all = nil
			}
			if len(found) != len(all) {
				t.Errorf("%q: %q", s, found)
				continue
			}
			for i, d := range found {
				if !strings.HasPrefix(d, "dir/g.md:"+all[i]) {
					t.Errorf("%q: %q", s, found)
				}
			}
		}
		if strings.Contains(text, "{{if edition a}}\n") {
			continue
		}
		if _, found := assemble(shelf{"g.md": text, "m.md": "m"}, "a", nil); found != nil && !strings.Contains(text, "edition b}}\n1") {
			t.Errorf("%q without directives: %q", text, found)
		}
	}
}

// TestPartsInLists checks that a part in an item of a list is of that item, at any depth, with the places of its words.
func TestPartsInLists(t *testing.T) {
	files := shelf{"m.md": "p1 {{v}} {{no}}\n\n```\np2\n```\n- p3\n  {{include n.md}}\n", "n.md": "n1\nn2\n"}
	const part = "\n@p1 w {{no}}\n\n@```\n@p2\n@```\n@- p3\n\n@  n1\n@  n2\n\n\n"
	for text, indent := range map[string]int{
		"{{include m.md}}\n": 0, "a\n   {{include m.md}}\n": 0, "- a\n\n  {{include m.md}}\n": 2,
		"1. a\n   {{include m.md}}\n2. b\n": 3, "- a\n  - b\n\n    {{include m.md}}\n": 4,
		"-\ta\n\n\t{{include m.md}}\n- b": 4, "- a\n\n{{include m.md}}\n": 0, "a\n    {{include m.md}}\n": 0,
		"- a\n\n    {{include m.md}}\n": 2,
	} {
		got, found := assemble(shelf{"g.md": text, "m.md": files["m.md"], "n.md": files["n.md"]}, "",
			map[string]string{"v": "w"})
		i, j := strings.Index(text, "{{"), strings.Index(text, "}}\n")+3
		i = strings.LastIndexByte(text[:i], '\n') + 1
		want := text[:i] + strings.ReplaceAll(part, "@", strings.Repeat(" ", indent)) + text[j:]
		if got == nil || string(got.Src) != want || len(found) != 1 || !strings.HasPrefix(found[0], "dir/m.md:1:10:") {
			t.Errorf("%q becomes %v, not %q; %q", text, got, want, found)
			continue
		}
		lines := diag.NewLines(got.Name, got.Src)
		for word, want := range map[string]string{"p1": "dir/m.md:1:1", "p2": "dir/m.md:4:1", "p3": "dir/m.md:6:3", "n2": "dir/n.md:2:1"} {
			at := lines.Pos(strings.Index(string(got.Src), word))
			if place := got.Place(diag.Span{File: got.Name, Start: at, End: at}); place.String() != want {
				t.Errorf("%q: %s is at %v", text, word, place)
			}
		}
	}
}

func TestPassages(t *testing.T) {
	const text = "0\n{{if edition a}}\n1\n{{if not edition b}}\n2\n{{else}}\n3\n{{end}}\n{{else}}\n4\n" +
		"{{ if edition b , c }}\n5\n{{end}}\n{{end}}\n6\n"
	for edition, want := range map[string]string{"a": "0\n1\n2\n6\n", "b": "0\n4\n5\n6\n", "": "0\n4\n6\n"} {
		got, found := assemble(shelf{"g.md": text}, edition, nil)
		if string(got.Src) != want {
			t.Errorf("%q: %q, not %q", edition, got.Src, want)
		}
		if edition != "a" && len(found) != 1 { // "c" is no edition
			t.Errorf("%q: %q", edition, found)
		}
	}
	got, found := assemble(shelf{"g.md": "{{if edition b}}\nx\n{{else}}\ny\n"}, "a", nil)
	if got != nil || len(found) != 1 {
		t.Errorf("a passage without an end: %v, %q", got, found)
	}
}

// TestPassagesOfAGuideAlone checks that no words are left out silently where no editions are known, and that what is
// only like a passage loses none.
func TestPassagesOfAGuideAlone(t *testing.T) {
	const note = "note: passages such as this are for an edition that is not built here"
	for text, want := range map[string]string{
		"{{if edition a}}\nx\n{{end}}\n":                                ":1:1: " + note,
		"{{if not edition a}}\nx\n{{else}}\ny\n{{end}}\n":               ":3:1: " + note,
		"{{if not edition a}}\nx\n{{end}}\n{{if edition a}}\n{{end}}\n": "",
		"{{if edition a}}\nx\n{{end}}\n{{if edition b}}\nx\n{{end}}\n":  ":1:1: " + note,
		"{{if edition == \"a\"}}\nx\n{{end}}\n":                         "",
		"{{if edition | is: 2}}\nx\n{{else}}\ny\n{{end}}\n":             "",
	} {
		var found diag.List
		assembly.Assemble("g.md", "g.md", []byte(text), assembly.Options{}, &found)
		all := found.Sorted()
		if len(all) > 1 || (len(all) == 1) != (want != "") || want != "" && !strings.HasPrefix(all[0].String(), "g.md"+want) {
			t.Errorf("%q: %v", text, all)
		}
	}
}

// TestEveryWordHasItsPlace checks that each word of several files, which has a name of its own, has the place in the
// text that it has in its file.
func TestEveryWordHasItsPlace(t *testing.T) {
	files := shelf{
		"g.md":   "---\ntitle: x\n---\ng1 {{v}} g2\n{{include p.md}}\ng3 ü g4\n{{if edition a}}\ng5\n{{end}}\n{{include p/q.md}}\ng6",
		"p.md":   "p1\r p2 {{v}}p3\n\n{{include p/q.md}}\n",
		"p/q.md": "---\nx: y\n---\nq1\nq2 {{v}}",
	}
	got, _ := assemble(files, "a", map[string]string{"v": "long value"})
	lines := diag.NewLines(got.Name, got.Src)
	for name, text := range files {
		own := diag.NewLines("dir/"+name, []byte(text))
		for i := range 7 {
			word := fmt.Sprintf("%c%d", strings.TrimPrefix(name, "p/")[0], i)
			at := strings.Index(string(got.Src), word)
			want := strings.Index(text, word)
			if at < 0 {
				continue
			}
			place := got.Place(diag.Span{File: got.Name, Start: lines.Pos(at), End: lines.Pos(at + 2)})
			if place != (diag.Span{File: "dir/" + name, Start: own.Pos(want), End: own.Pos(want + 2)}) {
				t.Errorf("%s is at %v to %v", word, place, place.End)
			}
		}
	}
	// A span over several files ends where its first file includes the others, or ends.
	pos := func(word string) diag.Pos { return lines.Pos(strings.Index(string(got.Src), word)) }
	for _, c := range []struct{ from, to, want string }{
		{"g1", "q1", "dir/g.md:4:1 5:17"}, {"g1", "g4", "dir/g.md:4:1 6:6"}, {"p1", "g4", "dir/p.md:1:1 3:19"},
	} {
		place := got.Place(diag.Span{File: got.Name, Start: pos(c.from), End: pos(c.to)})
		if s := fmt.Sprintf("%v %d:%d", place, place.End.Line, place.End.Col); s != c.want {
			t.Errorf("%s to %s: %s, not %s", c.from, c.to, s, c.want)
		}
	}
}

func TestWhatIncludesTooMuchIsStopped(t *testing.T) {
	if testing.Short() {
		t.Skip("much text takes long under the detector of races")
	}
	start := time.Now()
	files := shelf{"g.md": "{{include 0.md}}\n"}
	for i := range 40 { // two to the power of 40 parts
		files[fmt.Sprintf("%d.md", i)] = strings.Repeat(fmt.Sprintf("{{include %d.md}}\n", i+1), 2)
	}
	if _, found := assemble(files, "", nil); len(found) == 0 {
		t.Error("nothing was found")
	}
	big := shelf{"g.md": strings.Repeat("{{include big.md}}\n", 100), "big.md": strings.Repeat("word ", 1<<20)}
	if got, found := assemble(big, "", nil); len(found) == 0 || len(got.Src) > 70<<20 {
		t.Errorf("%d bytes, %q", len(got.Src), found)
	}
	hard := shelf{"g.md": "---\nvariables: {a: b}\n---\n" + strings.Repeat("{{a}} {{", 50_000) +
		strings.Repeat("{{if edition a}}\n", 50_000) + strings.Repeat("`", 50_000)}
	assemble(hard, "a", nil)
	for _, text := range []string{
		"` `` ", "<pre>", "<code>", "<!-- ", "<div v-pre>", "{% raw %}", "{{< raw >}}", "{{< raw ", "<a v-pre", "- a\n  ", "> ",
		"```` ` ", "</pre>", "$a ", "{", "`\n", "<code>\n", "- a\n\n", "[a]: # (", "\\`",
	} {
		assemble(shelf{"g.md": "{{a}}" + strings.Repeat(text, 50_000)}, "a", map[string]string{"a": "b"})
	}
	if took := time.Since(start); took > 40*time.Second {
		t.Errorf("it took %v", took)
	}
}

// TestVariablesAreBounded checks that what variables make of a text is bounded as what it includes is, in one line, in
// many and in parts, and that nothing of the author's text is lost.
func TestVariablesAreBounded(t *testing.T) {
	values := map[string]string{"v": strings.Repeat("x", 100_000), "w": "y"}
	for _, text := range []string{
		strings.Repeat("{{v}} ", 20_000) + "end", strings.Repeat("{{v}}\n", 20_000) + "end",
		strings.Repeat("a {{w}} {{v}} b\n\n", 20_000) + "end", strings.Repeat("{{include p.md}}\n", 900) + "end",
	} {
		got, found := assemble(shelf{"g.md": text, "p.md": "{{v}}\n{{w}}"}, "", values)
		if len(found) == 0 || !strings.Contains(found[0], "larger than 64 MB") || len(got.Src) > 65<<20 {
			t.Errorf("%.20q: %d bytes, %.200q", text, len(got.Src), found)
		}
		if rest := got.Src[max(0, len(got.Src)-20):]; !strings.HasSuffix(string(rest), "end") {
			t.Errorf("%.20q ends with %q", text, rest)
		}
	}
}

func TestLinksOutOfTheFolder(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "sub"), 0o777); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"a.md": out, "b.md": filepath.Join("..", "x.md"), "sub/c.md": "../../y.md"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	open := func(name string) ([]byte, string, error) {
		text, err := fs.ReadFile(root.FS(), name)
		return text, name, err
	}
	var found diag.List
	assembly.Assemble("g.md", "g.md", []byte("{{include a.md}}\n{{include b.md}}\n{{include sub/c.md}}\n"),
		assembly.Options{Open: open}, &found)
	for _, d := range found.Sorted() {
		if !strings.Contains(d.Message, "leads out of the folder through a link; the line") {
			t.Errorf("%v", d)
		}
	}
	if len(found.Sorted()) != 3 {
		t.Errorf("%v", found.Sorted())
	}
}

// TestUnknownNamesAreCheap checks that the time for names that no variable has is not that for each of them times that
// for all variables.
func TestUnknownNamesAreCheap(t *testing.T) {
	if testing.Short() {
		t.Skip("much text takes long under the detector of races")
	}
	values := map[string]string{"unknown": "x"}
	for i := range 2000 {
		values[fmt.Sprintf("variable-%d", i)] = "x"
	}
	start := time.Now()
	var many strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&many, "{{unknwn}} {{other-%d}}\n", i)
	}
	var found diag.List
	assembly.Assemble("g.md", "g.md", []byte(many.String()), assembly.Options{Variables: values}, &found)
	all := found.Sorted()
	if len(all) != 40_000 || all[0].Hint != "did you mean {{unknown}}?" || all[39_998].Hint != all[0].Hint {
		t.Errorf("%d, %v", len(all), all[:min(len(all), 2)])
	}
	if took := time.Since(start); took > 15*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestVariablesOfTitlesAreBounded(t *testing.T) {
	var found diag.List
	meta := assembly.Values(ast.Meta{Title: strings.Repeat("{{v}} ", 20_000) + "end"},
		map[string]string{"v": strings.Repeat("x", 100_000)}, &found)
	if len(meta.Title) > 2<<20 || !strings.HasSuffix(meta.Title, "end") || len(found.Sorted()) != 1 {
		t.Errorf("%d bytes, %v", len(meta.Title), found.Sorted())
	}
}

func FuzzAssemble(f *testing.F) {
	f.Add("{{include m.md}}\n{{v}}", "{{if edition a}}\nx\n{{end}}\n")
	f.Add("---\nvariables: {a: b}\n---\n{{a}}{{b}}\n", "{{else}}")
	f.Fuzz(func(t *testing.T, guide, part string) {
		got, _ := assemble(shelf{"g.md": guide, "m.md": part}, "a", map[string]string{"v": "w"})
		if got == nil {
			return
		}
		lines := diag.NewLines(got.Name, got.Src)
		for at := 0; at < len(got.Src); at += 1 + len(got.Src)/50 {
			place := got.Place(diag.Span{File: got.Name, Start: lines.Pos(at), End: lines.Pos(len(got.Src))})
			if place.File == got.Name || place.End.Before(place.Start) {
				t.Errorf("%d is at %v to %v", at, place, place.End)
			}
		}
	})
}
