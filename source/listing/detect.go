package listing

import (
	"encoding/json"
	"slices"
	"strings"

	"example.org/studyguide/source/pattern"
)

// maxText is the number of bytes of a listing that are weighed. The first lines show its language.
const maxText = 8000

// Weights of a language that is mentioned before a listing. The last line is the lead-in itself ("Example in SQL:");
// the lines before it, such as the title of the question, weigh less.
const (
	leadWeight  = 4
	titleWeight = 2
)

// Detect returns the language of code without markup, or "" if there are too few signs. leadIn is the text before the
// listing, its last line the nearest. A language named there wins over weak signs in the code, but not over code that
// is clearly in another language.
func Detect(leadIn, text string) string {
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "")
	}
	return decide(leadIn, content(text))
}

// decide returns the language that the text before a listing and the scores of its own text agree on; "" if none.
// It adds the weights of what the text before mentions to scores.
func decide(leadIn string, scores map[string]int) string {
	top := most(scores)
	before, last := lead(leadIn)
	// A language without any sign must not beat one with clear signs.
	mentioned(last, func(l string) bool { return scores[l] > 0 || top < 4 }, func(l string) { scores[l] += leadWeight })
	mentioned(before, func(l string) bool { return scores[l] > 0 }, func(l string) { scores[l] += titleWeight })
	best, second, name := 0, 0, ""
	for _, l := range order(scores) {
		if v := scores[l]; v > best {
			best, second, name = v, best, l
		} else if v > second {
			second = v
		}
	}
	if best < 3 || best == second {
		return ""
	}
	return name
}

// most returns the highest score.
func most(scores map[string]int) int {
	top := 0
	for _, v := range scores {
		top = max(top, v)
	}
	return top
}

// order returns the languages sorted by name, so that equal scores do not depend on map order.
func order(scores map[string]int) []string {
	out := make([]string, 0, len(scores))
	for l := range scores {
		out = append(out, l)
	}
	slices.Sort(out)
	return out
}

// content scores the text alone.
func content(text string) map[string]int {
	s := map[string]int{}
	t := pattern.Of(text)
	for _, f := range features {
		if n := f.re.Count(t, 3); n > 0 {
			s[f.lang] += n * f.weight
		}
	}
	if sqlStart.Match(t) {
		s["sql"] += 4 + 2*sqlSign.Count(t, 4)
	}
	data(text, s)
	if c := commands(text); c > 0 {
		s["bash"] += c
	}
	related(text, s)
	return s
}

// related decides between languages that share most of their signs: the one with signs of its own takes the score of
// the other.
func related(text string, s map[string]int) {
	if s["typescript"] > 0 && s["java"] < 4 && s["graphql"] < 5 {
		s["typescript"] += s["javascript"]
	}
	if s["csharp"] > 2 {
		s["csharp"] += s["java"]
	}
	if s["cpp"] > 0 {
		s["cpp"] += s["c"]
	}
	if s["xml"] > 0 && s["html"] > 0 && s["xml"] < 6 {
		delete(s, "xml")
	}
	if !strings.HasPrefix(strings.TrimSpace(text), "<") {
		s["html"] /= 2 // tags within code of another language
	}
	if s["php"] >= 5 {
		s["javascript"] /= 2
	}
	for l, v := range s {
		if v == 0 {
			delete(s, l)
		}
	}
}

// data scores JSON and YAML, which show in the whole text rather than in single words.
func data(text string, s map[string]int) {
	t := strings.TrimSpace(text)
	if t == "" {
		return
	}
	if t[0] == '{' || t[0] == '[' {
		switch {
		case len(t) > 2 && json.Valid([]byte(t)):
			s["json"] += 12
		case jsonLine.MatchString(t) && !strings.ContainsAny(t, ";="):
			s["json"] += 6
		}
	}
	lines, keys, nested := 0, 0, 0
	for l := range strings.Lines(text) {
		l = strings.TrimRight(l, " \n")
		if l == "" {
			continue
		}
		lines++
		if yamlLine.MatchString(l) {
			keys++
			if l[0] == ' ' || strings.HasPrefix(l, "- ") || strings.HasSuffix(l, ":") {
				nested++
			}
		}
	}
	if lines >= 2 && keys*10 >= lines*9 && nested > 0 {
		s["yaml"] += 8
	} else if lines >= 2 && keys == lines {
		s["yaml"] += 3
	}
}

