package anki

import (
	_ "embed" // of the templates
	"time"
)

// The kind of note that all decks share. Who has imported a deck has it, and may change its look, so:
//
//   - It never gets or loses a field: Anki would refuse all notes of the next edition. So there are spare ones.
//   - Fields and templates have ids, by which Anki knows them even if they are renamed.
//   - Whoever changes card.css or a template sets typeChanged to a later time: Anki takes the new one only then. A test
//     asks for it.
const typeName = "studyguide question"

// typeID, and the ids of fields and templates, are any numbers, and for ever.
const (
	typeID     = 1_764_460_800_001
	templateID = 1_764_460_800_002
	fieldID    = 1_764_460_800_010 // of the first field; the others follow
)

// typeChanged is when card.css or a template was last changed.
var typeChanged = time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)

// The fields of a note, in order. What a card of options needs stands three times: Options has them without any mark,
// for the front; Right has them with the right ones marked, for the back; and Answer says which are right in words.
const (
	inQuestion = iota // its title, by which Anki sorts notes
	inPrompt
	inAnswer
	inOptions
	inRight
	inPlace // the titles of the sections that it stands in
	inSource
	inDifficulty
	inLanguage
	inDirection
	inKey
	inSpare1
	inSpare2
	fieldCount
)

// fieldNames are the names of fields, which templates use.
var fieldNames = [fieldCount]string{"Question", "Prompt", "Answer", "Options", "Right", "Place", "Source", "Difficulty",
	"Language", "Direction", "Key", "Extra1", "Extra2"}

//go:embed front.html
var frontTemplate string

//go:embed back.html
var backTemplate string

//go:embed card.css
var cardStyle string

// A field is a field of a kind of note.
type field struct {
	ID          int64    `json:"id"`
	Name        string   `json:"name"`
	Ordinal     int      `json:"ord"`
	Sticky      bool     `json:"sticky"`
	RTL         bool     `json:"rtl"`
	Font        string   `json:"font"`
	Size        int      `json:"size"`
	Collapsed   bool     `json:"collapsed"` // in the editor
	Description string   `json:"description"`
	Media       []string `json:"media"`
}

// A template is how a kind of note makes a card.
type template struct {
	ID          int64  `json:"id"`
	Name        string `json:"name"`
	Ordinal     int    `json:"ord"`
	Front       string `json:"qfmt"`
	Back        string `json:"afmt"`
	BrowseFront string `json:"bqfmt"`
	BrowseBack  string `json:"bafmt"`
	Deck        *int64 `json:"did"`
	BrowseFont  string `json:"bfont"`
	BrowseSize  int    `json:"bsize"`
}

// A kind is a kind of note.
type kind struct {
	ID        int64      `json:"id"`
	Name      string     `json:"name"`
	Cloze     int        `json:"type"`
	Mod       int64      `json:"mod"`
	USN       int        `json:"usn"`
	SortField int        `json:"sortf"`
	Deck      *int64     `json:"did"`
	Templates []template `json:"tmpls"`
	Fields    []field    `json:"flds"`
	CSS       string     `json:"css"`
	LatexPre  string     `json:"latexPre"`
	LatexPost string     `json:"latexPost"`
	LatexSVG  bool       `json:"latexsvg"`
	Required  []any      `json:"req"` // which fields a card needs: the first
	Versions  []int      `json:"vers"`
	Tags      []string   `json:"tags"`
}

// types returns the kinds of notes that a deck has.
func types(withTerms bool) map[int64]kind {
	out := map[int64]kind{typeID: questionType()}
	if withTerms {
		out[termTypeID] = termType()
	}
	return out
}

// newField returns the field of a kind of note that is the nth, from 0, after one with an id.
func newField(first int64, n int, name string, collapsed bool) field {
	return field{ID: first + int64(n), Name: name, Ordinal: n, Font: "Arial", Size: 20, Collapsed: collapsed,
		Media: []string{}}
}

// questionType returns the kind of note for questions.
func questionType() kind {
	k := kind{
		ID: typeID, Name: typeName, Mod: typeChanged.Unix(), USN: unsynced, SortField: inQuestion, CSS: cardStyle,
		Templates: []template{{ID: templateID, Name: "Card", Front: frontTemplate, Back: backTemplate}},
		Required:  []any{[]any{0, "any", []int{inQuestion}}}, Versions: []int{}, Tags: []string{},
	}
	for i, name := range fieldNames {
		k.Fields = append(k.Fields, newField(fieldID, i, name, i > inRight))
	}
	return k
}
