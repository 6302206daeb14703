package record

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/words"
)

// A draft is a question whose fields are told apart, but not yet what depends on the other questions.
type draft struct {
	at       diag.Span
	path     []string // of sections around it
	number   string
	question []*Node
	titles   []Field // may be the question
	details  []*Node // may be the answer
	answers  []answer
	options  []*option
	claims   []claim // which options are right
	unsure   []*Node // which may name a right option
	wrongs   []*Node
	notes    []note // explanations, hints, references
	sections []section
	tags     []*Node
	words    []string // the tags
	grade    *Node
	ordinal  *Node
	id       *Node
	style    string
	images   []*Node
	code     *Node
	language string  // of the code
	extras   []Field // without a role
	list     []*Node // options or answers
	names    map[string]named
}

// An option is one of the answers that a question offers.
type option struct {
	label  string // as the author writes it: "A"; empty: none
	names  []string
	text   *Node // nil: only a picture
	image  *Node
	right  bool
	marked bool // it is known whether it is right
	note   *Node
	extras []Field // without a role
}

// An answer is a field that may name the right option or be the answer.
type answer struct {
	node *Node
	base int
}

// A claim says which option is right. Of several the strongest counts.
type claim struct {
	node   *Node
	base   int // from which it counts, if its name says so; else -1
	strong bool
}

// A note is a text beside the answer, under a label.
type note struct {
	role  Role
	label string
	node  *Node
}

// A section is the value of a field that names one.
type section struct {
	field string
	node  *Node
}

// IsHandle reports whether a field is a name by which programs find a record, such as "q1", and no title: one word that
// counts, or that is written as programs write names.
func IsHandle(f Field) bool {
	s := f.Value.String()
	if f.Value.Kind != Text || spelled(f.Name) != "name" || s == "" || strings.ContainsAny(s, " ?.:") {
		return false
	}
	return counting.MatchString(s) || strings.Contains(s, "_") ||
		strings.TrimRight(s, "0123456789") != s && strings.ToLower(s) == s
}

// takeHandle takes a name for programs that stands beside a title for the id, where the title asks or is answered.
func (d *draft) takeHandle() {
	asks := slices.ContainsFunc(d.titles, func(f Field) bool { return Asks(f.Value.String()) })
	answered := len(d.answers)+len(d.options)+len(d.claims)+len(d.wrongs) > 0
	if len(d.titles) < 2 || !asks && !answered {
		return
	}
	for i, f := range d.titles {
		if d.id == nil && IsHandle(f) {
			d.id = f.Value
			d.titles = slices.Delete(slices.Clone(d.titles), i, i+1)
			return
		}
	}
}

// readRecord makes a draft of a record.
func (c *Collector) readRecord(n *Node, path []string, number string) *draft {
	d := &draft{at: n.At, path: path, number: number, names: c.names}
	d.fields(n)
	d.takeStray(n)
	d.settleAnswers()
	d.takeBehind()
	return d
}

// takeStray takes a text whose name says nothing for the question, where no other can be.
func (d *draft) takeStray(n *Node) {
	offered := len(d.options) > 1 || len(d.list) > 1
	if len(d.question)+len(d.titles)+len(d.details) > 0 || !offered || len(d.claims)+len(d.answers) == 0 {
		return
	}
	i := strayText(n)
	if i < 0 {
		return
	}
	d.question = scalars(n.Fields[i].Value)
	d.extras = slices.DeleteFunc(d.extras, func(f Field) bool { return f.Value == n.Fields[i].Value })
}

// fields reads the fields of a map.
func (d *draft) fields(n *Node) {
	letters := hasLetters(n)
	marks := map[string]bool{}
	for _, f := range n.Fields {
		name := named{role: f.Role, label: f.Label, base: -1}
		if f.Role == Unknown {
			name = d.read(f.Name)
		}
		if s := strings.TrimSpace(f.Name); utf8.RuneCountInString(s) == 1 && isLabel(strings.ToLower(s)) &&
			f.Role == Unknown {
			switch {
			case letters:
				name = named{role: Option, label: s, base: -1}
			case name.role == Option: // a letter without others is short for something else
				name = named{base: -1}
			}
		}
		if f.Value.IsEmpty() {
			continue
		}
		if name.role == RightMark {
			marks[strings.ToLower(name.label)] = isTrue(f.Value)
			continue
		}
		d.field(f, name)
	}
	for _, o := range d.options {
		if right, ok := marks[strings.ToLower(o.label)]; ok && o.label != "" {
			o.right, o.marked = right, true
		}
	}
}

