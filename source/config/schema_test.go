package config

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
)

func TestTheSchemaOfFrontMatterDescribesEveryKey(t *testing.T) {
	var out bytes.Buffer
	if err := WriteFrontMatterSchema(&out); err != nil {
		t.Fatal(err)
	}
	var got struct {
		ID         string                    `json:"$id"`
		Properties map[string]map[string]any `json:"properties"`
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.ID != SchemaID("front-matter") {
		t.Errorf("it calls itself %q", got.ID)
	}
	var check func(fields []Field, in string)
	check = func(fields []Field, in string) {
		for _, f := range fields {
			name := strings.TrimPrefix(in+"."+f.Names[0], ".")
			if f.About == "" && !f.Ignore {
				t.Errorf("nothing is said about %s", name)
			}
			if _, ok := got.Properties[f.Names[0]]; in == "" && ok == (f.Hint != "") {
				t.Errorf("%s is in the schema: %t", name, ok)
			}
			check(f.Inner, name)
		}
	}
	check(fields(&ast.Meta{}), "")
}
