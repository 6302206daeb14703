package fonts

import (
	"errors"
	"slices"
	"testing"

	"github.com/go-fonts/dejavu/dejavuserif"
)

// machine is the fonts of a machine: by name, what is in the file.
type machine map[string][]byte

func (m machine) Find(text string, _ Style, _ string) []string {
	if text != "ᴥ" && text != "⎷" {
		return nil
	}
	return []string{"damaged.ttf#0", "gone.ttf#0", "serif.ttf#0"}
}

func (m machine) Read(name string) ([]byte, error) {
	if data, ok := m[name]; ok {
		return data, nil
	}
	return nil, errors.New("gone")
}

func TestInstalledFontsHaveWhatAllOthersLack(t *testing.T) {
	m := machine{"damaged.ttf#0": []byte("no font"), "serif.ttf#0": dejavuserif.TTF}
	set, err := NewLibrary().Set(Choice{Installed: m})
	if err != nil {
		t.Fatal(err)
	}
	runs, err := set.Shape(Style{}, "a ᴥ門")
	if err != nil {
		t.Fatal(err)
	}
	last := runs[len(runs)-1]
	if !last.Missing || last.Text != "門" {
		t.Errorf("a character that no font of the machine has: %q, missing: %v", last.Text, last.Missing)
	}
	n := slices.IndexFunc(runs, func(r *Run) bool { return r.Face.Installed() == "DejaVu Serif" })
	if n < 0 || runs[n].Missing || runs[n].Text != "ᴥ" {
		t.Errorf("no installed font was used: %q", described(runs))
	}
	own, err := NewLibrary().Set(Choice{})
	if err != nil {
		t.Fatal(err)
	}
	if runs, err := own.Shape(Style{}, "ᴥ"); err != nil || !runs[0].Missing {
		t.Errorf("without being asked for, fonts of the machine are used: %q, %v", described(runs), err)
	}
}
