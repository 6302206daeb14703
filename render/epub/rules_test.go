package epub

import (
	"bytes"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"example.org/studyguide/render"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/diag"
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

func TestPartsHaveNames(t *testing.T) {
	if got := partName("s", 1); got != "s" {
		t.Errorf("the first part is named %q", got)
	}
	if got := partName("s-a", 2); got != "s-a-part2" {
		t.Errorf("the second part is named %q", got)
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
