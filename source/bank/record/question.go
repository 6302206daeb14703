package record

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// IsQuestion reports whether a map is a question: it has a field for one, or a text and what answers it.
func IsQuestion(n *Node) bool {
	if n.Kind != Map {
		return false
	}
	title, answered, options, marked, set := "", false, 0, false, false
	for _, f := range n.Fields {
		if f.Value.IsEmpty() {
			continue
		}
		name := named{role: f.Role, label: f.Label}
		if f.Role == Unknown {
			name = read(f.Name)
		}
		set = set || isSet(f, name.role)
		switch name.role {
		case Question:
			if counting.MatchString(f.Value.String()) && hasParts(n) { // the number of a question of several parts
				continue
			}
			if isText(f.Value) || f.Value.Kind == List && !IsSet(f.Name) && isText(f.Value.Items[0]) &&
				!holdsQuestions(f.Value) {
				return true
			}
		case Title, Detail:
			switch {
			case f.Value.Kind != Text:
			case IsMeaning(f.Name):
				answered = true
			case title == "" || !Asks(title):
				title = f.Value.String()
			}
		case Answer, Right:
			answered = answered || !holdsQuestions(f.Value)
			marked = marked || f.Value.Kind == List && hasMarks(f.Value)
		case Options:
			if !holdsQuestions(f.Value) {
				options += 2
				marked = marked || f.Value.Kind == List && hasMarks(f.Value)
			}
		case Option:
			options++
		}
	}
	switch {
	case set:
		return false
	case title == "":
		return answered && options > 1 && strayText(n) >= 0
	case answered, options > 1 && marked:
		return true
	default:
		return EndsAsking(title)
	}
}

// strayText returns the field of a record whose name says nothing but whose text can only be the question, as options
// and the right one stand beside it: the only such text, or the only one that asks; -1 if there is none.
func strayText(n *Node) int {
	only, texts, asking, asks := -1, 0, -1, 0
	for i, f := range n.Fields {
		if f.Value.Kind != Text || f.Value.IsEmpty() || IsPicture(f.Value.String()) {
			continue
		}
		if role, _ := RoleOf(f.Name); role != Unknown || f.Role != Unknown || strings.HasPrefix(f.Name, "_") {
			continue
		}
		if only, texts = i, texts+1; Asks(f.Value.String()) {
			asking, asks = i, asks+1
		}
	}
	switch {
	case asks == 1:
		return asking
	case texts == 1 && isProse(n.Fields[only].Value.String()):
		return only
	}
	return -1
}

// hasParts reports whether a map holds a list of questions.
func hasParts(n *Node) bool {
	return slices.ContainsFunc(n.Fields, func(f Field) bool { return f.Value.Kind == List && holdsQuestions(f.Value) })
}

// isSet reports whether a field is a list of records, as its name says.
func isSet(f Field, role Role) bool {
	return f.Value.Kind == List && len(f.Value.Items) > 1 && f.Value.Items[0].Kind == Map &&
		(role == Question || role == Unknown && IsSet(f.Name))
}

// isText reports whether n is a text, or a map that has one.
func isText(n *Node) bool {
	if n.Kind != Map {
		return n.Kind == Text
	}
	for _, f := range n.Fields {
		if role, _ := RoleOf(f.Name); (role == Title || role == Question || role == Detail) && f.Value.Kind == Text {
			return true
		}
	}
	return isTongues(n)
}

// holdsQuestions reports whether a list or a map is made of questions.
func holdsQuestions(n *Node) bool {
	switch {
	case n.Kind == List && len(n.Items) > 0:
		return n.Items[0].Kind == Map && IsQuestion(n.Items[0])
	case n.Kind == Map && len(n.Fields) > 0:
		return n.Fields[0].Value.Kind == Map && IsQuestion(n.Fields[0].Value)
	}
	return false
}

// IsSet reports whether the name of a list says only that it holds questions.
func IsSet(name string) bool { return words.Is(words.SetKey, spelled(name)) }

// EndsAsking reports whether a text ends as a question does, or has a gap.
func EndsAsking(s string) bool {
	return ast.EndsAsking(ast.TrimClosers(s)) || strings.Contains(s, "___")
}

// Asks reports whether a text is worded as a question.
func Asks(s string) bool {
	s = strings.TrimSpace(s)
	return EndsAsking(s) || len(strings.Fields(s)) > 2 && words.Begins(words.Asking, s)
}
