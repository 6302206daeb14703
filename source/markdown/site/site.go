// Package site finds what site generators add to Markdown: admonitions and tabs in their many spellings, components of
// MDX, shortcodes of Hugo and tags of Liquid, attribute lists, comments, imports. The input is a file, the output its
// [Mark]s by offset; package markdown decides what becomes of each.
//
// Most of these signs mean something else elsewhere: {} and <T> are code, ::: divides the sides of a card, !!! shouts.
// So a mark needs evidence. It is well formed and closed; it is in no code; and what a plain file might say, such as
// <Suspense> in a text on React, counts only in MDX or beside other marks of its generator. A file is MDX by its name,
// or by imports that nothing else can be.
//
// The scan is one pass over lines, with the state of fences and code spans, and changes nothing.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package site

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"

	"example.org/studyguide/source/pattern"
)

// A Form is the syntax of a mark.
type Form int

// The forms of marks.
const (
	Tag          Form = iota // <Name attr="value">
	Shortcode                // {{< name "value" >}}, {{% name %}}
	Liquid                   // {% name value %}
	Output                   // {{ page.title }}
	Expression               // {name} of MDX
	Comment                  // {/* text */}, %% text %%
	Module                   // lines of import and export
	Colons                   // ::: name title
	Admonition               // !!! name "title", ??? name "title" with an indented body
	TabLine                  // === "title" with an indented body
	Contents                 // [TOC]
	PageBreak                // \newpage
	Attributes               // {: .class #id} on a line of its own
	File                     // <<< @/file, --8<-- "file"
	Abbreviation             // *[name]: meaning
	Properties               // lines "Key: value" or "#tag" of a note's head
)

// A Part is a part of the source: its first offset and the one after it.
type Part struct{ Start, End int }

// An Attr is an attribute of a mark. Text is its value as written, without quotes; it stands at the Part.
type Attr struct {
	Name string // empty if the value has no name
	Text string
	Part
}

// A Mark is a construct of a site generator.
type Mark struct {
	Form Form
	Name string // as the author wrote it; may be empty
	Attr []Attr
	Part
	Closing bool  // an end tag
	Void    bool  // <Name/>, or a shortcode or tag without an end
	Match   *Mark // the end tag of a start tag; nil if there is none
	Body    Part  // of a container: what stands between its tags
	Block   bool  // a container of blocks
	Indent  int   // columns that are to be taken off each line of the body
	Title   Part  // of an admonition or tab, as the author wrote it
	Folded  bool  // ???, or by attribute

	depth  int   // colons, or the tags around it
	macro  bool  // a call of MkDocs alone in its paragraph
	titled bool  // a fold that holds its title as an element
	folds  bool  // it holds folds
	parent *Mark // the innermost container around it
}

// Holds reports whether m holds folds.
func (m *Mark) Holds() bool { return m.folds }

// Get returns the first attribute that has one of names, ignoring case.
func (m *Mark) Get(names ...string) (Attr, bool) {
	for _, name := range names {
		for _, a := range m.Attr {
			if strings.EqualFold(a.Name, name) {
				return a, true
			}
		}
	}
	return Attr{}, false
}

// A Page is the marks of a file.
type Page struct {
	MDX   bool // the file is MDX: braces and capital tags are code
	Notes bool // the file is a note of Obsidian or another program with wiki links
	// Material and VitePress say that the file is a page of that generator.
	Material, VitePress bool
	// Values holds the texts and numbers of the front matter, by key.
	Values map[string]string

	Marks bool // == stands only around highlighted text

	marks  map[int]*Mark
	kinds  map[string]bool // kinds of admonitions
	broken []*Mark
}

// All returns the marks of the file in order.
func (p *Page) All() []*Mark {
	return slices.SortedFunc(maps.Values(p.marks), func(a, b *Mark) int { return a.Start - b.Start })
}

// At returns the mark that begins at an offset; nil if none does.
func (p *Page) At(offset int) *Mark { return p.marks[offset] }

// Broken returns the containers that are never closed, and the admonitions without an indented body, in order.
func (p *Page) Broken() []*Mark { return p.broken }

// Asks reports whether the file has admonitions of the kind "question".
func (p *Page) Asks() bool { return p.kinds["question"] }

// moduleLine matches an import that only a page of a generator has: from a package of one, or of another page.
var moduleLine = pattern.New(`(?m)^import\s+[\w*{}\s,$]*?\s*(?:from\s+)?["'](?:@(?:theme|site|docusaurus|astrojs|` +
	`mdx-js)/[^"'\n]*|[^"'\n]*\.(?:mdx|astro))["'];?[ \t]*$`)

