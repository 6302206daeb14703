package source

import (
	"path"
	"strings"

	"studyguide/source/charset"
	"studyguide/source/pattern"
)

// extensions maps file name extensions, in lower case, to formats. In a folder, only files with these extensions are
// read. A file named by the user may have any name; its content then decides.
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

// formatByName returns the format that the extension of name stands for, or "".
func formatByName(name string) string {
	return extensions[strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))]
}

// formatOf returns the format of a file that is not HTML. The name decides if it stands for Markdown, else the content.
func formatOf(name string, body []byte) string {
	if formatByName(name) == "markdown" || isMarkdown(string(body)) {
		return "markdown"
	}
	return "text"
}

// pageStart matches the start of an HTML page (WHATWG MIME Sniffing, 7.1), after any comments and XML declaration.
var pageStart = pattern.New(`^(?i)(?:\s|\x{FEFF}|<\?xml[^>]*>|<!--(?:[^-]|-[^-])*-->)*(?:<!doctype\s+html|<html[\s>])`)

// isHTML reports whether a file is an HTML page, by its name or its first bytes. src is not decoded yet, because a page
// declares its own encoding.
func isHTML(name string, src []byte) bool {
	switch formatByName(name) {
	case "html":
		return true
	case "markdown":
		return false
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

// isMarkdown reports whether body is clearly Markdown: it has signs of two different kinds, or many of one kind. Lines
// within fences do not count, since they are in another language.
func isMarkdown(body string) bool {
	const many = 5 // headings alone; of the weaker other signs, twice as many
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
	return kinds >= 2 || headings >= many || others >= 2*many
}
