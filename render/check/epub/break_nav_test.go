package epub

import "strings"

func navBreakages() []breakage {
	const ch1Entry = `<li><a href="xhtml/ch01.xhtml#q1">1. Why <em>is</em> it slow?</a></li>` + "\n"
	const ch2Entry = `<li><a href="xhtml/ch02.xhtml">Writing</a></li>` + "\n"
	return []breakage{
		{"no toc", "access-untrue link-dead nav-toc", sub(navFile, `<nav epub:type="toc" role="doc-toc" id="toc"`, `<nav`)},
		{"two landmarks", "nav-toc", sub(navFile, "</body>", `<nav epub:type="landmarks"><ol><li><a href="#toc">x</a></li></ol></nav></body>`)},
		{"two lists", "nav-structure", sub(navFile, "</ol>\n</nav>\n<nav epub:type=\"page", "</ol><ol><li><a href=\"#toc\" epub:type=\"loi\">x</a></li></ol></nav><nav epub:type=\"page")},
		{"paragraph", "nav-structure", sub(navFile, "</h1>", "</h1><p>x</p>")},
		{"no list", "nav-structure", sub(navFile, "</body>", `<nav epub:type="lot"></nav></body>`)},
		{"empty list", "nav-structure", sub(navFile, "Writing</a>", "Writing</a><ol></ol>")},
		{"text in an item", "nav-structure", sub(navFile, "Writing</a>", "Writing</a> x")},
		{"span that groups nothing", "nav-structure", sub(navFile, "</ol>\n</nav>\n<nav epub:type=\"page", "<li><span epub:type=\"part\">x</span></li></ol></nav><nav epub:type=\"page")},
		{"nested pages", "nav-structure", sub(navFile, `<li><a href="xhtml/ch01.xhtml#page-1">1</a></li>`, `<li><a href="xhtml/ch01.xhtml#page-1">1</a><ol><li><a href="xhtml/ch01.xhtml#page-1">1</a></li></ol></li>`)},
		{"empty label", "nav-label ncx-differs", sub(navFile, ">Writing<", "><")},
		{"order of files", "nav-order ncx-differs", all(sub(navFile, ch2Entry, ""), sub(navFile, "<li>", ch2Entry+"<li>"))},
		{"order in a file", "nav-order ncx-differs", all(sub(navFile, ch1Entry, ""), sub(navFile, "</li>\n</ol>\n</li>", "</li>\n"+ch1Entry+"</ol>\n</li>"))},
		{"four levels", "nav-depth ncx-differs", sub(navFile, "Writing</a>", `Writing</a>`+strings.Repeat(`<ol><li><a href="xhtml/ch02.xhtml">x</a>`, 3)+strings.Repeat("</li></ol>", 3))},
		{"dead entry", "link-dead ncx-differs", sub(navFile, "ch01.xhtml#q2", "ch01.xhtml#q3")},
		{"landmark without a type", "nav-landmark", sub(navFile, ` epub:type="bodymatter"`, "")},
		{"landmark twice", "nav-landmark", sub(navFile, `<li><a href="#toc"`, `<li><a href="#toc" epub:type="toc">x</a></li><li><a href="#toc"`)},
		{"dead landmark", "link-dead", sub(navFile, `<a href="#toc"`, `<a href="#tocs"`)},
		{"no landmarks", "nav-landmark", sub(navFile, `<nav epub:type="landmarks"`, "<nav")},
		{"page that is not there", "link-dead nav-pages", sub(navFile, `#page-2"`, `#page-3"`)},
		{"page that is no break", "nav-pages", all(sub(ch2File, `epub:type="pagebreak" `, ""))},
		{"pages out of order", "nav-pages", all(sub(navFile, "ch01.xhtml#page-1", "X"), sub(navFile, "ch02.xhtml#page-2", "ch01.xhtml#page-1"), sub(navFile, "X", "ch02.xhtml#page-2"))},
		{"break that is not listed", "nav-pages", put(`<span epub:type="pagebreak" id="page-9" aria-label="9"></span>`)},
		{"break without a label", "nav-pages", sub(ch1File, ` aria-label="1"></span>`, "></span>")},
		{"pages of nothing", "nav-pages", sub(opfFile, `<meta property="pageBreakSource">urn:isbn:9780000000000</meta>`, "")},
		{"no NCX", "ncx-missing", all(drop(ncxFile), sub(opfFile, ` toc="ncx"`, ""), sub(opfFile, `<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>`, ""))},
		{"ill-formed NCX", "xml-syntax", sub(ncxFile, "</navMap>", "")},
		{"NCX of something else", "ncx-structure", set(ncxFile, "<ncx/>")},
		{"point without a label", "ncx-differs ncx-structure", sub(ncxFile, "<text>Writing</text>", "<text> </text>")},
		{"identifier of the NCX", "ncx-uid", sub(ncxFile, "urn:uuid:2", "urn:uuid:3")},
		{"depth of the NCX", "ncx-depth", sub(ncxFile, `name="dtb:depth" content="2"`, `name="dtb:depth" content="1"`)},
		{"play order", "ncx-play-order", sub(ncxFile, `playOrder="3"`, `playOrder="2"`)},
		{"ids of the NCX", "id-duplicate", sub(ncxFile, `id="np-3"`, `id="np-2"`)},
		{"target of the NCX", "link-dead ncx-differs", sub(ncxFile, "#q2", "#q5")},
		{"label of the NCX", "ncx-differs", sub(ncxFile, "slow", "fast")},
		{"entry of the NCX", "ncx-differs", sub(ncxFile, `<navPoint id="np-4" playOrder="4"><navLabel><text>Writing</text></navLabel><content src="xhtml/ch02.xhtml"/></navPoint>`, "")},
	}
}

