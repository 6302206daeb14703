package fonts

import "testing"

func TestMathReadsTheTableOfTheProgramsFont(t *testing.T) {
	s := NewSet()
	m, err := s.Math()
	if err != nil {
		t.Fatal(err)
	}
	if m.Axis != 258 || m.Rule != 68 || m.ScriptPercent < 60 || m.ScriptPercent > 80 || m.DegreePercent < 40 {
		t.Errorf("constants: %+v", m.Constants)
	}
	shape := func(text string) *Run {
		runs, err := s.Shape(Style{Family: Formula}, text)
		if err != nil || len(runs) != 1 {
			t.Fatalf("%q: %d runs, %v", text, len(runs), err)
		}
		return runs[0]
	}
	if m.Italic(shape("𝑓")) <= 0 {
		t.Error("f does not lean")
	}
	last := 0
	for _, height := range []int{500, 1500, 3000, 10000} {
		parts := m.Grown(shape("("), height, false)
		top := 0
		for _, p := range parts {
			top = max(top, p.Y+m.Bounds(p.Run).Top-m.Bounds(parts[0].Run).Bottom-parts[0].Y)
		}
		if top < height*95/100 || top <= last || height > 3000 && len(parts) < 3 {
			t.Errorf("a parenthesis for %d is %d high, of %d parts", height, top, len(parts))
		}
		last = top
	}
	if parts := m.Grown(shape("⏞"), 5000, true); len(parts) < 3 {
		t.Errorf("a brace 5 em wide has %d parts", len(parts))
	}
}
