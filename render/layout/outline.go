package layout

import (
	"studyguide/source/ast"
	"studyguide/source/tex"
	"studyguide/source/words"
)

// outline makes the tree of sections and questions by which a viewer moves.
func (s *setter) outline(b *Book) {
	if p, ok := b.Places[introID]; ok && len(s.in.Guide.Intro) > 0 {
		b.Outline = append(b.Outline, &Entry{Title: s.lang.Text(words.Introduction), Place: p})
	}
	for _, sec := range s.in.Guide.Sections {
		b.Outline = append(b.Outline, outlineOf(b, sec)...)
	}
}

// outlineOf gives a section's entry, or, for a section without a title, those of its questions.
func outlineOf(b *Book, sec *ast.Section) []*Entry {
	var in []*Entry
	for _, q := range sec.Questions {
		in = append(in, &Entry{Title: q.Numbered(tex.Title(q.Title)), Place: b.Places[q.ID]})
	}
	for _, part := range sec.Sections {
		in = append(in, outlineOf(b, part)...)
	}
	if len(sec.Title) == 0 {
		return in
	}
	return []*Entry{{Title: tex.Title(sec.Title), Place: b.Places[sec.ID], Children: in}}
}
