package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Bounds of a file. What they refuse is no document but an attack, or a file that no memory holds.
const (
	maxParts = 10_000
	maxPart  = 64 << 20  // bytes of one part, unpacked
	maxAll   = 512 << 20 // bytes of all parts that are read, unpacked
)

// An archive is the file, whose parts are XML and pictures (ECMA-376, part 2).
type archive struct {
	parts map[string]*zip.File // by name in lower case, without the first slash
	left  int64                // bytes that may still be unpacked
}

// A link is a relationship of a part.
type link struct {
	kind     string // the last part of its type: "image", "hyperlink"
	target   string // name of a part, or an address
	external bool
}

func openArchive(src []byte) (*archive, error) {
	r, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		return nil, fmt.Errorf("it is no zip archive, or is cut off: %w", err)
	}
	if len(r.File) > maxParts {
		return nil, fmt.Errorf("it has more than %d parts", maxParts)
	}
	a := &archive{parts: map[string]*zip.File{}, left: maxAll}
	for _, f := range r.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if a.parts[name] == nil {
			a.parts[name] = f
		}
	}
	return a, nil
}

func (a *archive) has(name string) bool { return a.parts[strings.ToLower(name)] != nil }

// errMissing means that the file lacks a part.
var errMissing = errors.New("it is not in the file")

// read returns the content of a part.
func (a *archive) read(name string) ([]byte, error) {
	f := a.parts[strings.ToLower(name)]
	if f == nil {
		return nil, errMissing
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	most := min(int64(maxPart), a.left)
	content, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return nil, err
	}
	if int64(len(content)) > most {
		return nil, fmt.Errorf("it unpacks to more than %d MB", most>>20)
	}
	a.left -= int64(len(content))
	return content, nil
}

// xml returns the root element of a part.
func (a *archive) xml(name string) (*node, error) {
	content, err := a.read(name)
	if err != nil {
		return nil, err
	}
	return parseXML(bytes.NewReader(content))
}

// links returns the relationships of a part, by id. The empty name stands for the whole file.
func (a *archive) links(part string) map[string]link {
	dir, base := path.Split(part)
	out := map[string]link{}
	root, err := a.xml(dir + "_rels/" + base + ".rels")
	if err != nil { // without relationships, or with damaged ones
		return out
	}
	for _, k := range root.kids {
		if !strings.HasSuffix(k.name, "Relationship") {
			continue
		}
		l := link{kind: path.Base(k.attr("Type")), target: k.attr("Target")}
		l.external = k.attr("TargetMode") == "External"
		if !l.external {
			if strings.HasPrefix(l.target, "/") {
				l.target = strings.TrimPrefix(path.Clean(l.target), "/")
			} else {
				l.target = path.Join(dir, l.target)
			}
		}
		out[k.attr("Id")] = l
	}
	return out
}

// mainPart returns the name of the part with the document's text.
func (a *archive) mainPart() string {
	for _, l := range a.links("") {
		if l.kind == "officeDocument" && a.has(l.target) {
			return l.target
		}
	}
	return "word/document.xml"
}
