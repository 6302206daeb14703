package words

// A Concept is what a word stands for in every language. Its text is the key of files, and of words in front matter.
type Concept string

// The concepts that are printed in books; looked.go has those that guides are searched for. The comments, which
// languages/en.txt has too, say where and in what sense.
const (
	// Title of the list of sections and questions with their pages.
	Contents Concept = "contents"
	// Title of what stands before the first section, in the book and its contents.
	Introduction Concept = "introduction"

	// Stands in for the title of a question that has neither title nor number.
	Question Concept = "question"
	// The question {n}, at the head of a page and as the way back from its answer. {n} may be "12b".
	QuestionNumber Concept = "question-number"
	// The questions {first} to {last}, at the head of the page that shows them.
	QuestionRange Concept = "question-range"
	// Label beside the answer, where text stands between a question and its answer; button that unfolds an answer; link
	// to an answer.
	Answer Concept = "answer"
	// Title of the last section, where the answers stand if they stand apart from their questions.
	Answers Concept = "answers"
	// Title of the answers to the questions of one section.
	AnswersOf Concept = "answers-of"
	// Read aloud instead of the link "Answer": the answer to question {n}.
	AnswerTo Concept = "answer-to"
	// The same for a question without a number.
	AnswerToQuestion Concept = "answer-to-question"
	// The right options of a question, by their letters, at the start of its answer: {options} is "B" or a list. The
	// forms are those for the number of options.
	RightOptions Concept = "right-options"

	// Under a question: its answer is on page {page}. Small, without a full stop.
	AnswerPage Concept = "answer-page"
	// Under an answer that stands apart: its question is on page {page}.
	QuestionPage Concept = "question-page"
	// Below the title of a paper's key: the right answers to all its questions.
	PaperKey Concept = "paper-key"
	// At the head of a paper, before a line to write on: the name of who takes it.
	PaperName Concept = "paper-name"
	// The same, before a line for the day on which it is taken.
	PaperDate Concept = "paper-date"
	// The same, before the minutes that it takes, or a line for them.
	PaperTime Concept = "paper-time"
	// How long a paper takes, {n} minutes. Short.
	PaperMinutes Concept = "paper-minutes"
	// At the head of a paper and of a column: the marks that its answers can get.
	PaperMarks Concept = "paper-marks"
	// Below a question, and read aloud at its side: the marks {n} that its answer can get.
	PaperMarksOf Concept = "paper-marks-of"
	// At the head of a column that whoever marks a paper fills in: the marks that the answers got.
	PaperScore Concept = "paper-score"
	// Before the sum of the marks of a paper.
	PaperTotal Concept = "paper-total"
	// Which of several papers with other questions this is; {version} is a number or a word.
	PaperVersion Concept = "paper-version"
	// At the head of a column with the titles of the parts of a paper.
	PaperPart Concept = "paper-part"
	// Title of a list of all questions with boxes to tick for each.
	Checklist Concept = "checklist"
	// At the foot of a cram sheet that has no room for {left} of the {n} questions of its guide.
	SheetLeftOut Concept = "sheet-left-out"
	// After words in running text that lead to another question: it is on page {page}. The line does not end within it.
	PageReference Concept = "page-reference"
	// Read aloud for a link to page {page}.
	LinkPage Concept = "link-page"
	// Under a section's title: it reaches from page {first} to page {last}.
	PageRange Concept = "page-range"
	// At the end of a card for learning that has not enough room: the book has the rest, at question {n}. Small,
	// without a full stop.
	CardGoesOn Concept = "card-goes-on"
	// The same for a question without a number.
	CardGoesOnUnnumbered Concept = "card-goes-on-unnumbered"
	// At the top of a box of code that goes on from the page before. Small.
	Continued Concept = "continued"
	// At the foot of a box of code that goes on on the next page. Small.
	Continues Concept = "continues"
	// Title of a section, repeated where it goes on in another file of the EPUB.
	ContinuedTitle Concept = "continued-title"

	// Title of a box beside the text: a note, by the way.
	Note Concept = "note"
	// Title of such a box: a piece of advice.
	Tip Concept = "tip"
	// Title of such a box: what the reader must know.
	Important Concept = "important"
	// Title of such a box: what is urgent, since it may do harm.
	Warning Concept = "warning"
	// Title of such a box: a risk, milder than a warning.
	Caution Concept = "caution"

	// Name of the table of number {n}.
	Table Concept = "table"
	// In brackets instead of a picture that cannot be shown and has neither words nor a name.
	Image Concept = "image"
	// Read aloud for an empty check box in a list of tasks.
	TaskOpen Concept = "task-open"
	// Read aloud for a checked one.
	TaskDone Concept = "task-done"

	// The book's cover, in the list of places that a reading device shows.
	Cover Concept = "cover"
	// Read aloud for the picture of the cover of the book {title}.
	CoverOf Concept = "cover-of"
	// The page with title and authors, in the list of places.
	TitlePage Concept = "title-page"
	// Where the text begins, in the list of places.
	Start Concept = "start"
	// Title of the list of places (cover, contents, start …).
	Landmarks Concept = "landmarks"
	// Title of the list of pages.
	Pages Concept = "pages"
	// Name of the footnotes of a chapter.
	Notes Concept = "notes"
	// Read aloud for the link from footnote {n} back to the text.
	NoteBack Concept = "note-back"
	// In the description of a deck of cards: the date {date} of the edition, such as "2026-12".
	DeckEdition Concept = "deck-edition"
	// The same, and in the imprint of books: where its newest edition is, an address.
	DeckNewest Concept = "deck-newest"
	// The same: what those who learn from it should know. Notes are Anki's, from which cards are made.
	DeckOwn Concept = "deck-own"
	// Title of the addresses of the links of a section, at its end in print.
	Links Concept = "links"
	// Title of the index of subjects and difficulties at the end of the book.
	Index Concept = "index"
	// Title of the part of that index which lists the questions of each difficulty.
	IndexDifficulty Concept = "index-difficulty"
	// Title of the index of terms, if the book has the other index too.
	IndexTerms Concept = "index-terms"
	// Title of the list of terms with their meanings.
	Glossary Concept = "glossary"
	// Title of the list of the questions that are new since the edition before.
	NewQuestions Concept = "new-questions"
	// Title of a guide without a title.
	Untitled Concept = "untitled"
	// Names the printed edition whose pages the EPUB marks; {pages} is their number as in count-pages.
	PDFEdition Concept = "pdf-edition"

	// In the colophon, small, at the end of the book: the typefaces {faces}, a list of names.
	ColophonFaces Concept = "colophon-faces"
	// In the colophon: {program} made the book, such as "studyguide 1.2.0".
	ColophonProgram Concept = "colophon-program"
	// In the colophon: {source} is the file from which the book was made, such as "guide.md".
	ColophonSource Concept = "colophon-source"
	// On the title page and in the imprint: which version {version} of the guide the book is, such as "2.1".
	GuideVersion Concept = "guide-version"
	// In the imprint: {licence} is what the guide may be passed on under, such as "CC BY-SA 4.0".
	Licence Concept = "licence"

	// Number of questions, on the title page, the cover and under the titles of sections. {n} is a number.
	CountQuestions Concept = "count-questions"
	// Number of answers in a section.
	CountAnswers Concept = "count-answers"
	// Number of sections (chapters).
	CountSections Concept = "count-sections"
	// Number of listings: blocks of program code.
	CountListings Concept = "count-listings"
	// Number of tables.
	CountTables Concept = "count-tables"
	// Number of pages.
	CountPages Concept = "count-pages"
	// Number of questions of a difficulty, on the title page. {difficulty} is the author's word, such as "hard", which
	// is not inflected.
	Grade Concept = "grade"

	// How items of a list follow each other: {first} may be such a list itself.
	List Concept = "list"
	// How sentences follow each other.
	Sentences Concept = "sentences"
	// For readers of the EPUB who cannot see it, in shops and libraries.
	Accessible Concept = "accessible"
	// The same, if the pages of the PDF are marked in the EPUB.
	AccessiblePages Concept = "accessible-pages"
	// The same, if every image is described.
	AccessibleImages Concept = "accessible-images"
	// The same, if some images are not.
	InaccessibleImages Concept = "inaccessible-images"

	// Title of the tools with which a page in a browser helps to practice.
	Practice Concept = "practice"
	// Button: asks the questions that are due again, and new ones.
	PracticeReview Concept = "practice-review"
	// Button: asks some questions against the clock.
	PracticeTest Concept = "practice-test"
	// Button: ends a review or a test.
	PracticeStop Concept = "practice-stop"
	// Button: unfolds all answers.
	PracticeShow Concept = "practice-show"
	// Label of a field: words that questions must have.
	PracticeSearch Concept = "practice-search"
	// Label of a choice: the section that questions are from. Also over a column of sections.
	PracticeSection Concept = "practice-section"
	// Label of a choice: the tag, or subject, that questions have.
	PracticeTag Concept = "practice-tag"
	// Label of a choice: whether questions are new, known, due …
	PracticeState Concept = "practice-state"
	// The choice of all, of sections, tags or states alike.
	PracticeAll Concept = "practice-all"
	// Of a question: not yet asked. Stands alone and before a number, as do the next five.
	PracticeNew Concept = "practice-new"
	// Button below an answer, and what is said of a question then: the learner did not know it.
	PracticeDont Concept = "practice-dont"
	// The same: the learner knew a part of it.
	PracticePartly Concept = "practice-partly"
	// The same: the learner knew it.
	PracticeKnow Concept = "practice-know"
	// Of a question: to be asked again today.
	PracticeDue Concept = "practice-due"
	// Label of a field: how many questions are asked at most. Also over a column of right answers out of all.
	PracticeQuestions Concept = "practice-questions"
	// Label of a field: how many minutes a test takes.
	PracticeMinutes Concept = "practice-minutes"
	// Label of a field: a number that decides which questions are taken, and in which order.
	PracticeSeed Concept = "practice-seed"
	// Label of a tick: ask new questions in random order.
	PracticeShuffle Concept = "practice-shuffle"
	// Title of the result of a test.
	PracticeResult Concept = "practice-result"
	// Beside an option that is right, and of an answer to a test.
	PracticeRight Concept = "practice-right"
	// The same for what is wrong. Also the title of the questions that were answered so.
	PracticeWrong Concept = "practice-wrong"
	// Button: go on to the next question.
	PracticeNext Concept = "practice-next"
	// What a key does: go back to the question before.
	PracticePrevious Concept = "practice-previous"
	// Of a test: {time} is as "12:30".
	PracticeTimeLeft Concept = "practice-time-left"
	// Of a test: its time has passed. A sentence.
	PracticeTimeUp Concept = "practice-time-up"
	// There is no question to be asked now. A sentence.
	PracticeDone Concept = "practice-done"
	// After a grade: the question is asked again on {date}, which has the form of the language.
	PracticeAgain Concept = "practice-again"
	// Title of what the learner knows in each section, and of what can be done with it.
	PracticeProgress Concept = "practice-progress"
	// Button: save the learner's progress to a file.
	PracticeSave Concept = "practice-save"
	// Button: load it from one.
	PracticeLoad Concept = "practice-load"
	// Button: forget it. A question mark is put behind it to ask whether that is meant.
	PracticeForget Concept = "practice-forget"
	// A chosen file is not one that was saved from this guide. A sentence.
	PracticeUnlike Concept = "practice-unlike"
	// The browser does not store progress. A sentence or two.
	PracticeUnkept Concept = "practice-unkept"
	// Label of a tick: single keys are shortcuts. Their list follows.
	PracticeKeys Concept = "practice-keys"
)

