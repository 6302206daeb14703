package words

// The concepts that guides are searched for. None is printed. Their comments, which also stand in languages/en.txt, say
// where their words are looked for and in what sense.
const (
	// What stands before a question or its number, and over the column of questions in a table: "Question 5", "Q:".
	// Also the plural and the usual abbreviations.
	QuestionLabel Concept = "question-label"
	// What stands before the number of a task: "Exercise 5".
	TaskLabel Concept = "task-label"
	// In the title of a document that sets tasks, besides words for questions: "exercises".
	TaskTitle Concept = "task-title"
	// What stands before the number of a ticket, on which an exam has a few questions.
	TicketLabel Concept = "ticket-label"
	// Begins a task that program code answers, besides words that ask: "develop", "make a".
	Task Concept = "task"
	// The same at the end of a task, in languages whose verbs stand there.
	TaskEnd Concept = "task-end"
	// What follows the number of a question where numbers are ordinal, as in Chinese.
	QuestionCounter Concept = "question-counter"
	// What may stand between "Question" and its number, as in "Question no. 5".
	NumberLabel Concept = "number-label"
	// Over the column of questions in a table, besides words for a question: the front of a flash card.
	QuestionHeader Concept = "question-header"
	// Over the column of answers, besides words for an answer: the back of a flash card.
	AnswerHeader Concept = "answer-header"
	// Over the column that numbers the rows, besides words for a number.
	NumberHeader Concept = "number-header"
	// Over the column of questions where a table or a list of objects is data, or its key, besides words for a
	// question.
	QuestionKey Concept = "question-key"
	// The same for the options of a question, together or one by one: "choice 1".
	OptionKey Concept = "option-key"
	// The same for the right option or its place, besides words for the right answer.
	RightKey Concept = "right-key"
	// The same for the options that are wrong.
	WrongKey Concept = "wrong-key"
	// The same for what explains the answer.
	ExplanationKey Concept = "explanation-key"
	// The same for a hint.
	HintKey Concept = "hint-key"
	// The same for where more is written.
	ReferenceKey Concept = "reference-key"
	// The same for the part of the guide that a question belongs to, besides words for a section.
	SectionKey Concept = "section-key"
	// The same for how a question is to be answered.
	KindKey Concept = "kind-key"
	// The same for a picture.
	ImageKey Concept = "image-key"
	// The same for program code that the question is about.
	CodeKey Concept = "code-key"
	// The same for a text that may be the question if nothing else is: "title", "text".
	TitleKey Concept = "title-key"
	// The same for a text that may be the answer if nothing else is: "description".
	DetailKey Concept = "detail-key"
	// The same for what a word means, which answers where the other text is no more than a word: "translation".
	MeaningKey Concept = "meaning-key"
	// The key of a list of questions, which says nothing of what they are about: "questions", "data".
	SetKey Concept = "set-key"

	// Begins a question or a task: "what", "explain". In languages whose questions end in a question mark only words
	// that also ask without one.
	Asking Concept = "asking"
	// Asks wherever it stands in a title, in languages that put such words anywhere.
	AskingInside Concept = "asking-inside"
	// Asks at the end of a title, as particles do.
	AskingEnd Concept = "asking-end"
	// Holds such a word by chance and asks nothing.
	NotAsking Concept = "not-asking"

	// What stands before an answer: "Answer:", "Solution:". Also the plural and the usual abbreviations.
	AnswerLabel Concept = "answer-label"
	// The single letter that does, where questions have one too: "A:" after "Q:".
	AnswerLetter Concept = "answer-letter"
	// Two letters that label questions and answers, the first of them no word for a question by itself: "P:" and "R:".
	LetterPair Concept = "letter-pair"
	// Stands before the word for an answer where that is folded away or a heading of its own: "Show answer".
	AnswerLead Concept = "answer-lead"
	// What leads to a folded answer as a whole, where the word for an answer does not stand at the end.
	AnswerFold Concept = "answer-fold"
	// What says which of the options is right.
	CorrectAnswer Concept = "correct-answer"
	// Title of a list of the right options.
	AnswerKey Concept = "answer-key"
	// What stands before the names of options, where that alone leaves no doubt: "Key: B".
	KeyLabel Concept = "key-label"
	// What stands before the letter of an option: "Option B".
	OptionLabel Concept = "option-label"
	// The letters and signs by which options are counted, in their order: the alphabet, as far as options go.
	OptionLetters Concept = "option-letters"
	// OptionNames are names of letters that label options in place of the letter, with which they begin.
	OptionNames Concept = "option-names"
	// What follows the number of an option where numbers are ordinal, as in Korean.
	OptionCounter Concept = "option-counter"
	// Stands between the words for the right answer and its letter: "The correct answer is B".
	AnswerVerb Concept = "answer-verb"
	// Stands between the names of two options, the second of which is not meant: "B, not C".
	NotMeant Concept = "not-meant"
	// Says behind the name of an option that it is wrong.
	WrongMark Concept = "wrong-mark"
	// Says in brackets behind an option that it is right.
	CorrectMark Concept = "correct-mark"
	// Asks for several options: "select all that apply".
	SelectAll Concept = "select-all"
	// Begins a statement to be judged: "True or false".
	TrueOrFalse Concept = "true-or-false"
	// The two judgements.
	TrueWord  Concept = "true-word"
	FalseWord Concept = "false-word"
	// Label of another part of an answer, which begins a paragraph: an explanation, a hint, a note.
	PartLabel Concept = "part-label"

	// Tag by which programs for notes find flash cards: "#flashcards".
	CardTag Concept = "card-tag"

	// In the title of a guide of flash cards, besides its words for questions. Stars stand for any letters.
	CardTitle Concept = "card-title"

	// Follows what a question is worth, at the end of its title: "(5 points)".
	Points Concept = "points"

	// Label of a question's difficulty.
	Difficulty Concept = "difficulty"
	// The same in words that other text uses as often. It counts only if the value is one of the next concept.
	Level Concept = "level"
	// A difficulty, or a word of one: "easy", "for experts". All genders, the easiest first.
	DifficultyValue Concept = "difficulty-value"
	// Stands beside such a word: "very".
	DifficultyDegree Concept = "difficulty-degree"
	// Label of a question's tags.
	Tags Concept = "tags"
	// The same in words that other text uses as often. It counts only under the question.
	Topics Concept = "topics"
	// A word that sentences have and tags do not.
	SentenceWord Concept = "sentence-word"

	// Title of a table of contents.
	ContentsTitle Concept = "contents-title"
	// Begins the title of questions that are often asked.
	FAQ Concept = "faq"
	// In the title of a guide that is about questions: "questions", "quiz", "exam". Stars stand for any letters, as
	// words are inflected or joined.
	GuideTitle Concept = "guide-title"
	// Before the number of a section in plain text: "Part 2".
	SectionLabel Concept = "section-label"
	// Begins the title of a part of an exam, which says how its questions are answered: "Multiple choice".
	ExamPart Concept = "exam-part"
	// After the number of a section where numbers are ordinal, as in Chinese.
	SectionCounter Concept = "section-counter"
	// Title of what ends a guide and asks nothing: a summary.
	ClosingTitle Concept = "closing-title"
	// Begins the title of what leads readers on who have questions that the guide leaves open.
	MoreQuestions Concept = "more-questions"
	// Title of what stands around a guide and is no question: how to contribute, who may copy it, where to read more.
	ApparatusTitle Concept = "apparatus-title"
	// Title of a list of contributors or sponsors.
	CreditsTitle Concept = "credits-title"
	// Title of a list of terms.
	GlossaryTitle Concept = "glossary-title"
	// Begins a title that the manual of a program has.
	ManualTitle Concept = "manual-title"
	// What titles in a log of changes consist of, besides numbers: "unreleased", names of months.
	VersionTitle Concept = "version-title"
	// By which a title sells itself, and captions do not repeat: "best".
	TitleBoast Concept = "title-boast"
	// Too common to tell one title from another: "the".
	TitleFiller Concept = "title-filler"
	// Says nothing of what a question is about: "what", "explain". Two questions without such words may be the same.
	QuestionFiller Concept = "question-filler"
	// Says nothing of what a section is about: "basic", "questions".
	SectionFiller Concept = "section-filler"

	// Link to the start of a page or to its contents.
	BackToTop Concept = "back-to-top"
	// Begins a line that leads to other pages, before a colon or a dash: "Also read:".
	AlsoRead Concept = "also-read"
	// The same in words that answers use as often, for what they refer to: "See also:". It counts only before the title
	// of another guide.
	SeeAlso Concept = "see-also"
	// Begins a link by which readers change the page: "Edit this page".
	EditLink Concept = "edit-link"
	// What such a link says besides.
	EditTarget Concept = "edit-target"
	// In the title of a list of the guide's translations.
	Translations Concept = "translations"
	// Stands alone over an advertisement in a page that was copied as text.
	Advertisement Concept = "advertisement"
	// Begins a line by which readers pass a page on: "Share on". Where such a line goes to is the next concept.
	Share Concept = "share"
	// Where pages are passed on to: "Facebook", "Print".
	ShareTarget Concept = "share-target"
	// Title of the form in which readers of a page comment: "Leave a reply".
	CommentsTitle Concept = "comments-title"
	// The same in words that guides use too. It counts only over such a form.
	CommentsWord Concept = "comments-word"
	// Begins a line of that form: "Your email address will not be published".
	CommentForm Concept = "comment-form"
	// A link of a site, in its navigation or at its foot: "Home", "Log in", "Skip to content".
	SiteLink Concept = "site-link"
	// Begins or ends a notice of cookies.
	CookieNotice Concept = "cookie-notice"
	// In the line of rights at the foot of a page.
	Copyright Concept = "copyright"
	// In a line that offers the guide as a file.
	Download Concept = "download"
	// Stands beside "PDF" at the end of a title that offers the guide as one: "free".
	TitleOffer Concept = "title-offer"

	// Button over a listing of a web page, which is copied along with the page's text.
	CodeButton Concept = "code-button"
	// A word that running text has and program code lacks. It tells the one from the other.
	ProseWord Concept = "prose-word"
	// A word of running text that is also one of programming languages.
	ProseKeyword Concept = "prose-keyword"
)
