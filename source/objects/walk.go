package objects

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/bank/record"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
)

// A walker looks for questions in a tree of values.
type walker struct {
	*record.Collector
	root   *record.Node
	meta   ast.Meta
	intros []intro
	unused []record.Field
}

// An intro is what a map says of its questions.
type intro struct {
	path []string
	node *record.Node
}

// walk visits a value under the titles of sections. key is the name that it has in a map.
func (w *walker) walk(n *record.Node, path []string, key string) {
	switch {
	case n.Kind == record.List:
		w.list(n, path, key)
	case w.columns(n, path):
	case n.Kind == record.Map && record.IsQuestion(n):
		number := ""
		if _, err := strconv.Atoi(key); err == nil {
			number = key
		}
		w.Add(n, path, number)
	case n.Kind == record.Map:
		w.set(n, path)
	}
}

// list visits the items of a list. Texts are questions without answers if most ask.
func (w *walker) list(n *record.Node, path []string, key string) {
	asking, texts := 0, 0
	for _, it := range n.Items {
		if it.Kind == record.Text {
			texts++
			if record.EndsAsking(it.String()) {
				asking++
			}
		}
	}
	if chat := turns(n); chat != nil {
		w.chat(chat, path)
		return
	}
	if w.entries(n, path, key) {
		return
	}
	record.Induce(n.Items)
	rows := rowsAsk(n)
	role, _ := record.RoleOf(key)
	named := role == record.Question && texts == len(n.Items) // whether they ask or not
	for _, it := range n.Items {
		switch {
		case rows:
			w.Add(pair(it.Items[0], it.Items[1]), path, "")
		case it.Kind != record.Text:
			w.walk(it, path, "")
		case asking*2 > texts || named:
			w.Add(pair(it, nil), path, "")
		default:
			w.unused = append(w.unused, record.Field{Name: key, At: it.At, Value: it})
		}
	}
}

// rowsAsk reports whether the items of a list are lists of two texts each, the first of which asks in most.
func rowsAsk(n *record.Node) bool {
	asking := 0
	for _, it := range n.Items {
		if it.Kind != record.List || len(it.Items) != 2 || it.Items[0].Kind != record.Text || !it.Items[1].IsScalar() {
			return false
		}
		if record.EndsAsking(it.Items[0].String()) {
			asking++
		}
	}
	return asking*2 > len(n.Items)
}

// pair returns a question of two texts.
func pair(question, answer *record.Node) *record.Node {
	n := &record.Node{Kind: record.Map, At: question.At}
	n.Fields = []record.Field{{Name: "question", Role: record.Question, At: question.At, Value: question}}
	var add func(*record.Node)
	add = func(answer *record.Node) {
		n.At = n.At.To(answer.At)
		for _, it := range answer.Items {
			add(it)
		}
		if answer.IsScalar() {
			n.Fields = append(n.Fields, record.Field{Name: "answer", Role: record.Answer, At: answer.At, Value: answer})
		}
	}
	if answer != nil {
		add(answer)
	}
	return n
}

// set visits the values of a map that is no question: sections by their titles, or questions by their names.
func (w *walker) set(n *record.Node, path []string) {
	if w.pairs(n, path) {
		return
	}
	if title := titleOf(n); title != "" && n != w.root {
		path = append(slices.Clone(path), title)
	}
	before := w.Questions()
	for _, f := range n.Fields {
		switch {
		case f.Value.Kind != record.List && f.Value.Kind != record.Map:
		case f.Value.Kind == record.Map && record.IsQuestion(f.Value), isSet(f.Name), turns(f.Value) != nil,
			utf8.RuneCountInString(f.Name) == 1: // a letter is no title
			w.walk(f.Value, path, f.Name)
		default:
			w.walk(f.Value, append(slices.Clone(path), title(f.Name)), f.Name)
		}
	}
	for _, f := range n.Fields {
		if isForPrograms(f.Name) || isCounted(f) {
			w.Aside = append(w.Aside, f.Value.At)
			continue
		}
		if f.Value.IsScalar() && !f.Value.IsEmpty() && (w.Questions() == before || !w.said(n, f, path)) {
			w.unused = append(w.unused, f)
		}
	}
}

// isForPrograms reports whether the name of a field says that its value tells programs what they read: "@context" of
// linked data, "$schema".
func isForPrograms(name string) bool {
	return strings.HasPrefix(name, "@") || strings.HasPrefix(name, "$")
}

// isCounted reports whether a field is a name for programs that only counts: "p1", "page1".
func isCounted(f record.Field) bool {
	stem := strings.TrimRight(f.Value.String(), "0123456789")
	return record.IsHandle(f) && (len(stem) < 3 || record.IsSet(stem))
}

// isSet reports whether a name says only that its value holds questions, in any language.
func isSet(name string) bool {
	role, _ := record.RoleOf(name)
	return record.IsSet(name) || role == record.Question
}

// title returns the name of a field as the title of a section.
func title(name string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(name, "_", " ")), " ")
}

// plain returns the words of a text that may be marked up.
func plain(n *record.Node) string {
	s := n.String()
	if !record.IsMarkedUp(s) {
		return s
	}
	return strings.Join(strings.Fields(ast.BlockText(n.Value.Blocks(bank.HTML, &diag.List{}), ast.OwnText)), " ")
}

