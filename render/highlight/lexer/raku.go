package lexer

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/dlclark/regexp2/v2"
)

// Raku's quotes end with what they begin with, or with its mirror image, which may be any character. Its rules put the
// rule for the end into a state when they have seen the start, and take it out again.

// A turn is a rule that is put into a state for a time: at its top, or else at its bottom.
type turn struct {
	state     int
	bottom    bool
	pattern   string
	emit      emitter
	then      *turn // to take back as well when the rule has matched
	pop, push bool  // the state on the stack, before the rule is put in
	back      bool  // it was there before
}

// placeOf is where rules are put in and taken out.
type placeOf struct {
	state  int
	bottom bool
}

// never is the expression of a rule that stands where others are put in.
const never = `\A\z`

// readTurn reads the number of a state, 1 if the state is popped and 2 if it is pushed, and the characters of the end.
func readTurn(text string) *turn {
	fields := strings.Split(text, ".")
	how := number(fields[1])
	t := &turn{state: number(fields[0]), pop: how&1 != 0, push: how&2 != 0, emit: Plain}
	delimiter := ""
	for _, f := range fields[2:] {
		delimiter += string(rune(number(f)))
	}
	t.pattern = end(delimiter)
	return t
}

// copyOf returns the states of a grammar for one text.
func (c *call) copyOf(g *grammar) [][]*rule {
	if c.own == nil {
		c.own = map[*grammar][][]*rule{}
	}
	states := c.own[g]
	if states == nil {
		states = make([][]*rule, len(g.states))
		for i, s := range g.states {
			states[i] = slices.Clone(s)
		}
		c.own[g] = states
	}
	return states
}

// applyNamed applies a rule whose groups have names.
func (m *machine) applyNamed(r *rule, value []rune, groups [][]rune, state int) bool {
	m.rule, m.value, m.groups = r, value, groups
	m.named = map[string][]rune{"0": value}
	re := r.expression.Load()
	for i, g := range groups {
		m.named[re.GroupNameFromNumber(i+1)] = g
	}
	for _, c := range r.change {
		m.change(c, state, groups)
	}
	if r.emit != nil {
		r.emit.emit(m, m.value, groups)
	}
	return true
}

// put puts a rule into its state.
func (t turn) put(m *machine) {
	at := placeOf{t.state, t.bottom}
	if len(m.turns[at]) == 0 {
		m.turns[at] = []turn{{state: t.state, bottom: t.bottom, pattern: never}}
	}
	before := m.turns[at]
	r := &rule{pattern: t.pattern, emit: t.emit, bare: true}
	if t.pattern == never {
		r.first = &set{}
	}
	if !t.bottom {
		r.change = append(r.change, change{what: pop, state: 1}, change{what: takeBack, turn: &turn{state: t.state}})
	}
	if t.then != nil {
		r.change = append(r.change, change{what: takeBack, turn: t.then})
	}
	_, r.groups = t.emit.(byGroups)
	rules := m.states[t.state]
	if t.bottom {
		rules[len(rules)-1] = r
	} else {
		rules[0] = r
	}
	if t.pop {
		m.change(change{what: pop, state: 1}, 0, nil)
	}
	if t.push {
		m.push(t.state)
	}
	if !t.back {
		m.turns[at] = append(before, t)
	}
}

// takeBack puts the rule that was there before into a state.
func (t turn) takeBack(m *machine) {
	at := placeOf{t.state, t.bottom}
	stack := m.turns[at]
	switch len(stack) {
	case 0:
		return
	case 1:
		m.call.fail()
		return
	}
	stack = stack[:len(stack)-1]
	last := stack[len(stack)-1]
	last.push, last.pop, last.back = false, false, true
	m.turns[at] = stack
	last.put(m)
}

// end returns the expression for a delimiter that is not escaped.
func end(delimiter string) string { return `(?<!(?<!\\)\\)` + regexp2.Escape(delimiter) }

// The constructs with brackets, by the numbers that chroma gives them.
const (
	quoted = iota
	attributed
	pod
	podFormat
	podDeclared
	commented
	matched
	substituted
)

