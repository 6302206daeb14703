package anki

import (
	"strconv"
	"strings"

	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/ast"
)

// A fieldWriter writes the fields of one note after the other.
type fieldWriter struct {
	*markup.Writer
	tag   string // of the guide's language
	notes map[string]*ast.Note
	made  map[string]*markup.Note // footnotes of the note that is being written
}

func newFieldWriter(d *deck) *fieldWriter {
	f := &fieldWriter{tag: markup.Language(d.guide.Meta), notes: map[string]*ast.Note{}}
	for _, n := range d.guide.Notes {
		f.notes[n.ID] = n
	}
	f.Writer = markup.NewWriter(markup.Config{
		Language: d.lang,
		Tongues:  d.tongues(),
		RTL:      ast.RightToLeft(f.tag),
		Code:     d.job.Code,
		Sink:     d.job.Sink,
		Format:   "the deck",
		HTML:     true,
		Image:    d.media.show,
		Note:     f.footnote,
		Formula:  func(n *ast.Math) string { return formula(n.TeX, n.Display) },
	})
	return f
}

// direction returns the direction of the guide's text.
func (f *fieldWriter) direction() string {
	if f.RTL {
		return "rtl"
	}
	return "ltr"
}

// footnote returns a footnote, which is counted from 1 in each note: cards are seen alone.
func (f *fieldWriter) footnote(id string) *markup.Note {
	n, ok := f.made[id]
	if node := f.notes[id]; !ok && node != nil {
		n = &markup.Note{Node: node, Number: strconv.Itoa(len(f.made) + 1)}
		f.made[id] = n
	}
	return n
}

// question returns the fields that are made of a question; its answer is moved if the edition has it elsewhere.
func (f *fieldWriter) question(q *ast.Question, moved *ast.Answer) (out [fieldCount]string) {
	f.made = map[string]*markup.Note{}
	f.Restart()
	answer, right := q.Answer, q.Right()
	if moved != nil {
		answer, right = moved.Blocks, moved.Right
	}
	title := f.written(func() { f.title(q) })
	prompt := f.written(func() { f.Blocks(q.Prompt) })
	options := f.written(func() { f.Options(q.Options) })
	out[inQuestion], out[inOptions] = fieldText(title), fieldText(options)
	// What is noted of the question is read before the answer is seen.
	out[inPrompt] = fieldText(prompt) + f.footnotes(title, prompt, options)
	said := f.written(func() {
		f.Writer.Right(right)
		f.Blocks(answer)
	})
	out[inAnswer] = fieldText(said) + f.footnotes(said)
	if len(right) > 0 && len(q.Options) > 0 {
		out[inRight] = fieldText(f.written(func() { f.MarkedOptions(q.Options) }))
	}
	return out
}

// written returns a fragment of what write writes, below the title of a card.
func (f *fieldWriter) written(write func()) *markup.Fragment {
	out := &markup.Fragment{}
	f.Begin(out, 1)
	write()
	return out
}

// title writes the title of a question, of which a long one is text that only asks at its end.
func (f *fieldWriter) title(q *ast.Question) {
	title, class := q.Title, ""
	if stem, ok := ast.Stem(title); ok {
		title, class = stem, "stem"
	}
	dir := f.Direction(title)
	if wrap := class != "" || dir != ""; wrap {
		f.Start("span", "class", class, "dir", dir)
		defer f.End()
	}
	if ast.PlainText(title) == "" && len(title) == 0 {
		f.Text(markup.Label(&ast.Question{Number: q.Number}, f.Language))
		return
	}
	f.Inlines(title)
}

// footnotes returns the footnotes to which fragments refer first.
func (f *fieldWriter) footnotes(of ...*markup.Fragment) string {
	f.WriteNotes(of, nil)
	var b strings.Builder
	for _, fragment := range of {
		for _, n := range fragment.Notes {
			b.WriteString(fieldText(n.Text))
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return `<div class="notes">` + b.String() + `</div>`
}

// fieldText returns a fragment as the text of a field.
func fieldText(f *markup.Fragment) string { return guarded(strings.TrimSpace(f.String())) }

// plain returns a text as that of a field.
func (f *fieldWriter) plain(s string) string {
	return fieldText(f.written(func() { f.Text(oneLine(s)) }))
}