// spec is what the text of a concept that is printed must have.
type spec struct {
	concept Concept
	places  []string // names in braces, sorted
	counts  bool     // has plural forms
}

// specs returns the concepts that are printed, in the order of the constants.
func specs() []spec {
	at := func(c Concept, places ...string) spec { return spec{c, places, false} }
	count := func(c Concept) spec { return spec{c, []string{"n"}, true} }
	return []spec{
		at(Contents), at(Introduction), at(Question), at(QuestionNumber, "n"), at(QuestionRange, "first", "last"),
		at(Answer), at(Answers), at(AnswersOf, "section"), at(AnswerTo, "n"), at(AnswerToQuestion),
		{RightOptions, []string{"options"}, true},
		at(AnswerPage, "page"), at(QuestionPage, "page"), at(PaperKey), at(PaperName), at(PaperDate), at(PaperTime),
		at(PaperMinutes, "n"), at(PaperMarks), at(PaperMarksOf, "n"), at(PaperScore), at(PaperTotal),
		at(PaperVersion, "version"), at(PaperPart), at(Checklist), at(SheetLeftOut, "left", "n"),
		at(PageReference, "page"), at(LinkPage, "page"),
		at(PageRange, "first", "last"), at(CardGoesOn, "n"), at(CardGoesOnUnnumbered),
		at(Continued), at(Continues), at(ContinuedTitle, "title"), at(Note), at(Tip),
		at(Important), at(Warning), at(Caution), at(Table, "n"), at(Image), at(TaskOpen), at(TaskDone), at(Cover),
		at(CoverOf, "title"), at(TitlePage), at(Start), at(Landmarks), at(Pages), at(Notes), at(NoteBack, "n"),
		at(DeckEdition, "date"), at(DeckNewest, "url"), at(DeckOwn),
		at(Links), at(Index), at(IndexDifficulty), at(IndexTerms), at(Glossary), at(NewQuestions),
		at(Untitled), at(PDFEdition, "pages", "title"), at(ColophonFaces, "faces"),
		at(ColophonProgram, "program"), at(ColophonSource, "source"), at(GuideVersion, "version"),
		at(Licence, "licence"), count(CountQuestions), count(CountAnswers),
		count(CountSections), count(CountListings), count(CountTables), count(CountPages), at(Grade, "difficulty", "n"),
		at(List, "first", "next"), at(Sentences, "first", "next"), at(Accessible), at(AccessiblePages),
		at(AccessibleImages), at(InaccessibleImages),
		at(Practice), at(PracticeReview), at(PracticeTest), at(PracticeStop), at(PracticeShow),
		at(PracticeSearch), at(PracticeSection), at(PracticeTag), at(PracticeState), at(PracticeAll),
		at(PracticeNew), at(PracticeDont), at(PracticePartly), at(PracticeKnow), at(PracticeDue),
		at(PracticeQuestions), at(PracticeMinutes), at(PracticeSeed), at(PracticeShuffle),
		at(PracticeResult), at(PracticeRight), at(PracticeWrong), at(PracticeNext), at(PracticePrevious),
		at(PracticeTimeLeft, "time"), at(PracticeTimeUp), at(PracticeDone), at(PracticeAgain, "date"),
		at(PracticeProgress), at(PracticeSave), at(PracticeLoad), at(PracticeForget), at(PracticeUnlike),
		at(PracticeUnkept), at(PracticeKeys),
	}
}

// Printed returns the concepts that are printed, each with the names of the places that its text has.
func Printed() map[Concept][]string {
	out := map[Concept][]string{}
	for _, s := range specs() {
		out[s.concept] = s.places
	}
	return out
}
