package source

import (
	"path"
	"slices"
	"strings"

	"example.org/studyguide/source/aiken"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/charset"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/docx"
	"example.org/studyguide/source/gift"
	"example.org/studyguide/source/html"
	"example.org/studyguide/source/kind"
	"example.org/studyguide/source/markdown"
	"example.org/studyguide/source/moodle"
	"example.org/studyguide/source/notebook"
	"example.org/studyguide/source/objects"
	"example.org/studyguide/source/org"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/qti"
	"example.org/studyguide/source/rst"
	"example.org/studyguide/source/table"
	"example.org/studyguide/source/text"
	"example.org/studyguide/source/trivia"
)

// A format is a form in which files are written.
type format struct {
	name       string
	extensions []string // lower case
	inFolders  bool     // files of the format in a folder belong to the guide
	ambiguous  bool     // most files of these extensions are something else
	assembled  bool     // its files begin with front matter, if they have any, and may include others
	// looks reports whether text whose name says nothing is in the format; nil: that is never assumed.
	looks func(body string) bool
	// read returns the document that body is. It returns nil for a file that breaks the rules of its format, which it
	// has reported as [diag.InputMalformed].
	read func(name string, body []byte, opts Options, sink diag.Sink) *ast.Document
	// opens reports whether a file that is no text is in the format. read is given the bytes of the file then, and not
	// decoded text. nil: the format is text.
	opens func(name string, src []byte) bool
	// contents names the format of the files in an archive of this format, which is meant when that is asked for.
	contents string
	// text returns the text that positions in such a file refer to.
	text func(src []byte) []byte
	// words returns the body without what the format itself needs, such as the keys of objects, line by line. The audit
	// of losses counts its words. nil: the body itself.
	words func(body []byte) []byte
}

// always adapts a reader that finds no file malformed and has no options.
func always(
	read func(name string, src []byte, sink diag.Sink) *ast.Document,
) func(string, []byte, Options, diag.Sink) *ast.Document {
	return func(name string, body []byte, _ Options, sink diag.Sink) *ast.Document { return read(name, body, sink) }
}

// formats returns the table of formats. Of several that a text looks like, the first is taken.
func formats() []format {
	return []format{
		{name: "notebook", extensions: []string{".ipynb"}, inFolders: true, looks: notebook.Looks,
			read: always(notebook.Read), words: notebook.Words},
		{name: objects.JSON, extensions: []string{".json", ".jsonl", ".ndjson"}, ambiguous: true, looks: objects.Looks,
			read: readObjects(objects.JSON), words: objectWords(objects.JSON)},
		{name: objects.YAML, extensions: []string{".yaml", ".yml"}, ambiguous: true, looks: objects.LooksYAML,
			read: readObjects(objects.YAML), words: objectWords(objects.YAML)},
		{name: table.Format, extensions: []string{".csv", ".tsv", ".tab"}, looks: table.Looks,
			read: func(name string, body []byte, opts Options, sink diag.Sink) *ast.Document {
				return table.Read(name, body, opts.Language, sink)
			}, words: table.Words},
		{name: "html", extensions: []string{".html", ".htm", ".xhtml", ".shtml"}, inFolders: true,
			read: always(html.Read)},
		{name: gift.Format, extensions: []string{".gift"}, looks: gift.Looks, read: always(gift.Read),
			words: gift.Words},
		{name: aiken.Format, extensions: []string{".aiken"}, looks: aiken.Looks, read: always(aiken.Read)},
		{name: trivia.Format, looks: trivia.Looks, read: always(trivia.Read), words: trivia.Words},
		{name: moodle.Format, extensions: []string{".xml"}, ambiguous: true, looks: moodle.Looks,
			read: always(moodle.Read), words: moodle.Words},
		{name: qti.Format, extensions: []string{".xml", ".qti"}, ambiguous: true, looks: qti.Looks,
			read: always(qti.Read), words: qti.Words},
		{name: qti.Package, extensions: []string{".imscc"}, opens: qti.IsPackage, contents: qti.Format,
			read: always(qti.ReadPackage), text: qti.PackageText},
		{name: "rst", extensions: []string{".rst", ".rest"}, inFolders: true, looks: rst.Looks, read: always(rst.Read),
			words: rst.Words},
		{name: "org", extensions: []string{".org"}, inFolders: true, looks: org.Looks, read: always(org.Read),
			words: org.Words},
		{name: "markdown", extensions: []string{".md", ".markdown", ".mdown", ".mkd", ".mdx"}, inFolders: true,
			assembled: true, looks: isMarkdown, read: always(markdown.Read)},
		{name: "docx", extensions: wordExtensions, inFolders: true, opens: isWord, read: always(docx.Read),
			text: docx.Text},
		{name: "text", extensions: []string{".txt", ".text"}, inFolders: true, assembled: true,
			read: always(text.Read)},
	}
}

// readObjects returns the reader of a format of objects.
func readObjects(format string) func(string, []byte, Options, diag.Sink) *ast.Document {
	return func(name string, body []byte, opts Options, sink diag.Sink) *ast.Document {
		return objects.Read(name, format, body, opts.Language, sink)
	}
}

