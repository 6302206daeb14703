package hyphen

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Minima where the files name none: those of plain TeX for English (The TeXbook, appendix H).
const (
	defaultLeft  = 2
	defaultRight = 3
)

// Load reads the files of one language as the hyph-utf8 project publishes them for TeX, in UTF-8: either TeX files
// with \patterns{…} and \hyphenation{…}, or lists of patterns (.pat.txt) and of exceptions (.hyp.txt) separated by
// spaces. In a list, what has digits is a pattern. Comments begin with a percent sign. The least numbers of letters
// before and after a hyphen are taken from \lefthyphenmin and \righthyphenmin or from the "typesetting" part of the
// header of hyph-utf8; otherwise they are 2 and 3.
func Load(files ...io.Reader) (*Dictionary, error) {
	d := &Dictionary{patterns: newTrie(), exceptions: map[string][]bool{}, left: defaultLeft, right: defaultRight}
	for i, f := range files {
		data, err := io.ReadAll(f)
		if err != nil {
			return nil, fmt.Errorf("reading hyphenation file %d: %w", i+1, err)
		}
		if !utf8.Valid(data) {
			return nil, fmt.Errorf("hyphenation file %d is not UTF-8", i+1)
		}
		if err := d.read(string(data)); err != nil {
			return nil, fmt.Errorf("hyphenation file %d: %w", i+1, err)
		}
	}
	return d, nil
}

// read adds the patterns and exceptions of one file.
func (d *Dictionary) read(text string) error {
	_, typesetting, _ := strings.Cut(text, "typesetting:")
	if left, rest := headerMinimum(typesetting, "left:"); left != "" {
		if right, _ := headerMinimum(rest, "right:"); right != "" {
			d.setMinimum("left", left)
			d.setMinimum("right", right)
		}
	}
	text = withoutComments(text)
	if !strings.Contains(text, `\`) {
		return d.addAll(text, func(word string) bool { return strings.ContainsAny(word, "0123456789") })
	}
	for _, side := range []string{"left", "right"} {
		for _, after := range strings.Split(text, `\`+side+"hyphenmin")[1:] {
			value := strings.TrimPrefix(strings.TrimSpace(after), "=")
			digits, _ := leadingDigits(value)
			d.setMinimum(side, digits)
		}
	}
	return d.groups(text)
}

// headerMinimum returns the number of the line of the header, "% left: 2" perhaps, that text begins with, and what
// follows it; "" if that line has another name or no number.
func headerMinimum(text, name string) (digits, rest string) {
	rest, ok := strings.CutPrefix(strings.TrimSpace(text), "%")
	if !ok {
		return "", text
	}
	if rest, ok = strings.CutPrefix(strings.TrimSpace(rest), name); !ok {
		return "", text
	}
	return leadingDigits(rest)
}

// leadingDigits returns the digits that s begins with after white space, and what follows them.
func leadingDigits(s string) (digits, rest string) {
	s = strings.TrimSpace(s)
	rest = strings.TrimLeft(s, "0123456789")
	return strings.TrimSuffix(s, rest), rest
}

// groups adds the contents of \patterns{…} and \hyphenation{…}.
func (d *Dictionary) groups(text string) error {
	for {
		_, rest, found := strings.Cut(text, `\`)
		if !found {
			return nil
		}
		name, isPattern := "patterns", true
		if strings.HasPrefix(rest, "hyphenation") {
			name, isPattern = "hyphenation", false
		}
		text = rest
		rest, found = strings.CutPrefix(rest, name)
		if !found {
			continue // another command
		}
		group, after, closed := strings.Cut(rest, "}")
		words, opened := strings.CutPrefix(strings.TrimSpace(group), "{")
		if !opened || !closed {
			return fmt.Errorf("the braces after \\%s are not closed", name)
		}
		if err := d.addAll(words, func(string) bool { return isPattern }); err != nil {
			return err
		}
		text = after
	}
}

// addAll adds the words of text, as patterns or as exceptions.
func (d *Dictionary) addAll(text string, isPattern func(string) bool) error {
	for word := range strings.FieldsSeq(text) {
		add := d.addException
		if isPattern(word) {
			add = d.addPattern
		}
		if err := add(word); err != nil {
			return err
		}
	}
	return nil
}

// withoutComments returns text without what follows a percent sign in a line.
func withoutComments(text string) string {
	if !strings.Contains(text, "%") {
		return text
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		code, _, _ := strings.Cut(line, "%")
		b.WriteString(code + "\n")
	}
	return b.String()
}

// setMinimum sets the minimum of a side from a number in digits. TeX knows no minimum above 63 (The TeXbook,
// appendix H), and none of 0 makes sense; other digits, or none, change nothing.
func (d *Dictionary) setMinimum(side, digits string) {
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || n > 63 {
		return
	}
	if side == "left" {
		d.left = n
	} else {
		d.right = n
	}
}

// addPattern adds a pattern such as .hy3ph: letters, the digits between them, full stops at the ends of words.
func (d *Dictionary) addPattern(word string) error {
	var room struct { // most patterns are short
		letters [16]rune
		levels  [17]byte
	}
	letters, levels := room.letters[:0], room.levels[:1]
	for _, r := range word {
		switch {
		case r >= '0' && r <= '9':
			levels[len(levels)-1] = byte(r - '0')
		case r == '\\' || r == '^':
			return fmt.Errorf("pattern %q holds a TeX command", word)
		default:
			letters = append(letters, unicode.ToLower(r))
			levels = append(levels, 0)
		}
	}
	if len(letters) == 0 {
		return fmt.Errorf("pattern %q has no letters", word)
	}
	d.patterns.add(letters, levels)
	return nil
}

// addException adds a word with all its hyphens, such as ta-ble.
func (d *Dictionary) addException(word string) error {
	var letters []rune
	may := []bool{false}
	for _, r := range word {
		switch {
		case r == '-':
			may[len(letters)] = true
		case unicode.IsLetter(r) || unicode.IsMark(r) || r == '\'' || r == '’':
			letters = append(letters, unicode.ToLower(r))
			may = append(may, false)
		default:
			return fmt.Errorf("exception %q is not a word", word)
		}
	}
	d.exceptions[string(letters)] = may
	return nil
}
