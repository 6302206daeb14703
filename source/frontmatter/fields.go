package frontmatter

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/suggest"
)

// A field takes the value of one key. Its error says what is wrong with the value.
type field struct {
	names []string // the first is the one to recommend
	one   func(string) error
	many  func([]string)
	inner []field // a mapping of its own
}

// fields gives the keys of front matter; what they are given goes into m.
func fields(m *ast.Meta) []field {
	return []field{
		{names: []string{"title"}, one: set(&m.Title)},
		{names: []string{"subtitle"}, one: set(&m.Subtitle)},
		{names: []string{"author", "authors"}, many: func(v []string) { m.Authors = append(m.Authors, v...) }},
		{names: []string{"language", "lang"}, one: func(s string) error { return setLanguage(&m.Language, s) }},
		{names: []string{"date"}, one: func(s string) error { return setDate(&m.Date, s) }},
		{names: []string{"description"}, one: set(&m.Description)},
		{names: []string{"publisher"}, one: set(&m.Publisher)},
		{names: []string{"rights"}, one: set(&m.Rights)},
		{names: []string{"subjects", "tags", "keywords"}, many: func(v []string) { m.Subjects = append(m.Subjects, v...) }},
		{names: []string{"identifier"}, one: set(&m.Identifier)},
		{names: []string{"cover"}, one: set(&m.Cover)},
		{names: []string{"answers"}, one: func(s string) error { return setAnswers(&m.Answers, s) }},
		{names: []string{"hyphenation"}, one: set(&m.Hyphenation)},
		{names: []string{"fonts"}, inner: []field{
			{names: []string{"folder"}, one: set(&m.Fonts.Folder)},
			{names: []string{"text"}, one: set(&m.Fonts.Text)},
			{names: []string{"code"}, one: set(&m.Fonts.Code)},
			{names: []string{"fallback"}, many: func(v []string) { m.Fonts.Fallback = append(m.Fonts.Fallback, v...) }},
		}},
		{names: []string{"page"}, inner: []field{
			{names: []string{"size"}, one: func(s string) error { return setSize(&m.Page.Size, s) }},
			{names: []string{"margin"}, one: func(s string) error { return setLength(&m.Page.Margin, s, 0, ast.MaxMargin) }},
			{names: []string{"type-size"}, one: func(s string) error { return setLength(&m.Page.TypeSize, s, ast.MinTypeSize, ast.MaxTypeSize) }},
		}},
	}
}

// mapping gives every value of n to the field of its key. within is the key that holds the mapping.
func (r *reader) mapping(n *yaml.Node, known []field, within string) {
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at := slices.IndexFunc(known, func(f field) bool {
			return slices.Contains(f.names, strings.ToLower(key.Value))
		})
		if at < 0 || key.Kind != yaml.ScalarNode {
			r.unknown(key, known)
			continue
		}
		f := known[at]
		label := strings.TrimPrefix(within+"."+f.names[0], ".")
		if seen[key.Value] {
			r.bad(key, label, "given twice; the first is used")
			continue
		}
		seen[key.Value] = true
		r.value(value, f, label)
	}
}

func (r *reader) value(n *yaml.Node, f field, label string) {
	switch {
	case n.Kind == yaml.ScalarNode && n.Tag == "!!null":
		// A key without a value says nothing; templates have many.
	case f.inner != nil && n.Kind == yaml.MappingNode:
		r.mapping(n, f.inner, label)
	case f.inner != nil:
		r.bad(n, label, "want a mapping of %s", strings.Join(names(f.inner), ", "))
	case f.many != nil && n.Kind == yaml.SequenceNode:
		var all []string
		for _, c := range n.Content {
			if s := clean(c.Value); c.Kind == yaml.ScalarNode && s != "" {
				all = append(all, s)
			} else {
				r.bad(c, label, "want a text or a list of texts")
			}
		}
		f.many(all)
	case f.many != nil && n.Kind == yaml.ScalarNode:
		if s := clean(n.Value); s != "" {
			f.many([]string{s})
		}
	case f.one != nil && n.Kind == yaml.ScalarNode:
		if err := f.one(clean(n.Value)); err != nil {
			r.bad(n, label, "%v", err)
		}
	default:
		r.bad(n, label, "want a text")
	}
}

func (r *reader) unknown(key *yaml.Node, known []field) {
	d := diag.New(diag.MetaUnknown, r.span(key), "front matter key %q is not known", key.Value)
	if near, ok := suggest.Nearest(key.Value, names(known)); ok {
		d = d.WithHint("did you mean %q?", near)
	}
	r.sink.Report(d)
}

func names(known []field) []string {
	var all []string
	for _, f := range known {
		all = append(all, f.names...)
	}
	return all
}

// clean folds white space, line breaks of block scalars among it, and drops control characters.
func clean(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(c rune) rune {
		if c < ' ' || c >= 0x7f && c < 0xa0 {
			return -1
		}
		return c
	}, s)
}

func set(to *string) func(string) error {
	return func(s string) error { *to = s; return nil }
}

func setLanguage(to *string, s string) error {
	tag, err := language.Parse(s)
	if err != nil || tag == language.Und {
		return fmt.Errorf("%q is no language tag (BCP 47), such as en or pt-BR", s)
	}
	*to = tag.String()
	return nil
}

func setDate(to *string, s string) error {
	for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		if _, err := time.Parse(layout, s); err == nil {
			*to = s
			return nil
		}
	}
	return fmt.Errorf("%q is no date: want YYYY, YYYY-MM or YYYY-MM-DD", s)
}

func setAnswers(to *string, s string) error {
	switch low := strings.ToLower(s); low {
	case ast.AnswersInline, ast.AnswersBack, ast.AnswersDetails:
		*to = low
		return nil
	}
	return fmt.Errorf("%q is no place for answers: want inline, back or details", s)
}

func setSize(to *string, s string) error {
	switch low := strings.ToLower(s); low {
	case "a4", "letter":
		*to = low
		return nil
	}
	return fmt.Errorf("%q is no paper size: want a4 or letter", s)
}

// setLength sets a length in points.
func setLength(to *float64, s string, least, most float64) error {
	v, err := ast.ParseLength(s, least, most)
	if err == nil {
		*to = v
	}
	return err
}
