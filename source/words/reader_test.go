package words_test

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markdown"
	"example.org/studyguide/source/recognize"
	"example.org/studyguide/source/text"
	"example.org/studyguide/source/words"
)

// TestReadersFindWords puts each core word of each language into a guide of two or three lines a question, and asks
// whether the readers see in it what it means.
func TestReadersFindWords(t *testing.T) {
	for _, tag := range words.Files() {
		label := words.Read(tag, words.QuestionLabel)[0]
		for _, c := range []struct {
			concept words.Concept
			guide   func(word string) string
			plain   bool // text rather than Markdown
			found   func(g *ast.Guide, found []diag.Diagnostic) bool
		}{
			{words.QuestionLabel, func(w string) string { return repeat(w+" %d: Moss\n\nIt grows %[1]d.\n\n", 4) }, true, questions(4, "Moss", 1)},
			{words.AnswerLabel, func(w string) string { return repeat(label+" %d: Moss\n\n"+w+": It grows %[1]d.\n\n", 4) }, true, labelled(w0)},
			{words.CorrectAnswer, func(w string) string { return repeat("## %d. Is moss green?\n\n### "+w+"\n\nIt grows %[1]d.\n\n", 4) }, false, noHeading},
			{words.AnswerKey, func(w string) string {
				return repeat("## Is moss %d green?\n\nIt grows.\n\n", 4) + "## " + w + "\n\nThe first, always.\n"
			}, false, questions(4, "", 1)},
			{words.ContentsTitle, func(w string) string {
				return "# Moss\n\n## " + w + "\n\n- [One](#is-moss-1-green)\n- [Two](#is-moss-2-green)\n\n" + repeat("## Is moss %d green?\n\nIt grows.\n\n", 4)
			}, false, dropped("contents")},
			{words.FAQ, func(w string) string {
				return "# Moss\n\n## " + w + "\n\n" + repeat("### Is moss %d green?\n\nIt grows.\n\n", 4)
			}, false, isFAQ},
			{words.Difficulty, func(w string) string { return repeat("## Is moss %d green?\n\n"+w+": ★★\n\nIt grows.\n\n", 4) }, false, difficulty("★★")},
			{words.Tags, func(w string) string { return repeat("## Is moss %d green?\n\n"+w+": bogs, trees\n\nIt grows.\n\n", 4) }, false, tagged("bogs trees")},
		} {
			list := words.Read(tag, c.concept)
			if len(list) == 0 {
				t.Errorf("%s: no words for %s", tag, c.concept)
			}
			for _, w := range append(list, unknown) {
				var sink diag.List
				src := []byte(c.guide(w))
				doc := markdown.Read("guide.md", src, &sink)
				if c.plain {
					doc = text.Read("guide.txt", src, &sink)
				}
				g, err := recognize.Recognize(doc, "", &sink)
				if found := err == nil && c.found(g, sink.Sorted()); found != (w != unknown) {
					t.Errorf("%s: %s: %q is found: %v (%v)", tag, c.concept, w, found, err)
				}
			}
		}
	}
}

// w0 begins every answer; unknown is a word of no language.
const (
	w0      = "It grows"
	unknown = "Zzyzx"
)

// repeat writes a pattern with the numbers from 1 to n.
func repeat(pattern string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, pattern, i+1)
	}
	return b.String()
}

// questions wants so many questions, with a title if one is given, in so many sections at least.
func questions(n int, title string, sections int) func(*ast.Guide, []diag.Diagnostic) bool {
	return func(g *ast.Guide, _ []diag.Diagnostic) bool {
		all := g.AllQuestions()
		return len(all) == n && (title == "" || all[0].PlainTitle() == title) && len(g.AllSections()) >= sections
	}
}

// labelled wants answers that begin with what stands behind their label.
func labelled(start string) func(*ast.Guide, []diag.Diagnostic) bool {
	return func(g *ast.Guide, _ []diag.Diagnostic) bool {
		for _, q := range g.AllQuestions() {
			p, ok := first(q.Answer).(*ast.Paragraph)
			if !ok || !strings.HasPrefix(ast.PlainText(p.Inlines), start) {
				return false
			}
		}
		return len(g.AllQuestions()) == 4
	}
}

// noHeading wants answers that begin with text, without their label.
func noHeading(g *ast.Guide, found []diag.Diagnostic) bool { return labelled(w0)(g, found) }

// dropped wants a report of furniture that speaks of something.
func dropped(what string) func(*ast.Guide, []diag.Diagnostic) bool {
	return func(_ *ast.Guide, found []diag.Diagnostic) bool {
		for _, d := range found {
			if d.Rule == diag.Furniture && strings.Contains(d.Message, what) {
				return true
			}
		}
		return false
	}
}

// isFAQ wants a section of frequent questions.
func isFAQ(g *ast.Guide, _ []diag.Diagnostic) bool {
	for _, s := range g.AllSections() {
		if s.FAQ {
			return true
		}
	}
	return false
}

// difficulty wants that of every question.
func difficulty(want string) func(*ast.Guide, []diag.Diagnostic) bool {
	return func(g *ast.Guide, _ []diag.Diagnostic) bool {
		for _, q := range g.AllQuestions() {
			if q.Difficulty != want {
				return false
			}
		}
		return len(g.AllQuestions()) == 4
	}
}

// tagged wants the tags of every question.
func tagged(want string) func(*ast.Guide, []diag.Diagnostic) bool {
	return func(g *ast.Guide, _ []diag.Diagnostic) bool {
		for _, q := range g.AllQuestions() {
			if strings.Join(q.Tags, " ") != want {
				return false
			}
		}
		return len(g.AllQuestions()) == 4
	}
}

func first(blocks []ast.Block) ast.Block {
	if len(blocks) == 0 {
		return nil
	}
	return blocks[0]
}
