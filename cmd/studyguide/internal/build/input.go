package build

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"studyguide/source/sample"
)

// An Input is where a guide is read from. The zero Input is the sample guide that comes with the program.
type Input struct {
	stdin bool
	path  string // of a file or folder; empty for the sample and standard input
}

// ParseInput returns the input that an argument names: a file or folder, or - for standard input.
func ParseInput(arg string) Input {
	if arg == "-" {
		return Input{stdin: true}
	}
	return Input{path: arg}
}

// ParseInputs returns the inputs that arguments name; without arguments the sample.
func ParseInputs(args []string) []Input {
	if len(args) == 0 {
		return []Input{{}}
	}
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

// Arg returns the input as an argument names it, nothing for the sample.
func (i Input) Arg() string {
	if i.stdin {
		return "-"
	}
	return i.path
}

// stdinName is what a guide on standard input is called, in diagnostics and as an artifact.
const stdinName = "stdin"

// Name returns what diagnostics call the guide.
func (i Input) Name() string {
	switch {
	case i.stdin:
		return stdinName
	case i.path == "":
		return sample.Name
	}
	return i.path
}

// Stem returns what artifacts of the guide are called, without their extension.
func (i Input) Stem() string {
	if i.path == "" {
		return i.Name()
	}
	base := filepath.Base(i.path)
	if isDir(i.path) {
		if abs, err := filepath.Abs(i.path); err == nil { // "." has a name too
			return filepath.Base(abs)
		}
		return base
	}
	if s := strings.TrimSuffix(base, filepath.Ext(base)); s != "" {
		return s
	}
	return base
}

// An opened is a guide that can be read.
type opened struct {
	name   string // what diagnostics call it
	data   []byte
	assets fs.FS // what the guide may name: its folder, nothing outside
	folder bool  // the guide is a folder: assets, all of it
	close  func() error
}

// open opens the guide of an input.
func (i Input) open(stdin io.Reader) (*opened, error) {
	nothing := func() error { return nil }
	switch {
	case i.stdin:
		data, err := io.ReadAll(stdin)
		if err != nil {
			return nil, fmt.Errorf("reading standard input: %w", err)
		}
		root, err := os.OpenRoot(".")
		if err != nil {
			return nil, fmt.Errorf("opening the folder of the images: %w", err)
		}
		return &opened{name: stdinName, data: data, assets: root.FS(), close: root.Close}, nil
	case i.path == "":
		return &opened{name: sample.Name, assets: sample.FS(), folder: true, close: nothing}, nil
	case isDir(i.path):
		root, err := os.OpenRoot(i.path)
		if err != nil {
			return nil, fmt.Errorf("opening the folder: %w", err)
		}
		return &opened{name: filepath.ToSlash(filepath.Clean(i.path)), assets: root.FS(), folder: true,
			close: root.Close}, nil
	}
	data, err := os.ReadFile(i.path)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(filepath.Dir(i.path))
	if err != nil {
		return nil, fmt.Errorf("opening the folder of the guide: %w", err)
	}
	return &opened{name: i.path, data: data, assets: root.FS(), close: root.Close}, nil
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
