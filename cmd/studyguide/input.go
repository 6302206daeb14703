package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"studyguide/source/diag"
	"studyguide/source/sample"
)

// An input is one guide to read.
type input struct {
	display string // as the user named it; diagnostics name it so
	data    []byte
	assets  fs.FS // what the guide may name: its folder, nothing outside
	folder  bool  // the guide is a folder: assets, all of it
	close   func() error
}

// stdinName is what a guide on standard input is called, in diagnostics and as an artifact.
const stdinName = "stdin"

// displayed gives what a file is called in diagnostics.
func displayed(file string) string {
	switch file {
	case "":
		return sample.Name
	case "-":
		return stdinName
	}
	return file
}

// stem gives what the artifacts of a file are called.
func stem(file string) string {
	switch file {
	case "":
		return sample.Name
	case "-":
		return stdinName
	}
	base := filepath.Base(file)
	if isDir(file) {
		if abs, err := filepath.Abs(file); err == nil { // "." has a name too
			return filepath.Base(abs)
		}
		return base
	}
	if s := strings.TrimSuffix(base, filepath.Ext(base)); s != "" {
		return s
	}
	return base
}

// open reads the file, "-" for standard input and "" for the sample.
func open(file string, stdin io.Reader) (*input, error) {
	nothing := func() error { return nil }
	switch file {
	case "":
		return &input{display: sample.Name, assets: sample.FS(), folder: true, close: nothing}, nil
	case "-":
		data, err := io.ReadAll(stdin)
		if err != nil {
			return nil, fmt.Errorf("reading standard input: %w", err)
		}
		root, err := os.OpenRoot(".")
		if err != nil {
			return nil, fmt.Errorf("opening the folder of the images: %w", err)
		}
		return &input{display: stdinName, data: data, assets: root.FS(), close: root.Close}, nil
	}
	if isDir(file) {
		root, err := os.OpenRoot(file)
		if err != nil {
			return nil, fmt.Errorf("opening the folder: %w", err)
		}
		return &input{display: filepath.ToSlash(filepath.Clean(file)), assets: root.FS(), folder: true, close: root.Close}, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(filepath.Dir(file))
	if err != nil {
		return nil, fmt.Errorf("opening the folder of the guide: %w", err)
	}
	return &input{display: file, data: data, assets: root.FS(), close: root.Close}, nil
}

// unreadable says in words for people why a file could not be opened, and which file may be meant.
func unreadable(file string, err error) (message, hint string) {
	var pathError *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if near, ok := nearFile(file); ok {
			return "there is no such file", fmt.Sprintf("did you mean %s?", near)
		}
		return "there is no such file", ""
	case errors.Is(err, fs.ErrPermission):
		return "the file may not be read: permission denied", ""
	case errors.As(err, &pathError):
		return "the file cannot be read: " + pathError.Err.Error(), ""
	default:
		return "the file cannot be read: " + err.Error(), ""
	}
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// nearFile gives the file of the same folder whose name is nearest to that of file.
func nearFile(file string) (string, bool) {
	dir, base := filepath.Split(file)
	entries, err := os.ReadDir(filepath.Clean(dir + "."))
	if err != nil {
		return "", false
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	near, ok := diag.Nearest(base, names)
	return dir + near, ok
}
