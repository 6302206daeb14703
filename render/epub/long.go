package epub

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
)

// maxPiece is the size in bytes, as written, above which a block is divided that no file could hold with others.
const maxPiece = maxPart / 2

// piecesOf returns a block, or what it is divided into if it is too long for a file: a paragraph between words, a
// listing between lines, a quotation between its blocks.
func piecesOf(b ast.Block) []ast.Block {
	switch b := b.(type) {
	case *ast.Paragraph:
		if weight(b.Inlines) <= maxPiece {
			break
		}
		var out []ast.Block
		for _, in := range divide(b.Inlines, maxPiece) {
			out = append(out, &ast.Paragraph{Loc: b.Loc, Inlines: in})
		}
		return out
	case *ast.Listing:
		return listings(b)
	case *ast.Quote:
		return quotes(b)
	}
	return []ast.Block{b}
}

// listings returns a listing, or several if it is too long for a file.
func listings(l *ast.Listing) []ast.Block {
	var out []ast.Block
	begin, size, at := 0, 0, 0
	for line := range strings.Lines(l.Text) {
		n := marked(line)
		if size+n > maxPiece && at > begin {
			out = append(out, &ast.Listing{Loc: l.Loc, Language: l.Language, Text: l.Text[begin : at-1]})
			begin, size = at, 0
		}
		size += n
		at += len(line)
	}
	if begin == 0 {
		return []ast.Block{l}
	}
	return append(out, &ast.Listing{Loc: l.Loc, Language: l.Language, Text: l.Text[begin:]})
}

// marked returns about how many bytes a line of code takes: each word and each sign may be a token with its element,
// and the line hangs.
func marked(line string) int {
	n, word := escaped(line)+40, false
	for _, r := range line {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		if r != ' ' && !(letter && word) {
			n += len(`<span class="kw"></span>`)
		}
		word = letter
	}
	return n
}

// quotes returns a quotation, or several if it is too long for a file.
func quotes(q *ast.Quote) []ast.Block {
	var out []ast.Block
	size := 0
	for _, b := range q.Blocks {
		for _, piece := range piecesOf(b) {
			n := sizeOf(piece)
			if len(out) == 0 || size+n > maxPiece {
				out = append(out, &ast.Quote{Loc: q.Loc})
				size = 0
			}
			last := out[len(out)-1].(*ast.Quote)
			last.Blocks = append(last.Blocks, piece)
			size += n
		}
	}
	if len(out) < 2 {
		return []ast.Block{q}
	}
	return out
}

// sizeOf returns about how many bytes a block takes, as written.
func sizeOf(b ast.Block) int {
	if p, ok := b.(*ast.Paragraph); ok {
		return weight(p.Inlines)
	}
	return len(ast.BlockText([]ast.Block{b}, ast.OwnText))
}

// weight returns about how many bytes inlines take, as written.
func weight(in []ast.Inline) int {
	n := 0
	for _, i := range in {
		n += own(i) + weight(ast.Children(i))
	}
	return n
}

// own returns about how many bytes an inline takes without what it encloses: its text, where "&" is "&amp;", and the
// elements around it; of a formula, elements for each of its characters.
func own(n ast.Inline) int {
	switch n := n.(type) {
	case *ast.Text:
		return escaped(n.Value)
	case *ast.Code:
		return escaped(n.Value) + 32
	case *ast.Math:
		return 12*len(n.TeX) + 200
	case *ast.Link:
		return escaped(n.URL) + escaped(n.Title) + 200
	default:
		return 200
	}
}

// escaped returns the bytes of s where "&" is "&amp;" and each run of letters beyond those of Latin has an element that
// names its language.
func escaped(s string) int {
	n, foreign := len(s), false
	for _, r := range s {
		switch {
		case r == '&' || r == '<' || r == '>':
			n += len("&amp;") - 1
		case r != ' ' && foreign != (r >= 0x250):
			if foreign = !foreign; foreign {
				n += len(`<span lang="zh-Hant" xml:lang="zh-Hant"></span>`)
			}
		}
	}
	return n
}

// divide divides inlines into lists of which none takes more than most bytes, as written, if each can be cut so small:
// text between words, what encloses others between those.
func divide(in []ast.Inline, most int) [][]ast.Inline {
	var out [][]ast.Inline
	var open []ast.Inline
	size := 0
	next := func() {
		if len(open) > 0 {
			out = append(out, open)
		}
		open, size = nil, 0
	}
	put := func(n ast.Inline, weight int) {
		if size+weight > most {
			next()
		}
		open = append(open, n)
		size += weight
	}
	for _, n := range in {
		w := own(n) + weight(ast.Children(n))
		if w <= most/4 { // it is not worth to be cut
			put(n, w)
			continue
		}
		if t, ok := n.(*ast.Text); ok {
			for _, s := range divideText(t.Value, most/4) {
				put(&ast.Text{Loc: t.Loc, Value: s}, escaped(s))
			}
			continue
		}
		if inner := ast.Children(n); len(inner) > 0 {
			for _, part := range divide(inner, most/4) {
				put(ast.WithChildren(n, part), own(n)+weight(part))
			}
			continue
		}
		put(n, w)
	}
	next()
	return out
}

// divideText divides a text after spaces, so that no part is longer than most bytes; where there is none, as in scripts
// that have no spaces, before a character that is not a part of the one before.
func divideText(s string, most int) []string {
	var out []string
	for len(s) > most {
		cut := strings.LastIndexByte(s[:most], ' ') + 1
		if cut == 0 {
			cut = most
			for cut > 0 && (!utf8.RuneStart(s[cut]) || joined(s[cut:])) {
				cut--
			}
			if cut == 0 {
				cut = most
				for cut < len(s) && !utf8.RuneStart(s[cut]) {
					cut++
				}
			}
		}
		out = append(out, s[:cut])
		s = s[cut:]
	}
	if s != "" {
		out = append(out, s)
	}
	return out
}

// joined reports whether the first character of s belongs to the one before it.
func joined(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.In(r, unicode.M, unicode.Cf)
}
