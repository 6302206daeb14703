package layout

import (
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

// check notes a run that no face has.
func (s *shaper) check(r *fonts.Run, at diag.Span) {
	if r.Missing && !s.missing[r.Text] {
		s.missing[r.Text] = true
		s.missed = append(s.missed, miss{r.Text, at})
	}
}

// reportMissing reports the characters that no face has: those of one script at once, as a guide in a script that the
// faces lack has hundreds; of signs that belong to no script it names the first and counts the others.
func (s *shaper) reportMissing(sink diag.Sink) {
	const named = 10
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
			reportScript(name, of[name], sink)
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
// descendants install it.
func reportScript(name string, of []miss, sink diag.Sink) {
	c, _ := utf8.DecodeRuneInString(of[0].text)
	d := diag.New(diag.GlyphMissing, of[0].at, "no font has %q (%U); the PDF shows a box", of[0].text, c)
	if len(of) > 1 {
		d = diag.New(diag.GlyphMissing, of[0].at,
			"no font has %d characters of the script %s, such as %q; the PDF shows boxes", len(of), name, of[0].text)
	}
	family, packaged, folder := "Noto Sans "+strings.ReplaceAll(name, "_", " "), "fonts-noto-core", "truetype"
	if slices.Contains(eastAsianScripts(), name) {
		family, packaged, folder = "Noto Sans CJK", "fonts-noto-cjk", "opentype"
	}
	sink.Report(d.WithHint("name a folder with a font of that script, such as %s: --font-dir FOLDER, or fonts: in front "+
		"matter; after apt install %s it is --font-dir /usr/share/fonts/%s/noto", family, packaged, folder))
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
