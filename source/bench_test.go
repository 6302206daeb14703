package source_test

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
)

// BenchmarkData loads a bank of each format of data: its reader, and what follows for every guide.
func BenchmarkData(b *testing.B) {
	const questions = 2000
	each := func(form string) string {
		var out strings.Builder
		for i := range questions {
			fmt.Fprintf(&out, strings.ReplaceAll(form, "@", "%[1]d"), i)
		}
		return out.String()
	}
	const asked = "Which of the rivers of the north flows by town @ into the sea?"
	for _, f := range []struct{ name, src string }{
		{"csv", "question,A,B,C,answer\n" + each(asked+",river @,river of the south,none of them,A\n")},
		{"tsv", "question\tanswer\n" + each(asked+"\tThe river of the town @ does, as all others end in a lake.\n")},
		{"json", "[" + strings.TrimSuffix(each(`{"question": "`+asked+`", "options": ["river @", "river of the south"], `+
			`"answer": 1, "explanation": "All others end in a lake."},`+"\n"), ",\n") + "]"},
		{"yaml", each("- question: " + asked + "\n  options: [river @, river of the south]\n  answer: river @\n")},
		{"gift", each("::Q@::" + asked + " {\n=river @\n~river of the south#It ends in a lake.\n}\n\n")},
		{"aiken", each(asked + "\nA. river @\nB. river of the south\nANSWER: A\n\n")},
		{"trivia", each("#Q " + asked + "\n^ river @\nA river @\nB river of the south\n\n")},
		{"xml", "<quiz>" + each(`<question type="multichoice"><name><text>Q@</text></name><questiontext format="html">`+
			`<text><![CDATA[<p>`+asked+`</p>]]></text></questiontext><answer fraction="100"><text>river @</text></answer>`+
			`<answer fraction="0"><text>river of the south</text></answer></question>`+"\n") + "</quiz>"},
		{"qti", "<questestinterop><section>" + each(`<item ident="i@"><presentation><material><mattext>`+asked+
			`</mattext></material><response_lid ident="r" rcardinality="Single"><render_choice><response_label ident="a">`+
			`<material><mattext>river @</mattext></material></response_label><response_label ident="b"><material>`+
			`<mattext>river of the south</mattext></material></response_label></render_choice></response_lid>`+
			`</presentation><resprocessing><respcondition><conditionvar><varequal respident="r">a</varequal>`+
			`</conditionvar><setvar action="Set">100</setvar></respcondition></resprocessing></item>`+"\n") +
			"</section></questestinterop>"},
		{"txt", each(asked + "::The river of the town @ does, as all others end in a lake.\n")},
	} {
		b.Run(f.name, func(b *testing.B) {
			b.SetBytes(int64(len(f.src)))
			for b.Loop() {
				g, err := source.LoadBytes("bank."+f.name, []byte(f.src), source.Options{}, &diag.List{})
				if err != nil || len(g.AllQuestions()) < questions {
					b.Fatal(err, "questions are missing")
				}
			}
		})
	}
}
