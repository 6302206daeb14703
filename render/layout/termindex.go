package layout

import (
	"slices"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/terms"
	"example.org/studyguide/source/words"
)

// An index of terms leads from the words of a guide to the pages that say most of them, a glossary says what they mean.
// In the index the page that defines a term is bold, as is usual in print.

// The places of the glossary and of the index of terms.
const (
	glossaryID   = "glossary:"
	termsIndexID = "terms:"
)

// leastForLetters is the number of terms from which on the index divides them by their letters.
const leastForLetters = 24

// backMatter returns the entries of the lists behind a guide that a book has, for its contents and its outline.
func backMatter(lang *words.Language, places map[string]Place) []contentsLine {
	var out []contentsLine
	add := func(id, title string) {
		if _, ok := places[id]; ok {
			in := []ast.Inline{&ast.Text{Value: title}}
			out = append(out, contentsLine{title: in, id: id, depth: 1})
		}
	}
	_, also := places[indexID]
	add(checklistID, lang.Text(words.Checklist))
	add(glossaryID, lang.Text(words.Glossary))
	add(indexID, lang.Text(words.Index))
	add(termsIndexID, lang.Text(termsTitle(also)))
	return out
}

// termsTitle returns the title of an index of terms, which may stand beside one of subjects.
func termsTitle(also bool) words.Concept {
	if also {
		return words.IndexTerms
	}
	return words.Index
}

// glossary sets the glossary at the end of body, if there is to be one.
func (s *backSetter) glossary(body *Book, at *termPages) {
	listed := at.index.Glossary()
	if len(listed) == 0 {
		return
	}
	number := map[string]int{}
	for i, t := range at.index.Terms {
		number[t.Name] = i
	}
	pages := backPages{id: glossaryID, title: s.labels.lang.Text(words.Glossary), least: 19, most: 2}
	s.back(body, pages, func(of *tag.Element, w Length) []row {
		lk := s.d.small()
		lk.align, lk.hyphens = ragged, false
		var rows []row
		for i := range listed {
			t := &listed[i]
			in := []ast.Inline{
				&ast.Strong{Inlines: []ast.Inline{&ast.Text{Value: t.Name}}}, &ast.Text{Value: "\u2002"},
			}
			in = append(in, meaning(t)...)
			if pages := s.termLinks(body, at.found[number[t.Name]], true); len(pages) > 0 {
				in = append(append(in, &ast.Text{Value: "\u2002"}), pages...)
			}
			rows = follow(rows, s.hanging(in, lk, of, w), s.d.grid/4, betweenItems)
		}
		return rows
	})
}

// meaning returns what a term means, for one paragraph: what it is short for, then the beginning of its definition.
func meaning(t *terms.Term) []ast.Inline {
	var out []ast.Inline
	if t.Long != "" {
		out = append(out, &ast.Text{Value: t.Long})
	}
	if said := t.Said(); len(said) > 0 {
		if len(out) > 0 {
			out = append(out, &ast.Text{Value: ": "})
		}
		out = append(out, ast.Unlinked(said)...)
	}
	return out
}

// termIndex sets the index of terms at the end of body, if there is to be one.
func (s *backSetter) termIndex(body *Book, at *termPages) {
	if !slices.ContainsFunc(at.found, func(f []termAt) bool { return len(f) > 0 }) {
		return
	}
	_, also := body.Places[indexID]
	hasGlossary := len(at.index.Glossary()) > 0
	title := s.labels.lang.Text(termsTitle(also))
	pages := backPages{id: termsIndexID, title: title, least: 11, most: 3}
	s.back(body, pages, func(of *tag.Element, w Length) []row {
		lk := s.d.small()
		lk.align, lk.hyphens, lk.lead = ragged, false, s.d.pt(indexLead)
		var rows []row
		letter := ""
		for i := range at.index.Terms {
			t := &at.index.Terms[i]
			links := s.termLinks(body, at.found[i], false)
			if len(links) == 0 {
				continue
			}
			name := t.Name
			if t.Long != "" && !hasGlossary {
				name += " (" + t.Long + ")"
			}
			in := append([]ast.Inline{&ast.Text{Value: name + "\u2002"}}, links...)
			gap, penalty := Length(0), betweenItems
			if l := t.Letter(); l != letter && len(at.index.Terms) >= leastForLetters {
				if letter = l; l != "" {
					rows = append(rows, s.partOfIndex(l, of, w)...)
					penalty = never
				} else {
					gap = s.d.grid
				}
			}
			rows = follow(rows, s.hanging(in, lk, of, w), gap, penalty)
		}
		return rows
	})
}

// termLinks returns links to the pages of a term, the defining one bold; mainOnly: to none but that or, without one,
// the first.
func (s *backSetter) termLinks(body *Book, found []termAt, mainOnly bool) []ast.Inline {
	if mainOnly && len(found) > 0 {
		i := max(slices.IndexFunc(found, func(f termAt) bool { return f.main }), 0)
		found = []termAt{{row: found[i].row, page: found[i].page}}
	}
	var out []ast.Inline
	for _, r := range pageRanges(found) {
		text := body.Pages[r.first.page].Label
		if r.last > r.first.page {
			text += "–" + body.Pages[r.last].Label
		}
		var link ast.Inline = &ast.Link{
			URL: "#" + termID(r.first.row), Inlines: []ast.Inline{&ast.Text{Value: text}},
		}
		if r.first.main {
			link = &ast.Strong{Inlines: []ast.Inline{link}}
		}
		if len(out) > 0 {
			out = append(out, &ast.Text{Value: ", "})
		}
		out = append(out, link)
	}
	return out
}

// A pageRange is a run of pages: a page alone if last is that of first.
type pageRange struct {
	first termAt
	last  int
}

// pageRanges returns pages, three or more that follow each other as one. The page that defines a term stands alone.
func pageRanges(found []termAt) []pageRange {
	var out []pageRange
	for i := 0; i < len(found); {
		j := i + 1
		for j < len(found) && found[j].page == found[j-1].page+1 && !found[j].main && !found[i].main {
			j++
		}
		if j-i >= 3 {
			out = append(out, pageRange{found[i], found[j-1].page})
			i = j
			continue
		}
		out = append(out, pageRange{found[i], found[i].page})
		i++
	}
	return out
}
