package epub

// The rules. What they mean is in [Rules].
const (
	ruleMimetype    = "zip-mimetype"
	ruleName        = "zip-name"
	ruleDamaged     = "zip-damaged"
	ruleTooLarge    = "zip-too-large"
	ruleContainer   = "zip-container"
	ruleSyntax      = "xml-syntax"
	ruleDoctype     = "xml-doctype"
	ruleControl     = "xml-control"
	ruleLangTag     = "lang-tag"
	ruleLangMissing = "lang-missing"
	ruleIDDuplicate = "id-duplicate"
	ruleIDForm      = "id-form"
	ruleIDRef       = "id-ref"

	ruleOPFStructure  = "opf-structure"
	ruleOPFIdentifier = "opf-identifier"
	ruleOPFTitle      = "opf-title"
	ruleOPFLanguage   = "opf-language"
	ruleOPFModified   = "opf-modified"
	ruleOPFMeta       = "opf-meta"
	ruleOPFItem       = "opf-item"
	ruleOPFMissing    = "opf-missing"
	ruleOPFUnlisted   = "opf-unlisted"
	ruleOPFMediaType  = "opf-media-type"
	ruleOPFNav        = "opf-nav"
	ruleOPFCover      = "opf-cover"
	ruleOPFProperties = "opf-properties"
	ruleOPFSpine      = "opf-spine"
	ruleAccessMissing = "access-missing"
	ruleAccessTerm    = "access-term"
	ruleAccessUntrue  = "access-untrue"

	ruleDocRoot       = "doc-root"
	ruleDocTitle      = "doc-title"
	ruleDocEmpty      = "doc-empty"
	ruleDocSize       = "doc-size"
	ruleElement       = "element-unknown"
	ruleNesting       = "element-nesting"
	ruleDetails       = "details-summary"
	ruleScript        = "script"
	ruleStyle         = "style-inline"
	ruleHeadingOne    = "heading-one"
	ruleHeadingSkip   = "heading-skip"
	ruleHeadingEmpty  = "heading-empty"
	ruleImageAlt      = "image-alt"
	ruleImageSize     = "image-size"
	ruleTableHeader   = "table-header"
	ruleTableScope    = "table-scope"
	ruleTableCaption  = "table-caption"
	ruleType          = "epub-type"
	ruleTypeOld       = "epub-type-deprecated"
	ruleRole          = "role"
	ruleNoteTarget    = "note-target"
	ruleNoteBacklink  = "note-backlink"
	ruleLinkDead      = "link-dead"
	ruleLinkEmpty     = "link-empty"
	ruleLinkForm      = "link-form"
	ruleLinkRemote    = "link-remote"
	ruleLinkScheme    = "link-scheme"
	ruleLinkUnread    = "link-outside-spine"
	ruleNavTOC        = "nav-toc"
	ruleNavStructure  = "nav-structure"
	ruleNavDepth      = "nav-depth"
	ruleNavLabel      = "nav-label"
	ruleNavOrder      = "nav-order"
	ruleNavLandmark   = "nav-landmark"
	ruleNavPages      = "nav-pages"
	ruleNavReach      = "nav-unreachable"
	ruleNCXMissing    = "ncx-missing"
	ruleNCXStructure  = "ncx-structure"
	ruleNCXIdentifier = "ncx-uid"
	ruleNCXDepth      = "ncx-depth"
	ruleNCXOrder      = "ncx-play-order"
	ruleNCXDiffers    = "ncx-differs"
	ruleCSSSyntax     = "css-syntax"
	ruleCSSProperty   = "css-property"
	ruleCSSPaper      = "css-paper"
	ruleFont          = "font-format"
)

// A Rule says what one kind of finding means.
type Rule struct {
	ID      string
	Summary string // one line, lower case, no full stop
}

