package theme

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

func ExampleParse() {
	var found diag.List
	t, ok := Parse("mine.yaml", []byte("extends: large\ncolors: {accent: \"#7a1f1f\"}\n"), &found)
	fmt.Println(ok, t.Colors.Accent, t.Type.Text.Size)
	// Output: true #7a1f1f 18
}

func TestEveryThemeOfTheProgramIsSound(t *testing.T) {
	for _, name := range Names() {
		th, ok := Builtin(name)
		if !ok {
			t.Errorf("%s has findings", name)
			continue
		}
		data, err := files.ReadFile(name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		var found diag.List
		again, _ := Parse(name+".yaml", data, &found)
		if strings.Contains(string(data), "accent:") != again.Branded {
			t.Errorf("%s as a file of the user's has an accent of its own (%v)", name, again.Branded)
		}
		if again.Branded = false; len(found.Sorted()) > 0 || *again != *th {
			t.Errorf("%s read as a file of the user's: %v", name, found.Sorted())
		}
		full := *th
		// Zero is a value of these.
		full.Page.Gutter, full.Page.Bleed, full.Page.Hang, full.Openings, full.Space.Pitch = 1, 1, 1, 1, 1
		full.Page.Cue, full.Page.Summary = 1, 1
		// A sheet gives the size of cards, and nothing stands above a question.
		if full.Cards.Across > 0 {
			full.Cards, full.Spacing.Question = Cards{}, 1
		}
		cards := full.Cards
		full.Cards = Cards{1, 1, 1, 1, 1, 1, Fold, false}
		full.Cram.Pages = max(full.Cram.Pages, 1) // of a cram sheet alone
		if cards != (Cards{}) {
			t.Errorf("%s divides sheets into %+v", name, cards)
		}
		zero(t, name, reflect.ValueOf(full))
	}
	if _, ok := Builtin("prnt"); ok {
		t.Error("there is a theme prnt")
	}
}

// zero fails for numbers of a theme that nothing has set.
func zero(t *testing.T, at string, v reflect.Value) {
	t.Helper()
	if v.Type() == reflect.TypeFor[ast.House]() { // themes of the program are nobody's
		return
	}
	if v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[Color]() {
		for i := range v.NumField() {
			zero(t, at+"."+v.Type().Field(i).Name, v.Field(i))
		}
		return
	}
	if v.IsZero() && v.Kind() != reflect.Bool && v.Type() != reflect.TypeFor[Color]() {
		t.Errorf("%s is not set", at)
	}
}

func TestColorsOfDarkAreLight(t *testing.T) {
	th, _ := Builtin("dark")
	c, code := th.Colors, th.Code
	if luminance(c.Paper) > 0.01 || luminance(c.Tint) > 0.02 || luminance(c.Text) > 0.8 {
		t.Errorf("text %v on %v and %v", c.Text, c.Paper, c.Tint)
	}
	for name, of := range map[string]Color{
		"quiet": c.Quiet, "accent": c.Accent, "note": c.Note, "tip": c.Tip, "important": c.Important, "warning": c.Warning,
		"caution": c.Caution, "text": c.Text,
	} {
		if got := contrast(of, c.Paper); got < 4.5 {
			t.Errorf("%s has a contrast of %.2f", name, got)
		}
	}
	for _, ink := range []Ink{code.Keyword, code.Type, code.Function, code.String, code.Number, code.Comment} {
		if l := luminance(ink.Color); l < 0.34 || l > 0.45 || contrast(ink.Color, c.Tint) < 4.5 {
			t.Errorf("%v has a luminance of %.3f and a contrast of %.2f", ink.Color, l, contrast(ink.Color, c.Tint))
		}
	}
}

func TestLargePrintKeepsItsGuidance(t *testing.T) {
	th, _ := Builtin("large")
	ty := th.Type
	for name, size := range map[string]float64{
		"small": ty.Small.Size, "caption": ty.Caption.Size, "table": ty.TableFloor, "contents": ty.Contents.Size,
	} {
		if size < 16 {
			t.Errorf("%s is %g pt", name, size)
		}
	}
	if ty.Text.Size < 18 || !th.Ragged || th.Hyphens || !th.BoldEmphasis {
		t.Errorf("text is %+v", th)
	}
	for _, st := range []Style{
		ty.Text, ty.Caption, ty.Title, ty.Section, ty.Part, ty.Subpart, ty.Question, ty.Heading,
	} {
		if st.Italic {
			t.Errorf("%+v is italic", st)
		}
	}
	white := Color{255, 255, 255}
	for name, c := range map[string]Color{
		"text": th.Colors.Text, "quiet": th.Colors.Quiet, "accent": th.Colors.Accent, "note": th.Colors.Note,
		"warning": th.Colors.Warning,
	} {
		if got := contrast(c, white); got < 7 {
			t.Errorf("%s has a contrast of %.2f", name, got)
		}
	}
	for _, ink := range []Ink{
		th.Code.Plain, th.Code.Keyword, th.Code.Type, th.Code.Function, th.Code.String, th.Code.Number, th.Code.Comment,
	} {
		if got := contrast(ink.Color, th.Colors.Tint); got < 7 || ink.Italic {
			t.Errorf("%+v of code has a contrast of %.2f", ink, got)
		}
	}
}

func TestWhatDoesNotFitIsReportedAtItsPlace(t *testing.T) {
	const print = "want 5 to 96 points (theme-value)"
	for text, want := range map[string][]string{
		"":                             nil,
		"extends: screen":              nil,
		"page: {size: letter}":         nil,
		"page: {size: b6}":             {`t.yaml:1:14: error: page.size: "b6" is not a paper size: want a4, a5, b5, letter, legal, 6x9, 7x10 or 7.5x9.25, or a width and a height such as 17 × 24 cm, or give width and height (theme-value)`},
		"page: {width: 10mm}":          {`t.yaml:1:15: error: page.width: "10mm" is out of range: want 200 to 1700 points (theme-value)`},
		"page: {bottom: 10pt}":         {"t.yaml:1:16: error: page.bottom: 10pt has no room for the page number, which needs 30.25pt (theme-value)"},
		"page: {height: 240pt}":        {"t.yaml:1:7: error: page: the margins leave 118pt for lines; 12 of them need 180pt (theme-value)"},
		"page: a4":                     {"t.yaml:1:7: error: page: want a mapping of size, width, height, top, bottom, left, right, hang, cue, summary, columns, sides, bleed, gutter (theme-value)"},
		"page: {sides: three}":         {`t.yaml:1:15: error: page.sides: "three" is neither one nor two (theme-value)`},
		"page: {gutter: 100mm}":        {`t.yaml:1:16: error: page.gutter: "100mm" is out of range: want 0 to 144 points (theme-value)`},
		"marks: boxes\ntabs: on":       nil,
		"extends: trade\nmarks: boxes": {"t.yaml:2:8: error: marks: boxes need a hanging column of 36.85pt; page.hang is 0pt (theme-value)"},
		"openings: left":               {`t.yaml:1:11: error: openings: "left" is not a place for sections to begin: want page, right or none (theme-value)`},
		"type: {code: 2pt/3pt}":        {`t.yaml:1:14: error: type.code: "2pt" is out of range: ` + print},
		"type: {code: 7pt/9pt}":        {"t.yaml:1:1: error: type.code-floor: 7.6pt is more than the size itself, 7pt (theme-value)"},
		"type: {table-floor: 1in}":     {"t.yaml:1:21: error: type.table-floor: 72pt is more than the size itself, 9.5pt (theme-value)"},
		"type: {text: 9pt/}":           {`t.yaml:1:14: error: type.text: "" is not a length: want points or such as 20mm, 0.8in, 54pt (theme-value)`},
		"type: {part: 9pt/8pt}":        {"t.yaml:1:14: error: type.part: lines 8pt apart have no room for type of 9pt (theme-value)"},
		"type: {part: 9/12 bold}":      nil,
		"hyphens: no":                  {`t.yaml:1:10: error: hyphens: "no" is neither false nor true (theme-value)`},
		"colors: {text: #fff}":         {"t.yaml:1:1: error: theme: did not find expected node content (theme-syntax)"},
		"colors: {text: '#ffg000'}": {
			`t.yaml:1:16: error: colors.text: "#ffg000" is not a color: want "#rrggbb", in quotes, for # begins a comment (theme-value)`},
		"colors: {tetx: '#000000'}":                  {`t.yaml:1:10: error: theme key "tetx" is not known (theme-key)`},
		"colours: {text: '#000000'}":                 nil,
		"colors: {accent: '#777777'}":                {"t.yaml:1:18: warning: colors.accent: #777777 has a contrast of 4.47:1 on #ffffff; ornaments keep it, numbers and links are #767676, which has 4.5:1 (theme-accent)"},
		"colors: {accent: '#767676'}":                nil,
		"colors: {paper: '#f6f0e0'}":                 nil,
		"extends: dark\ncolors: {accent: '#0b5351'}": {"t.yaml:2:18: warning: colors.accent: #0b5351 has a contrast of 1.99:1 on #16191b; ornaments keep it, numbers and links are #598a88, which has 4.5:1 (theme-accent)"},
		"callouts: {tip: '#00ff00'}":                 {"t.yaml:1:17: error: callouts.tip: #00ff00 has a contrast of 1.37:1 on white; text needs 4.5:1 (WCAG 2.2, 1.4.3) (theme-contrast)"},
		"code: {comment: '#767676 italic'}":          {"t.yaml:1:17: error: code.comment: #767676 has a contrast of 4.18:1 on the tint #f4f6f6; text needs 4.5:1 (WCAG 2.2, 1.4.3) (theme-contrast)"},
		"code: {comment: '#000000 blink'}":           {`t.yaml:1:17: error: code.comment: "blink" is neither bold nor italic (theme-value)`},
		"colors: {tint: '#d2d2d2'}":                  {"t.yaml:1:16: error: code.comment: #5f666b has a contrast of 3.85:1 on the tint #d2d2d2; text needs 4.5:1 (WCAG 2.2, 1.4.3) (theme-contrast)"},
		"colors: {rule: '#eeeeee', pale: red}":       {`t.yaml:1:33: error: colors.pale: "red" is not a color: want "#rrggbb", in quotes, for # begins a comment (theme-value)`},
		"- print":                                    {"t.yaml:1:1: error: theme: want keys and values, such as title: A guide (theme-syntax)"},
	} {
		var found diag.List
		_, ok := Parse("t.yaml", []byte(text), &found)
		var got []string
		for _, d := range found.Sorted() {
			got = append(got, d.String())
		}
		if refused := strings.Contains(strings.Join(want, " "), ": error: "); ok == refused || !slices.Equal(got, want) {
			t.Errorf("%q: %t\ngot  %q\nwant %q", text, ok, got, want)
		}
	}
}

func TestMarginsShrinkBeforeLinesDo(t *testing.T) {
	th, _ := Builtin("print")
	lines := func(p Page) float64 { return p.Width - p.Left - p.Right }
	for _, c := range []struct {
		paper string
		least float64 // lines and the column of numbers
	}{{"letter", 425}, {"7.5x9.25", 408}, {"7x10", 408}, {"b5", 408}, {"6x9", 360}, {"a5", 349}} {
		paper, err := ast.PaperNamed(c.paper)
		if err != nil {
			t.Fatal(err)
		}
		on := th.Page.On(paper.Width, paper.Height)
		if lines(on) < c.least || min(on.Left, on.Right) < on.Width/12-0.001 || on.Top > th.Page.Top {
			t.Errorf("%s: lines of %g between margins of %g and %g", c.paper, lines(on), on.Left, on.Right)
		}
		own, ok := Parse("t.yaml", []byte("page: {left: 40pt, size: "+c.paper+"}"), &diag.List{})
		if !ok || own.Page.Left != 40 || own.Page.Right != on.Right || own.Page.Top != on.Top {
			t.Errorf("%s: a file that sets the left margin: %+v", c.paper, own.Page)
		}
	}
	if narrow := (Page{Width: 400, Left: 10, Right: 10}).On(300, 300); narrow.Left != 10 || narrow.Right != 10 {
		t.Errorf("margins below the least become %+v", narrow)
	}
}

func TestContrastIsThatOfWCAG(t *testing.T) {
	black, white, grey := Color{}, Color{255, 255, 255}, Color{0x77, 0x77, 0x77}
	for _, c := range []struct {
		a, b Color
		want float64
	}{{black, white, 21}, {white, black, 21}, {white, white, 1}, {grey, white, 4.48}} {
		if got := contrast(c.a, c.b); math.Abs(got-c.want) > 0.005 {
			t.Errorf("%v on %v: %.3f, want %g", c.a, c.b, got, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, name := range Names() {
		data, err := files.ReadFile(name + ".yaml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("page: {size: 1}\ntype: {text: /}\ncode: {type: '# bold'}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var found diag.List
		th, ok := Parse("t.yaml", data, &found)
		if ok != (len(found.Sorted()) == 0) || ok && th == nil {
			t.Errorf("%t with %v", ok, found.Sorted())
		}
	})
}
