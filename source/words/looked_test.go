package words

import (
	"slices"
	"strings"
	"testing"
)

// core are the concepts that guides of every language are searched for.
var core = []Concept{QuestionLabel, AnswerLabel, ContentsTitle, CorrectAnswer, AnswerKey, FAQ, Difficulty, Tags}

// readIn returns the words of one language's file by concept, each choice spelled out.
func readIn(tag string) map[string][]string {
	out := map[string][]string{}
	readingLines(tag, func(key, value string) {
		for pattern := range strings.SplitSeq(value, "|") {
			out[key] = append(out[key], choices(strings.TrimSpace(pattern))...)
		}
	})
	return out
}

// TestEveryLanguageIsRead names what a translator has left out of the words that are looked for, and what no reader
// looks for.
func TestEveryLanguageIsRead(t *testing.T) {
	const fewest = 33
	if n := len(tags()); n < fewest {
		t.Errorf("there are %d languages, want %d", n, fewest)
	}
	english := readIn(source)
	known := map[string]bool{}
	for _, c := range lookedFor(t) {
		known[c] = true
		if _, ok := looked()[Concept(c)]; !ok {
			t.Errorf("no language has words for %s", c)
		}
	}
	if len(english) < len(core) {
		t.Fatalf("English has %d concepts", len(english))
	}
	for _, tag := range tags() {
		texts := readIn(tag)
		for _, c := range core {
			if len(texts[string(c)]) == 0 {
				t.Errorf("%s: %s is missing", tag, c)
			}
		}
		for key, list := range texts {
			if !known[key] {
				t.Errorf("%s: nobody looks for %s", tag, key)
			}
			seen := map[string]bool{}
			for _, w := range list {
				w = strings.ToLower(strings.Join(strings.Fields(w), " "))
				if w == "" || strings.ContainsAny(w, "()[]/|#") {
					t.Errorf("%s: %s: %q is not a word", tag, key, w)
				}
				if seen[w] {
					t.Errorf("%s: %s: %q stands twice", tag, key, w)
				}
				seen[w] = true
			}
		}
	}
}

// TestPartsOfFilesAreWhole fails for a concept that a file has twice, of which one would be lost to its translator's
// eye.
func TestPartsOfFilesAreWhole(t *testing.T) {
	for _, tag := range tags() {
		var keys []string
		readingLines(tag, func(key, value string) {
			if slices.Contains(keys, key) {
				t.Errorf("%s: %s stands twice", tag, key)
			}
			if strings.Contains(value, "||") || strings.HasSuffix(value, "|") {
				t.Errorf("%s: %s has an empty word", tag, key)
			}
			for word := range strings.SplitSeq(value, "|") {
				if strings.Count(word, "(") != strings.Count(word, ")") ||
					strings.Count(word, "[") != strings.Count(word, "]") {
					t.Errorf("%s: %s: %q has a bracket alone", tag, key, word)
				}
			}
			keys = append(keys, key)
		})
	}
}

func TestChoicesAreSpelledOut(t *testing.T) {
	for pattern, want := range map[string]string{
		"answer":                 "answer",
		"answer(s)":              "answer,answers",
		"(a/b) c":                " c,a c,b c",
		"[a/b(s)] (c)":           "a ,a c,b ,b c,bs ,bs c",
		"[a/[b/c]]":              "a,b,c",
		"[查看/显示](参考)答案":          "查看答案,查看参考答案,显示答案,显示参考答案",
		"(go/jump) to [top/toc]": " to top, to toc,go to top,go to toc,jump to top,jump to toc",
	} {
		got := strings.Join(choices(pattern), ",")
		if got != want {
			t.Errorf("%q: %q, want %q", pattern, got, want)
		}
	}
}

func TestWholeTextsAreWords(t *testing.T) {
	for _, c := range []struct {
		concept Concept
		text    string
		want    bool
	}{
		{ContentsTitle, "TABLE OF  CONTENTS:", true},
		{ContentsTitle, "**İçindekiler**", true},
		{ContentsTitle, "目录：", true},
		{ContentsTitle, "Inhalts", false},
		{ContentsTitle, "Contents of the box", false},
		{ContentsTitle, "", false},
		{NumberHeader, "S. No.", true},
		{BackToTop, "⬆ Torna all’inizio", true},
		{BackToTop, "go back to the top", true},
		{BackToTop, "back to work", false},
		{AnswerKey, "Lösungsschlüssel", true},
		{CorrectAnswer, "الإجابة الصحيحة", true},
		{Concept("nothing"), "answer", false},
		{AnswerLabel, strings.Repeat("answer ", 100), false},
	} {
		if got := Is(c.concept, c.text); got != c.want {
			t.Errorf("%s: %q: %v", c.concept, c.text, got)
		}
	}
}

