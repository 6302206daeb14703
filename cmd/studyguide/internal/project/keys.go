package project

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
)

// reader reads a project file.
type reader struct {
	project *Project
	known   Known
	common  Options
	named   []*Edition
}

// keys returns the one table of the keys of a project file, from which files are read and the schema is made.
func (r *reader) keys() []key {
	p := r.project
	return append([]key{
		{names: []string{"guides"},
			about: "the guides: paths or patterns, relative to this file; * stands for any part of a name, ** for " +
				"any folders; what a guide includes is none of them",
			many: func(s string, at diag.Span) error { return addGlob(&p.guides, s, at) }},
		{names: []string{"exclude"}, about: "guides to leave out: paths or patterns",
			many: func(s string, at diag.Span) error { return addGlob(&p.exclude, s, at) }},
		{names: []string{"output"}, about: "the folder of the artifacts and of studyguide.lock; out if nothing is said",
			one: func(s string) error {
				p.Output = path.Clean(strings.TrimSuffix(s, "/"))
				if !fs.ValidPath(p.Output) || p.Output == "." {
					return fmt.Errorf("%q is not a folder below the project's", s)
				}
				return nil
			}},
		{names: []string{"strict"}, about: "let warnings fail as errors do", form: truth,
			words: []string{"true", "false"},
			one:   func(s string) error { p.Strict = s == "true"; return nil }},
		{names: []string{"lint"}, about: "what the findings of a rule count as; studyguide rules lists them",
			inner: r.levels()},
		{names: []string{"editions"},
			about: "variants of every guide, by name: each says what differs from the rest of this file", form: slug,
			each: r.edition},
	}, r.options(&r.common)...)
}

// options returns the keys that editions have as well.
func (r *reader) options(o *Options) []key {
	return append(common(config.HouseFields(&o.House)), []key{
		{names: []string{"to"}, words: r.known.Renderers, other: r.program,
			about: "the formats of the artifacts; NAME of a program studyguide-render-NAME, which only runs with --plugins",
			many:  func(s string, _ diag.Span) error { o.To = append(o.To, s); return nil }},
		{names: []string{"name"},
			about: "what the artifacts are called, without their endings: {name} of the guide, {dir} it is in, " +
				"{edition}, {answers}, {theme}",
			one: func(s string) error { o.Pattern = s; return checkPattern(s) }},
		{names: []string{"answers"}, about: "where the answers stand", words: edition.Modes(),
			one: setText(&o.Answers)},
		{names: []string{"filter"},
			about: "programs that change the guides once they are read, in this order: NAME is studyguide-filter-NAME, " +
				"which only runs with --plugins",
			many: func(s string, _ diag.Span) error { o.Filters = append(o.Filters, s); return nil }},
		{names: []string{"only"},
			about: "the questions to keep, by difficulty, tag, section and number: basic, tag:HTTP, section:caching, " +
				"3-9; -tag:HTTP leaves some out",
			form: label,
			many: func(s string, _ diag.Span) error {
				o.Only = append(o.Only, s)
				_, err := edition.ParseSelection([]string{s})
				return err
			}},
		{names: []string{"since"}, about: "keep the questions that were added in the edition of this date or later",
			one: func(s string) error {
				o.Only = append(o.Only, "since:"+s)
				_, err := edition.ParseSelection(o.Only[len(o.Only)-1:])
				return err
			}},
		{names: []string{"count"}, about: "how many questions to draw", form: whole,
			one: func(s string) (err error) {
				o.Count, err = parseCount(s)
				return err
			}},
		{names: []string{"seed"}, about: "the seed of the draw: another one draws other questions", form: label,
			one: setText(&o.Seed)},
		{names: []string{"per"}, about: "each section or each difficulty has its share of the questions drawn",
			words: edition.Strata(), one: setText(&o.Per)},
		{names: []string{"theme"}, about: "the look of the pages: one of " + strings.Join(r.known.Themes, ", ") +
			", or a theme file, below the folder of this one",
			one: func(s string) error { o.Theme = s; return r.theme(s) }},
		{names: []string{"smart"}, about: "typographic quotation marks, dashes and ellipses in the books",
			words: []string{"on", "off"}, one: setText(&o.Smart)},
		{names: []string{"links"}, about: "how pages tell where links lead: in notes, in a list or not at all",
			words: ast.LinkModes(), one: setText(&o.Links)},
		{names: []string{"index"}, about: "an index at the end: of what the author has, of terms in the text too, or none",
			words: []string{"auto", "terms", "none"}, one: setText(&o.Index)},
		{names: []string{"checklist"}, about: "a list of all questions at the end, with boxes for what is known",
			words: []string{"on", "off"}, one: setText(&o.Checklist)},
		{names: []string{"paper"}, words: r.known.Papers, other: isPaper, otherForm: `^[0-9.].*[x×X]`,
			one:   setText(&o.Paper),
			about: "the size of the pages, by name or as a width and a height, such as 17 × 24 cm"},
		{names: []string{"sides"}, about: "on which leaves are printed: 2 mirrors the margins, with page numbers outside",
			form: label, one: func(s string) (err error) {
				o.Sides, err = ast.ParseSides(s)
				return err
			}},
		{names: []string{"gutter"}, about: "room for the binding, at the inner margin", form: length,
			one: setLength(&o.Gutter, 0, ast.MaxMargin)},
		{names: []string{"margin"}, about: "all four margins, such as 20mm, 0.8in or 54pt", form: length,
			one: setLength(&o.Margin, 1, ast.MaxMargin)},
		{names: []string{"type-size"}, about: "the size of running text, such as 10.5pt", form: length,
			one: setLength(&o.TypeSize, ast.MinTypeSize, ast.MaxTypeSize)},
		{names: []string{"pages"}, about: "how many pages a cram sheet has at most", form: whole,
			one: func(s string) (err error) {
				o.Pages, err = parsePages(s)
				return err
			}},
		{names: []string{"fonts"}, about: "folders of font files, below the folder of this file; system: those installed",
			many: func(s string, _ diag.Span) error {
				if s == ast.SystemFonts {
					o.System = true
					return nil
				}
				o.Fonts = append(o.Fonts, path.Clean(s))
				return below(s, "--font-dir")
			}},
		{names: []string{"format"}, about: "what the guides are written in, if their names do not tell",
			words: source.Formats(), one: setText(&o.Format)},
		{names: []string{"shape"}, about: "the shape of the guides, if it shall not be found out",
			words: source.Shapes(), one: setText(&o.Shape)},
		{names: []string{"variables"},
			about: "what {{name}} stands for in the guides, by name; before what they say themselves",
			named: func(name, text string) error {
				if o.Variables == nil {
					o.Variables = map[string]string{}
				}
				o.Variables[name] = text
				return config.CheckVariable(name)
			}},
		{names: []string{"language"}, about: "the language of the texts to read, in files that have them in several",
			one: func(s string) error {
				o.Language = s
				if _, err := language.Parse(s); err != nil {
					return fmt.Errorf("%q is not a language tag (BCP 47), such as en or pt-BR", s)
				}
				return nil
			}},
	}...)
}