// bracket finds the end of a construct with brackets, or has it found by a rule.
func (m *machine) bracket(what int) {
	opening := m.named["opening_delimiters"]
	if what == pod {
		opening = nil
		for _, g := range m.groups[:4] {
			opening = append(opening, g...)
		}
	}
	closing, mirrored := m.mirror(opening[0])
	switch what {
	case podFormat:
		kind := String
		if k := string(m.named["keyword"]); k == "B" || k == "I" || k == "U" {
			kind = Plain
		}
		state := m.names["pod-formatter"]
		format := turn{state: state, bottom: true, pattern: `.+?`, emit: kind}
		format.put(m)
		turn{state: state, pattern: end(strings.Repeat(string(closing), len(opening))), emit: Plain, push: true,
			then: &format}.put(m)
	case matched:
		delimiter := string(opening)
		if mirrored {
			delimiter = string(closing)
		}
		turn{state: m.names["regex"], pattern: end(delimiter), emit: Plain, pop: true, push: true}.put(m)
	case substituted:
		d := "(" + regexp2.Escape(string(opening)) + ")"
		turn{state: m.names["regex"], pattern: d + `((?:\\\\|\\/|.)*?)` + d, pop: true, push: true,
			emit: byGroups{Plain, itself{m.names["qq"]}, Plain}}.put(m)
	default:
		m.enclose(what, opening, closing, mirrored || what == pod)
	}
}

// enclose goes on to the end of what brackets enclose.
func (m *machine) enclose(what int, opening []rune, closing rune, mirrored bool) {
	text, count := m.text, len(opening)
	closer, at := opening, 0
	if mirrored {
		closer, at, count = m.nested(what, opening, closing)
	} else if at = indexAt(text, closer, m.at); at < 0 {
		at = len(text)
	}
	var word []rune // that ends a document within the code
	found := 0
	if heredoc().MatchString(string(m.named["adverbs"])) {
		word, at, count, found = m.document(at)
	}
	between := text[m.at:at]
	switch {
	case what == pod || what == podDeclared || what == attributed:
		m.named["value"], m.named["closing_delimiters"] = between, closer
	case what == quoted && len(word) > 0:
		head := m.at + count + len(opening) + 1
		m.named["opening_delimiters"] = append(append([]rune{}, opening...), text[m.at:head]...)
		m.named["value"] = text[head:at]
		if found > -1 {
			m.named["closing_delimiters"] = word
		}
	case what == quoted:
		m.named["value"] = between
		if count > 0 {
			m.named["closing_delimiters"] = closer
		}
	default:
		m.value = append(append([]rune{}, m.value...), text[m.at:at+count]...)
	}
	m.at = at + count
}

var (
	heredoc  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`:to\b|:heredoc\b`) })
	langName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`:lang\W+(\w+)`) })
)

// document returns the word in the brackets that close at a place, where it stands again, and how long it is. What
// found says is -1 if it does not stand again.
func (m *machine) document(at int) (word []rune, end, count, found int) {
	if at == len(m.text) {
		return nil, m.at + 1, 0, 0
	}
	word = m.text[m.at:at]
	if len(word) == 0 {
		return word, at, 0, 0
	}
	if found = indexAt(m.text[at:], word, 0); found < 0 {
		return word, len(m.text), len(word), found
	}
	return word, at + found, len(word), found
}

// nested returns where the brackets that are open are closed, with those that open and close within.
func (m *machine) nested(what int, opening []rune, closing rune) (closer []rune, at, count int) {
	count = len(opening)
	closer = []rune(strings.Repeat(string(closing), count))
	var ends *regexp2.Regexp
	if what == pod {
		closer = nil
		ends = regexp2.MustCompile(string(m.named["ws"]) + `=end\s+` + regexp2.Escape(string(m.named["name"])))
	}
	from := m.at - count
	for level := 1; level > 0 && m.call.goes(); {
		if ends == nil {
			at = indexAt(m.text, closer, from+count)
		} else if match, err := ends.FindRunesMatchStartingAt(m.text, from+count); err == nil {
			closer, at = match.Runes(), match.RuneIndex
		} else {
			at = -1
		}
		open := indexAt(m.text, opening, from+count)
		switch {
		case at == -1:
			at, level = len(m.text), 0
		case open != -1 && open < at:
			level++
			count, from = len(opening), open
		default:
			level--
			count, from = len(closer), at
		}
	}
	return closer, at, count
}

