package layout

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/fonts"
	"example.org/studyguide/source/diag"
)

// A miss is a character that no face has, and the place where it was found first.
type miss struct {
	text string
	at   diag.Span
}

// A loan is the characters that only a family has that is installed on the machine, and the first place of one.
type loan struct {
	family string
	runes  map[rune]bool
	at     diag.Span
}

// check notes a run that no face has, or only an installed one.
func (s *shaper) check(r *fonts.Run, at diag.Span) {
	if r.Face != nil && r.Face.Installed() != "" {
		s.borrow(r, at)
	}
	if r.Missing && !s.missing[r.Text] {
		s.missing[r.Text] = true
		s.missed = append(s.missed, miss{r.Text, at})
	}
}

// borrow notes a run in an installed face.
func (s *shaper) borrow(r *fonts.Run, at diag.Span) {
	n := slices.IndexFunc(s.borrowed, func(l *loan) bool { return l.family == r.Face.Installed() })
	if n < 0 {
		n = len(s.borrowed)
		s.borrowed = append(s.borrowed, &loan{family: r.Face.Installed(), runes: map[rune]bool{}, at: at})
	}
	for _, c := range r.Text {
		s.borrowed[n].runes[c] = true
	}
}

// reportBorrowed reports the families that are installed on the machine, as another one may have others.
func (s *shaper) reportBorrowed(sink diag.Sink) {
	for _, l := range s.borrowed {
		d := diag.New(diag.FontInstalled, l.at, "%d characters are set in %s, which is installed on this machine",
			len(l.runes), l.family)
		if len(l.runes) == 1 {
			d = diag.New(diag.FontInstalled, l.at, "%q is set in %s, which is installed on this machine",
				slices.Collect(maps.Keys(l.runes))[0], l.family)
		}
		sink.Report(d.WithHint("for the same pages elsewhere, put its files into a folder of fonts beside the guide"))
	}
}

// reportMissing reports the characters that no face has: those of one script at once, as a guide in a script that the
// faces lack has hundreds; of signs that belong to no script it names the first and counts the others. Before them it
// reports what was borrowed.
func (s *shaper) reportMissing(sink diag.Sink) {
	const named = 10
	s.reportBorrowed(sink)
	of := map[string][]miss{}
	var scripts []string
	signs := signScript(s.missed)
	for _, m := range s.missed {
		name := scriptName(m.text)
		if name == "" && eastAsian(m.text) {
			name = signs
		}
		if of[name] == nil {
			scripts = append(scripts, name)
		}
		of[name] = append(of[name], m)
	}
	for _, name := range scripts {
		if name != "" {
			reportScript(name, of[name], s.fonts.Borrows(), sink)
			continue
		}
		for i, m := range of[name] {
			c, _ := utf8.DecodeRuneInString(m.text)
			if rest := len(of[name]) - i; i == named && rest > 1 {
				sink.Report(diag.New(diag.GlyphMissing, m.at,
					"no font has %q (%U) and %d other characters; the PDF shows boxes", m.text, c, rest-1))
				break
			}
			sink.Report(diag.New(diag.GlyphMissing, m.at, "no font has %q (%U); the PDF shows a box", m.text, c))
		}
	}
}

// reportScript reports the missing characters of one script, with a font that has them and how Debian and its
// descendants install it; installed tells that the fonts that are installed were tried.
func reportScript(name string, of []miss, installed bool, sink diag.Sink) {
	c, _ := utf8.DecodeRuneInString(of[0].text)
	d := diag.New(diag.GlyphMissing, of[0].at, "no font has %q (%U); the PDF shows a box", of[0].text, c)
	if len(of) > 1 {
		d = diag.New(diag.GlyphMissing, of[0].at,
			"no font has %d characters of the script %s, such as %q; the PDF shows boxes", len(of), name, of[0].text)
	}
	family, packaged := "Noto Sans "+strings.ReplaceAll(name, "_", " "), "fonts-noto-core"
	if slices.Contains(eastAsianScripts(), name) {
		family, packaged = "Noto Sans CJK", "fonts-noto-cjk"
	}
	if installed {
		sink.Report(d.WithHint("no font that is installed has them: install one, such as %s (apt install %s), or name a "+
			"folder with one: --font-dir FOLDER, or fonts: in front matter", family, packaged))
		return
	}
	sink.Report(d.WithHint("name a folder with a font of that script, such as %s: --font-dir FOLDER, or fonts: in front "+
		"matter; after apt install %s it is --font-dir system", family, packaged))
}

// eastAsianScripts returns the scripts of Chinese, Japanese and Korean, which share fonts and signs.
func eastAsianScripts() []string {
	return []string{"Han", "Hiragana", "Katakana", "Hangul", "Bopomofo"}
}

// signScript returns the first script of Chinese, Japanese or Korean of which characters are missing, or "": the signs
// of these scripts are reported with it.
func signScript(missed []miss) string {
	for _, m := range missed {
		if name := scriptName(m.text); slices.Contains(eastAsianScripts(), name) {
			return name
		}
	}
	return ""
}

// eastAsian reports whether text begins with a sign of Chinese, Japanese and Korean: their punctuation, and letters and
// punctuation of their width.
func eastAsian(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return r >= 0x3000 && r < 0x3400 || r >= 0xFF00 && r < 0xFFF0
}

// scriptName returns the name of the script of a text's first character (UAX #24); "" if it has none of its own.
func scriptName(text string) string {
	r, _ := utf8.DecodeRuneInString(text)
	if unicode.In(r, unicode.Common, unicode.Inherited) {
		return ""
	}
	for name, table := range unicode.Scripts { // each character is in one of them, so their order does not count
		if unicode.Is(table, r) {
			return name
		}
	}
	return ""
}
