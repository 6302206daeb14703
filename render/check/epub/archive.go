package epub

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Limits of inflated sizes. A guide of 10,000 questions has about 20 MB of text, and no file of it should exceed
// maxDocument. A book far beyond these limits is made to exhaust memory.
const (
	maxText  = 16 << 20 // of one file
	maxTotal = 64 << 20 // of all files
	headSize = 64       // of a file that is not text
)

// A file is one of the archive.
type file struct {
	source // its text is empty until the file is read
	zip    *zip.File
	doc    *doc // the result of reading it as XHTML or SVG
}

// An archive reads files, within its limits, and reports those that cannot be read.
type archive struct {
	*findings
	files   map[string]*file
	order   []*file // as in the archive's directory
	perFile int64   // inflated bytes allowed for one file
	budget  int64   // inflated bytes still allowed
}

func openArchive(z *zip.Reader, found *findings, perFile, total int64) *archive {
	a := &archive{findings: found, files: map[string]*file{}, perFile: perFile, budget: total}
	for _, entry := range z.File {
		if strings.HasSuffix(entry.Name, "/") || a.files[entry.Name] != nil {
			continue
		}
		f := &file{source: source{name: entry.Name}, zip: entry}
		a.files[entry.Name] = f
		a.order = append(a.order, f)
	}
	return a
}

// text reads a whole file and reports whether that succeeded.
func (a *archive) text(f *file) bool {
	data, err := f.read(max(0, min(a.perFile, a.budget)))
	a.budget -= int64(cap(data))
	if err != nil {
		a.unreadable(f, err)
		return false
	}
	f.text = string(data)
	return true
}

// head returns the first bytes of a file.
func (a *archive) head(f *file) (string, bool) {
	data, err := f.read(headSize)
	if err != nil && !errors.As(err, new(tooLarge)) {
		a.unreadable(f, err)
		return "", false
	}
	return string(data), true
}

func (a *archive) unreadable(f *file, err error) {
	rule := ruleDamaged
	if errors.As(err, new(tooLarge)) {
		rule = ruleTooLarge
	}
	a.reportFile(rule, f.name, "%s", fmt.Sprint(err))
}

// tooLarge is the error for a file that was not read to its end.
type tooLarge struct{}

// Error implements error.
func (tooLarge) Error() string { return "the file is too large to be checked" }

// read returns the first bytes of a file, at most limit; the error is a tooLarge if there are more.
func (f *file) read(limit int64) ([]byte, error) {
	rc, err := f.zip.Open()
	if err != nil {
		return nil, err
	}
	defer rc.Close()
	hint := min(f.zip.UncompressedSize64, uint64(limit)) // the directory may lie
	data := make([]byte, 0, hint+1)
	for {
		n, err := rc.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case int64(len(data)) > limit:
			return data[:limit], tooLarge{}
		case errors.Is(err, io.EOF):
			return data, nil
		case err != nil:
			return data, err
		case len(data) == cap(data):
			data = append(data, 0)[:len(data)]
		}
	}
}
