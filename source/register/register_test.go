package register

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// question returns a question whose answer has words of its own.
func question(title, answer string) *ast.Question {
	text := func(s string) []ast.Inline { return []ast.Inline{&ast.Text{Value: s}} }
	return &ast.Question{
		ID:     "q-" + strings.ReplaceAll(strings.ToLower(title), " ", "-"),
		Title:  text(title),
		Answer: []ast.Block{&ast.Paragraph{Inlines: text(answer)}},
	}
}

// made returns the text of n words that depend on a seed.
func made(seed uint64, n int) string {
	rnd := rand.New(rand.NewPCG(seed, 3))
	var b strings.Builder
	for range n {
		fmt.Fprintf(&b, "w%d ", rnd.IntN(3000))
	}
	return b.String()
}

func bank(n int) (out []*ast.Question) {
	for i := range n {
		out = append(out, question(fmt.Sprintf("What is %s", made(uint64(i), 3)), made(uint64(i)+1e6, 40)))
	}
	return out
}

// settled returns the register of questions after r, in the edition of a date.
func settled(r *Register, questions []*ast.Question, date string) *Register {
	m := r.Match(questions, nil)
	m.Settle(nil, date, true)
	return m.Next(date)
}

func parsed(t *testing.T, text []byte) *Register {
	t.Helper()
	var found diag.List
	r := Parse("g.md.ids", text, &found)
	for _, d := range found.Sorted() {
		t.Error(d)
	}
	return r
}

func TestTheFileReadsBackTheSame(t *testing.T) {
	r := settled(&Register{}, bank(20), "2026")
	r.Comments = []string{"# kept by hand"}
	r.Entries[3].Gone, r.Entries[3].Left, r.Entries[4].Gone = true, "2026-02", true
	text := r.Format()
	if again := parsed(t, text).Format(); string(again) != string(text) {
		t.Errorf("got\n%s\nwant\n%s", again, text)
	}
}

func TestWhatIsWrongIsReportedWhereItIs(t *testing.T) {
	good := strings.Split(string(settled(&Register{}, bank(2), "2026").Format()), "\n")
	field := func(n int, value string) string {
		f := strings.Split(good[1], "\t")
		f[n] = value
		return strings.Join(f, "\t")
	}
	for name, c := range map[string]struct{ text, want string }{
		"another file":  {"key,id\n" + good[1] + "\n", "1:1 (ids-syntax) 1:1 (ids-syntax)"},
		"a later one":   {"# studyguide ids 2\n" + good[1] + "\n", "1:1 (ids-syntax)"},
		"few fields":    {good[0] + "\nk7f2m9qa\tq-a\n", "2:1 (ids-syntax)"},
		"no key":        {good[0] + "\n" + field(0, "K7F2M9QA") + "\n", "2:1 (ids-syntax)"},
		"no id":         {good[0] + "\n" + field(1, "q-a\"><b>") + "\n", "2:10 (ids-syntax)"},
		"no date":       {good[0] + "\n" + field(2, "soon") + "\n", "2:"},
		"a short title": {good[0] + "\n" + field(4, "12") + "\n", "2:"},
		"a torn sketch": {good[0] + "\n" + field(6, "12") + "\n", "2:"},
		"not gone":      {good[0] + "\n" + good[1] + "\tleft 2026\n", "2:"},
		"two lines":     {strings.Join([]string{good[0], good[1], good[2], good[1]}, "\n"), "4:1 (ids-conflict)"},
		"a merge": {strings.Join([]string{good[0], "<<<<<<< a", good[1], "=======", good[2], ">>>>>>> b"}, "\n"),
			"2:1 (ids-conflict) 4:1 (ids-conflict) 6:1 (ids-conflict)"},
	} {
		var found diag.List
		r := Parse("g", []byte(c.text), &found)
		var got []string
		for _, d := range found.Sorted() {
			got = append(got, fmt.Sprintf("%d:%d (%s)", d.Span.Start.Line, d.Span.Start.Col, d.Rule))
		}
		if all := strings.Join(got, " "); !strings.HasPrefix(all, c.want) || all == "" {
			t.Errorf("%s: got %q, want %q", name, all, c.want)
		}
		if strings.HasPrefix(name, "two") && len(r.Entries) != 2 {
			t.Errorf("%s: %d entries", name, len(r.Entries))
		}
	}
}

func TestQuestionsKeepTheirKeysUnderNewTitlesAnswersAndPlaces(t *testing.T) {
	was := bank(30)
	r := settled(&Register{}, was, "2026-01")
	now := bank(30)
	now[2] = question("A new title altogether", made(2+1e6, 40))
	now[5].Answer = question("", made(999, 50)).Answer
	now[8] = question("What is "+made(8, 3)+"please", made(8+1e6, 40)+"and a few words more")
	now[10], now[20] = now[20], now[10]
	now = append(now[:25], now[26:]...)
	now = append(now, question("Who came later", made(77, 30)))
	m := r.Match(now, nil)
	m.Settle(nil, "2026-02", true)
	for i, q := range now {
		old := i
		switch {
		case i == 10 || i == 20:
			old = 30 - i
		case i >= 25:
			old = i + 1
		}
		if old == 30 {
			if q.Since != "2026-02" || q.Changed != "2026-02" {
				t.Errorf("the new question is there since %q, as it is since %q", q.Since, q.Changed)
			}
			continue
		}
		if q.Key != was[old].Key || q.ID != was[old].ID || q.Since != "2026-01" {
			t.Errorf("question %d is %s #%s since %q, want %s #%s", i, q.Key, q.ID, q.Since, was[old].Key, was[old].ID)
		}
		if edited := i == 2 || i == 5 || i == 8; edited != (q.Changed == "2026-02") {
			t.Errorf("question %d is as it is since %q", i, q.Changed)
		}
	}
	next := m.Next("2026-02")
	if e := next.Entries[26-1]; !e.Gone || e.Left != "2026-02" || e.Key != was[25].Key {
		t.Errorf("the entry of the question that is gone: %+v", e)
	}
	if again := settled(next, now, "2026-02"); string(again.Format()) != string(next.Format()) {
		t.Error("a second update changes the register")
	}
	if n := len(settled(next, now, "2026-03").Entries); n != 30 {
		t.Errorf("a later edition has %d entries, want those of its questions only", n)
	}
}

