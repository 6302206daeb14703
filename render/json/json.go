// Package json writes a guide as JSON: the public form of the tree, for programs that study, search or render
// guides and do not want to parse Markdown.
//
// The input is the tree that every renderer reads; the output is one JSON object in UTF-8, indented by two
// spaces, ending in a newline. Nothing is laid out, numbered or left out. The same guide makes the same bytes.
//
// # The object
//
// "studyguide" is the version of the form, now 2: since then options stand in "options", no longer as a list in
// "prompt" or "answer". Readers should refuse a version they do not know and pass over members they do not know: a
// version may gain members, but none of them goes away or changes its meaning.
// Members that are empty strings may be left out; arrays are always there.
//
//	{
//	  "studyguide": 2,
//	  "file": "guide.md",           the source, as it was named
//	  "shape": "heading",           the shape of document that was recognized
//	  "span": {…},                  of the whole source
//	  "selected": "basic",          the terms that chose the questions of this edition; absent: all
//	  "digest": "3f1c…",            SHA-256 of the source; absent if that is a folder
//	  "meta": {…},                  title (always there), subtitle, authors, language, date, description,
//	                                publisher, rights, subjects, identifier, cover ("none": there is none),
//	                                logo, url, colophon ("none"), answers, hyphenation, smart ("off"), links,
//	                                index ("terms" or "none"), terms, termCards ("on"), draft ("true"),
//	                                new ("none"), checklist ("on"),
//	                                minutes and marks (numbers; marks -1: there are none),
//	                                words (an object: the texts that replace words of the books),
//	                                accessibility: conformsTo and certifiedBy,
//	                                theme, questionLevel (a number), fonts: folder, text, code, fallback,
//	                                system ("true"),
//	                                page: size, margin, typeSize and gutter in points, sides (1 or 2),
//	                                version, licence, accent, watermark, header and footer: left, middle, right
//	  "intro": [blocks],            what stands before the first section
//	  "sections": [sections],
//	  "notes": [{"id", "label", "span", "blocks"}],
//	  "tongues": [{"language", "text", "span"}],  parts that the author marks as being in another language, or absent
//	  "media": {"a.png": "iVBO…"}   pictures that are inside the source, by the "src" of images, in base64, or absent
//	}
//
// A section has "id" (unique in the guide), "title" (plain text, always there), "inlines" (the title with its
// markup), "faq" (true, or absent), "newPage" (true if the author begins it on a new page, or absent), "span", "intro"
// (blocks), "questions" and "sections" (the parts of it, which follow its own questions).
//
// In an edition with the answers at the back ("answers" of "meta" is "back") a question whose answer stands there has
// its "answerId" and an empty "answer". The sections at the back have "answers" too, each with "id", "questionId",
// "number", "title" and "inlines" (the question's), "right" (the labels of its right options), "span" and "blocks".
//
// If "answers" is "none", the edition is a paper: questions have no "answer", and no option is "right". If it is
// "only", it is the key of one: its sections hold nothing but "answers", whose "id" is that of the question in the
// paper.
//
// A question has "id" (unique; it follows the title), "key" (unique, eight characters; it stays when the title or the
// answer changes), "since" and "changed" (dates of editions, "2026-01": which first had the question, and which first
// had it as it is; absent if the guide has no register), "number" (a string: the author's label, corrected where it
// was wrong), "title" (plain text, always there, without the number), "titleText" (the title as it stands in the
// source, "Que 38. How …", if it has a label), "inlines", "newPage" (as of a section), "difficulty" (the author's
// word, if there is one), "tags" (strings), "span", "kind" ("open", "single", "several", "true-or-false" or
// "fill-in"), "prompt" (blocks), "options" and "answer" (blocks).
//
// An option is one of the answers that a question offers: "label" (the author's, or a letter from A), "labelled" (true
// if it is the author's, or absent), "right" (true if the author marks it so), "span" and "blocks". A question has none
// or at least two. If some are right, "answer" holds only what the author says besides.
//
// A "span" is {"line", "column", "endLine", "endColumn"}: from 1, columns in Unicode code points, the end not
// included. It has "file" only if that is not the guide's. Sections, questions, notes, blocks, items, cells,
// links, images and references to notes have one if source text stands behind them; so have all inlines of a guide with
// "tongues", which are known by their places.
//
// # Blocks
//
// Every block has "kind" and "span". Those of running text have "text" (plain, with a line feed at every hard
// break) and "inlines" (with markup).
//
//	paragraph    text, inlines
//	heading      id, level (1 to 6), text, inlines
//	list         ordered, start (ordered lists only), tight, items: [{task ("open" or "done", or absent),
//	             span, blocks}]
//	listing      language (lower case; may be ""), text (lines end in \n; the last has none)
//	table        align: ["none", "left", "center" or "right"], header: [text], rows: [[text]],
//	             cells: [[{span, inlines}]] (the same with markup, the header first); cram: true if it is
//	             marked for cram sheets
//	image        src, alt, title, width and height ("300px" or "50%", or absent), caption, inlines (the caption with
//	             its markup)
//	quote        blocks
//	callout      type ("note", "tip", "important", "warning", "caution"), title, inlines, blocks
//	definitions  items: [{span, terms: [{text, inlines}], descriptions: [[blocks]]}]
//	details      summary, inlines (the summary with its markup), rest (what else the summary holds), blocks
//	divider
//	pageBreak    the block after it begins a new page
//
// # Inlines
//
// Every inline has "kind".
//
//	text, code                                      text
//	emphasis, strong, strike, superscript, subscript  inlines
//	link                                            span, url, title, inlines
//	image                                           span, src, alt, title, width, height
//	math                                            tex (without its marks), display (true: set on lines of its own)
//	break                                           hard (false: the line of the source ended; a space)
//	note                                            span, id (of one of "notes")
//
// A url that begins with # names the id of a section, question or note.
//
// # Reading it back
//
// The file is a guide again for this program, whatever made it: see package source/tree, which has a JSON Schema of it
// too ("studyguide schema tree"). The same tree makes the same bytes.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package json

import (
	"context"
	"io"

	"example.org/studyguide/render"
)

// Renderer writes guides as JSON. The zero Renderer is ready to use.
type Renderer struct{}

var _ render.Renderer = Renderer{}

// Name returns "json".
func (Renderer) Name() string { return "json" }

// Ext returns ".json".
func (Renderer) Ext() string { return ".json" }

// Render writes job.Guide to w. The error is that of w or ctx, or names a node of a kind that the form does not know.
func (Renderer) Render(ctx context.Context, w io.Writer, job *render.Job) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return write(w, job.Guide)
}
