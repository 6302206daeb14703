package source_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/tools/txtar"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/html"
	"example.org/studyguide/source/markdown"
	"example.org/studyguide/source/recognize"
	"example.org/studyguide/source/text"
)

// TestNothingIsLost checks that every word that a reader returns is in the guide, in what was reported as furniture or
// as left out, or part of a mark or a label.
func TestNothingIsLost(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(file), func(t *testing.T) { checkWords(t, ar.Files[0].Name, ar.Files[0].Data) })
	}
}

// TestNothingIsLostInSeedAndCorpus does the same for documents that are not in the repository.
func TestNothingIsLostInSeedAndCorpus(t *testing.T) {
	seed, corpus := os.Getenv("STUDYGUIDE_SEED"), os.Getenv("STUDYGUIDE_CORPUS")
	if seed == "" && corpus == "" {
		t.Skip("STUDYGUIDE_SEED and STUDYGUIDE_CORPUS are not set: no document to read")
	}
	files := []string{}
	if corpus != "" {
		for _, ext := range []string{"*.md", "*.txt", "*.html"} {
			more, _ := filepath.Glob(filepath.Join(corpus, ext))
			files = append(files, more...)
		}
	}
	if seed != "" {
		files = append(files, seed)
	}
	for _, file := range files {
		if filepath.Base(file) == "README.md" {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			checkWords(t, file, src)
		})
	}
}

func checkWords(t *testing.T, name string, src []byte) {
	t.Helper()
	var found diag.List
	read := text.Read
	switch filepath.Ext(name) {
	case ".md":
		read = markdown.Read
	case ".html":
		read = html.Read
	}
	doc := read(name, src, &found)
	left := map[string]int{}
	count(doc, left, 1)
	g, err := recognize.Recognize(doc, "", &found)
	if err != nil {
		return // nothing was made, so nothing was lost
	}
	count(g, left, -1)
	spend(g.Meta.Title+" "+g.Meta.Subtitle, left)
	labelled, offered := false, false
	for _, q := range g.AllQuestions() {
		for _, o := range q.Options {
			spend(o.Label, left)
			offered = true
		}
		spend(strings.Join(q.Right(), " ")+" "+strings.Join(q.Right(), ""), left) // as the answer names them
		spend(q.Number+" "+q.Label+" "+strings.Join(q.Facts(), " "), left)
		labelled = labelled || len(q.Facts()) > 0
	}
	lines := strings.SplitAfter(string(src), "\n")
	for _, d := range found.Sorted() {
		if d.Rule == diag.Furniture || d.Rule == diag.LeftOut {
			last := min(d.Span.End.Line, len(lines))
			spend(strings.Join(lines[d.Span.Start.Line-1:last], ""), left)
		}
	}
	for _, w := range strings.Fields(`q que question questions feladat megoldás a ans show view answer answers solution soluciones respuesta
		respuestas lösungen 参考答案 solutions antwort lösung aufgabe exercice 答案 答 الإجابة جواب س ج ответ о 第1题 第2题
		第3题 frente verso đáp პასუხი javob cavab жауап réponse 정답 antwoord atbilde atsakymas vastus točni
		odgovori pravilen odgovor jawab پاسخ درست گزینه`) {
		delete(left, w)
	}
	if labelled { // the labels of the facts
		for _, w := range strings.Fields(`difficulty level tags topic topics schwierigkeit themen difficulté étiquettes nivel etiquetas dificuldade
			tópicos уровень теги 难度 标签 難易度 タグ الصعوبة الوسوم težavnost`) {
			delete(left, w)
		}
	}
	if offered { // what says which of the options are right
		for _, w := range strings.Fields(`correct right key and or option the is gabarito kunci jawaban 正解 解答 정답 正确答案
			doğru cevap правильный respuesta correcta richtige bonne réponse helyes válasz đáp án risposta corretta
			resposta correta benar
			هو هي ا الخيار الاجابة الجواب الأول الثاني الصحيحة`) {
			delete(left, w)
		}
	}
	for w, n := range left {
		if n > 0 && !isNumber(w) {
			t.Errorf("%d of %q lost", n, w)
		}
	}
}

// count adds by for each word in n.
func count(n ast.Node, into map[string]int, by int) {
	add := func(s string) {
		for _, w := range tokens(s) {
			into[w] += by
		}
	}
	ast.Walk(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Text:
			add(n.Value)
		case *ast.Code:
			add(n.Value)
		case *ast.Listing:
			add(n.Text)
		case *ast.Image:
			add(n.Alt)
		}
		return true
	})
}

func spend(s string, from map[string]int) {
	for _, w := range tokens(s) {
		from[w]--
	}
}

func tokens(s string) []string {
	return strings.FieldsFunc(
		strings.ToLower(s),
		func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) },
	)
}

// isNumber reports whether w could be part of a mark, such as the 42 and the b of "Q42.b".
func isNumber(w string) bool {
	return len(w) <= 4 && strings.ContainsFunc(w, unicode.IsDigit) || len(w) == 1
}
