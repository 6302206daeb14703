// Package anki writes a guide as a deck of cards for Anki: a file .apkg, with a note for every question.
//
// The input is a [render.Job]; the output is a zip archive of the deck's collection, a database of SQLite in the form
// that Anki 2.1 and later, AnkiDroid and AnkiMobile all import (schema 11, collection.anki2), and of the pictures. The
// same job makes the same bytes. What stands in a guide beside its questions, such as an introduction, is in no deck.
//
// People import a deck once and go on to learn from it for months, while the guide goes on to change. So what counts is
// what happens when the next edition is imported: whoever has learned a card must not begin again. Anki knows a note
// by its GUID, which is made from the guide and the key of the question, and takes a change of it only if the note's
// time is later than that of the note it has. That time is when the question changed, never the clock. Anki never moves
// a card to another deck, so all are in one deck and sections are tags, which do follow. It refuses a kind of note that
// has other fields than before, so there are spare ones; see notetype.go.
//
// Fields hold XHTML of package render/markup. Their elements have classes and no colors: those are in the style sheet
// of the kind of note alone (card.css), which has them for day and for night and can be changed in Anki. There are no
// scripts. Formulas are TeX, which Anki gives to MathJax.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package anki

import (
	"context"
	"fmt"
	"io"

	"example.org/studyguide/render"
)

// Renderer writes decks. The zero Renderer is ready to use, from several goroutines too.
type Renderer struct{}

var _ render.Renderer = Renderer{}

// Name returns "anki", as in --to anki.
func (Renderer) Name() string { return "anki" }

// Ext returns ".apkg".
func (Renderer) Ext() string { return ".apkg" }

// Render writes the deck of job.Guide to w. Pictures that cannot be shown, links that lead nowhere and nodes of unknown
// kind are reported to job.Sink, and their text is kept. The error is for a canceled ctx, a failed write or a deck
// larger than a file of SQLite may be.
func (Renderer) Render(ctx context.Context, w io.Writer, job *render.Job) error {
	lap := job.Timings.Start("anki: notes")
	d, err := newDeck(ctx, job)
	if err != nil {
		return err
	}
	lap()
	lap = job.Timings.Start("anki: collection")
	db, err := d.collection()
	if err != nil {
		return fmt.Errorf("writing the deck's collection: %w", err)
	}
	lap()
	lap = job.Timings.Start("anki: archive")
	defer lap()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := pack(w, db, d.media.all); err != nil {
		return fmt.Errorf("writing the deck: %w", err)
	}
	return nil
}
