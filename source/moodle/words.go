package moodle

import (
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/gift"
	"example.org/studyguide/source/xmltree"
)

// Words returns a file with all but the words of its author blank: no settings, no names of questions, no files.
func Words(src []byte) []byte {
	lines := diag.NewLines("", src)
	root := xmltree.Parse(lines, &diag.List{})
	if root == nil {
		return src
	}
	var texts []bank.Text
	seen := gift.Paths{}
	judged := false // in a question that is true or false, whose options are in the words of the guide's language
	var walk func(n *xmltree.Node)
	walk = func(n *xmltree.Node) {
		switch n.Name {
		case "question":
			judged = n.Get("type") == "truefalse"
		case "answer":
			if judged {
				if f := n.Element("feedback"); f != nil {
					walk(f)
				}
				return
			}
		case "name", "file", "idnumber", "tolerance", "dataset_definitions":
			return
		case "category":
			t := n.Text()
			if e := n.Element("text"); e != nil {
				t = e.Text()
			}
			texts = append(texts, seen.New(t)...)
			return
		case "text":
			texts = append(texts, withoutCode(n.Text()))
		}
		for _, e := range n.Elements() {
			walk(e)
		}
	}
	walk(root)
	return bank.Words(src, texts)
}

// withoutCode returns a text without the marks of embedded answers and of gaps.
func withoutCode(t bank.Text) bank.Text {
	var out bank.Text
	for _, code := range gift.Code {
		s := t.String()
		out = bank.Text{}
		from := 0
		for {
			m := code.FindStringIndex(s[from:])
			if m == nil {
				break
			}
			out.Append(t.Slice(from, from+m[0]))
			from += m[1]
		}
		out.Append(t.Slice(from, len(s)))
		t = out
	}
	return t
}