// commands scores the lines that begin with the name of a shell command.
func commands(text string) int {
	n := 0
	for l := range strings.Lines(text) {
		code, _ := bare(clip(l))
		if code != "" && !strings.HasSuffix(code, ";") {
			if c := commandScore(code); c > 1 {
				n += c + 1
			}
		}
	}
	return min(n, 12)
}

// lead returns the last sentence in the last line of leadIn, which counts in full, and what stands before it.
func lead(leadIn string) (before, last string) {
	leadIn = strings.TrimSpace(leadIn)
	before, last = "", leadIn
	if i := strings.LastIndexByte(leadIn, '\n'); i >= 0 {
		before, last = leadIn[:i], leadIn[i+1:]
	}
	if i := strings.LastIndex(last, ". "); i >= 0 { // "Java has X. Example in Go:"
		before, last = before+"\n"+last[:i], last[i+2:]
	}
	return before, last
}

type mention struct {
	lang string
	re   *pattern.Pattern
}

// mentionTable maps languages to their names and to libraries that belong to one language.
var mentionTable = []mention{
	{
		"javascript",
		pattern.New(
			`(?i)\b(?:javascript|node(?:\.?js)?|express(?:\.?js)?|es6|react|vue|jquery|mocha|jest|mongoose|sequelize|webpack|npm)\b|\bJS\b`,
		),
	},
	{"typescript", pattern.New(`(?i)\b(?:typescript|angular|nestjs)\b`)},
	{"java", pattern.New(`(?i)\b(?:java|spring(?:\s?boot)?|hibernate|jpa|junit|maven|gradle|servlet|jdbc)\b`)},
	{"python", pattern.New(`(?i)\b(?:python3?|flask|django|fastapi|sqlalchemy|celery|pandas|numpy|pytest|asyncio)\b`)},
	{"php", pattern.New(`(?i)\b(?:php|laravel|pdo|symfony|wordpress|codeigniter)\b`)},
	{"sql", pattern.New(`(?i)\b(?:sql|mysql|postgres(?:ql)?|sqlite|flyway|liquibase)\b`)},
	{"go", pattern.New(`\b(?:Go|Golang|golang|goroutines?)\b`)},
	{"ruby", pattern.New(`(?i)\b(?:ruby|rails|sinatra|rspec)\b`)},
	{"csharp", pattern.New(`(?i)\bc#|\b(?:csharp|asp\.net|entity framework|linq)\b|\.NET\b`)},
	{"cpp", pattern.New(`(?i)\bc\+\+|\b(?:cpp|stl)\b`)},
	{"c", pattern.New(`\b(?:in|of|with) C\b`)},
	{"rust", pattern.New(`\bRust\b`)},
	{"kotlin", pattern.New(`(?i)\bkotlin\b`)},
	{"bash", pattern.New(`(?i)\b(?:bash|shell|terminal|command line|cli|zsh|linux command)\b`)},
	{"yaml", pattern.New(`(?i)\b(?:yaml|yml|kubernetes|k8s|docker[ -]compose|github actions|ansible|helm|openapi)\b`)},
	{"json", pattern.New(`(?i)\bjson\b`)},
	{"html", pattern.New(`(?i)\bhtml5?\b`)},
	{"css", pattern.New(`(?i)\bcss3?\b`)},
	{"xml", pattern.New(`(?i)\bxml\b`)},
	{"dockerfile", pattern.New(`(?i)\bdockerfile\b`)},
	{"graphql", pattern.New(`(?i)\bgraphql\b`)},
}

// mentioned calls found for each language that s mentions, of those that count.
func mentioned(s string, counts func(lang string) bool, found func(lang string)) {
	if len(s) > maxLine {
		s = s[len(s)-maxLine:]
	}
	t := pattern.Of(s)
	for _, m := range mentionTable {
		if counts(m.lang) && m.re.Match(t) {
			found(m.lang)
		}
	}
}
