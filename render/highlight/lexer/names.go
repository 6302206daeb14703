package lexer

import (
	_ "embed"
	"path"
	"strconv"
	"strings"
)

var (
	//go:embed names.txt
	names string
	//go:embed files.txt
	files string
)

// Find returns the language of a listing by a name, an alias or an extension in any case; nil if there is none.
func Find(name string) *Language {
	listing, _ := lookUp(strings.ToLower(name))
	return language(listing)
}

// inner returns the lexer for code within other code, which says what its language is: by a name or an alias, or by
// what files are called.
func inner(name string) *Language {
	for _, form := range []string{name, strings.ToLower(name)} {
		if _, l := lookUp(form); l >= 0 {
			return language(l)
		}
	}
	best := match("filename." + name)
	if whole := match(name); best.language < 0 || whole.language >= 0 && whole.priority > best.priority {
		best = whole
	}
	return language(best.language)
}

// lookUp returns the numbers of two languages by a name: that of a listing, and that of code within other code; -1 if
// it is no name of one.
func lookUp(name string) (listing, inner int) {
	from, to := 0, len(names)
	for from < to {
		start := from + strings.LastIndexByte(names[from:(from+to)/2], '\n') + 1
		line, _, _ := strings.Cut(names[start:to], "\n")
		key, rest, _ := strings.Cut(line, "\t")
		switch c := strings.Compare(name, key); {
		case c < 0:
			to = start
		case c > 0:
			from = start + len(line) + 1
		default:
			a, b, _ := strings.Cut(rest, "\t")
			return number(a), number(b)
		}
	}
	return -1, -1
}

// number returns the value of a decimal number, -1 if it is none.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

// fileRows calls visit with the cells of each line of files, what it is before the others.
func fileRows(what string, visit func(pattern, language, priority string)) {
	for line := range strings.Lines(files) {
		if cells, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), what+"\t"); ok {
			pattern, rest, _ := strings.Cut(cells, "\t")
			language, priority, _ := strings.Cut(rest, "\t")
			visit(pattern, language, priority)
		}
	}
}

// media returns the lexer for a type of media; nil if there is none.
func media(name string) (l *Language) {
	fileRows("media", func(pattern, lang, _ string) {
		if pattern == name {
			l = language(number(lang))
		}
	})
	return l
}

type ranked struct {
	language int
	priority float64
}

// match returns the language of a file by its name: by patterns, or else by those that may be of another language, and
// of several the first of the highest priority.
func match(name string) ranked {
	name = path.Base(name)
	best := ranked{language: -1}
	for _, what := range []string{"file", "alias"} {
		fileRows(what, func(pattern, lang, priority string) {
			p, _ := strconv.ParseFloat(priority, 64)
			if (best.language < 0 || p > best.priority) && fits(pattern, name) {
				best = ranked{number(lang), p}
			}
		})
		if best.language >= 0 {
			break
		}
	}
	return best
}

// fits reports whether a pattern fits the name of a file, or of a copy that an editor or a package manager kept.
func fits(pattern, name string) bool {
	for _, kept := range []string{
		"", "~", ".bak", ".old", ".orig", ".dpkg-dist", ".dpkg-old", ".ucf-dist", ".ucf-new", ".ucf-old", ".rpmnew",
		".rpmorig", ".rpmsave", ".in",
	} {
		if ok, _ := path.Match(pattern+kept, name); ok {
			return true
		}
	}
	return false
}
