package pdf

// Rule is something that [File.Check] checks.
type Rule struct {
	ID     string
	Clause string // of a standard; "" for a promise of our own
	Says   string
}

// Rules returns all rules, by subject. In clauses, UA is ISO 14289-1, A is ISO 19005-2, and a number alone is from ISO
// 32000-1.
func Rules() []Rule {
	return []Rule{
		{"file-header", "A 6.1.2", "the file begins with %PDF-1.n and a comment of bytes above 127"},
		{"file-end", "A 6.1.3", "nothing follows the last %%EOF"},
		{"file-id", "A 6.1.3", "the trailer has an ID of two strings"},
		{"file-encrypt", "A 6.1.3", "the file is not encrypted"},
		{"file-object", "7.3.10", "every object can be read where the cross-reference table says it is"},
		{"file-reference", "", "every reference leads to an object"},
		{"stream-filter", "A 6.1.7", "streams are in the file and not compressed by LZW"},

		{"cat-marked", "UA 7.1", "MarkInfo says Marked and not Suspects"},
		{"cat-title", "UA 7.1", "ViewerPreferences says DisplayDocTitle"},
		{"cat-labels", "", "there are page labels, from the first page on"},
		{"cat-intent", "A 6.2.3", "an output intent has the ICC profile of its colors"},
		{"cat-action", "A 6.5.1", "nothing happens by itself, and there are no scripts"},
		{"lang", "UA 7.2", "the file has a language, and every language is a tag of BCP 47"},

		{"xmp-stream", "A 6.6.2.1", "the metadata are XMP that anyone finds, not compressed"},
		{"xmp-ua", "UA 5", "if the metadata claim PDF/UA, it is part 1"},
		{"xmp-a", "A 6.6.4", "the metadata claim part 2 of PDF/A, level A"},
		{"xmp-schema", "A 6.6.2.3", "the metadata describe the schema of PDF/UA, which PDF/A does not know"},
		{"xmp-title", "UA 7.1", "dc:title is the Title of the information dictionary"},
		{"xmp-dates", "", "the dates of the metadata are those of the information dictionary"},
		{"xmp-info", "", "what else both say is the same"},

		{"page-tree", "7.7.3", "every page is in the tree once and has a size"},
		{"page-parents", "14.7.4.4", "every page has a StructParents of its own"},
		{"page-tabs", "UA 7.18.3", "the tabulator follows the structure on every page"},
		{"outline-chain", "12.3.3", "the entries of the outline name their neighbors"},
		{"outline-count", "12.3.3", "the entries of the outline count the lines that show below them"},
		{"outline-dest", "12.3.3", "every entry of the outline leads to a page"},
		{"outline-title", "12.3.3", "every entry of the outline has a title"},

		{"content-read", "7.8.2", "the content of every page can be read"},
		{"content-operator", "annex A", "content has operators of PDF with operands of the right kinds"},
		{"content-state", "8.4.2", "every q has its Q, and there are no more than 28 at a time"},
		{"content-text", "9.4.1", "text objects do not nest, and hold what belongs in them"},
		{"content-resource", "7.8.3", "what content names is among the resources"},
		{"color-device", "A 6.2.4.3", "colors are of the kind of the output intent: none are of four inks"},
		{"off-page", "", "text begins and ends on the page"},

		{"mark-outside", "UA 7.1", "what shows is part of the structure or an artifact"},
		{"mark-balance", "14.6.1", "every BMC and BDC has its EMC, on the same page"},
		{"mark-crossing", "14.6.1", "marked content and text objects do not cross"},
		{"mark-nesting", "UA 7.1", "artifacts and content are not within each other, nor is content within content"},
		{"mark-id", "14.7.4.2", "the MCIDs of a page count up from 0, each used once"},

		{"tree-root", "", "at the top of the structure is one Document"},
		{"tree-up", "14.7.2", "every element names its parent"},
		{"tree-kid", "14.7.4", "every kid of an element is there and is its kid alone"},
		{"tree-orphan", "UA 7.1", "every piece of marked content is a kid of an element"},
		{"tree-parent", "14.7.4.4", "the parent tree names the owner of every piece of marked content"},
		{"tree-next", "14.7.2", "ParentTreeNextKey is above every key of the parent tree"},
		{"tree-order", "7.9.6", "the keys of number and name trees go up and are within their limits"},
		{"tree-ids", "14.7.2", "IDs are unique, and the ID tree has all of them"},

		{"role", "UA 7.1", "roles are those of the standard, or mapped to one"},
		{"struct-kids", "14.8.4", "lists, tables and contents have the parts that are theirs only"},
		{"struct-place", "14.8.4", "parts of lists, tables and contents stand in one"},
		{"struct-content", "14.8.4", "what groups elements has no content of its own"},
		{"empty", "", "every element shows something"},
		{"heading-first", "UA 7.4.2", "the first heading is H1"},
		{"heading-skip", "UA 7.4.2", "headings go down one level at a time"},
		{"table-head", "14.8.4.3.4", "a table has one THead at most, which comes first, then TBody, then TFoot"},
		{"table-scope", "UA 7.5", "every header cell says what it is the header of"},
		{"table-grid", "UA 7.2", "all rows of a table have equally many cells, counting spans"},
		{"alt", "UA 7.3", "figures and formulas have an Alt or ActualText"},
		{"note-id", "UA 7.9", "every note has an ID"},

		{"link-kind", "", "all annotations are links"},
		{"link-rect", "12.5.2", "every link is a rectangle on its page"},
		{"link-contents", "UA 7.18.5", "every link says in words where it leads"},
		{"link-print", "A 6.3.2", "links are printed and not hidden"},
		{
			"link-target",
			"12.5.6.5",
			"every link leads to a page of the file or to an address of ASCII that is no script",
		},
		{"link-objr", "UA 7.18.5", "every annotation is a kid of an element"},
		{"link-parent", "14.7.4.4", "the parent tree names the owner of every annotation"},
		{"link-element", "UA 7.18.5", "links are kids of Link elements, which have one each"},

		{"font-kind", "", "fonts are composite and objects of their own"},
		{"font-embedded", "UA 7.21.4.1", "the program of every font is embedded and can be read"},
		{"font-subset", "9.6.4", "the name of a font begins with six letters and is the same everywhere"},
		{
			"font-encoding",
			"UA 7.21.3",
			"the encoding of a font can be read, is that of its CIDs, and has every code that is used",
		},
		{"font-width", "UA 7.21.5", "the widths of glyphs are those of the program"},
		{"font-glyph", "UA 7.21.4.1", "the program has every glyph that is used"},
		{"font-notdef", "UA 7.21.8", "the glyph .notdef is not used"},
		{"font-unicode", "UA 7.21.7", "every code that is used stands for a text, without U+0000, U+FEFF and U+FFFE"},
		{"text-forbidden", "", "no other text has U+0000, U+FEFF or U+FFFE"},
		{"text-private", "A 6.2.11.7.3", "private characters have an ActualText"},
	}
}

// checks returns the functions that check the whole file. What is wrong in a single place was found while reading.
func checks() []func(*File, *report) {
	return []func(*File, *report){
		checkFile, checkReferences, checkStreams,
		checkCatalog, checkIntent, checkLanguage, checkMetadata, checkOutline,
		checkPages, checkMarks, checkParents, checkIDs,
		checkRoles, checkPlaces, checkContent, checkHeadings, checkTables, checkAlt, checkTexts,
		checkLinks, checkLinkElements, checkFonts,
	}
}
