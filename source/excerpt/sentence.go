package excerpt

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/writing"
)

// masked returns the text of inlines in which code and formulas are letters, so that no sign in them ends a sentence.
func masked(in []ast.Inline) string {
	return ast.TextOf(in, func(n ast.Node) string {
		switch n := n.(type) {
		case *ast.Code:
			return strings.Repeat("x", len(n.Value))
		case *ast.Math:
			return strings.Repeat("x", len(n.TeX))
		case *ast.Break:
			return " "
		default:
			return ast.OwnText(n)
		}
	})
}

// sentenceEnds returns where the sentences of a text end, behind the spaces after each; the last is the text's length.
// A full stop ends one unless it follows an abbreviation or a small letter follows it. It is better to find too few.
func sentenceEnds(text string) []int {
	var out []int
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if !strings.ContainsRune(".?!…。？！؟۔।॥", r) {
			continue
		}
		rest := strings.TrimLeftFunc(text[i:], closes)
		after := strings.TrimLeftFunc(rest, unicode.IsSpace)
		end := len(text) - len(after)
		next, _ := utf8.DecodeRuneInString(after)
		switch {
		case after == "":
		case strings.ContainsRune("。？！", r):
		case len(after) == len(rest), unicode.IsLower(next):
			continue
		case r == '.' && abbreviated(text[:i-1]):
			continue
		}
		if n := len(out); n > 0 && end == out[n-1] || strings.TrimSpace(text[:i]) == "" {
			continue
		}
		out = append(out, end)
		i = end
	}
	if n := len(out); strings.TrimSpace(text) != "" && (n == 0 || out[n-1] < len(text)) {
		out = append(out, len(text))
	}
	return out
}

// closes reports whether r may stand between the end of a sentence and the space after it.
func closes(r rune) bool {
	return strings.ContainsRune(")]）」』\"'”“’‘»«›‹.?!…。？！", r)
}

// abbreviated reports whether a text ends with an abbreviation, whose full stop is no end of a sentence: a letter, what
// has full stops inside, or one that is often followed by a name or a number.
func abbreviated(text string) bool {
	before := strings.LastIndexFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("([", r)
	})
	word := text[before+1:]
	if n := utf8.RuneCountInString(word); n == 0 || n == 1 && unicode.IsLetter([]rune(word)[0]) {
		return true
	}
	if at := strings.IndexByte(word, '.'); at >= 0 && utf8.RuneCountInString(word) <= 5 {
		return unicode.IsLetter([]rune(word)[0])
	}
	return slices.Contains([]string{
		"approx", "art", "bzw", "ca", "cf", "ch", "dr", "ed", "eq", "esp", "ex",
		"fig", "inc", "jr", "ltd", "mr",
		"mrs", "ms", "no", "nr", "op", "p", "pp", "prof", "resp",
		"sec", "sr", "st", "str", "sv", "tj", "usw", "vgl", "vol",
		"vs", "гл", "им", "напр", "рис", "см", "ср", "стр", "табл",
	}, strings.ToLower(word))
}

// wordEnds returns where the words of a text end, behind the spaces after each. In scripts without spaces every
// character is a word.
func wordEnds(text string) []int {
	var out []int
	for i, r := range text {
		end := i + utf8.RuneLen(r)
		next, _ := utf8.DecodeRuneInString(text[end:])
		if end == len(text) || unicode.IsSpace(r) && !unicode.IsSpace(next) ||
			writing.Unspaced(r) && !unicode.IsPunct(next) {
			out = append(out, end)
		}
	}
	return out
}

// head returns the beginning of inlines whose text, as [masked] measures it, has n bytes. Code and formulas that reach
// beyond that are left out.
func head(in []ast.Inline, n int) []ast.Inline {
	var out []ast.Inline
	for _, x := range in {
		size := len(masked([]ast.Inline{x}))
		if size <= n {
			out, n = append(out, x), n-size
			continue
		}
		if t, ok := x.(*ast.Text); ok && n > 0 {
			out = append(out, &ast.Text{Loc: t.Loc, Value: strings.TrimRightFunc(t.Value[:n], unicode.IsSpace)})
		} else if inner := head(ast.Children(x), n); len(inner) > 0 {
			out = append(out, ast.WithChildren(x, inner))
		}
		break
	}
	return out
}
