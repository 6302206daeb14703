package objects

import (
	"strings"
	"unicode"

	"studyguide/source/bank/record"
	"studyguide/source/diag"
	"studyguide/source/pattern"
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
		key, f := r.key()
		if f != nil {
			return nil, f
		}
		if r.space(); !strings.HasPrefix(r.src[r.at:], ":") {
			return nil, r.wrong("a colon after the key")
		}
		r.at++
		v, f := r.value(0)
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
	if looseSource(body) < 0 {
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
