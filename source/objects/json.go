package objects

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/bank/record"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
)

// The limits of JSON: deeper or larger files are made to use up memory.
const (
	deepest = 100
	largest = 1000000 // values
)

// A fault is what breaks the rules of a format, at an offset.
type fault struct {
	at      int
	message string
}

// A jsonReader reads JSON, with the place of each value. Its text is UTF-8.
type jsonReader struct {
	lines *diag.Lines
	// from maps offsets of src to those of the file; nil: they are the same.
	from  func(offset int) diag.Pos
	src   string
	at    int
	count int
	loose bool // as programs write objects in their code (see [looseValues])
	sink  diag.Sink
	// What stands around the values: the name that a program gives them, and comments.
	name     string
	nameAt   diag.Span
	comments []diag.Span
}

// ParseValue returns the JSON that a value is; ok is false if it is none.
func ParseValue(v bank.Value, sink diag.Sink) (n *record.Node, ok bool) {
	r := &jsonReader{lines: &diag.Lines{Name: v.File}, from: v.At, src: v.Text, sink: sink}
	n, f := r.value(0)
	if f != nil {
		return nil, false
	}
	r.space()
	return n, r.at == len(r.src)
}

// all reads the values of a file: one, or several, as in JSON Lines. People write such files by hand, too, so comments,
// a comma behind the last of a list, and the name that a program gives its data ("const bank = [") are no faults.
func (r *jsonReader) all() ([]*record.Node, *fault) {
	var out []*record.Node
	r.skipName()
	for {
		if r.space(); r.at == len(r.src) {
			break
		}
		if n := len(out); n > 0 && out[n-1].IsScalar() && strings.LastIndexByte(r.src[:r.at], '\n') <
			r.lines.Offset(out[n-1].At.End) {
			return nil, r.wrong("the end, or another value on a line of its own")
		}
		n, f := r.value(0)
		if f != nil {
			return nil, f
		}
		out = append(out, n)
	}
	r.reportAside()
	return out, nil
}

// reportAside reports what stands around the values.
func (r *jsonReader) reportAside() {
	if r.name != "" {
		r.sink.Report(diag.New(diag.LeftOut, r.nameAt, "%q before the data is left out", r.name))
	}
	switch n := len(r.comments); n {
	case 0:
	case 1:
		r.sink.Report(diag.New(diag.LeftOut, r.comments[0], "a comment is left out"))
	default:
		r.sink.Report(diag.New(diag.LeftOut, r.comments[0], "%d comments are left out, the first here", n))
	}
}

// assigned matches the name that a program gives its data.
var assigned = pattern.New(`^\s*(?:export\s+default|(?:export\s+)?(?:(?:const|let|var)\s+)?[\pL_$][\pL\d_$.]*\s*=)\s*`)

// skipName skips the name of the data, and the semicolon behind them.
func (r *jsonReader) skipName() {
	r.space()
	m := assigned.FindStringIndex(r.src[r.at:])
	if m == nil || r.at+m[1] >= len(r.src) || r.src[r.at+m[1]] != '{' && r.src[r.at+m[1]] != '[' {
		return
	}
	r.name = strings.TrimSpace(r.src[r.at : r.at+m[1]])
	r.nameAt = r.span(r.at, r.at+len(r.name))
	r.at += m[1]
	r.src = strings.TrimSuffix(strings.TrimRight(r.src, " \t\r\n"), ";")
}

// space skips white space and, in a file, comments.
func (r *jsonReader) space() {
	for r.at < len(r.src) {
		switch {
		case strings.IndexByte(" \t\n\r", r.src[r.at]) >= 0:
			r.at++
		case r.from != nil || r.comment() == 0:
			return
		default:
			size := r.comment()
			r.comments = append(r.comments, r.span(r.at, r.at+size))
			r.at += size
		}
	}
}

// comment returns the size of the comment that stands here; 0 for none.
func (r *jsonReader) comment() int {
	rest := r.src[r.at:]
	switch {
	case strings.HasPrefix(rest, "//"), strings.HasPrefix(rest, "#"):
		if i := strings.IndexByte(rest, '\n'); i >= 0 {
			return i
		}
		return len(rest)
	case strings.HasPrefix(rest, "/*"):
		if i := strings.Index(rest, "*/"); i >= 0 {
			return i + len("*/")
		}
	}
	return 0
}

