// Package epub reads a finished EPUB back and reports what is wrong with it.
//
// The input is the bytes of a book. The output is findings, each with the file in the book, the line in that file and
// the id of the nearest enclosing element, from which the renderer finds the place in its source. The rules cover what
// a guide, its images or its front matter can break: ids, links, notes, headings, tables, alternative texts, languages,
// the contents, sizes and well-formedness; [Rules] lists them. What only the program itself can break (the container,
// the metadata, the spine, the NCX, vocabularies) is left to EPUBCheck in make conformance.
//
// Every EPUB that is made is checked. So the package shares no code with the writer of books and trusts nothing that it
// reads: it inflates a bounded number of bytes, runs in linear time and never panics. A book that is not whole (no zip
// archive, no package, a file that cannot be read) is an error or a finding.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package epub

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Finding is one thing that is wrong with a book.
type Finding struct {
	Rule    string // as in [Rules]
	File    string // its name in the archive
	Line    int    // from 1; 0 if the whole file is at fault
	ID      string // of the nearest enclosing element, or of the element itself; empty if there is none
	Message string // lower case, no full stop
}

// Broken reports whether f says that a file is no well-formed XML, so that reading devices refuse it.
func (f Finding) Broken() bool { return f.Rule == ruleSyntax }

const (
	// maxSame bounds the findings of one rule in one file. A hundred show what is wrong; a million only take memory.
	maxSame = 100
	// maxDocument is the size above which old reading devices slow down or fail, since they load a document whole.
	maxDocument = 250 << 10
	// maxImage is the limit for an image in Kobo's guide to EPUB.
	maxImage = 5 << 20
)

// Book checks a whole EPUB and returns its findings ordered by file, line and rule. The error is non-nil only if the
// bytes are not a zip archive.
func Book(data []byte) ([]Finding, error) {
	return inspect(data, maxText, maxTotal)
}

// inspect checks a book, inflating at most perFile bytes of each file and total bytes overall.
func inspect(data []byte, perFile, total int64) ([]Finding, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("reading the archive: %w", err)
	}
	found := &findings{same: map[[2]string]int{}}
	a := openArchive(z, found, perFile, total)
	if p := readPackage(a); p != nil {
		b := &book{archive: a, pkg: p}
		for _, f := range a.order {
			b.examine(f)
		}
		checkLinks(b)
		checkNavigation(b)
		checkAccess(b)
	}
	slices.SortStableFunc(found.list, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			strings.Compare(a.Rule, b.Rule), strings.Compare(a.Message, b.Message))
	})
	return found.list, nil
}

// A book is an archive with a package, whose documents have been read.
type book struct {
	*archive
	pkg  *pkg
	refs []ref // from all documents
}

// examine reads a file according to its media type.
func (b *book) examine(f *file) {
	mediaType := b.pkg.types[f.name]
	size := f.zip.UncompressedSize64
	if strings.HasPrefix(mediaType, "image/") && size > maxImage {
		b.reportFile(ruleImageSize, f.name, "the image has %d bytes, more than %d", size, maxImage)
	}
	switch {
	case mediaType == xhtmlType:
		if _, shown := b.pkg.place[f.name]; shown && size > maxDocument { // devices do not show the others
			b.reportFile(ruleDocSize, f.name, "the document has %d bytes, more than %d", size, maxDocument)
		}
		b.refs = append(b.refs, readDocument(b.archive, f, false, f.name == b.pkg.nav)...)
	case mediaType == svgType:
		b.refs = append(b.refs, readDocument(b.archive, f, true, false)...)
	case strings.HasPrefix(mediaType, "image/"):
		b.picture(f, mediaType)
	}
}

// picture compares an image's first bytes with its media type.
func (b *book) picture(f *file, mediaType string) {
	head, ok := b.head(f)
	if !ok {
		return
	}
	is := ""
	switch {
	case strings.HasPrefix(head, "\x89PNG\r\n\x1a\n"):
		is = "image/png"
	case strings.HasPrefix(head, "\xff\xd8\xff"):
		is = "image/jpeg"
	case strings.HasPrefix(head, "GIF87a"), strings.HasPrefix(head, "GIF89a"):
		is = "image/gif"
	}
	if is != mediaType {
		b.reportFile(ruleImageType, f.name, "the image is %s, and the manifest says %s", quote(is), quote(mediaType))
	}
}

// incomplete reports whether a document could not be read to its end. Then nothing can be said about the whole book.
func (b *book) incomplete() bool {
	return slices.ContainsFunc(b.order, func(f *file) bool { return f.doc != nil && f.doc.broken })
}

// findings collects findings, at most maxSame of one rule in one file.
type findings struct {
	list []Finding
	same map[[2]string]int // count by rule and file
}

// report adds a finding at an offset of s.
func (fs *findings) report(rule string, s *source, off int, id, format string, args ...any) {
	if fs.full(rule, s.name) {
		return
	}
	fs.list = append(fs.list, Finding{rule, s.name, s.line(off), id, fmt.Sprintf(format, args...)})
}

// reportFile adds a finding about a whole file.
func (fs *findings) reportFile(rule, name, format string, args ...any) {
	if fs.full(rule, name) {
		return
	}
	fs.list = append(fs.list, Finding{Rule: rule, File: name, Message: fmt.Sprintf(format, args...)})
}

// full counts a finding and reports whether there are already maxSame of its kind.
func (fs *findings) full(rule, name string) bool {
	key := [2]string{rule, name}
	fs.same[key]++
	return fs.same[key] > maxSame
}
