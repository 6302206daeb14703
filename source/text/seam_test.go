package text

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// seamsOf shows the seams of a line with their scores, as in "Py|0|Data", in a text that has the words of known so
// many times.
func seamsOf(line string, known wordCount) string {
	at := 0
	var out strings.Builder
	for _, s := range (&survey{words: known}).seams(line) {
		fmt.Fprintf(&out, "%s|%d|", line[at:s.at], s.score)
		at = s.at
	}
	return out.String() + line[at:]
}

// TestSeams has words with a seam beside such as have none.
func TestSeams(t *testing.T) {
	long := strings.Repeat("a", 197)
	for _, test := range []struct {
		name, line, want string
		known            wordCount
	}{
		// Where a cell may end.
		{name: "a capital after a small letter", line: "useData", want: "use|0|Data"},
		{name: "a capital after one small letter", line: "xY", want: "xY"},
		{name: "a word of three letters", line: "xYz", want: "x|0|Yz"},
		{name: "capitals and a word", line: "SQLData", want: "SQL|0|Data"},
		{name: "two capitals and a small letter", line: "ABc", want: "ABc"},
		{name: "three capitals and a small letter", line: "ABCd", want: "AB|0|Cd"},
		{name: "capitals to the end", line: "abCDE", want: "ab|0|CDE"},
		{name: "a word after a digit", line: "v2Data", want: "v2|0|Data"},
		{name: "a word after a sign", line: "C++Data", want: "C++|0|Data"},
		{name: "a word after a point", line: "a.Data", want: "a.Data"},
		{name: "capitals after two places and a digit", line: "ab1DATA", want: "ab1|0|DATA"},
		{name: "capitals after one place and a digit", line: "a1DATA", want: "a1DATA"},
		{name: "a last capital after a digit", line: "ab1D", want: "ab1|0|D"},
		{name: "capitals after a sign", line: "ab)DATA", want: "ab)DATA"},
		{name: "a point and a capital after a sign", line: "C#.Net", want: "C#|0|.Net"},
		{name: "a point and a small letter after a sign", line: "C#.net", want: "C#.net"},
		{name: "a point after a letter", line: "ab.net", want: "ab.net"},
		{name: "a word of 199", line: long + "Yz", want: long + "|0|Yz"},
		{name: "a word of 200", line: long + "Xyz", want: long + "Xyz"},
		{name: "words on either side", line: "one useData two goHome", want: "one use|0|Data two go|0|Home"},
		{name: "the first of two words", line: "useData x", want: "use|0|Data x"},
		{name: "letters of two bytes", line: "étéData", want: "été|0|Data"},

		// What speaks for a seam, and against it.
		{name: "the word before stands in the text", line: "useData", known: wordCount{"use": 1}, want: "use|2|Data"},
		{name: "the word after does", line: "useData", known: wordCount{"Data": 1}, want: "use|1|Data"},
		{name: "both do", line: "useData", known: wordCount{"use": 1, "Data": 1}, want: "use|3|Data"},
		{name: "the whole is a name that stands elsewhere", line: "useData", known: wordCount{"useData": 2},
			want: "useData"},
		{name: "the whole stands here", line: "useData", known: wordCount{"useData": 1}, want: "use|0|Data"},
		{name: "a name of which both parts stand in the text", line: "useData",
			known: wordCount{"useData": 2, "use": 1, "Data": 1}, want: "use|0|Data"},
		{name: "a brand", line: "JavaScript", want: "JavaScript"},
		{name: "a brand before a cell", line: "JavaScriptUse", want: "JavaScript|0|Use"},
		{name: "a name with a capital inside before a cell", line: "useDataNow", known: wordCount{"useData": 2},
			want: "useData|3|Now"},
		{name: "a name after a cell", line: "nowUseData", known: wordCount{"UseData": 1}, want: "now|1|UseData"},

		// A word without capitals, both parts of which stand elsewhere.
		{name: "digits and a word", line: "1999report", known: wordCount{"1999": 2, "report": 2},
			want: "1999|0|report"},
		{name: "beside other words", line: "in (1999report, of", known: wordCount{"1999": 2, "report": 2},
			want: "in (1999|0|report, of"},
		{name: "the word stands here only", line: "1999report",
			known: wordCount{"1999": 2, "report": 2, "1999report": 1}, want: "1999|0|report"},
		{name: "it stands elsewhere", line: "1999report", known: wordCount{"1999": 2, "report": 2, "1999report": 2},
			want: "1999report"},
		{name: "small letters before", line: "pastreport", known: wordCount{"past": 2, "report": 2},
			want: "pastreport"},
		{name: "three and four letters", line: "123data", known: wordCount{"123": 2, "data": 2}, want: "123|0|data"},
		{name: "three and three letters", line: "123set", known: wordCount{"123": 2, "set": 2}, want: "123set"},
		{name: "four and three letters", line: "1234set", known: wordCount{"1234": 2, "set": 2},
			want: "1234|0|set"},
		{name: "five and two letters", line: "12345go", known: wordCount{"12345": 2, "go": 2}, want: "12345go"},
		{name: "two and five letters", line: "12hours", known: wordCount{"12": 2, "hours": 2}, want: "12hours"},
		{name: "a path", line: "1999/report", known: wordCount{"1999/": 2, "report": 2}, want: "1999/report"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := seamsOf(test.line, test.known); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

// TestKnownCells counts the cells of a line of three whose words next to the cuts stand in the text.
func TestKnownCells(t *testing.T) {
	const line = "big PyData and more webText"
	cuts := []int{strings.Index(line, "Data"), strings.Index(line, "Text")}
	for _, test := range []struct {
		known string
		want  int
	}{
		{"", 0}, {"Py", 1}, {"big", 0}, {"web", 1}, {"Data", 0}, {"Text", 1}, {"Py web", 2}, {"Py web Text", 3},
	} {
		n := wordCount{}
		for _, w := range strings.Fields(test.known) {
			n[w]++
		}
		if got := n.knownCells(line, cuts); got != test.want {
			t.Errorf("in a text with %q: %d, want %d", test.known, got, test.want)
		}
	}
}

// TestCutsAreTheBestSeams holds that each line is cut as often as the line with the fewest seams can be, the earlier of
// two equal seams first.
func TestCutsAreTheBestSeams(t *testing.T) {
	for _, test := range []struct {
		known wordCount
		want  []int
	}{
		{nil, []int{2}},
		{wordCount{"Data": 1}, []int{2}},
		{wordCount{"PyData": 1}, []int{6}},
	} {
		f := &seamFinder{passage: passage{&survey{words: test.known}, []line{{text: "useData"}, {text: "PyDataText"}}}}
		if got := f.cuts(0, 2); !slices.Equal(got[0], []int{3}) || !slices.Equal(got[1], test.want) {
			t.Errorf("in a text with %v: %v, want [3] and %v", test.known, got, test.want)
		}
	}
}
