package golden

import (
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// loc returns the position of a node of width characters.
func loc(line, col, width int) ast.Loc {
	return ast.At(
		diag.Span{File: "g.md", Start: diag.Pos{Line: line, Col: col}, End: diag.Pos{Line: line, Col: col + width}},
	)
}

func text(s string) []ast.Inline { return []ast.Inline{&ast.Text{Value: s}} }

func paragraph(line int, s string) *ast.Paragraph {
	return &ast.Paragraph{Loc: loc(line, 1, len(s)), Inlines: text(s)}
}

// Everything returns a new guide that has every kind of node, with every field set at least once.
func Everything() *ast.Guide {
	image := &ast.Image{Loc: loc(60, 1, 9), Src: "cache.png", Alt: "A cache", Title: "Where it sits",
		Width: ast.Extent{Percent: 50}, Height: ast.Extent{Pixels: 90}}
	marks := []ast.Inline{
		&ast.Text{Value: "a * b "}, &ast.Emph{Inlines: text("soft")}, &ast.Strong{Inlines: text("loud")},
		&ast.Code{Value: "x[`i`] < 3"}, &ast.Math{TeX: `n^2`}, &ast.Break{}, &ast.Strike{Inlines: text("gone")},
		&ast.Text{Value: "2"}, &ast.Script{Up: true, Inlines: text("10")}, &ast.Script{Inlines: text("i")},
		&ast.Break{Hard: true},
		&ast.Link{Loc: loc(11, 1, 8), URL: "#s-speed", Title: "below", Inlines: text("speed")},
		&ast.Image{Loc: loc(12, 1, 8), Src: "dot.png", Alt: "a dot"}, &ast.NoteRef{Loc: loc(13, 1, 4), ID: "n-1"},
		&ast.Text{Value: "no\u00a0gap"},
	}
	cells := func(line int, s ...string) (row []*ast.Cell) {
		for i, c := range s {
			cell := &ast.Cell{Loc: loc(line, 3+8*i, len(c))}
			if c != "" {
				cell.Inlines = text(c)
			}
			row = append(row, cell)
		}
		return row
	}
	return &ast.Guide{
		Loc:   loc(1, 1, 1),
		Shape: "heading",
		Meta: ast.Meta{
			Title: "Everything", Subtitle: "A tree of all kinds", Authors: []string{"Ann", "Bo"}, Language: "en",
			Date: "2026-01-02", Description: "Short.", Publisher: "House", Rights: "MIT", Subjects: []string{"tests"},
			Identifier: "urn:isbn:1", Cover: "cover.png", Logo: "logo.svg", NoColophon: true,
			URL: "https://example.org/all", Answers: ast.AnswersBack, Checklist: true,
			Claim: ast.Claim{ConformsTo: "EPUB Accessibility 1.1 - WCAG 2.2 Level AA", CertifiedBy: "Ann"},
			Page:  ast.Page{Size: "a4", Margin: 36, TypeSize: 10.5},
		},
		Intro: []ast.Block{paragraph(2, "Welcome.")},
		Sections: []*ast.Section{{
			Loc: loc(4, 1, 9), ID: "s-basics", Title: text("Basics"),
			Intro: []ast.Block{&ast.Divider{Loc: loc(5, 1, 3)}},
			Questions: []*ast.Question{{
				Loc: loc(7, 1, 20), ID: "q-marks", Key: "k3ymarks", Since: "2025", Changed: "2026-01", Number: "1",
				Title:      []ast.Inline{&ast.Text{Value: "Which "}, &ast.Code{Value: "marks"}},
				Difficulty: "basic", Tags: []string{"markup", "trees"},
				Prompt: []ast.Block{&ast.Listing{Loc: loc(8, 1, 3), Language: "go", Text: "if a {\n\n\tb()\n}"}},
				Kind:   ast.Several,
				Options: []*ast.Option{
					{Loc: loc(9, 1, 4), Label: "a", Blocks: []ast.Block{paragraph(9, "bold")}, Right: true},
					{Loc: loc(9, 5, 4), Label: "b", Blocks: []ast.Block{paragraph(9, "plain")}},
				},
				Answer: []ast.Block{
					&ast.Paragraph{Loc: loc(10, 1, 40), Inlines: marks},
					&ast.Heading{Loc: loc(20, 1, 9), Level: 4, Inlines: text("Details")},
					&ast.List{Loc: loc(22, 1, 9), Ordered: true, Start: 3, Tight: true, Items: []*ast.Item{
						{Loc: loc(22, 1, 9), Blocks: []ast.Block{paragraph(22, "third")}},
					}},
					&ast.List{Loc: loc(24, 1, 9), Items: []*ast.Item{
						{Loc: loc(24, 1, 9), Task: ast.Open, Blocks: []ast.Block{paragraph(24, "to do")}},
						{Loc: loc(26, 1, 9), Task: ast.Done, Blocks: []ast.Block{paragraph(26, "done")}},
					}},
					&ast.Table{Loc: loc(30, 1, 20), Align: []ast.Align{ast.AlignLeft, ast.AlignNone, ast.AlignRight},
						Header: cells(30, "Name", "Kind", "Cost"), Rows: [][]*ast.Cell{cells(32, "get", "", "1")},
						Cram: true},
					&ast.PageBreak{Loc: loc(38, 1, 8)},
					&ast.Quote{Loc: loc(40, 1, 9), Blocks: []ast.Block{paragraph(40, "Said.")}},
					&ast.Callout{
						Loc:    loc(42, 1, 9),
						Kind:   "tip",
						Title:  text("Try"),
						Blocks: []ast.Block{paragraph(43, "It.")},
					},
					&ast.Figure{Loc: loc(60, 1, 9), Image: image, Caption: text("A picture")},
					&ast.DefinitionList{Loc: loc(62, 1, 4), Items: []*ast.Definition{{
						Loc: loc(62, 1, 4), Terms: [][]ast.Inline{text("TTL"), text("life")},
						Descriptions: [][]ast.Block{{paragraph(63, "How long.")}},
					}}},
					&ast.Details{Loc: loc(66, 1, 9), Summary: text("More"), Rest: []ast.Block{paragraph(67, "rest")},
						Blocks: []ast.Block{paragraph(68, "folded")}},
				},
			}},
			Sections: []*ast.Section{
				{
					ID:      "s-speed",
					Title:   text("Speed"),
					FAQ:     true,
					NewPage: true,
					Questions: []*ast.Question{{
						ID: "q-why", Key: ast.KeyOf("q-why"), Title: text("Why?"), AnswerID: "a-why", NewPage: true,
					}},
				},
			},
		}, {
			ID: "s-answers", Title: text("Answers"), Back: true, Answers: []*ast.Answer{
				{
					ID:         "a-why",
					QuestionID: "q-why",
					Number:     "9",
					Title:      text("Why not?"),
					Right:      []string{"C"},
					Blocks:     []ast.Block{paragraph(70, "Because.")},
				},
			},
		}},
		Notes: []*ast.Note{
			{Loc: loc(80, 1, 9), ID: "n-1", Label: "one", Blocks: []ast.Block{paragraph(80, "A note.")}},
		},
	}
}
