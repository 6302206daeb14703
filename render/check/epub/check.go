// Package epub reads a finished EPUB back and tells what is wrong with it.
//
// In go the bytes of a book; out come findings, each with the file in the book, the line in that file and the id of
// the nearest element around it, by which a renderer finds the place in its source. The rules are those of EPUB 3.3,
// EPUB Accessibility 1.1, DPUB-ARIA 1.1 and XML 1.0 that a study guide can break, and some that reading devices and
// their makers add; [Rules] lists them. They are stricter than the standards where a guide has no need of a liberty:
// nothing is remote, nothing is scripted, every table has a caption.
//
// The package shares no code with the writer of books and trusts nothing that it reads: it inflates a bounded amount,
// runs in linear time and never panics. It will not fetch, repair or judge what only an eye can (contrast, sense), and
// it is no replacement for EPUBCheck: of attributes it knows those that its rules are about.
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
	File    string // its name in the archive; empty if the archive itself is at fault
	Line    int    // from 1; 0 if the whole file is at fault
	ID      string // of the nearest element around the place, or of the element itself; empty if there is none
	Message string // lower case, no full stop
}

// maxSame bounds the findings of one rule in one file. A hundred show what is wrong; a million would only take memory.
const maxSame = 100

// Book checks a whole EPUB. It gives its findings by file, line and rule; the error is not nil only if the bytes are
// no zip archive at all.
func Book(data []byte) ([]Finding, error) {
	return inspect(data, maxText, maxTotal)
}

// inspect checks a book of which it inflates no more than the given numbers of bytes.
func inspect(data []byte, perFile, total int64) ([]Finding, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("reading the archive: %w", err)
	}
	c := &checker{
		files:   map[string]*file{},
		same:    map[[2]string]int{},
		perFile: perFile,
		budget:  total,
	}
	c.archive(data, r)
	c.pkg = c.readPackage(c.container())
	for _, f := range c.order {
		c.examine(f)
	}
	p := c.pkg
	if p != nil {
		c.metadata(p)
		c.manifest(p)
		c.properties(p)
		c.spine(p)
	}
	c.links()
	if p != nil {
		c.navigation(p)
		c.access(p)
	}
	slices.SortStableFunc(c.findings, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			strings.Compare(a.Rule, b.Rule), strings.Compare(a.Message, b.Message))
	})
	return c.findings, nil
}

// A checker is one run over one book.
type checker struct {
	files    map[string]*file
	order    []*file // as in the archive
	pkg      *pkg    // nil if there is none that can be read
	refs     []ref   // from all documents, style sheets and the NCX
	perFile  int64   // bytes of one file that are inflated
	budget   int64   // bytes that may still be inflated
	findings []Finding
	same     map[[2]string]int // findings by rule and file
}

// report notes a finding at an offset of s.
func (c *checker) report(rule string, s *source, off int, id, format string, args ...any) {
	c.add(Finding{Rule: rule, File: s.name, Line: off, ID: id}, s, format, args)
}

// reportFile notes a finding about a whole file.
func (c *checker) reportFile(rule, name, format string, args ...any) {
	c.add(Finding{Rule: rule, File: name}, nil, format, args)
}

// add completes f, whose Line is an offset until now, unless there are enough of its kind.
func (c *checker) add(f Finding, s *source, format string, args []any) {
	key := [2]string{f.Rule, f.File}
	if c.same[key]++; c.same[key] > maxSame {
		return
	}
	if s != nil {
		f.Line = s.line(f.Line)
	}
	f.Message = fmt.Sprintf(format, args...)
	c.findings = append(c.findings, f)
}

// broken tells whether a document could not be read to its end. What others say of the whole book may not be so then.
func (c *checker) broken() bool {
	return slices.ContainsFunc(c.order, func(f *file) bool { return f.doc != nil && f.doc.broken })
}
