package epub

import "strings"

func archiveBreakages() []breakage {
	return []breakage{
		{"mimetype with a line end", "zip-mimetype", set(mimetypeName, mimetype+"\n")},
		{"mimetype of something else", "zip-mimetype", set(mimetypeName, "application/epub+zap")},
		{"no mimetype", "zip-mimetype", drop(mimetypeName)},
		{"file with a space", "opf-unlisted zip-name", set("EPUB/a b.txt", "x")},
		{"file above the book", "opf-unlisted zip-name", set("../x.txt", "x")},
		{"names that differ in case", "opf-unlisted zip-name", set("EPUB/css/BOOK.css", "")},
		{"no container", "zip-container", drop(containerName)},
		{"container without a package", "zip-container", sub(containerName, "EPUB/package.opf", "EPUB/other.opf")},
		{"container with two", "zip-container", sub(containerName, "</rootfiles>", `<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>`)},
		{"ill-formed container", "xml-syntax", sub(containerName, "</rootfiles>", "")},
		{"document too large to be read", "doc-size zip-too-large", set(ch2File, page("x", strings.Repeat("x", textLimit)))},
		{"document of 300 KB", "doc-size", put("<p>" + strings.Repeat("word ", 60_000) + "</p>")},
		{"image of 6 MB", "image-size", set(pngFile, goodPNG+strings.Repeat("x", 6<<20))},
	}
}

func packageBreakages() []breakage {
	item := func(attrs string) func(book) { return sub(opfFile, "</manifest>", "<item "+attrs+"/></manifest>") }
	return []breakage{
		{"ill-formed package", "xml-syntax", sub(opfFile, "</manifest>", "")},
		{"no package element", "opf-structure", set(opfFile, `<x/>`)},
		{"two spines", "opf-structure", sub(opfFile, "</package>", `<spine toc="ncx"/></package>`)},
		{"version 2", "opf-structure", sub(opfFile, `version="3.0"`, `version="2.0"`)},
		{"no language of the package", "lang-missing", sub(opfFile, ` xml:lang="en"`, "")},
		{"language of the package", "lang-tag", sub(opfFile, ` xml:lang="en"`, ` xml:lang="en_US"`)},
		{"unique-identifier", "ncx-uid opf-identifier", sub(opfFile, `unique-identifier="book-id"`, `unique-identifier="id"`)},
		{"no title", "opf-meta opf-title", sub(opfFile, `<dc:title id="title">Disks</dc:title>`, "")},
		{"empty title", "opf-meta", sub(opfFile, `>Disks</dc:title>`, "></dc:title>")},
		{"no language", "opf-language", sub(opfFile, "<dc:language>en</dc:language>", "")},
		{"language", "lang-tag", sub(opfFile, "<dc:language>en<", "<dc:language>english_US<")},
		{"no time", "opf-modified", sub(opfFile, `<meta property="dcterms:modified">2026-11-23T00:00:00Z</meta>`, "")},
		{"time of another form", "opf-modified", sub(opfFile, "2026-11-23T00:00:00Z", "2026-11-23T00:00:00.5Z")},
		{"time that is none", "opf-modified", sub(opfFile, "2026-11-23T00", "2026-11-33T00")},
		{"two times", "opf-modified", sub(opfFile, "</metadata>", `<meta property="dcterms:modified">2026-11-23T00:00:00Z</meta></metadata>`)},
		{"refines nothing", "opf-meta", sub(opfFile, `refines="#author-1"`, `refines="#author-2"`)},
		{"unknown property", "opf-meta", sub(opfFile, `property="role"`, `property="rôle"`)},
		{"unknown prefix", "opf-meta", sub(opfFile, `property="role"`, `property="my:role"`)},
		{"ids in the manifest", "id-duplicate opf-missing", item(`id="mono" href="fonts/m.ttf" media-type="font/ttf"`)},
		{"hrefs in the manifest", "opf-item", item(`id="mono2" href="fonts/mono.ttf" media-type="font/ttf"`)},
		{"item without a type", "opf-item opf-missing", item(`id="x" href="x.bin"`)},
		{"item with a fragment", "opf-item", item(`id="x" href="nav.xhtml#x" media-type="application/xhtml+xml"`)},
		{"remote item", "opf-item", item(`id="x" href="http://example.org/x.mp3" media-type="audio/mpeg"`)},
		{"package in itself", "opf-item", item(`id="x" href="package.opf" media-type="application/oebps-package+xml"`)},
		{"missing file", "opf-missing", drop(fontFile)},
		{"missing document", "opf-missing", drop(asideFile)},
		{"font not in the manifest", "opf-unlisted", sub(opfFile, `<item id="mono" href="fonts/mono.ttf" media-type="font/ttf"/>`, "")},
		{"document not in the manifest", "link-outside-spine opf-spine opf-unlisted", sub(opfFile, `<item id="answers" href="xhtml/answers.xhtml" media-type="application/xhtml+xml"/>`, "")},
		{"style sheet as csv", "opf-media-type", sub(opfFile, "text/css", "text/csv")},
		{"PNG as JPEG", "opf-media-type", sub(opfFile, "image/png", "image/jpeg")},
		{"JPEG named png", "opf-media-type", set(pngFile, "\xff\xd8\xff")},
		{"no navigation", "opf-nav", sub(opfFile, ` properties="nav"`, "")},
		{"another navigation", "access-untrue nav-landmark nav-pages nav-toc", all(sub(opfFile, ` properties="nav"`, ""), sub(opfFile, "svg mathml", "svg mathml nav"))},
		{"two navigations", "opf-nav", sub(opfFile, "svg mathml", "svg mathml nav")},
		{"two covers", "opf-cover", sub(opfFile, `media-type="image/svg+xml"`, `media-type="image/svg+xml" properties="cover-image"`)},
		{"cover that is a font", "opf-cover", sub(opfFile, `media-type="font/ttf"`, `media-type="font/ttf" properties="cover-image"`)},
		{"cover of EPUB 2", "opf-cover", sub(opfFile, `content="cover-image"`, `content="cover"`)},
		{"SVG without the property", "opf-properties", sub(opfFile, "svg mathml", "mathml")},
		{"property without MathML", "opf-properties", sub(opfFile, `href="xhtml/ch01.xhtml"`, `properties="mathml" href="xhtml/ch01.xhtml"`)},
		{"property without script", "opf-properties", sub(opfFile, "svg mathml", "svg mathml scripted")},
		{"property without remote resources", "opf-properties", sub(opfFile, "svg mathml", "svg mathml remote-resources")},
		{"unknown property of an item", "opf-properties", sub(opfFile, "svg mathml", "svg mathml math")},
		{"spine names nothing", "opf-spine", sub(opfFile, `<itemref idref="ch01"/>`, `<itemref idref="ch01"/><itemref idref="ch03"/>`)},
		{"spine names one twice", "opf-spine", sub(opfFile, `<itemref idref="ch01"/>`, `<itemref idref="ch01"/><itemref idref="ch01"/>`)},
		{"spine names a font", "opf-spine", sub(opfFile, `<itemref idref="ch01"/>`, `<itemref idref="ch01"/><itemref idref="mono"/>`)},
		{"fallbacks in a ring", "opf-spine", all(
			sub(opfFile, `<item id="mono"`, `<item fallback="mono" id="mono"`),
			sub(opfFile, `<itemref idref="ch01"/>`, `<itemref idref="ch01"/><itemref idref="mono"/>`))},
		{"linear perhaps", "opf-spine", sub(opfFile, `linear="yes"`, `linear="perhaps"`)},
		{"nothing linear", "nav-unreachable opf-spine", func(b book) {
			b[opfFile] = strings.ReplaceAll(strings.ReplaceAll(b[opfFile], ` linear="yes"`, ""), ` linear="no"`, "")
			b[opfFile] = strings.ReplaceAll(b[opfFile], "<itemref ", `<itemref linear="no" `)
		}},
		{"not reached", "nav-unreachable", sub(ch1File, ` or <a href="answers.xhtml">the answers</a>`, "")},
	}
}

