package epub

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/source/ast"
)

func TestFontsHaveWhatCodeUsesAndNoMore(t *testing.T) {
	used := codeCharacters([]page{{name: "x", body: `<h1 title="a > b">A <code>b</code></h1>
<p>c <code>d&amp;</code> <em><code>e</code></em></p>
<blockquote><pre><code><span class="hl-keyword">if</span> f <span class="hl-comment">// g</span></code></pre></blockquote>
<table><tr><th><code>h</code></th></tr></table><hr/>`}})
	for c, want := range map[cut]string{{}: " &df", {bold: true}: " bfhi", {oblique: true}: " /eg"} {
		if got := string(slices.Sorted(maps.Keys(used[c]))); got != want {
			t.Errorf("%+v: got %q, want %q", c, got, want)
		}
	}
	if len(used) != 3 {
		t.Errorf("got %d faces, want 3", len(used))
	}
}

func TestABookBringsTheFacesOfItsCode(t *testing.T) {
	book, _ := made(t, one("Code", ask("q", "", "Q?", &ast.Listing{Language: "go", Text: "return 1 // one"})))
	files := opened(t, book)
	for _, name := range []string{"code", "code-bold", "code-oblique"} {
		if !strings.HasPrefix(files["fonts/"+name+".ttf"], "\x00\x01\x00\x00") {
			t.Errorf("there is no font %s", name)
		}
		if !strings.Contains(files[styleName], "src: url(../fonts/"+name+".ttf)") {
			t.Errorf("the style sheet does not name the font %s", name)
		}
	}
	if !strings.Contains(files[styleName], `font-family: "`+fonts.CodeFamily+`", `) {
		t.Error("code is not in the family of the fonts")
	}
	without, _ := made(t, one("No code", ask("q", "", "Q?", plain("Words."))))
	for name, data := range opened(t, without) {
		if strings.HasPrefix(name, "fonts/") || strings.Contains(data, "@font-face") {
			t.Errorf("%s has a font, and there is no code", name)
		}
	}
}
