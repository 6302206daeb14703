package objects

import (
	"slices"

	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/bank/record"
)

// columns adds the questions of a map that has them in one list and their answers, by place, in another:
// {"questions": ["…", "…"], "answers": ["…", "…"]}. What else the map says names the section.
func (w *walker) columns(n *record.Node, path []string) bool {
	var questions, answers *record.Node
	for _, f := range n.Fields {
		if !isTexts(f.Value) {
			continue
		}
		switch role, _ := record.RoleOf(f.Name); {
		case role == record.Question && questions == nil:
			questions = f.Value
		case (role == record.Answer || role == record.Right) && answers == nil:
			answers = f.Value
		}
	}
	if questions == nil || answers == nil || len(questions.Items) != len(answers.Items) {
		return false
	}
	if title := titleOf(n); title != "" && n != w.root {
		path = append(slices.Clone(path), title)
	}
	for i, q := range questions.Items {
		w.Add(pair(q, answers.Items[i]), path, "")
	}
	for _, f := range n.Fields {
		if f.Value != questions && f.Value != answers && !w.said(n, f, path) {
			w.unused = append(w.unused, f)
		}
	}
	return true
}

// isTexts reports whether a value is a list of several texts.
func isTexts(n *record.Node) bool {
	return n.Kind == record.List && len(n.Items) > 1 && !slices.ContainsFunc(n.Items, func(it *record.Node) bool {
		return !it.IsScalar()
	})
}

// entries adds the questions of a list of maps, each of which has the question for a key and the answer for its value:
// [{"…?": "…"}, {"…?": "…"}]. The keys all differ, and most ask, or the name of the list says that it holds questions.
func (w *walker) entries(n *record.Node, path []string, key string) bool {
	const fewest = 3
	met := map[string]bool{}
	asking := 0
	for _, it := range n.Items {
		if it.Kind != record.Map || len(it.Fields) == 0 || !it.Fields[0].Value.IsScalar() || met[it.Fields[0].Name] {
			return false
		}
		for _, f := range it.Fields[1:] {
			if role, _ := record.RoleOf(f.Name); role == record.Unknown {
				return false
			}
		}
		met[it.Fields[0].Name] = true
		if record.EndsAsking(it.Fields[0].Name) {
			asking++
		}
	}
	role, _ := record.RoleOf(key)
	if len(n.Items) < fewest || role != record.Question && asking*2 <= len(n.Items) {
		return false
	}
	for _, it := range n.Items {
		f := it.Fields[0]
		one := pair(&record.Node{Kind: record.Text, Value: bank.Fixed(f.Name, f.At), At: f.At}, f.Value)
		for _, more := range it.Fields[1:] {
			if role, _ := record.RoleOf(more.Name); role == record.Detail { // beside an answer it explains
				more.Role = record.Explanation
			}
			one.Fields = append(one.Fields, more)
			one.At = one.At.To(more.Value.At)
		}
		w.Add(one, path, "")
	}
	return true
}
