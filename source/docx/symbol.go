package docx

import (
	"strconv"
	"strings"
)

// Fonts of symbols give letters other shapes. Their characters are named by a code of one byte, which Word stores in
// the private use area from U+F000.

// greek are the letters of the font Symbol from A to Z and from a to z.
const greek = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ" + "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"

// symbolFont maps other codes of the font Symbol.
var symbolFont = map[int]string{
	0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥", 0x7E: "∼", 0xA2: "′",
	0xA3: "≤", 0xA4: "⁄", 0xA5: "∞", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAB: "↔", 0xAC: "←", 0xAD: "↑",
	0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•",
	0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC0: "ℵ", 0xC4: "⊗", 0xC5: "⊕", 0xC6: "∅", 0xC7: "∩",
	0xC8: "∪", 0xC9: "⊃", 0xCA: "⊇", 0xCB: "⊄", 0xCC: "⊂", 0xCD: "⊆", 0xCE: "∈", 0xCF: "∉", 0xD0: "∠", 0xD1: "∇",
	0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xD8: "¬", 0xD9: "∧", 0xDA: "∨", 0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒",
	0xDF: "⇓", 0xE0: "◊", 0xE5: "∑", 0xF2: "∫",
}

// wingdings maps codes of the font Wingdings.
var wingdings = map[int]string{
	0x21: "✏", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x36: "⌛", 0x3F: "✍", 0x40: "✍", 0x41: "✌", 0x43: "👍", 0x44: "👎",
	0x45: "☜", 0x46: "☞", 0x47: "☝", 0x48: "☟", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■",
	0x6F: "☐", 0x70: "☐", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "☒",
	0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xB6: "☆", 0xD8: "➢", 0xDF: "←", 0xE0: "→",
	0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⬄", 0xFB: "✗", 0xFC: "✓",
	0xFD: "☒", 0xFE: "☑",
}

// wingdings2 maps codes of the font Wingdings 2.
var wingdings2 = map[int]string{
	0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA3: "☐", 0xA2: "■",
}

// symbol returns the character that a code ("F0FC") is in a font of symbols. ok is false if it is not known; then the
// replacement character stands for it.
func symbol(code, font string) (s string, ok bool) {
	n, err := strconv.ParseInt(code, 16, 32)
	if err != nil {
		return "\uFFFD", false
	}
	if s, ok := symbolAt(int(n), font); ok {
		return s, true
	}
	if n < 0x20 || 0xE000 <= n && n <= 0xF8FF {
		return "\uFFFD", false
	}
	return string(rune(n)), true
}

func symbolAt(n int, font string) (string, bool) {
	const private = 0xF000
	if n >= private {
		n -= private
	}
	switch font {
	case "symbol":
		letters := []rune(greek)
		switch {
		case 'A' <= n && n <= 'Z':
			return string(letters[n-'A']), true
		case 'a' <= n && n <= 'z':
			return string(letters[26+n-'a']), true
		case symbolFont[n] != "":
			return symbolFont[n], true
		case ' ' <= n && n < 0x7F:
			return string(rune(n)), true
		}
	case "wingdings":
		return wingdings[n], wingdings[n] != ""
	case "wingdings 2":
		return wingdings2[n], wingdings2[n] != ""
	}
	return "", false
}

// symbols returns text with the characters of a font of symbols replaced by those that it shows.
func symbols(text, font string) string {
	if font != "symbol" && font != "wingdings" && font != "wingdings 2" {
		return strings.Map(pasted, text)
	}
	var b strings.Builder
	for _, c := range text {
		if s, ok := symbolAt(int(c), font); ok && c != ' ' && (font != "symbol" || c >= 0xF000 || c < 0x80) {
			b.WriteString(s)
		} else {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// pasted returns the sign that a character of the private use area was in the font it was copied from: a bullet mostly.
func pasted(c rune) rune {
	const first, last, bullet = 0xF020, 0xF0FF, 0xF0B7
	switch {
	case c < first || c > last:
		return c
	case c == bullet:
		return '•'
	}
	if s, ok := symbolAt(int(c), "wingdings"); ok {
		return []rune(s)[0]
	}
	return c
}
