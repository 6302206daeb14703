package svg

import (
	"bytes"
	"strings"
	"testing"
)

// TestPlainDrawingsShowTheSame holds that labels which are parts of a web page become text that is drawn in the same
// way, and that nothing of the page is left.
func TestPlainDrawingsShowTheSame(t *testing.T) {
	label := func(box, style, inside string) string {
		return `<foreignObject ` + box + `><div xmlns="http://www.w3.org/1999/xhtml" style="` + style + `">` + inside +
			`</div></foreignObject>`
	}
	for name, in := range map[string]string{
		"lines":   label(`width="60" height="48"`, "text-align:center", "one two <i>three</i> four"),
		"break":   label(`x="5" y="6" width="60" height="48" class="a"`, "white-space:nowrap", "a &lt; b<br/><code>c</code>"),
		"sheet":   `<style>p{color:red} text,tspan{fill:blue;font-weight:bold;stroke:lime}</style>` + label(`width="9" height="24"`, "", "<p>a</p>"),
		"ground":  label(`width="9" height="24"`, "background-color:rgba(1,2,3,0.5)", "<u>a</u> <s>b</s>"),
		"moved":   `<g transform="scale(2)">` + label(`transform="translate(3 4)" width="9" height="24"`, "", "a") + `</g><path d="M0 0h1"/>`,
		"several": label(`width="9" height="24"`, "", "a") + "<g>" + label(`width="9" height="24"`, "font-size:10px", "b") + "</g>",
		"right":   `<g direction="rtl">` + label(`width="30" height="24"`, "", "אב") + "</g>",
		"empty":   label(`width="0" height="0"`, "", "") + `<path d="M0 0h1"/>`,
		"symbol":  `<symbol id="s">` + label(`width="9" height="24"`, "", "a") + `</symbol><use href="#s"/><use href="#s" x="4"/>`,
	} {
		data := []byte(drawn(in))
		plain := Plain(data)
		if bytes.Contains(plain, []byte("foreignObject")) || bytes.Contains(plain, []byte("xhtml")) {
			t.Errorf("%s: a part of a page is left: %s", name, plain)
		}
		was, err := Parse(data)
		if err != nil {
			t.Fatal(name, err)
		}
		is, err := Parse(plain)
		if err != nil {
			t.Fatal(name, err)
		}
		if a, b := dump(was), dump(is); a != b || name != "empty" && !strings.Contains(a, "text") {
			t.Errorf("%s:\n%s\n%s\n%s", name, a, b, plain)
		}
	}
	for _, in := range []string{drawn(`<path d="M0 0h1"/>`), drawn(`<foreignObject/><mesh/>`), "foreignObject"} {
		if got := Plain([]byte(in)); string(got) != in {
			t.Errorf("%s is changed to %s", in, got)
		}
	}
}
