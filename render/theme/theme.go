// Package theme describes the look of pages: paper, margins, type, spacing, colors. The input is a theme file; the
// output is a [Theme], or the errors in the file with their places. Package layout takes every size and color from the
// theme, except sizes in proportion to running text, so that a theme is a plain value and layout has no look of its
// own.
//
// # The file
//
// A theme file is YAML. It builds on a theme that comes with the program and sets only what differs:
//
//	extends: large               # a theme of the program; print unless it says otherwise
//	colors: {accent: "#7a1f1f"}
//
// print.yaml, beside this file, has every key but extends, width, height, cards and cram, with its value in print. The
// keys are:
//
//	extends    the theme that this one builds on
//	about      what it is for, in a few words
//	page       size (a4, a5, b5, letter, 6x9, 7x10, 7.5x9.25) or width and height; the margins top, bottom, left,
//	           right; hang, the column at the left in which numbers hang, a part of the space between the margins;
//	           sides: one, or two for leaves printed on both: left is then the inner margin, right the outer one;
//	           cue: a column at the left in which the titles of questions stand, beside their answers; summary: the
//	           height of an empty box at the foot of each page of questions, 0 for none;
//	           columns: one, two or three, of text side by side;
//	           gutter: room for the binding at the inner margin, which the outer one gives as far as it is the
//	           wider, else the lines; bleed: how far what reaches an edge goes on beyond it, to be cut off
//	cards      a page is a sheet to be cut into cards, and the margins are those of each card. size: a6, a7,
//	           avery-5371 or avery-5388; or across and down, the cards beside and below each other, their width and
//	           height, and top and left of the first; flip: long or short, the edge over which a sheet is turned
//	           that is printed on both sides, or fold, for backs beside the fronts
//	cram       makes a cram sheet of a guide. pages: how many it has at most, or any
//	type       text, small, caption, table, contents, code, title (of the guide), section, part, subpart, question,
//	           heading (in answers): size and lead, as "10.5pt/14pt", with "bold" or "semibold" and "italic" after
//	           it; code-floor and table-floor: the smallest size of a listing or a table that is a little too
//	           wide
//	align      justified or ragged: the lines of running text
//	hyphens    true or false: words of running text may be divided
//	openings   page, right or none: sections that fill most of a page begin on pages of their own, on right ones, or
//	           nowhere special; they do not if the book would grow by more than a tenth
//	marks      none or boxes: three small boxes below the number of each question, to tick; they need a hang of 13 mm
//	tabs       off or on: a bar at the outer edge of each page, lower for each section, to find it by
//	links      notes, list or none: how pages tell the addresses of links
//	emphasis   italic or bold: what the author stresses
//	space      where questions have no answers: pitch, the distance of ruled lines to write on, or 0 for none; least
//	           and most, the numbers of lines for the shortest answer and the longest. With lines the book of such
//	           questions is a paper, unless there is a cue: it begins with lines for a name, and has marks at the
//	           right, in a margin of 24 mm or more
//	spacing    paragraph: between the blocks of an answer; question: above a question
//	colors     paper (white is left to the paper itself), text, quiet (labels, running heads), accent (numbers, links,
//	           bars; then also the cover, and in EPUBs a tone of it that any paper bears), rule (lines), tint (behind
//	           listings), pale (the lighter color of the title page's ornament; without it a tint of the
//	           accent that the file sets); also spelled colours
//	callouts   note, tip, important, warning, caution: their bars and labels
//	publisher, rights, url, cover, logo, licence, version, watermark, header, footer   as in front matter, for guides
//	           that do not say it themselves; pictures are beside the theme file
//	code       plain, keyword, type, function, string, number, comment: a color, with "bold" and "italic" after it
//
// A length is a number of points, or such as 20mm, 2cm, 0.8in, 54pt. A color is "#rrggbb", in quotes, for # begins a
// comment. What no key sets is in proportion to running text.
//
// A file is refused, with all its errors, for an unknown key, a length out of range, a lead less than its size, margins
// that leave no room for a line of text or for the running head, and a color of text whose contrast on the paper, or
// for code on the tint, is less than 4.5:1 (WCAG 2.2, 1.4.3). It is refused rather than corrected, since pages must not
// silently look different from what the author asked for.
//
// Lengths of a [Theme] are in points (1/72 inch).
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package theme

