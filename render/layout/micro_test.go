package layout

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/render/hyphen"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// broad returns a page with lines of 383 pt.
func broad() ast.Page { return ast.Page{Size: "a4", Margin: 75} }

// A set line is what of a line of running text fills it.
type setLine struct {
	text   string
	widen  int
	track  Length
	spaces []Length // from the start of one word to that of the next, less the word
}

// fullLines returns the lines of running text on the pages of b but the last of each paragraph.
func fullLines(b *Book) (out []setLine) {
	for _, p := range b.Pages[1:] {
		var y Length
		var lines []setLine
		for _, it := range p.Items {
			t, ok := it.(*Text)
			if !ok || t.In == nil || t.Size != 11000 {
				continue
			}
			if t.Y != y {
				y, lines = t.Y, append(lines, setLine{})
			}
			l := &lines[len(lines)-1]
			l.text += runs(t)
			l.widen, l.track = int(t.Widen), t.Track
			for i, r := range t.Runs {
				if r.Text == " " && i < len(t.Runs)-1 {
					l.spaces = append(l.spaces, widened(em(r.Width, t.Size)+t.Track, int(t.Widen))+t.Space)
				}
			}
		}
		if len(lines) > 0 {
			out = append(out, lines[:len(lines)-1]...)
		}
	}
	return out
}

// TestSpacesAndWordsStayWithinTheirBounds sets paragraphs of words of random length: no space is under .20 em or over
// .42 em, no word is widened by more than a fortieth or has more than a seventh of a point between its letters, and all
// words of a line by the same. Letters move apart only where spaces are wide.
func TestSpacesAndWordsStayWithinTheirBounds(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 2))
	var tight, loose, wide, narrow, apart int
	for range 30 {
		var text []string
		for range 120 {
			text = append(text, strings.Repeat("n", 1+rng.IntN(9)))
		}
		b, _ := set(t, guideOf(paragraph(strings.Join(text, " ")+".")), broad())
		for _, l := range fullLines(b) {
			if l.widen < -25 || l.widen > 25 || l.widen%5 != 0 {
				t.Errorf("%q is widened by %d", l.text, l.widen)
			}
			if l.track < 0 || l.track > 143 {
				t.Errorf("%q has %v between its letters", l.text, l.track)
			}
			for _, s := range l.spaces {
				if l.track > 0 {
					apart++
					if l.widen != 25 || s < 3_050 {
						t.Errorf("%q is widened by %d and has a space of %v", l.text, l.widen, s)
					}
				}
				if s < 2_195 || s > 4_641 {
					t.Errorf("%q has a space of %v", l.text, s)
				}
				switch {
				case s < 2_620:
					tight++
				case s > 2_930:
					loose++
				}
			}
			switch {
			case l.widen > 0:
				wide++
			case l.widen < 0:
				narrow++
			}
		}
	}
	if tight < 50 || loose < 50 || wide < 50 || narrow < 50 || apart < 50 {
		t.Errorf("%d tight and %d loose spaces, %d wide and %d narrow lines, %d spaces among letters that are apart",
			tight, loose, wide, narrow, apart)
	}
}

// TestALineThatWouldBeTooLooseIsShort has a word too long for the line before it.
func TestALineThatWouldBeTooLooseIsShort(t *testing.T) {
	b, _ := set(t, guideOf(paragraph("Words before "+strings.Repeat("n", 60)+" and after it "+
		strings.Repeat("so many more that there are some lines ", 6))), broad())
	lines := fullLines(b)
	if l := lines[0]; l.text != "Words before " || l.widen != 0 || !slices.Equal(l.spaces, []Length{2750}) {
		t.Errorf("the first line is %+v", l)
	}
	if l := lines[2]; l.widen == 0 && l.spaces[0] == 2750 {
		t.Errorf("the third line is not justified: %+v", l)
	}
}

// TestTextOfSeveralLinesThatWouldBeTooLooseIsRagged has more such words.
func TestTextOfSeveralLinesThatWouldBeTooLooseIsRagged(t *testing.T) {
	long := " and it is said " + strings.Repeat("n", 60)
	b, _ := set(t, guideOf(paragraph("Words"+strings.Repeat(long, 5))), broad())
	lines := fullLines(b)
	if len(lines) < 5 {
		t.Fatalf("only %d lines", len(lines))
	}
	for _, l := range lines {
		if l.widen != 0 || slices.ContainsFunc(l.spaces, func(s Length) bool { return s != 2750 }) {
			t.Errorf("%+v is not at its natural width", l)
		}
	}
}

