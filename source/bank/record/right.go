package record

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/words"
)

// A reading is how numbers name options: by their text, or by their place counted from 0 or from 1.
type reading int

const (
	byText reading = iota
	from0
	from1
)

// place returns the place that a letter or a number names, counted from 1; 0 for none.
func place(label string) int {
	label = strings.TrimSpace(label)
	if n, err := strconv.Atoi(label); err == nil {
		return max(n, 0)
	}
	r, size := utf8.DecodeRuneInString(label)
	if size != len(label) {
		return 0
	}
	for _, alphabet := range words.All(words.OptionLetters) {
		n := 0
		for _, letter := range alphabet {
			if n++; strings.EqualFold(string(letter), string(r)) {
				return n
			}
		}
	}
	return 0
}

// folded returns a text as it is compared with others.
func folded(s string) string {
	return strings.TrimRight(strings.ToLower(strings.Join(strings.Fields(s), " ")), ".。 ")
}

// byOwnText returns the option whose text is s; -1 if there is none.
func byOwnText(options []*option, s string) int {
	want := folded(s)
	for i, o := range options {
		if o.text != nil && folded(o.text.String()) == want {
			return i
		}
	}
	return -1
}

// byName returns the option that s names by a letter, an id or the name of a field; -1 if there is none.
func byName(options []*option, s string) int {
	for i, o := range options {
		if o.label != "" && strings.EqualFold(o.label, s) {
			return i
		}
		for _, name := range o.names {
			if strings.EqualFold(name, s) || spelled(name) == spelled(s) && spelled(s) != "" {
				return i
			}
		}
	}
	return -1
}

var (
	// beforeLetter matches a letter alone, in brackets, or before an option's text.
	beforeLetter = pattern.New(`^\(?\s*(\p{L}|\d{1,2})\s*(?:[.):、．）-]\s*(.*))?$`)
	whole        = pattern.New(`^[+]?\d{1,3}$`)
)

// numberOf returns the number that a claim is.
func numberOf(n *Node) (int, bool) {
	s := n.String()
	if n.Kind == Number {
		s = strings.TrimSuffix(s, ".0")
	}
	if !whole.MatchString(s) {
		return 0, false
	}
	v, err := strconv.Atoi(strings.TrimPrefix(s, "+"))
	return v, err == nil
}

// one returns the option that a text names, numbers being read in one way; -1 if it names none.
func (d *draft) one(n *Node, s string, how reading) int {
	options := d.options
	if v, ok := numberOf(&Node{Kind: n.Kind, Value: bank.Value{Text: s}}); ok {
		return d.numbered(v, s, how)
	}
	if i := byOwnText(options, s); i >= 0 {
		return i
	}
	if i := byName(options, s); i >= 0 {
		return i
	}
	for _, size := range words.Prefixes(words.OptionLabel, s) {
		if rest := strings.TrimLeft(s[size:], " _-:"); rest != "" && len(rest) < 4 {
			return d.one(n, rest, from1)
		}
	}
	m := beforeLetter.FindStringSubmatch(s)
	if m == nil {
		return d.truth(s)
	}
	if i := byOwnText(options, m[2]); m[2] != "" {
		return i
	}
	if i := byName(options, m[1]); i >= 0 {
		return i
	}
	if p := place(m[1]); p >= 1 && p <= len(options) && !d.lettered() {
		return p - 1
	}
	return -1
}

// lettered reports whether an option has a letter of the author's.
func (d *draft) lettered() bool {
	for _, o := range d.options {
		if o.label != "" && place(o.label) > 0 && !whole.MatchString(o.label) {
			return true
		}
	}
	return false
}

// truth returns the option that says the same as a word for true or false.
func (d *draft) truth(s string) int {
	for _, c := range []words.Concept{words.TrueWord, words.FalseWord} {
		if !words.Is(c, s) {
			continue
		}
		for i, o := range d.options {
			if o.text != nil && words.Is(c, o.text.String()) {
				return i
			}
		}
	}
	return -1
}

