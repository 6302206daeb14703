package recognize

import (
	"example.org/studyguide/source/ast"
	vocabulary "example.org/studyguide/source/words"
)

// isApparatus reports whether a title names a section around a guide, such as "Contributing".
func isApparatus(title string) bool { return vocabulary.Is(vocabulary.ApparatusTitle, title) }

// onlyLinks reports whether a block only links elsewhere: a list with four of five items that are links, or a paragraph
// of links.
func onlyLinks(b ast.Block) bool {
	switch b := b.(type) {
	case *ast.List:
		return leadsAway(b)
	case *ast.Paragraph:
		found := hasLink(b.Inlines)
		return found && onlyLinked(b.Inlines)
	}
	return false
}

// leadsAway reports whether four of five items of a list begin with a link and add little text to it.
func leadsAway(l *ast.List) bool {
	links, all := 0, 0
	for _, it := range l.Items {
		for _, b := range it.Blocks {
			switch b := b.(type) {
			case *ast.Paragraph:
				all++
				if isLinkLine(b.Inlines) {
					links++
				}
			case *ast.List:
				if leadsAway(b) {
					all, links = all+len(b.Items), links+len(b.Items)
				}
			}
		}
	}
	return links > 0 && float64(links) >= contentsShare*float64(all)
}

// isLinkLine reports whether a line begins with a link and adds no more than a remark to it.
func isLinkLine(in []ast.Inline) bool {
	in = trim(in)
	if len(in) == 0 {
		return false
	}
	switch n := in[0].(type) {
	case *ast.Link:
		return unlinkedWords(in[1:]) <= 12 || unlinkedWords(in[1:]) <= len(words(flat(n.Inlines)))
	case *ast.Strong, *ast.Emph:
		return hasLink(in[:1]) && unlinkedWords(in) <= 12
	}
	return hasLink(in) && onlyLinked(in)
}
