package docx

import (
	"strconv"
	"strings"
)

// maxLevels is the number of levels of a list (ECMA-376, part 1, 17.9.3).
const maxLevels = 9

// numbering holds the lists of a document and how far each has counted.
type numbering struct {
	abstract map[string]*[maxLevels]level
	instance map[string]*instance
	counts   map[string]*[maxLevels]int // by id of the abstract list, which instances share
	begun    map[string]bool            // instances that have restarted the count
}

// A level is how one level of a list counts.
type level struct {
	start        int
	format, text string
	restart      int // -1: after every level above
	legal        bool
	indent       int    // of the text, in twentieths of a point
	style        string // of the paragraphs that are of this level
	defined      bool
}

// An instance is a list, which counts as an abstract list does, but for some levels.
type instance struct {
	abstract string
	starts   map[int]int
	levels   map[int]level
}

func readNumbering(root *node) *numbering {
	n := &numbering{
		abstract: map[string]*[maxLevels]level{}, instance: map[string]*instance{},
		counts: map[string]*[maxLevels]int{}, begun: map[string]bool{},
	}
	if root == nil {
		return n
	}
	byStyle := map[string]string{} // ids of abstract lists by the style that they define
	linked := map[string]string{}  // styles by the abstract lists that refer to them
	for _, k := range root.kids {
		switch k.name {
		case "w:abstractNum":
			id := k.attr("w:abstractNumId")
			levels := &[maxLevels]level{}
			for _, l := range k.kids {
				if at, lv, ok := readLevel(l); ok {
					levels[at] = lv
				}
			}
			n.abstract[id] = levels
			if to := k.val("w:styleLink"); to != "" {
				byStyle[to] = id
			}
			if to := k.val("w:numStyleLink"); to != "" {
				linked[id] = to
			}
		case "w:num":
			in := &instance{abstract: k.val("w:abstractNumId"), starts: map[int]int{}, levels: map[int]level{}}
			for _, o := range k.kids {
				if o.name != "w:lvlOverride" {
					continue
				}
				at, err := strconv.Atoi(o.attr("w:ilvl"))
				if err != nil || at < 0 || at >= maxLevels {
					continue
				}
				if start, err := strconv.Atoi(o.val("w:startOverride")); err == nil {
					in.starts[at] = start
				}
				if _, lv, ok := readLevel(o.kid("w:lvl")); ok {
					in.levels[at] = lv
				}
			}
			n.instance[k.attr("w:numId")] = in
		}
	}
	for id, to := range linked {
		if own, ok := byStyle[to]; ok {
			n.abstract[id] = n.abstract[own]
		}
	}
	return n
}

func readLevel(k *node) (at int, l level, ok bool) {
	if k == nil || k.name != "w:lvl" {
		return 0, level{}, false
	}
	at, err := strconv.Atoi(k.attr("w:ilvl"))
	if err != nil || at < 0 || at >= maxLevels {
		return 0, level{}, false
	}
	l = level{start: 1, format: k.val("w:numFmt"), text: k.val("w:lvlText"), restart: -1, defined: true,
		style: k.val("w:pStyle")}
	if l.format == "" {
		l.format = "decimal"
		if alt := k.kid("mc:AlternateContent"); alt != nil { // formats that Word 2010 added
			l.format = alt.find("w:numFmt").attr("w:val")
		}
	}
	if n, err := strconv.Atoi(k.val("w:start")); err == nil {
		l.start = n
	}
	if n, err := strconv.Atoi(k.val("w:lvlRestart")); err == nil {
		l.restart = n
	}
	l.legal, _ = k.on("w:isLgl")
	l.indent = indentOf(k.kid("w:pPr", "w:ind"))
	return at, l, true
}

// indentOf returns the left indentation of properties, in twentieths of a point.
func indentOf(ind *node) int {
	for _, name := range []string{"w:left", "w:start"} {
		if n, err := strconv.Atoi(ind.attr(name)); err == nil {
			return n
		}
	}
	return 0
}

// level returns how the level at of a list counts; ok is false if there is no such list.
func (n *numbering) level(list string, at int) (l level, ok bool) {
	in := n.instance[list]
	if in == nil || at < 0 || at >= maxLevels {
		return level{}, false
	}
	if l, ok := in.levels[at]; ok {
		return l, true
	}
	levels := n.abstract[in.abstract]
	if levels == nil {
		return level{}, false
	}
	return levels[at], levels[at].defined
}

