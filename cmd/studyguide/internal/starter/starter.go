// Package starter holds the initial files of a guide or project: a guide that shows the syntax, and what GitHub or
// GitLab need to check and build it. The input is the name of a file; the output is the texts of files. The package
// writes nothing.
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

// A File is one of the initial files.
type File struct {
	Path string // from the top of a repository, with slashes
	Text []byte
}

// WorkflowPath is where GitHub expects the workflow of a guide.
const WorkflowPath = ".github/workflows/guide.yml"

//go:embed guide.md guide.yml project.yaml github.yml gitlab.yml
var files embed.FS

// Guide returns a guide with the path file, and its GitHub Actions workflow. The guide's title is derived from its
// name.
func Guide(file string) ([]File, error) {
	return fill(file, "guide.md", file, "guide.yml", WorkflowPath)
}

// Hosts returns the hosts that [Project] has files for, the default first.
func Hosts() []string { return []string{"github", "gitlab"} }

// Project returns a project whose first guide is file, which must be in a folder, and the workflow for a host to check
// and build it. The project's guides are the files of that folder.
func Project(file, host string) ([]File, error) {
	path := ".github/workflows/guides.yml"
	if host == "gitlab" {
		path = ".gitlab-ci.yml"
	}
	return fill(file, "guide.md", file, "project.yaml", "studyguide.yaml", host+".yml", path)
}

// fill returns embedded files with their placeholders filled in for file.
// names alternates between the name of an embedded file and its path.
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

// title returns a file's name as words: "Go interviews" for "docs/go-interviews.md".
func title(file string) string {
	base := strings.TrimSuffix(path.Base(file), path.Ext(file))
	words := strings.Join(strings.FieldsFunc(base, func(r rune) bool { return r == '-' || r == '_' }), " ")
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}
