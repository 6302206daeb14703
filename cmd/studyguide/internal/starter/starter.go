// Package starter holds what a new guide or project begins with: a guide that shows how guides are written, and what GitHub or GitLab
// need to check and build it. In goes the name of a file; out come the texts of files. The package writes nothing.
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

// A File is one of those that something begins with.
type File struct {
	Path string // from the top of a repository, with slashes
	Text []byte
}

// WorkflowPath is where GitHub looks for the workflow of a guide.
const WorkflowPath = ".github/workflows/guide.yml"

//go:embed guide.md guide.yml project.yaml github.yml gitlab.yml
var files embed.FS

// Guide gives a guide of the path file and its workflow of GitHub Actions. The guide's title is made of its name.
func Guide(file string) ([]File, error) {
	return fill(file, "guide.md", file, "guide.yml", WorkflowPath)
}

// Hosts gives the names of those that [Project] has files for, the usual one first.
func Hosts() []string { return []string{"github", "gitlab"} }

// Project gives a project whose first guide is file, which must be in a folder, and the workflow of a host by which it is checked and built.
// The project's guides are those of that folder.
func Project(file, host string) ([]File, error) {
	path := ".github/workflows/guides.yml"
	if host == "gitlab" {
		path = ".gitlab-ci.yml"
	}
	return fill(file, "guide.md", file, "project.yaml", "studyguide.yaml", host+".yml", path)
}

// fill gives embedded files, each followed by its path in names, with the names of file that they leave open.
func fill(file string, names ...string) ([]File, error) {
	open := strings.NewReplacer("@FILE@", file, "@FOLDER@", path.Dir(file), "@TITLE@", title(file))
	var out []File
	for i := 0; i+1 < len(names); i += 2 {
		text, err := fs.ReadFile(files, names[i])
		if err != nil {
			return nil, fmt.Errorf("the starter: %w", err)
		}
		out = append(out, File{names[i+1], []byte(open.Replace(string(text)))})
	}
	return out, nil
}

// title makes words of a file's name: "docs/go-interviews.md" gives "Go interviews".
func title(file string) string {
	base := strings.TrimSuffix(path.Base(file), path.Ext(file))
	words := strings.Join(strings.FieldsFunc(base, func(r rune) bool { return r == '-' || r == '_' }), " ")
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}
