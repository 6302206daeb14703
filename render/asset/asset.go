// Package asset reads the files that a guide names: images and hyphenation patterns in its own folder.
//
// A source is a path or a relative URL below the guide's folder. Files elsewhere, on the network or above the folder,
// are never opened. [Pictures] converts images to what fpdf can draw, and works around its confusion of images of one
// width; [Embed] to what books and pages of XHTML may hold.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package asset

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"example.org/studyguide/source/diag"
)

// MaxSize is the size in bytes above which a file is not read: large for a picture on a page, small for a machine.
const MaxSize = 16 << 20

// An Error is the reason why a file cannot be used, and the rule that it is reported under.
type Error struct {
	Rule diag.ID
	Why  string
	Hint string // what helps, if anything
}

// Error returns the reason.
func (e *Error) Error() string { return e.Why }

// A Use is what an image is for.
type Use uint8

// The values of Use.
const (
	InText Use = iota
	AsCover
	AsLogo
)

// Diagnostic returns the finding that the image src, named at span, cannot be shown because of err. An err that is not
// an *Error means that the file exists but is not an image.
func Diagnostic(err error, span diag.Span, src string, use Use) diag.Diagnostic {
	e := &Error{Rule: diag.ImageUnreadable, Why: fmt.Sprintf("cannot be shown: %v", err)}
	errors.As(err, &e)
	if r := []rune(src); len(r) > 120 {
		src = string(r[:119]) + "…"
	}
	what, instead := "image", "its alternative text is shown"
	switch use {
	case AsCover:
		what, instead = "cover", "a cover is drawn"
	case AsLogo:
		what, instead = "logo", "no logo is shown"
	}
	d := diag.New(e.Rule, span, "%s %q %s; %s", what, src, e.Why, instead)
	switch {
	case e.Rule == diag.ImageRemote:
		d = d.WithHint("save it beside the guide and name that file")
	case e.Hint != "":
		d = d.WithHint("%s", e.Hint)
	}
	return d
}

// StandIn returns the words that replace an image that cannot be shown: its alternative text, else its title, else the
// name of its file, else the word for an image. Nobody reads an address.
func StandIn(alt, title, src, image string) string {
	for _, s := range []string{alt, title} {
		if s != "" {
			return s
		}
	}
	u, err := url.Parse(src)
	switch {
	case src == "", err == nil && u.Scheme == "data", strings.HasPrefix(src, "inline/"):
		return image // it has no name but one that a reader gave it
	case err == nil && u.Host != "":
		src = u.Path
	}
	if name := path.Base(src); strings.Trim(name, "./") != "" {
		return name
	}
	return image
}

// Locate returns the path of src below the guide's folder. A source may be written as a path or as the relative URL of
// one, with escapes. The error is an *Error.
func Locate(fsys fs.FS, src string) (string, error) {
	if fsys == nil {
		return "", &Error{Rule: diag.ImageUnreadable, Why: "cannot be read: the guide has no folder"}
	}
	u, err := url.Parse(src)
	if err == nil && (u.Scheme != "" || u.Host != "") {
		return "", &Error{Rule: diag.ImageRemote, Why: "is not in the guide's folder"}
	}
	name := path.Clean(src)
	if _, statErr := fs.Stat(fsys, name); statErr != nil && err == nil {
		name = path.Clean(u.Path)
	}
	if !fs.ValidPath(name) || name == "." {
		return "", &Error{Rule: diag.ImageRemote, Why: "is not in the guide's folder"}
	}
	return name, nil
}

// Read returns the content of the file name, which is of [Locate]. The error is an *Error and names no path, since
// paths differ between machines.
func Read(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, unreadable(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MaxSize+1))
	if err == nil && len(data) > MaxSize {
		err = fmt.Errorf("it is larger than %d MB", MaxSize>>20)
	}
	if err != nil {
		return nil, unreadable(err)
	}
	return data, nil
}

func unreadable(err error) *Error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return &Error{Rule: diag.ImageUnreadable, Why: "cannot be read: " + err.Error()}
}