// noteSign matches what only notes with wiki links have.
var noteSign = pattern.New(`!\[\[[^\[\]\n]+\]\]|\[\[[\pL\d][^\[\]|\n]*[|#][^\[\]\n]+\]\]|\[\[#[^\[\]\n]+\]\]|` +
	`\[\[\pL[\pL\d]* [^\[\]|\n]*[\pL\d]\]\]|(?m)^(?:aliases|cssclass|cssclasses|sr-due):|` +
	`^> \[!(?i:faq|question|help|abstract|summary|todo|success|failure|danger|bug|example|quote|cite|info)\]`)

// Scan returns the marks of the file src. body is the offset after its front matter.
func Scan(name string, src []byte, body int) *Page {
	p := &Page{marks: map[int]*Mark{}, kinds: map[string]bool{}}
	s := &scanner{name: name, src: src, at: body, page: p, front: body > 0, budget: 16*len(src) + 1<<16}
	prose := proseOf(src)
	p.MDX = strings.EqualFold(path.Ext(name), ".mdx") || moduleLine.MatchString(linesWith(prose, "import"))
	p.Notes = noteSign.MatchString(linesWith(prose, "[[", "> [!", "aliases:", "cssclass", "sr-due:"))
	p.Marks = p.Notes || highlights(string(prose))
	p.Material, p.VitePress = isMaterial(prose), isVitePress(src)
	p.Values = Values(string(src[:body]))
	s.scan()
	s.finish()
	return p
}

// frontValue matches a key of front matter and its value on one line, in YAML or TOML.
var frontValue = pattern.New(`^([A-Za-z_][\w-]*)[ \t]*[:=][ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'\[{|>&*#][^#\n]*?))[ \t]*$`)

// Values returns the texts and numbers of front matter, by key.
func Values(front string) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(front) {
		if m := frontValue.FindStringSubmatch(strings.TrimRight(line, "\n")); m != nil {
			out[m[1]] = m[2] + m[3] + m[4]
		}
	}
	return out
}

// Value returns the value of a variable of a page, such as "version", "page.version" or "$frontmatter.version", if the
// front matter has one.
func (p *Page) Value(variable string) (value string, ok bool) {
	name, _, filtered := strings.Cut(variable, "|")
	if filtered {
		return "", false
	}
	name = strings.TrimSpace(name)
	for _, prefix := range []string{"page.meta.", "page.", "$frontmatter."} {
		name = strings.TrimPrefix(name, prefix)
	}
	value, ok = p.Values[name]
	return value, ok && value != ""
}

// linesWith returns the lines of text that contain one of the signs: few, so that an expression has little to read.
func linesWith(text []byte, signs ...string) string {
	var out []byte
	for line := range bytes.Lines(text) {
		if slices.ContainsFunc(signs, func(sign string) bool { return bytes.Contains(line, []byte(sign)) }) {
			out = append(out, line...)
		}
	}
	return string(out)
}

// proseOf returns src with the lines of its fences blanked.
func proseOf(src []byte) []byte {
	if !bytes.Contains(src, []byte("```")) && !bytes.Contains(src, []byte("~~~")) {
		return src
	}
	out := make([]byte, 0, len(src))
	var f Fence
	for line := range bytes.Lines(src) {
		if f.Line(line) {
			out = append(out, '\n')
			continue
		}
		out = append(out, line...)
	}
	return out
}

var (
	highlight = pattern.New("==[\\pL\\pN*_`\\[(\"“](?:[^=\\n]*[^\\s=])?==(?:[^\\pL\\pN=]|$)")
	noText    = pattern.New("(?m)`[^`\\n]+`|^[ \\t>]*(?:={2,}[ \\t]*|===[^\\n]*)$")
)

// cardTag matches a tag by which notes say that they hold flash cards.
var cardTag = pattern.New(`(?mi)^[ \t]*#(?:flash)?cards?\b`)

// cardLine matches a line that is a flash card: its front and its back beside two colons or three.
var cardLine = pattern.New("^(?:[-*+] )?[\\pL\\pN][^\\n:`|]*:::? ?[^\\s:]")

// highlights reports whether a text has == only where it highlights: elsewhere it compares. In notes that hold flash
// cards, as a tag or their lines say, or of which most paragraphs have such a mark, it marks what is to be asked.
func highlights(text string) bool {
	if !strings.Contains(text, "==") || cardTag.MatchString(text) {
		return false
	}
	marks := noText.ReplaceAllString(linesWith([]byte(text), "=="), "")
	if !strings.Contains(marks, "==") || strings.Contains(highlight.ReplaceAllString(marks, ""), "==") {
		return false
	}
	const cards = 3 // fewer are no deck
	lines := 0
	for line := range strings.Lines(text) {
		if cardLine.MatchString(line) {
			lines++
		}
	}
	if lines >= cards {
		return false
	}
	all, marked := 0, 0
	for part := range strings.SplitSeq(text, "\n\n") {
		if part = strings.TrimSpace(part); part == "" || strings.HasPrefix(part, "#") {
			continue
		}
		if all++; strings.Contains(part, "==") {
			marked++
		}
	}
	return marked < cards || marked*2 <= all
}
