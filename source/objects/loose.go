package objects

import (
	"slices"
	"strings"
	"unicode"

	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/bank/record"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
)

// People keep the objects of their programs in text files: names without quotation marks as keys, texts between single
// ones, commas behind the last value, comments, the variable to which a list is assigned, and lists or objects whose
// outer brackets stand elsewhere. All of this is read where the name of a file does not say that it is JSON.

var (
	// assignment matches the variable before objects: "const questions = ".
	assignment = pattern.New(`^\s*(?:export\s+)?(?:(?:const|let|var)\s+)?[A-Za-z_]\w{0,40}\s*=\s*`)
	// looseStart matches the start of objects: of a list, of an object with its first key, or of a first pair.
	looseStart = pattern.New(`^(?:\s|//[^\n]*\n)*(?:\[(?:\s|//[^\n]*\n)*)?` +
		`(?:\{\s*(?:[A-Za-z_]\w*|"[^"\n]{1,40}"|'[^'\n]{1,40}')|"[^"\n]+")\s*:\s*["'\[\d{tf]`)
)

// fieldLine matches a line that gives a name a value: a field of a record that a program would run.
var fieldLine = pattern.New(`^[ \t]*([A-Za-z_]\w{0,30})[ \t]*=[ \t]*["'\[\d]`)

// bareFieldLine matches a field whose value may have no quotation marks.
var bareFieldLine = pattern.New(`^[ \t]*(\pL[\pL\pM\d_]{0,30})[ \t]*=[ \t]*\S`)

// assigned reads records whose fields are lines that give names values; each begins with the name that the one before
// has. What is no value by the rules is the text of the line. It returns nil for any other text.
func (r *jsonReader) assigned() []*record.Node {
	const fewest = 3 // records
	fieldLine := fieldsOf(r.src)
	if fieldLine == nil {
		return nil
	}
	r.loose = true
	var out []*record.Node
	var n *record.Node
	for at := 0; at < len(r.src); {
		end := lineEnd(r.src, at)
		line := r.src[at:end]
		m := fieldLine.FindStringSubmatchIndex(line)
		switch {
		case m == nil && strings.TrimSpace(line) != "" && strings.TrimSpace(line)[0] != '#':
			return nil
		case m == nil:
			at = end + 1
			continue
		}
		name := line[m[2]:m[3]]
		if n == nil || slices.ContainsFunc(n.Fields, func(f record.Field) bool { return f.Name == name }) {
			if len(out) > 0 && name != out[0].Fields[0].Name {
				return nil
			}
			n = &record.Node{Kind: record.Map, At: r.span(at, end)}
			out = append(out, n)
		}
		start := at + strings.IndexByte(line, '=') + len("=")
		start += len(r.src[start:end]) - len(strings.TrimLeft(r.src[start:end], " \t"))
		r.at = start
		v, f := r.value(0)
		end = lineEnd(r.src, max(end, r.at))
		if f != nil || strings.TrimSpace(r.src[r.at:end]) != "" {
			for end = lineEnd(r.src, start); end < len(r.src); {
				next := lineEnd(r.src, end+1)
				if fieldLine.MatchString(r.src[end+1 : next]) {
					break
				}
				end = next
			}
			v = &record.Node{Kind: record.Text, At: r.span(start, end)}
			v.Value = bank.Fixed(strings.TrimSpace(r.src[start:end]), v.At)
		}
		n.Fields = append(n.Fields, record.Field{Name: name, At: r.span(at+m[2], at+m[3]), Value: v})
		n.At = n.At.To(v.At)
		at = end + 1
	}
	if len(out) < fewest {
		return nil
	}
	return out
}

// lineEnd returns the end of the line at an offset.
func lineEnd(src string, at int) int {
	if i := strings.IndexByte(src[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(src)
}

// fieldsOf returns what matches the fields of a text that begins with one; nil if it does not. Values may lack
// quotation marks where the first field is a question by its name.
func fieldsOf(src string) *pattern.Pattern {
	head := strings.TrimLeft(src[:min(len(src), 200)], " \t\r\n")
	if fieldLine.MatchString(head) {
		return fieldLine
	}
	if m := bareFieldLine.FindStringSubmatch(head); m != nil {
		if role, _ := record.RoleOf(m[1]); role == record.Question {
			return bareFieldLine
		}
	}
	return nil
}

// looseSource returns where objects start in a text that may hold them in loose form; -1 if it does not.
func looseSource(src string) int {
	const enough = 2000
	head := src[:min(len(src), enough)]
	start := len(assignment.FindString(head))
	if !looseStart.MatchString(head[start:]) {
		return -1
	}
	return start
}

// looseValues reads the values of a text in loose form: separated by commas or not, or as pairs of one object without
// its braces.
func (r *jsonReader) looseValues() ([]*record.Node, *fault) {
	if all := r.assigned(); all != nil {
		return all, nil
	}
	start := looseSource(r.src)
	if start < 0 {
		return nil, r.wrong("an object")
	}
	if r.loose, r.at = true, start; start > 0 {
		r.name = strings.TrimSpace(r.src[:start])
		r.nameAt = r.span(0, len(r.name))
	}
	r.space()
	pairs := strings.HasPrefix(r.src[r.at:], `"`)
	var out []*record.Node
	object := &record.Node{Kind: record.Map, At: r.span(r.at, len(r.src))}
	for {
		for r.space(); r.at < len(r.src) && strings.IndexByte(",;", r.src[r.at]) >= 0; r.space() {
			r.at++
		}
		if r.at == len(r.src) {
			break
		}
		if !pairs {
			n, f := r.value(0)
			if f != nil {
				return nil, f
			}
			out = append(out, n)
			continue
		}
		key, v, f := r.pair(0)
		if f != nil {
			return nil, f
		}
		object.Fields = append(object.Fields, record.Field{Name: key.Value.Text, At: key.At, Value: v})
	}
	if pairs {
		out = append(out, object)
	}
	r.reportAside()
	return out, nil
}

// looksLoose reports whether a text holds objects in loose form, at least one of them a question, or pairs of which
// most ask.
func looksLoose(body string) bool {
	if looseSource(body) < 0 && fieldsOf(body) == nil {
		return false
	}
	r := &jsonReader{lines: diag.NewLines("", []byte(body)), src: body, sink: &diag.List{}}
	all, f := r.looseValues()
	if f != nil {
		return false
	}
	return holdsQuestion(&record.Node{Kind: record.List, Items: all})
}

// holdsQuestion reports whether a value holds a question, or a map from questions to answers.
func holdsQuestion(n *record.Node) bool {
	asking := 0
	for _, f := range n.Fields {
		if record.EndsAsking(f.Name) && f.Value.IsScalar() {
			asking++
		}
		if holdsQuestion(f.Value) {
			return true
		}
	}
	if n.Kind == record.Map && (record.IsQuestion(n) || asking*2 > len(n.Fields)) {
		return true
	}
	for _, it := range n.Items {
		if holdsQuestion(it) {
			return true
		}
	}
	return false
}

func isNameRune(c rune) bool {
	return c == '_' || c == '$' || unicode.IsLetter(c) || unicode.IsDigit(c)
}
