package build

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/files"
	"example.org/studyguide/source/sample"
)

// An Input is the place that a guide is read from. The zero Input is the sample guide that comes with the program.
type Input struct {
	stdin  bool
	path   string // of a file or folder; empty for the sample and standard input
	within string // the folder of the project, which links do not lead out of; empty: the user named the guide
}

// ParseInput returns the input for an argument: a file or folder, or - for standard input.
func ParseInput(arg string) Input {
	if arg == "-" {
		return Input{stdin: true}
	}
	return Input{path: arg}
}

// ParseInputs returns the inputs for arguments.
func ParseInputs(args []string) []Input {
	var out []Input
	for _, arg := range args {
		out = append(out, ParseInput(arg))
	}
	return out
}

// IsStdin reports whether the guide comes from standard input.
func (i Input) IsStdin() bool { return i.stdin }

// Path returns the path of the guide; ok is false if it is not in the file system.
func (i Input) Path() (path string, ok bool) { return i.path, i.path != "" }

// Arg returns the argument for the input, or "" for the sample.
func (i Input) Arg() string {
	if i.stdin {
		return "-"
	}
	return i.path
}

// stdinName is the name of a guide on standard input, in diagnostics and as an artifact.
const stdinName = "stdin"

// Name returns the name of the guide in diagnostics.
func (i Input) Name() string {
	switch {
	case i.stdin:
		return stdinName
	case i.path == "":
		return sample.Name
	}
	return i.path
}

// Stem returns the name of the guide's artifacts without their extension.
func (i Input) Stem() string {
	if i.path == "" {
		return i.Name()
	}
	base := filepath.Base(i.path)
	if isDir(i.path) {
		if abs, err := filepath.Abs(i.path); err == nil { // "." needs a name too
			return filepath.Base(abs)
		}
		return base
	}
	if s := strings.TrimSuffix(base, filepath.Ext(base)); s != "" {
		return s
	}
	return base
}

// An opened is a guide that is ready to be read.
type opened struct {
	name   string // in diagnostics
	data   []byte
	assets fs.FS // files that the guide may name: its folder, nothing outside
	folder bool  // the guide is a folder: assets, all of it
	close  func() error
}

// open opens the guide of an input.
func (i Input) open(stdin io.Reader) (*opened, error) {
	nothing := func() error { return nil }
	switch {
	case i.stdin:
		data, err := files.ReadAll(stdin, stdinName, files.Guide)
		if err != nil {
			return nil, fmt.Errorf("reading standard input: %w", err)
		}
		root, err := os.OpenRoot(".")
		if err != nil {
			return nil, fmt.Errorf("opening the folder of the images: %w", err)
		}
		return &opened{name: stdinName, data: data, assets: files.Only(root.FS()), close: root.Close}, nil
	case i.path == "":
		return &opened{name: sample.Name, assets: sample.FS(), folder: true, close: nothing}, nil
	}
	if i.within != "" {
		if err := files.Inside(i.within, i.path); err != nil {
			return nil, err
		}
	}
	if isDir(i.path) {
		root, err := os.OpenRoot(i.path)
		if err != nil {
			return nil, fmt.Errorf("opening the folder: %w", err)
		}
		return &opened{name: filepath.ToSlash(filepath.Clean(i.path)), assets: files.Only(root.FS()), folder: true,
			close: root.Close}, nil
	}
	data, err := files.Read(i.path, files.Guide)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(filepath.Dir(i.path))
	if err != nil {
		return nil, fmt.Errorf("opening the folder of the guide: %w", err)
	}
	return &opened{name: i.path, data: data, assets: files.Only(root.FS()), close: root.Close}, nil
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
