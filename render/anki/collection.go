package anki

import (
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/studyguide/render/anki/sqlite"
)

// The tables of a collection of Anki (schema 11). Whoever imports a deck copies its rows into a collection that has the
// indexes; here there are none.
const (
	createCol = "CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, " +
		"scm integer not null, ver integer not null, dty integer not null, usn integer not null, " +
		"ls integer not null, conf text not null, models text not null, decks text not null, " +
		"dconf text not null, tags text not null)"
	createNotes = "CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, " +
		"mod integer not null, usn integer not null, tags text not null, flds text not null, " +
		"sfld integer not null, csum integer not null, flags integer not null, data text not null)"
	createCards = "CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, " +
		"ord integer not null, mod integer not null, usn integer not null, type integer not null, " +
		"queue integer not null, due integer not null, ivl integer not null, factor integer not null, " +
		"reps integer not null, lapses integer not null, left integer not null, odue integer not null, " +
		"odid integer not null, flags integer not null, data text not null)"
	createRevlog = "CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, " +
		"ease integer not null, ivl integer not null, lastIvl integer not null, factor integer not null, " +
		"time integer not null, type integer not null)"
	createGraves = "CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null)"
)

// Values that Anki has in a collection.
const (
	schema     = 11
	unsynced   = -1 // the number of a change that no server has yet
	fieldBreak = "\x1f"
	defaultID  = 1 // of the deck and of the options that every collection has
)

// collection returns the database of the deck.
func (d *deck) collection() ([]byte, error) {
	col, err := d.head()
	if err != nil {
		return nil, err
	}
	notes, cards := d.rows()
	return sqlite.Bytes([]sqlite.Table{
		{Name: "col", Create: createCol, Rows: []sqlite.Row{col}},
		{Name: "notes", Create: createNotes, Rows: notes},
		{Name: "cards", Create: createCards, Rows: cards},
		{Name: "revlog", Create: createRevlog},
		{Name: "graves", Create: createGraves},
	})
}

// head returns the row of the table col, which has all that is not a note.
func (d *deck) head() (sqlite.Row, error) {
	when := d.job.Date()
	var texts []sqlite.Value
	for _, v := range []any{settings(), types(d.guide.Meta.TermCards), d.decks(when), options()} {
		text, err := asJSON(v)
		if err != nil {
			return sqlite.Row{}, err
		}
		texts = append(texts, sqlite.Text(text))
	}
	values := []sqlite.Value{{}, sqlite.Int(when.Unix()), sqlite.Int(when.UnixMilli()), sqlite.Int(when.UnixMilli()),
		sqlite.Int(schema), sqlite.Int(0), sqlite.Int(0), sqlite.Int(0)}
	values = append(append(values, texts...), sqlite.Text("{}"))
	return sqlite.Row{ID: 1, Values: values}, nil
}

// asJSON returns v as JSON. Characters of HTML stand as they are, for whoever reads the file.
func asJSON(v any) (string, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return "", fmt.Errorf("%T as JSON: %w", v, err)
	}
	return strings.TrimSpace(b.String()), nil
}

// rows returns the rows of the notes and of their cards. Their ids matter when the deck is imported for the first time:
// Anki shows the times that they are as those of creation, and sorts notes so. Decks of one date differ by some
// seconds.
func (d *deck) rows() (notes, cards []sqlite.Row) {
	const hours = 12 * 3600 * 1000
	shift := int64(hash("ids", d.job.Guide.Identity()) % hours)
	did := d.id()
	for i, n := range d.notes {
		id := n.made.UnixMilli() + shift + int64(i)
		zero := sqlite.Int(0)
		changed := sqlite.Int(n.changed.Unix())
		notes = append(notes, sqlite.Row{ID: id, Values: []sqlite.Value{{}, sqlite.Text(n.guid), sqlite.Int(n.typeID()),
			changed, sqlite.Int(unsynced), sqlite.Text(" " + strings.Join(n.tags, " ") + " "),
			sqlite.Text(strings.Join(n.fields, fieldBreak)), sortValue(n.plain), sqlite.Int(checksum(n.plain)), zero,
			sqlite.Text("")}})
		due := sqlite.Int(int64(i + 1)) // new cards come in this order
		card := func(id, of, ordinal int64) sqlite.Row {
			return sqlite.Row{ID: id, Values: []sqlite.Value{{}, sqlite.Int(of), sqlite.Int(did), sqlite.Int(ordinal),
				changed, sqlite.Int(unsynced), zero, zero, due, zero, zero, zero, zero, zero, zero,
				zero, zero, sqlite.Text("")}}
		}
		cards = append(cards, card(id, id, 0))
		if n.isTerm { // the id of no note: notes are at most half a day after a midnight
			cards = append(cards, card(id+hours+hours/6, id, 1))
		}
	}
	for _, rows := range [][]sqlite.Row{notes, cards} {
		slices.SortFunc(rows, func(a, b sqlite.Row) int { return cmp.Compare(a.ID, b.ID) })
	}
	return notes, cards
}