import "example.org/studyguide/source/ast"

// Theme is the look of a guide's pages. It is read-only.
type Theme struct {
	About   string // what it is for, in a few words
	Page    Page
	Cards   Cards // of a sheet; the margins of Page are then those of each card
	Cram    Cram
	Type    Type
	Ragged  bool // running text is flush left; else it is justified
	Hyphens bool // words of running text may be divided

	Openings Openings
	Boxes    bool   // below the number of each question stand boxes to tick
	Tabs     bool   // a bar at the outer edge of a page shows its section
	Links    string // how external links are told: [ast.LinksNotes] …

	BoldEmphasis bool // what an author stresses is bold; else it is italic

	Space   Space
	Spacing Spacing
	Colors  Colors
	Branded bool // the accent is not that of the program, but chosen: the cover has it, too
	Code    Code

	House ast.House // what a publisher says for all guides in the theme; pictures are beside its file
}

// Rules reports whether a guide in t with such answers has lines to write on in their place: it is a paper, or pages to
// take notes on.
func (t *Theme) Rules(answers string) bool {
	return t != nil && t.Space.Pitch > 0 && answers == ast.AnswersNone
}

// Examines reports whether a guide in t, with its answers where a mode of package edition puts them, is a paper to be
// written on, or the key of one. The nil theme is print.
func (t *Theme) Examines(answers string) bool {
	paper := answers == ast.AnswersNone || answers == ast.AnswersOnly
	return t != nil && t.Space.Pitch > 0 && t.Page.Cue == 0 && paper
}

// Cram says that of each question only the gist is shown, on few pages. The zero value says that all of it is.
type Cram struct {
	On    bool
	Pages int // at most; 0: as many as it takes
}

// Page is the size of the paper and its margins.
type Page struct {
	Width, Height            float64
	Top, Bottom, Left, Right float64 // margins
	Hang                     float64 // column at the left in which numbers hang; part of the width between the margins

	Columns int // of text side by side: 1 to 3

	Cue     float64 // column at the left in which the titles of questions stand, beside their answers; 0: there is none
	Summary float64 // empty box at the foot of each page of questions; 0: there is none

	TwoSided bool    // Left is the inner margin and Right the outer one
	Bleed    float64 // how far colors go on beyond the edges, where the paper is cut
	Gutter   float64 // kept free for the binding, beside the inner margin
}

// Openings says where long sections begin.
type Openings uint8

// The values of Openings.
const (
	OwnPages   Openings = iota // on pages of their own
	RightPages                 // on right pages of their own
	RunIn                      // where the section before ends, as short ones do
)

// Style is a size of type, the distance of its baselines, and its face.
type Style struct {
	Size, Lead             float64
	Bold, SemiBold, Italic bool
}

// Type holds the styles of all text.
type Type struct {
	Text, Small, Caption, Table, Contents Style

	Code Style

	// The least sizes of what is set smaller where it is a little too wide.
	TableFloor, CodeFloor float64

	Title, Section, Part, Subpart, Question, Heading Style
}

// Space is the room for answers that readers write.
type Space struct {
	Pitch       float64 // of ruled lines; 0: there is none
	Least, Most int     // lines for an answer
}

// Spacing is the space between blocks.
type Spacing struct {
	Paragraph float64 // between the blocks of an answer
	Question  float64 // above a question
}

// Color is an sRGB color.
type Color struct{ R, G, B uint8 }

// Colors are all colors but those of code.
type Colors struct {
	Text, Quiet, Accent Color // of text
	Ornament            Color // of bars and marks: the accent as it was chosen, however pale
	Paper               Color // of pages; white is not painted
	Rule, Tint, Pale    Color // of lines; behind listings; the lighter one of the title page's ornament

	Note, Tip, Important, Warning, Caution Color // bars and labels of callouts
}

// Ink is the look of a class of code.
type Ink struct {
	Color        Color
	Bold, Italic bool
}

// Code holds the ink of each class of code.
type Code struct {
	Plain, Keyword, Type, Function, String, Number, Comment Ink
}
