package fonts

import (
	"fmt"
	"sync"
	"unicode"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-fonts/dejavu/dejavusansmono"
	"github.com/go-fonts/dejavu/dejavusansmonobold"
	"github.com/go-fonts/dejavu/dejavusansmonoboldoblique"
	"github.com/go-fonts/dejavu/dejavusansmonooblique"
	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifbolditalic"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"
	"golang.org/x/text/unicode/norm"
)

// missingWidth is the width of the box that stands for a character no face has: that of DejaVu Sans Mono's glyphs,
// so that code stays in its columns.
const missingWidth = 602

// Set finds faces for styles and measures text in them. Faces are parsed when they are first needed. A Set is safe
// for use by several goroutines.
type Set struct {
	mu    sync.Mutex
	faces map[string]*Face
	runs  map[Style]map[string][]Run
}

// NewSet gives a Set of the faces that come with the program: Liberation Serif for text, DejaVu Sans Mono for code,
// DejaVu Sans for what they lack.
func NewSet() *Set {
	return &Set{faces: map[string]*Face{}, runs: map[Style]map[string][]Run{}}
}

// source is a font file of the program.
type source struct {
	name string
	data []byte
}

// chain gives the files that may show text of style st, best first.
func chain(st Style) []source {
	sans := source{"DejaVuSans", dejavusans.TTF}
	if st.Bold {
		sans = source{"DejaVuSansBold", dejavusansbold.TTF}
	}
	pick := func(regular, bold, italic, boldItalic source) source {
		switch {
		case st.Bold && st.Italic:
			return boldItalic
		case st.Bold:
			return bold
		case st.Italic:
			return italic
		}
		return regular
	}
	if st.Family == Mono {
		return []source{pick(
			source{"DejaVuSansMono", dejavusansmono.TTF},
			source{"DejaVuSansMonoBold", dejavusansmonobold.TTF},
			source{"DejaVuSansMonoOblique", dejavusansmonooblique.TTF},
			source{"DejaVuSansMonoBoldOblique", dejavusansmonoboldoblique.TTF},
		), sans}
	}
	return []source{pick(
		source{"LiberationSerif", liberationserifregular.TTF},
		source{"LiberationSerifBold", liberationserifbold.TTF},
		source{"LiberationSerifItalic", liberationserifitalic.TTF},
		source{"LiberationSerifBoldItalic", liberationserifbolditalic.TTF},
	), sans}
}

// Shape gives text as runs, each in the first face of the style's chain that has its characters. The text is
// composed first (Unicode NFC), since the faces' own composed letters look better than marks set apart; characters that
// are never seen (joiners, variation selectors, soft hyphens) are left out. The caller must not change the runs.
func (s *Set) Shape(st Style, text string) ([]Run, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if runs, ok := s.runs[st][text]; ok {
		return runs, nil
	}
	runs, err := s.shape(st, text)
	if err != nil {
		return nil, err
	}
	if s.runs[st] == nil {
		s.runs[st] = map[string][]Run{}
	}
	s.runs[st][text] = runs
	return runs, nil
}

func (s *Set) shape(st Style, text string) ([]Run, error) {
	var runs []Run
	for _, r := range norm.NFC.String(text) {
		if ignorable(r) {
			continue
		}
		run := Run{Text: string(r), Width: missingWidth, Missing: true}
		for _, src := range chain(st) {
			f, err := s.face(src)
			if err != nil {
				return nil, err
			}
			if w, ok := f.advance(r); ok {
				run.Face, run.Width, run.Missing = f, w, false
				break
			}
		}
		if n := len(runs); n > 0 && !run.Missing && runs[n-1].Face == run.Face && !runs[n-1].Missing {
			runs[n-1].Text += run.Text
			runs[n-1].Width += run.Width
			continue
		}
		runs = append(runs, run)
	}
	return runs, nil
}

func (s *Set) face(src source) (*Face, error) {
	if f, ok := s.faces[src.name]; ok {
		return f, nil
	}
	f, err := parse(src.name, src.data)
	if err != nil {
		return nil, fmt.Errorf("loading the program's own faces: %w", err)
	}
	s.faces[src.name] = f
	return f, nil
}

// ignorable tells whether r has no look of its own (Unicode's Default_Ignorable_Code_Point, as far as text has it).
func ignorable(r rune) bool {
	switch {
	case r == 0xAD || r == 0x34F || r == 0x61C || r == 0x2060 || r == 0xFEFF:
		return true
	case 0x200B <= r && r <= 0x200F, 0x202A <= r && r <= 0x202E:
		return true
	}
	return unicode.Is(unicode.Variation_Selector, r)
}
