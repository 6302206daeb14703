package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// seams gives the places where cells may have run together in t, by position.
func (p *parser) seams(t string) []seam {
	var out []seam
	for from := 0; from < len(t); {
		to := strings.IndexByte(t[from:], ' ')
		if to < 0 {
			to = len(t)
		} else {
			to += from
		}
		if to-from > 2 && to-from < 200 {
			out = append(out, p.wordSeams(t[from:to], from)...)
		}
		from = to + 1
	}
	return out
}

// wordSeams gives the seams of one word, which stands at byte offset of its line.
func (p *parser) wordSeams(w string, offset int) []seam {
	places := places(w)
	if len(places) == 0 {
		return p.known(w, offset)
	}
	var out []seam
	for i, at := range places {
		left, right := trimWord(w[:at]), trimWord(w[at:])
		score := minSeam
		if p.words[left] > 0 {
			score += 2
		}
		if p.words[right] > 0 {
			score++
		}
		// The pieces on both sides may be halves of one name, as in JavaScript: then the seam is not between cells.
		from, to := 0, len(w)
		if i > 0 {
			from = places[i-1]
		}
		if i+1 < len(places) {
			to = places[i+1]
		}
		for _, joined := range [...]string{w[from:to], w[:to], w[from:], w} {
			if name := trimWord(joined); p.words[name] > selfCount(name, w) || brand(name) {
				score -= 3
				break
			}
		}
		if i > 0 && p.words[left] > 0 {
			score++ // the whole of a name with a capital inside stands on the left
		}
		if score >= minSeam {
			out = append(out, seam{offset + at, score})
		}
	}
	return out
}

// selfCount gives how often name is counted for being the word w itself.
func selfCount(name, w string) int {
	if trimWord(w) == name {
		return 1
	}
	return 0
}

// known gives the seam of a word without capitals inside, both parts of which stand elsewhere in the text.
func (p *parser) known(w string, offset int) []seam {
	t := trimWord(w)
	if len(t) < 7 || p.words[t] > 1 || strings.ContainsAny(t, "-/._") {
		return nil
	}
	const short = 3 // shorter words are parts of many others
	for at := len(t) - short; at >= short; at-- {
		if p.words[t[:at]] > 1 && p.words[t[at:]] > 1 && strings.ToUpper(t[:at]) == t[:at] {
			return []seam{{offset + strings.Index(w, t) + at, minSeam}}
		}
	}
	return nil
}

// places gives the bytes of w where a cell may end: a capital after a letter that is none, after a digit or a
// closing sign, the last capital of an acronym before a word, a point that begins a name (".NET") after a sign.
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

// brand tells whether w is a name that is written with a capital inside. They are the commonest of the field; a
// name that the text uses elsewhere needs no entry.
func brand(w string) bool {
	switch w {
	case "JavaScript", "TypeScript", "CoffeeScript", "MySQL", "NoSQL", "PostgreSQL", "MongoDB", "DynamoDB", "MariaDB", "SQLite",
		"GitHub", "GitLab", "BitBucket", "CircleCI", "YouTube", "LinkedIn", "WordPress", "GraphQL", "WebSocket", "WebSockets",
		"PowerShell", "DevOps", "RabbitMQ", "ActiveMQ", "CloudFront", "CloudWatch", "CloudFormation", "OpenShift", "OpenStack", "OpenID",
		"OAuth", "PyTorch", "TensorFlow", "NumPy", "SciPy", "FastAPI", "NestJS", "NextJS", "ReactJS", "VueJS", "NodeJS", "AngularJS",
		"ElasticSearch", "IntelliJ", "JetBrains", "PayPal", "macOS", "iOS", "IoT", "SaaS", "PaaS", "IaaS", "FaaS", "APIs", "URLs", "IDs",
		"JUnit", "DataFrame", "HashMap", "ArrayList", "LinkedList", "PhD", "McDonald", "HBase", "InnoDB", "CouchDB", "BigQuery", "VMs", "LocalStorage":
		return true
	}
	return false
}
