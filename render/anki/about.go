package anki

import (
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// description returns what Anki shows of the deck before it is learned: whose it is, which edition, where the newest is
// and under which licence it stands. Copies of decks go about alone, and the guide goes on.
func (d *deck) description() string {
	m := d.guide.Meta
	w := d.writer
	attrs := []string{"lang", w.tag}
	if w.RTL {
		attrs = append(attrs, "dir", "rtl")
	}
	return fieldText(w.written(func() {
		w.Start("div", attrs...)
		for _, text := range []string{m.Subtitle, m.Description, d.lang.List(m.Authors), m.Publisher} {
			d.say(text)
		}
		if m.Date != "" {
			d.say(d.lang.Text(words.DeckEdition, "date", m.Date))
		}
		if m.URL != "" {
			d.sayURL(m.URL)
		}
		d.say(m.Rights)
		d.say(d.lang.Text(words.DeckOwn))
		w.End()
	}))
}

// say writes a paragraph, unless there is nothing to say.
func (d *deck) say(text string) {
	if text = oneLine(text); text != "" {
		d.writer.Start("p")
		d.writer.Text(text)
		d.writer.End()
	}
}

// sayURL writes where the newest edition is.
func (d *deck) sayURL(url string) {
	before, after := d.lang.Around(words.DeckNewest, "url")
	w := d.writer
	w.Start("p")
	w.Text(before)
	w.Inlines([]ast.Inline{&ast.Link{URL: url, Inlines: []ast.Inline{&ast.Text{Value: url}}}})
	w.Text(after)
	w.End()
}

// source returns the field that leads to the guide on the web; it is empty if the guide is not there.
func (d *deck) source() string {
	url := d.guide.Meta.URL
	if url == "" {
		return ""
	}
	return fieldText(d.writer.written(func() {
		d.writer.Inlines([]ast.Inline{&ast.Link{URL: url, Inlines: []ast.Inline{&ast.Text{Value: d.title()}}}})
	}))
}
