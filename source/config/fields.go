package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// fields returns the fields of front matter, which store their values in m.
func fields(m *ast.Meta) []Field {
	return []Field{
		{Names: []string{"title"}, One: set(&m.Title)},
		{Names: []string{"subtitle"}, One: set(&m.Subtitle)},
		{Names: []string{"author", "authors"}, Many: func(v []string) { m.Authors = append(m.Authors, v...) }},
		{Names: []string{"language", "lang"}, One: func(s string) error { return setLanguage(&m.Language, s) }},
		{Names: []string{"date"}, One: func(s string) error { return setDate(&m.Date, s) }},
		{Names: []string{"description"}, One: set(&m.Description)},
		{Names: []string{"publisher"}, One: set(&m.Publisher)},
		{Names: []string{"rights"}, One: set(&m.Rights)},
		{Names: []string{"subjects", "tags", "keywords"},
			Many: func(v []string) { m.Subjects = append(m.Subjects, v...) }},
		{Names: []string{"identifier"}, One: set(&m.Identifier)},
		{Names: []string{"cover"}, One: func(s string) error {
			if m.Cover = s; strings.EqualFold(s, ast.NoCover) {
				m.Cover = ast.NoCover
			}
			return nil
		}},
		{Names: []string{"logo"}, One: func(s string) error {
			if !strings.EqualFold(s, "none") {
				m.Logo = s
			}
			return nil
		}},
		{Names: []string{"url"}, One: func(s string) error { return setURL(&m.URL, s) }},
		{Names: []string{"colophon"}, One: func(s string) error { return setColophon(&m.NoColophon, s) }},
		{Names: []string{"answers"}, One: func(s string) error { return setAnswers(&m.Answers, s) }},
		{Names: []string{"words"}, Inner: wordFields(m)},
		{Names: []string{"hyphenation"}, One: set(&m.Hyphenation)},
		{Names: []string{"smart"}, One: func(s string) error { return setSmart(&m.AsWritten, s) }},
		{Names: []string{"links"}, One: func(s string) error { return ast.SetLinks(&m.Links, s) }},
		{Names: []string{"index"}, One: func(s string) error { return setIndex(&m.Index, s) }},
		{Names: []string{"terms"}, Many: func(v []string) { m.Terms = append(m.Terms, v...) }},
		{Names: []string{"anki"}, Inner: []Field{
			{Names: []string{"terms"}, One: func(s string) error { return setOn(&m.TermCards, s) }},
		}},
		{Names: []string{"new"}, One: func(s string) error { return setNews(&m.NoNews, s) }},
		{Names: []string{"checklist"}, One: func(s string) error { return setOn(&m.Checklist, s) }},
		{Names: []string{"fonts"}, Inner: []Field{
			{Names: []string{"folder"}, One: set(&m.Fonts.Folder)},
			{Names: []string{"text"}, One: set(&m.Fonts.Text)},
			{Names: []string{"code"}, One: set(&m.Fonts.Code)},
			{Names: []string{"fallback"}, Many: func(v []string) { m.Fonts.Fallback = append(m.Fonts.Fallback, v...) }},
		}},
		{Names: []string{"accessibility"}, Inner: []Field{
			{Names: []string{"conforms-to", "conformsto"},
				One: func(s string) error { return setConformance(&m.Claim.ConformsTo, s) }},
			{Names: []string{"certified-by", "certifiedby"}, One: set(&m.Claim.CertifiedBy)},
		}},
		{Names: []string{"order"}, One: func(s string) error { return setOrder(&m.Order, s) }},
		{Names: []string{"weight", "nav_order", "sidebar_position"}, One: func(s string) error {
			n := 0
			if m.Order == 0 && setOrder(&n, s) == nil { // other programs also take -1, 2.5 and "b"
				m.Order = n
			}
			return nil
		}},
		{Names: []string{"theme"}, One: set(&m.Theme)},
		{Names: []string{"question-level"}, One: func(s string) error { return setLevel(&m.QuestionLevel, s) }},
		{Names: []string{"minutes"}, One: func(s string) error { return setWhole(&m.Minutes, s, maxMinutes) }},
		{Names: []string{"marks"}, One: func(s string) error { return setMarks(&m.Marks, s) }},
		{Names: []string{"page"}, At: &m.Page.At, Inner: []Field{
			{Names: []string{"size"}, One: func(s string) error { return setSize(&m.Page.Size, s) }},
			{Names: []string{"margin"}, One: func(s string) error {
				return setLength(&m.Page.Margin, s, 0, ast.MaxMargin)
			}},
			{Names: []string{"type-size"}, One: func(s string) error {
				return setLength(&m.Page.TypeSize, s, ast.MinTypeSize, ast.MaxTypeSize)
			}},
			{Names: []string{"sides", "gutter", "bleed", "columns"}, Ignore: true, Hint: inTheme},
		}},
		{Names: []string{"sides", "gutter", "bleed", "columns", "openings", "tabs", "space", "colors", "colours"},
			Ignore: true, Hint: inTheme},
		{Names: foreignKeys(), Ignore: true},
	}
}

