// Package starter holds the initial files of a guide or project: a guide that shows the syntax, and what GitHub or
// GitLab need to check and build it with the very program that wrote them. The input is the name of a file and where
// the program is from; the output is the texts of files. The package writes nothing.
package starter

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/cmd/studyguide/internal/tool"
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

// Guide returns a guide with the path file, and its GitHub Actions workflow, which uses the program from its origin. An
// empty title is derived from the name of the file.
func Guide(file, title string, from tool.Origin) ([]File, error) {
	return fill(file, title, from, "guide.md", file, "guide.yml", WorkflowPath)
}

// Hosts returns the hosts that [Project] has files for, the default first.
func Hosts() []string { return []string{"github", "gitlab"} }

// Project returns a project whose first guide is file, which must be in a folder, and the workflow for a host to check
// and build it. The project's guides are the files of that folder.
func Project(file, title, host string, from tool.Origin) ([]File, error) {
	path := ".github/workflows/guides.yml"
	if host == "gitlab" {
		path = ".gitlab-ci.yml"
	}
	return fill(file, title, from, "guide.md", file, "project.yaml", "studyguide.yaml", host+".yml", path)
}

// fill returns embedded files with their placeholders filled in for file.
// names alternates between the name of an embedded file and its path.
func fill(file, title string, from tool.Origin, names ...string) ([]File, error) {
	quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(cmp.Or(title, titleOf(file))) // as YAML does
	var out []File
	for i := 0; i+1 < len(names); i += 2 {
		text, err := fs.ReadFile(files, names[i])
		if err != nil {
			return nil, fmt.Errorf("the starter: %w", err)
		}
		pin := pinGitHub(from)
		if names[i] == "gitlab.yml" {
			pin = pinGitLab(from)
		}
		open := strings.NewReplacer("@FILE@", file, "@FOLDER@", path.Dir(file), "@TITLE@", quoted,
			"@PIN@", pin.comment, "@ACTION@", pin.action, "@ADDRESS@", pin.address, "@REF@", pin.ref)
		out = append(out, File{names[i+1], []byte(open.Replace(string(text)))})
	}
	return out, nil
}

// titleOf returns a file's name as words: "Go interviews" for "docs/go-interviews.md".
func titleOf(file string) string {
	base := strings.TrimSuffix(path.Base(file), path.Ext(file))
	words := strings.Join(strings.FieldsFunc(base, func(r rune) bool { return r == '-' || r == '_' }), " ")
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}
