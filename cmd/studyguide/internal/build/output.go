package build

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/render"
)

// A Dest is the destination of an artifact. The zero Dest is nowhere: the artifact is made only to see whether it can
// be.
type Dest struct {
	stdout bool
	folder bool
	path   string
}

// ToFile returns the destination of a file.
func ToFile(path string) Dest { return Dest{path: path} }

// ToFolder returns the destination of an artifact that is a folder.
func ToFolder(path string) Dest { return Dest{path: filepath.Clean(path), folder: true} }

// Stdout returns the destination of standard output.
func Stdout() Dest { return Dest{stdout: true} }

// IsStdout reports whether the artifact goes to standard output.
func (d Dest) IsStdout() bool { return d.stdout }

// Path returns the path of the file or folder; ok is false if the destination is neither.
func (d Dest) Path() (path string, ok bool) { return d.path, d.path != "" }

// String returns the destination as a value of -o.
func (d Dest) String() string {
	if d.stdout {
		return "-"
	}
	return d.path
}

// A Place is the destination of all artifacts of a run: a folder, one file or standard output. The zero Place is
// undecided.
type Place struct {
	kind placeKind
	path string
}

type placeKind int

const (
	placeUndecided placeKind = iota
	placeFolder
	placeFile
	placeStdout
)

// DefaultOutput is the output folder without -o.
const DefaultOutput = "out/"

// ParsePlace reads the value of -o: a folder if it is one or ends in a slash, - for standard output, else a file.
func ParsePlace(text string) Place {
	switch {
	case text == "":
		return Place{}
	case text == "-":
		return Place{placeStdout, ""}
	case os.IsPathSeparator(text[len(text)-1]) || isDir(text):
		return Place{placeFolder, text}
	}
	return Place{placeFile, text}
}

// InFolder returns the place of a folder.
func InFolder(dir string) Place { return Place{placeFolder, dir} }

// IsChosen reports whether a place was chosen.
func (p Place) IsChosen() bool { return p.kind != placeUndecided }

// IsStdout reports whether the place is standard output.
func (p Place) IsStdout() bool { return p.kind == placeStdout }

// or returns p, or the folder dir if p is undecided.
func (p Place) or(dir string) Place {
	if p.IsChosen() {
		return p
	}
	return InFolder(dir)
}

// format returns the renderer of which the name of a file says that it makes it; nil if the name says nothing.
func (p Place) format(of []render.Renderer) render.Renderer {
	name := strings.ToLower(p.path)
	for _, r := range of {
		if strings.HasSuffix(name, r.Ext()) {
			return r
		}
	}
	var only render.Renderer // .moodle.xml is the one .xml
	for _, r := range of {
		if filepath.Ext(name) != filepath.Ext(r.Ext()) {
			continue
		}
		if only != nil {
			return nil
		}
		only = r
	}
	return only
}

// isFile reports whether the place is that of a file with a format's name. Without one it may be a folder to be made.
func (p Place) isFile() bool {
	return p.kind == placeFile && (p.format(Renderers()) != nil || strings.EqualFold(filepath.Ext(p.path), ".zip"))
}

// suits returns an error if the name of a file has the ending of another format than that of r, or of none. A name
// without an ending may be anything's, and what is there and no file, such as a pipe, is written as it is.
func (p Place) suits(r render.Renderer) error {
	ext := filepath.Ext(p.path)
	if info, err := os.Stat(p.path); ext == "" || err == nil && !info.Mode().IsRegular() {
		return nil
	}
	if p.format([]render.Renderer{r}) != nil {
		return nil
	}
	better := strings.TrimSuffix(p.path, ext) + r.Ext()
	if other := p.format(Renderers()); other != nil {
		return failure.Usagef("-o %s is the name of a file for --to %s, but this would write %s; name %s, or choose --to %s",
			p.path, other.Name(), r.Name(), better, other.Name())
	}
	return failure.Usagef("-o %s: no format ends in %s; for %s name %s", p.path, ext, r.Name(), better)
}

// unknown returns an error for a name whose ending is no format's, where no format is chosen.
func (p Place) unknown() error {
	var all []string
	for _, r := range Renderers() {
		all = append(all, r.Ext())
	}
	return failure.Usagef("-o %s: no one format ends in %s; there are %s", p.path, filepath.Ext(p.path),
		strings.Join(all, ", "))
}

// dest returns the destination of an artifact called name.
func (p Place) dest(name string) Dest {
	switch p.kind {
	case placeStdout:
		return Stdout()
	case placeFile:
		return ToFile(p.path)
	}
	return ToFile(filepath.Join(p.path, name))
}

// destOf returns the destination of what r makes of a guide called stem. A renderer of folders makes one in a folder,
// or the one that the place names if it makes all that goes there; on standard output, and in a file that ends in .zip,
// it makes an archive.
func (p Place) destOf(r render.Renderer, stem string, alone bool) Dest {
	_, folders := r.(render.FolderRenderer)
	switch {
	case !folders, p.kind == placeStdout, p.kind == placeFile && strings.EqualFold(filepath.Ext(p.path), ".zip"):
		return p.dest(stem + r.Ext())
	case p.kind == placeFile, alone:
		return ToFolder(p.path)
	default:
		return ToFolder(filepath.Join(p.path, stem))
	}
}

// prepare creates the folder of an artifact.
func (p Place) prepare(file string) error {
	if p.kind == placeStdout {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return fmt.Errorf("making the folder of the output: %w", err)
	}
	return nil
}
