package record

import (
	"slices"
	"strings"

	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/pattern"
)

// nodeOf returns the name of a field as a node.
func nodeOf(f Field) *Node { return &Node{Kind: Text, Value: bank.Fixed(f.Name, f.At), At: f.At} }

// offer reads the field of the options.
func (d *draft) offer(v *Node) {
	switch v.Kind {
	case List:
		d.offerAll(v.Items)
	case Map:
		d.offerMap(v)
	case Text:
		for _, part := range parts(v) {
			d.options = append(d.options, &option{text: part})
		}
	case Number, Bool:
		d.options = append(d.options, &option{text: v})
	}
}

// offerAll reads a list of options.
func (d *draft) offerAll(items []*Node) {
	for _, it := range items {
		switch it.Kind {
		case Null:
		case List:
			d.offerAll(it.Items)
		default:
			d.options = append(d.options, optionOf(it))
		}
	}
}

// offerMap reads options under their letters, texts of options with whether they are right, or lists of the right and
// the wrong ones.
func (d *draft) offerMap(v *Node) {
	truths := len(v.Fields) > 0
	for _, f := range v.Fields {
		truths = truths && f.Value.Kind == Bool
	}
	for _, f := range v.Fields {
		n := read(f.Name)
		switch {
		case truths:
			d.options = append(d.options, &option{text: nodeOf(f), right: isTrue(f.Value), marked: true})
		case n.role == Right && f.Value.Kind != Bool:
			for _, s := range scalars(f.Value) {
				d.options = append(d.options, &option{text: s, right: true, marked: true})
			}
		case n.role == Wrong:
			for _, s := range scalars(f.Value) {
				d.options = append(d.options, &option{text: s, marked: true})
			}
		case f.Value.Kind == List:
			d.offerAll(f.Value.Items)
		case f.Value.IsEmpty():
		default:
			o := optionOf(f.Value)
			o.names = append(o.names, f.Name)
			if o.label == "" {
				o.label = n.label
			}
			if name := strings.TrimSpace(f.Name); o.label == "" && len([]rune(name)) == 1 {
				o.label = name
			}
			d.options = append(d.options, o)
		}
	}
}

// isChoice reports whether a map holds options under letters or numbers.
func isChoice(v *Node) bool {
	for _, f := range v.Fields {
		if n := read(f.Name); n.label == "" && len([]rune(f.Name)) > 2 && f.Value.Kind != Bool && n.role != Right &&
			n.role != Wrong {
			return false
		}
	}
	return len(v.Fields) > 1
}

// isMarked reports whether an item of a list says whether it is right.
func isMarked(v *Node) bool {
	return slices.ContainsFunc(v.Items, func(it *Node) bool { return it.Kind == Map && optionOf(it).marked })
}

// hasMarks reports whether the items of a list, or of a map, say which of them are right.
func hasMarks(v *Node) bool {
	items := v.Items
	for _, f := range v.Fields {
		items = append(items, f.Value)
	}
	right, wrong := 0, 0
	for _, it := range items {
		if it.Kind != Map {
			wrong++
		} else if o := optionOf(it); o.right {
			right++
		} else {
			wrong++
		}
	}
	return right > 0 && wrong > 0
}

// optionOf reads an option.
func optionOf(v *Node) *option {
	if v.Kind != Map {
		return &option{text: v.trimmed()}
	}
	o := &option{}
	for _, f := range v.Fields {
		if f.Value.IsEmpty() {
			continue
		}
		switch n := read(f.Name); {
		case !f.Value.IsScalar():
			o.extras = append(o.extras, f)
		case f.Value.Kind == Bool || n.role == Right && isTruth(f.Value):
			if n.role == Right || !o.marked {
				o.right, o.marked = isTrue(f.Value) != (n.role == Wrong), true
			}
		case n.role == Right:
			o.text, o.right, o.marked = f.Value, true, true
		case n.role == Wrong:
			o.text, o.marked = f.Value, true
		case n.role == ID || n.role == Ordinal:
			o.names = append(o.names, f.Value.String())
		case n.role == Explanation || n.role == Hint:
			o.note = f.Value
		case n.role == Image && IsPicture(f.Value.String()):
			o.image = f.Value
		default:
			o.named(f)
		}
	}
	if o.text == nil && len(o.extras) == 1 && o.extras[0].Value.Kind == Text { // whatever it is called
		o.text, o.extras = o.extras[0].Value.trimmed(), nil
	}
	if o.text == nil && o.image == nil {
		o.text = &Node{At: v.At}
	}
	return o
}

