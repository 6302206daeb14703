package tree

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/edition"
)

// SchemaID is the "$id" of the schema that [WriteSchema] writes; its number is [Version].
const SchemaID = "urn:studyguide:tree:2"

// WriteSchema writes the JSON Schema (draft 2020-12) of the form to w. What this program writes is valid by it, and
// what [Read] refuses is not, except for what no schema can say: that ids and keys are unique, that what refers to a
// note or an answer finds it, how deep nodes may lie within each other, that a text has more than white space. Read
// takes more in one thing: null for a member that is absent. A schema lets members pass that it does not know, as Read
// does. The error is that of w.
func WriteSchema(w io.Writer) error {
	root := guideSchema()
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["$id"] = SchemaID
	root["$defs"] = schema{
		"id": idSchema("unique in the guide; made of the title if it is absent"),
		"span": members(schema{
			"file": text("if it is not the guide's"), "line": whole(1), "column": whole(1), "endLine": whole(1),
			"endColumn": whole(1),
		}, "the place in the source: from 1, columns in Unicode code points, the end not included"),
		"blocks":   schema{"type": "array", "items": refer("block")},
		"inlines":  schema{"type": "array", "items": refer("inline")},
		"texts":    arrayOf(schema{"type": "string"}, ""),
		"section":  sectionSchema(),
		"question": questionSchema(),
		"answer":   answerSchema(),
		"option": members(schema{
			"label": text("the author's, or a letter from A"), "labelled": truth("the label is the author's"),
			"right": truth("the author marks it as right"), "span": refer("span"), "blocks": refer("blocks"),
		}, "one of the answers that a question offers"),
		"asking": schema{"anyOf": []any{
			schema{"properties": schema{"questions": schema{"minItems": 1}}, "required": []string{"questions"}},
			schema{"properties": schema{"sections": schema{"contains": refer("asking")}},
				"required": []string{"sections"}},
		}, "description": "a part with questions"},
		"block":  byKind(blockSchemas(), "what stands below each other: a paragraph, a list, a table"),
		"inline": byKind(inlineSchemas(), "what stands in running text"),
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(root); err != nil {
		return fmt.Errorf("writing the schema: %w", err)
	}
	return nil
}

// A schema is a part of a JSON Schema. Maps are written in the order of their keys.
type schema = map[string]any

func members(of schema, about string, required ...string) schema {
	out := schema{"type": "object", "properties": of, "description": about}
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}

func refer(name string) schema { return schema{"$ref": "#/$defs/" + name} }

func text(about string) schema { return schema{"type": "string", "description": about} }

func truth(about string) schema { return schema{"type": "boolean", "description": about} }

// word returns the schema of a text that is one of some, or empty as if it were absent.
func word(about string, words ...string) schema {
	return schema{"enum": append([]string{""}, words...), "description": about}
}

func arrayOf(items schema, about string) schema {
	out := schema{"type": "array", "items": items}
	if about != "" {
		out["description"] = about
	}
	return out
}

func whole(least int) schema {
	return schema{"type": "integer", "minimum": least, "maximum": mostWhole}
}

func number(about string, least, most float64) schema {
	return schema{"type": "number", "minimum": least, "maximum": most, "description": about}
}

func idSchema(about string) schema {
	return schema{"type": "string", "pattern": `^[^\s#"'<>]*$`, "description": about}
}

func guideSchema() schema {
	out := members(schema{
		"studyguide": schema{"const": Version, "description": "the version of the form"},
		"file":       text("the source, as it was named"),
		"shape":      text("the shape of document that was recognized"),
		"span":       refer("span"),
		"selected":   text("the terms that chose the questions of this edition"),
		"digest":     text("SHA-256 of the source"),
		"meta":       metaSchema(),
		"intro":      refer("blocks"),
		"sections":   arrayOf(refer("section"), ""),
		"notes": arrayOf(members(schema{
			"id": schema{"allOf": []any{refer("id"), schema{"minLength": 1}}}, "label": text("as it is printed"),
			"span": refer("span"), "blocks": refer("blocks"),
		}, "a note, to which inlines refer", "id"), ""),
		"tongues": arrayOf(members(schema{"language": text("as a tag of BCP 47"), "text": text(""),
			"span": refer("span")}, "a part that the author marks as being in another language"), ""),
		"media": schema{"type": "object", "description": "pictures by the src of images",
			"additionalProperties": schema{"type": "string", "contentEncoding": "base64",
				"pattern": `^[A-Za-z0-9+/\r\n]*={0,2}[\r\n]*$`}},
	}, "A guide as a tree of sections and questions, as studyguide writes and reads it", "studyguide", "sections")
	out["title"] = "studyguide tree"
	key := schema{"properties": schema{"meta": schema{"properties": schema{"answers": schema{"const": "only"}},
		"required": []string{"answers"}}}, "required": []string{"meta"}}
	out["if"], out["else"] = key, refer("asking")
	return out
}

func metaSchema() schema {
	of := schema{
		"answers":       word("where answers stand", edition.Modes()...),
		"links":         word("how pages tell where links lead", ast.LinkModes()...),
		"questionLevel": schema{"type": "integer", "minimum": 1, "maximum": 6},
		"colophon":      word("none: without the page about the book", "none"),
		"smart":         word("off: marks as they are written", "off"),
		"index":         word("none: without one; terms: of terms found in the text, too", ast.IndexNone, ast.IndexTerms),
		"terms":         refer("texts"),
		"termCards":     word("on: decks have notes for terms", "on"),
		"checklist":     word("on: the books end with a list of all questions", "on"),
		"minutes": schema{"type": "integer", "minimum": 0, "maximum": mostWhole,
			"description": "that a paper takes"},
		"marks": schema{"type": "integer", "minimum": -1, "maximum": mostWhole,
			"description": "for each answer; -1: there are none"},
		"draft":    word("true: builds of projects leave the guide out", "true"),
		"new":      word("none: without a list of what is new", "none"),
		"authors":  refer("texts"),
		"subjects": refer("texts"),
		"words": schema{"type": "object", "additionalProperties": schema{"type": "string"},
			"description": "texts that replace words of the books"},
		"accessibility": members(schema{"conformsTo": text(""), "certifiedBy": text("")}, "claims of the publisher"),
		"fonts": members(schema{"folder": text(""), "text": text(""), "code": text(""), "fallback": refer("texts"),
			"system": word("true: installed fonts are used for what all others lack", "true")}, "families"),
		"page": members(schema{
			"size":     text("a size of paper, such as a4"),
			"margin":   number("points", 1, ast.MaxMargin),
			"typeSize": number("points", ast.MinTypeSize, ast.MaxTypeSize),
			"sides":    schema{"type": "integer", "minimum": 1, "maximum": 2, "description": "printed on, of a leaf"},
			"gutter":   number("points, for the binding", 0, ast.MaxMargin),
		}, "how pages are"),
		"accent": schema{"type": "string", "pattern": "^(#[0-9a-fA-F]{6})?$", "description": "a color"},
		"header": runningSchema("head"),
		"footer": runningSchema("foot"),
	}
	for _, name := range []string{"title", "subtitle", "language", "date", "description", "publisher", "rights",
		"identifier", "cover", "logo", "url", "version", "licence", "watermark", "hyphenation", "theme"} {
		of[name] = text("")
	}
	return members(of, "what front matter says")
}

// runningSchema returns the schema of what stands at an end of pages.
func runningSchema(end string) schema {
	return members(schema{"left": text(""), "middle": text(""), "right": text("")},
		"what stands at the "+end+" of pages; fields in braces: "+strings.Join(ast.RunningFields(), ", "))
}

// titled adds the members that title something.
func titled(of schema) schema {
	of["title"] = text("plain, without the number")
	of["inlines"] = schema{
		"$ref": "#/$defs/inlines", "description": "the title with its markup; it counts if it is there",
	}
	of["span"] = refer("span")
	return of
}

func sectionSchema() schema {
	return members(titled(schema{
		"id": refer("id"), "faq": truth("frequent questions"), "newPage": truth("it begins on a new page"),
		"intro": refer("blocks"), "questions": arrayOf(refer("question"), ""),
		"answers":  arrayOf(refer("answer"), "of questions that stand elsewhere"),
		"sections": arrayOf(refer("section"), "parts, behind the questions"),
	}), "")
}

func answerSchema() schema {
	return members(titled(schema{
		"id": refer("id"), "questionId": text("of the question"), "number": text(""), "right": refer("texts"),
		"blocks": refer("blocks"),
	}), "an answer at the back, or in the key of a paper")
}

func questionSchema() schema {
	var kinds []string
	for k := ast.Free; k <= ast.FillIn; k++ {
		kinds = append(kinds, k.String())
	}
	out := members(titled(schema{
		"id": refer("id"),
		"key": schema{"type": "string", "pattern": fmt.Sprintf("^([a-z0-9]{%d})?$", ast.KeyLength),
			"description": "unique; it stays when the title or the answer changes"},
		"since":      text("the date of the edition that first had the question"),
		"changed":    text("the date of the edition that first had it as it is"),
		"number":     text("the author's label"),
		"titleText":  text("the title as it stands in the source, with its label"),
		"answerId":   text("of its answer, if that stands elsewhere"),
		"newPage":    truth("it begins on a new page"),
		"difficulty": text("the author's word"),
		"tags":       refer("texts"),
		"kind":       word("it follows from the options if it is absent", kinds...),
		"prompt":     refer("blocks"),
		"options": schema{"type": "array", "items": refer("option"), "not": schema{"minItems": 1, "maxItems": 1},
			"description": "none, or at least two"},
		"answer": refer("blocks"),
	}), "")
	has := func(name string, of schema) schema {
		return schema{"properties": schema{name: of}, "required": []string{name}}
	}
	title := has("title", schema{"pattern": `\S`})
	title["not"] = schema{"required": []string{"inlines"}}
	out["anyOf"] = []any{has("inlines", schema{"minItems": 1}), title, has("number", schema{"minLength": 1})}
	return out
}

// A form is the members of a block or inline of a kind.
type form struct {
	of       schema
	required []string
	anyOf    []any
}

// running are the members of running text.
func running(of schema) schema {
	of["text"] = text("plain, with a line feed at every hard break")
	of["inlines"] = schema{"$ref": "#/$defs/inlines", "description": "with markup; it counts if it is there"}
	return of
}

// labelled are the members of what has a title in inlines, by the name of the plain one.
func labelled(name string, of schema) schema {
	of[name] = text("plain")
	of["inlines"] = schema{"$ref": "#/$defs/inlines", "description": "with markup; it counts if it is there"}
	return of
}

func imageMembers(of schema) schema {
	of["src"] = text("below the folder of the source, or a name in media")
	of["alt"] = text("what is read where it is not seen")
	of["title"] = text("")
	for _, name := range []string{"width", "height"} {
		of[name] = schema{"type": "string", "pattern": `^$|[0-9]`, "description": "300px or 50%"}
	}
	return of
}

func blockSchemas() map[string]form {
	item := members(schema{"task": word("the box before it", "open", "done"), "span": refer("span"),
		"blocks": refer("blocks")}, "")
	cell := schema{"type": []string{"object", "string"}, "properties": running(schema{"span": refer("span"),
		"head": truth("it heads its row")})}
	row := arrayOf(cell, "")
	cells := schema{"contains": schema{"type": "array", "minItems": 1}}
	return map[string]form{
		"paragraph": {of: running(schema{})},
		"heading": {of: running(schema{"id": refer("id"),
			"level": schema{"type": "integer", "minimum": 1, "maximum": 6}})},
		"list": {of: schema{"ordered": truth(""), "start": schema{"type": "integer", "minimum": -mostWhole,
			"maximum": mostWhole}, "tight": truth("no blank lines between items"), "items": arrayOf(item, "")}},
		"listing": {of: schema{"language": text("lower case"),
			"text": text("lines end in a line feed, the last has none")}},
		"table": {of: schema{
			"align":  arrayOf(schema{"enum": []string{"none", "left", "center", "right"}}, ""),
			"header": row, "rows": arrayOf(row, ""),
			"cells": arrayOf(row, "the same with markup, the header first; it counts if it is there"),
			"cram":  truth("it is marked for cram sheets"),
		}, anyOf: []any{
			schema{"properties": schema{"cells": cells}, "required": []string{"cells"}},
			schema{"properties": schema{"cells": schema{"maxItems": 0}}, "anyOf": []any{
				schema{"properties": schema{"header": schema{"minItems": 1}}, "required": []string{"header"}},
				schema{"properties": schema{"rows": cells}, "required": []string{"rows"}},
			}},
		}},
		"image": {of: labelled("caption", imageMembers(schema{}))},
		"quote": {of: schema{"blocks": refer("blocks")}},
		"callout": {of: labelled("title", schema{"type": schema{"enum": callouts()}, "blocks": refer("blocks")}),
			required: []string{"type"}},
		"definitions": {of: schema{"items": arrayOf(members(schema{
			"span": refer("span"), "terms": arrayOf(members(running(schema{}), ""), ""),
			"descriptions": arrayOf(refer("blocks"), ""),
		}, ""), "")}},
		"details": {of: labelled("summary", schema{"rest": schema{"$ref": "#/$defs/blocks",
			"description": "what else the summary holds"}, "blocks": refer("blocks")})},
		"divider":   {of: schema{}},
		"pageBreak": {of: schema{}},
	}
}

func inlineSchemas() map[string]form {
	out := map[string]form{
		"text": {of: schema{"text": text("")}},
		"code": {of: schema{"text": text("")}},
		"link": {of: schema{"url": text("# and an id leads to a part of the guide"), "title": text(""),
			"inlines": refer("inlines")}},
		"image": {of: imageMembers(schema{})},
		"math":  {of: schema{"tex": text("without its marks"), "display": truth("set on lines of its own")}},
		"break": {of: schema{"hard": truth("false: the line of the source ended")}},
		"note":  {of: schema{"id": text("of one of the notes")}, required: []string{"id"}},
	}
	for _, kind := range []string{"emphasis", "strong", "strike", "superscript", "subscript"} {
		out[kind] = form{of: schema{"inlines": refer("inlines")}}
	}
	return out
}

// byKind returns the schema of nodes that say of which kind they are.
func byKind(forms map[string]form, about string) schema {
	kinds := slices.Sorted(maps.Keys(forms))
	var all []any
	for _, kind := range kinds {
		f := forms[kind]
		f.of["span"], f.of["kind"] = refer("span"), schema{"const": kind}
		then := schema{"properties": f.of}
		if f.required != nil {
			then["required"] = f.required
		}
		if f.anyOf != nil {
			then["anyOf"] = f.anyOf
		}
		all = append(all, schema{"if": schema{"properties": schema{"kind": schema{"const": kind}}}, "then": then})
	}
	return schema{"type": "object", "required": []string{"kind"}, "properties": schema{"kind": schema{"enum": kinds}},
		"allOf": all, "description": about}
}