func (r *jsonReader) pos(offset int) diag.Pos {
	if r.from != nil {
		return r.from(offset)
	}
	return r.lines.Pos(offset)
}

func (r *jsonReader) span(start, end int) diag.Span {
	return diag.Span{File: r.lines.Name, Start: r.pos(start), End: r.pos(end)}
}

// wrong returns the fault of what stands here instead of what is wanted.
func (r *jsonReader) wrong(want string) *fault {
	rest := r.src[r.at:]
	switch {
	case rest == "":
		return &fault{r.at, "the file ends; want " + want}
	case strings.HasPrefix(rest, "/*"):
		return &fault{r.at, "a comment that is never closed; want " + want}
	case rest[0] == '\'':
		return &fault{r.at, "a single quotation mark; want " + want}
	}
	c, _ := utf8.DecodeRuneInString(rest)
	return &fault{r.at, fmt.Sprintf("%q; want %s", c, want)}
}

func (r *jsonReader) value(depth int) (*record.Node, *fault) {
	r.space()
	if r.count++; depth > deepest || r.count > largest {
		return nil, &fault{r.at, fmt.Sprintf("want at most %d levels and %d values", deepest, largest)}
	}
	if r.at == len(r.src) {
		return nil, r.wrong("a value")
	}
	switch c := r.src[r.at]; {
	case c == '{':
		return r.object(depth)
	case c == '[':
		return r.list(depth)
	case c == '"', c == '\'' && r.loose:
		return r.text()
	case '0' <= c && c <= '9', c == '-' && r.at+1 < len(r.src) && '0' <= r.src[r.at+1] && r.src[r.at+1] <= '9':
		return r.number()
	}
	for _, word := range []string{"true", "false", "null", "True", "False", "None"} {
		if strings.HasPrefix(r.src[r.at:], word) && (r.loose || word[0] >= 'a') {
			n := &record.Node{Kind: record.Bool, At: r.span(r.at, r.at+len(word))}
			if word == "null" || word == "None" {
				n.Kind = record.Null
			}
			n.Value = bank.Fixed(strings.ToLower(word), n.At)
			r.at += len(word)
			return n, nil
		}
	}
	return nil, r.wrong("a value, such as \"text\", [ or {")
}

func (r *jsonReader) list(depth int) (*record.Node, *fault) {
	start := r.at
	n := &record.Node{Kind: record.List}
	r.at++
	for first := true; ; first = false {
		r.space()
		if first && strings.HasPrefix(r.src[r.at:], "]") {
			break
		}
		it, f := r.value(depth + 1)
		if f != nil {
			return nil, f
		}
		n.Items = append(n.Items, it)
		if r.space(); strings.HasPrefix(r.src[r.at:], "]") {
			break
		}
		if !strings.HasPrefix(r.src[r.at:], ",") {
			return nil, r.wrong("a comma or ]")
		}
		r.at++
		if r.space(); strings.HasPrefix(r.src[r.at:], "]") && r.from == nil {
			break
		}
	}
	r.at++
	n.At = r.span(start, r.at)
	return n, nil
}

func (r *jsonReader) object(depth int) (*record.Node, *fault) {
	start := r.at
	n := &record.Node{Kind: record.Map}
	seen := map[string]int{}
	r.at++
	for first := true; ; first = false {
		r.space()
		if first && strings.HasPrefix(r.src[r.at:], "}") {
			break
		}
		key, v, f := r.pair(depth + 1)
		if f != nil {
			return nil, f
		}
		field := record.Field{Name: key.Value.Text, At: key.At, Value: v}
		if i, twice := seen[field.Name]; twice {
			r.sink.Report(diag.New(diag.LeftOut, n.Fields[i].At, "the key %q stands twice in an object; the first is left out",
				field.Name).WithRelated(key.At, "the second"))
			n.Fields[i] = field
		} else {
			seen[field.Name] = len(n.Fields)
			n.Fields = append(n.Fields, field)
		}
		if r.space(); strings.HasPrefix(r.src[r.at:], "}") {
			break
		}
		if !strings.HasPrefix(r.src[r.at:], ",") {
			return nil, r.wrong("a comma or }")
		}
		r.at++
		if r.space(); strings.HasPrefix(r.src[r.at:], "}") && r.from == nil {
			break
		}
	}
	r.at++
	n.At = r.span(start, r.at)
	return n, nil
}

