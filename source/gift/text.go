package gift

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/pattern"
)

// escapes holds what stands behind a backslash, and what it means then.
var escapes = map[byte]string{
	':': ":", '#': "#", '=': "=", '{': "{", '}': "}", '~': "~", '\\': "\\", 'n': "\n",
}

// unescaped returns a text without its escapes.
func unescaped(s string) string {
	r := reader{}
	t := r.text(s, 0, nil)
	return strings.TrimSpace(t.String())
}

// text returns s, which stands at the offset src of the file, without escapes and comments.
func (r *reader) text(s string, src int, comments []skipped) bank.Text {
	var t bank.Text
	from := 0
	for i := 0; i < len(s); i++ {
		for len(comments) > 0 && comments[0].end <= src+i {
			comments = comments[1:]
		}
		switch {
		case len(comments) > 0 && comments[0].start <= src+i:
			t.Add(s[from:i], src+from)
			i = min(comments[0].end-src, len(s)) - 1
			from = i + 1
		case s[i] == '\\' && i+1 < len(s) && escapes[s[i+1]] != "":
			t.Add(s[from:i], src+from)
			t.Decode(escapes[s[i+1]], src+i)
			i++
			from = i + 1
		}
	}
	t.Add(s[from:], src+from)
	return t
}

// formatted matches the format that an author gives a text.
var formatted = pattern.New(`^\s*\[(html|moodle|plain|markdown)\]`)

// blocks returns the blocks of a text. format is that of its question, "" for Moodle's own.
func (r *reader) blocks(t bank.Text, format string) []ast.Block {
	if m := formatted.FindStringSubmatch(t.String()); m != nil {
		format, t = m[1], t.Slice(len(m[0]), len(t.String()))
	}
	t = t.Trim()
	if t.IsBlank() {
		return nil
	}
	lang := bank.HTML
	t = r.quiz.TakePictures(t)
	switch format {
	case "html":
	case "markdown":
		lang = bank.Markdown
	case "plain":
		lang = bank.Plain
	default:
		t = t.Auto()
	}
	return t.Value(r.Lines).Blocks(lang, r.sink)
}

// indexes returns the offsets in s of the characters in set that no backslash escapes.
func indexes(s, set string) []int {
	var out []int
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case strings.IndexByte(set, s[i]) >= 0:
			out = append(out, i)
		}
	}
	return out
}

// index returns the offset in s of the first sign that no backslash escapes, -1 if there is none.
func index(s, sign string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], sign)
		if i < 0 {
			return -1
		}
		i += from
		slashes := 0
		for slashes < i && s[i-1-slashes] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return i
		}
		from = i + 1
	}
}
