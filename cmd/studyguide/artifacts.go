package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	epubcheck "studyguide/render/check/epub"
	"studyguide/render/check/parity"
	pdfcheck "studyguide/render/check/pdf"
	"studyguide/source/diag"
)

// artifactsFlag lets check look at finished books in place of guides.
const artifactsFlag = "artifacts"

// A pair is what was built of one guide: two files of one name, or one of them.
type pair struct {
	stem      string // the path without its end
	pdf, epub string // paths; empty if there is none
}

// checkArtifacts checks finished books, and compares those that were made of one guide.
func checkArtifacts(ctx context.Context, c console, cc *cli.Context) error {
	names := []string{"explain", "fix", "diff"}
	for _, f := range readFlags() {
		names = append(names, f.Names()[0])
	}
	for _, name := range names {
		if cc.IsSet(name) {
			return usagef("--%s is about guides; with --%s, check looks at books that are finished", name, artifactsFlag)
		}
	}
	s, err := readSettings(cc)
	if err != nil {
		return err
	}
	if !cc.Args().Present() {
		return usagef("check --%s wants books, or folders of books: studyguide check --%s out/", artifactsFlag, artifactsFlag)
	}
	l := &library{console: c, settings: s}
	pairs, err := l.pairs(cc.Args().Slice())
	if err != nil {
		return err
	}
	for _, p := range pairs {
		if ctx.Err() != nil {
			return &failure{exitInterrupted, errors.New("interrupted")}
		}
		if err := l.check(p); err != nil {
			return err
		}
	}
	if err := newReport(s).put(c.err, l.found, map[diag.Severity]int{diag.Error: len(l.found)}); err != nil {
		return &failure{exitOutput, err}
	}
	switch {
	case l.unread:
		return &failure{code: exitInput}
	case len(l.found) > 0:
		return &failure{code: exitFindings}
	}
	return nil
}

// A library is the books of one run and what was found in them, in the order of their pages.
type library struct {
	console
	settings *settings
	found    []diag.Diagnostic
	unread   bool
}

func (l *library) add(rule diag.ID, file, format string, args ...any) {
	l.found = append(l.found, diag.New(rule, diag.Span{File: filepath.ToSlash(file)}, format, args...))
}

// pairs gives the books of files and folders, by name.
func (l *library) pairs(args []string) ([]pair, error) {
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
		if !isDir(arg) {
			if !add(filepath.Clean(arg)) {
				return nil, usagef("%s is no .pdf and no .epub; --%s is about finished books", arg, artifactsFlag)
			}
			continue
		}
		entries, err := os.ReadDir(arg)
		if err != nil {
			l.unreadable(arg, err)
			continue
		}
		n := 0
		for _, e := range entries {
			if !e.IsDir() && add(filepath.Join(arg, e.Name())) {
				n++
			}
		}
		if n == 0 {
			l.unread = true
			l.add(diag.InputUnreadable, arg, "the folder has no .pdf and no .epub")
		}
	}
	var out []pair
	for _, p := range books {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b pair) int { return cmp.Compare(a.stem, b.stem) })
	return out, nil
}

func (l *library) unreadable(file string, err error) {
	l.unread = true
	message, hint := unreadable(file, err)
	l.found = append(l.found, diag.New(diag.InputUnreadable, diag.Span{File: filepath.ToSlash(file)}, "%s", message).WithHint("%s", hint))
}

// check checks one pair and prints its line if nothing is wrong with it. The error is that of writing.
func (l *library) check(p pair) error {
	before := len(l.found)
	file := l.pdf(p.pdf)
	book := l.epub(p.epub)
	said := "only a PDF, which has no faults"
	switch {
	case p.pdf == "":
		said = "only an EPUB, which has no faults"
	case p.epub != "" && file != nil && book != nil:
		said = l.compare(p, file, book)
	}
	if len(l.found) > before || l.settings.quiet {
		return nil
	}
	_, err := fmt.Fprintf(l.out, "%s: %s\n", filepath.ToSlash(p.stem), said)
	return written(err)
}

// pdf checks a PDF and gives what was read; nil if there is none or it cannot be read.
func (l *library) pdf(name string) *pdfcheck.File {
	data := l.read(name)
	if data == nil {
		return nil
	}
	file, err := pdfcheck.Read(data)
	if err != nil {
		l.add(diag.ArtifactPDF, name, "this is no PDF that can be read: %v", err)
		return nil
	}
	for _, f := range file.Check() {
		l.add(diag.ArtifactPDF, name, "%s", f)
	}
	return file
}

// epub checks an EPUB and gives its bytes; nil if there is none or they are no archive.
func (l *library) epub(name string) []byte {
	data := l.read(name)
	if data == nil {
		return nil
	}
	found, err := epubcheck.Book(data)
	if err != nil {
		l.add(diag.ArtifactEPUB, name, "this is no EPUB that can be read: %v", err)
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
		l.add(diag.ArtifactEPUB, name, "%s%s (%s)", place, f.Message, f.Rule)
	}
	return data
}

// read gives the bytes of a book; nil, which an empty file is not, if there is none.
func (l *library) read(name string) []byte {
	if name == "" {
		return nil
	}
	const most = 1 << 30 // more would be no book
	f, err := os.Open(name)
	if err != nil {
		l.unreadable(name, err)
		return nil
	}
	data, err := io.ReadAll(io.LimitReader(f, most))
	if err = errors.Join(err, f.Close()); err != nil {
		l.unreadable(name, err)
		return nil
	}
	return data
}

// compare compares the books of a pair and says what they have in common.
func (l *library) compare(p pair, file *pdfcheck.File, book []byte) string {
	pdf, err := parity.PDF(file)
	if err != nil {
		l.add(diag.ArtifactDiffers, p.pdf, "it cannot be compared: %v", err)
		return ""
	}
	epub, err := parity.EPUB(book, pdf.Words)
	if err != nil {
		l.add(diag.ArtifactDiffers, p.epub, "it cannot be compared: %v", err)
		return ""
	}
	for _, d := range parity.Compare(pdf, epub) {
		page := ""
		if d.Page > 0 {
			page = fmt.Sprintf("page %d: ", d.Page)
		}
		l.add(diag.ArtifactDiffers, p.pdf, "%s%s", page, d.Message)
	}
	return fmt.Sprintf("%s, %s in both", grouped(epub.Questions(), "question"), grouped(epub.Count(), "word"))
}

// grouped gives a count with its noun, its thousands apart: 8,412 words.
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
