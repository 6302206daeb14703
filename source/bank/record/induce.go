package record

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A list of records repeats one form, and what its values show counts where the names of its fields say nothing: the
// list of texts one of which another field names is the options, and that field the right one, whatever the author
// calls them.

// fewestAlike is the number of records from which their values show what fields are for.
const fewestAlike = 3

// sampledRecords is the number of records that are looked at.
const sampledRecords = 200

// Induce sets the roles of fields whose names say nothing, in the maps of a list, by what their values show.
func Induce(items []*Node) {
	maps := slices.DeleteFunc(slices.Clone(items), func(n *Node) bool { return n.Kind != Map })
	if len(maps) < fewestAlike || len(maps)*10 < len(items)*9 {
		return
	}
	in := newInduction(maps[:min(len(maps), sampledRecords)])
	in.options()
	in.question()
	in.wrong()
	in.answer()
	if len(in.found) == 0 {
		return
	}
	for _, n := range maps {
		for i, f := range n.Fields {
			if role, ok := in.found[f.Name]; ok && f.Role == Unknown {
				n.Fields[i].Role = role
			}
		}
	}
}

// A fieldForm is what the values of a field of many records have in common.
type fieldForm struct {
	name   string
	role   Role // by the name; Unknown also for a letter that no other letter makes an option
	values []*Node
	at     []int // the records that have the field

	texts, lists, words, asking int
	marked                      int // lists whose items say whether they are right
	distinct                    map[string]bool
}

// An induction finds the roles of the fields of records.
type induction struct {
	forms []*fieldForm // in the order of the file
	found map[string]Role
}

func newInduction(maps []*Node) *induction {
	in := &induction{found: map[string]Role{}}
	byName := map[string]*fieldForm{}
	for i, n := range maps {
		letters := hasLetters(n)
		for _, f := range n.Fields {
			if f.Value.IsEmpty() {
				continue
			}
			form := byName[f.Name]
			if form == nil {
				form = &fieldForm{name: f.Name, role: roleOf(f), distinct: map[string]bool{}}
				if form.role == Option && !letters && utf8.RuneCountInString(strings.TrimSpace(f.Name)) == 1 {
					form.role = Unknown
				}
				byName[f.Name] = form
				in.forms = append(in.forms, form)
			}
			form.values, form.at = append(form.values, f.Value), append(form.at, i)
			form.see(f.Value)
		}
	}
	in.forms = slices.DeleteFunc(in.forms, func(f *fieldForm) bool { return len(f.values)*2 < len(maps) })
	return in
}

// see counts a value.
func (f *fieldForm) see(v *Node) {
	switch {
	case v.Kind == Text:
		s := v.String()
		f.texts++
		f.words += len(strings.Fields(s)) + utf8.RuneCountInString(s)/20 // also scripts without spaces
		f.distinct[folded(s)] = true
		if EndsAsking(s) {
			f.asking++
		}
	case isOffer(v):
		f.lists++
		if hasMarks(v) {
			f.marked++
		}
	}
}

// isOffer reports whether a value can be the options of a question: several texts, in a list or under letters.
func isOffer(v *Node) bool {
	isOption := func(n *Node) bool { return n.IsScalar() || n.Kind == Map && optionOf(n).text.String() != "" }
	switch v.Kind {
	case List:
		return len(v.Items) > 1 && !slices.ContainsFunc(v.Items, func(n *Node) bool { return !isOption(n) })
	case Map:
		for _, f := range v.Fields {
			if utf8.RuneCountInString(f.Name) > 2 || !isOption(f.Value) {
				return false
			}
		}
		return len(v.Fields) > 1
	}
	return false
}

// most reports whether n is nearly all of the values.
func (f *fieldForm) most(n int) bool { return n*10 >= len(f.values)*9 }

// has reports whether a field has one of the roles, by its name or by what was found.
func (in *induction) has(roles ...Role) bool {
	return slices.ContainsFunc(in.forms, func(f *fieldForm) bool { return slices.Contains(roles, in.roleOf(f)) })
}

// roleOf returns the role of a field so far.
func (in *induction) roleOf(f *fieldForm) Role {
	if role, ok := in.found[f.name]; ok {
		return role
	}
	return f.role
}

// options finds the list of the options, and the field that names the right one.
func (in *induction) options() {
	if in.has(Option) {
		return
	}
	for _, list := range in.forms {
		switch list.role {
		case Options, Answer, Unknown:
		default:
			continue
		}
		if !list.most(list.lists) {
			continue
		}
		right := in.rightFor(list)
		shown := right != nil || list.most(list.marked)
		if list.role != Options && !shown && !(list.role == Unknown && in.isOnlyList(list)) {
			continue
		}
		in.found[list.name] = Options
		if right != nil && right.role == Unknown {
			in.found[right.name] = Right
		}
		return
	}
}