// levelOf returns the level of a list whose paragraphs have a style; 0 if none has it.
func (n *numbering) levelOf(list, style string) int {
	for at := range maxLevels {
		if l, ok := n.level(list, at); ok && l.style == style {
			return at
		}
	}
	return 0
}

// next counts an item of a list, and returns its number and its printed label.
func (n *numbering) next(list string, at int) (number int, label string) {
	in := n.instance[list]
	counts := n.counts[in.abstract]
	if counts == nil {
		counts = &[maxLevels]int{}
		for i := range counts {
			counts[i] = unset
		}
		n.counts[in.abstract] = counts
	}
	if !n.begun[list] {
		n.begun[list] = true
		for i, start := range in.starts {
			counts[i] = start - 1
			if i == 0 { // a list that begins anew
				for deeper := 1; deeper < maxLevels; deeper++ {
					if _, own := in.starts[deeper]; !own {
						counts[deeper] = unset
					}
				}
			}
		}
	}
	start := func(i int) int {
		if s, ok := in.starts[i]; ok {
			return s
		}
		if l, ok := n.level(list, i); ok {
			return l.start
		}
		return 1
	}
	for i := range at {
		if counts[i] == unset {
			counts[i] = start(i)
		}
	}
	if counts[at] == unset {
		counts[at] = start(at) - 1
	}
	counts[at]++
	for i := at + 1; i < maxLevels; i++ {
		if l, ok := n.level(list, i); !ok || l.restart < 0 || at < l.restart {
			counts[i] = unset
		}
	}
	l, _ := n.level(list, at)
	var b strings.Builder
	for i := 0; i < len(l.text); i++ {
		if l.text[i] == '%' && i+1 < len(l.text) && '1' <= l.text[i+1] && l.text[i+1] <= '9' {
			of := int(l.text[i+1] - '1')
			format := "decimal"
			if other, ok := n.level(list, of); ok && !l.legal {
				format = other.format
			}
			c := counts[of]
			if c == unset {
				c = start(of)
			}
			b.WriteString(formatted(c, format))
			i++
			continue
		}
		b.WriteByte(l.text[i])
	}
	return counts[at], b.String()
}

// unset is the count of a level that has not begun.
const unset = -1 << 20

// formatted returns a number in a format of ECMA-376, part 1, 17.18.59. One that is not known is written in digits.
func formatted(n int, format string) string {
	switch format {
	case "upperLetter":
		return letters(n, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	case "lowerLetter":
		return letters(n, "abcdefghijklmnopqrstuvwxyz")
	case "upperRoman":
		return strings.ToUpper(roman(n))
	case "lowerRoman":
		return roman(n)
	case "russianLower":
		return letters(n, "абвгдежзиклмнопрстуфхцчшщэюя")
	case "russianUpper":
		return strings.ToUpper(letters(n, "абвгдежзиклмнопрстуфхцчшщэюя"))
	case "arabicAlpha":
		return letters(n, "أبتثجحخدذرزسشصضطظعغفقكلمنهوي")
	case "arabicAbjad":
		return letters(n, "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ")
	case "hebrew2":
		return letters(n, "אבגדהוזחטיכלמנסעפצקרשת")
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if 1 <= n && n <= 20 {
			return string(rune('①' + n - 1))
		}
	case "ordinal":
		if n < 0 {
			break
		}
		suffix := "th"
		if n%100 < 11 || n%100 > 13 {
			suffix = []string{"th", "st", "nd", "rd", "th", "th", "th", "th", "th", "th"}[n%10]
		}
		return strconv.Itoa(n) + suffix
	case "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting":
		if 1 <= n && n < 100 {
			return chinese(n)
		}
	case "none":
		return ""
	}
	return strconv.Itoa(n)
}

// letters returns letter n of an alphabet; after the last come aa, bb.
func letters(n int, alphabet string) string {
	all := []rune(alphabet)
	if n < 1 || n > 20*len(all) {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(all[(n-1)%len(all)]), (n-1)/len(all)+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"},
		{9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}

// chinese returns a number from 1 to 99 in Chinese digits.
func chinese(n int) string {
	digits := []rune("〇一二三四五六七八九")
	out := ""
	if n >= 20 {
		out = string(digits[n/10])
	}
	if n >= 10 {
		out += "十"
	}
	if n%10 > 0 {
		out += string(digits[n%10])
	}
	return out
}
