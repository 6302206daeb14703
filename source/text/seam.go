package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// Limits of tables whose cells the scrape ran together.
const (
	minSeamLines = 3   // a header and two rows
	maxSeamLines = 500 // more are no table
	maxHeader    = 90  // bytes of a header line
	maxFirstCell = 80  // bytes before the first seam of a row
)

// A seam is a position in a line where two cells may have run together.
type seam struct {
	at    int // byte
	score int // what speaks for it less what speaks against it: one below zero may not cut
}

// A seamFinder finds tables whose cells ran together in a passage.
type seamFinder struct {
	passage
	rejected int // no such table starts before this line
}

// table splits the lines from i up to end into cells.
func (f *seamFinder) table(i, end int) grid {
	cuts := f.cuts(i, end)
	g := grid{first: f.lines[i], last: f.lines[end-1], rows: make([][]line, 0, end-i), header: true}
	for k, l := range f.lines[i:end] {
		var parts []line
		from := 0
		for _, c := range append(cuts[k], len(l.text)) {
			parts = append(parts, l.cut(from, c))
			from = c
		}
		g.rows = append(g.rows, parts)
	}
	return g
}

// gluedOption matches the letter of an option with the text right behind it: "A)Red".
var gluedOption = pattern.New(`^\(?\p{L}\)\p{L}`)

// end returns the line after the run-together table that begins at line i; i if none does.
func (f *seamFinder) end(i int) int {
	if f.wrapped || i < f.rejected {
		return i
	}
	h := f.lines[i]
	if len(h.text) > maxHeader || h.indent > maxMarkIndent || ast.EndsSentence(h.text) || f.mark(h) || digit(h) ||
		gluedOption.MatchString(h.text) || len(f.seams(h.text)) == 0 {
		return i
	}
	j := i
	for j < len(f.lines) && j-i < maxSeamLines {
		l := f.lines[j]
		if l.blank() || len(l.text) > maxTableLine || f.mark(l) || bulletWidth(l.text, f.oBullet) > 0 {
			break
		}
		s := f.seams(l.text)
		if len(s) == 0 || s[0].at > maxFirstCell {
			break
		}
		j++
	}
	if j-i < minSeamLines || !f.plausible(i, j) {
		f.rejected = j - minSeamLines + 1
		return i
	}
	return j
}

// plausible reports whether the lines from i up to j are rows and not names in camel case: most have a word besides the
// one with the seam, or are cut between words that occur elsewhere in the text.
func (f *seamFinder) plausible(i, j int) bool {
	good := 0
	for k, cs := range f.cuts(i, j) {
		t := f.lines[i+k].text
		if len(cs) == 0 {
			return false
		}
		known := f.count().knownCells(t, cs)
		if k == 0 && len(cs) > 1 && known > 1 {
			return true // three columns or more, whose names occur in the text
		}
		if strings.Contains(t, " ") || known > 1 {
			good++
		}
	}
	return good*2 > j-i
}

// knownCells counts the cells of t, cut at cuts, whose words next to the cuts occur elsewhere in the text.
func (n wordCount) knownCells(t string, cuts []int) int {
	known, from := 0, 0
	for i := 0; i <= len(cuts); i++ {
		name := firstWord(t[from:])
		if i < len(cuts) {
			name = lastWord(t[from:cuts[i]])
			from = cuts[i]
		}
		if n[name] > 0 {
			known++
		}
	}
	return known
}

// cuts chooses the seams of the lines from i up to j: those with the highest scores, the earlier of equals, as many in
// each line as the line with the fewest has.
func (f *seamFinder) cuts(i, j int) [][]int {
	all := make([][]seam, j-i)
	n := maxColumns - 1
	for k := range all {
		all[k] = f.seams(f.lines[i+k].text)
		n = min(n, len(all[k]))
	}
	out := make([][]int, len(all))
	for k, s := range all {
		slices.SortStableFunc(s, func(a, b seam) int { return b.score - a.score })
		for _, c := range s[:n] {
			out[k] = append(out[k], c.at)
		}
		slices.Sort(out[k])
	}
	return out
}

// seams returns the seams of t by position.
func (s *survey) seams(t string) []seam {
	var out []seam
	for from := 0; from < len(t); {
		to := strings.IndexByte(t[from:], ' ')
		if to < 0 {
			to = len(t)
		} else {
			to += from
		}
		if to-from > 2 && to-from < 200 {
			out = append(out, s.wordSeams(t[from:to], from)...)
		}
		from = to + 1
	}
	return out
}

