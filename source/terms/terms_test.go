package terms

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
)

// guide returns a guide of questions: each text is a title, a line feed, and paragraphs of its answer. In them words
// between two asterisks are bold, and words between grave accents are code.
func guide(texts ...string) *ast.Guide {
	g := &ast.Guide{Sections: []*ast.Section{{ID: "s"}}}
	for i, text := range texts {
		lines := strings.Split(text, "\n")
		q := &ast.Question{ID: fmt.Sprint("q", i+1), Title: inlines(lines[0])}
		for _, l := range lines[1:] {
			q.Answer = append(q.Answer, &ast.Paragraph{Inlines: inlines(l)})
		}
		g.Sections[0].Questions = append(g.Sections[0].Questions, q)
	}
	return g
}

func inlines(text string) []ast.Inline {
	var out []ast.Inline
	for i, part := range strings.Split(text, "**") {
		for k, piece := range strings.Split(part, "`") {
			switch in := (&ast.Text{Value: piece}); {
			case k%2 == 1:
				out = append(out, &ast.Code{Value: piece})
			case i%2 == 1:
				out = append(out, &ast.Strong{Inlines: []ast.Inline{in}})
			default:
				out = append(out, in)
			}
		}
	}
	return out
}

// defining returns a list that defines terms; each text is a term, a colon and its meaning.
func defining(items ...string) *ast.DefinitionList {
	list := &ast.DefinitionList{}
	for _, item := range items {
		term, meaning, _ := strings.Cut(item, ": ")
		list.Items = append(list.Items, &ast.Definition{Terms: [][]ast.Inline{inlines(term)},
			Descriptions: [][]ast.Block{{&ast.Paragraph{Inlines: inlines(meaning)}}}})
	}
	return list
}

// shownIn returns the terms of an index as "name (long form): q1 q2*", an asterisk at that which defines it.
func shownIn(x *Index) []string {
	out := []string{}
	for _, t := range x.Terms {
		s := t.Name
		if t.Long != "" {
			s += " (" + t.Long + ")"
		}
		s += ":"
		for _, u := range t.Uses {
			s += " " + u.ID
			if u.Main {
				s += "*"
			}
		}
		out = append(out, s)
	}
	return out
}