// titleOf returns the title of a map of questions.
func titleOf(n *record.Node) string {
	best := ""
	for _, f := range n.Fields {
		role, _ := record.RoleOf(f.Name)
		if f.Value.Kind != record.Text || strings.Contains(f.Value.String(), "\n") || isCounted(f) {
			continue
		}
		switch role {
		case record.Title:
			return plain(f.Value)
		case record.Section, record.Topics:
			best = plain(f.Value)
		}
	}
	return best
}

// pairs adds the questions of a map from questions to answers.
func (w *walker) pairs(n *record.Node, path []string) bool {
	asking := 0
	for _, f := range n.Fields {
		if record.EndsAsking(f.Name) && (f.Value.IsScalar() || f.Value.Kind == record.List) {
			asking++
		}
	}
	if asking == 0 || asking*2 <= len(n.Fields) {
		return false
	}
	for _, f := range n.Fields {
		question := &record.Node{Kind: record.Text, Value: bank.Fixed(f.Name, f.At), At: f.At}
		w.Add(pair(question, f.Value), path, "")
	}
	return true
}

// said takes what a map of questions says of itself: at the root it is the guide's, elsewhere the title and the
// introduction of its section.
func (w *walker) said(n *record.Node, f record.Field, path []string) bool {
	role, _ := record.RoleOf(f.Name)
	switch {
	case n == w.root && w.about(f):
		return true
	case role == record.Title || role == record.Section || role == record.Topics:
		return slices.Contains(path, plain(f.Value)) || w.meta.Title == f.Value.String()
	case role == record.Detail && f.Value.Kind == record.Text:
		w.intros = append(w.intros, intro{path, f.Value})
		return true
	}
	return role == record.ID || role == record.Ordinal || role == record.Style
}

var date = pattern.New(`^\d{4}(?:-\d{2}(?:-\d{2})?)?`)

// about takes a field of the root that is front matter.
func (w *walker) about(f record.Field) bool {
	s := strings.Join(strings.Fields(f.Value.String()), " ")
	m := &w.meta
	name := strings.ToLower(f.Name)
	if name != "title" && name != "name" {
		w.Aside = append(w.Aside, f.Value.At) // no text of the guide
	}
	switch name {
	case "title", "name":
		if m.Title == "" {
			m.Title = s
		}
		return m.Title == s
	case "subtitle":
		m.Subtitle = s
	case "description":
		m.Description = s
	case "author":
		if !slices.Contains(m.Authors, s) {
			m.Authors = append(m.Authors, s)
		}
	case "language", "lang", "locale":
		tag, err := language.Parse(s)
		if err != nil {
			return false
		}
		m.Language = tag.String()
	case "date":
		m.Date = date.FindString(s)
		return m.Date != ""
	case "publisher":
		m.Publisher = s
	case "license", "licence", "rights", "copyright":
		m.Rights = s
	default:
		return false
	}
	return true
}

// head takes the front matter of a root before its questions are read.
func (w *walker) head(root *record.Node) {
	if root.Kind != record.Map || record.IsQuestion(root) {
		return
	}
	for _, f := range root.Fields {
		switch name := strings.ToLower(f.Name); {
		case f.Value.IsScalar():
			w.about(f)
		case name == "authors" && f.Value.Kind == record.List:
			for _, it := range f.Value.Items {
				w.about(record.Field{Name: "author", Value: it})
			}
		case (name == "meta" || name == "metadata" || name == "info") && f.Value.Kind == record.Map:
			w.head(f.Value)
		}
	}
}

// introduce puts the introductions of sections into them.
func (w *walker) introduce(doc *ast.Document) {
	for _, in := range w.intros {
		blocks := w.Blocks(in.node)
		list, found := doc.Sections, (*ast.Section)(nil)
		for _, title := range in.path {
			i := slices.IndexFunc(list, func(s *ast.Section) bool { return s.PlainTitle() == title })
			if i < 0 {
				found = nil
				break
			}
			found = list[i]
			list = found.Sections
		}
		if found != nil {
			found.Intro = append(found.Intro, blocks...)
		} else {
			doc.Blocks = append(doc.Blocks, blocks...)
		}
	}
}

// describe returns what a tree holds, for files without questions.
func describe(n *record.Node) string {
	switch n.Kind {
	case record.Map:
		return "an object with " + keys(n)
	case record.List:
		if len(n.Items) == 0 {
			return "an empty list"
		}
		first := n.Items[0]
		what := map[record.Kind]string{
			record.Map: "objects with " + keys(first), record.List: "lists", record.Text: "texts",
			record.Number: "numbers", record.Bool: "truth values", record.Null: "nulls",
		}[first.Kind]
		return fmt.Sprintf("a list of %d %s", len(n.Items), what)
	default:
		return "a single value"
	}
}

// keys names the first keys of an object.
func keys(n *record.Node) string {
	const most = 6
	var names []string
	for _, f := range n.Fields[:min(len(n.Fields), most)] {
		names = append(names, strconv.Quote(record.Clipped(f.Name)))
	}
	switch {
	case len(names) == 0:
		return "no keys"
	case len(n.Fields) > most:
		names = append(names, "…")
	}
	return "the keys " + strings.Join(names, ", ")
}
