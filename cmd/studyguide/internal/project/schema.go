package project

import (
	"encoding/json"
	"fmt"
	"io"

	"example.org/studyguide/source/diag"
)

// lengthForm is the format of lengths (ast.ParseLength).
const lengthForm = `^[0-9]*\.?[0-9]+ *([pP][tT]|[mM][mM]|[cC][mM]|[iI][nN])?$`

// WriteSchema writes the JSON Schema (draft 2020-12) of project files to w, made from the table that files are read by.
// The program accepts what the schema accepts, except for what only the program can check: whether files exist and
// lengths are within bounds. The error is that of w.
func WriteSchema(w io.Writer, known Known) error {
	r := &reader{project: &Project{}, known: known}
	root := object(r.keys())
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "studyguide project"
	root["description"] = "The project file of studyguide, " + Name +
		": which guides there are, and what is made of them"
	root["required"] = []string{"guides"}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(root); err != nil {
		return fmt.Errorf("writing the schema: %w", err)
	}
	return nil
}

// object returns the schema of a mapping. Maps are written in the order of their keys.
func object(keys []key) map[string]any {
	props := map[string]any{}
	for _, k := range keys {
		for _, name := range k.names {
			props[name] = k.schema()
		}
	}
	return map[string]any{"type": "object", "properties": props, "additionalProperties": false}
}

func (k key) schema() map[string]any {
	var out map[string]any
	switch {
	case k.inner != nil:
		out = object(k.inner)
	case k.each != nil:
		out = map[string]any{"type": "object", "additionalProperties": false}
		if keys, err := k.each("a", diag.Span{}); err == nil {
			out["patternProperties"] = map[string]any{slugForm: object(keys)}
		}
	case k.many != nil:
		out = map[string]any{"anyOf": []any{k.value(), map[string]any{"type": "array", "items": k.value(),
			"minItems": 1}}}
	default:
		out = k.value()
	}
	out["description"] = k.about
	return out
}

// value returns the schema of one text.
func (k key) value() map[string]any {
	switch {
	case k.form == truth:
		return map[string]any{"type": "boolean"}
	case k.form == label:
		return map[string]any{"type": []string{"string", "number"}, "pattern": `\S`}
	case k.form == whole:
		return map[string]any{"type": "integer", "minimum": 1}
	case k.form == length:
		return map[string]any{"anyOf": []any{map[string]any{"type": "number"},
			map[string]any{"type": "string", "pattern": lengthForm}}}
	case k.other != nil: // which words are allowed besides depends on the machine
		return map[string]any{"anyOf": []any{map[string]any{"enum": k.words},
			map[string]any{"type": "string", "pattern": slugForm}}}
	case len(k.words) > 0:
		return map[string]any{"enum": k.words}
	default:
		return map[string]any{"type": "string", "pattern": `\S`}
	}
}
