package config

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
)

// A Schema is a JSON Schema (draft 2020-12). Maps are written in the order of their keys.
type Schema map[string]any

// SchemaID returns the identifier of the schema of a kind of file: "front-matter", "theme", "project"; its number
// is that of its form.
func SchemaID(kind string) string { return "urn:studyguide:" + kind + ":1" }

// WriteFrontMatterSchema writes the JSON Schema of front matter to w, made from the fields by which it is read. The
// program accepts what the schema accepts, but for what only the program can check, such as whether files exist.
// Keys of other programs are allowed. The error is that of w.
func WriteFrontMatterSchema(w io.Writer) error {
	root := SchemaOf(fields(&ast.Meta{}))
	return root.Write(w, "front-matter", "studyguide front matter", "What a guide says of itself above its text")
}

// Write writes the schema of a kind of file to w, with its title and what the file is. The error is that of w.
func (s Schema) Write(w io.Writer, kind, title, about string) error {
	s["$schema"], s["$id"] = "https://json-schema.org/draft/2020-12/schema", SchemaID(kind)
	s["title"], s["description"] = title, about
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(s); err != nil {
		return fmt.Errorf("writing the schema: %w", err)
	}
	return nil
}

// SchemaOf returns the schema of a mapping with fields, by all their names.
func SchemaOf(fields []Field) Schema {
	props := Schema{}
	for _, f := range fields {
		if f.Hint != "" { // it belongs elsewhere
			continue
		}
		for _, name := range f.Names {
			props[name] = f.schema()
		}
	}
	return Schema{"type": "object", "properties": props, "additionalProperties": false}
}

func (f Field) schema() Schema {
	if f.Ignore { // another program's
		return Schema{}
	}
	var all []any
	if f.Inner != nil {
		all = append(all, SchemaOf(f.Inner))
	}
	switch {
	case f.Many != nil || f.Item != nil:
		value := Schema{"type": []string{"string", "number"}}
		all = append(all, value, Schema{"type": "array", "items": value})
	case f.One != nil:
		all = append(all, f.value())
	}
	out := Schema{}
	if len(all) == 1 {
		out, _ = all[0].(Schema)
	} else if len(all) > 1 {
		out["anyOf"] = all
	}
	if f.About != "" {
		out["description"] = f.About
	}
	return out
}

// The formats of lengths (ast.ParseLength) and of colors (ast.CheckColor), as regular expressions.
const (
	LengthPattern = `^[0-9]*\.?[0-9]+ *([pP][tT]|[mM][mM]|[cC][mM]|[iI][nN])?$`
	ColorPattern  = `^#[0-9a-fA-F]{6}$`
)

// value returns the schema of one text.
func (f Field) value() Schema {
	switch {
	case len(f.Words) > 0:
		var words []any
		for _, w := range f.Words {
			words = append(words, w)
			if n := strings.Index("0123456789", w); n >= 0 && len(w) == 1 { // YAML takes it for a number
				words = append(words, n)
			}
			if truth := slices.Index([]string{"false", "true"}, w); truth >= 0 {
				words = append(words, truth == 1)
			}
		}
		return Schema{"enum": words}
	case f.Form == Whole:
		return Schema{"type": "integer", "minimum": 0}
	case f.Form == Switch:
		return Schema{"enum": []any{"on", "off", "yes", "no", "true", "false", true, false}}
	case f.Form == Length:
		return Schema{"anyOf": []any{Schema{"type": "number", "minimum": 0},
			Schema{"type": "string", "pattern": LengthPattern}}}
	case f.Form == Color:
		return Schema{"type": "string", "pattern": ColorPattern}
	case f.Form == Label:
		return Schema{"type": []string{"string", "number"}}
	default:
		return Schema{"type": "string"}
	}
}
