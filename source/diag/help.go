package diag

// Help returns what a rule means for a guide and what to do about its findings, in a few sentences: what an author
// needs who meets it for the first time.
func (r Rule) Help() string { return help()[r.ID] }

// help returns the texts by rule.
func help() map[ID]string {
	return map[ID]string{
		AnswersShown: "With answers folded away (answers: details) a reader opens each. Many reading devices show all that " +
			"is folded. If answers must be hidden, place them at the back: --answers back.",
		ArtifactDiffers: "check --artifacts found that the PDF and the EPUB of one name do not have the same questions or " +
			"words. Build both together from the same guide; if they differ then, please report it.",
		ArtifactEPUB: "check --artifacts read the EPUB back and found what reading systems would refuse or show wrongly. " +
			"Build it again; if the fault stays, please report it with the guide.",
		ArtifactPDF: "check --artifacts read the PDF back and found a fault in its structure, its text or its tags. Build it " +
			"again; if the fault stays, please report it with the guide.",
		ArtifactStale: "A source, an option or the program changed since the artifact was made, or somebody edited the " +
			"artifact. Build the project, and commit what was made if the repository keeps it.",
		BankBase: "The bank names right options by numbers that fit a count from 0 and from 1. Look at some answers; if they " +
			"are wrong, write the options themselves into the file, or letters.",
		BankLanguage: "The file has its texts in several languages. The one of the file, or the first, is read: choose " +
			"another by --language TAG.",
		CardOmitted: "Cards have a question in front and its answer behind; introductions and other text between questions " +
			"have no place on them. They are in the other books.",
		CardShortened: "The text of a card does not fit. Shorten the answer, set the type smaller (--type-size), or use a " +
			"larger paper.",
		ComponentOpen: "A container such as :::note has no line that closes it, so it is shown as text. Add the closing " +
			"line, with as many colons.",
		ComponentUnknown: "MDX components and shortcodes of a site have no meaning in a book. The text within one is kept. " +
			"Write what it shows as Markdown.",
		CramLeftOut: "The cram sheet has no room for all questions on the pages that it may have. Raise --pages, or choose " +
			"questions by --only.",
		DraftLeftOut: "The front matter of the guide says draft: true, so a project does not build it. Take the line out when " +
			"the guide is ready; --drafts takes all drafts in, and so does naming the guide.",
		EditionCount: "More questions are asked for than there are, or than can be drawn with those that they refer to. " +
			"Lower count:, or widen the choice.",
		EditionDate: "Anki takes a change of a card only from a deck of a later date. Say date: in the front matter, and " +
			"raise it with each edition.",
		EditionEmpty: "The choice of --only or of the edition leaves no question, or a key has no answer to show. Look at " +
			"the terms, which difficulty, tag, section or number they mean.",
		EditionListing: "A listing right below a question can belong to it or be its answer; a paper leaves it out as the " +
			"answer. If it belongs to the question, write a line **Answer:** below it.",
		EditionUnknown: "A line {{if edition NAME}} begins a passage that only that edition has, and the project has none of " +
			"that name, so nobody sees the passage. Correct the name, or add the edition to studyguide.yaml.",
		EditionSeed: "seed: and per: describe a draw, but without count: all questions are taken. Say how many, or leave the " +
			"others out.",
		EPUBFault: "The EPUB was read back after it was made, and exceeds what devices support or breaks a rule of EPUB. " +
			"The message says what; large pictures are the usual reason.",
		FactLabel: "A line under the title looks like *Difficulty: … · Tags: …*, but its label is not known, so it stays " +
			"text. Correct the label if facts are meant.",
		FileUnread: "A file of the folder has questions but is not part of the guide, or its index names a file that is not " +
			"read. Link it from the README, or exclude it.",
		FontInstalled: "The guide asks for the fonts of the system, and the named one is used for characters that all " +
			"others lack. The PDF may differ on another machine: put the font into a folder beside the guide to keep it.",
		FontUnknown: "The front matter names a family of fonts that is not there. Put the font files into the folder " +
			"that fonts: {folder: …} names, or pass --font-dir.",
		FontUnreadable: "A font file is damaged, of a form that is not read, or leads out of its folder. Use another copy, " +
			"as TrueType or OpenType.",
		FootnoteUndefined: "A mark [^name] has no footnote [^name]: of that name. Write it, or correct the name; until then " +
			"the mark is shown as it is.",
		FormatLacks: "Question banks and tables have no place for everything that a book shows. The message says what is " +
			"left out or put otherwise.",
		FormulaUnread: "A formula uses a command that is not known, or a brace is not closed, so its TeX source is shown. " +
			"Correct it, or write the command by simpler ones. One that no page holds is divided by aligned lines.",
		Furniture: "Navigation, advertisements, repeated captions and back-to-top links of the page are no part of a guide " +
			"and were set aside. If it was text of the guide, please report it.",
		GlyphMissing: "None of the fonts has the character, so books show a box. Name a folder with a font that has it: " +
			"--font-dir, or fonts: in the project; the folder system stands for all fonts that are installed.",
		HeadingSkipped: "A heading within an answer is two or more levels below the one before it. It is set one level " +
			"below; change its level to say so.",
		HTMLUnknown: "The text has a tag that is none of HTML's, and shows it as it stands. In a listing or code it needs " +
			"backquotes; elsewhere remove it.",
		HyphenationUnreadable: "The patterns by which words of the language are divided cannot be read, so none is divided. " +
			"Check the file that is named.",
		IDsConflict: "Two lines of the register are about one question, or a merge left its marks. Keep one line for each " +
			"question, then run: studyguide ids --update.",
		IDsStale: "Questions were added, removed or reworded since the register was written. Run studyguide ids --update, " +
			"so that learners keep their progress.",
		IDsSyntax: "The register was edited so that a line cannot be read. Restore it from version control, or remove the " +
			"line and run studyguide ids --update.",
		ImageNoAlt: "Who cannot see a picture is read its alternative text. Say in a few words what it shows: " +
			"![a queue with two readers](queue.png). Without one the PDF does not claim to be accessible.",
		ImageRemote: "Books are made without a network, and from files below the guide's folder alone. Copy the picture " +
			"there and link it by its relative path.",
		ImageSimplified: "The PDF shows the drawing without what the message names: a shadow, a glow, soft edges. The EPUB has " +
			"it. Take it out of the drawing, or convert the drawing to PNG, for both to look alike.",
		ImageSize: "Sizes of pictures in HTML are for a screen. Books size them by the page; remove the attributes if " +
			"that is fine.",
		ImageUnreadable: "The picture is missing, damaged or of a form that is not read (PNG, JPEG, GIF, WebP, BMP, TIFF " +
			"and SVG are). Correct the path or save it anew.",
		InputControl: "Control characters do not print and can mislead terminals. They come from copied terminals or " +
			"broken exports: remove them at the place that is named.",
		InputEmpty:    "The file has nothing but space. Write the guide, or take the file out of the project.",
		InputEncoding: "The file is not UTF-8; its encoding was found by its letters, which can err. Save it as UTF-8.",
		InputFormat: "The text is in a form that is not read. Convert it to Markdown first, by the tool of that form; the " +
			"hint names it.",
		InputMalformed: "A bank of questions breaks the rules of its own format at the place that is named. Export it anew, or " +
			"correct it there.",
		InputNotText: "The file is no text. The hint says how to get text from it: by an export, or by pdftotext and the like.",
		InputNotUTF8: "Some bytes are no characters in the encoding of the file. They are shown as U+FFFD: restore the " +
			"characters and save the file as UTF-8.",
		InputUnreadable: "The file does not exist, may not be read, is a pipe or a device, or leads out of the project through " +
			"a link. The message says which.",
		InternalFault: "This is a fault of the program, not of the guide; other guides were built. Please report it with " +
			"the version and, if you can, the guide. STUDYGUIDE_TRACE=1 prints where it happened.",
		KeyTwice: "Links by name must lead to one place. Give the second question another name, or remove the second " +
			"name.",
		LanguageFound: "Hyphenation, quotation marks and the words that the program adds depend on the language. Say it in " +
			"the front matter: language: en.",
		LeftOut: "A guide has no place for this part of the source, such as a form or a video. If it matters, say it " +
			"in words.",
		LinkAmbiguous: "Several files of the folder could be meant. Write the path from the guide's folder.",
		LinkDead: "The address begins with # and names no heading, question or id. Correct it; a heading's address is its " +
			"words in small letters with hyphens.",
		IncludeUnread: "{{include FILE}} on a line of its own takes in a file of Markdown or text beside the guide or below it. " +
			"The message says why this one is not read; its line is printed until then.",
		LinkLong: "A PDF takes addresses of limited length. Shorten it, often by removing what stands behind the question " +
			"mark.",
		LinkScheme: "Only http, https, mailto and the like may be links: others can run programs. The text stays.",
		ListingLanguage: "The listing is plainly in one language, but does not say so. Say it behind the fence (```go), or run " +
			"studyguide check --fix.",
		ListingWide: "Lines of a listing are far wider than the page and will be wrapped several times. Break them where the " +
			"language allows.",
		MarkupExcess: "Markup is nested or left open beyond what any reader needs, so the rest is text. Close what is open.",
		MergeConflict: "The marks of a merge (<<<<<<<, =======, >>>>>>>) are in the file. Decide for one of the versions and " +
			"remove the marks.",
		MetaSyntax:  "The front matter between the lines --- is not YAML at the place that is named. Quote values with colons.",
		MetaUnknown: "The key means nothing here. The hint names the nearest that does; keys of site generators are ignored.",
		MetaValue:   "The key is known, but its value is not one that it takes; the message says which are.",
		NotAGuide: "Too little of the document looks like questions in one form. check --explain shows what each form would " +
			"find, and --shape NAME takes one without thresholds.",
		OpenFence: "All behind the fence is in the listing. Close it by a line of as many backquotes, or run studyguide " +
			"check --fix.",
		OptionUnmatched: "The answer or the key names a letter that no option has, or could mean several. Correct the letter, or " +
			"repeat the words of the option.",
		PageBreak: "A page break of the source has no place where it stands, such as within a list. Move it between " +
			"questions.",
		PageRoom: "With this paper, these margins and this size of type lines would be too short to read. Change one of " +
			"them.",
		PageRunning: "A text of header: or footer: is wider than its place and was shortened on the pages that are named. Say " +
			"it in fewer words, or give it more room by leaving the places beside it out.",
		PageWhole: "Nothing of the page was recognized as its frame, so menus may be among the questions. Save the article " +
			"alone, or look at the result of import.",
		PagesUnused: "--pages and pages: bound a cram sheet, which leaves out what has no room. Other themes have as many pages " +
			"as the guide needs: add --theme cram, or take the number out.",
		PassageOpen: "A passage begins with {{if edition NAME}} and ends with {{end}}, each on a line of its own. Until it ends, " +
			"its lines are printed as they stand.",
		PDFClaim: "The PDF does not say that it is accessible (PDF/UA-1), since something in it is not, as the message " +
			"says: often a picture without alternative text.",
		PDFFault: "The PDF was read back after it was made and breaks a rule, so it makes no claims. Please report it with " +
			"the guide.",
		ProgramFailed: "A program studyguide-filter-NAME or studyguide-render-NAME ended with an error or answered what " +
			"cannot be read. Its message is shown; its author can help.",
		ProgramSays:   "A program of others reports this by its own rules. Its documentation says what to do.",
		ProjectGuides: "A path or pattern of guides: matches nothing. Correct it; names are relative to the project file.",
		ProjectKey:    "The key is not known. studyguide schema prints a schema by which editors complete keys.",
		ProjectSyntax: "The project file is not YAML at the place that is named.",
		ProjectValue:  "The key is known, but its value is not one that it takes; the message says which are.",
		DupNumber: "Two questions have one number, which the source does not mean. The message names the number that fits; " +
			"studyguide check --fix writes it where that is certain.",
		Duplicate:     "The same question is asked twice. Remove one, or reword it to what it is about.",
		NearDuplicate: "Two questions differ in few words. Merge them if they mean the same; else the difference helps readers.",
		NoAnswer: "There is nothing below the question. Write the answer, or let the rule be off in a project of nothing but " +
			"questions: lint: {qa-no-answer: off}.",
		NumberGap: "The count skips a number: a question may be lost or misread. Look at the place in the source.",
		Irregular: "The numbers follow no order, so books show them as written. Number anew, or leave numbers out.",
		MixedNumbers: "Some questions are numbered in one way, some in another. One way lets readers find what is " +
			"referred to.",
		WrongSection: "By its words the question belongs to another section of the guide. Move it if that is so.",
		ShortAnswer:  "One word rarely explains. Say why, or make it a quiz with options.",
		TableApart: "A table is used for layout, not for rows of data, so its cells are set below each other. Nothing is " +
			"lost.",
		TableRagged: "Rows have more or fewer cells than the header, or records other fields. Add what lacks; what is too " +
			"much is kept.",
		RunTogether: "Cells that ran together when a page was copied were put apart again. Look whether they are right, and " +
			"write the table as Markdown.",
		TermUnused: "An index leads to where a term is used, and the guide uses this one nowhere as a whole word. Write it as " +
			"the guide does, or take it out. Several terms are a list: terms: [lock, mutex].",
		ThemeAccent: "Text in the accent would be too pale to read on the paper (WCAG 2, 4.5:1). Lines, marks and the cover " +
			"have it as it is; numbers and links have the darker tone that the message names. Choose that one to be rid of this.",
		ThemeContrast: "Text in this color would be too pale on its background (WCAG 2, 4.5:1). Take the darker color that the " +
			"message names.",
		ThemeKey:    "The key is not known to themes; the hint names the nearest that is.",
		ThemeSyntax: "The theme file is not YAML at the place that is named.",
		ThemeUnknown: "There is no theme of that name, nor such a file below the guide's folder. studyguide themes lists " +
			"them.",
		ThemeValue: "The key is known, but its value is not one that it takes; the message says which are.",
		TitleUnderline: "In reStructuredText the line under a title must be as long as the title. It was read as meant; make " +
			"it longer.",
		UnsupportedNode: "A writer met a part of the tree that it does not know. This is a fault of the program: please " +
			"report it.",
		VariableUnknown: "{{NAME}} stands for a value under variables: in the front matter, in the edition or in the project, and " +
			"there is none of this name. Give it a value, correct the name, or write \\{{NAME}} for the braces themselves.",
	}
}
