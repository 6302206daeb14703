package epub

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"maps"
	"slices"
	"strings"
	"testing"
)

// parts are the files of an EPUB by name.
type parts map[string]string

// Names of the files of goodBook.
const (
	mimetypeName = "mimetype"

	opfFile   = "EPUB/package.opf"
	navFile   = "EPUB/nav.xhtml"
	ncxFile   = "EPUB/toc.ncx"
	cssFile   = "EPUB/css/book.css"
	fontFile  = "EPUB/fonts/mono.ttf"
	coverFile = "EPUB/xhtml/cover.xhtml"
	titleFile = "EPUB/xhtml/title.xhtml"
	ch1File   = "EPUB/xhtml/ch01.xhtml"
	ch2File   = "EPUB/xhtml/ch02.xhtml"
	asideFile = "EPUB/xhtml/answers.xhtml"
	pngFile   = "EPUB/images/cover.png"
	svgFile   = "EPUB/images/disk.svg"
)

// goodBook returns a book without faults that has an example of everything that is checked. EPUBCheck 5.3 finds no
// faults in it either.
func goodBook() parts {
	return parts{
		mimetypeName:  "application/epub+zip",
		containerName: goodContainer,
		opfFile:       goodPackage,
		navFile:       goodNav,
		ncxFile:       goodNCX,
		cssFile:       goodCSS,
		fontFile:      "\x00\x01\x00\x00\x00\x00",
		pngFile:       goodPNG,
		svgFile:       goodSVG,
		coverFile: page("Cover", `<section epub:type="cover">
<img src="../images/cover.png" alt="Cover of Disks" role="doc-cover"/></section>`),
		titleFile: page("Disks", `<section epub:type="titlepage"><h1>Disks</h1><p>Two chapters</p></section>`),
		ch1File:   page("Reading", goodChapter1),
		ch2File:   page("Writing", goodChapter2),
		asideFile: page("Answers", `<h1 id="a1">Answers</h1>
<p>Forty-two. <a href="ch01.xhtml#q1">Back to the question</a></p>`),
	}
}