// indexAt returns where a piece of text is from a place on, the next one if it is escaped there. As chroma does, it
// counts bytes as characters where it looks for the next one.
func indexAt(text, piece []rune, from int) int {
	rest := text[from:]
	s := string(rest)
	i := strings.Index(s, string(piece))
	if i < 0 {
		return i
	}
	i = utf8.RuneCountInString(s[:i])
	if i > 1 && rest[i-1] == '\\' && rest[i-2] != '\\' || i == 1 && rest[0] == '\\' {
		i = utf8.RuneCountInString(s[:indexAt(rest, piece, i+1)])
	}
	return i + from
}

// mirror returns the bracket that closes what another one opens.
func (g *grammar) mirror(c rune) (rune, bool) {
	pairs := []rune(g.mirrors)
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == c {
			return pairs[i+1], true
		}
	}
	return 0, false
}

// byNames has an emitter for each group, whose text may not be what matched but what was found.
type byNames []emitter

func (b byNames) emit(m *machine, _ []rune, _ [][]rune) {
	named := m.named
	re := m.rule.expression.Load()
	for i := range len(named) - 1 {
		group := named[re.GroupNameFromNumber(i+1)]
		switch {
		case i >= len(b):
			m.put(Error, group)
		case b[i] != nil:
			b[i].emit(m, group, nil)
		}
	}
}

// inState has a piece of the text read by the same lexer from a state on.
func (m *machine) inState(name string, text []rune) { itself{m.names[name]}.emit(m, text, nil) }

// A construct is an emitter of Raku, by its letter.
type construct struct {
	what byte
	kind Kind // of keys of pairs
}

func (c construct) emit(m *machine, value []rune, _ [][]rune) {
	switch c.what {
	case 'p':
		c.pair(m)
	case 'q':
		m.put(Keyword, m.named["keyword"])
		m.put(String, m.named["adverbs"])
		m.put(Plain, m.named["ws"])
		m.put(Plain, m.named["opening_delimiters"])
		m.inState(quoteState(string(m.named["keyword"]), string(m.named["adverbs"])), m.named["value"])
		m.put(Plain, m.named["closing_delimiters"])
	case 'g':
		m.inState("colon-pair-attribute", value)
	case 'd':
		c.code(m)
	}
}

// pair makes the tokens of a key and its value in brackets.
func (c construct) pair(m *machine) {
	named := m.named
	m.put(Plain, named["colon"])
	switch key := named["key"]; {
	case c.kind == Type:
		m.put(Type, key)
	case len(key) > 0 && strings.Trim(string(key), "0123456789") == "":
		m.inState("common", key)
	default:
		m.inState("Q", key)
	}
	m.put(Plain, named["opening_delimiters"])
	switch string(named["opening_delimiters"]) {
	case "(", "{", "[":
		m.inState("root", named["value"])
	case "<<", "«":
		m.inState("ww", named["value"])
	case "<":
		m.inState("Q", named["value"])
	}
	m.put(Plain, named["closing_delimiters"])
}

// quoteState returns the state in which a quote is read, by its keyword and its adverbs.
func quoteState(keyword, adverbs string) string {
	has := map[string]bool{}
	for adverb := range strings.SplitSeq(adverbs, ":") {
		switch adverb {
		case "c", "closure":
			has["closure"] = true
		case "qq", "ww":
			has[adverb] = true
		case "s", "scalar", "a", "array", "h", "hash", "f", "function":
			has["variable"] = true
		}
	}
	switch {
	case keyword == "qq" || has["qq"]:
		return "qq"
	case has["ww"]:
		return "ww"
	case has["closure"] && has["variable"]:
		return "qq"
	case has["closure"]:
		return "Q-closure"
	case has["variable"]:
		return "Q-variable"
	}
	return "Q"
}

// code makes the tokens of a block of code in the documentation.
func (c construct) code(m *machine) {
	named := m.named
	m.put(Comment, named["ws"])
	for _, name := range []string{"keyword", "ws2", "name"} {
		m.put(Keyword, named[name])
	}
	m.inState("colon-pair-attribute", named["config"])
	language := ""
	if found := langName().FindStringSubmatch(string(named["config"])); found != nil {
		language = found[1]
	}
	if l := inner(language); l != nil {
		l.run(m.call, input{text: named["value"]}, m.put)
	} else {
		m.put(String, named["value"])
	}
	m.put(Comment, named["ws3"])
	for _, name := range []string{"end_keyword", "ws4", "name"} {
		m.put(Keyword, named[name])
	}
}
