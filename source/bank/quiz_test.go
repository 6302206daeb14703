package bank

import (
	"reflect"
	"testing"

	"example.org/studyguide/source/diag"
)

// TestTextKnowsItsPlaces checks offsets in a text of pieces and decoded characters, and in parts of it.
func TestTextKnowsItsPlaces(t *testing.T) {
	const file = `  ab\=cd<![CDATA[ef]]>`
	var text Text
	text.Add("  ab", 0)
	text.Decode("=", 4)
	text.Add("cd", 6)
	text.Add("ef", 17)
	if got := text.String(); got != "  ab=cdef" {
		t.Fatalf("the text is %q", got)
	}
	at := func(t Text) (out []int) {
		for i := range len(t.String()) + 1 {
			out = append(out, t.Offset(i))
		}
		return out
	}
	for _, c := range []struct {
		name string
		text Text
		says string
		want []int
	}{
		{"whole", text, "  ab=cdef", []int{0, 1, 2, 3, 4, 6, 7, 17, 18, 19}},
		{"trimmed", text.Trim(), "ab=cdef", []int{2, 3, 4, 6, 7, 17, 18, 19}},
		{"middle", text.Slice(3, 6), "b=c", []int{3, 4, 6, 7}},
		{"decoded", text.Slice(4, 5), "=", []int{4, 4}},
		{"none", text.Slice(2, 2), "", []int{0}},
	} {
		if got := at(c.text); c.text.String() != c.says || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %q at %v, want %q at %v", c.name, c.text, got, c.says, c.want)
		}
		var again Text
		again.Append(c.text)
		if got := at(again); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: appended, it is at %v, want %v", c.name, got, c.want)
		}
	}
	lines := diag.NewLines("f", []byte(file))
	if got := text.Slice(5, 7).Span(lines).Start; got != (diag.Pos{Line: 1, Col: 7}) {
		t.Errorf("cd is at %v", got)
	}
}

// TestAutoTellsMarkupFromText checks what of plain text is taken for HTML.
func TestAutoTellsMarkupFromText(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                "plain",
		"1 < 2 & 3":            "1 &lt; 2 &amp; 3",
		"a &lt; b":             "a &lt; b",
		"a <b>bold</b> word":   "a <b>bold</b> word",
		"a line<br>end":        "a line<br>end",
		"<b>":                  "&lt;b>",
		"use <b> or <i>":       "use &lt;b> or &lt;i>",
		"one\ntwo":             "one<br>two",
		"one\n\n two":          "one<p>two",
		"<p>one\ntwo</p>":      "<p>one\ntwo</p>",
		"List<String> and <T>": "List&lt;String> and &lt;T>",
		"a long line that the editor of its author has\nwrapped":        "a long line that the editor of its author has<br>wrapped",
		"a long line that the editor of its author has surely\nwrapped": "a long line that the editor of its author has surely\nwrapped",
	} {
		var text Text
		text.Add(in, 0)
		if got := text.Auto().String(); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

// TestRightOnesAreByTheirShares checks which options are right for the points that they are worth.
func TestRightOnesAreByTheirShares(t *testing.T) {
	for _, c := range []struct {
		shares  []float64
		several bool
		want    []bool
		graded  bool // the shares say more
	}{
		{[]float64{100, 0, 0}, false, []bool{true, false, false}, false},
		{[]float64{100, 50, 0}, false, []bool{true, false, false}, true},
		{[]float64{100, 100, 0}, false, []bool{true, true, false}, false},
		{[]float64{50, 50, -100}, false, []bool{true, true, false}, false},
		{[]float64{50, 50, -100, 0}, false, []bool{true, true, false, false}, true},
		{[]float64{33, 33, 34, -50}, false, []bool{true, true, true, false}, false},
		{[]float64{80, 50, 0}, false, []bool{true, false, false}, true},
		{[]float64{80, 50, 0}, true, []bool{true, true, false}, true},
		{[]float64{0, -10}, true, []bool{false, false}, true},
		{nil, false, []bool{}, false},
	} {
		var choices []Choice
		for _, s := range c.shares {
			choices = append(choices, Choice{Share: s})
		}
		if got := rightOnes(choices, c.several); !reflect.DeepEqual(got, c.want) {
			t.Errorf("of %v, %v are right, want %v", c.shares, got, c.want)
		}
		if got := graded(choices, c.several); got != c.graded {
			t.Errorf("%v say more than what is right: %v", c.shares, got)
		}
	}
}

func TestNumbersArePrintedWithoutFurtherZeros(t *testing.T) {
	for got, want := range map[string]string{
		Number("9.8100"): "9.81", Number("10"): "10", Number("-3.0"): "−3", Number("1e10"): "1e10", Number(".5"): ".5",
		Number("0.000"): "0", Tolerance("3", "0.50"): "3 ± 0.5", Tolerance("3", "0"): "3", Tolerance("3", ""): "3",
		Range("1", "5"): "1–5", Range("-5", "-1"): "−5 … −1", Range("2.0", "2.0"): "2",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestDeepCategoriesAreJoined(t *testing.T) {
	got := SectionPath([]string{" a  b", "", "c", "d", "e", "f", "g"})
	if want := []string{"a b", "c", "d", "e / f / g"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestWordsKeepTheirPlaces checks that all but words is blank and that what stands for one character takes its place.
func TestWordsKeepTheirPlaces(t *testing.T) {
	const file = "<q>é a&#98;c <![CDATA[<b>d</b>\n&eacute;]]></q>"
	lines := []struct {
		at   int
		text string
	}{{3, "é a"}, {7, "b"}, {12, "c "}, {23, "<b>d</b>\n&eacute;"}}
	var text Text
	for _, l := range lines {
		if l.text == "b" {
			text.Decode("b", l.at)
		} else {
			text.Add(l.text, l.at)
		}
	}
	got := string(Words([]byte(file), []Text{text}))
	want := "   é ab\x00\x00\x00\x00c" + "             " + "d    \né\x00\x00\x00\x00\x00\x00\x00       "
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