// named reads a field of an option that is its letter or its text.
func (o *option) named(f Field) {
	s := f.Value.String()
	name := spelled(f.Name)
	switch role, _ := RoleOf(f.Name); {
	case name == "letter", name == "key", name == "identifier",
		len([]rune(s)) == 1 && (name == "label" || name == "option" || name == "value"):
		if len([]rune(s)) <= 2 {
			o.label = s
		}
		o.names = append(o.names, s)
	case role == Title, role == Detail, role == Question, role == Answer, role == Options, name == "value",
		name == "choice":
		if o.text == nil || role != Unknown && role != Detail {
			if o.text != nil {
				o.names = append(o.names, o.text.String())
			}
			o.text = f.Value.trimmed()
		} else {
			o.names = append(o.names, s)
		}
	default:
		o.extras = append(o.extras, f)
	}
}

// inText matches the letter of an option within a text.
var inText = pattern.New(`^(?:\(?([A-Za-z])[.)])\s`)

// lettered returns the options of a text that counts them by letters: "A. red B. green".
func lettered(n *Node) []*Node {
	text := n.Value.Text
	var cuts []int
	for i := range text {
		if i > 0 && text[i-1] != ' ' && text[i-1] != '\n' {
			continue
		}
		if m := inText.FindStringSubmatch(text[i:]); m != nil && place(m[1]) == len(cuts)+1 {
			cuts = append(cuts, i)
		}
	}
	if len(cuts) < 2 || strings.TrimSpace(text[:cuts[0]]) != "" {
		return nil
	}
	var out []*Node
	for i, from := range cuts {
		to := len(text)
		if i+1 < len(cuts) {
			to = cuts[i+1]
		}
		out = append(out, n.Slice(from, to).trimmed())
	}
	return withoutSeparator(out)
}

// withoutSeparator returns options without the sign at the end of each but the last, if it is the same in all: it
// stands between them.
func withoutSeparator(options []*Node) []*Node {
	last := len(options) - 1
	for _, separator := range []string{";", ",", "|", "/", "；", "，", "、"} {
		lacks := func(n *Node) bool { return !strings.HasSuffix(n.String(), separator) }
		if slices.ContainsFunc(options[:last], lacks) {
			continue
		}
		for i, n := range options {
			if text := strings.TrimSuffix(n.Value.Text, separator); len(text) < len(n.Value.Text) {
				options[i] = n.Slice(0, len(text)).trimmed()
			}
		}
		break
	}
	return options
}

// letterBefore matches a letter or a number before the text of an option.
var letterBefore = pattern.New(`^\s*\(?(\p{L}|\d{1,2})\s*[.):、．）-]\s*(\S)`)

// parts returns the options that one text holds: lines, or what stands between bars, semicolons or commas.
func parts(n *Node) []*Node {
	if out := lettered(n); len(out) > 1 {
		return out
	}
	for _, separator := range []string{"\n", "|", ";", "；", "、", ",", " / "} {
		if out := n.split(separator); len(out) > 1 {
			return out
		}
	}
	return []*Node{n.trimmed()}
}

// takeLabels takes letters and numbers off the texts of options, if all have one and they follow each other.
func takeLabels(options []*option) {
	if len(options) < 2 {
		return
	}
	var labels []string
	var sizes []int
	for i, o := range options {
		if o.label != "" || o.text == nil || o.text.Kind != Text {
			return
		}
		m := letterBefore.FindStringSubmatchIndex(o.text.Value.Text)
		if m == nil {
			return
		}
		label := o.text.Value.Text[m[2]:m[3]]
		sign := strings.TrimSpace(o.text.Value.Text[m[3]:m[4]])
		if place(label) != i+1 || whole.MatchString(label) && (sign == "-" || sign == ":") { // "1 - two" is a text
			return
		}
		labels, sizes = append(labels, label), append(sizes, m[4])
	}
	for i, o := range options {
		o.label = labels[i]
		o.text = o.text.Slice(sizes[i], len(o.text.Value.Text)).trimmed()
	}
}
