// Package artifacts checks finished books: each PDF and each EPUB by itself, and two of one name against each other.
package artifacts

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/files"
	"example.org/studyguide/cmd/studyguide/internal/report"
	epubcheck "example.org/studyguide/render/check/epub"
	"example.org/studyguide/render/check/parity"
	pdfcheck "example.org/studyguide/render/check/pdf"
	"example.org/studyguide/source/diag"
)

// A pair is the books of one guide: a PDF and an EPUB of one name, or one of them.
type pair struct {
	stem      string // the path without its extension
	pdf, epub string // paths; empty if there is none
}

// A Check checks some books.
type Check struct {
	Console report.Console
	Options *report.Options

	found  []diag.Diagnostic // in the order of the books and of their pages
	unread bool              // some file could not be read
	faulty bool              // the program panicked on a book
}

// Run checks the books in files and folders, prints a line for each pair without a fault, and writes the findings.
func (c *Check) Run(ctx context.Context, args []string) error {
	pairs, err := c.pairs(args)
	if err != nil {
		return err
	}
	for _, p := range pairs {
		if ctx.Err() != nil {
			return failure.Stop()
		}
		err := report.Guard(c.Console, p.stem, "checking the books", c, func() error { return c.check(p) })
		if failure.KindOf(err) == failure.Internal {
			c.faulty = true
		} else if err != nil {
			return err
		}
	}
	count := map[diag.Severity]int{diag.Error: len(c.found)}
	if err := report.New(c.Options).Write(c.Console.Err, c.found, count); err != nil {
		return failure.New(failure.Output, err)
	}
	switch {
	case c.faulty:
		return failure.Reported(failure.Internal)
	case c.unread:
		return failure.Reported(failure.Input)
	case len(c.found) > 0:
		return failure.Reported(failure.Findings)
	}
	return nil
}

// Report adds a finding.
func (c *Check) Report(d diag.Diagnostic) { c.found = append(c.found, d) }

func (c *Check) add(rule diag.ID, file, format string, args ...any) {
	c.found = append(c.found, diag.New(rule, diag.Span{File: filepath.ToSlash(file)}, format, args...))
}

// pairs returns the books in files and folders, by name.
func (c *Check) pairs(args []string) ([]pair, error) {
	books := map[string]*pair{}
	add := func(file string) bool {
		ext := filepath.Ext(file)
		stem := strings.TrimSuffix(file, ext)
		p := books[stem]
		if p == nil {
			p = &pair{stem: stem}
		}
		switch strings.ToLower(ext) {
		case ".pdf":
			p.pdf = file
		case ".epub":
			p.epub = file
		default:
			return false
		}
		books[stem] = p
		return true
	}
	for _, arg := range args {
		if info, err := os.Stat(arg); err != nil || !info.IsDir() {
			if !add(filepath.Clean(arg)) {
				return nil, failure.Usagef("%s is no .pdf and no .epub; --artifacts is about finished books", arg)
			}
			continue
		}
		entries, err := os.ReadDir(arg)
		if err != nil {
			c.unreadable(arg, err)
			continue
		}
		n := 0
		for _, e := range entries {
			if !e.IsDir() && add(filepath.Join(arg, e.Name())) {
				n++
			}
		}
		if n == 0 {
			c.unread = true
			c.add(diag.InputUnreadable, arg, "the folder has no .pdf and no .epub")
		}
	}
	var out []pair
	for _, p := range books {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b pair) int { return cmp.Compare(a.stem, b.stem) })
	return out, nil
}

func (c *Check) unreadable(file string, err error) {
	c.unread = true
	d := report.Unreadable(file, err)
	d.Span.File = filepath.ToSlash(file)
	c.Report(d)
}

// check checks one pair and prints its line if nothing is wrong with it. The error is for a failed write.
func (c *Check) check(p pair) error {
	before := len(c.found)
	file := c.pdf(p.pdf)
	book := c.epub(p.epub)
	said := "only a PDF, which has no faults"
	switch {
	case p.pdf == "":
		said = "only an EPUB, which has no faults"
	case p.epub != "" && file != nil && file.IsExtract():
		said = "a PDF that has not all of its guide, so it is not compared with the EPUB; neither has faults"
	case p.epub != "" && file != nil && book != nil:
		said = c.compare(p, file, book)
	}
	if len(c.found) > before || c.Options.Quiet {
		return nil
	}
	_, err := fmt.Fprintf(c.Console.Out, "%s: %s\n", report.Shown(p.stem), said)
	return failure.Stdout(err)
}

// pdf checks a PDF and returns it parsed, or nil if there is none or it cannot be read.
func (c *Check) pdf(name string) *pdfcheck.File {
	data := c.read(name)
	if data == nil {
		return nil
	}
	file, err := pdfcheck.Read(data)
	if err != nil {
		c.add(diag.ArtifactPDF, name, "this is no PDF that can be read: %v", err)
		return nil
	}
	for _, f := range file.Check() {
		c.add(diag.ArtifactPDF, name, "%s", f)
	}
	return file
}

// epub checks an EPUB and returns its bytes, or nil if there is none or it is not an archive.
func (c *Check) epub(name string) []byte {
	data := c.read(name)
	if data == nil {
		return nil
	}
	found, err := epubcheck.Book(data)
	if err != nil {
		c.add(diag.ArtifactEPUB, name, "this is no EPUB that can be read: %v", err)
		return nil
	}
	for _, f := range found {
		place := f.File
		if f.Line > 0 {
			place = fmt.Sprintf("%s:%d", f.File, f.Line)
		}
		if place != "" {
			place += ": "
		}
		c.add(diag.ArtifactEPUB, name, "%s%s (%s)", place, f.Message, f.Rule)
	}
	return data
}

// read returns the bytes of a book. They are nil if there is none, but not for an empty file.
func (c *Check) read(name string) []byte {
	if name == "" {
		return nil
	}
	data, err := files.Read(name, files.Book)
	if err != nil {
		c.unreadable(name, err)
		return nil
	}
	return data
}

// compare compares the books of a pair and returns a summary of what they share.
func (c *Check) compare(p pair, file *pdfcheck.File, book []byte) string {
	pdf, err := parity.PDF(file)
	if err != nil {
		c.add(diag.ArtifactDiffers, p.pdf, "it cannot be compared: %v", err)
		return ""
	}
	epub, err := parity.EPUB(book, pdf.Words)
	if err != nil {
		c.add(diag.ArtifactDiffers, p.epub, "it cannot be compared: %v", err)
		return ""
	}
	for _, d := range parity.Compare(pdf, epub) {
		page := ""
		if d.Page > 0 {
			page = fmt.Sprintf("page %d: ", d.Page)
		}
		c.add(diag.ArtifactDiffers, p.pdf, "%s%s", page, d.Message)
	}
	return fmt.Sprintf("%s, %s in both", grouped(epub.Questions(), "question"), grouped(epub.Count(), "word"))
}

// grouped returns a count with its noun, as in "8,412 words".
func grouped(n int, noun string) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if n != 1 {
		noun += "s"
	}
	return digits + " " + noun
}
