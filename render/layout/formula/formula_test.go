package formula

import (
	"strings"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/source/tex"
)

func set(t *testing.T, source string, display bool) []*Box {
	t.Helper()
	row, err := tex.Parse(source)
	if err != nil {
		t.Fatalf("%s: %v", source, err)
	}
	s, err := New(fonts.NewSet(), 10000)
	if err != nil {
		t.Fatal(err)
	}
	boxes, err := s.Set(row, source, display)
	if err != nil {
		t.Fatal(err)
	}
	return boxes
}

func one(t *testing.T, source string, display bool) *Box {
	t.Helper()
	boxes := set(t, source, display)
	if len(boxes) != 1 {
		t.Fatalf("%s: %d boxes", source, len(boxes))
	}
	return boxes[0]
}

// find returns the first glyph of a text.
func find(t *testing.T, b *Box, text string) Glyph {
	t.Helper()
	for _, g := range b.Glyphs {
		if g.Run.Text == text {
			return g
		}
	}
	t.Fatalf("%q is not drawn", text)
	return Glyph{}
}

func TestFractionHasItsPartsOnBothSidesOfTheRule(t *testing.T) {
	b := one(t, `\frac{a}{b}`, true)
	a, d := find(t, b, "𝑎"), find(t, b, "𝑏")
	if len(b.Rules) != 1 {
		t.Fatalf("%d rules", len(b.Rules))
	}
	r := b.Rules[0]
	if a.Y <= r.Y+r.H || d.Y >= r.Y || r.Y < 2000 || r.Y > 3000 {
		t.Errorf("numerator at %d, rule at %d, denominator at %d", a.Y, r.Y, d.Y)
	}
	if small := one(t, `\frac{a}{b}`, false); find(t, small, "𝑎").Size >= a.Size || small.Above >= b.Above {
		t.Error("in running text it is as large")
	}
	if c := one(t, `\binom{a}{b}`, true); len(c.Rules) != 0 {
		t.Error("a binomial has a rule")
	}
}

func TestScriptsAreSmallAndBesideTheBase(t *testing.T) {
	b := one(t, `x_i^2`, false)
	x, i, two := find(t, b, "𝑥"), find(t, b, "𝑖"), find(t, b, "2")
	if x.Y != 0 || i.Y >= 0 || two.Y <= 0 || i.Size >= x.Size || two.Size != i.Size || i.X <= x.X {
		t.Errorf("x %+v, i %+v, 2 %+v", x, i, two)
	}
	if deep := find(t, one(t, `x^{y^z}`, false), "𝑧"); deep.Size >= two.Size {
		t.Error("a script of a script is as large as a script")
	}
}

func TestLimitsStandAboveAndBelowInADisplayOnly(t *testing.T) {
	b := one(t, `\sum_{k}^{n} x`, true)
	k, n, x := find(t, b, "𝑘"), find(t, b, "𝑛"), find(t, b, "𝑥")
	if k.X >= x.X || n.Y < 5000 || k.Y > -5000 {
		t.Errorf("k %+v, n %+v, x %+v", k, n, x)
	}
	inline := one(t, `\sum_{k}^{n} x`, false)
	if find(t, inline, "𝑘").X <= find(t, inline, "∑").X {
		t.Error("in running text the limits stand over each other")
	}
	if inline.Above+inline.Below >= b.Above+b.Below {
		t.Error("the sum of a display is no larger")
	}
}

func TestFencesAreAsTallAsWhatTheyEnclose(t *testing.T) {
	for _, source := range []string{`\left(\frac{a}{b}\right)`, `\begin{pmatrix}a\\b\\c\\d\\e\end{pmatrix}`, `\left\{\frac{\frac{a}{b}}{\frac{c}{d}}\right\}`} {
		b := one(t, source, true)
		inner := strings.NewReplacer(`\left(`, "", `\right)`, "", "pmatrix", "matrix", `\left\{`, "", `\right\}`, "").
			Replace(source)
		in := one(t, inner, true)
		if have, want := b.Above+b.Below, in.Above+in.Below; have < want || have > want*14/10 {
			t.Errorf("%s is %d high, what is in it %d", source, have, want)
		}
		if b.Width <= in.Width {
			t.Errorf("%s is no wider than what is in it", source)
		}
	}
	tall := one(t, `\Big( x \Big)`, false)
	if tall.Above+tall.Below < 15000 {
		t.Errorf("\\Big is %d high", tall.Above+tall.Below)
	}
}

