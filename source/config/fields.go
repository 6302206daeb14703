package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/words"
)

// fields returns the fields of front matter, which store their values in m.
func fields(m *ast.Meta) []Field {
	return slices.Concat(aboutGuide(m), publisherFields(places{
		&m.Brand, &m.Publisher, &m.Rights, &m.URL, &m.Cover, &m.Logo,
	}), aboutBooks(m), readingFields(m), []Field{
		{Names: []string{"sides", "gutter", "bleed", "columns", "openings", "tabs", "space", "colors", "colours"},
			Ignore: true, Hint: inTheme},
		{Names: foreignKeys(), Ignore: true},
	})
}

// aboutGuide returns the fields of what a guide is and whose.
func aboutGuide(m *ast.Meta) []Field {
	return []Field{
		{Names: []string{"title"}, About: "of the guide", One: set(&m.Title), Form: Label},
		{Names: []string{"subtitle"}, About: "below the title", One: set(&m.Subtitle), Form: Label},
		{Names: []string{"author", "authors"}, About: "who wrote it",
			Many: func(v []string) { m.Authors = append(m.Authors, v...) }},
		{Names: []string{"language", "lang"}, About: "of the guide (BCP 47), such as en or pt-BR; found out if it is absent",
			One: func(s string) error { return setLanguage(&m.Language, s) }},
		{Names: []string{"date"}, About: "of the edition: YYYY, YYYY-MM or YYYY-MM-DD", Form: Label,
			One: func(s string) error { return setDate(&m.Date, s) }},
		{Names: []string{"description"}, About: "what the guide is about", One: set(&m.Description), Form: Label},
		{Names: []string{"subjects", "tags", "keywords"}, About: "what libraries file it under",
			Many: func(v []string) { m.Subjects = append(m.Subjects, v...) }},
		{Names: []string{"identifier"}, About: "a URN, an ISBN or an address", One: set(&m.Identifier), Form: Label},
	}
}

// aboutBooks returns the fields of what the books of a guide have and how they look.
func aboutBooks(m *ast.Meta) []Field {
	return []Field{
		{Names: []string{"colophon"}, About: "none: the books do not say how they were made", Words: []string{"none"},
			One: func(s string) error { return setColophon(&m.NoColophon, s) }},
		{Names: []string{"answers"}, About: "where the answers stand",
			Words: []string{ast.AnswersInline, ast.AnswersBack, ast.AnswersDetails, ast.AnswersNone, ast.AnswersOnly},
			One:   func(s string) error { return setAnswers(&m.Answers, s) }},
		{Names: []string{"words"}, About: "texts that replace words of the books", Inner: wordFields(m)},
		{Names: []string{"hyphenation"}, About: "a file of TeX patterns beside the guide", One: set(&m.Hyphenation)},
		{Names: []string{"smart"}, About: "typographic quotation marks, dashes and ellipses in the books", Form: Switch,
			One: func(s string) error { return setSmart(&m.AsWritten, s) }},
		{Names: []string{"links"}, About: "how pages tell where links lead", Words: ast.LinkModes(),
			One: func(s string) error { return ast.SetLinks(&m.Links, s) }},
		{Names: []string{"index"}, About: "at the end: of what the author has, of terms in the text too, or none",
			Words: []string{"auto", ast.IndexTerms, ast.IndexNone},
			One:   func(s string) error { return setIndex(&m.Index, s) }},
		{Names: []string{"terms"}, About: "that are in the index",
			Many: func(v []string) { m.Terms = append(m.Terms, v...) }},
		{Names: []string{"anki"}, About: "what decks of cards have", Inner: []Field{
			{Names: []string{"terms"}, About: "notes for terms", Form: Switch,
				One: func(s string) error { return setOn(&m.TermCards, s) }},
		}},
		{Names: []string{"new"}, About: "none: no list of what is new in this edition", Words: []string{"auto", "none"},
			One: func(s string) error { return setNews(&m.NoNews, s) }},
		{Names: []string{"checklist"}, About: "a list of all questions at the end, with boxes for what is known", Form: Switch,
			One: func(s string) error { return setOn(&m.Checklist, s) }},
		{Names: []string{"fonts"}, About: "families for the books; system: installed ones for what all others lack",
			Words: []string{ast.SystemFonts}, One: func(s string) error { return setSystemFonts(&m.Fonts.System, s) },
			Inner: []Field{
				{Names: []string{"system"}, About: "installed fonts are used for what all others lack", Form: Switch,
					One: func(s string) error { return setOn(&m.Fonts.System, s) }},
				{Names: []string{"folder"}, About: "of font files, beside the guide", One: set(&m.Fonts.Folder)},
				{Names: []string{"text"}, About: "the family of running text", One: set(&m.Fonts.Text)},
				{Names: []string{"code"}, About: "the family of code", One: set(&m.Fonts.Code)},
				{Names: []string{"fallback"}, About: "families for what those lack",
					Many: func(v []string) { m.Fonts.Fallback = append(m.Fonts.Fallback, v...) }},
			}},
		{Names: []string{"accessibility"}, About: "a claim of yours, for the EPUB", Inner: []Field{
			{Names: []string{"conforms-to", "conformsto"}, About: "EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
				One: func(s string) error { return setConformance(&m.Claim.ConformsTo, s) }},
			{Names: []string{"certified-by", "certifiedby"}, About: "who vouches for it",
				One: set(&m.Claim.CertifiedBy)},
		}},
		{Names: []string{"theme"}, About: "the look of the pages: a theme of the program, or a file beside the guide",
			One: set(&m.Theme)},
		{Names: []string{"minutes"}, About: "that a paper takes", Form: Whole,
			One: func(s string) error { return setWhole(&m.Minutes, s, maxMinutes) }},
		{Names: []string{"marks"}, About: "for each answer in a paper; none: there are none", Form: Label,
			One: func(s string) error { return setMarks(&m.Marks, s) }},
		{Names: []string{"page"}, About: "the paper", At: &m.Page.At, Inner: PageFields(&m.Page)},
	}
}

