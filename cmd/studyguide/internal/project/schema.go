package project

import (
	"cmp"
	"io"

	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
)

// WriteSchema writes the JSON Schema (draft 2020-12) of project files to w, made from the table that files are read by.
// The program accepts what the schema accepts, except for what only the program can check: whether files exist and
// lengths are within bounds. The error is that of w.
func WriteSchema(w io.Writer, known Known) error {
	r := &reader{project: &Project{}, known: known}
	root := object(r.keys())
	root["required"] = []string{"guides"}
	return root.Write(w, "project", "studyguide project", "The project file of studyguide, "+Name+
		": which guides there are, and what is made of them")
}

// object returns the schema of a mapping.
func object(keys []key) config.Schema {
	props := config.Schema{}
	for _, k := range keys {
		for _, name := range k.names {
			props[name] = k.schema()
		}
	}
	return config.Schema{"type": "object", "properties": props, "additionalProperties": false}
}

func (k key) schema() config.Schema {
	var out config.Schema
	switch {
	case k.inner != nil && k.one != nil:
		out = config.Schema{"anyOf": []any{k.value(), object(k.inner)}}
	case k.inner != nil:
		out = object(k.inner)
	case k.each != nil:
		out = config.Schema{"type": "object", "additionalProperties": false}
		if keys, err := k.each("a", diag.Span{}); err == nil {
			out["patternProperties"] = config.Schema{slugForm: object(keys)}
		}
	case k.named != nil:
		out = config.Schema{"type": "object",
			"additionalProperties": config.Schema{"type": []string{"string", "number", "boolean"}}}
	case k.many != nil:
		out = config.Schema{"anyOf": []any{k.value(), config.Schema{"type": "array", "items": k.value(),
			"minItems": 1}}}
	default:
		out = k.value()
	}
	out["description"] = k.about
	return out
}

// value returns the schema of one text.
func (k key) value() config.Schema {
	switch {
	case k.form == truth:
		return config.Schema{"type": "boolean"}
	case k.form == label:
		return config.Schema{"type": []string{"string", "number"}, "pattern": `\S`}
	case k.form == color:
		return config.Schema{"type": "string", "pattern": config.ColorPattern}
	case k.form == whole:
		return config.Schema{"type": "integer", "minimum": 1}
	case k.form == length:
		return config.Schema{"anyOf": []any{config.Schema{"type": "number"},
			config.Schema{"type": "string", "pattern": config.LengthPattern}}}
	case k.other != nil: // which words are allowed besides depends on the machine
		return config.Schema{"anyOf": []any{config.Schema{"enum": k.words},
			config.Schema{"type": "string", "pattern": cmp.Or(k.otherForm, slugForm)}}}
	case len(k.words) > 0:
		return config.Schema{"enum": k.words}
	default:
		return config.Schema{"type": "string", "pattern": `\S`}
	}
}
