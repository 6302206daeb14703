package anki

import (
	"crypto/sha256"
	"fmt"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/studyguide/render/anki/sqlite"
)

const history = "testdata/notetype.txt"

// TestATypeThatChangesIsLater holds the kind of note to the list of those that there were. Anki takes a style sheet and
// templates only if their time is later than that of those it has: whoever changes one sets typeChanged, and appends
// the line that this test asks for.
func TestATypeThatChangesIsLater(t *testing.T) {
	text, err := asJSON(types(false))
	if err != nil {
		t.Fatal(err)
	}
	mod := fmt.Sprintf(`"mod":%d`, typeChanged.Unix())
	if !strings.Contains(text, mod) {
		t.Fatalf("the kind of note has no %s", mod)
	}
	now := fmt.Sprintf("%s %x", typeChanged.Format(time.DateTime),
		sha256.Sum256([]byte(strings.Replace(text, mod, "", 1))))
	data, err := os.ReadFile(history)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	if last := lines[len(lines)-1]; last != now {
		t.Errorf("card.css or a template has changed: raise typeChanged and append to %s\n%s", history, now)
	}
	var times, hashes []string
	for _, line := range lines {
		day, hour, _ := strings.Cut(line, " ")
		hour, hash, _ := strings.Cut(hour, " ")
		times, hashes = append(times, day+" "+hour), append(hashes, hash)
	}
	if !slices.IsSorted(times) || len(slices.Compact(times)) != len(lines) {
		t.Errorf("the times in %s do not rise", history)
	}
	if slices.Sort(hashes); len(slices.Compact(hashes)) != len(lines) {
		t.Errorf("a kind of note is in %s twice", history)
	}
	if typeChanged.After(time.Now().AddDate(0, 0, 1)) { // people's own changes would be lost until then
		t.Errorf("%s is not yet", typeChanged)
	}
}

// TestFieldsAreForEver holds the fields to what was first published.
func TestFieldsAreForEver(t *testing.T) {
	want := "Question Prompt Answer Options Right Place Source Difficulty Language Direction Key Extra1 Extra2"
	if got := strings.Join(fieldNames[:], " "); got != want {
		t.Errorf("Anki would refuse all notes of every deck: the fields are %s, were %s", got, want)
	}
	if typeID != 1_764_460_800_001 || fieldID != 1_764_460_800_010 || templateID != 1_764_460_800_002 {
		t.Error("Anki would take the kind of note for another one")
	}
	for _, template := range []string{frontTemplate, backTemplate} {
		for _, m := range regexp.MustCompile(`\{\{[#^/]?(\w+)\}\}`).FindAllStringSubmatch(template, -1) {
			if !slices.Contains(fieldNames[:], m[1]) {
				t.Errorf("a template has %s, which is no field", m[0])
			}
		}
	}
}

// TestColorsAreInPropertiesAlone holds card.css to colors for day and for night of the same names, and the contrast of
// each on the paper or the box it stands on to 4.5 to 1 (WCAG 2.2, 1.4.3).
func TestColorsAreInPropertiesAlone(t *testing.T) {
	color := regexp.MustCompile(`#[0-9a-f]{3,6}\b`)
	property := regexp.MustCompile(`(?m)^  --([a-z-]+): (#[0-9a-f]{6});$`)
	rules := regexp.MustCompile(`(?s)\.card \{\n(.*?)\n\}`).FindAllStringSubmatch(cardStyle, -1)
	if len(rules) != 2 {
		t.Fatalf("card.css has %d rules for .card, want those of day and of night", len(rules))
	}
	rest := cardStyle
	var names [2][]string
	for i, rule := range rules {
		rest = strings.Replace(rest, rule[1], "", 1)
		colors := map[string]string{}
		for _, m := range property.FindAllStringSubmatch(rule[1], -1) {
			colors[m[1]] = m[2]
			names[i] = append(names[i], m[1])
		}
		for name, c := range colors {
			grounds := []string{"paper", "box"}
			switch name {
			case "paper", "box", "right-box", "line":
				continue
			case "right":
				grounds = append(grounds, "right-box")
			}
			for _, ground := range grounds {
				if r := contrast(t, c, colors[ground]); r < 4.5 {
					t.Errorf("--%s on --%s has a contrast of %.2f", name, ground, r)
				}
			}
		}
	}
	if !slices.Equal(names[0], names[1]) {
		t.Errorf("by day there are %q, by night %q", names[0], names[1])
	}
	for _, c := range color.FindAllString(rest, -1) {
		if c != "#fff" && c != "#000" { // behind transparent pictures, by day and by night
			t.Errorf("card.css has the color %s", c)
		}
	}
}

// contrast returns the ratio of the luminances of two colors (WCAG 2.2, "contrast ratio").
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	luminance := func(s string) float64 {
		var r, g, b int
		if _, err := fmt.Sscanf(s, "#%02x%02x%02x", &r, &g, &b); err != nil {
			t.Fatalf("%s is no color", s)
		}
		return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func linear(c int) float64 {
	x := float64(c) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

// TestGuarded has text in which Anki would find marks of its own.
func TestGuarded(t *testing.T) {
	for in, want := range map[string]string{
		`plain`:                        `plain`,
		`\(a\) [b]`:                    `\<span></span>(a\) [b]`,
		`<img alt="\[a\]"/>\[b\]`:      `<img alt="&#92;[a\]"/>\<span></span>[b\]`,
		`[sound:a.mp3]`:                `&#91;sound:a.mp3]`,
		`<a title="[$]x[/$]">[$$]</a>`: `<a title="&#91;$]x[/$]">&#91;$$]</a>`,
		formula(`\frac{a}
{b}`, false): `\(\frac{a} {b}\)`,
		`x ` + formula(`a \\[2pt] b`, true) + ` \(y`: `x \[a \\[2pt] b\] \<span></span>(y`,
	} {
		if got := guarded(in); got != want {
			t.Errorf("guarded(%q) is %q, want %q", in, got, want)
		}
	}
}

func TestSortValue(t *testing.T) {
	for in, want := range map[string]sqlite.Value{
		"A title": sqlite.Text("A title"), "42": sqlite.Int(42), " 7 ": sqlite.Int(7), "+5": sqlite.Int(5),
		"3.5": sqlite.Real(3.5), "1e5": sqlite.Int(100_000), "1e999": sqlite.Text("1e999 "), "0x1A": sqlite.Text("0x1A"),
		"inf": sqlite.Text("inf"), "": sqlite.Text(""), "99999999999999999999": sqlite.Real(1e20),
	} {
		if got := sortValue(in); got != want {
			t.Errorf("%q is sorted as %v, want %v", in, got, want)
		}
	}
}