// numbered returns the option that a number names.
func (d *draft) numbered(v int, s string, how reading) int {
	switch how {
	case byText:
		if i := byOwnText(d.options, s); i >= 0 {
			return i
		}
		return byName(d.options, s)
	case from0:
		if v < len(d.options) {
			return v
		}
	case from1:
		if v >= 1 && v <= len(d.options) {
			return v - 1
		}
	}
	return -1
}

// between holds what may stand between the names of several options.
var between = []string{",", ";", "|", "/", "&", "、", "，", "\n", " and ", " "}

// resolve returns the options that a claim names; ok is false if it names what is none.
func (d *draft) resolve(c claim, how reading) (right []int, ok bool) {
	s := c.node.String()
	if i := d.one(c.node, s, how); i >= 0 {
		return []int{i}, true
	}
	for _, separator := range between {
		list := strings.Split(strings.Trim(s, "[]{}()"), separator)
		if len(list) < 2 {
			continue
		}
		if right, ok = d.all(c.node, list, how); ok {
			return right, true
		}
	}
	if n := utf8.RuneCountInString(s); n > 1 && n <= len(d.options) && (s == strings.ToUpper(s) || GoUp(s)) { // "ACD"
		var list []string
		for _, r := range s {
			list = append(list, string(r))
		}
		if _, err := strconv.Atoi(s); err != nil {
			return d.all(c.node, list, how)
		}
	}
	right = d.runTogether(s)
	return right, len(right) > 0
}

// runTogether returns the options of whose texts a text consists, with nothing between them: what is left of several
// lines in one cell. It is none unless these are two options or more, each there once.
func (d *draft) runTogether(s string) []int {
	const shortest = 3 // characters of such a text: letters are names
	rest := folded(s)
	if utf8.RuneCountInString(rest) < shortest {
		return nil
	}
	var right []int
	taken := make([]bool, len(d.options))
	for rest != "" {
		best, size := -1, 0
		for i, o := range d.options {
			if taken[i] || o.text == nil {
				continue
			}
			if text := folded(o.text.String()); len(text) > size && strings.HasPrefix(rest, text) {
				best, size = i, len(text)
			}
		}
		if best < 0 {
			return nil
		}
		taken[best], rest = true, strings.TrimLeft(rest[size:], ". ")
		right = append(right, best)
	}
	if len(right) < 2 {
		return nil
	}
	return right
}

// GoUp reports whether the characters of a text go up, as those of a list of letters do: "acd".
func GoUp(s string) bool {
	last := rune(0)
	for _, r := range s {
		if r <= last {
			return false
		}
		last = r
	}
	return true
}

// all returns the options that each text of a list names.
func (d *draft) all(n *Node, list []string, how reading) (right []int, ok bool) {
	for _, s := range list {
		s = strings.Trim(strings.TrimSpace(s), `"'`)
		if s == "" {
			continue
		}
		kind := *n
		kind.Kind = Text
		i := d.one(&kind, s, how)
		if i < 0 {
			return nil, false
		}
		right = append(right, i)
	}
	return right, len(right) > 0
}

// numeric reports whether a claim is made of numbers.
func (c claim) numeric() (least, most int, ok bool) {
	least = 1 << 30
	for _, s := range strings.FieldsFunc(strings.Trim(c.node.String(), "[]"), func(r rune) bool {
		return strings.ContainsRune(",;| ", r)
	}) {
		v, is := numberOf(&Node{Kind: c.node.Kind, Value: bank.Value{Text: s}})
		if !is {
			return 0, 0, false
		}
		least, most, ok = min(least, v), max(most, v), true
	}
	return least, most, ok
}

// A doubt says why one of two readings that fit alike is taken; empty: there is none.
type doubt string

const (
	asPrograms doubt = "as programs count"
	asRows     doubt = "since options have fields of their own and none is named by 0"
)