// isOnlyList reports whether a list offers as many texts in each record, and there is nothing else that answers.
func (in *induction) isOnlyList(list *fieldForm) bool {
	if in.has(Answer, Right, Options, Explanation) || !in.has(Question) {
		return false
	}
	for _, v := range list.values {
		if len(v.Items) < 3 || len(v.Items) != len(list.values[0].Items) || v.Items[0].Kind != Text {
			return false
		}
	}
	return true
}

// rightFor returns the field that names one of the options in a list; nil if there is none. Places name options only
// if the name of their field says so or is a single letter, since levels and points are small numbers, too.
func (in *induction) rightFor(list *fieldForm) *fieldForm {
	var best *fieldForm
	for _, f := range in.forms {
		switch f.role {
		case Right, Answer, Unknown:
		default:
			continue
		}
		if f == list || !in.names(f, list) {
			continue
		}
		if best == nil || best.role == Unknown && f.role != Unknown {
			best = f
		}
	}
	return best
}

// names reports whether the values of a field name the options in a list.
func (in *induction) names(f, list *fieldForm) bool {
	offers := map[int]*Node{}
	for i, v := range list.values {
		offers[list.at[i]] = v
	}
	both, fits := 0, [3]int{}
	for i, v := range f.values {
		offer := offers[f.at[i]]
		if offer == nil {
			continue
		}
		both++
		d := &draft{names: map[string]named{}}
		d.offer(offer)
		takeLabels(d.options)
		claims := scalars(v)
		for _, how := range []reading{byText, from0, from1} {
			all := len(claims) > 0
			for _, c := range claims {
				_, ok := d.resolve(claim{node: c}, how)
				all = all && ok
			}
			if all {
				fits[how]++
			}
		}
	}
	least := (both*9 + 9) / 10
	if both == 0 {
		return false
	}
	if fits[byText] >= least {
		return true
	}
	short := utf8.RuneCountInString(strings.TrimSpace(f.name)) == 1
	return max(fits[from0], fits[from1]) >= least && (f.role != Unknown || short)
}

// question finds the field of the questions where options are offered: the longest texts, which ask or are answered.
func (in *induction) question() {
	if in.has(Question) || !in.has(Options, Option) {
		return
	}
	judged := slices.ContainsFunc(in.forms, func(f *fieldForm) bool {
		return f.role == Right || f.role == Wrong || f.marked > 0
	})
	var best *fieldForm
	for _, f := range in.forms {
		switch f.role {
		case Unknown, Title, Detail:
		default:
			continue
		}
		if !f.most(f.texts) || len(f.distinct)*10 < len(f.values)*6 || in.found[f.name] != Unknown ||
			!judged && f.asking*3 < len(f.values) {
			continue
		}
		if best == nil || f.asking > best.asking || f.asking == best.asking && f.words > best.words {
			best = f
		}
	}
	if best != nil && best.words >= 2*len(best.values) {
		in.found[best.name] = Question
	}
}

// wrong finds the list of wrong options beside the right one: its name has a word for answers or options.
func (in *induction) wrong() {
	if in.has(Options, Option, Wrong) || !in.has(Question) || !in.has(Right, Answer) {
		return
	}
	for _, f := range in.forms {
		if f.role != Unknown || in.found[f.name] != Unknown || !namesAnswers(f.name) {
			continue
		}
		lists := 0
		for _, v := range f.values {
			if v.Kind == List && v.Items[0].IsScalar() {
				lists++
			}
		}
		if f.most(lists) {
			in.found[f.name] = Wrong
			return
		}
	}
}

// namesAnswers reports whether a name has a word for answers or options.
func namesAnswers(name string) bool {
	for word := range strings.FieldsSeq(spelled(name)) {
		if role := roles()[word]; role == Answer || role == Options {
			return true
		}
	}
	return false
}

// answer finds a question and its answer where no name says either: one field asks in most records, and another has a
// text of its own in each.
func (in *induction) answer() {
	if in.has(Question, Options, Option) {
		return
	}
	var asks, says *fieldForm
	for _, f := range in.forms {
		if f.role == Unknown && f.most(f.texts) && f.asking*10 >= len(f.values)*7 {
			asks = f
			break
		}
	}
	if asks == nil {
		return
	}
	for _, f := range in.forms {
		switch {
		case f == asks || !f.most(f.texts):
		case f.role == Answer || f.role == Detail || f.role == Title:
			in.found[asks.name] = Question
			return
		case f.role == Unknown && len(f.distinct)*10 >= len(f.values)*7 && (says == nil || f.words > says.words):
			says = f
		}
	}
	if says != nil {
		in.found[asks.name], in.found[says.name] = Question, Answer
	}
}
