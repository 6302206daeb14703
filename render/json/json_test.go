package json

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/parser"
	"go/token"
	"regexp"
	"strings"
	"testing"

	"example.org/studyguide/source/golden"
)

var update = golden.Flag()

func TestFixtures(t *testing.T) {
	isInput := func(section string) bool { return section == "tree" }
	update.Run(t, "testdata/*.txtar", isInput, func(t *testing.T, in map[string][]byte) map[string]string {
		var b bytes.Buffer
		if err := write(&b, golden.Everything()); err != nil {
			t.Fatal(err)
		}
		if !json.Valid(b.Bytes()) {
			t.Error("what was written is not JSON")
		}
		return map[string]string{"json": b.String()}
	})
}

// TestEveryMemberIsDocumented compares what is written with the package documentation.
func TestEveryMemberIsDocumented(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "json.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := write(&b, golden.Everything()); err != nil {
		t.Fatal(err)
	}
	doc := f.Doc.Text()
	for _, m := range regexp.MustCompile(`"(\w+)": |"kind": "(\w+)"`).FindAllStringSubmatch(b.String(), -1) {
		for _, name := range m[1:] {
			if name != "" && !regexp.MustCompile(`\b`+name+`\b`).MatchString(doc) {
				t.Errorf("%q is not documented", name)
			}
		}
	}
}

type failing struct{ after int }

var errFull = errors.New("disk full")

func (f *failing) Write(p []byte) (int, error) {
	if f.after--; f.after < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestReportsAFailedWrite(t *testing.T) {
	if err := write(&failing{}, golden.Everything()); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

func TestRefusesUnknownKinds(t *testing.T) {
	g := golden.Everything()
	g.Intro = append(g.Intro, nil)
	if err := write(new(bytes.Buffer), g); err == nil || !strings.Contains(err.Error(), "no kind") {
		t.Errorf("got %v", err)
	}
}