// read reads the name of a field once for all records.
func (d *draft) read(name string) named {
	n, ok := d.names[name]
	if !ok {
		n = read(name)
		d.names[name] = n
	}
	return n
}

// hasLetters reports whether a map has options under the letters A and B, or the first two of another alphabet.
func hasLetters(n *Node) bool {
	names := make([]string, len(n.Fields))
	for i, f := range n.Fields {
		names[i] = f.Name
	}
	return HasLetters(names)
}

// field reads one field.
func (d *draft) field(f Field, name named) {
	v := f.Value
	switch name.role {
	case Question:
		d.ask(f)
	case Title, Detail:
		d.weak(f, name.role)
	case Answer:
		d.answers = append(d.answers, answer{v, name.base})
	case Options:
		d.offer(v)
	case Option:
		o := optionOf(v)
		o.label, o.names = name.label, append(o.names, f.Name)
		d.options = append(d.options, o)
	case Right:
		d.claim(v, name.base, true)
	case Unsure:
		d.unsure = append(d.unsure, v)
	case Wrong:
		d.wrongs = append(d.wrongs, d.scalars(v)...)
	case Explanation, Hint, Reference:
		for _, s := range d.scalars(v) {
			d.notes = append(d.notes, note{name.role, f.Name, s})
		}
	case Section, Topics:
		d.part(f, name.role)
	case Difficulty:
		if v.IsScalar() && d.grade == nil {
			d.grade = v
		} else {
			d.extras = append(d.extras, f)
		}
	case Tags:
		d.tags = append(d.tags, d.scalars(v)...)
	case ID, Ordinal:
		d.count(v, name.role)
	case Style:
		if v.IsScalar() {
			d.style += " " + strings.ToLower(v.String())
		}
	case Image:
		d.picture(f)
	case Code:
		d.listing(f)
	case Ignored:
	default:
		d.extras = append(d.extras, f)
	}
}

// ask reads the field of the question. One that is a map may hold the whole record.
func (d *draft) ask(f Field) {
	switch v := f.Value; v.Kind {
	case Map:
		d.fields(v)
	default:
		d.question = append(d.question, d.scalars(v)...)
	}
}

// weak reads a field that is a question, or an answer, only where nothing else is.
func (d *draft) weak(f Field, role Role) {
	switch v := f.Value; {
	case !v.IsScalar():
		d.extras = append(d.extras, f)
	case role == Title:
		d.titles = append(d.titles, f)
	default:
		d.details = append(d.details, v)
	}
}

// part reads the field of a section.
func (d *draft) part(f Field, role Role) {
	v := f.Value
	switch {
	case v.Kind == Map:
		for _, in := range v.Fields {
			if r, _ := RoleOf(in.Name); r == Title && in.Value.IsScalar() {
				d.sections = append(d.sections, section{f.Name, in.Value})
				return
			}
		}
		d.extras = append(d.extras, f)
	case v.Kind == List && (role == Topics || len(v.Items) > 1):
		d.tags = append(d.tags, d.scalars(v)...)
	default:
		for _, s := range d.scalars(v) {
			d.sections = append(d.sections, section{f.Name, s})
		}
	}
}

// count reads the field of a number.
func (d *draft) count(v *Node, role Role) {
	switch {
	case !v.IsScalar():
	case role == Ordinal:
		d.ordinal = v
	default:
		d.id = v
	}
}

// picture reads the field of pictures.
func (d *draft) picture(f Field) {
	found := false
	for _, s := range scalars(f.Value) {
		if IsPicture(s.String()) {
			d.images, found = append(d.images, s), true
		}
	}
	if !found {
		d.extras = append(d.extras, f)
	}
}

