package qti

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/html"
	"example.org/studyguide/source/xmltree"
)

// Package is the name of the format of content packages: archives of tests, items and pictures with a manifest.
const Package = "qti-package"

const manifest = "imsmanifest.xml"

// Bounds on packages. Real ones have thousands of files at most, and pictures of some megabytes.
const (
	maxFiles    = 50_000
	maxFile     = 64 << 20
	maxUnpacked = 512 << 20
	maxFollowed = 20 // references from file to file
)

// IsPackage reports whether a file is an archive with the manifest of a content package.
func IsPackage(_ string, src []byte) bool {
	if !bytes.HasPrefix(src, []byte("PK")) {
		return false
	}
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	return err == nil && len(z.File) <= maxFiles && slices.ContainsFunc(z.File, func(f *zip.File) bool {
		return f.Name == manifest
	})
}

// PackageText returns nothing: positions refer to the files in a package, which have names of their own.
func PackageText([]byte) []byte { return nil }

// A pack is a content package while it is read.
type pack struct {
	name   string
	files  map[string]*zip.File
	read   map[string]bool // files whose items are in the quiz
	left   int64           // bytes that may be unpacked yet
	depth  int             // of references that are being followed
	failed bool            // a file breaks the rules
}

// ReadPackage is like [Read] for a content package: it reads the tests and items that the manifest lists, in its order,
// and those that they refer to. Positions are in the files of the package, which are named "package.zip/item.xml".
func ReadPackage(name string, src []byte, sink diag.Sink) *ast.Document {
	at := diag.Span{File: name, Start: diag.Pos{Line: 1, Col: 1}, End: diag.Pos{Line: 1, Col: 1}}
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		sink.Report(diag.New(diag.InputMalformed, at, "the package cannot be unpacked: %v", err))
		return nil
	}
	p := &pack{name: name, files: map[string]*zip.File{}, read: map[string]bool{}, left: maxUnpacked}
	for _, f := range z.File {
		p.files[path.Clean(f.Name)] = f
	}
	root, _ := p.parse(manifest, sink)
	if root == nil {
		return nil
	}
	quiz, title := bank.NewQuiz(Package, at), ""
	listed := p.listed(root)
	tests := 0
	for _, l := range listed {
		if l.test {
			tests++
		}
	}
	for _, l := range listed {
		if p.read[l.name] {
			continue
		}
		if p.files[l.name] == nil {
			quiz.LeaveOut("files that the manifest lists and the package lacks are", at)
			continue
		}
		r := &reader{sink: sink, quiz: quiz, pack: p, several: tests > 1}
		if !p.file(r, l.name, nil) {
			return nil
		}
		if title == "" && tests == 1 {
			title = r.title
		}
	}
	if p.failed {
		return nil
	}
	doc := quiz.Document(sink)
	doc.Meta.Title = title
	return doc
}

// file reads the items of a file of the package. It returns false for one that breaks the rules, which is reported.
func (p *pack) file(r *reader, name string, path []string) bool {
	p.read[name] = true
	root, lines := p.parse(name, r.sink)
	if root == nil {
		return false
	}
	if isRoot(root.Name) { // else its settings
		r.Lines = lines
		r.walk(root, path)
	}
	return true
}

// follow reads the file to which another refers. It returns false if there is none.
func (p *pack) follow(from *reader, href string, path []string) bool {
	name := join(p.dirOf(from.Name), href)
	if p.files[name] == nil || p.depth == maxFollowed {
		return false
	}
	if p.read[name] {
		return true
	}
	r := *from
	p.depth++
	p.failed = !p.file(&r, name, path) || p.failed
	p.depth--
	return true
}

// A listing is a file that the manifest lists.
type listing struct {
	name string
	test bool
}

// listed returns the files with questions that the manifest lists, tests before items. Of a quiz that Canvas writes
// twice, it returns the fuller version.
func (p *pack) listed(root *xmltree.Node) []listing {
	var out []listing
	for _, res := range root.All("resource") {
		kind := res.Get("type")
		if !strings.Contains(kind, "qti") {
			continue
		}
		href := res.Get("href")
		if f := res.Element("file"); href == "" && f != nil {
			href = f.Get("href")
		}
		name := join("", href)
		if full := "non_cc_assessments/" + path.Dir(name) + ".xml.qti"; p.files[full] != nil {
			name = full
		}
		if name != "." {
			out = append(out, listing{name, !strings.Contains(kind, "item")})
		}
	}
	slices.SortStableFunc(out, func(a, b listing) int {
		switch {
		case a.test == b.test:
			return 0
		case a.test:
			return -1
		default:
			return 1
		}
	})
	return out
}

// parse returns the root element of a file of the package and the index of the file. A file that breaks the rules is
// reported, and nil returned.
func (p *pack) parse(name string, sink diag.Sink) (*xmltree.Node, *diag.Lines) {
	data, err := p.load(name)
	lines := diag.NewLines(p.name+"/"+name, bytes.ReplaceAll(html.Decode(data), []byte("\r\n"), []byte("\n")))
	if err != nil {
		sink.Report(diag.New(diag.InputMalformed, lines.Span(0, 0), "the file cannot be unpacked: %v", err))
		return nil, nil
	}
	return xmltree.Parse(lines, sink), lines
}

// errBound is the error for a package that unpacks to more than is read.
var errBound = errors.New("it is larger than what is read")

// load returns the content of a file of the package.
func (p *pack) load(name string) ([]byte, error) {
	f := p.files[name]
	if f == nil {
		return nil, fs.ErrNotExist
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	most := min(maxFile, p.left)
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if p.left -= int64(len(data)); int64(len(data)) > most {
		return nil, errBound
	}
	return data, err
}

// picture returns a picture of the package and its name there; nil if there is none.
func (p *pack) picture(dir, src string, inCanvas bool) (data []byte, name string) {
	for _, d := range []string{map[bool]string{true: "web_resources", false: dir}[inCanvas], ""} {
		if name = join(d, src); p.files[name] != nil {
			data, _ = p.load(name) // one that cannot be read stays a picture that is missing
			return data, name
		}
	}
	return nil, ""
}

// dirOf returns the folder, within the package, of a file by its name in positions.
func (p *pack) dirOf(name string) string { return path.Dir(strings.TrimPrefix(name, p.name+"/")) }

// join returns the name in a package of what a file in a folder refers to.
func join(dir, href string) string {
	if name, err := url.PathUnescape(href); err == nil {
		href = name
	}
	return strings.TrimPrefix(path.Join("/", dir, href), "/")
}