func page(title, body string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>` + title + `</title><link rel="stylesheet" type="text/css" href="../css/book.css"/></head>
<body>
` + body + `
</body>
</html>
`
}

const goodContainer = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

const goodPackage = `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book-id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="book-id">urn:uuid:230c372b-60ca-553c-919f-60d5983bd34e</dc:identifier>
<dc:title id="title">Disks</dc:title>
<meta refines="#title" property="title-type">main</meta>
<dc:language>en</dc:language>
<dc:creator id="author-1">Ada &amp; Bob</dc:creator>
<meta refines="#author-1" property="role" scheme="marc:relators">aut</meta>
<meta property="dcterms:modified">2026-11-23T00:00:00Z</meta>
<meta property="pageBreakSource">urn:isbn:9780000000000</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual,visual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityFeature">ARIA</meta>
<meta property="schema:accessibilityFeature">MathML</meta>
<meta property="schema:accessibilityFeature">pageBreakMarkers</meta>
<meta property="schema:accessibilityFeature">pageNavigation</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Everything can be read, and heard.</meta>
<meta name="cover" content="cover-image"/>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="style" href="css/book.css" media-type="text/css"/>
<item id="mono" href="fonts/mono.ttf" media-type="font/ttf"/>
<item id="cover-image" href="images/cover.png" media-type="image/png" properties="cover-image"/>
<item id="disk" href="images/disk.svg" media-type="image/svg+xml"/>
<item id="cover" href="xhtml/cover.xhtml" media-type="application/xhtml+xml"/>
<item id="titlepage" href="xhtml/title.xhtml" media-type="application/xhtml+xml"/>
<item id="ch01" href="xhtml/ch01.xhtml" media-type="application/xhtml+xml"/>
<item id="ch02" href="xhtml/ch02.xhtml" media-type="application/xhtml+xml" properties="svg mathml"/>
<item id="answers" href="xhtml/answers.xhtml" media-type="application/xhtml+xml"/>
</manifest>
<spine toc="ncx">
<itemref idref="cover"/>
<itemref idref="titlepage"/>
<itemref idref="nav"/>
<itemref idref="ch01"/>
<itemref idref="ch02" linear="yes"/>
<itemref idref="answers" linear="no"/>
</spine>
</package>
`

const goodNav = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>Contents</title><link rel="stylesheet" type="text/css" href="css/book.css"/></head>
<body>
<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="h-toc">
<h1 id="h-toc">Contents</h1>
<ol>
<li><a href="xhtml/ch01.xhtml">Reading</a>
<ol>
<li><a href="xhtml/ch01.xhtml#q1">1. Why <em>is</em> it slow?</a></li>
<li><a href="xhtml/ch01.xhtml#q2">2. How fast &amp; far?</a></li>
</ol>
</li>
<li><a href="xhtml/ch02.xhtml">Writing</a></li>
</ol>
</nav>
<nav epub:type="landmarks" id="landmarks" hidden="hidden">
<h2>Landmarks</h2>
<ol>
<li><a href="xhtml/cover.xhtml" epub:type="cover">Cover</a></li>
<li><a href="#toc" epub:type="toc">Contents</a></li>
<li><a href="xhtml/ch01.xhtml" epub:type="bodymatter">Start</a></li>
</ol>
</nav>
<nav epub:type="page-list" role="doc-pagelist" id="pages" hidden="hidden">
<h2>Pages</h2>
<ol>
<li><a href="xhtml/ch01.xhtml#page-1">1</a></li>
<li><a href="xhtml/ch02.xhtml#page-2">2</a></li>
</ol>
</nav>
</body>
</html>
`

const goodNCX = `<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="en">
<head>
<meta name="dtb:uid" content="urn:uuid:230c372b-60ca-553c-919f-60d5983bd34e"/>
<meta name="dtb:depth" content="2"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>Disks</text></docTitle>
<navMap>
<navPoint id="np-1" playOrder="1"><navLabel><text>Reading</text></navLabel><content src="xhtml/ch01.xhtml"/>
<navPoint id="np-2" playOrder="2"><navLabel><text>1. Why is it slow?</text></navLabel><content src="xhtml/ch01.xhtml#q1"/></navPoint>
<navPoint id="np-3" playOrder="3"><navLabel><text>2. How fast &amp; far?</text></navLabel><content src="xhtml/ch01.xhtml#q2"/></navPoint>
</navPoint>
<navPoint id="np-4" playOrder="4"><navLabel><text>Writing</text></navLabel><content src="xhtml/ch02.xhtml"/></navPoint>
</navMap>
</ncx>
`

const goodCSS = `@charset "UTF-8";
/* The body's { color is the reader's. */
@font-face { font-family: "Mono"; src: url("../fonts/mono.ttf") format('truetype'); }
@media screen and (min-width: 30em) { .wide { margin: 0 1em } }
code { font-family: "Mono", monospace; content: "}" }
body .note, h1:first-child { color: #757575; position: relative; }
`

const goodPNG = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55" +
	"\x00\x00\x00\nIDATx\x9cc\x60\x00\x00\x00\x02\x00\x01\x48\xaf\xa4\x71\x00\x00\x00\x00IEND\xae\x42\x60\x82"

const goodSVG = `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 4 4">
<title>A disk</title><defs><circle id="c" r="2"/></defs><use xlink:href="#c"/>
</svg>
`

const goodChapter1 = `<section epub:type="chapter" role="doc-chapter" id="s1" aria-labelledby="h-s1">
<h1 id="h-s1">Reading</h1>
<span epub:type="pagebreak" role="doc-pagebreak" id="page-1" aria-label="1"></span>
<section class="qa" id="q1" aria-labelledby="h-q1">
<h2 id="h-q1"><span class="num">1.</span> Why is it slow?</h2>
<p>The arm moves.<sup><a href="#n1" epub:type="noteref" role="doc-noteref" id="r1">1</a></sup> See <a href="ch02.xhtml#s2">writing</a>,
<a href="https://example.org/disk?a=1#b">a page</a>, <a href="mailto:ada@example.org">Ada</a> or <a href="answers.xhtml">the answers</a>.</p>
<pre class="listing"><code class="language-go">if a <![CDATA[<]]> b &amp;&amp; c { <span class="hl-keyword">return</span> }</code></pre>
<figure><img src="../images/disk.svg" alt="A disk"/><figcaption>A disk</figcaption></figure>
</section>
<section class="qa" id="q2" aria-labelledby="h-q2">
<h2 id="h-q2">2. How fast &amp; far?</h2>
<table>
<caption>Speeds</caption>
<thead><tr><th scope="col">Kind</th><th scope="col">MB/s</th></tr></thead>
<tbody><tr><td>Disk</td><td>150</td></tr></tbody>
</table>
<ul><li>one</li><li><p>two</p><ol><li>three</li></ol></li></ul>
<dl><dt>seek</dt><dd><p>the arm moves</p></dd></dl><dl><div><dt>spin</dt><dd>it turns</dd></div></dl>
<details><summary>More</summary><p>Nothing<br/>more.</p></details>
<blockquote><p><del>Never</del> <a href="#q1"><em>see</em> 1</a></p><hr/></blockquote>
</section>
<aside id="n1" epub:type="footnote" role="doc-footnote"><p><a href="#r1" role="doc-backlink" aria-label="back">1</a> It seeks.</p></aside>
</section>`

const goodChapter2 = `<section epub:type="chapter" role="doc-chapter" id="s2">
<h1>Writing</h1>
<div epub:type="pagebreak" role="doc-pagebreak" id="page-2" aria-label="2"></div>
<p>So <math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"><mi>x</mi></math> and
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" role="img" aria-label="a dot"><rect id="dot" width="1" height="1"/></svg>.</p>
</section>`

// pack makes an archive with mimetype first.
func (b parts) pack(t testing.TB) []byte {
	t.Helper()
	names := slices.Sorted(maps.Keys(b))
	slices.SortStableFunc(names, func(x, y string) int {
		switch {
		case x == mimetypeName:
			return -1
		case y == mimetypeName:
			return 1
		}
		return 0
	})
	return b.packOrdered(t, names, nil)
}

// packOrdered makes an archive of the files in the given order; the header of each may be changed before it is written.
func (b parts) packOrdered(t testing.TB, names []string, change func(*zip.FileHeader)) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range names {
		data := b[name]
		h := &zip.FileHeader{
			Name:               name,
			Method:             zip.Store,
			CRC32:              crc32.ChecksumIEEE([]byte(data)),
			CompressedSize64:   uint64(len(data)),
			UncompressedSize64: uint64(len(data)),
		}
		if change != nil {
			change(h)
		}
		create := z.CreateRaw
		if h.Method == zip.Deflate {
			create = z.CreateHeader
		}
		w, err := create(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// rules returns the rules of findings, each once, sorted.
func rules(fs []Finding) string {
	var out []string
	for _, f := range fs {
		out = append(out, f.Rule)
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), " ")
}

func TestGoodBook(t *testing.T) {
	fs, err := Book(goodBook().pack(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range fs {
		t.Errorf("%s:%d #%s: %s (%s)", f.File, f.Line, f.ID, f.Message, f.Rule)
	}
}
