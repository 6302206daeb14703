package diag

// An ID names a rule, as in (qa-no-answer).
type ID string

// The rules. [Rules] has their severities and summaries.
const (
	AnswersShown          ID = "answers-shown"
	ArtifactDiffers       ID = "artifact-differs"
	ArtifactEPUB          ID = "artifact-epub"
	ArtifactPDF           ID = "artifact-pdf"
	ArtifactStale         ID = "artifact-stale"
	BankBase              ID = "bank-base"
	BankLanguage          ID = "bank-language"
	CardOmitted           ID = "card-omitted"
	CardShortened         ID = "card-shortened"
	ComponentOpen         ID = "component-open"
	ComponentUnknown      ID = "component-unknown"
	CramLeftOut           ID = "cram-left-out"
	DraftLeftOut          ID = "draft-left-out"
	EditionCount          ID = "edition-count"
	EditionDate           ID = "edition-date"
	EditionEmpty          ID = "edition-empty"
	EditionListing        ID = "edition-listing"
	EditionUnknown        ID = "edition-unknown"
	EditionSeed           ID = "edition-seed"
	EPUBFault             ID = "epub-fault"
	FactLabel             ID = "fact-label"
	FileUnread            ID = "file-unread"
	FontInstalled         ID = "font-installed"
	FontUnknown           ID = "font-unknown"
	FontUnreadable        ID = "font-unreadable"
	HyphenationUnreadable ID = "hyphenation-unreadable"
	IncludeUnread         ID = "include-unread"
	InputNotUTF8          ID = "input-not-utf8"
	InputControl          ID = "input-control"
	InputEmpty            ID = "input-empty"
	InputEncoding         ID = "input-encoding"
	InputFormat           ID = "input-format"
	InputMalformed        ID = "input-malformed"
	InputNotText          ID = "input-not-text"
	InputUnreadable       ID = "input-unreadable"
	InternalFault         ID = "internal-fault"
	NotAGuide             ID = "not-a-guide"
	MergeConflict         ID = "merge-conflict"
	MetaSyntax            ID = "meta-syntax"
	MetaUnknown           ID = "meta-unknown"
	MetaValue             ID = "meta-value"
	NoAnswer              ID = "qa-no-answer"
	DupNumber             ID = "qa-dup-number"
	NumberGap             ID = "qa-number-gap"
	Irregular             ID = "qa-number-irregular"
	MixedNumbers          ID = "qa-number-mixed"
	Duplicate             ID = "qa-duplicate"
	NearDuplicate         ID = "qa-near-duplicate"
	ShortAnswer           ID = "qa-short-answer"
	WrongSection          ID = "qa-section"
	HeadingSkipped        ID = "heading-skipped"
	ListingLanguage       ID = "listing-language"
	ListingWide           ID = "listing-wide"
	Furniture             ID = "furniture"
	RunTogether           ID = "text-run-together"
	TableApart            ID = "table-apart"
	TableRagged           ID = "table-ragged"
	TermUnused            ID = "term-unused"
	TitleUnderline        ID = "title-underline"
	OpenFence             ID = "open-fence"
	KeyTwice              ID = "key-twice"
	LanguageFound         ID = "language-found"
	LeftOut               ID = "left-out"
	MarkupExcess          ID = "markup-excess"
	LinkAmbiguous         ID = "link-ambiguous"
	LinkDead              ID = "link-dead"
	LinkLong              ID = "link-long"
	LinkScheme            ID = "link-scheme"
	FootnoteUndefined     ID = "footnote-undefined"
	HTMLUnknown           ID = "html-unknown"
	IDsConflict           ID = "ids-conflict"
	IDsStale              ID = "ids-stale"
	IDsSyntax             ID = "ids-syntax"
	ImageUnreadable       ID = "image-unreadable"
	ImageRemote           ID = "image-remote"
	ImageNoAlt            ID = "image-no-alt"
	ImageSimplified       ID = "image-simplified"
	ImageSize             ID = "image-size"
	FormatLacks           ID = "format-lacks"
	FormulaUnread         ID = "formula-unread"
	GlyphMissing          ID = "glyph-missing"
	OptionUnmatched       ID = "option-unmatched"
	PageBreak             ID = "page-break"
	PageRoom              ID = "page-room"
	PageRunning           ID = "page-running"
	PageWhole             ID = "page-whole"
	PagesUnused           ID = "pages-unused"
	PDFClaim              ID = "pdf-claim"
	PassageOpen           ID = "passage-open"
	VariableUnknown       ID = "variable-unknown"
	PDFFault              ID = "pdf-fault"
	ProgramFailed         ID = "program-failed"
	ProgramSays           ID = "program-says"
	ProjectSyntax         ID = "project-syntax"
	ProjectKey            ID = "project-key"
	ProjectValue          ID = "project-value"
	ProjectGuides         ID = "project-guides"
	ThemeSyntax           ID = "theme-syntax"
	ThemeKey              ID = "theme-key"
	ThemeValue            ID = "theme-value"
	ThemeAccent           ID = "theme-accent"
	ThemeContrast         ID = "theme-contrast"
	ThemeUnknown          ID = "theme-unknown"
	UnsupportedNode       ID = "unsupported-node"
)

