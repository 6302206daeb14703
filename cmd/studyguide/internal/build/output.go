package build

import (
	"fmt"
	"os"
	"path/filepath"
)

// A Dest is where an artifact goes. The zero Dest is nowhere: the artifact is made to see whether it can be.
type Dest struct {
	stdout bool
	path   string
}

// ToFile returns the destination of a file.
func ToFile(path string) Dest { return Dest{path: path} }

// Stdout returns the destination of standard output.
func Stdout() Dest { return Dest{stdout: true} }

// IsStdout reports whether the artifact goes to standard output.
func (d Dest) IsStdout() bool { return d.stdout }

// Path returns the path of the file; ok is false if the artifact does not become one.
func (d Dest) Path() (path string, ok bool) { return d.path, d.path != "" }

// String returns the destination as -o names it.
func (d Dest) String() string {
	if d.stdout {
		return "-"
	}
	return d.path
}

// A Place is where the artifacts of a run go: to a folder, to
// one file or to standard output. The zero Place is not said.
type Place struct {
	kind placeKind
	path string
}

type placeKind int

const (
	placeUnsaid placeKind = iota
	placeFolder
	placeFile
	placeStdout
)

// DefaultOutput is the folder of the artifacts unless -o names another place.
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

// IsSaid reports whether a place was named.
func (p Place) IsSaid() bool { return p.kind != placeUnsaid }

// IsStdout reports whether the place is standard output.
func (p Place) IsStdout() bool { return p.kind == placeStdout }

// or returns p, or the folder dir if no place was named.
func (p Place) or(dir string) Place {
	if p.IsSaid() {
		return p
	}
	return InFolder(dir)
}

// dest returns where an artifact called name goes.
func (p Place) dest(name string) Dest {
	switch p.kind {
	case placeStdout:
		return Stdout()
	case placeFile:
		return ToFile(p.path)
	}
	return ToFile(filepath.Join(p.path, name))
}

// prepare makes the folder of an artifact, if the place is a folder.
// That of a single file must be there, or its name is a slip.
func (p Place) prepare(file string) error {
	if p.kind == placeFile || p.kind == placeStdout {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return fmt.Errorf("making the folder of the output: %w", err)
	}
	return nil
}
