package recognize

import (
	"strings"
	"unicode"

	"studyguide/source/pattern"
)

// asking are words that open a question or a task put as one. Most questions of other languages than English end in a question mark, so
// of those only words are listed that open a question without one.
var asking = set("what", "why", "how", "when", "where", "which", "who", "whose", "whom", "is", "are", "can", "could", "do",
	"does", "did", "should", "would", "will", "has", "have", "was", "were",
	"explain", "describe", "define", "compare", "discuss", "talk", "elaborate", "illustrate", "briefly", "briefing", "contrast",
	"name", "list", "write", "give", "tell", "differentiate", "difference", "differences", "distinguish", "implement", "design", "find", "mention",
	"state", "given", "true", "suppose", "show", "create", "identify", "select", "choose", "whats", "hows", "reverse", "calculate",
	// Spanish, Portuguese
	"qué", "cómo", "cuál", "cuáles", "cuándo", "dónde", "quién", "explique", "explica", "describa", "describe", "defina", "mencione", "menciona", "enumere", "nombre", "diferencia", "diferencias",
	"qual", "quais", "onde", "porque", "cite", "descreva", "diferencie", "diferença",
	// German, Dutch
	"wie", "warum", "wieso", "wozu", "welche", "welcher", "welches", "erkläre", "erklären", "erläutern", "beschreibe", "beschreiben", "nenne", "nennen", "definiere", "unterschied",
	"wat", "waarom", "hoe", "welke", "leg", "beschrijf", "noem",
	// French, Italian
	"quel", "quelle", "quels", "quelles", "pourquoi", "qu", "expliquez", "expliquer", "décrivez", "définissez", "citez", "donnez", "différence",
	"cosa", "perché", "quale", "quali", "spiega", "descrivi", "differenza",
	// Russian, Ukrainian, Polish, Turkish
	"что", "как", "почему", "зачем", "какой", "какая", "какое", "какие", "чем", "где", "когда", "кто", "сколько", "назовите", "объясните", "расскажите", "опишите", "перечислите", "разница",
	"що", "як", "чому", "навіщо", "який", "яка", "які", "чим", "поясніть", "co", "czym", "jak", "jaka", "jaki", "jakie", "dlaczego", "kiedy", "wyjaśnij", "opisz", "wymień",
	"nedir", "nasıl", "neden", "niçin", "açıklayın",
	// Arabic, Persian, Hebrew
	"ما", "ماذا", "كيف", "لماذا", "هل", "أين", "متى", "اشرح", "عرف", "وضح", "اذكر", "چیست", "چرا", "چگونه", "מה", "איך", "למה", "מדוע", "הסבר", "הסבירו")

// askingInside are the words that ask in languages which put them anywhere in a sentence.
var askingInside = pattern.New(`什么|什麼|如何|怎么|怎麼|怎样|为什么|為什麼|为何|哪些|哪个|哪種|哪几|吗$|区别|區別|差异|是否|多少|有何|谈谈|说说|说一下|说下|讲讲|讲一下|聊聊|^介绍|介绍(?:一下|下)|简述|简单说|解释|描述|列举|比较一下|` +
	`(?:請|请)(?:$|[^求])|何を|何です|とは|なぜ|どう|どの|ですか|ますか|違い|説明|述べ|挙げ|ください|下さい|教えて|무엇|무슨|뭐|왜|어떻게|어떤|차이|설명|인가요?|나요|까요?$|` +
	`क्या|कैसे|क्यों|कौन|बताइए|समझाइए|คืออะไร|อย่างไร|ทำไม|là gì|tại sao|thế nào|nedir|nasıl|apa itu|bagaimana|mengapa|jelaskan`)

// asks tells whether a title reads like a question: it ends in a question mark of any script, or opens with a word that
// asks, or has one inside where the language puts it there.
func asks(title string) bool {
	t := strings.TrimRightFunc(title, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"'”’)）」*_`, r) })
	if endsAsking(t) {
		return !signature.MatchString(title)
	}
	w := words(title)
	return len(w) > 1 && asking[w[0]] || askingInside.MatchString(strings.ToLower(t))
}

// signature is a function and its parameters, of which one may be optional: find(name, options?).
var signature = pattern.New(`^[\w.$]+\([^()]*\?[^()]*\)$`)

func endsAsking(t string) bool {
	return t != "" && strings.ContainsAny(lastRune(t), "?？؟⁇;") && (!strings.HasSuffix(t, ";") || isGreek(t))
}

// isGreek tells whether the last letter of t is Greek: there the question mark looks like a semicolon.
func isGreek(t string) bool {
	i := strings.LastIndexFunc(t, unicode.IsLetter)
	if i < 0 {
		return false
	}
	for _, r := range t[i:] {
		return unicode.Is(unicode.Greek, r)
	}
	return false
}