func TestRootCoversWhatIsUnderIt(t *testing.T) {
	for _, source := range []string{`\sqrt{x}`, `\sqrt{\frac{a}{b}}`, `\sqrt[3]{x^2}`} {
		b := one(t, source, true)
		r := b.Rules[len(b.Rules)-1]
		in := one(t, strings.TrimSuffix(source[strings.Index(source, "{")+1:], "}"), true)
		if r.W != in.Width || r.Y <= in.Above || r.X+r.W > b.Width {
			t.Errorf("%s: rule %+v over a width of %d and a height of %d", source, r, in.Width, in.Above)
		}
	}
}

func TestSpacesFollowTheClassesOfSigns(t *testing.T) {
	width := func(s string) int64 { return one(t, `{`+s+`}`, false).Width }
	if a, b := width(`a=b`), width(`{a}{=}{b}`); a <= b {
		t.Errorf("a = b has no space around the relation: %d, %d", a, b)
	}
	if minus, difference := width(`-a`), width(`a-a`)-width(`a`); minus >= difference {
		t.Errorf("the sign of a number takes %d, that between two %d", minus, difference)
	}
	if script, text := one(t, `x^{a+b}`, false), one(t, `x^{a\,+\,b}`, false); script.Width >= text.Width {
		t.Error("scripts have spaces around signs")
	}
}

func TestLinesEndAfterRelationsAndSigns(t *testing.T) {
	source := `f(x) = a + (b = c) - \frac{d + e}{2} \ne -1`
	boxes := set(t, source, false)
	var parts []string
	all := ""
	for i, b := range boxes {
		parts = append(parts, strings.TrimSpace(b.Source))
		all += b.Source
		if last := i == len(boxes)-1; last != (b.Break == 0) {
			t.Errorf("%q has the cost %d", b.Source, b.Break)
		}
	}
	if got, want := strings.Join(parts, "|"), `f(x) =|a +|(b =|c) -|\frac{d + e}{2} \ne|-1`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if all != source {
		t.Errorf("the parts have the source %q", all)
	}
}

func TestScaleKeepsProportions(t *testing.T) {
	a, b := one(t, `\frac{a}{b}`, true), one(t, `\frac{a}{b}`, true)
	b.Scale(500)
	if b.Width != a.Width/2 || b.Glyphs[0].Size != a.Glyphs[0].Size/2 || b.Rules[0].W != a.Rules[0].W/2 {
		t.Errorf("half of %+v is %+v", a, b)
	}
}

func TestEveryKindOfNodeIsSet(t *testing.T) {
	for _, source := range []string{`\hat{x}`, `\widehat{xyz}`, `\overline{AB}`, `\underline{x}`, `\underbrace{a+b}_n`, `\vec{v}`, `\overset{a}{=}`, `\underset{a}{b}`,
		`\text{if } x`, `\left\langle a \middle| b \right\rangle`, `\begin{cases}a&b\\c&d\end{cases}`,
		`\begin{aligned}a&=b\\c&=d\end{aligned}`, `\displaystyle\sum x`,
		`\boxed{x}`, `\cancel{x}`, `a\phantom{b}`, `x\vphantom{\frac ab}`, `\begin{array}{|c|c|}\hline a&b\\\hline\end{array}`,
		`\mathbb{R}`, `a \pmod b`, `\overrightarrow{AB}`, `\mathcal{L}`, `x'`} {
		b := one(t, `{`+source+`}`, true)
		if b.Width <= 0 || b.Above <= 0 || len(b.Glyphs) == 0 {
			t.Errorf("%s: %+v", source, b)
		}
		for _, g := range b.Glyphs {
			if g.Run.Missing {
				t.Errorf("%s: no glyph for %q", source, g.Run.Text)
			}
		}
	}
}

