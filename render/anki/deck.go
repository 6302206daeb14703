package anki

import (
	"cmp"
	"context"
	"html"
	"regexp"
	"slices"
	"strings"
	"time"

	"example.org/studyguide/render"
	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/markup"
	"example.org/studyguide/render/tongue"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/words"
)

// A deck is the deck of a guide in the making.
type deck struct {
	job   *render.Job
	guide *ast.Guide // as books show it
	lang  *words.Language
	media *media
	notes []note // in the order of the guide

	answers map[string]*ast.Answer // those that an edition has moved, by their ids
	writer  *fieldWriter
}

// newDeck makes the notes of a guide.
func newDeck(ctx context.Context, job *render.Job) (*deck, error) {
	g := job.Typeset()
	d := &deck{
		job:     job,
		guide:   g,
		lang:    words.For(g.Meta.Language, g.Meta.Words),
		media:   &media{Embeds: asset.NewEmbeds(job.Assets), names: map[string]bool{}},
		answers: g.MovedAnswers(),
	}
	d.writer = newFieldWriter(d)
	for _, s := range g.Sections {
		if err := d.section(ctx, s, nil); err != nil {
			return nil, err
		}
	}
	d.checkDates()
	if g.Meta.TermCards {
		d.terms()
	}
	return d, nil
}

// section adds the questions of a section, which stands in those whose titles are around.
func (d *deck) section(ctx context.Context, s *ast.Section, around []string) error {
	if title := oneLine(s.PlainTitle()); title != "" {
		around = append(slices.Clip(around), title)
	}
	for _, q := range s.Questions {
		if err := ctx.Err(); err != nil {
			return err
		}
		d.notes = append(d.notes, d.note(q, around))
	}
	for _, part := range s.Sections {
		if err := d.section(ctx, part, around); err != nil {
			return err
		}
	}
	return nil
}

// A note is a note of Anki, which has one card, or two for a term.
type note struct {
	guid    string
	made    time.Time // when the guide first had it
	changed time.Time // when it was last changed
	tags    []string
	fields  []string // in the order of [fields]
	plain   string   // the first field as text
	isTerm  bool
}

// typeID returns the id of the kind that n is of.
func (n *note) typeID() int64 {
	if n.isTerm {
		return termTypeID
	}
	return typeID
}

// note makes the note of a question.
func (d *deck) note(q *ast.Question, path []string) note {
	key := cmp.Or(q.Key, ast.KeyOf(q.ID))
	n := note{
		guid:    guid("note", d.job.Guide.Identity(), key),
		made:    d.date(q.Since),
		changed: d.date(cmp.Or(q.Changed, q.Since)),
		tags:    tagged(q, d.title(), path),
	}
	v := d.writer.question(q, d.answers[q.AnswerID])
	v[inPlace] = d.writer.plain(strings.Join(path, " › "))
	v[inSource] = d.source()
	v[inDifficulty] = d.writer.plain(q.Difficulty)
	v[inLanguage] = d.writer.tag
	v[inDirection] = d.writer.direction()
	v[inKey] = d.writer.plain(key)
	n.fields = v[:]
	n.plain = plainText(v[inQuestion])
	return n
}

// date returns the time of an edition's date, which is that of the deck if it has none.
func (d *deck) date(s string) time.Time {
	if t, ok := ast.Date(s); ok {
		return t
	}
	return d.job.Date()
}

// checkDates reports a deck with notes that have no date: Anki takes a change of a note only from a later one.
func (d *deck) checkDates() {
	for _, n := range d.notes {
		if !n.changed.After(time.Unix(0, 0)) {
			start := diag.Pos{Line: 1, Col: 1}
			at := diag.Span{File: d.job.Guide.At.File, Start: start, End: start}
			d.job.Sink.Report(diag.New(diag.EditionDate, at,
				"the deck has no date: Anki will not take what its next edition changes").
				WithHint("say date: 2026-01-31 in the front matter, and a later one in each edition; " +
					"studyguide ids --update keeps when each question changed"))
			return
		}
	}
}

// title returns the title of the guide.
func (d *deck) title() string {
	return cmp.Or(oneLine(d.guide.Meta.Title), d.lang.Text(words.Untitled))
}

// tags are the begins and ends of elements.
var tags = regexp.MustCompile(`<[^>]*>`)

// plainText returns the text of a field.
func plainText(field string) string {
	return strings.TrimSpace(html.UnescapeString(tags.ReplaceAllString(field, "")))
}

// oneLine returns s with single spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// tongues returns the tongues of the deck's guide.
func (d *deck) tongues() *tongue.Tongues {
	return tongue.Of(markup.Language(d.guide.Meta), d.guide.Tongues)
}