// readingFields returns the fields of how a guide is read.
func readingFields(m *ast.Meta) []Field {
	return []Field{
		{Names: []string{"draft"}, About: "builds of projects leave the guide out", Form: Switch, At: &m.DraftAt,
			One: func(s string) error { return setOn(&m.Draft, s) }},
		{Names: []string{"variables"}, About: "what {{name}} stands for in the text, by name",
			Named: func(name, text string) error {
				if m.Variables == nil {
					m.Variables = map[string]string{}
				}
				m.Variables[name] = text
				return CheckVariable(name)
			}},
		{Names: []string{"order"}, About: "of the file among those of a folder", Form: Whole,
			One: func(s string) error { return setOrder(&m.Order, s) }},
		{Names: []string{"weight", "nav_order", "sidebar_position"}, About: "order, as site generators call it",
			Form: Label, One: func(s string) error {
				n := 0
				if m.Order == 0 && setOrder(&n, s) == nil { // other programs also take -1, 2.5 and "b"
					m.Order = n
				}
				return nil
			}},
		{Names: []string{"question-level"}, About: "the level of the headings that are questions", Form: Label,
			One: func(s string) error { return setLevel(&m.QuestionLevel, s) }},
	}
}

// inTheme is the hint at keys of theme files, which front matter does not have.
const inTheme = "belongs in a theme file"

// wordFields returns a field for each word of the books that an author can replace.
func wordFields(m *ast.Meta) []Field {
	var out []Field
	for _, key := range words.Keys() {
		out = append(out, Field{Names: []string{key}, About: "in place of this word of the books",
			One: func(s string) error {
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

// variableName matches the name of a variable.
var variableName = pattern.New(`^[\pL_][\pL\pN_-]*$`)

// CheckVariable returns an error for what cannot be the name of a variable.
func CheckVariable(name string) error {
	switch name {
	case "include", "if", "else", "end":
		return fmt.Errorf("%q is reserved: {{%s}} belongs to parts and passages, so no variable has this name", name, name)
	}
	if !variableName.MatchString(name) {
		return fmt.Errorf("%q is not the name of a variable: want letters, digits, - and _, a letter first", name)
	}
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

// setSystemFonts reads "system", in place of a mapping of fonts.
func setSystemFonts(to *bool, s string) error {
	if !strings.EqualFold(s, ast.SystemFonts) {
		return fmt.Errorf("%q is not %s, nor a mapping of folder, text, code and fallback", s, ast.SystemFonts)
	}
	*to = true
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
	if err == nil {
		*to = p.Name
	}
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