// number matches a text that SQLite takes for a number.
var number = regexp.MustCompile(`^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$`)

// sortValue returns a text as SQLite keeps it in the column sfld, which is for integers: a text that looks like a
// number is one there, and PRAGMA integrity_check complains of any other.
func sortValue(s string) sqlite.Value {
	if !number.MatchString(s) {
		return sqlite.Text(s)
	}
	s = strings.TrimPrefix(strings.TrimSpace(s), "+")
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return sqlite.Int(n)
	}
	x, err := strconv.ParseFloat(s, 64)
	switch {
	case err != nil: // it has too large an exponent
		return sqlite.Text(s + " ")
	case x == float64(int64(x)) && x > -1<<53 && x < 1<<53:
		return sqlite.Int(int64(x))
	}
	return sqlite.Real(x)
}

// id returns the id of the deck.
func (d *deck) id() int64 { return stableID("deck", d.job.Guide.Identity()) }

// name returns the name of the deck, which has no decks below it.
func (d *deck) name() string { return cmp.Or(undivided(d.title()), d.title()) }

// settings are those of the collection. Anki imports none of them, and wants them to be there.
func settings() any {
	return struct {
		ActiveDecks   []int  `json:"activeDecks"`
		CurDeck       int    `json:"curDeck"`
		NewSpread     int    `json:"newSpread"`
		CollapseTime  int    `json:"collapseTime"`
		TimeLim       int    `json:"timeLim"`
		EstTimes      bool   `json:"estTimes"`
		DueCounts     bool   `json:"dueCounts"`
		CurModel      *int   `json:"curModel"`
		NextPos       int    `json:"nextPos"`
		SortType      string `json:"sortType"`
		SortBackwards bool   `json:"sortBackwards"`
		AddToCur      bool   `json:"addToCur"`
	}{ActiveDecks: []int{defaultID}, CurDeck: defaultID, CollapseTime: 1200, EstTimes: true, DueCounts: true,
		NextPos: 1, SortType: "noteFld", AddToCur: true}
}

// A deckEntry is a deck in the collection.
type deckEntry struct {
	ID               int64  `json:"id"`
	Name             string `json:"name"`
	Mod              int64  `json:"mod"`
	USN              int    `json:"usn"`
	Description      string `json:"desc"`
	Dynamic          int    `json:"dyn"`
	Options          int    `json:"conf"`
	Collapsed        bool   `json:"collapsed"`
	BrowserCollapsed bool   `json:"browserCollapsed"`
	ExtendNew        int    `json:"extendNew"`
	ExtendReview     int    `json:"extendRev"`
	NewToday         [2]int `json:"newToday"`
	ReviewToday      [2]int `json:"revToday"`
	LearnToday       [2]int `json:"lrnToday"`
	TimeToday        [2]int `json:"timeToday"`
}

// decks returns the decks: ours, and the one that every collection has.
func (d *deck) decks(when time.Time) map[string]deckEntry {
	entry := func(id int64, name, description string) deckEntry {
		return deckEntry{ID: id, Name: name, Mod: when.Unix(), USN: unsynced, Description: description,
			Options: defaultID}
	}
	return map[string]deckEntry{
		strconv.Itoa(defaultID):       entry(defaultID, "Default", ""),
		strconv.FormatInt(d.id(), 10): entry(d.id(), d.name(), d.description()),
	}
}
