// Package starter holds what a new guide begins with: a guide that shows how guides are written, and a workflow of GitHub Actions
// that checks and builds it. In go a title and a name of a file; out comes the text of both files. The package writes nothing.
package starter

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// WorkflowPath is where GitHub looks for the workflow, from the top of a repository.
const WorkflowPath = ".github/workflows/guide.yml"

//go:embed guide.md guide.yml
var files embed.FS

// Files gives the texts of the guide named file, whose parts are divided by slashes, and of its workflow. The guide's title is
// made of the name.
func Files(file string) (guide, workflow []byte, err error) {
	if guide, err = fill("guide.md", file); err == nil {
		workflow, err = fill("guide.yml", file)
	}
	return guide, workflow, err
}

// fill gives an embedded file with the names that it leaves open.
func fill(name, file string) ([]byte, error) {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, fmt.Errorf("the starter: %w", err)
	}
	return []byte(strings.NewReplacer("@FILE@", file, "@TITLE@", title(file)).Replace(string(text))), nil
}

// title makes words of a file's name: "docs/go-interviews.md" gives "Go interviews".
func title(file string) string {
	base := strings.TrimSuffix(path.Base(file), path.Ext(file))
	words := strings.Join(strings.FieldsFunc(base, func(r rune) bool { return r == '-' || r == '_' }), " ")
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}