func TestWordsAreFoundAtBothEnds(t *testing.T) {
	for _, c := range []struct {
		concept Concept
		text    string
		want    string // the words, longest first
	}{
		{QuestionLabel, "QUESTIONS", "QUESTIONS,QUESTION,QUES,QUE,Q"},
		{QuestionLabel, "Câu  hỏi 5", "Câu  hỏi,Câu"},
		{QuestionLabel, "问题：", "问题,问"},
		{QuestionLabel, "Water", ""},
		{QuestionLabel, "", ""},
	} {
		var got []string
		for _, n := range Prefixes(c.concept, c.text) {
			got = append(got, c.text[:n])
		}
		if strings.Join(got, ",") != c.want {
			t.Errorf("%q begins with %q, want %s", c.text, got, c.want)
		}
	}
	for text, want := range map[string]bool{"FAQ for members": true, "FAQs": true, "faqir": false, "常见问题解答": true, "Preguntas frecuentes": true, "A FAQ": false} {
		if got := Begins(FAQ, text); got != want {
			t.Errorf("%q begins with a FAQ: %v", text, got)
		}
	}
	for text, want := range map[string]bool{"你好吗": true, "吗啡": false, "할까요": true, "": false} {
		if got := Ends(AskingEnd, text); got != want {
			t.Errorf("%q ends asking: %v", text, got)
		}
	}
}

func TestWordsAreFoundInside(t *testing.T) {
	for text, want := range map[string]bool{
		"Prüfungsfragen zur Botanik": true, "Questionnaire": true, "An exam on moss": true, "An example": false,
		"Вопросы о мхах": true, "苔藓面试题": true, "Q & A on moss": true, "Iraq & Abu Dhabi": false, "Moss": false,
		"": false,
	} {
		if got := In(GuideTitle, text); got != want {
			t.Errorf("%q speaks of questions: %v", text, got)
		}
	}
	for name, want := range map[string]bool{
		"otazky": true, "cauhoi": true, "Cau hoi": true, "kerdesek": true, "soal": true, "persoalan": false, "notes": false,
	} {
		if got := InName(GuideTitle, name); got != want {
			t.Errorf("the name %q speaks of questions: %v", name, got)
		}
	}
	if got := Without(NotAsking, "HTTP 请求"); got != "HTTP " {
		t.Errorf("got %q", got)
	}
}

func BenchmarkPrefixes(b *testing.B) {
	for b.Loop() {
		Prefixes(QuestionLabel, "Quite another line of text that begins with the letter of a word")
	}
}

func BenchmarkIn(b *testing.B) {
	for b.Loop() {
		In(GuideTitle, "A title of a usual length about something else")
	}
}

// BenchmarkFirstUse reads all files and spells out the concepts that every guide is searched for, as each run of the
// program does.
func BenchmarkFirstUse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		all := readAll()
		for _, c := range []Concept{
			QuestionLabel, AnswerLabel, AnswerLetter, AnswerLead, AnswerFold, CorrectAnswer, PartLabel, Asking,
			AskingInside, AskingEnd, NotAsking, ContentsTitle, FAQ, GuideTitle, AlsoRead, BackToTop, CreditsTitle,
			SectionLabel, ClosingTitle, AnswerKey, ApparatusTitle, Difficulty, Level, Tags, Topics, ProseWord,
			ProseKeyword, QuestionFiller, TitleFiller, VersionTitle,
		} {
			all[c].spellOut()
		}
	}
}

func TestLettersFollowInTheOrderOfTheirAlphabet(t *testing.T) {
	for _, test := range []struct {
		before, letter rune
		want           bool
	}{
		{0, 'a', true}, {'a', 'b', true}, {'a', 'c', false}, {'b', 'a', false}, {0, 'b', false}, {-1, 'b', true},
		{0, 'а', true}, {'а', 'б', true}, {'a', 'б', false}, {'①', '②', true}, {'ا', 'ب', true}, {'ب', 'ج', true},
		{'ب', 'ت', true}, {'가', '나', true}, {-1, '水', false}, {'z', 'ａ', false},
	} {
		if got := Follows(OptionLetters, test.before, test.letter); got != test.want {
			t.Errorf("%q after %q: got %t", test.letter, test.before, got)
		}
	}
}
