package table_test

import (
	"strconv"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
	"example.org/studyguide/source/table"
)

var update = golden.Flag()

// TestFixtures reads each fixture's table. The section language, if there is one, is the wanted language.
func TestFixtures(t *testing.T) {
	isInput := func(name string) bool { return strings.HasPrefix(name, "bank.") || name == "language" }
	update.Run(t, "testdata/*.txtar", isInput, func(t *testing.T, in map[string][]byte) map[string]string {
		wanted := strings.TrimSpace(string(in["language"]))
		delete(in, "language")
		out := map[string]string{}
		for name, src := range in {
			var found diag.List
			doc := table.Read(name, src, wanted, &found)
			var report strings.Builder
			for _, d := range found.Sorted() {
				report.WriteString(d.String() + "\n")
			}
			out["diag"] = report.String()
			out["tree"] = ast.DumpDocument(doc)
			if doc.Seen != "" {
				out["tree"] += "holds " + doc.Seen + "\n"
			}
			out["words"] = string(table.Words(src))
		}
		return out
	})
}

// TestQuestionsAreBounded checks that a table too large for a book is read up to the limit, and that this is reported.
func TestQuestionsAreBounded(t *testing.T) {
	src := "question,answer\n" + strings.Repeat("Is it so?,It is.\n", 25000)
	var found diag.List
	doc := table.Read("bank.csv", []byte(src), "", &found)
	n := 0
	for _, s := range doc.Sections {
		n += len(s.Questions)
	}
	if n != 20000 {
		t.Errorf("%d questions were read", n)
	}
	want := "bank.csv:20002:1: warning: the questions from here on are left out; at most 20000 are read (left-out)"
	if all := found.Sorted(); len(all) != 1 || all[0].String() != want {
		t.Errorf("found %v, want %s", all, want)
	}
}

// tuples returns records between brackets, with a number in each question.
func tuples(question, right string) string {
	return lines(`("`+question+`", "one", "two", "three", `+right+`),`, 6)
}

// lines returns so many lines, with their numbers in place of %d.
func lines(line string, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(line, "%d", strconv.Itoa(i)) + "\n")
	}
	return b.String()
}

// TestLooks checks which texts are known for tables without their name.
func TestLooks(t *testing.T) {
	for src, want := range map[string]bool{
		"#separator:tab\n#html:true\na\tb\n":                              true,
		"Question,Answer\nWhat is moss?,A plant.\n":                       true,
		"pregunta;respuesta;tema\n¿Qué?;Eso;a\n":                          true,
		"# Questions, answers\n\nWhat is moss?\n":                         false,
		"Question, answer and all that\n\nWhat is moss, really?\n":        false,
		"Questions and answers\n\nA plant, green.\n":                      false,
		"// easy\nWho?|a|b|B|why\nWhat?|c|d|A|why\nWhere?|e|f|A|why\n":    true,
		"Who?|a|b|B\nWhat?|c|d|A\n":                                       false,
		"Who?|a|b|B\nWhat?|c|d|A\nWhere?|e|f|one\n":                       false,
		"Who?|a|B\nWhat?|c|A\nWhere?|e|A\n":                               false,
		"one|a|b|B\ntwo|c|d|A\nthree|e|f|A\n":                             false,
		"Who?|a|b|B\nWhat?|c|d|A\nWhere?|e|A\n":                           false,
		"moss\t<b>a plant</b>\tx\nsea\tsalt&nbsp;water\tx\nsky\tair\tx\n": true,
		"moss\tthe <b> tag\nsea\tsalt\nsky\tair\n":                        false,
		"name,age\nAda,36\n":                                              false,
		strings.Repeat("(\"Who?\", \"a\", \"b\", \"c\", 2),\n", 6):        false,
		tuples("Who is %d?", "2"):                                         true,
		tuples("ship %d", "2"):                                            false,
		"x = [\n" + tuples("Who is %d?", "2") + "]\n":                     true,
		"x = 5\n" + tuples("Who is %d?", "2"):                             false,
		lines("Sails|Who is %d?|Hint: a|sea", 12):                         true,
		lines("Sails|at %d the pump stopped|INFO: a|sea", 12):             false,
		lines("T%d|Who is it?|Hint: a|sea", 12):                           false,
		lines("%# Who is %d? #%\n%@ a @%\n%$ b $%\n%$ c $%", 5):           true,
		lines("%# Who is %d? #%\n%@ a @%\n%$ b $%\n%$ c $%", 4):           false,
		lines("%# Who is %d? #%\n%@ a @%\n%$ b $%", 5):                    false,
		"": false,
	} {
		if got := table.Looks(src); got != want {
			t.Errorf("%q: %v", src, got)
		}
	}
}

// FuzzRead checks that no table makes the reader fail, and that all places are in the file.
func FuzzRead(f *testing.F) {
	f.Add("question;A;B;answer\n\"a \"\"b\"\"\nc\";d;e;B\nx;\"y;z\n")
	f.Add("#separator:tab\n#tags column:3\n{{c1::a}} b\tc [sound:x.mp3]\tx y\n")
	f.Add("What?,['a', \"b\"],0\nWho?,\"[{\"\"text\"\": \"\"c\"\"}]\",1\n")
	f.Add("sep=|\nq_hu|q_en|a\nb|c|true\n")
	f.Fuzz(func(t *testing.T, src string) {
		src = strings.ToValidUTF8(strings.ReplaceAll(src, "\r", "\n"), "\uFFFD")
		doc := table.Read("f", []byte(src), "hu", &diag.List{})
		lines := strings.Count(src, "\n") + 1
		ast.Walk(&ast.Guide{Sections: doc.Sections}, func(n ast.Node) bool {
			if at := n.Span(); at.Start.Line > lines || at.End.Line > lines {
				t.Errorf("%T is at %v to %v of %d lines", n, at.Start, at.End, lines)
			}
			return true
		})
		table.Words([]byte(src))
		table.Looks(src)
	})
}

func BenchmarkRead(b *testing.B) {
	src := "question,A,B,C,D,answer,explanation\n" + strings.Repeat(`"Which of these rivers, and of all others, flows `+
		`into the sea?",the north,the south,the east,"none, at all",B,The others end in a lake of the mountains.`+"\n", 5000)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if doc := table.Read("f", []byte(src), "", &diag.List{}); len(doc.Sections) == 0 {
			b.Fatal("nothing was read")
		}
	}
}
