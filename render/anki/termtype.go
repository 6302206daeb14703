package anki

import (
	_ "embed" // of the templates
	"strings"
	"time"

	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/terms"
)

// The kind of note for terms, which a deck has if the guide asks for it (anki: {terms: on}): two cards, one that asks
// what a term means, one that asks for the term. What is said of the other kind in notetype.go holds for it too.
const (
	termTypeName   = "studyguide term"
	termTypeID     = 1_764_460_800_101
	termTemplateID = 1_764_460_800_102 // of the first template; the other follows
	termFieldID    = 1_764_460_800_110 // of the first field; the others follow
)

// termTypeChanged is when card.css or a template for terms was last changed.
var termTypeChanged = time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)

// termFieldNames are the names of the fields of a term, in their order.
var termFieldNames = []string{"Term", "Meaning", "Source", "Language", "Direction", "Key", "Extra1", "Extra2", "Extra3"}

//go:embed term.html
var termFront string

//go:embed termback.html
var termBack string

//go:embed meaning.html
var meaningFront string

//go:embed meaningback.html
var meaningBack string

// termType returns the kind of note for terms.
func termType() kind {
	templates := []template{
		{ID: termTemplateID, Name: "Meaning", Front: termFront, Back: termBack},
		{ID: termTemplateID + 1, Name: "Term", Ordinal: 1, Front: meaningFront, Back: meaningBack},
	}
	k := kind{
		ID: termTypeID, Name: termTypeName, Mod: termTypeChanged.Unix(), USN: unsynced, CSS: cardStyle,
		Templates: templates, Required: []any{[]any{0, "any", []int{0}}, []any{1, "any", []int{1}}},
		Versions: []int{}, Tags: []string{},
	}
	for i, name := range termFieldNames {
		k.Fields = append(k.Fields, newField(termFieldID, i, name, i > 1))
	}
	return k
}

// terms adds notes for the terms whose meanings the guide says.
func (d *deck) terms() {
	w := d.writer
	for _, t := range terms.Meanings(d.guide) {
		key := strings.ToLower(oneLine(t.Name))
		name := w.plain(t.Name)
		w.made = map[string]*markup.Note{}
		w.Restart()
		meaning := w.written(func() {
			if t.Long != "" {
				w.Start("p")
				w.Text(t.Long)
				w.End()
			}
			w.Blocks(t.Meaning)
		})
		d.notes = append(d.notes, note{
			guid: guid("term", d.job.Guide.Identity(), key), made: d.job.Date(), changed: d.job.Date(), isTerm: true,
			tags: tagged(&ast.Question{Tags: []string{"term"}}, d.title(), nil), plain: plainText(name),
			fields: []string{name, fieldText(meaning) + w.footnotes(meaning), d.source(), w.tag, w.direction(),
				w.plain(key), "", "", ""},
		})
	}
}