func objectWords(format string) func([]byte) []byte {
	return func(body []byte) []byte { return objects.Words(format, body) }
}

// wordExtensions are those of documents and templates, with and without macros, which are not read.
var wordExtensions = []string{".docx", ".docm", ".dotx", ".dotm"}

// isWord reports whether a file is a Word document, or an archive that its name calls one.
func isWord(name string, src []byte) bool {
	k, ok := kind.Of(src)
	return ok && (k.IsWord() || k.IsArchive() && slices.Contains(wordExtensions, strings.ToLower(path.Ext(name))))
}

// binaryFormat returns the format of a file that is no text; ok is false if it is text, or in no format that is read.
func binaryFormat(name string, src []byte, forced string) (f format, ok bool) {
	for _, f := range formats() {
		if f.opens != nil && (forced == "" || forced == f.name || forced == f.contents) && f.opens(name, src) {
			return f, true
		}
	}
	return format{}, false
}

// formatNamed returns the format called name; ok is false if there is none.
func formatNamed(name string) (f format, ok bool) {
	all := formats()
	i := slices.IndexFunc(all, func(f format) bool { return f.name == name })
	if i < 0 {
		return format{}, false
	}
	return all[i], true
}

// formatByName returns the format that the extension of name stands for; ok is false if there is none.
func formatByName(name string) (f format, ok bool) {
	ext := strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))
	all := formats()
	i := slices.IndexFunc(all, func(f format) bool { return slices.Contains(f.extensions, ext) })
	if i < 0 {
		return format{}, false
	}
	return all[i], true
}

// inFolders reports whether a file of a folder belongs to the guide by its name.
func inFolders(name string) bool {
	f, ok := formatByName(name)
	return ok && f.inFolders
}

// formatOf returns the format of a text that is not HTML. The name decides, except that .txt files, those without a
// known extension, and text with the extension of a format that is none are judged by their content.
func formatOf(name, body string) string {
	f, ok := formatByName(name)
	if ok && f.name != "text" && f.name != "html" && f.opens == nil {
		for _, other := range formats() { // of the same extension
			if other.name != f.name && other.looks != nil && slices.Contains(other.extensions, f.extensions[0]) &&
				other.looks(body) {
				return other.name
			}
		}
		return f.name
	}
	for _, f := range formats() {
		if f.looks != nil && f.looks(body) {
			return f.name
		}
	}
	return "text"
}

// pageStart matches the start of an HTML page (WHATWG MIME Sniffing, 7.1), after any comments and XML declaration.
var pageStart = pattern.New(`^(?i)(?:\s|\x{FEFF}|<\?xml[^>]*>|<!--(?:[^-]|-[^-])*-->)*(?:<!doctype\s+html|<html[\s>])`)

// isHTML reports whether a file is an HTML page, by its name or its first bytes. src is not decoded yet, because a page
// declares its own encoding.
func isHTML(name string, src []byte) bool {
	if f, ok := formatByName(name); ok && f.name != "text" && f.opens == nil {
		return f.name == "html"
	}
	const enough = 4096
	head, _ := charset.Unicode(src[:min(len(src), enough)])
	return pageStart.MatchString(string(head))
}

// Signs of Markdown, all but mdLink at the start of a line. A # also starts comments in code, so a space and a capital
// or a digit must follow it.
var (
	mdHeading = pattern.New(`^#{1,6} +[\p{Lu}\p{Lo}\d*_` + "`" + `\[]`)
	mdFence   = pattern.New("^(?:```|~~~)")
	mdBold    = pattern.New(`^\*\*[^*]+\*\*`)
	mdLink    = pattern.New(`\]\((?:https?:|#|\./)[^)]*\)`)
	mdTable   = pattern.New(`^\|?(?:\s*:?-{3,}:?\s*\|)+`)
	mdDetails = pattern.New(`^<(?:details|summary)\b`)
)

// isMarkdown reports whether body is clearly Markdown: it has signs of two different kinds, or many of one kind, or
// several headings below the first level with blank lines around them, as comments in code seldom have. Lines within
// fences do not count, since they are in another language.
func isMarkdown(body string) bool {
	const (
		many    = 5 // headings alone; of the weaker other signs, twice as many
		several = 3
	)
	headings, fences, others, kinds, apart := 0, 0, 0, 0, 0
	fenced, blank, open := false, true, false // open: the line before was such a heading
	for line := range strings.Lines(body) {
		above := blank
		if blank = strings.TrimSpace(line) == ""; blank && open && !fenced {
			apart++
		}
		open = above && !fenced && strings.HasPrefix(line, "##") && mdHeading.MatchString(line)
		switch {
		case mdFence.MatchString(line):
			fenced = !fenced
			fences++
		case fenced:
		case mdHeading.MatchString(line):
			headings++
		case mdBold.MatchString(line), mdTable.MatchString(line), mdDetails.MatchString(line):
			others++
		case mdLink.MatchString(line):
			others++
		}
	}
	for _, n := range []int{headings, fences, others} {
		if n >= 2 {
			kinds++
		}
	}
	return kinds >= 2 || headings >= many || apart >= several || others >= 2*many
}