func TestAQuestionThatComesBackHasItsKey(t *testing.T) {
	was := bank(5)
	r := settled(&Register{}, was, "2026")
	key := was[3].Key
	r = settled(r, append(bank(3), bank(5)[4]), "2026-02")
	back := bank(5)
	settled(r, back, "2026-03")
	if back[3].Key != key {
		t.Errorf("the key was %s and is %s", key, back[3].Key)
	}
}

func TestTheTitleOfAnotherIsNoReasonToTakeItsID(t *testing.T) {
	was := bank(4)
	r := settled(&Register{}, was, "2026")
	id := was[1].ID
	now := bank(4)
	now[1] = question("Renamed", made(1+1e6, 40))                      // the answer is as it was
	now = append(now, question("What is "+made(1, 3), made(4242, 40))) // the title that it had
	now[4].ID = id
	settled(r, now, "2027")
	if now[1].ID != id || now[4].ID == id || now[1].Key == now[4].Key {
		t.Errorf("ids %s and %s, keys %s and %s", now[1].ID, now[4].ID, now[1].Key, now[4].Key)
	}
}

// TestKeysAndIDsAreUnique edits banks of questions, many of which are copies, over many editions.
func TestKeysAndIDsAreUnique(t *testing.T) {
	rnd := rand.New(rand.NewPCG(18, 2))
	for range 30 {
		r := &Register{}
		for edition := range 6 {
			var now []*ast.Question
			count := map[string]int{}
			for range 5 + rnd.IntN(20) {
				q := question(fmt.Sprintf("T %d", rnd.IntN(8)), made(uint64(rnd.IntN(6)), 10))
				if count[q.ID]++; count[q.ID] > 1 {
					q.ID = fmt.Sprintf("%s-%d", q.ID, count[q.ID])
				}
				now = append(now, q)
			}
			given := map[*ast.Question]string{}
			for i, key := range []string{"k0000001", "k0000002", "k0000003"} {
				if rnd.IntN(2) == 0 {
					given[now[(i+rnd.IntN(2)*3)%5]] = key
				}
			}
			date := fmt.Sprint(2020 + edition)
			m := r.Match(now, given)
			m.Settle(given, date, true)
			met := map[string]bool{}
			for _, q := range now {
				if met[q.Key] || met[q.ID] || !ast.IsKey(q.Key) {
					t.Fatalf("key %s, id %s twice, or no key", q.Key, q.ID)
				}
				met[q.Key], met[q.ID] = true, true
			}
			next := m.Next(date)
			r = parsed(t, next.Format())
			if len(r.Entries) != len(next.Entries) {
				t.Fatalf("%d of %d entries read back", len(r.Entries), len(next.Entries))
			}
			again := r.Match(now, given)
			again.Settle(given, date, true)
			if string(again.Next(date).Format()) != string(next.Format()) {
				t.Fatal("a second update changes the register")
			}
			if again.Stale() {
				t.Fatal("a register that was just made is out of date")
			}
		}
	}
}

// TestMatchingTakesLinearTime compares the time for 5,000 questions, all of which were edited, with that for 1,000.
func TestMatchingTakesLinearTime(t *testing.T) {
	took := func(n int) time.Duration {
		r := settled(&Register{}, bank(n), "2026")
		now := bank(n)
		for i, q := range now {
			now[i] = question(q.PlainTitle()+" indeed", made(uint64(i)+1e6, 40)+"and so on")
			now[i].ID = fmt.Sprint("q-", i)
		}
		start := time.Now()
		m := r.Match(now, nil)
		for i, e := range m.entries {
			if e != r.Entries[i] {
				t.Errorf("question %d of %d is not found", i, n)
				break
			}
		}
		return time.Since(start)
	}
	few, many := took(1000), took(5000)
	if many > 20*few+time.Second {
		t.Errorf("1,000 questions take %v, 5,000 %v", few, many)
	}
}

func TestWordsOfScriptsWithoutSpacesAreCharacters(t *testing.T) {
	for text, want := range map[string]string{
		"Go言語とは何ですか？": "go 言 語 と は 何 で す か", "What is x_1?": "what is x_1", "Что такое стек": "что такое стек", "": "",
	} {
		if got := strings.Join(words(text), " "); got != want {
			t.Errorf("%q has the words %q, want %q", text, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(settled(&Register{}, bank(3), "2026").Format())
	f.Add([]byte(first + "\n<<<<<<< a\n=======\n\t\t\t\t\t\t\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := Parse("f", data, &diag.List{})
		text := r.Format()
		var found diag.List
		if again := Parse("f", text, &found); string(again.Format()) != string(text) || len(found.Sorted()) > 0 {
			t.Errorf("what was read of %q does not read back", data)
		}
	})
}
