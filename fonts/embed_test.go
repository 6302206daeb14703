package fonts

import (
	"bytes"
	"testing"

	"github.com/go-text/typesetting/font"

	"example.org/studyguide/fonts/subset"
)

func TestCodeFontStandsByItself(t *testing.T) {
	s := NewSet()
	chars := []rune("func main() { x := \"é└─→Ǆ\" } \u0000漢🂡")
	for _, st := range []struct{ bold, oblique bool }{{}, {true, false}, {false, true}, {true, true}} {
		data, err := s.CodeFont(st.bold, st.oblique, chars)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := s.CodeFont(st.bold, st.oblique, chars); err != nil || !bytes.Equal(data, again) {
			t.Errorf("two files of one font differ (%v)", err)
		}
		if len(data) > 20_000 {
			t.Errorf("the file has %d bytes", len(data))
		}
		parsed, err := subset.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		name, bold, italic := parsed.Family()
		if name != CodeFamily || bold != st.bold || italic != st.oblique {
			t.Errorf("the file is %q, bold %v, italic %v; want %+v", name, bold, italic, st)
		}
		if !parsed.Embeddable() {
			t.Error("the file says that it may not be embedded")
		}
		faces, err := font.ParseTTC(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		whole, err := s.library.face(mono(Style{Family: Mono, Bold: st.bold, Italic: st.oblique}))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range chars {
			g, ok := faces[0].NominalGlyph(r)
			want, has := whole.tables.NominalGlyph(r)
			if ok != has {
				t.Errorf("%q: found %v, want %v", r, ok, has)
			} else if ok && faces[0].HorizontalAdvance(g) != font.NewFace(whole.tables).HorizontalAdvance(want) {
				t.Errorf("%q has another width than in the whole font", r)
			}
		}
		if g, ok := faces[0].NominalGlyph('q'); ok {
			t.Errorf("q, which was not asked for, is glyph %d", g)
		}
		if notice := "Permission is hereby granted"; !bytes.Contains(data, utf16(notice)) {
			t.Error("the file does not hold its licence")
		}
	}
}

func utf16(s string) (out []byte) {
	for _, r := range s {
		out = append(out, 0, byte(r))
	}
	return out
}

func TestCodeFontOfNothingIsNone(t *testing.T) {
	if data, err := NewSet().CodeFont(false, false, []rune("漢字")); data != nil || err != nil {
		t.Errorf("got %d bytes, %v", len(data), err)
	}
	own := newSet(NewLibrary(), Choice{Code: "Somebody's"})
	if data, err := own.CodeFont(false, false, []rune("x")); data != nil || err != nil {
		t.Errorf("got %d bytes, %v for a family of the guide's choice", len(data), err)
	}
}
