package theme

import (
	"slices"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
)

// Limits of lengths, in points, besides those of package ast: pages from a phone's to those of ISO 216 A2, type from
// the smallest readable size to that of a title.
const (
	minPage, maxPage = 200, 1700
	minType, maxType = 5, 96
	maxSpace         = 72
	maxRuled         = 60 // lines: more than a page has
	maxCue           = 400
	maxSummary       = 400
	maxBleed         = 36 // half an inch; printers ask for 3 mm or an eighth of one
)

// reader reads a theme file into theme, and records the places of values that are checked against others.
type reader struct {
	name     string
	theme    Theme
	sink     diag.Sink
	page     diag.Span
	size     diag.Span
	top      diag.Span
	bottom   diag.Span
	left     diag.Span
	right    diag.Span
	floors   []*floor
	styles   []*style
	swatches []*swatch
	marks    diag.Span
	cue      diag.Span
	space    diag.Span
	tint     diag.Span
	accent   diag.Span
	pale     diag.Span
	paper    diag.Span
	cards    diag.Span
}

// floor is the least size of a style and its key and place in the file.
type floor struct {
	key    string
	to, of *float64
	at     diag.Span
}

// style is a style of the theme and its key and place in the file.
type style struct {
	key string
	to  *Style
	at  diag.Span
}

// swatch is a color of text and its key and place in the file.
type swatch struct {
	key string
	to  *Color
	on  []ground
	at  diag.Span
}

type ground int

const (
	onPaper ground = iota
	onTint
)

func newReader(name string, base Theme, sink diag.Sink) *reader {
	return &reader{name: name, theme: base, sink: sink}
}