// A Rule describes one kind of diagnostic.
type Rule struct {
	ID       ID
	Severity Severity
	Summary  string // one line, lower case, no full stop
}

// Rules returns the table of all rules, by id. The caller may change the slice.
func Rules() []Rule {
	return []Rule{
		{AnswersShown, Warning, "answers are folded, and reading devices that cannot fold show them"},
		{ArtifactDiffers, Error, "the PDF and the EPUB of one name differ"},
		{ArtifactEPUB, Error, "an EPUB has a fault"},
		{ArtifactPDF, Error, "a PDF has a fault"},
		{ArtifactStale, Error, "an artifact is out of date"},
		{BankBase, Note, "right options are numbered from 0 or from 1, and the file does not show which"},
		{BankLanguage, Note, "the texts of a file are in several languages, of which one is read"},
		{CardOmitted, Note, "what is no question or answer is not on the cards of a guide"},
		{CardShortened, Warning, "a card is too small for its text, of which it shows the beginning"},
		{ComponentOpen, Warning, "a container of a site generator is never closed; its first line is shown as text"},
		{ComponentUnknown, Warning, "a component or shortcode is not known; it is left out, and its text kept"},
		{CramLeftOut, Warning, "a cram sheet has fewer pages than all questions of its guide take"},
		{DraftLeftOut, Note, "a draft is left out: its front matter says draft: true"},
		{EditionCount, Warning, "an edition has fewer questions than it asks for"},
		{EditionDate, Warning, "a deck has no date, without which its next edition changes no card that somebody has"},
		{EditionEmpty, Error, "an edition has no questions, or a key no answers"},
		{EditionListing, Note, "a question has nothing but a listing below it, which a paper leaves out as its answer"},
		{EditionSeed, Warning, "a seed or the parts of a draw are given, but not how many questions to draw"},
		{EditionUnknown, Warning, "a passage is for an edition that the project does not have, or, as a note, for one that is not built"},
		{EPUBFault, Warning, "the finished EPUB has a fault, or exceeds what reading devices support"},
		{FactLabel, Note, "a label under a question looks like a misspelled \"Difficulty\" or \"Tags\""},
		{FileUnread, Note, "a file with questions in a folder, or one that its index lists, is not read"},
		{FontInstalled, Note, "characters are set in a font that is installed on the machine, as the guide asks"},
		{FontUnknown, Error, "the guide asks for fonts that do not exist"},
		{FontUnreadable, Warning, "a font file cannot be used"},
		{FootnoteUndefined, Warning, "a footnote is referred to but not defined"},
		{FormatLacks, Warning, "a format for questions cannot say a part of the guide; it is left out or said otherwise"},
		{FormulaUnread, Warning,
			"a formula has an unknown command, is not closed, or is larger than a page; its TeX source is shown"},
		{Furniture, Note, "page furniture (navigation, promotion, repeated caption) was set aside"},
		{GlyphMissing, Warning, "no available font has a character; a box is shown"},
		{HeadingSkipped, Note, "a heading in an answer skips a level"},
		{HTMLUnknown, Warning, "an HTML tag is not known; it is shown as the author wrote it"},
		{HyphenationUnreadable, Warning, "a file of hyphenation patterns cannot be read; words are not divided"},
		{IDsConflict, Error, "a register has two lines of one question, or the marks of a merge"},
		{IDsStale, Warning, "the register does not have the questions that the guide has"},
		{IDsSyntax, Error, "a line of a register cannot be read"},
		{ImageNoAlt, Warning, "an image has no alternative text"},
		{ImageRemote, Warning, "an image is not in the guide's folder; its alternative text is shown"},
		{ImageSimplified, Warning, "a drawing is drawn in the PDF without a part, such as a shadow"},
		{ImageSize, Note, "the size that an image asks for is set aside"},
		{ImageUnreadable, Warning, "an image cannot be read; its alternative text is shown"},
		{IncludeUnread, Warning, "a file that a guide includes is not read; the line that includes it is printed"},
		{InputControl, Warning, "control characters were replaced by U+FFFD; sequences for terminals were left out"},
		{InputEmpty, Error, "the file has no text"},
		{InputEncoding, Note, "a file is not UTF-8; its encoding was detected"},
		{InputFormat, Error, "a text is in a format that is not read, such as AsciiDoc"},
		{InputMalformed, Error, "a file breaks the rules of its own format"},
		{
			InputNotText,
			Error,
			"a file is no text but a PDF, an office document, an image, an archive, a page filled by scripts",
		},
		{InputNotUTF8, Warning, "bytes that are not of the file's encoding were replaced by U+FFFD"},
		{InputUnreadable, Error, "a file cannot be read"},
		{
			InternalFault,
			Error,
			"the program failed on a guide; the other guides of the run were built",
		},
		{KeyTwice, Warning, "a name is given to two questions, or two names to one; the second is set aside"},
		{LanguageFound, Note, "the guide does not name its language; it was detected from the text"},
		{LeftOut, Warning, "a part of the source that a guide cannot hold was left out"},
		{LinkAmbiguous, Warning, "a link may lead to several files of the folder; its text is kept"},
		{LinkDead, Warning, "a link leads to no place in the guide"},
		{LinkLong, Warning, "the address of a link is longer than a PDF may have; its text is kept without the link"},
		{LinkScheme, Warning, "a link's scheme is not allowed; the text is kept without it"},
		{ListingLanguage, Note, "a listing names no language, but its language is evident"},
		{ListingWide, Note, "a listing has lines far wider than the page; each will be wrapped into several"},
		{MarkupExcess, Warning, "more markup within each other, or left open, than is read; the rest stays text"},
		{MergeConflict, Warning, "a file has the marks of a merge conflict; both of its versions are read"},
		{MetaSyntax, Error, "the front matter is not valid YAML"},
		{MetaUnknown, Warning, "a front matter key is not known"},
		{MetaValue, Warning, "a front matter value is not valid for its key"},
		{NotAGuide, Error, "no questions were recognized"},
		{OpenFence, Warning, "a code fence is never closed"},
		{OptionUnmatched, Warning, "an answer names an option, or a question, that does not exist, or not clearly which"},
		{PageBreak, Note, "a page break is set aside"},
		{PageRoom, Warning, "margins, type size and paper leave too little room on the pages"},
		{PageRunning, Warning, "a text at the head or the foot of pages has no room, and is shortened"},
		{PageWhole, Warning, "nothing of a site's page was set aside; navigation may be among the questions"},
		{PagesUnused, Warning, "a number of pages is asked for, and the theme makes no cram sheet"},
		{PassageOpen, Warning, "a passage for some editions does not begin or end; the line that would is printed"},
		{PDFClaim, Note, "the PDF does not claim PDF/UA-1, since something in the guide is not accessible"},
		{PDFFault, Warning, "the finished PDF has a fault, so it claims neither PDF/UA-1 nor PDF/A-2a"},
		{ProgramFailed, Error, "a renderer or a filter of others failed; nothing is made of its guide"},
		{ProgramSays, Warning, "a renderer or a filter of others has found something"},
		{ProjectGuides, Error, "the project file names guides that do not exist"},
		{ProjectKey, Error, "a key of the project file is not known"},
		{ProjectSyntax, Error, "the project file is not valid YAML"},
		{ProjectValue, Error, "a value of the project file is not valid for its key"},
		{DupNumber, Warning, "a question number is used twice"},
		{Duplicate, Warning, "a question is asked twice"},
		{NearDuplicate, Note, "two questions seem to ask the same"},
		{NoAnswer, Warning, "a question has no answer"},
		{NumberGap, Warning, "a question number is missing"},
		{Irregular, Note, "the numbers of questions follow no order"},
		{MixedNumbers, Note, "questions are numbered in several ways"},
		{WrongSection, Note, "a question is about another section's subject"},
		{ShortAnswer, Note, "an answer is one word"},
		{TableApart, Note, "a table in HTML lays out its content; its cells are set one under the other"},
		{TableRagged, Warning, "rows or the line of dashes of a table do not match its header, or a record is not like the others"},
		{TermUnused, Warning, "front matter lists a term for the index that the guide does not use"},
		{RunTogether, Note, "table cells that ran together were restored"},
		{ThemeAccent, Warning, "an accent is too pale for text; ornaments have it, and text a tone of it"},
		{ThemeContrast, Error, "text in a theme's color would be hard to read"},
		{ThemeKey, Error, "a key of a theme file is not known"},
		{ThemeSyntax, Error, "a theme file is not valid YAML"},
		{ThemeUnknown, Error, "the guide asks for a theme that does not exist"},
		{ThemeValue, Error, "a value of a theme file is not valid for its key"},
		{TitleUnderline, Note, "the line under a title is shorter than the title"},
		{UnsupportedNode, Error, "a renderer does not know a kind of node"},
		{VariableUnknown, Warning, "a name in double braces is printed as it stands: no variable has it, or its value has no room"},
	}
}

// Lookup returns the rule of id. For an id that is not in the table it returns an Error rule, so that the bug shows.
func Lookup(id ID) Rule {
	for _, r := range Rules() {
		if r.ID == id {
			return r
		}
	}
	return Rule{ID: id, Severity: Error, Summary: "unknown rule"}
}