func styleBreakages() []breakage {
	add := func(css string) func(book) { return sub(cssFile, "code {", css+"\ncode {") }
	return []breakage{
		{"brace not opened", "css-syntax", sub(cssFile, "code {", "code ")},
		{"brace not ended", "css-syntax", sub(cssFile, "relative; }", "relative;")},
		{"comment not ended", "css-syntax", add("/* x")},
		{"string not ended", "css-syntax", add("a { content: \"x\n }")},
		{"parenthesis not ended", "css-syntax", add("a { width: calc(1em; }")},
		{"no declaration", "css-syntax", add("a { color red; }")},
		{"rule in a rule", "css-syntax", add("a { b { color: red } }")},
		{"font face without a font", "css-syntax", add("@font-face { font-family: x; }")},
		{"fixed", "css-property", add("a { Position:FIXED }")},
		{"direction", "css-property", add("a { direction: rtl }")},
		{"color of the body", "css-paper", add("body { color: #333 }")},
		{"paper", "css-paper", add("@media screen { div, html.night { background-color: black } }")},
		{"all colors", "css-paper", add("* { color: red }")},
		{"style element", "css-paper", sub(ch1File, "<title>", "<style>body { background: red }</style><title>")},
		{"style of an image", "css-syntax", sub(svgFile, "<title>", "<style>a { </style><title>")},
		{"font that is not there", "link-dead", sub(cssFile, "mono.ttf", "sans.ttf")},
		{"import that is not there", "link-dead", sub(cssFile, "/*", "@import 'x.css';\n/*")},
		{"remote font", "link-remote", add("@font-face { src: url( http://example.org/x.ttf ) }")},
		{"remote import", "link-remote", sub(cssFile, "/*", "@import url(//example.org/x.css);\n/*")},
		{"font that is none", "font-format", set(fontFile, "not a font")},
		{"empty font", "font-format", set(fontFile, "")},
		{"WOFF 2", "font-format", set(fontFile, "wOF2\x00\x00")},
	}
}
