package objects

import (
	"slices"
	"strings"

	"example.org/studyguide/source/bank/record"
)

// A turn is what one side of a chat says, as programs that train or log models of language keep it: its role ("user",
// "assistant") and its text.
type turn struct {
	node *record.Node // the message
	role record.Field
	text record.Field
	more []record.Field // parts that are no text
}

// asks reports whether the side that asks speaks.
func (t turn) asks() bool {
	switch strings.ToLower(t.role.Value.String()) {
	case "user", "human", "prompter":
		return true
	}
	return false
}

// answers reports whether the side that answers speaks.
func (t turn) answers() bool {
	switch strings.ToLower(t.role.Value.String()) {
	case "assistant", "gpt", "model", "bot", "ai", "chatbot":
		return true
	}
	return false
}

// turns returns the messages of a list; nil if it is no chat, in which both sides speak.
func turns(n *record.Node) []turn {
	if n.Kind != record.List {
		return nil
	}
	var out []turn
	for _, it := range n.Items {
		t := turn{node: it}
		for _, f := range it.Fields {
			switch strings.ToLower(f.Name) {
			case "role", "from":
				t.role = f
			case "content", "value", "text", "parts":
				t.text = f
			}
		}
		if t.role.Value == nil || t.text.Value == nil || !t.role.Value.IsScalar() {
			return nil
		}
		t.text.Value, t.more = said(t.text.Value)
		out = append(out, t)
	}
	if !slices.ContainsFunc(out, turn.asks) || !slices.ContainsFunc(out, turn.answers) {
		return nil
	}
	return out
}

// said returns the text of a message, and what else it has. If it has several parts, the text is the list of theirs.
func said(n *record.Node) (text *record.Node, more []record.Field) {
	if n.Kind != record.List {
		return n, nil
	}
	out := &record.Node{Kind: record.List, At: n.At}
	for _, part := range n.Items {
		if part.Kind != record.Map {
			out.Items = append(out.Items, part)
			continue
		}
		for _, f := range part.Fields {
			switch name := strings.ToLower(f.Name); name {
			case "type":
			case "text":
				out.Items = append(out.Items, f.Value)
			default:
				more = append(more, f)
			}
		}
	}
	return out, more
}

// chat adds a question for each time the one side asks, with all that the other answers. What neither says, such as the
// instructions of a system, is left out.
func (w *walker) chat(list []turn, path []string) {
	var question *record.Node
	flush := func() {
		if question != nil {
			w.Add(question, path, "")
		}
		question = nil
	}
	for _, t := range list {
		w.Aside = append(w.Aside, t.role.Value.At)
		w.unused = append(w.unused, t.more...)
		f := t.text
		switch {
		case t.asks():
			flush()
			f.Role = record.Question
			question = &record.Node{Kind: record.Map, At: t.node.At, Fields: []record.Field{f}}
		case t.answers() && question != nil:
			f.Role = record.Answer
			question.Fields = append(question.Fields, f)
			question.At = question.At.To(t.node.At)
		case f.Value.IsScalar():
			f.Name = t.role.Value.String()
			w.unused = append(w.unused, f)
		}
	}
	flush()
}
