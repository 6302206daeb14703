package json

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
	"example.org/studyguide/source/golden"
	"example.org/studyguide/source/sample"
	"example.org/studyguide/source/tree"
)

// schemaOf returns the schema of trees as a validator reads it that is not ours. If it is strict, members that it does
// not name are refused.
func schemaOf(t *testing.T, strict bool) *jsonschema.Schema {
	t.Helper()
	var text bytes.Buffer
	if err := tree.WriteSchema(&text); err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(&text)
	if err != nil {
		t.Fatal(err)
	}
	if strict {
		closeObjects(doc, "")
	}
	if !strings.HasSuffix(tree.SchemaID, ":"+strconv.Itoa(tree.Version)) || version != tree.Version {
		t.Errorf("%s is not the schema of version %d", tree.SchemaID, version)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(tree.SchemaID, doc); err != nil {
		t.Fatal(err)
	}
	out, err := c.Compile(tree.SchemaID)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// closeObjects lets a schema refuse members that it does not name, where it describes a whole object. key is the
// member that holds the schema.
func closeObjects(v any, key string) {
	switch v := v.(type) {
	case map[string]any:
		_, kinds := v["allOf"]
		isObject := strings.Contains(fmt.Sprint(v["type"]), "object") && v["properties"] != nil
		if key == "then" || isObject && !kinds {
			v["additionalProperties"] = false
		}
		for name, inner := range v {
			closeObjects(inner, name)
		}
	case []any:
		for _, inner := range v {
			closeObjects(inner, "")
		}
	}
}

// TestWhatIsWrittenIsValid validates what is written of all kinds of nodes, of the sample and of the guides in all
// fixtures, in every edition, and of those that STUDYGUIDE_CORPUS names. Every member must be in the schema.
func TestWhatIsWrittenIsValid(t *testing.T) {
	schema := schemaOf(t, true)
	n := 0
	each := func(name string, src []byte) {
		g, err := source.LoadBytes(name, src, source.Options{}, &diag.List{})
		if err != nil {
			return // not every input is a guide
		}
		modes := edition.Modes()
		mode := modes[n%len(modes)]
		n++
		var b bytes.Buffer
		made := edition.Answers(g, mode)
		if len(made.Sections) == 0 {
			return // a key of a guide without answers
		}
		if err := write(&b, made); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(parsed(t, b.Bytes())); err != nil {
			t.Errorf("%s, answers %s: %v", name, mode, clipped(err.Error()))
		}
	}
	for _, mode := range edition.Modes() {
		var b bytes.Buffer
		if err := write(&b, edition.Answers(golden.Everything(), mode)); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(parsed(t, b.Bytes())); err != nil {
			t.Errorf("everything, answers %s: %v", mode, err)
		}
	}
	g, err := source.Load(sample.FS(), ".", source.Options{}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	for _, mode := range edition.Modes() {
		var b bytes.Buffer
		if err := write(&b, edition.Answers(g, mode)); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(parsed(t, b.Bytes())); err != nil {
			t.Errorf("the sample, answers %s: %v", mode, clipped(err.Error()))
		}
	}
	golden.Inputs(t, filepath.Join("..", ".."), each)
	if n < 500 {
		t.Errorf("only %d guides were found", n)
	}
	if dir := os.Getenv("STUDYGUIDE_CORPUS"); dir != "" && !testing.Short() {
		files, _ := filepath.Glob(filepath.Join(dir, "*"))
		for _, f := range files {
			if src, err := os.ReadFile(f); err == nil {
				each(filepath.Base(f), src)
			}
		}
	}
}

func parsed(t *testing.T, text []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestSchemaAndReaderAgree changes every kind of member of a tree, in turn, to what it may not be and to what it may,
// and compares what the reader says with what the schema does.
func TestSchemaAndReaderAgree(t *testing.T) {
	if testing.Short() {
		t.Skip("thousands of trees")
	}
	var b bytes.Buffer
	if err := write(&b, golden.Everything()); err != nil {
		t.Fatal(err)
	}
	c := &changer{t: t, schema: schemaOf(t, false), root: parsed(t, b.Bytes()), seen: map[string]bool{},
		values: []any{json.Number("7"), json.Number("2.0"), "x", []any{}, map[string]any{}}}
	if os.Getenv("STUDYGUIDE_LONG") != "" {
		c.values = append(c.values, json.Number("-1"), json.Number("1.5"), "", "x y", true, []any{"x"},
			[]any{map[string]any{}})
	}
	c.visit(c.root, nil, func(x any) { c.root = x })
	if c.n < 1000 || c.refused < c.n/4 {
		t.Errorf("only %d changes, %d refused", c.n, c.refused)
	}
}

// A changer changes one value of a tree at a time.
type changer struct {
	t          *testing.T
	schema     *jsonschema.Schema
	root       any
	values     []any           // that any value becomes
	seen       map[string]bool // places, by the last steps that lead there
	n, refused int
}

// compare compares what the reader and the schema say of the tree as it is.
func (c *changer) compare(change string) {
	c.n++
	text, err := json.Marshal(c.root)
	if err != nil {
		c.t.Fatal(err)
	}
	var found diag.List
	good := tree.Read("t.json", text, &found) != nil
	said := fmt.Sprint(found.Sorted())
	valid := c.schema.Validate(c.root) == nil
	if !good {
		c.refused++
	}
	if good != valid && !(good && derived(change)) && !(!good && beyondSchemas(said)) {
		c.t.Errorf("%s: the reader says %t (%s), the schema %t", change, good, clipped(said), valid)
	}
}

// visit changes v, which set replaces, and what it holds. Of places that look alike it visits the first.
func (c *changer) visit(v any, path []string, set func(any)) {
	name := strings.Join(path[max(0, len(path)-3):], "/")
	if c.seen[name] {
		return
	}
	c.seen[name] = true
	for _, other := range c.values {
		set(other)
		c.compare(fmt.Sprintf("%s = %#v", name, other))
	}
	set(v)
	switch v := v.(type) {
	case map[string]any:
		kind, _ := v["kind"].(string)
		for _, key := range slices.Sorted(maps.Keys(v)) {
			old := v[key]
			step := strings.Trim(kind+"."+key, ".")
			delete(v, key)
			c.compare(step + " is absent")
			v[key] = old
			c.visit(old, append(slices.Clone(path), step), func(x any) { v[key] = x })
		}
		v["unheard"] = true
		c.compare(name + " has an unknown member")
		delete(v, "unheard")
	case []any:
		for i := range v {
			kind := ""
			if m, ok := v[i].(map[string]any); ok {
				kind = fmt.Sprint(m["kind"])
			}
			c.visit(v[i], append(slices.Clone(path), "["+kind+"]"), func(x any) { v[i] = x })
		}
	}
}

// derived reports whether a change is in a member that says again what another does, which the reader does not look at.
func derived(path string) bool {
	name, _, _ := strings.Cut(path, " ")
	name = name[strings.LastIndexAny(name, "/.")+1:]
	return slices.Contains([]string{"title", "titleText", "text", "caption", "summary", "header", "rows"}, name) ||
		strings.Contains(path, ".header/") || strings.Contains(path, ".rows/")
}

// beyondSchemas reports whether no schema can say what the reader says.
func beyondSchemas(said string) bool {
	for _, s := range []string{"is there twice", "there is no note with", "there is no answer with", "no width or height",
		"is not a paper size", "not in base64"} {
		if strings.Contains(said, s) {
			return true
		}
	}
	return false
}
