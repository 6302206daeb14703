package epub

import "strings"

func packageBreakages() []breakage {
	return []breakage{
		{"no container", "opf-package", drop(containerName)},
		{"container without a package", "opf-package", sub(containerName, "EPUB/package.opf", "EPUB/other.opf")},
		{"ill-formed container", "opf-package", sub(containerName, "</rootfiles>", "")},
		{"container of nothing", "opf-package", set(containerName, "<container/>")},
		{"no package", "opf-package", drop(opfFile)},
		{"ill-formed package", "opf-package", sub(opfFile, "</manifest>", "")},
		{"package of something else", "opf-package", set(opfFile, `<x/>`)},
		{"package that ends early", "opf-package", func(b parts) { b[opfFile] = b[opfFile][:len(b[opfFile])/2] }},
		{"empty spine", "opf-package", func(b parts) {
			before, rest, _ := strings.Cut(b[opfFile], "<itemref")
			b[opfFile] = before + rest[strings.Index(rest, "</spine>"):]
		}},
		{"package that is not UTF-8", "xml-syntax", sub(opfFile, "Ada", "Ad\xe4")},
		{"control character in the package", "xml-control", sub(opfFile, "Ada", "Ad\u0085")},
		{"missing font", "opf-missing", drop(fontFile)},
		{"missing document", "opf-missing", drop(asideFile)},
		{
			"document too large to be read",
			"doc-size zip-too-large",
			set(ch2File, page("x", strings.Repeat("x", textLimit))),
		},
		{"document of 300 KB", "doc-size", put("<p>" + strings.Repeat("word ", 60_000) + "</p>")},
		{"image of 6 MB", "image-size", set(pngFile, goodPNG+strings.Repeat("x", 6<<20))},
		{"image of another type", "image-type", set(pngFile, "\xff\xd8\xff\xe0")},
		{"image of no type", "image-type", set(pngFile, "pixels")},
		{"no title", "opf-empty", sub(opfFile, `<dc:title id="title">Disks</dc:title>`, "")},
		{"empty title", "opf-empty", sub(opfFile, `>Disks</dc:title>`, "> </dc:title>")},
		{"empty creator", "opf-empty", sub(opfFile, `>Ada &amp; Bob<`, "><")},
		{"language of the package", "lang-tag", sub(opfFile, ` xml:lang="en"`, ` xml:lang="en_US"`)},
		{"language of the book", "lang-tag", sub(opfFile, "<dc:language>en<", "<dc:language>english_US<")},
	}
}

func accessBreakages() []breakage {
	claim := func(property, value string) func(parts) {
		return sub(opfFile, "</metadata>", `<meta property="schema:`+property+`">`+value+`</meta></metadata>`)
	}
	return []breakage{
		{"visual unnamed", "access-untrue", sub(opfFile, `<meta property="schema:accessMode">visual</meta>`, "")},
		{"auditory", "access-untrue", claim("accessMode", "auditory")},
		{"MathML that is not there", "access-untrue",
			sub(ch2File, `<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"><mi>x</mi></math>`, "x")},
		{"image without alt", "access-untrue image-alt", sub(ch1File, ` alt="A disk"`, "")},
		{"page list that is not there", "access-untrue", all(
			func(b parts) {
				b[navFile] = b[navFile][:strings.Index(b[navFile], `<nav epub:type="page-list"`)] + "</body></html>"
			},
			sub(ch1File, `<span epub:type="pagebreak" role="doc-pagebreak" id="page-1" aria-label="1"></span>`, ""),
			sub(ch2File, `<div epub:type="pagebreak" role="doc-pagebreak" id="page-2" aria-label="2"></div>`, ""))},
	}
}
