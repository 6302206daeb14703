package markdown

import (
	"strings"

	"example.org/studyguide/source/ast"
)

// Normal returns a dump of a guide that is equal before and after the guide is written as Markdown and read again. It
// has everything that Markdown keeps, in the format of [ast.Dump]. What Markdown cannot keep, and no reader of a book
// would miss, is normalized:
//
//   - places, the shape, where an edition has put the answers, and which level the front matter declares for questions;
//   - a line break of the source that is not meant to be seen: a space, and none at both ends of a text;
//   - the levels of headings in answers: only their order counts;
//   - empty lines between the blocks of a list: written where Markdown needs them, not where there is no room for one;
//   - a paragraph of images alone: figures, as any reader takes it; a figure's caption: its image's title;
//   - marks that enclose nothing, code without text, links to what is not in the guide: their text;
//   - a callout's title of its own: a bold paragraph;
//   - the labels of notes: letters, digits, - and _;
//   - since when a question is there and as it is, which only a register says.
func Normal(g *ast.Guide) string {
	n := &normal{newPlan(g, nil)}
	out := &ast.Guide{Meta: g.Meta, Intro: n.blocks(g.Intro), Sections: n.sections(g.Sections)}
	out.Meta.Loc, out.Meta.QuestionLevel = ast.Loc{}, 0
	for _, note := range g.Notes {
		out.Notes = append(out.Notes, &ast.Note{ID: n.labels[note.ID], Blocks: n.blocks(note.Blocks)})
	}
	return ast.Dump(out)
}

// normal copies a tree without its places.
type normal struct{ *plan }

func (n *normal) sections(ss []*ast.Section) (out []*ast.Section) {
	for _, s := range ss {
		if s.Back {
			continue
		}
		to := &ast.Section{
			ID:       s.ID,
			Title:    n.text(s.Title),
			FAQ:      s.FAQ,
			NewPage:  s.NewPage,
			Intro:    n.blocks(s.Intro),
			Sections: n.sections(s.Sections),
		}
		for _, q := range s.Questions {
			var options []*ast.Option
			for _, o := range q.Options {
				options = append(options, &ast.Option{Label: o.Label, Right: o.Right, Blocks: n.blocks(o.Blocks)})
			}
			to.Questions = append(to.Questions, &ast.Question{
				ID: q.ID, Key: q.Key, Number: q.Number, Difficulty: q.Difficulty, Tags: q.Tags, Title: n.text(q.Title),
				Prompt: n.blocks(q.Prompt), Kind: q.Kind, Options: options, Answer: n.blocks(n.answerOf(q)),
				NewPage: q.NewPage,
			})
		}
		out = append(out, to)
	}
	return out
}

func (n *normal) blocks(blocks []ast.Block) (out []ast.Block) {
	for _, b := range blocks {
		out = append(out, n.block(b)...)
	}
	return out
}

func (n *normal) block(b ast.Block) []ast.Block {
	switch b := b.(type) {
	case *ast.Paragraph:
		return paragraphOrFigures(n.text(b.Inlines))
	case *ast.Heading:
		in := n.text(b.Inlines)
		level := n.headingLevel(b)
		if level == 0 {
			return []ast.Block{&ast.Paragraph{Inlines: []ast.Inline{&ast.Strong{Inlines: in}}}}
		}
		return []ast.Block{&ast.Heading{Level: level - n.level, Inlines: in}}
	case *ast.List:
		out := &ast.List{Ordered: b.Ordered, Start: b.Start, Tight: isTight(b)}
		for _, it := range b.Items {
			out.Items = append(out.Items, &ast.Item{Task: it.Task, Blocks: n.blocks(it.Blocks)})
		}
		return []ast.Block{out}
	case *ast.Listing:
		return []ast.Block{&ast.Listing{Language: b.Language, Text: b.Text}}
	case *ast.Table:
		out := &ast.Table{Align: b.Align, Header: n.row(b.Header), Cram: b.Cram}
		for _, row := range b.Rows {
			out.Rows = append(out.Rows, n.row(row))
		}
		return []ast.Block{out}
	case *ast.Quote:
		return []ast.Block{&ast.Quote{Blocks: n.blocks(b.Blocks)}}
	case *ast.Callout:
		return []ast.Block{&ast.Callout{Kind: b.Kind, Title: n.text(b.Title), Blocks: n.blocks(b.Blocks)}}
	case *ast.Figure:
		if b.Image == nil {
			return paragraphOrFigures(n.text(b.Caption))
		}
		img := n.image(b.Image)
		if len(b.Caption) > 0 {
			img.Title = ast.PlainText(b.Caption)
		}
		return []ast.Block{figure(img)}
	case *ast.DefinitionList:
		out := &ast.DefinitionList{}
		for _, d := range b.Items {
			to := &ast.Definition{}
			for _, term := range d.Terms {
				to.Terms = append(to.Terms, n.text(term))
			}
			for _, description := range d.Descriptions {
				to.Descriptions = append(to.Descriptions, n.blocks(description))
			}
			out.Items = append(out.Items, to)
		}
		return []ast.Block{out}
	case *ast.Details:
		return []ast.Block{&ast.Details{Summary: n.text(b.Summary), Rest: n.blocks(b.Rest), Blocks: n.blocks(b.Blocks)}}
	case *ast.Divider:
		return []ast.Block{&ast.Divider{}}
	case *ast.PageBreak:
		return []ast.Block{&ast.PageBreak{}}
	default:
		return []ast.Block{b}
	}
}

func (n *normal) row(cells []*ast.Cell) (out []*ast.Cell) {
	for _, c := range cells {
		out = append(out, &ast.Cell{Inlines: n.text(saidIn(c))})
	}
	return out
}

func figure(img *ast.Image) *ast.Figure {
	f := &ast.Figure{Image: img}
	if img.Title != "" {
		f.Caption = []ast.Inline{&ast.Text{Value: img.Title}}
	}
	return f
}

// paragraphOrFigures returns a paragraph, or figures if it holds only images.
func paragraphOrFigures(in []ast.Inline) (out []ast.Block) {
	if len(in) == 0 {
		return nil
	}
	for _, x := range in {
		switch x := x.(type) {
		case *ast.Image:
			out = append(out, figure(x))
		case *ast.Break:
		case *ast.Text:
			if strings.TrimSpace(x.Value) != "" {
				return []ast.Block{&ast.Paragraph{Inlines: in}}
			}
		default:
			return []ast.Block{&ast.Paragraph{Inlines: in}}
		}
	}
	return out
}