// choose decides how the numbers of all questions name options: one way, and another for those that name none by their
// text.
func choose(drafts []*draft) (how, other reading, why doubt, first *claim) {
	var fits [3]int
	named := [2]int{}
	total := 0
	for _, d := range drafts {
		for i := range d.claims {
			c := &d.claims[i]
			_, _, ok := c.numeric()
			if !ok || len(d.options) < 2 {
				continue
			}
			if first == nil {
				first = c
			}
			total++
			if c.base >= 0 {
				named[c.base]++
			}
			for how := range fits {
				if _, ok := d.resolve(*c, reading(how)); ok {
					fits[how]++
				}
			}
		}
	}
	if total == 0 {
		return byText, byText, "", nil
	}
	if other = from1; fits[from0] > fits[from1] {
		other = from0
	}
	best := max(fits[byText], fits[from0], fits[from1])
	switch {
	case fits[byText] == best: // also the ids of options
		return byText, other, "", first
	case fits[from0] != fits[from1]:
		return other, other, "", first
	}
	how, why = hint(drafts, named)
	return how, how, why, first
}

// hint returns the likelier reading where both fit: that of the name, else that in which more explanations have words
// of the right option, else 1 where the options are counted. Else nothing shows it: it is 1 where each option has a
// field of its own and no question names one by 0, as people fill in columns, else 0.
func hint(drafts []*draft, named [2]int) (how reading, why doubt) {
	switch {
	case named[0] > named[1]:
		return from0, ""
	case named[1] > named[0]:
		return from1, ""
	}
	said := [2]int{}
	counted, fields, zeros := 0, 0, 0
	for _, d := range drafts {
		for _, o := range d.options {
			if whole.MatchString(o.label) {
				counted++
			}
			if o.label != "" && len(o.names) > 0 {
				fields++
			}
		}
		for _, c := range d.claims {
			if least, _, ok := c.numeric(); ok && least == 0 {
				zeros++
			}
			for k, how := range []reading{from0, from1} {
				right, _ := d.resolve(c, how)
				for _, i := range right {
					said[k] += d.explains(i)
				}
			}
		}
	}
	switch {
	case said[1] > said[0]:
		return from1, ""
	case said[0] > said[1]:
		return from0, ""
	case counted > 0:
		return from1, ""
	case fields > 0 && zeros == 0:
		return from1, asRows
	}
	return from0, asPrograms
}

// explains returns 1 if an explanation has the text of an option.
func (d *draft) explains(i int) int {
	o := d.options[i]
	if o.text == nil || len(o.text.String()) < 3 {
		return 0
	}
	for _, n := range d.notes {
		if strings.Contains(folded(n.node.String()), folded(o.text.String())) {
			return 1
		}
	}
	return 0
}

// mark marks the right options. It returns the claims that name none.
func (d *draft) mark(how, other reading) (unmatched []claim) {
	marked := false
	for _, o := range d.options {
		marked = marked || o.right
	}
	done := marked
	for _, strong := range []bool{true, false} {
		any := false
		for _, c := range d.claims {
			if c.strong != strong {
				continue
			}
			right, ok := d.resolve(c, how)
			if !ok {
				right, ok = d.resolve(c, other)
			}
			switch {
			case !ok:
				unmatched = append(unmatched, c)
			case !done:
				for _, i := range right {
					d.options[i].right = true
				}
				any = true
			}
		}
		done = done || any
	}
	return unmatched
}

// report reports a claim that names no option.
func (d *draft) report(c claim, sink diag.Sink) {
	sink.Report(diag.New(diag.OptionUnmatched, c.node.At, "the right answer is %q, which is none of the %d options",
		short(c.node.String()), len(d.options)).WithHint("name one of the options, or add the one that is missing"))
}

// short returns a text cut to a length that fits into a message.
func short(s string) string {
	const most = 40
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}