// IsPicture reports whether a text is the address of a picture.
func IsPicture(s string) bool {
	if strings.ContainsAny(s, " \n") || s == "" {
		return false
	}
	low := strings.ToLower(s)
	for _, scheme := range []string{"http://", "https://", "data:image/"} {
		if strings.HasPrefix(low, scheme) {
			return true
		}
	}
	i := strings.LastIndexByte(low, '.')
	return i > 0 && slices.Contains([]string{"png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "avif"}, low[i+1:])
}

// listing reads the field of code: a text, or a map of it and its language.
func (d *draft) listing(f Field) {
	v := f.Value
	if v.Kind == Map {
		for _, in := range v.Fields {
			switch r, _ := RoleOf(in.Name); {
			case !in.Value.IsScalar():
			case r == Code || r == Title:
				d.code = in.Value
			case spelled(in.Name) == "language" || spelled(in.Name) == "lang":
				d.language = in.Value.String()
			}
		}
		return
	}
	if s := scalars(v); len(s) > 0 {
		d.code = s[0]
	}
}

// scalars returns the scalars that n is or holds, as far as it is a list.
func scalars(n *Node) []*Node {
	switch {
	case n.IsEmpty():
		return nil
	case n.IsScalar():
		return []*Node{n}
	}
	var out []*Node
	for _, it := range n.Items {
		out = append(out, scalars(it)...)
	}
	if n.Kind == Map {
		for _, f := range n.Fields {
			switch r, _ := RoleOf(f.Name); r {
			case Title, Detail, Question, Answer, Explanation, Image:
				out = append(out, scalars(f.Value)...)
			default:
				if s := spelled(f.Name); s == "url" || s == "src" || s == "value" {
					out = append(out, scalars(f.Value)...)
				}
			}
		}
	}
	return out
}

// scalars returns the scalars of a field. The fields of maps in it that have no part in them are fields of the record.
func (d *draft) scalars(n *Node) []*Node {
	d.extras = append(d.extras, others(n)...)
	return scalars(n)
}

// others returns the fields of the maps in n that are not among its scalars.
func others(n *Node) []Field {
	var out []Field
	for _, it := range n.Items {
		out = append(out, others(it)...)
	}
	for _, f := range n.Fields {
		one := &Node{Kind: Map, Fields: []Field{f}, At: n.At}
		switch {
		case len(scalars(one)) > 0:
			out = append(out, others(f.Value)...)
		case !f.Value.IsEmpty():
			out = append(out, f)
		}
	}
	return out
}

// isTrue reports whether a scalar says yes.
func isTrue(n *Node) bool {
	s := n.String()
	return s == "1" || strings.EqualFold(s, "x") || words.Is(words.TrueWord, s) || words.Is(words.CorrectMark, s)
}

// isTruth reports whether a scalar says yes or no, and nothing else.
func isTruth(n *Node) bool {
	s := n.String()
	return n.Kind == Bool || s == "0" || isTrue(n) || words.Is(words.FalseWord, s)
}

// claim reads what says which options are right.
func (d *draft) claim(v *Node, base int, strong bool) {
	switch v.Kind {
	case Null:
	case List:
		for _, it := range v.Items {
			d.claim(it, base, strong)
		}
	case Map:
		for _, f := range v.Fields {
			n := read(f.Name)
			switch {
			case isTruth(f.Value) && n.role != Unknown && n.label != "" || f.Value.Kind == Bool:
				if isTrue(f.Value) {
					key := nodeOf(f)
					if n.label != "" {
						key.Value.Text = n.label
					}
					d.claims = append(d.claims, claim{key, base, strong})
				}
			case f.Value.IsScalar() && n.role != Explanation && n.role != ID && n.role != Style:
				d.claims = append(d.claims, claim{f.Value, max(base, n.base), strong})
			case f.Value.IsScalar() && n.role == Explanation:
				d.notes = append(d.notes, note{Explanation, f.Name, f.Value})
			case !f.Value.IsEmpty():
				d.extras = append(d.extras, f)
			}
		}
	default:
		d.claims = append(d.claims, claim{v, base, strong})
	}
}

// isListed reports whether a text lists options, one of which another field names.
func (d *draft) isListed(n *Node) bool {
	if n.Kind != Text || len(d.options) > 0 || len(d.claims) == 0 {
		return false
	}
	list := parts(n)
	for _, it := range list {
		if folded(it.String()) == folded(d.claims[0].node.String()) {
			return len(list) > 1
		}
	}
	p := place(d.claims[0].node.String())
	return len(list) > 1 && p > 0 && p <= len(list) && (len(list) > 2 || strings.ContainsAny(n.Value.Text, "|;\n"))
}

// unnamed reads an answer that is a map, whose names say nothing: the only one is the answer, several stand under their
// names.
func (d *draft) unnamed(n *Node) []answer {
	var out []answer
	for _, f := range n.Fields {
		for _, s := range d.scalars(f.Value) {
			if len(n.Fields) == 1 {
				out = append(out, answer{s, -1})
			} else {
				d.notes = append(d.notes, note{Detail, f.Name, s})
			}
		}
	}
	return out
}

// detail reads an answer that is a map.
func (d *draft) detail(n *Node) {
	for _, f := range n.Fields {
		switch name := d.read(f.Name); name.role {
		case Explanation, Hint, Reference:
			d.field(f, name)
		default:
			d.details = append(d.details, d.scalars(&Node{Kind: Map, Fields: []Field{f}, At: n.At})...)
		}
	}
}

// addList adds another list of answers. If one list has all texts of the other, this one names the right ones.
func (d *draft) addList(v *Node, base int) {
	has := func(items []*Node, n *Node) bool {
		return n.IsScalar() && slices.ContainsFunc(items, func(it *Node) bool { return it.String() == n.String() })
	}
	all := func(items, of []*Node) bool {
		return !slices.ContainsFunc(items, func(n *Node) bool { return !has(of, n) })
	}
	switch {
	case all(v.Items, d.list):
		d.claim(v, base, false)
	case all(d.list, v.Items):
		d.claim(&Node{Kind: List, Items: d.list, At: v.At}, base, false)
		d.list = v.Items
	default:
		d.list = slices.Concat(d.list, v.Items)
	}
}

// settleAnswers decides what the fields of answers are: options, names of the right ones, or answers.
func (d *draft) settleAnswers() {
	var texts []answer
	for _, a := range d.answers {
		switch {
		case a.node.Kind == Map && len(d.options) == 0 && isChoice(a.node), a.node.Kind == List && isMarked(a.node):
			d.offer(a.node)
		case a.node.Kind == List && len(d.options) > 0:
			d.claim(a.node, a.base, false)
		case a.node.Kind == List && d.list == nil:
			d.list = a.node.Items
		case a.node.Kind == List:
			d.addList(a.node, a.base)
		case a.node.Kind == Map && len(d.options)+len(d.wrongs) > 0:
			d.claim(a.node, a.base, false)
		case a.node.Kind == Map && len(scalars(a.node)) == 0:
			texts = append(texts, d.unnamed(a.node)...)
		case a.node.Kind == Map:
			d.detail(a.node)
		case d.isListed(a.node):
			d.offer(a.node)
		default:
			texts = append(texts, answer{a.node, a.base})
		}
	}
	d.answers = nil
	if len(d.list) > 1 && (len(d.claims) > 0 || len(texts) > 0) && len(d.options) == 0 {
		d.offerAll(d.list)
		d.list = nil
	}
	for _, a := range texts {
		if len(d.options) > 0 || len(d.wrongs) > 0 {
			d.claim(a.node, a.base, false)
		} else {
			d.answers = append(d.answers, a)
		}
	}
	if len(d.options) == 0 && len(d.wrongs) == 0 && len(d.list) == 0 { // nothing to choose from
		for _, c := range d.claims {
			d.answers = append(d.answers, answer{c.node, c.base})
		}
		d.claims = nil
	}
}
