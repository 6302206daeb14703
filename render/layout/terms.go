package layout

import (
	"fmt"
	"slices"
	"strings"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/terms"
)

// termPages finds the pages on which terms stand, in the rows that were set: an answer may take several, and the index
// is to lead to that which has the term. So what it says of pages is what is on them.
type termPages struct {
	index *terms.Index
	rows  []row
	wants []map[string]terms.Use // of each term: its uses, by place

	found [][]termAt // of each term, in the order of the rows

	place string        // in which the rows are that are being read
	texts []*spokenText // of the blocks there
	of    map[*tag.Element]*spokenText
}

// A termAt is a row in which a term stands.
type termAt struct {
	row, page int
	main      bool // it says what the term means
}

// A spokenText is the text of a block, which may stand in many rows.
type spokenText struct {
	text strings.Builder
	rows []rowFrom
}

// A rowFrom says which row goes on from a place in a text, in bytes.
type rowFrom struct{ at, row int }

// findTerms returns where the terms of a guide stand in rows, which have the ids of all its parts; pages has the first
// row of each page. Rows with terms get ids of their own, for links.
func findTerms(g *ast.Guide, rows []row, pages []int) *termPages {
	s := &termPages{index: terms.Of(g), rows: rows, of: map[*tag.Element]*spokenText{}}
	n := len(s.index.Terms)
	if n == 0 {
		return s
	}
	s.wants, s.found = make([]map[string]terms.Use, n), make([][]termAt, n)
	for i, t := range s.index.Terms {
		s.wants[i] = map[string]terms.Use{}
		for _, u := range t.Uses {
			s.wants[i][u.ID] = u
		}
	}
	parts := partsOf(g)
	for i := range rows {
		for _, id := range rows[i].ids {
			if parts[id] {
				s.flush()
				s.place = id
			}
		}
		for _, it := range rows[i].items {
			if t, ok := it.(*Text); ok {
				s.add(i, t)
			}
		}
	}
	s.flush()
	s.paged(pages)
	return s
}

// partsOf returns the ids of what an index leads to.
func partsOf(g *ast.Guide) map[string]bool {
	out := map[string]bool{introID: true}
	for _, s := range g.AllSections() {
		out[s.ID] = true
		for _, q := range s.Questions {
			out[q.ID] = true
		}
		for _, a := range s.Answers {
			out[a.ID] = true
		}
	}
	return out
}

// add adds a text of a row to that of its block.
func (s *termPages) add(row int, t *Text) {
	if t.In == nil {
		return
	}
	block := t.In.Of
	for block.Parent != nil {
		switch block.Role {
		case tag.Link, tag.Span:
			if !block.Block {
				block = block.Parent
				continue
			}
		case tag.Code:
			if block.Block {
				return // a listing
			}
			block = block.Parent
			continue
		case tag.Reference, tag.Formula, tag.Figure, tag.Note:
			return
		}
		break
	}
	to := s.of[block]
	if to == nil {
		to = &spokenText{}
		s.of[block], s.texts = to, append(s.texts, to)
	}
	to.rows = append(to.rows, rowFrom{to.text.Len(), row})
	if t.said != nil {
		to.text.WriteString(*t.said)
		return
	}
	for _, r := range t.Runs {
		to.text.WriteString(strings.ReplaceAll(r.Text, "\u00ad", "")) // at the end of a line that divides a word
	}
}

// flush finds the terms in the texts of a place.
func (s *termPages) flush() {
	for _, t := range s.texts {
		s.index.Each(t.text.String(), func(f terms.Found) {
			u, wanted := s.wants[f.Term][s.place]
			if !wanted || u.Alone && !f.Alone {
				return
			}
			i, _ := slices.BinarySearchFunc(t.rows, f.At+1, func(r rowFrom, at int) int { return r.at - at })
			s.found[f.Term] = append(s.found[f.Term], termAt{row: t.rows[i-1].row, main: u.Main})
		})
	}
	clear(s.of)
	s.texts = s.texts[:0]
}

// paged sets the pages of what was found, keeps the first of each page, and gives its rows ids.
func (s *termPages) paged(pages []int) {
	for i, all := range s.found {
		slices.SortStableFunc(all, func(a, b termAt) int { return a.row - b.row })
		var out []termAt
		for _, f := range all {
			f.page, _ = slices.BinarySearch(pages, f.row+1)
			f.page--
			if n := len(out); n == 0 || out[n-1].page != f.page {
				out = append(out, f)
			} else {
				out[n-1].main = out[n-1].main || f.main
			}
		}
		main := slices.IndexFunc(out, func(f termAt) bool { return f.main })
		for k := range out {
			out[k].main = k == main // a definition that goes on on other pages begins on one
			row := &s.rows[out[k].row]
			if id := termID(out[k].row); !slices.Contains(row.ids, id) {
				row.ids = append(row.ids, id)
			}
		}
		s.found[i] = out
	}
}

// termID returns the id of a row with terms.
func termID(row int) string { return fmt.Sprint("term:", row) } // no author's id has a colon
