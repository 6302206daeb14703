package source

import (
	"path"
	"strings"

	"studyguide/source/pattern"
)

// extensions has the format of files whose names tell it, by the end of the name in lower case. In a folder, only such
// files are read; a file that is named itself may have any name, and is then judged by its content.
var extensions = map[string]string{
	".md":       "markdown",
	".markdown": "markdown",
	".mdown":    "markdown",
	".mkd":      "markdown",
	".mdx":      "markdown",
	".html":     "html",
	".htm":      "html",
	".xhtml":    "html",
	".shtml":    "html",
	".txt":      "text",
	".text":     "text",
}

// formatByName returns the format that a file's name tells, or "".
func formatByName(name string) string {
	return extensions[strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))]
}

// formatOf returns the format of a file that is no page: by its name or, where that says text or nothing, by its
// content.
func formatOf(name string, body []byte) string {
	if formatByName(name) == "markdown" || isMarkdown(string(body)) {
		return "markdown"
	}
	return "text"
}

// pageStart is what a page begins with (WHATWG MIME Sniffing, 7.1), after comments and the XML declaration perhaps.
var pageStart = pattern.New(`^(?i)(?:\s|\x{FEFF}|<\?xml[^>]*>|<!--(?:[^-]|-[^-])*-->)*(?:<!doctype\s+html|<html[\s>])`)

// isHTML reports whether a file is a page, by its name or by how it begins. It looks before the file is decoded, for a
// page says itself how it is encoded.
func isHTML(name string, src []byte) bool {
	switch formatByName(name) {
	case "html":
		return true
	case "markdown":
		return false
	}
	const enough = 4096
	return pageStart.MatchString(string(unmark(src[:min(len(src), enough)])))
}

// What only Markdown has at a line's start. A # alone also opens comments of code, so a blank and a capital or a digit
// must follow.
var (
	mdHeading = pattern.New(`^#{1,6} +[\p{Lu}\p{Lo}\d*_` + "`" + `\[]`)
	mdFence   = pattern.New("^(?:```|~~~)")
	mdBold    = pattern.New(`^\*\*[^*]+\*\*`)
	mdLink    = pattern.New(`\]\((?:https?:|#|\./)[^)]*\)`)
	mdTable   = pattern.New(`^\|?(?:\s*:?-{3,}:?\s*\|)+`)
	mdDetails = pattern.New(`^<(?:details|summary)\b`)
)

// isMarkdown tells whether a text is plainly Markdown: it has two signs of it of different kinds, or one of them again
// and again. Lines inside fences do not count, for their content is another language.
func isMarkdown(body string) bool {
	const again = 5
	headings, fences, others, kinds := 0, 0, 0, 0
	fenced := false
	for line := range strings.Lines(body) {
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
	return kinds >= 2 || headings >= again || others >= 2*again
}