// levels returns the keys of lint, one for each rule. Errors stay errors: no book can be made where there is one.
func (r *reader) levels() (out []key) {
	for _, rule := range diag.Rules() {
		words := []string{"off", "note", "warning", "error"}
		if rule.Severity == diag.Error {
			words = []string{"error"}
		}
		out = append(out, key{names: []string{string(rule.ID)}, about: rule.Summary, words: words,
			one: func(s string) error {
				switch s {
				case "off":
					r.project.Off[rule.ID] = true
				case "note":
					r.project.Levels[rule.ID] = diag.Note
				case "warning":
					r.project.Levels[rule.ID] = diag.Warning
				default:
					r.project.Levels[rule.ID] = diag.Error
				}
				return nil
			}})
	}
	return out
}

// slugForm is the format of editions' names, which appear in file names and in the lock.
const slugForm = `^[a-z0-9]+(-[a-z0-9]+)*$`

// edition begins the edition of a name.
func (r *reader) edition(name string, at diag.Span) ([]key, error) {
	if !regexp.MustCompile(slugForm).MatchString(name) {
		return nil, fmt.Errorf("%q cannot be the name of an edition: want small letters, digits and hyphens", name)
	}
	e := &Edition{Name: name, at: at}
	r.named = append(r.named, e)
	return r.options(&e.Options), nil
}

// isPaper reports whether a text is a size of paper.
func isPaper(s string) bool {
	_, err := ast.PaperNamed(s)
	return err == nil
}

// program reports whether a format is that of a program of others.
func (r *reader) program(format string) bool {
	return r.known.Program != nil && r.known.Program(format)
}

// theme checks the name of a theme; a missing file is found when it is read.
func (r *reader) theme(name string) error {
	if ext := path.Ext(name); ext == ".yaml" || ext == ".yml" {
		return below(name, "--theme")
	}
	if slices.Contains(r.known.Themes, name) {
		return nil
	}
	return diag.Unknown("theme", name, r.known.Themes)
}

// below returns an error for a path that is not below the project's folder. Those who build a project did not always
// write its file, which therefore reads nothing from elsewhere; by the flag they name such a path themselves.
func below(name, flag string) error {
	if name = path.Clean(name); fs.ValidPath(name) && filepath.IsLocal(filepath.FromSlash(name)) {
		return nil
	}
	return fmt.Errorf("%q is not below the project's folder; %s takes it from anywhere", name, flag)
}

// parseCount parses a number of questions.
func parseCount(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 0, fmt.Errorf("%q is not a number of questions: want 1 or more", s)
	}
	return n, nil
}

// parsePages reads how many pages there are at most.
func parsePages(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > ast.MaxPages {
		return 0, fmt.Errorf("%q is not a number of pages: want 1 to %d", s, ast.MaxPages)
	}
	return n, nil
}

func setText(to *string) func(string) error {
	return func(s string) error { *to = s; return nil }
}

func setLength(to *float64, least, most float64) func(string) error {
	return func(s string) (err error) {
		*to, err = ast.ParseLength(s, least, most)
		return err
	}
}
