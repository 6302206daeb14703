package kind

import (
	"path"
	"strings"

	"example.org/studyguide/source/pattern"
)

// Kinds that are text, but in a language that is not read.
var (
	asciiDoc  = Kind{"AsciiDoc", "convert it, and build the page: asciidoctor {file} && studyguide build {stem}.html"}
	laTeX     = Kind{"LaTeX", viaPandoc}
	mediaWiki = Kind{"the markup of MediaWiki", viaPandoc + " -f mediawiki"}
	textile   = Kind{"Textile", viaPandoc + " -f textile"}
	typst     = Kind{"Typst", viaPandoc}
)

// Signs of AsciiDoc that other formats lack: a title of one equals sign with attributes below it, sections of several,
// attributes of blocks, titles of blocks above their delimiters, macros.
var (
	docTitle   = pattern.New(`(?:^|\n)= \S[^\n]*[^=\s]\n`)
	docSection = pattern.New(`^={2,6} \S.*[^=\s]$`)
	docBlock   = pattern.New(`(?m)^\[(?:source|qanda|NOTE|TIP|IMPORTANT|WARNING|CAUTION|quote|verse|cols|options|horizontal)\b[^\]\n]*\]$`)
	docMacro   = pattern.New(`\b(?:link|xref|image|include|kbd|footnote|icon)::?[^\s\[\]]*\[[^\]\n]*\]`)
	texClass   = pattern.New(`^(?:\s*%[^\n]*\n)*\s*\\document(?:class|style)\b`)
	docSetting = pattern.New(`(?m)^:[a-z][\w-]*!?:(?: .*)?$`)
	docFence   = pattern.New(`(?m)^(?:-{4,}|={4,}|\.{4,}|\*{4,})\n(?s:.*?)\n(?:-{4,}|={4,}|\.{4,}|\*{4,})$`)
	armored    = pattern.New(`^-----BEGIN PGP `)
)

// Foreign returns the kind of a text that is written in a language that is not read. The name of the file decides, or
// clear signs in a text whose name says nothing.
func Foreign(name, body string) (k Kind, ok bool) {
	switch strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/"))) {
	case ".adoc", ".asciidoc":
		return asciiDoc, true
	case ".tex", ".latex", ".ltx":
		return laTeX, true
	case ".wiki", ".mediawiki":
		return mediaWiki, true
	case ".textile":
		return textile, true
	case ".typ":
		return typst, true
	case ".asc":
		return asciiDoc, !armored.MatchString(body)
	case "", ".txt", ".text":
	default:
		return Kind{}, false
	}
	const enough = 100000
	body = body[:min(len(body), enough)]
	if texClass.MatchString(body) {
		return laTeX, true
	}
	sections, others := 0, 0
	for line := range strings.Lines(body) {
		if line[0] == '=' && docSection.MatchString(strings.TrimRight(line, " \n")) {
			sections++
		}
	}
	if sections == 0 {
		return Kind{}, false
	}
	for _, sign := range []*pattern.Pattern{docBlock, docMacro, docSetting, docFence} {
		if sign.MatchString(body) {
			others++
		}
	}
	return asciiDoc, docTitle.MatchString(body) && others > 0 || sections >= 3 && others >= 2
}