// pair reads a key, its colon and its value, which is so deep.
func (r *jsonReader) pair(depth int) (key, value *record.Node, f *fault) {
	if key, f = r.key(); f != nil {
		return nil, nil, f
	}
	if r.space(); !strings.HasPrefix(r.src[r.at:], ":") {
		return nil, nil, r.wrong("a colon after the key")
	}
	r.at++
	value, f = r.value(depth)
	return key, value, f
}

// key reads the key of an object, which is a string, or a name in loose JSON.
func (r *jsonReader) key() (*record.Node, *fault) {
	rest := r.src[r.at:]
	if strings.HasPrefix(rest, `"`) || r.loose && strings.HasPrefix(rest, "'") {
		return r.text()
	}
	n := 0
	if r.loose {
		n = len(rest) - len(strings.TrimLeftFunc(rest, isNameRune))
	}
	if n == 0 {
		return nil, r.wrong("a key between quotation marks")
	}
	key := &record.Node{Kind: record.Text, At: r.span(r.at, r.at+n)}
	key.Value = bank.Fixed(rest[:n], key.At)
	r.at += n
	return key, nil
}

func (r *jsonReader) number() (*record.Node, *fault) {
	start := r.at
	for r.at < len(r.src) && strings.IndexByte("+-.0123456789eE", r.src[r.at]) >= 0 {
		r.at++
	}
	text := r.src[start:r.at]
	if _, err := strconv.ParseFloat(text, 64); err != nil && !strings.Contains(err.Error(), "range") {
		return nil, &fault{start, fmt.Sprintf("%q is no number", text)}
	}
	n := &record.Node{Kind: record.Number, At: r.span(start, r.at)}
	n.Value = bank.Fixed(text, n.At)
	return n, nil
}

// text reads a string. Characters that must be escaped, such as line ends, are taken as they are.
func (r *jsonReader) text() (*record.Node, *fault) {
	start, quote := r.at, r.src[r.at]
	r.at++
	var b bank.Text
	run := r.at
	for r.at < len(r.src) {
		switch r.src[r.at] {
		case quote:
			b.Add(r.src[run:r.at], run)
			r.at++
			n := &record.Node{Kind: record.Text, At: r.span(start, r.at)}
			n.Value = bank.Value{Text: b.String(), File: r.lines.Name}
			if end := r.at - 1; b.String() == "" {
				n.Value.At = func(int) diag.Pos { return r.pos(end) }
			} else {
				n.Value.At = func(i int) diag.Pos { return r.pos(b.Offset(i)) }
			}
			return n, nil
		case '\\':
			b.Add(r.src[run:r.at], run)
			s, size := unescape(r.src[r.at:])
			if r.loose && strings.HasPrefix(r.src[r.at:], `\'`) {
				s, size = "'", 2
			}
			if size == 0 {
				return nil, &fault{r.at, "a backslash that escapes nothing; want two backslashes"}
			}
			b.Decode(s, r.at)
			r.at += size
			run = r.at
		default:
			r.at++
		}
	}
	return nil, &fault{start, "a text without its closing quotation mark"}
}

// unescape returns what the escape at the start of s stands for, and its size; 0 if it is none.
func unescape(s string) (string, int) {
	if len(s) < 2 {
		return "", 0
	}
	if i := strings.IndexByte(`"\/bfnrt`, s[1]); i >= 0 {
		return []string{`"`, `\`, "/", "", "\n", "\n", "\n", "\t"}[i], 2
	}
	code := func(s string) (rune, bool) {
		if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
			return 0, false
		}
		v, err := strconv.ParseUint(s[2:6], 16, 32)
		return rune(v), err == nil
	}
	c, ok := code(s)
	if !ok {
		return "", 0
	}
	if utf16.IsSurrogate(c) {
		if low, ok := code(s[6:]); ok {
			if r := utf16.DecodeRune(c, low); r != utf8.RuneError {
				return string(r), 12
			}
		}
		c = utf8.RuneError
	}
	if c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0 {
		return " ", 6
	}
	return string(c), 6
}