// wordSeams returns the seams of the word w at byte offset of its line.
func (s *survey) wordSeams(w string, offset int) []seam {
	places := places(w)
	if len(places) == 0 {
		return s.known(w, offset)
	}
	n := s.count()
	var out []seam
	for i, at := range places {
		left, right := trimWord(w[:at]), trimWord(w[at:])
		score := 0
		if n[left] > 0 {
			score += 2
		}
		if n[right] > 0 {
			score++
		}
		// The pieces on both sides may be halves of one name, as in JavaScript: then this is not a seam.
		from, to := 0, len(w)
		if i > 0 {
			from = places[i-1]
		}
		if i+1 < len(places) {
			to = places[i+1]
		}
		for _, joined := range [...]string{w[from:to], w[:to], w[from:], w} {
			if name := trimWord(joined); n[name] > selfCount(name, w) || brand(name) {
				score -= 3
				break
			}
		}
		if i > 0 && n[left] > 0 {
			score++ // a complete name with a capital inside is on the left
		}
		if score >= 0 {
			out = append(out, seam{offset + at, score})
		}
	}
	return out
}

// selfCount returns the part of name's word count that is due to the word w itself.
func selfCount(name, w string) int {
	if trimWord(w) == name {
		return 1
	}
	return 0
}

// known returns the seam of a word without capitals inside, if both its parts occur elsewhere in the text.
func (s *survey) known(w string, offset int) []seam {
	const short = 3 // bytes; shorter words are parts of many others
	t := trimWord(w)
	if len(t) < 7 || strings.ToUpper(t[:short]) != t[:short] || strings.ContainsAny(t, "-/._") {
		return nil
	}
	n := s.count()
	if n[t] > 1 {
		return nil
	}
	for at := len(t) - short; at >= short; at-- {
		if n[t[:at]] > 1 && n[t[at:]] > 1 && strings.ToUpper(t[:at]) == t[:at] {
			return []seam{{offset + strings.Index(w, t) + at, 0}}
		}
	}
	return nil
}

// places returns the offsets in w at which a cell may end: before a capital after a small letter, a digit or a closing
// sign, and before a point and a capital after a sign such as # or a bracket.
func places(w string) []int {
	var out []int
	runes := []rune(w)
	at := 0
	for i, r := range runes {
		if i > 0 && boundary(runes, i) {
			out = append(out, at)
		}
		at += utf8.RuneLen(max(r, 0))
	}
	return out
}

// boundary reports whether a cell may end before the rune i of w.
func boundary(w []rune, i int) bool {
	prev, r := w[i-1], w[i]
	next := rune(0)
	if i+1 < len(w) {
		next = w[i+1]
	}
	switch {
	case unicode.IsUpper(r) && unicode.IsLower(prev):
		return true
	case unicode.IsUpper(r) && unicode.IsUpper(prev):
		return unicode.IsLower(next) && i > 1
	case unicode.IsUpper(r):
		return unicode.IsLower(next) && (unicode.IsDigit(prev) || strings.ContainsRune(")]}+#=%*!?&>’\"", prev)) ||
			unicode.IsDigit(prev) && (next == 0 || unicode.IsUpper(next)) && i > 2
	case r == '.':
		return unicode.IsUpper(next) && (strings.ContainsRune("#+)]", prev))
	}
	return false
}

func lastWord(s string) string {
	s = strings.TrimRight(s, " ")
	return trimWord(s[strings.LastIndexByte(s, ' ')+1:])
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return trimWord(w)
}

// brand reports whether w is one of the most common names with a capital inside. A name that occurs elsewhere in the
// text needs no entry.
func brand(w string) bool {
	switch w {
	case "JavaScript", "TypeScript", "CoffeeScript", "MySQL", "NoSQL", "PostgreSQL", "MongoDB", "DynamoDB", "MariaDB",
		"SQLite", "GitHub", "GitLab", "BitBucket", "CircleCI", "YouTube", "LinkedIn", "WordPress", "GraphQL",
		"WebSocket", "WebSockets", "PowerShell", "DevOps", "RabbitMQ", "ActiveMQ", "CloudFront", "CloudWatch",
		"CloudFormation", "OpenShift", "OpenStack", "OpenID", "OAuth", "PyTorch", "TensorFlow", "NumPy", "SciPy",
		"FastAPI", "NestJS", "NextJS", "ReactJS", "VueJS", "NodeJS", "AngularJS", "ElasticSearch", "IntelliJ",
		"JetBrains", "PayPal", "macOS", "iOS", "IoT", "SaaS", "PaaS", "IaaS", "FaaS", "APIs", "URLs", "IDs", "JUnit",
		"DataFrame", "HashMap", "ArrayList", "LinkedList", "PhD", "McDonald", "HBase", "InnoDB", "CouchDB", "BigQuery",
		"VMs", "LocalStorage":
		return true
	}
	return false
}