// Rules gives the table of all rules, by id. The caller may change the slice.
func Rules() []Rule {
	return []Rule{
		{ruleAccessMissing, "the package does not say how accessible the book is"},
		{ruleAccessTerm, "a word about accessibility is not in its vocabulary"},
		{ruleAccessUntrue, "what the package says about accessibility is not so"},
		{ruleCSSPaper, "a style sets a color or a background on html or body, which are the reader's"},
		{ruleCSSProperty, "a style has position: fixed, direction or unicode-bidi"},
		{ruleCSSSyntax, "a style sheet is not well formed"},
		{ruleDetails, "a details element does not begin with a summary"},
		{ruleDocEmpty, "a document shows nothing"},
		{ruleDocRoot, "a document is no html element of one head and one body"},
		{ruleDocSize, "a document is larger than reading devices like (250 KB)"},
		{ruleDocTitle, "a document has no title or an empty one"},
		{ruleNesting, "an element or text stands where HTML does not allow it"},
		{ruleElement, "an element is not one that a book may have"},
		{ruleType, "an epub:type is not in the vocabulary"},
		{ruleTypeOld, "an epub:type is deprecated"},
		{ruleFont, "a font is empty or neither TrueType, OpenType nor WOFF 1"},
		{ruleHeadingEmpty, "a heading has no text"},
		{ruleHeadingOne, "a document has more than one h1"},
		{ruleHeadingSkip, "a heading skips a level"},
		{ruleIDDuplicate, "two elements of a file have one id"},
		{ruleIDForm, "an id is empty or not a name"},
		{ruleIDRef, "an attribute refers to an id that is not in the file"},
		{ruleImageAlt, "an image has no alt attribute"},
		{ruleImageSize, "an image is larger than reading devices take (5 MB)"},
		{ruleLangMissing, "a root element does not say its language, or says two"},
		{ruleLangTag, "a language is not a tag of BCP 47"},
		{ruleLinkDead, "a reference leads to nothing in the book"},
		{ruleLinkEmpty, "a link has no text"},
		{ruleLinkForm, "a reference is not a URL"},
		{ruleLinkUnread, "a link leads to a file that is not in the reading order"},
		{ruleLinkRemote, "something that the book shows is not in it"},
		{ruleLinkScheme, "a link is neither within the book nor http, https, mailto or tel"},
		{ruleNavDepth, "the contents are nested more than three deep"},
		{ruleNavLabel, "an entry of the navigation has no text"},
		{ruleNavLandmark, "landmarks are absent, without an epub:type or there twice"},
		{ruleNavOrder, "the contents are not in reading order"},
		{ruleNavPages, "the page list and the page breaks do not agree"},
		{ruleNavStructure, "a nav element is no heading and one list of links"},
		{ruleNavTOC, "the navigation document has no contents, or two of a kind"},
		{ruleNavReach, "a document outside of the linear reading order has no link to it"},
		{ruleNCXDepth, "dtb:depth is not the depth of the NCX"},
		{ruleNCXDiffers, "the NCX and the contents differ"},
		{ruleNCXMissing, "there is no NCX for devices that know EPUB 2 only"},
		{ruleNCXOrder, "the play order of the NCX does not ascend"},
		{ruleNCXStructure, "the NCX lacks a part"},
		{ruleNCXIdentifier, "the NCX has another identifier than the package"},
		{ruleNoteBacklink, "a footnote has no link back to its reference"},
		{ruleNoteTarget, "the reference to a footnote leads to something else"},
		{ruleOPFCover, "there are two cover images, or the cover is no image"},
		{ruleOPFIdentifier, "the package has no unique identifier"},
		{ruleOPFItem, "an item of the manifest lacks a part or names a file twice"},
		{ruleOPFLanguage, "the package names no language"},
		{ruleOPFMediaType, "a media type does not fit the file"},
		{ruleOPFMeta, "a property of the package is empty, unknown or about nothing"},
		{ruleOPFMissing, "a file of the manifest is not in the book"},
		{ruleOPFModified, "the package does not say once when it was modified, in UTC"},
		{ruleOPFNav, "the manifest has not one navigation document"},
		{ruleOPFProperties, "the properties of an item do not agree with its content"},
		{ruleOPFSpine, "the reading order is empty, or names what is not a document or is there twice"},
		{ruleOPFStructure, "the package lacks a part"},
		{ruleOPFTitle, "the package has no title"},
		{ruleOPFUnlisted, "a file of the book is not in the manifest"},
		{ruleRole, "a role is not in ARIA or DPUB-ARIA"},
		{ruleScript, "there is a script"},
		{ruleStyle, "an element has a style of its own"},
		{ruleTableCaption, "a table has no caption"},
		{ruleTableHeader, "a table has no header cell"},
		{ruleTableScope, "a header cell does not say what it is the header of"},
		{ruleControl, "there is a control character"},
		{ruleDoctype, "a document type declares what a book may not"},
		{ruleSyntax, "a file is not well-formed XML in UTF-8"},
		{ruleContainer, "META-INF/container.xml does not name one package"},
		{ruleDamaged, "a file of the archive cannot be read"},
		{ruleMimetype, "the archive does not begin with a plain file mimetype"},
		{ruleName, "the name of a file is not allowed or not unique"},
		{ruleTooLarge, "a file is too large to be checked"},
	}
}
