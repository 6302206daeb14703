package fonts

import (
	"errors"
	"slices"
	"testing"

	"github.com/go-fonts/dejavu/dejavuserif"
	"github.com/go-fonts/dejavu/dejavuserifbold"
	"github.com/go-fonts/dejavu/dejavuserifitalic"
)

// users returns a Library with a family of the user's.
func users(t *testing.T) *Library {
	t.Helper()
	l := NewLibrary()
	for file, data := range map[string][]byte{
		"a.ttf": dejavuserif.TTF, "b.ttf": dejavuserifbold.TTF, "c.ttf": dejavuserifitalic.TTF,
	} {
		if name, err := l.Add(file, data); err != nil || name != "DejaVu Serif" {
			t.Fatalf("%s is of the family %q: %v", file, name, err)
		}
	}
	return l
}

func TestAFamilyOfTheUsersPlaysTheRoleThatIsChosen(t *testing.T) {
	for name, c := range map[string]struct {
		choice Choice
		st     Style
		text   string
		want   []string
	}{
		"text":                          {Choice{Text: "DejaVu Serif"}, Style{}, "a", []string{"a.ttf:a"}},
		"bold text":                     {Choice{Text: "DejaVu Serif"}, Style{Bold: true}, "a", []string{"b.ttf:a"}},
		"the nearest to bold italic":    {Choice{Text: "DejaVu Serif"}, Style{Bold: true, Italic: true}, "a", []string{"c.ttf:a"}},
		"code stays as it was":          {Choice{Text: "DejaVu Serif"}, Style{Family: Mono}, "a", []string{"DejaVuSansMono:a"}},
		"code":                          {Choice{Code: "DejaVu Serif"}, Style{Family: Mono}, "a", []string{"a.ttf:a"}},
		"fallback before the program's": {Choice{Fallback: []string{"DejaVu Serif"}}, Style{}, "a→", []string{"STIXTwoText:a", "a.ttf:→"}},
		"what it lacks":                 {Choice{Text: "DejaVu Serif"}, Style{}, "aא", []string{"a.ttf:a", "DejaVuSans:א"}},
	} {
		t.Run(name, func(t *testing.T) {
			set, err := users(t).Set(c.choice)
			if err != nil {
				t.Fatal(err)
			}
			runs, err := set.Shape(c.st, c.text)
			if err != nil {
				t.Fatal(err)
			}
			if got := described(runs); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestALigatureStandsForAllOfItsText(t *testing.T) {
	for family, want := range map[string][]string{"text": {"o", "ff", "i", "c", "e"}, "code": {"o", "f", "f", "i", "c", "e"}} {
		set, err := users(t).Set(Choice{Text: "DejaVu Serif", Code: "DejaVu Serif"})
		if err != nil {
			t.Fatal(err)
		}
		st := Style{}
		if family == "code" {
			st.Family = Mono
		}
		runs, err := set.Shape(st, "office")
		if err != nil {
			t.Fatal(err)
		}
		if got := glyphTexts(runs); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", family, got, want)
		}
	}
}

func TestAFamilyThatIsNotThereIsAnError(t *testing.T) {
	_, err := users(t).Set(Choice{Fallback: []string{"DejaVu Sherif"}})
	var unknown *UnknownFamilyError
	if !errors.As(err, &unknown) || unknown.Name != "DejaVu Sherif" ||
		!slices.Equal(unknown.Have, []string{"DejaVu Serif"}) {
		t.Errorf("got %v", err)
	}
}

func TestAFileThatIsNoFontIsAnError(t *testing.T) {
	for name, data := range map[string][]byte{"empty": nil, "text": []byte("no font at all"), "torn": dejavuserif.TTF[:300]} {
		if _, err := NewLibrary().Add(name, data); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