func accessBreakages() []breakage {
	claim := func(property, value string) func(book) {
		return sub(opfFile, "</metadata>", `<meta property="schema:`+property+`">`+value+`</meta></metadata>`)
	}
	unsay := func(property, value string) func(book) {
		return sub(opfFile, `<meta property="schema:`+property+`">`+value+`</meta>`, "")
	}
	return []breakage{
		{"no hazards", "access-missing", unsay("accessibilityHazard", "none")},
		{"no summary", "access-missing", unsay("accessibilitySummary", "Everything can be read, and heard.")},
		{"feature misspelt", "access-term", sub(opfFile, ">pageNavigation<", ">pageNavigatoin<")},
		{"mode misspelt", "access-term", claim("accessMode", "text")},
		{"modes misspelt", "access-term", sub(opfFile, "textual,visual", "textual,visuals")},
		{"hazard misspelt", "access-term access-untrue", claim("accessibilityHazard", "noFlashing")},
		{"hazards contradict", "access-untrue", all(unsay("accessibilityHazard", "none"),
			claim("accessibilityHazard", "sound"), claim("accessibilityHazard", "noSoundHazard"))},
		{"transcript of nothing", "access-untrue", claim("accessibilityFeature", "transcript")},
		{"visual unnamed", "access-untrue", unsay("accessMode", "visual")},
		{"auditory", "access-untrue", claim("accessMode", "auditory")},
		{"MathML that is not there", "access-untrue opf-properties", sub(ch2File, `<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"><mi>x</mi></math>`, "x")},
		{"image without alt", "access-untrue image-alt", sub(ch1File, ` alt="A disk"`, "")},
		{"page list that is not there", "access-untrue", all(
			func(b book) {
				b[navFile] = b[navFile][:strings.Index(b[navFile], `<nav epub:type="page-list"`)] + "</body></html>"
			},
			sub(ch1File, `<span epub:type="pagebreak" role="doc-pagebreak" id="page-1" aria-label="1"></span>`, ""),
			sub(ch2File, `<div epub:type="pagebreak" role="doc-pagebreak" id="page-2" aria-label="2"></div>`, ""))},
	}
}