// inTheme is the hint at keys of theme files, which front matter does not have.
const inTheme = "belongs in a theme file"

// wordFields returns a field for each word of the books that an author can replace.
func wordFields(m *ast.Meta) []Field {
	var out []Field
	for _, key := range words.Keys() {
		out = append(out, Field{Names: []string{key}, One: func(s string) error {
			if err := words.Check(key, s); err != nil {
				return err
			}
			if m.Words == nil {
				m.Words = map[string]string{}
			}
			m.Words[key] = s
			return nil
		}})
	}
	return out
}

func set(to *string) func(string) error {
	return func(s string) error { *to = s; return nil }
}

func setLanguage(to *string, s string) error {
	tag, err := language.Parse(s)
	if err != nil || tag == language.Und {
		return fmt.Errorf("%q is not a language tag (BCP 47), such as en or pt-BR", s)
	}
	*to = tag.String()
	return nil
}

func setOrder(to *int, s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return fmt.Errorf("%q is not a place in an order: want a whole number", s)
	}
	*to = n
	return nil
}

// setDate sets a date. A time behind it, which site generators write, is left out.
func setDate(to *string, s string) error {
	if day := len("2006-01-02"); len(s) > day && (s[day] == 'T' || s[day] == ' ') {
		s = s[:day]
	}
	if ast.IsDate(s) {
		*to = s
		return nil
	}
	return fmt.Errorf("%q is not a date: want YYYY, YYYY-MM or YYYY-MM-DD", s)
}

// setConformance sets the value of dcterms:conformsTo, for which EPUB Accessibility 1.1, section 4.2.2, prescribes
// every letter.
func setConformance(to *string, s string) error {
	claim, isClaim := strings.CutPrefix(s, "EPUB Accessibility 1.1 - WCAG ")
	version, level, _ := strings.Cut(claim, " Level ")
	known := slices.Contains([]string{"2.0", "2.1", "2.2"}, version) &&
		slices.Contains([]string{"A", "AA", "AAA"}, level)
	if !isClaim || !known {
		const example = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
		return fmt.Errorf("%q is not a claim of conformance: want such as %q", s, example)
	}
	*to = s
	return nil
}

func setAnswers(to *string, s string) error {
	switch low := strings.ToLower(s); low {
	case ast.AnswersInline, ast.AnswersBack, ast.AnswersDetails, ast.AnswersNone, ast.AnswersOnly:
		*to = low
		return nil
	}
	return fmt.Errorf("%q is not a place for answers: want inline, back, details, none or only", s)
}

// setColophon sets whether the books lack a colophon, which is made by the program alone.
func setColophon(none *bool, s string) error {
	if strings.ToLower(s) != "none" {
		return fmt.Errorf("%q is not none: the program writes the colophon", s)
	}
	*none = true
	return nil
}

// setSmart sets whether the books keep the marks of the source.
func setSmart(to *bool, s string) error {
	switch strings.ToLower(s) {
	case "on", "true", "yes":
		*to = false
	case "off", "false", "no":
		*to = true
	default:
		return fmt.Errorf("%q is not on or off", s)
	}
	return nil
}

// Limits of what papers take and give.
const (
	maxMinutes = 6000
	maxMarks   = 100
)

// setWhole sets a number from 1.
func setWhole(to *int, s string, most int) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > most {
		return fmt.Errorf("%q is not a number from 1 to %d", s, most)
	}
	*to = n
	return nil
}

// setMarks sets the marks for each answer, or that there are none.
func setMarks(to *int, s string) error {
	switch strings.ToLower(s) {
	case "none":
		*to = -1
		return nil
	case "boxes":
		return fmt.Errorf("%q %s; want a number of marks for each answer, or none", s, inTheme)
	default:
		return setWhole(to, s, maxMarks)
	}
}

// setIndex sets what the books have an index of.
func setIndex(to *string, s string) error {
	switch low := strings.ToLower(s); low {
	case "auto":
		*to = ""
	case ast.IndexNone, ast.IndexTerms:
		*to = low
	default:
		return fmt.Errorf("%q is not auto, terms or none", s)
	}
	return nil
}

// setOn sets what is on or off.
func setOn(to *bool, s string) error {
	var off bool
	if err := setSmart(&off, s); err != nil {
		return err
	}
	*to = !off
	return nil
}

// setNews sets whether the books do not list what is new in their edition.
func setNews(to *bool, s string) error {
	switch low := strings.ToLower(s); low {
	case "auto", "none":
		*to = low == "none"
		return nil
	}
	return fmt.Errorf("%q is not auto or none", s)
}

func setSize(to *string, s string) error {
	p, err := ast.PaperNamed(s)
	*to = p.Name
	return err
}

// setLevel sets the level of headings that are questions.
func setLevel(to *int, s string) error {
	if len(s) != 1 || s < "1" || s > "6" {
		return fmt.Errorf("%q is not a level of a heading: want 1 to 6", s)
	}
	*to = int(s[0] - '0')
	return nil
}

// setLength sets a length in points.
func setLength(to *float64, s string, least, most float64) error {
	v, err := ast.ParseLength(s, least, most)
	if err == nil {
		*to = v
	}
	return err
}