// TestArraysHaveTheirRules measures the rules of an array against its letters.
func TestArraysHaveTheirRules(t *testing.T) {
	for source, want := range map[string][2]int{ // horizontal and vertical rules
		`\begin{array}{c|c}p&q\\\hline 0&1\end{array}`:           {1, 1},
		`\begin{array}{|c|c|}\hline p&q\\0&1\\\hline\end{array}`: {2, 3},
		`\begin{array}{cc}p&q\\0&1\end{array}`:                   {0, 0},
		`\begin{array}{c|}p\end{array}`:                          {0, 1},
		`\boxed{\frac{a}{b}}`:                                    {3, 2}, // one is the fraction's
	} {
		b := one(t, source, true)
		flat, upright := 0, 0
		for _, r := range b.Rules {
			if r.W > r.H {
				flat++
			} else {
				upright++
			}
			for _, g := range b.Glyphs {
				if r.H > r.W && g.X < r.X && g.X+int64(g.Run.Width)*g.Size/1000 > r.X+r.W {
					t.Errorf("%s: a rule crosses %q", source, g.Run.Text)
				}
				if r.W > r.H && r.W >= b.Width*9/10 && r.Y < g.Y && r.Y+r.H > g.Y {
					t.Errorf("%s: a rule crosses the line of %q", source, g.Run.Text)
				}
			}
			if r.Y+r.H > b.Above || -r.Y > b.Below {
				t.Errorf("%s: a rule is outside of its box", source)
			}
		}
		if got := [2]int{flat, upright}; got != want {
			t.Errorf("%s: rules %v, want %v", source, got, want)
		}
	}
}

func TestAlignedLinesAreBoxesThatStayAligned(t *testing.T) {
	lines := func(source string) []*Box {
		t.Helper()
		row, err := tex.Parse(source)
		if err != nil {
			t.Fatalf("%s: %v", source, err)
		}
		s, err := New(fonts.NewSet(), 10000)
		if err != nil {
			t.Fatal(err)
		}
		boxes, err := s.Lines(row, source)
		if err != nil {
			t.Fatal(err)
		}
		return boxes
	}
	const source = `\begin{aligned} p &= q \\ p + r &= \frac{q}{s} \\[2pt] t \end{aligned}`
	boxes := lines(source)
	if len(boxes) != 3 {
		t.Fatalf("%d boxes", len(boxes))
	}
	whole := one(t, source, true)
	var said string
	var height int64
	for i, b := range boxes {
		if b.Ends != (i < 2) || b.Width != whole.Width {
			t.Errorf("box %d ends a line: %v, and is %d wide of %d", i, b.Ends, b.Width, whole.Width)
		}
		said += b.Source
		height += b.Above + b.Below
	}
	if said != source {
		t.Errorf("together they say %q", said)
	}
	if first, second := find(t, boxes[0], "="), find(t, boxes[1], "="); first.X != second.X {
		t.Errorf("the signs stand at %d and %d", first.X, second.X)
	}
	if lead := boxes[2].Below - 2800; height != whole.Above+whole.Below+lead {
		t.Errorf("the lines are %d high, as one %d", height-lead, whole.Above+whole.Below)
	}
	for _, other := range []string{`p = q`, `\begin{pmatrix}p\\q\end{pmatrix}`, `\begin{aligned}p&=q\end{aligned}`,
		`p\begin{aligned}p&=q\\r&=s\end{aligned}`, `\begin{array}{c}p\\q\end{array}`} {
		if got := lines(other); got != nil {
			t.Errorf("%s: %d boxes", other, len(got))
		}
	}
	if b := lines(`p = q \\ r = s`); len(b) != 2 || b[0].Source != `p = q \\` || b[1].Source != ` r = s` {
		t.Errorf("lines in no environment: %+v", b)
	}
}

func BenchmarkSet(b *testing.B) {
	source := `P(y \mid x) = \frac{\exp(w_y^\top x)}{\sum_{k=1}^{K} \exp(w_k^\top x)}`
	row, err := tex.Parse(source)
	if err != nil {
		b.Fatal(err)
	}
	s, err := New(fonts.NewSet(), 10000)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := s.Set(row, source, true); err != nil {
			b.Fatal(err)
		}
	}
}
