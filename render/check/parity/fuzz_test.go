package parity_test

import (
	"testing"

	"example.org/studyguide/render/check/parity"
	pdfcheck "example.org/studyguide/render/check/pdf"
	"example.org/studyguide/source/words"
)

// FuzzEPUB reads arbitrary bytes as an EPUB and compares what is read with the PDF of the guide.
func FuzzEPUB(f *testing.F) {
	p, e := pages(f, guide, "inline")
	f.Add(e)
	f.Add(e[:len(e)/2])
	f.Add([]byte(nil))
	a, _ := read(f, p, e)
	f.Fuzz(func(t *testing.T, data []byte) {
		if b, err := parity.EPUB(data, words.For("", nil)); err == nil {
			parity.Compare(a, b)
			parity.Compare(b, a)
		}
	})
}

// FuzzDocument puts arbitrary text in the place of a chapter.
func FuzzDocument(f *testing.F) {
	p, e := pages(f, guide, "inline")
	a, _ := read(f, p, e)
	const chapter = "EPUB/xhtml/s-basics.xhtml"
	edited(f, e, chapter, func(s string) string { f.Add(s); return s })
	f.Add(
		`<section class="qa"><div class="records"><dl><dt>a</dt></dl></div><dt><span class="num"><img alt="x"/></span></dt></section>`,
	)
	f.Add(
		`<aside xmlns:e="x" e:type="footnote"><a role="doc-backlink">1</a><div class="records"><aside e:type="titlepage"/></div></aside>`,
	)
	f.Fuzz(func(t *testing.T, s string) {
		b, err := parity.EPUB(edited(t, e, chapter, func(string) string { return s }), words.For("", nil))
		if err == nil {
			parity.Compare(a, b)
		}
	})
}

// FuzzPDF reads arbitrary bytes as a PDF.
func FuzzPDF(f *testing.F) {
	p, e := pages(f, guide, "back")
	f.Add(p)
	_, b := read(f, p, e)
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := pdfcheck.Read(data)
		if err != nil {
			return
		}
		if a, err := parity.PDF(file); err == nil {
			parity.Compare(a, b)
		}
	})
}
