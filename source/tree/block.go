package tree

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markup"
)

// blocks returns the blocks of a field.
func (r *reader) blocks(v *value, name string) []ast.Block { return r.blocksOf(r.list(v, name)) }

func (r *reader) blocksOf(list []*value) []ast.Block {
	var out []ast.Block
	for _, b := range list {
		if !r.object(b, "a block") {
			break
		}
		r.deeper(b.at, func() {
			if block := r.block(b); block != nil {
				out = append(out, block)
			}
			r.rest(b)
		})
	}
	return out
}

func (r *reader) block(v *value) ast.Block {
	loc := r.span(v)
	switch kind := r.text(v, "kind"); kind {
	case "paragraph":
		return &ast.Paragraph{Loc: loc, Inlines: r.running(v)}
	case "heading":
		return &ast.Heading{Loc: loc, ID: r.id(v, "id"), Level: r.whole(v, "level", 1, 6, 4), Inlines: r.running(v)}
	case "list":
		return r.listOf(v, loc)
	case "listing":
		return &ast.Listing{Loc: loc, Language: oneLine(r.text(v, "language")), Text: markup.Code(r.text(v, "text"))}
	case "table":
		return r.table(v, loc)
	case "quote":
		return &ast.Quote{Loc: loc, Blocks: r.blocks(v, "blocks")}
	case "callout":
		c := &ast.Callout{Loc: loc, Kind: r.text(v, "type"), Title: r.inlinesOr(v, "inlines", "title"),
			Blocks: r.blocks(v, "blocks")}
		if all := callouts(); !slices.Contains(all, c.Kind) {
			r.fail(v.at, "a callout is of the type %s, not %q", strings.Join(all, ", "), c.Kind)
		}
		return c
	case "image":
		return &ast.Figure{Loc: loc, Image: r.image(v, loc), Caption: r.inlinesOr(v, "inlines", "caption")}
	case "definitions":
		return r.definitions(v, loc)
	case "details":
		return &ast.Details{Loc: loc, Summary: r.inlinesOr(v, "inlines", "summary"), Rest: r.blocks(v, "rest"),
			Blocks: r.blocks(v, "blocks")}
	case "divider":
		return &ast.Divider{Loc: loc}
	case "pageBreak":
		return &ast.PageBreak{Loc: loc}
	default:
		r.fail(v.at, "there is no block of the kind %q", kind)
		return nil
	}
}

// callouts are the types of callouts.
func callouts() []string { return []string{"note", "tip", "important", "warning", "caution"} }

func (r *reader) listOf(v *value, loc ast.Loc) ast.Block {
	l := &ast.List{Loc: loc, Ordered: r.flag(v, "ordered"), Start: r.whole(v, "start", -mostWhole, mostWhole, 0),
		Tight: r.flag(v, "tight")}
	if l.Ordered && v.get("start") == nil {
		l.Start = 1
	}
	for _, it := range r.list(v, "items") {
		if !r.object(it, "an item") {
			break
		}
		item := &ast.Item{Loc: r.span(it), Blocks: r.blocks(it, "blocks")}
		switch task := r.text(it, "task"); task {
		case "":
		case "open":
			item.Task = ast.Open
		case "done":
			item.Task = ast.Done
		default:
			r.fail(it.at, "a task is open or done, not %q", task)
		}
		l.Items = append(l.Items, item)
		r.rest(it)
	}
	if v.get("tight") == nil {
		l.Tight = !slices.ContainsFunc(l.Items, func(it *ast.Item) bool { return len(it.Blocks) > 1 })
	}
	return l
}

// table reads a table from its cells, or from the texts of header and rows where there are none.
func (r *reader) table(v *value, loc ast.Loc) ast.Block {
	t := &ast.Table{Loc: loc, Cram: r.flag(v, "cram")}
	var rows [][]*ast.Cell
	if cells := r.list(v, "cells"); cells != nil {
		for _, row := range cells {
			rows = append(rows, r.cells(row))
		}
	} else {
		for _, row := range slices.Concat([]*value{v.get("header")}, r.list(v, "rows")) {
			rows = append(rows, r.cells(row))
		}
	}
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	if width == 0 {
		r.fail(v.at, "a table needs a header, if only of empty cells")
		return nil
	}
	for i := range rows {
		for len(rows[i]) < width {
			rows[i] = append(rows[i], &ast.Cell{Loc: loc})
		}
	}
	t.Header, t.Rows = rows[0], rows[1:]
	for _, a := range r.texts(v, "align") {
		i := slices.Index([]string{"none", "left", "center", "right"}, a)
		if i < 0 {
			r.fail(v.at, "an alignment is none, left, center or right, not %q", a)
		}
		t.Align = append(t.Align, ast.Align(max(i, 0)))
	}
	for len(t.Align) < width {
		t.Align = append(t.Align, ast.AlignNone)
	}
	t.Align = t.Align[:width]
	return t
}

// cells reads a row: cells with inlines, or texts.
func (r *reader) cells(row *value) []*ast.Cell {
	if row == nil {
		return nil
	}
	if row.form != arrayForm {
		r.fail(row.at, "a row of a table must be an array")
		return nil
	}
	var out []*ast.Cell
	for _, c := range row.items {
		if s, ok := c.scalar.(string); ok {
			out = append(out, &ast.Cell{Inlines: plain(s)})
			continue
		}
		if !r.object(c, "a cell") {
			break
		}
		out = append(out, &ast.Cell{Loc: r.span(c), Head: r.flag(c, "head"), Inlines: r.running(c)})
		r.rest(c)
	}
	return out
}

func (r *reader) definitions(v *value, loc ast.Loc) ast.Block {
	l := &ast.DefinitionList{Loc: loc}
	for _, it := range r.list(v, "items") {
		if !r.object(it, "a definition") {
			break
		}
		d := &ast.Definition{Loc: r.span(it)}
		for _, term := range r.list(it, "terms") {
			if !r.object(term, "a term") {
				break
			}
			d.Terms = append(d.Terms, r.running(term))
			r.rest(term)
		}
		for _, blocks := range r.list(it, "descriptions") {
			if blocks.form != arrayForm {
				r.fail(blocks.at, "a description must be an array of blocks")
				break
			}
			d.Descriptions = append(d.Descriptions, r.blocksOf(blocks.items))
		}
		l.Items = append(l.Items, d)
		r.rest(it)
	}
	return l
}

// plain returns plain text as inlines, with a hard break for each line feed.
func plain(s string) []ast.Inline {
	var out []ast.Inline
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			out = append(out, &ast.Break{Hard: true})
		}
		if line = markup.Printable(strings.TrimSpace(line)); line != "" {
			out = append(out, &ast.Text{Value: line})
		}
	}
	return markup.Trim(out)
}
