package loss

import (
	"strings"

	"example.org/studyguide/source/markdown/site"
	"example.org/studyguide/source/pattern"
)

// What site generators add to Markdown is cleared but for its titles, which readers keep.

var (
	attributes = pattern.New(`\{:?[ \t]*(?:#[^\s{}]+|\.[A-Za-z][\w:-]*|[A-Za-z_][\w:-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}]+))` +
		`(?:[ \t]+(?:#[^\s{}]+|\.[A-Za-z][\w:-]*|[A-Za-z_][\w:-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}]+)))*[ \t]*\}`)
	calloutHead = pattern.New(`^[ \t>]*>[ \t]*\[![A-Za-z][\w-]*(?:\|[^\]\n]*)?\][+-]?`)
	wikiPage    = pattern.New(`\[\[[^\[\]|\n]+\|`)
	wikiSize    = pattern.New(`\|[ \t]*\d+(?:[ \t]*x[ \t]*\d+)?[ \t]*\]\]`)
	blockName   = pattern.New(`[ \t]\^[A-Za-z0-9-]{3,}[ \t]*$`)
	hidden      = pattern.New(`%%[^%\n]+%%`)
	wikiFile    = pattern.New(`\.(?i:png|jpe?g|gif|svg|webp|bmp|avif)(?:\]\]|\|)`)
)

// clearSite clears the marks of site generators in src, whose body begins at an offset.
func clearSite(name string, src []byte, body int) {
	for _, m := range site.Scan(name, src, body).All() {
		kept := m.Title
		if a, ok := m.TitleAttr("name", "value", "text"); ok && kept.End == 0 && m.Form != site.Output {
			switch m.Role() {
			case site.Fold, site.Labelled, site.Callout:
				kept = a.Part
			case site.Unknown:
				if m.Form == site.Tag {
					kept = a.Part
				}
			}
		}
		if a, ok := m.Get("text"); ok && m.Form == site.Expression {
			kept = a.Part
		}
		if kept.Start < m.Start || kept.End > m.End {
			kept = site.Part{Start: m.End, End: m.End}
		}
		clear(src, m.Start, kept.Start)
		clear(src, kept.End, m.End)
	}
}

// siteSigns returns a line of Markdown without attributes, the kinds of callouts, comments and names of blocks, and the
// pages of wiki links that have a text.
func siteSigns(line, plain string) string {
	if strings.Contains(plain, "{") {
		each(attributes, plain, func(from, to int) { line = blank(line, from, to) })
	}
	if m := calloutHead.FindStringIndex(plain); m != nil {
		line = blank(line, strings.IndexByte(plain, '['), m[1])
	}
	for _, p := range []*pattern.Pattern{blockName, hidden} {
		each(p, plain, func(from, to int) { line = blank(line, from, to) })
	}
	if strings.Contains(plain, "[[") {
		for _, p := range []*pattern.Pattern{wikiSize, wikiFile, wikiPage} {
			each(p, plain, func(from, to int) { line = blank(line, from, to) })
		}
	}
	return line
}
