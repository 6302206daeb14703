package epub

import (
	"bytes"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"studyguide/render"
	"studyguide/render/theme"
	"studyguide/source/diag"
)

func TestCodeColorsReadOnWhiteAndOnBlack(t *testing.T) {
	colors := regexp.MustCompile(`#[0-9a-f]{6}`).FindAllString(string(bookCSS), -1)
	if len(colors) != 6 {
		t.Fatalf("book.css has the colors %q, want one for each of 6 classes", colors)
	}
	for _, c := range colors {
		l := luminance(t, c)
		if onWhite, onBlack := 1.05/(l+0.05), (l+0.05)/0.05; onWhite < 4.5 || onBlack < 4.5 {
			t.Errorf("%s has a contrast of %.2f on white and %.2f on black, want 4.5", c, onWhite, onBlack)
		}
	}
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(t *testing.T, color string) float64 {
	t.Helper()
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(color[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		v := float64(n) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += weight * v
	}
	return sum
}

func TestStyleLeavesPaperAndTextToTheReader(t *testing.T) {
	css := regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(string(bookCSS), "")
	for _, rule := range strings.Split(css, "}") {
		selector, _, _ := strings.Cut(rule, "{")
		for _, s := range strings.Split(selector, ",") {
			if s = strings.TrimSpace(s); s == "html" || s == "body" || s == "div" || s == "*" {
				t.Errorf("book.css has a rule for %s", s)
			}
		}
	}
	for _, line := range strings.Split(css, "\n") {
		if strings.Contains(line, "background") && !strings.HasPrefix(line, "img.on-") &&
			!strings.HasPrefix(line, "  menclose") { // a stroke in the color of the text
			t.Errorf("book.css has %s", line)
		}
	}
	for _, bad := range []string{"url(", "@import", "position:", "float:", "direction:"} {
		if strings.Contains(css, bad) {
			t.Errorf("book.css has %s", bad)
		}
	}
}

func TestNames(t *testing.T) {
	long := strings.Repeat("long ", 50)
	for _, c := range []struct{ got, want string }{
		{stem("s", "Getting Started: HTTP/2 & more!"), "s-getting-started-http-2-more"},
		{stem("s", "漢字"), "s-" + brief("漢字")},
		{stem("s", ""), "s"},
		{stem("s", long), "s-long-long-long-long-long-long-long-long-" + brief(long)},
		{partName("s", 1), "s"},
		{partName("s-a", 2), "s-a-part2"},
		{anchor("q", "what-is-it"), "q-what-is-it"},
		{anchor("q", "12-factors"), "q-12-factors"},
		{anchor("s", "Größe"), "s-gr-e-aedc3f80"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	if anchor("q", "漢字") == anchor("q", "かな") {
		t.Error("two ids without plain letters have one anchor")
	}
}

func TestClassifyLinks(t *testing.T) {
	for _, c := range []struct {
		url    string
		kind   linkKind
		target string
	}{
		{"#a-b", toPlace, "a-b"},
		{"#gr%C3%B6%C3%9Fe", toPlace, "größe"},
		{"#100%", toPlace, "100%"},
		{"https://example.org", toWeb, "https://example.org"},
		{"HTTP://example.org/a b|c", toWeb, "HTTP://example.org/a%20b%7Cc"},
		{"https://example.org/#a#b", toWeb, "https://example.org/#a%23b"},
		{"https://example.org/%zz", toWeb, "https://example.org/%25zz"},
		{"http://[::1]:80/x", toWeb, "http://[::1]:80/x"},
		{"//example.org/x", toWeb, "https://example.org/x"},
		{"mailto:a@example.org", toWeb, "mailto:a@example.org"},
		{"docs/other.md#x", toFile, ""},
		{"/rooted", toFile, ""},
		{"https:///nohost", toNowhere, ""},
		{"javascript:alert(1)", toNowhere, ""},
		{" JavaScript:alert(1)", toNowhere, ""},
		{"data:text/html,x", toNowhere, ""},
		{"file:///etc/hosts", toNowhere, ""},
		{"http://exa mple.org:port/", toNowhere, ""},
		{"", toNowhere, ""},
	} {
		if kind, target := classify(c.url); kind != c.kind || target != c.target {
			t.Errorf("classify(%q) = %d, %q; want %d, %q", c.url, kind, target, c.kind, c.target)
		}
	}
}

func TestLanguage(t *testing.T) {
	for tag, want := range map[string]string{"": "en", "de": "de", "en_US": "en-US", "zh-Hant-TW": "zh-Hant-TW", "english please": "en", "x": "en", "de-": "en"} {
		m := metaGuide().Meta
		m.Language = tag
		if got := language(m); got != want {
			t.Errorf("language %q gives %q, want %q", tag, got, want)
		}
	}
}

func TestSVGThatReachesOutIsRefused(t *testing.T) {
	const start = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`
	good := []string{
		start + `</svg>`,
		`<?xml version="1.0"?>` + "\n" + start + `<use xlink:href="#a"/><style>a{fill:url( '#g')}</style></svg>`,
		start + `<image href="data:image/png;base64,AA=="/></svg>`,
		start + `<style>@font-face{font-family:x;src:url("data:font/woff2;base64,AA==")} text{font:x}</style><text>a</text></svg>`,
		start + `<style><!-- a{fill:red} --></style><a href="#b"><title>t</title><g id="b"/></a></svg>`,
		start + `<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" pagecolor="#fff"` +
			` sodipodi:docname="C:\x.svg"/><metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata></svg>`,
		start + `<animate attributeName="fill" values="red;blue"/></svg>`,
		start + `<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><rect filter="url(#f)"/></svg>`,
	}
	bad := []string{
		start + `<script/></svg>`,
		start + `<a onclick="x()"/></svg>`,
		start + `<image xlink:href="http://example.org/x.png"/></svg>`,
		start + `<image href="other.png"/></svg>`,
		start + `<style>@import "x.css";</style></svg>`,
		start + `<rect fill="url(#a)" style="fill:url(#a) url(http://example.org/)"/></svg>`,
		start + `<style>a{fill:u\72l(x)}</style></svg>`,
		start + `<foreignObject/></svg>`,
		start + `<style>@im<!-- x -->port "x.css";</style></svg>`,
		start + `<style>@im<![CDATA[port "x.css";]]></style></svg>`,
		start + `<style><g/>@import "x.css";</style></svg>`,
		start + `<style>a{background:image-set("http://example.org/x.png" 1x)}</style></svg>`,
		start + `<rect style="background:src('http://example.org/')"/></svg>`,
		start + `<image><set attributeName="href" to="http://example.org/x.png"/></image></svg>`,
		start + `<image><animate attributeName="xlink:href" values="http://example.org/x.png"/></image></svg>`,
		start + `<set attributeName="onclick" to="x()"/></svg>`,
		start + `<h:object xmlns:h="http://www.w3.org/1999/xhtml" data="x.html"/></svg>`,
		start + `<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=x"/></svg>`,
		start + `<object xmlns="" data="x"/></svg>`,
		start + `<metadata><h:script xmlns:h="http://www.w3.org/1999/xhtml"/></metadata></svg>`,
		start + `<iframe/></svg>`, start + `<video/></svg>`, start + `<audio/></svg>`, start + `<discard/></svg>`,
		start + `<image href="data:image/svg+xml,%3Csvg/%3E"/></svg>`,
		start + `<a href="http://example.org/"/></svg>`,
		start + `<g xml:base="http://example.org/"/></svg>`,
		start + `<e:listener xmlns:e="http://www.w3.org/2001/xml-events"/></svg>`,
		start + `<g></svg>`,
		`<?xml-stylesheet href="x.css"?>` + start + `</svg>`,
		`<!DOCTYPE svg [<!ENTITY a "b">]>` + start + `</svg>`,
		`<svg></svg>`,
		`<html><svg/></html>`,
		`<!-- <svg -->`,
	}
	for _, s := range good {
		if err := checkSVG([]byte(s)); err != nil {
			t.Errorf("%s\nrefused: %v", s, err)
		}
	}
	for _, s := range bad {
		if checkSVG([]byte(s)) == nil {
			t.Errorf("%s\naccepted", s)
		}
	}
}

func TestSVGIsMadePlain(t *testing.T) {
	const start = `<svg xmlns="http://www.w3.org/2000/svg">`
	for in, want := range map[string]string{
		`<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">` + start + `</svg>`: `<?xml version="1.0"?>` +
			start + `</svg>`,
		`<!DOCTYPE svg [<!ENTITY a "b">]>` + start + `</svg>`: `<!DOCTYPE svg [<!ENTITY a "b">]>` + start + `</svg>`,
		start + `<switch><foreignObject><p xmlns="x">a<b/></p></foreignObject><text>a</text></switch></svg>`: start +
			`<switch><text>a</text></switch></svg>`,
		start + `<switch><text>a</text><foreignObject/></switch></svg>`: start + `<switch><text>a</text></switch></svg>`,
		start + `<switch><foreignObject/></switch></svg>`:               start + `<switch><foreignObject/></switch></svg>`,
		start + `<foreignObject/></svg>`:                                start + `<foreignObject/></svg>`,
		start + `<switch><foreignObject>`:                               start + `<switch><foreignObject>`,
	} {
		if got := string(plainSVG([]byte(in))); got != want {
			t.Errorf("%s\nis    %s\nwant  %s", in, got, want)
		}
	}
}

func TestContentsHaveThreeLevels(t *testing.T) {
	e := func(title string, in ...entry) entry { return entry{title: title, children: in} }
	got := limit([]entry{e("1", e("1.1", e("1.1.1", e("1.1.1.1", e("1.1.1.1.1")), e("1.1.1.2")), e("1.1.2")))}, 3)
	var lines []string
	var walk func([]entry, string)
	walk = func(es []entry, indent string) {
		for _, e := range es {
			lines = append(lines, indent+e.title)
			walk(e.children, indent+" ")
		}
	}
	walk(got, "")
	want := "1| 1.1|  1.1.1|  1.1.1.1|  1.1.1.1.1|  1.1.1.2|  1.1.2"
	if s := strings.Join(lines, "|"); s != want {
		t.Errorf("got %s\nwant %s", s, want)
	}
}

func TestShorten(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"short", "short"},
		{"exactly ten", "exactly…"},
		{"漢字漢字漢字漢字漢字漢字", "漢字漢字漢字漢字漢…"},
	} {
		if got := shorten(c.in, 10); got != c.want {
			t.Errorf("shorten(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// TestTheAccentIsTheThemes holds that numbers and lines have the color of the theme, as readable on black as on white.
func TestTheAccentIsTheThemes(t *testing.T) {
	red := &theme.Theme{Colors: theme.Colors{Accent: theme.Color{R: 0x40}}}
	for _, th := range []*theme.Theme{nil, red} {
		rules := accentRules(accentOf(th))
		colors := regexp.MustCompile(`#[0-9a-f]{6}`).FindAllString(rules, -1)
		if len(colors) != 3 || colors[0] != colors[1] || colors[1] != colors[2] {
			t.Fatalf("the rules have the colors %q, want one, three times", colors)
		}
		if l := luminance(t, colors[0]); l < 0.175 || l > 0.1833 {
			t.Errorf("%s has the luminance %.4f", colors[0], l)
		}
	}
	if accentOf(nil) == accentOf(red) {
		t.Error("the accent of the theme makes no difference")
	}
	var sink diag.List
	var out bytes.Buffer
	job := &render.Job{Guide: one("Red", ask("q", "1", "Q?", plain("A."))), Theme: red, Sink: &sink}
	if err := (Renderer{}).Render(t.Context(), &out, job); err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(opened(t, out.Bytes())[styleName], accentRules(accentOf(red))) {
		t.Error("the book has not the color of its theme")
	}
}