// fields returns the keys of a theme file.
func (r *reader) fields() []config.Field {
	t := &r.theme
	house := slices.DeleteFunc(config.HouseFields(&t.House), func(f config.Field) bool {
		return f.Names[0] == "accent" // among the colors
	})
	return append(house, []config.Field{
		{Names: []string{"extends"}, About: "the theme that this one builds on", Words: Names(), One: extends},
		{Names: []string{"about"}, About: "what it is for, in a few words",
			One: func(s string) error { t.About = s; return nil }},
		{Names: []string{"page"}, About: "the paper and its margins", At: &r.page, Inner: []config.Field{
			{Names: []string{"size"}, At: &r.size, One: func(s string) error { return setPaper(&t.Page, s) }},
			length("width", &t.Page.Width, minPage, maxPage),
			length("height", &t.Page.Height, minPage, maxPage),
			placed(length("top", &t.Page.Top, 0, ast.MaxMargin), &r.top),
			placed(length("bottom", &t.Page.Bottom, 0, ast.MaxMargin), &r.bottom),
			placed(length("left", &t.Page.Left, 0, ast.MaxMargin), &r.left),
			placed(length("right", &t.Page.Right, 0, ast.MaxMargin), &r.right),
			length("hang", &t.Page.Hang, 0, ast.MaxMargin),
			placed(length("cue", &t.Page.Cue, 0, maxCue), &r.cue),
			length("summary", &t.Page.Summary, 0, maxSummary),
			{Names: []string{"columns"}, Words: []string{"one", "two", "three"},
				One: func(s string) error { return setColumns(&t.Page.Columns, s) }},
			{Names: []string{"sides"}, Words: []string{"one", "two", "1", "2"},
				One: func(s string) error { return setSides(&t.Page.TwoSided, s) }},
			length("bleed", &t.Page.Bleed, 0, maxBleed),
			length("gutter", &t.Page.Gutter, 0, ast.MaxMargin),
		}},
		{Names: []string{"cards"}, About: "makes sheets to be cut into cards", At: &r.cards, Inner: r.cardFields()},
		{Names: []string{"cram"}, About: "makes a cram sheet", Inner: []config.Field{
			{Names: []string{"pages"}, Form: config.Label,
				One: func(s string) error { return setPages(&t.Cram, s) }},
		}},
		{Names: []string{"type"}, About: "sizes and leads, such as 10.5pt/14pt bold italic", Inner: r.typeFields()},
		word("align", &t.Ragged, "justified", "ragged"),
		word("hyphens", &t.Hyphens, "false", "true"),
		placed(word("marks", &t.Boxes, "none", "boxes"), &r.marks),
		word("tabs", &t.Tabs, "off", "on"),
		{Names: []string{"openings"}, About: "where long sections begin", Words: []string{"page", "right", "none"},
			One: func(s string) error { return setOpenings(&t.Openings, s) }},
		{Names: []string{"links"}, About: "how pages tell the addresses of links", Words: ast.LinkModes(),
			One: func(s string) error { return ast.SetLinks(&t.Links, s) }},
		word("emphasis", &t.BoldEmphasis, "italic", "bold"),
		{Names: []string{"space"}, About: "lines to write on, where questions have no answers", At: &r.space, Inner: []config.Field{
			length("pitch", &t.Space.Pitch, 0, maxSpace),
			count("least", &t.Space.Least, maxRuled),
			count("most", &t.Space.Most, maxRuled),
		}},
		{Names: []string{"spacing"}, About: "between blocks", Inner: []config.Field{
			length("paragraph", &t.Spacing.Paragraph, 0, maxSpace),
			length("question", &t.Spacing.Question, 0, maxSpace),
		}},
		{Names: []string{"colors", "colours"}, About: "of all but code and callouts", Inner: []config.Field{
			r.color("colors.text", &t.Colors.Text, onPaper),
			r.color("colors.quiet", &t.Colors.Quiet, onPaper, onTint), // a listing's language is on its tint
			r.accentField(),
			r.color("colors.rule", &t.Colors.Rule),
			{Names: []string{"paper"}, Form: config.Color, At: &r.paper,
				One: func(s string) error { return setColor(&t.Colors.Paper, s) }},
			{Names: []string{"tint"}, Form: config.Color, At: &r.tint,
				One: func(s string) error { return setColor(&t.Colors.Tint, s) }},
			{Names: []string{"pale"}, Form: config.Color, At: &r.pale,
				One: func(s string) error { return setColor(&t.Colors.Pale, s) }},
		}},
		{Names: []string{"callouts"}, About: "colors of bars and labels", Inner: []config.Field{
			r.color("callouts.note", &t.Colors.Note, onPaper),
			r.color("callouts.tip", &t.Colors.Tip, onPaper),
			r.color("callouts.important", &t.Colors.Important, onPaper),
			r.color("callouts.warning", &t.Colors.Warning, onPaper),
			r.color("callouts.caution", &t.Colors.Caution, onPaper),
		}},
		{Names: []string{"code"}, About: "colors of code, with bold and italic after them", Inner: []config.Field{
			r.ink("code.plain", &t.Code.Plain),
			r.ink("code.keyword", &t.Code.Keyword),
			r.ink("code.type", &t.Code.Type),
			r.ink("code.function", &t.Code.Function),
			r.ink("code.string", &t.Code.String),
			r.ink("code.number", &t.Code.Number),
			r.ink("code.comment", &t.Code.Comment),
		}},
	}...)
}

func (r *reader) typeFields() []config.Field {
	t := &r.theme.Type
	text := r.style("text", &t.Text, ast.MinTypeSize, ast.MaxTypeSize)
	return []config.Field{
		text, r.style("small", &t.Small, minType, maxType), r.style("caption", &t.Caption, minType, maxType),
		r.style("table", &t.Table, minType, maxType), r.floor("table-floor", &t.TableFloor, &t.Table.Size),
		r.style("contents", &t.Contents, minType, maxType), r.style("code", &t.Code, minType, maxType),
		r.floor("code-floor", &t.CodeFloor, &t.Code.Size), r.style("title", &t.Title, minType, maxType),
		r.style("section", &t.Section, minType, maxType), r.style("part", &t.Part, minType, maxType),
		r.style("subpart", &t.Subpart, minType, maxType), r.style("question", &t.Question, minType, maxType),
		r.style("heading", &t.Heading, minType, maxType),
	}
}
