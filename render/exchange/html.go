package exchange

import (
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/render"
	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/markup"
	"example.org/studyguide/render/tongue"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// A Picture is a picture of a guide as it goes into a file of questions.
type Picture struct {
	Name string // by its content: a file of the same name is the same picture
	Type string // the media type
	Data []byte
}

// A Writer writes texts of a guide as HTML that stands for itself, as quiz programs show it: formulas in TeX between
// \( and \), listings without colors, footnotes below the text that refers to them. It is well-formed XML, too.
type Writer struct {
	// URL returns what stands in the text for a picture.
	URL func(Picture) string
	// Losses takes what cannot be said.
	Losses Losses
	// Pictures are those of the texts written since it was last emptied, each once.
	Pictures []Picture

	markup   *markup.Writer
	pictures *asset.Embeds
	notes    map[string]*ast.Note
	met      map[string]*markup.Note // in the text at hand
	ordered  []*markup.Note
	texts    int
}

// NewWriter returns a writer for the guide of job. format is what findings call the file that is made.
func NewWriter(job *render.Job, format string, url func(Picture) string) *Writer {
	w := &Writer{URL: url, pictures: asset.NewEmbeds(job.Assets), notes: map[string]*ast.Note{}}
	g := job.Guide
	for _, n := range g.Notes {
		w.notes[n.ID] = n
	}
	tag := g.Meta.LanguageTag()
	w.markup = markup.NewWriter(markup.Config{
		Language: words.For(g.Meta.Language, g.Meta.Words), Tongues: tongue.Of(tag, g.Tongues),
		RTL: ast.RightToLeft(tag), Code: job.Code, Sink: job.Sink, Format: format,
		HTML: true, Bare: true, Image: w.image, Note: w.note, Formula: formula,
	})
	return w
}

// formula returns a formula with the marks that MathJax knows, as quiz programs use it.
func formula(m *ast.Math) string {
	if m.Display {
		return `\[` + m.TeX + `\]`
	}
	return `\(` + m.TeX + `\)`
}

// Question returns what it asks: its title and the rest.
func (w *Writer) Question(it Item) string { return w.Blocks(it.Asked()) }

// Option returns the text of an option, without the element of a paragraph if it is only one.
func (w *Writer) Option(o *ast.Option) string {
	text := w.Blocks(o.Blocks)
	if _, sole := ast.SoleParagraph(o.Blocks); sole {
		inner, ok := strings.CutPrefix(text, "<p>")
		if rest, closed := strings.CutSuffix(inner, "</p>"); ok && closed && !strings.Contains(rest, "</p>") {
			return rest
		}
	}
	return text
}

// List returns the options of it as a list without any mark of which are right.
func (w *Writer) List(it Item) string {
	l := &ast.List{Loc: ast.At(it.At), Tight: true}
	for i, o := range it.Options {
		label := &ast.Text{Value: it.Letters()[i] + ". "}
		blocks := o.Blocks
		if len(blocks) > 0 {
			if p, ok := blocks[0].(*ast.Paragraph); ok {
				lead := &ast.Paragraph{Loc: p.Loc, Inlines: append([]ast.Inline{label}, p.Inlines...)}
				blocks = append([]ast.Block{lead}, blocks[1:]...)
			}
		}
		l.Items = append(l.Items, &ast.Item{Loc: o.Loc, Blocks: blocks})
	}
	return w.Blocks([]ast.Block{l})
}

// Graded returns the form of it as Moodle has it, with the points of its options; see [Shares]. Moodle refuses a choice
// without a right option and one with too many: both are essays, whose options are in their text, and are losses.
func (w *Writer) Graded(it Item) (form Form, gain []string, loss string) {
	form = it.Form()
	gain, loss, ok := Shares(len(it.Right()), len(it.Options)-len(it.Right()))
	switch {
	case form == SomeOf && !ok:
		w.Losses.Add("a question with more than 20 right options is written as an essay",
			"questions with more than 20 right options are written as essays", it.At)
	case form == Survey:
		w.Losses.Add("the options of a question are in its text, since none is right",
			"questions have their options in their text, since none is right", it.At)
	default:
		return form, gain, loss
	}
	return Essay, nil, ""
}

// Blocks returns blocks, with the footnotes that they refer to below them.
func (w *Writer) Blocks(blocks []ast.Block) string {
	if len(blocks) == 0 {
		return ""
	}
	w.texts++
	w.met, w.ordered = map[string]*markup.Note{}, nil
	w.countLinks(blocks)
	f := &markup.Fragment{}
	w.markup.Begin(f, 2)
	w.markup.Blocks(blocks)
	w.markup.WriteNotes([]*markup.Fragment{f}, nil)
	out := f.String()
	for _, n := range f.Notes {
		out += n.Text.String()
	}
	return strings.TrimSpace(out)
}

// countLinks takes note of links to other questions, which become text: each question stands alone.
func (w *Writer) countLinks(blocks []ast.Block) {
	for _, b := range blocks {
		ast.Walk(b, func(n ast.Node) bool {
			if l, ok := n.(*ast.Link); ok && strings.HasPrefix(l.URL, "#") {
				w.Losses.Add("a link within the guide is text", "links within the guide are text", l.At)
			}
			return true
		})
	}
}

// note returns the footnote of an id in the text at hand.
func (w *Writer) note(id string) *markup.Note {
	node := w.notes[id]
	if node == nil {
		return nil
	}
	n := w.met[id]
	if n == nil {
		number := strconv.Itoa(len(w.ordered) + 1)
		n = &markup.Note{Node: node, Number: number, Anchor: "sg-n" + strconv.Itoa(w.texts) + "-" + number}
		w.met[id], w.ordered = n, append(w.ordered, n)
	}
	return n
}

// image returns how a picture of the guide is shown. One on the web is shown from there: quiz programs are there too.
func (w *Writer) image(n *ast.Image) (markup.Picture, error) {
	if strings.HasPrefix(n.Src, "https://") || strings.HasPrefix(n.Src, "http://") {
		return markup.Picture{URL: n.Src, Style: markup.Size(n)}, nil
	}
	e, err := w.pictures.Load(n.Src)
	if err != nil {
		return markup.Picture{}, err
	}
	p := Picture{Name: e.Name(), Type: e.MediaType, Data: e.Data}
	if !slices.ContainsFunc(w.Pictures, func(q Picture) bool { return q.Name == p.Name }) {
		w.Pictures = append(w.Pictures, p)
	}
	return markup.Picture{URL: w.URL(p), Style: markup.Size(n)}, nil
}
