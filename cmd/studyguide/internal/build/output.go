package build

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"studyguide/render"
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

// destOf returns the destination of what r makes of a guide called stem. A renderer of folders makes one in a folder, or
// the one that the place names if it makes all that goes there; on standard output, and in a file that ends in .zip, it
// makes an archive.
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

// prepare creates the folder of an artifact if the place is a folder. The folder of a single file must exist; otherwise
// its name is probably mistyped.
func (p Place) prepare(file string) error {
	if p.kind == placeFile || p.kind == placeStdout {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return fmt.Errorf("making the folder of the output: %w", err)
	}
	return nil
}
