package recognize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"studyguide/source/ast"
	"studyguide/source/pattern"
)

// The words that label a question's facts, in the languages that guides were seen in. Words that answers use as often ("Level: DEBUG",
// "Topics: orders, payments") are loose: they count under the title, and a level only if its value is a grade.
const (
	difficultyWords = `difficulty(?: level)?|schwierigkeit(?:sgrad|sstufe)?|dificultad|nivel de dificultad|difficulté|niveau de difficulté|dificuldade|nível de dificuldade|` +
		`(?:уровень )?сложност[ьи]|难度|難度|難易度|(?:مستوى )?الصعوبة`
	levelWords = `(?:skill )?level|niveau|nivel|nível|уровень|级别|等级|レベル|المستوى`
	tagWords   = `tags?|schlagw(?:ort|örter)|etiquetas?|étiquettes?|mots[- ]clés|теги?|метки|标签|標籤|タグ|الوسوم|وسوم`
	topicWords = `topics?|them(?:a|en)|temas?|thèmes?|tópicos?|темы?|主题|トピック|المواضيع|الموضوعات`
)

// factLabel is a label at the start of a line or behind a separator. Its groups are the kinds of label.
var factLabel = pattern.New(`(?i)(?:^|[\s\x{a0}\x{3000}|｜·・•;；؛,，、،\x{2013}\x{2014}])(?:(` + difficultyWords + `)|(` + levelWords + `)|(` + tagWords + `)|(` + topicWords + `))\s*[:：]`)

// wrapped is where a list goes on in the next line.
var wrapped = pattern.New(`[,，、،]\s*\n`)

// The groups of factLabel.
const (
	noLabel = iota
	difficultyLabel
	levelLabel
	tagLabel
	topicLabel
)

// isGrade tells whether a word is one that difficulties consist of.
func isGrade(word string) bool {
	switch word {
	case "easy", "simple", "basic", "basics", "beginner", "beginners", "elementary", "novice", "fundamental", "junior", "entry", "medium", "moderate",
		"intermediate", "mid", "middle", "average", "hard", "difficult", "advanced", "tough", "expert", "senior", "challenging", "tricky",
		"leicht", "einfach", "grundlegend", "anfänger", "mittel", "mittelschwer", "fortgeschritten", "fortgeschrittene", "schwer", "schwierig", "experte", "experten",
		"fácil", "básico", "básica", "principiante", "medio", "media", "intermedio", "intermedia", "difícil", "avanzado", "avanzada", "experto",
		"facile", "débutant", "basique", "moyen", "moyenne", "intermédiaire", "difficile", "avancé", "avancée",
		"iniciante", "médio", "média", "intermediário", "intermediária", "avançado", "avançada",
		"лёгкий", "легкий", "лёгкая", "легкая", "простой", "простая", "начальный", "базовый", "базовая", "средний", "средняя", "сложный", "сложная",
		"трудный", "высокий", "высокая", "низкий", "низкая", "продвинутый", "эксперт",
		"简单", "簡單", "容易", "初级", "初級", "入门", "基础", "中等", "中级", "中級", "困难", "困難", "难", "难题", "高级", "高級", "较难",
		"易しい", "簡単", "やさしい", "基礎", "普通", "難しい", "上級",
		"سهل", "سهلة", "مبتدئ", "أساسي", "متوسط", "متوسطة", "صعب", "صعبة", "متقدم", "متقدمة":
		return true
	}
	return false
}