// TestOnlyLettersThatStandApartAreWidened has words that could be, and such that may not.
func TestOnlyLettersThatStandApartAreWidened(t *testing.T) {
	for text, want := range map[string]bool{
		"word": true, "Schlüssel": true, "слово": true, "λέξη": true, "“so”": true, "a→b": true,
		"مفتاح": false, "מפתח": false, "鍵": false, "열쇠": false, "कुंजी": false,
	} {
		if got := plain(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestWordsAreDividedWhereTheyCanBeRead shows the places at which lines may end within words.
func TestWordsAreDividedWhereTheyCanBeRead(t *testing.T) {
	for _, tt := range []struct{ word, want string }{
		{"concurrency", "con=cur=rency"},
		{"answers", "answers"},    // not an=swers: two letters before
		{"notion", "notion"},      // six letters
		{"migrate", "migrate"},    // mi=grate
		{"property", "prop=erty"}, // not proper=ty
		{"client-concurrency", "client-|con=cur=rency"},
		{"case-insensitive", "case-|insen=si=tive"},
		{"long-running", "long-|running"}, // a part of seven letters is whole
		{"ML-KEM", "ML-KEM"},
		{"UTF-8", "UTF-8"},
		{"SHA-256-based", "SHA-256-based"},
		{"e-mail", "e-mail"},
		{"HTTP-based", "HTTP-|based"},
		{"pre-HTTP", "pre-HTTP"},
		{"X-Request-ID", "X-Request-ID"},
		{"and–or", "and–|or"},
	} {
		s := dividing()
		got, from := "", 0
		for _, c := range s.cuts(tt.word, &face{}) {
			got += tt.word[from:c.at]
			if from = c.at; c.hyphen {
				got += "="
			} else {
				got += "|"
			}
		}
		if got += tt.word[from:]; got != tt.want {
			t.Errorf("%s, want %s", got, tt.want)
		}
	}
}

// dividing returns what divides English words.
func dividing() *inliner {
	text := &textSetter{shape: newShaper(faces, hyphen.English(), false)}
	return &inliner{textSetter: text, look: look{hyphens: true}}
}

// TestNamesAreDividedAtAHigherPrice has words with capitals in English and in German, where they say nothing.
func TestNamesAreDividedAtAHigherPrice(t *testing.T) {
	for _, tt := range []struct {
		word    string
		nouns   bool
		penalty int
	}{{"concurrency", false, 50}, {"Concurrency", false, 150}, {"Concurrency", true, 50}} {
		s := dividing()
		s.shape.nouns = tt.nouns
		if cuts := s.cuts(tt.word, &face{}); len(cuts) != 2 || cuts[0].penalty != tt.penalty {
			t.Errorf("%s: %+v, want a penalty of %d", tt.word, cuts, tt.penalty)
		}
	}
}

// TestNoLineBeginsWithADash moves dashes along the lines.
func TestNoLineBeginsWithADash(t *testing.T) {
	for _, dash := range []string{"-", "–", "—"} {
		for n := range 20 {
			text := strings.Repeat("i", n) + strings.Repeat(" word "+dash+" and more", 30)
			b, _ := set(t, guideOf(paragraph(text)), broad())
			for _, l := range linesOf(b.Pages[1]) {
				if strings.HasPrefix(l, dash) {
					t.Fatalf("after %d letters a line begins with %s", n, dash)
				}
			}
		}
	}
}

// TestTextOfLongWordsWithoutHyphensIsRagged sets text in languages without a dictionary.
func TestTextOfLongWordsWithoutHyphensIsRagged(t *testing.T) {
	for tag, want := range map[string]bool{
		"cs": true, "cs-CZ": true, "sr-Cyrl": true, "el": true, "": true, // with none for English either
		"vi": false, "ar": false, "he": false, "zh": false, "ja": false, "ko": false,
	} {
		g := guideOf(paragraph("So."))
		g.Meta.Language = tag
		s := newSetting(t.Context(), Input{Guide: g, Fonts: faces, Images: none{}, Theme: printTheme(t),
			Sink: &diag.List{}}, nil)
		if got := s.d.text().align == ragged; got != want {
			t.Errorf("%q is ragged: %v", tag, got)
		}
		s = newSetting(t.Context(), Input{Guide: g, Fonts: faces, Images: none{}, Theme: printTheme(t),
			Sink: &diag.List{}, Hyphens: hyphen.English()}, nil)
		if s.d.text().align != justified {
			t.Errorf("%q with a dictionary is ragged", tag)
		}
	}
}

func printTheme(t *testing.T) *theme.Theme {
	t.Helper()
	th, ok := theme.Builtin("print")
	if !ok {
		t.Fatal("there is no theme print")
	}
	return th
}