func TestTermsOfFrontMatter(t *testing.T) {
	for name, c := range map[string]struct {
		terms []string
		guide *ast.Guide
		want  []string
	}{
		"whole words, any case, plurals": {[]string{"race condition", "Lock", "mutex"}, guide("What is a race condition?",
			"Race conditions?\nA locksmith unlocks", "What of locks?\nMutexes."),
			[]string{"Lock: q3", "mutex: q3", "race condition: q1 q2"}},
		"hyphens and line ends": {[]string{"write-ahead log"}, guide("A write ahead log?", "Why write-ahead\u00a0logs?",
			"Write, ahead, log?"), []string{"write-ahead log: q1 q2"}},
		"the longest counts": {[]string{"hash table", "distributed hash table"}, guide("A hash table?",
			"A distributed hash table?"), []string{"distributed hash table: q2", "hash table: q1"}},
		"capitals as they are": {[]string{"API", "gRPC"}, guide("An api?", "APIs?", "The API's?", "GRPC or gRPC?"),
			[]string{"API: q2 q3", "gRPC: q4"}},
		"a name as running text writes it": {[]string{"Go", "Saga"}, guide("Where does one go?\nI go there.",
			"Why Go?\nWe use Go, and so does Go.\nThen go on with Go.", "A saga?\nThat saga."),
			[]string{"Go: q2", "Saga: q3"}},
		"signs": {[]string{"C++", "C", "F#", "Node.js", ".NET"}, guide("Is it C++?", "C or f#?", "Node.js. NET?",
			"Why .NET?"), []string{"C: q2", "C++: q1", "F#: q2", ".NET: q4", "Node.js: q3"}},
		"code but no listing": {[]string{"malloc"}, guide("What is `malloc`?"), []string{"malloc: q1"}},
		"with its long form": {[]string{"RPC (remote procedure call)", "time to live (TTL)"},
			guide("What does a remote procedure call do?", "Why RPCs?", "A TTL?"),
			[]string{"RPC (remote procedure call): q1 q2", "time to live: q3"}},
		"explained in the text": {[]string{"RPC"}, guide("RPC?", "What?\nA remote procedure call (RPC)."),
			[]string{"RPC (remote procedure call): q1 q2*"}},
		"not there": {[]string{"lock", ""}, guide("Why?"), []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			c.guide.Meta.Terms = c.terms
			if got := shownIn(Of(c.guide)); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestWhatIsNoCandidate holds candidates to what an index can have without its author.
func TestWhatIsNoCandidate(t *testing.T) {
	filler := []string{"a?", "b?", "c?", "d?", "e?", "f?", "g?", "h?"}
	for text, want := range map[string][]string{
		"x?\nA **closure** is a function.":                       {"closure: q1* q2"},
		"x?\nIt is called a **closure**.":                        {"closure: q1* q2"},
		"x?\nA **closure** (here) means more.":                   {"closure: q1* q2"},
		"x?\n**Closure:** a function":                            {},
		"x?\n**Closure**: a function":                            {},
		"x?\nIt is **not** a closure":                            {},
		"x?\nThis **closure** keeps it.":                         {},
		"x?\n**A closure is what keeps all of its scope** is so": {},
		"x?\n**`closure`** is code":                              {},
		"x?\nA **latch** is used here alone.":                    {},
		"x?\nThe **function** is.":                               {}, // half of the questions have it
		"x?\nA remote call (RC) waits.":                          {"RC (remote call): q1*"},
		"x?\nA call (see there) waits.":                          {},
	} {
		g := guide(append([]string{text, "And a closure?\nA function"}, filler...)...)
		for _, q := range g.Sections[0].Questions[3:] {
			q.Answer = []ast.Block{&ast.Paragraph{Inlines: inlines("A function.")}}
		}
		g.Meta.Index = ast.IndexTerms
		if got := shownIn(Of(g)); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
		g.Meta.Index = ""
		if got := shownIn(Of(g)); len(got) > 0 {
			t.Errorf("%q: %q without being asked", text, got)
		}
	}
}

func TestOnlyEnglishBoldIsRead(t *testing.T) {
	g := guide("x?\nA **closure** is a function.", "a closure?")
	g.Meta.Index, g.Meta.Language = ast.IndexTerms, "nl"
	if got := shownIn(Of(g)); len(got) > 0 {
		t.Errorf("got %q", got)
	}
}

// withGlossary returns a guide with questions and a section that defines terms.
func withGlossary(title string, n int) *ast.Guide {
	g := guide("What is a lock?\nIt waits.", "And a term 3?")
	var items []string
	for i := range n {
		items = append(items, fmt.Sprintf("Term %d: Like a lock, number %d.", i+1, i+1))
	}
	items = append(items, "Lock: A thing to wait for, as term 2 says.")
	g.Sections = append(g.Sections, &ast.Section{ID: "g", Title: inlines(title), Intro: []ast.Block{defining(items...)}})
	return g
}

func TestAGlossaryMakesAnIndexAndNoSecondGlossary(t *testing.T) {
	g := withGlossary("Glossary", 8)
	x := Of(g)
	got := shownIn(x)
	if len(got) != 9 || got[0] != "Lock: q1 g*" || got[3] != "Term 3: q2 g*" || got[2] != "Term 2: g*" {
		t.Errorf("got %q", got)
	}
	if x.Glossary() != nil {
		t.Error("there is a second glossary")
	}
	if n := len(Meanings(g)); n != 9 {
		t.Errorf("there are %d meanings, want 9", n)
	}
	for name, g := range map[string]*ast.Guide{
		"few terms": withGlossary("Glossary", 4), "another section": withGlossary("Facts", 9),
	} {
		if got := shownIn(Of(g)); len(got) > 0 {
			t.Errorf("%s: got %q", name, got)
		}
	}
	g.Meta.Index = ast.IndexNone
	if got := shownIn(Of(g)); len(got) > 0 {
		t.Errorf("index: none: got %q", got)
	}
}

// TestDefinitionsInAnswers have terms, and common words, which are none.
func TestDefinitionsInAnswers(t *testing.T) {
	g := guide("What is there?")
	g.Sections[0].Questions[0].Answer = []ast.Block{defining("Recovery point: How much is lost.", "Time: When.",
		"RTO: How long.", "What is it?: A question.", "dead letters: Lost.", "live letters: Found.", "no-op: Nothing.")}
	g.Meta.Index = ast.IndexTerms
	x := Of(g)
	want := []string{"dead letters: q1*", "live letters: q1*", "Recovery point: q1*", "RTO: q1*"}
	if got := shownIn(x); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(x.Glossary()) != 0 {
		t.Error("four terms make a glossary")
	}
}

// TestATermOfMostQuestionsLeadsToFew has a term in 40 questions: twice in one answer, in two titles.
func TestATermOfMostQuestionsLeadsToFew(t *testing.T) {
	var texts []string
	for i := range 40 {
		text := fmt.Sprintf("Question %d?\nA lock.", i)
		switch i {
		case 4:
			text += " Another lock. A third lock."
		case 9, 11:
			text = "What is a lock?\nIt waits."
		}
		texts = append(texts, text)
	}
	g := guide(texts...)
	g.Meta.Terms = []string{"lock"}
	if got, want := shownIn(Of(g)), []string{"lock: q5 q10 q12"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestTermsWithoutSpaces has languages that put no space between words.
func TestTermsWithoutSpaces(t *testing.T) {
	for _, c := range []struct {
		lang, text, term string
		want             bool
	}{
		{"zh", "什么是死锁问题", "死锁", true}, {"zh", "什么是死锁", "锁死", false}, {"zh", "使用API接口", "API", true},
		{"ja", "これはキャッシュです", "キャッシュ", true}, {"ja", "これはキャッシュメモリです", "キャッシュ", false},
		{"ko", "이 API를 쓴다", "API", true}, {"ko", "캐시 는", "캐시", true},
		{"th", "คือแคชหน่วยความจำ", "แคช", false}, {"de", "Der Zustandsautomat", "Automat", false},
	} {
		g := guide(c.text)
		g.Meta.Terms, g.Meta.Language = []string{c.term}, c.lang
		if got := len(Of(g).Terms) > 0; got != c.want {
			t.Errorf("%s: %q in %q is %v", c.lang, c.term, c.text, got)
		}
	}
}

// TestMovedAnswersHaveTheirTerms has an answer that stands at the back.
func TestMovedAnswersHaveTheirTerms(t *testing.T) {
	g := guide("What is a lock?", "What else?")
	g.Sections[0].Questions[1].AnswerID = "a2"
	g.Sections = append(g.Sections, &ast.Section{ID: "back", Back: true, Answers: []*ast.Answer{{
		ID: "a2", QuestionID: "q2", Title: inlines("What of a lock else?"),
		Blocks: []ast.Block{&ast.Paragraph{Inlines: inlines("Another lock.")}},
	}}})
	g.Meta.Terms = []string{"lock"}
	if got, want := shownIn(Of(g)), []string{"lock: q1 a2"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestEveryUseHasItsTerm asks the index itself about the texts of the places that it leads to.
func TestEveryUseHasItsTerm(t *testing.T) {
	g := withGlossary("Terms", 12)
	g.Meta.Terms = []string{"lock", "Term 3"}
	x := Of(g)
	texts := map[string]string{"q1": "What is a lock? It waits.", "q2": "And a term 3?"}
	for i, term := range x.Terms {
		for _, u := range term.Uses {
			found := false
			x.Each(texts[u.ID], func(f Found) { found = found || f.Term == i })
			if !found && texts[u.ID] != "" {
				t.Errorf("%s does not stand in %s", term.Name, u.ID)
			}
		}
	}
}

func TestLetters(t *testing.T) {
	for name, want := range map[string]string{
		"lock": "L", "Éclair": "E", "ångström": "A", "замок": "З", ".NET": "", "2PC": "", "死锁": "", "": "",
	} {
		if got := (&Term{Name: name}).Letter(); got != want {
			t.Errorf("%q stands under %q, want %q", name, got, want)
		}
	}
}

func BenchmarkOf(b *testing.B) {
	var texts []string
	for i := range 2000 {
		texts = append(texts, fmt.Sprintf("What is term %d of them all?\n%s", i, strings.Repeat("A remote procedure call "+
			"(RPC) waits for what it has **called**, as the term says. ", 20)))
	}
	g := guide(texts...)
	g.Meta.Index = ast.IndexTerms
	for range 300 {
		g.Meta.Terms = append(g.Meta.Terms, fmt.Sprint("term ", len(g.Meta.Terms)))
	}
	for b.Loop() {
		Of(g)
	}
}

func TestTermsWithOneLetterAndSigns(t *testing.T) {
	g := guide("What is C++?\nIt is not C#.", "Is C# a part of C++?\nNo.")
	g.Sections = append(g.Sections, &ast.Section{ID: "g", Title: inlines("Glossary"), Intro: []ast.Block{
		defining("C++: a language", "C#: another one", "lock: a", "queue: b", "stack: c", "page: d", "cell: e", "port: f")}})
	got := strings.Join(shownIn(Of(g)), "; ")
	for _, want := range []string{"C++: q1 q2 g*", "C#: q1 q2 g*"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
}

// TestATermThatIsUsedEverywhereAsOftenKeepsItsUses checks the bound on the number of uses.
func TestATermThatIsUsedEverywhereAsOftenKeepsItsUses(t *testing.T) {
	for _, n := range []int{1, mostUses, mostUses + 1, 40} {
		var texts []string
		for i := range n {
			texts = append(texts, fmt.Sprintf("What is %d?\nIt takes a mutex.", i))
		}
		g := guide(texts...)
		g.Meta.Terms = []string{"mutex"}
		if terms := Of(g).Terms; len(terms) != 1 || len(terms[0].Uses) != n {
			t.Errorf("of %d uses the index has %v", n, terms)
		}
		g.Sections[0].Questions[0].Answer = append(g.Sections[0].Questions[0].Answer,
			&ast.Paragraph{Inlines: inlines("A mutex, and another mutex.")})
		if terms := Of(g).Terms; n > mostUses && (len(terms) != 1 || len(terms[0].Uses) != 1) {
			t.Errorf("of %d uses, one of which says most, the index has %v", n, terms)
		}
	}
}
