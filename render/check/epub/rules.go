package epub

// The rules. Their meanings are in [Rules].
const (
	ruleAccess      = "access-untrue"
	ruleDetails     = "details-summary"
	ruleDocEmpty    = "doc-empty"
	ruleDocRoot     = "doc-root"
	ruleDocSize     = "doc-size"
	ruleDocTitle    = "doc-title"
	ruleNesting     = "element-nesting"
	ruleElement     = "element-unknown"
	ruleHeadEmpty   = "heading-empty"
	ruleHeadOne     = "heading-one"
	ruleHeadSkip    = "heading-skip"
	ruleIDDuplicate = "id-duplicate"
	ruleIDForm      = "id-form"
	ruleIDRef       = "id-ref"
	ruleImageAlt    = "image-alt"
	ruleImageSize   = "image-size"
	ruleImageType   = "image-type"
	ruleLangMissing = "lang-missing"
	ruleLangTag     = "lang-tag"
	ruleLinkDead    = "link-dead"
	ruleLinkEmpty   = "link-empty"
	ruleLinkForm    = "link-form"
	ruleLinkUnread  = "link-outside-spine"
	ruleLinkRemote  = "link-remote"
	ruleLinkScheme  = "link-scheme"
	ruleNavDepth    = "nav-depth"
	ruleNavEmpty    = "nav-empty"
	ruleNavOrder    = "nav-order"
	ruleNavPages    = "nav-pages"
	ruleBacklink    = "note-backlink"
	ruleNoteTarget  = "note-target"
	ruleEmpty       = "opf-empty"
	ruleMissing     = "opf-missing"
	rulePackage     = "opf-package"
	ruleScript      = "script"
	ruleCaption     = "table-caption"
	ruleHeader      = "table-header"
	ruleScope       = "table-scope"
	ruleControl     = "xml-control"
	ruleDoctype     = "xml-doctype"
	ruleLimit       = "xml-limit"
	ruleSyntax      = "xml-syntax"
	ruleDamaged     = "zip-damaged"
	ruleTooLarge    = "zip-too-large"
)

// A Rule explains one kind of finding.
type Rule struct {
	ID      string
	Summary string // one line, lower case, no full stop
}

// Rules returns a new slice of all rules, sorted by id.
func Rules() []Rule {
	return []Rule{
		{ruleAccess, "the package claims something about accessibility that is not true"},
		{ruleDetails, "a details element does not begin with a summary"},
		{ruleDocEmpty, "a document shows nothing"},
		{
			ruleDocRoot,
			"a document is not one html element with one head and one body, or an image is not one svg element",
		},
		{ruleDocSize, "a document is larger than reading devices handle well (250 KB)"},
		{ruleDocTitle, "a document has no title or an empty one"},
		{ruleNesting, "an element or text stands where HTML does not allow it"},
		{ruleElement, "an element is not one that a book may have"},
		{ruleHeadEmpty, "a heading has no text"},
		{ruleHeadOne, "a document has more than one h1"},
		{ruleHeadSkip, "a heading skips a level"},
		{ruleIDDuplicate, "two elements of a file have the same id"},
		{ruleIDForm, "an id is empty or not a name"},
		{ruleIDRef, "an attribute refers to an id that is not in the file"},
		{ruleImageAlt, "an image has no alt attribute"},
		{ruleImageSize, "an image is larger than reading devices accept (5 MB)"},
		{ruleImageType, "an image is not of the type that the manifest states"},
		{ruleLangMissing, "a root element states no language, or two"},
		{ruleLangTag, "a language is not a tag of BCP 47"},
		{ruleLinkDead, "a reference leads to nothing in the book"},
		{ruleLinkEmpty, "a link has no text"},
		{ruleLinkForm, "a reference is not a URL"},
		{ruleLinkUnread, "a link leads to a file outside the reading order"},
		{ruleLinkRemote, "something that the book shows is not in it"},
		{ruleLinkScheme, "a link is neither within the book nor http, https, mailto or tel"},
		{ruleNavDepth, "the contents are nested more than three deep"},
		{ruleNavEmpty, "a list of the navigation is empty, or an entry has no text"},
		{ruleNavOrder, "the contents are not in reading order"},
		{ruleNavPages, "the page list and the page breaks disagree"},
		{ruleBacklink, "a footnote has no link back to its reference"},
		{ruleNoteTarget, "the reference to a footnote leads to something else"},
		{ruleEmpty, "the package has no title, or a property of it is empty"},
		{ruleMissing, "a file of the manifest is not in the book"},
		{rulePackage, "the book has no package document that can be read"},
		{ruleScript, "there is a script"},
		{ruleCaption, "a table has neither a caption nor a name for screen readers"},
		{ruleHeader, "a table has no header cell"},
		{ruleScope, "a header cell does not say which cells it heads"},
		{ruleControl, "there is a control character"},
		{ruleDoctype, "a document type declares what a book may not"},
		{ruleLimit, "a file goes beyond what readers of XML take"},
		{ruleSyntax, "a file is not well-formed XML in UTF-8"},
		{ruleDamaged, "a file of the archive cannot be read"},
		{ruleTooLarge, "a file is too large to be checked"},
	}
}