// besideGrade tells whether a word stands beside grades: "very hard", "easy to medium", "level 3".
func besideGrade(word string) bool {
	switch word {
	case "very", "to", "rather", "level", "upper", "lower", "sehr", "bis", "muy", "très", "muito", "очень":
		return true
	}
	return strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

// facts is what a paragraph of facts says.
type facts struct {
	difficulty string
	tags       []string
}

// takeFacts moves the facts of a question out of the paragraphs in which its author wrote them: right under its title, or at
// the very end, where only labels count that are never anything else. A question that would be left with nothing keeps tags as
// its text, which may be the answer.
func takeFacts(q *ast.Question, answered bool) {
	first := &q.Prompt
	if len(q.Prompt) == 0 && !answered {
		first = &q.Answer
	}
	all, found := *first, facts{}
	for len(*first) > 0 && found.add((*first)[0], false) {
		*first = trimDividers((*first)[1:])
	}
	if len(q.Prompt)+len(q.Answer) == 0 && found.difficulty == "" {
		*first, found = all, facts{}
	}
	for _, blocks := range []*[]ast.Block{&q.Prompt, &q.Answer} {
		if last := len(*blocks) - 1; last > 0 && found.add((*blocks)[last], true) {
			*blocks = trimDividers((*blocks)[:last])
		}
	}
	q.Difficulty, q.Tags = found.difficulty, found.tags
}

// add adds what a block says if that is nothing but facts, and none that are known already.
func (f *facts) add(b ast.Block, strict bool) bool {
	const longest = 400 // bytes; what is longer is read as text, and needs no search
	p, ok := b.(*ast.Paragraph)
	if !ok || flatSize(p.Inlines) > longest || !isPlain(p.Inlines) {
		return false
	}
	more, ok := readFacts(strings.TrimSpace(flat(p.Inlines)), strict)
	if !ok || f.difficulty != "" && more.difficulty != "" || len(f.tags) > 0 && len(more.tags) > 0 {
		return false
	}
	f.difficulty += more.difficulty
	f.tags = append(f.tags, more.tags...)
	return true
}

// isPlain tells whether inlines are text and emphasis. A link or an image says more than its words.
func isPlain(in []ast.Inline) bool {
	for _, n := range in {
		switch n := n.(type) {
		case *ast.Text, *ast.Code, *ast.Break:
		case *ast.Emph, *ast.Strong:
			if !isPlain(ast.Children(n)) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// readFacts reads a text of labelled parts. ok is false if it says anything else.
func readFacts(text string, strict bool) (f facts, ok bool) {
	for _, pair := range []string{"()", "[]"} {
		if len(text) > 1 && strings.HasPrefix(text, pair[:1]) && strings.HasSuffix(text, pair[1:]) {
			text = text[1 : len(text)-1]
		}
	}
	for kind := noLabel; ; {
		value := text
		m := factLabel.FindStringSubmatchIndex(text)
		if m != nil {
			value = text[:m[0]]
		}
		if kind == noLabel && (m == nil || hasWord(value)) || kind != noLabel && !f.take(kind, value, strict) {
			return facts{}, false
		}
		if m == nil {
			return f, true
		}
		for kind = difficultyLabel; m[2*kind] < 0; {
			kind++
		}
		text = text[m[1]:]
	}
}

// take adds the value of a label of a kind. It is false for a value that no fact has.
func (f *facts) take(kind int, value string, strict bool) bool {
	sure := kind == difficultyLabel || kind == tagLabel
	if strict && !sure {
		return false
	}
	value = strings.TrimSpace(wrapped.ReplaceAllString(value, ", "))
	if strings.Contains(value, "\n") { // a line without a label says something else
		return false
	}
	parts := strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune("|｜·・•;；؛", r) })
	for i, part := range parts {
		parts[i] = strings.Trim(part, " \t\u00a0\u3000,，、،\u2013\u2014")
	}
	if kind == difficultyLabel || kind == levelLabel {
		if f.difficulty != "" || len(parts) == 0 || hasWord(strings.Join(parts[1:], "")) || !isDifficulty(parts[0], sure) {
			return false
		}
		f.difficulty = parts[0]
		return true
	}
	n := len(f.tags)
	for _, part := range parts {
		for _, tag := range tagsOf(part) {
			if !isTag(tag) {
				return false
			}
			f.addTag(tag)
		}
	}
	return len(f.tags) > n
}

// tagsOf divides a part at its commas, or at its spaces if all of it is hashtags.
func tagsOf(part string) []string {
	split := func(r rune) bool { return strings.ContainsRune(",，、،", r) }
	if fields := strings.Fields(part); len(fields) > 1 && strings.Count(" "+strings.Join(fields, " "), " #") == len(fields) {
		split = unicode.IsSpace
	}
	var out []string
	for _, tag := range strings.FieldsFunc(part, split) {
		if tag = strings.TrimLeft(strings.TrimSpace(tag), "#"); tag != "" {
			out = append(out, tag)
		}
	}
	return out
}

func (f *facts) addTag(tag string) {
	for _, t := range f.tags {
		if strings.EqualFold(t, tag) {
			return
		}
	}
	f.tags = append(f.tags, tag)
}

// isDifficulty tells whether s is a difficulty: grades with what stands beside them, or stars and the like. A label that is never
// anything else may have any one word.
func isDifficulty(s string, sure bool) bool {
	const longest = 40 // characters: "intermediate to advanced (level 4 of 5)"
	if s == "" || endsSentence(s) || utf8.RuneCountInString(s) > longest {
		return false
	}
	ws, graded := words(s), false
	for _, w := range ws {
		switch {
		case isGrade(w):
			graded = true
		case !besideGrade(w):
			return sure && len(ws) == 1
		}
	}
	return graded || sure || len(ws) == 0
}

// isTag tells whether s can be a tag: a few words, none of which only sentences have.
func isTag(s string) bool {
	ws := words(s)
	if len(ws) == 0 || len(strings.Fields(s)) > 4 || utf8.RuneCountInString(s) > 40 || endsSentence(s) || strings.Contains(s, ": ") || strings.ContainsAny(s, "：。") {
		return false
	}
	return len(ws) == 1 || !slices.ContainsFunc(ws, ofSentences)
}

// ofSentences tells whether a word is one that English sentences have and tags do not.
func ofSentences(w string) bool {
	switch w {
	case "it", "they", "you", "we", "this", "that", "these", "is", "are", "was", "were", "has", "have", "can", "will", "must", "should", "which", "who", "such",
		"and", "or", "but", "because", "if":
		return true
	}
	return false
}

func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
