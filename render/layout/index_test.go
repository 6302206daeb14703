package layout

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
)

func TestTheIndexNamesRanges(t *testing.T) {
	n := &naming{name: []string{"1", "2", "3", "4", "7", "8", "8b"}, at: []int{0, 1, 2, 3, 4, 5, 6}}
	pages := &naming{name: []string{"1", "1", "2", "3", "3", "3", "9"}, at: []int{0, 0, 1, 2, 2, 2, 8}}
	for _, c := range []struct {
		n    *naming
		of   []int
		want string
	}{
		{n, []int{0}, "1"}, {n, []int{0, 1}, "1 2"}, {n, []int{0, 1, 2}, "1–3"}, {n, []int{0, 2, 4}, "1 3 7"},
		{n, []int{0, 2, 3, 4, 6}, "1 3–7 8b"}, {n, nil, ""},
		{pages, []int{0, 1}, "1"}, {pages, []int{1, 2}, "1 2"}, {pages, []int{1, 2, 5}, "1–3"}, {pages, []int{3, 5, 6}, "3 9"},
	} {
		var got []string
		for _, s := range c.n.ranges(c.of) {
			got = append(got, s.text)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%v: %q, want %q", c.of, got, c.want)
		}
	}
}

// indexOf returns the lines of the index of a guide whose questions have these facts: a difficulty, a colon and tags.
func indexOf(t *testing.T, change func(*ast.Guide), facts ...string) []string {
	t.Helper()
	g := guideOf()
	var all []*ast.Question
	for i, f := range facts {
		difficulty, tags, _ := strings.Cut(f, ":")
		n := strconv.Itoa(i + 1)
		all = append(all, &ast.Question{
			ID: "q-" + n, Number: n, Title: saying("Why " + n + "?"), Difficulty: difficulty, Tags: strings.Fields(tags),
			Answer: []ast.Block{paragraph("So.")},
		})
	}
	g.Sections[0].Questions = all
	change(g)
	b, _ := set(t, g, ast.Page{})
	sound(t, b)
	var out []string
	for _, p := range b.Pages {
		var of *tag.Element
		for _, it := range p.Items {
			tx, ok := it.(*Text)
			if !ok || tx.In == nil {
				continue
			}
			in := tx.In.Of
			for in.Parent != nil && in.Parent.Role != tag.Index {
				in = in.Parent
			}
			if in.Parent == nil {
				continue
			}
			if in != of {
				out, of = append(out, ""), in
			}
			out[len(out)-1] += runs(tx)
		}
	}
	for i, s := range out {
		out[i] = strings.Join(strings.Fields(s), " ")
	}
	return out
}

func TestTheIndexHasTagsAndDifficulties(t *testing.T) {
	facts := []string{"hard:Go", "easy:go HTTP", "hard:Éclair go", ":", "easy:zoo"}
	for name, c := range map[string]struct {
		change func(*ast.Guide)
		facts  []string
		want   []string
	}{
		"numbers": {func(*ast.Guide) {}, facts,
			[]string{"Index", "Éclair 3", "Go 1–3", "HTTP 2", "zoo 5", "Difficulty", "easy 2, 5", "hard 1, 3"}},
		"pages": {func(g *ast.Guide) { g.Sections[0].Questions[4].Number = "1" }, facts,
			[]string{"Index", "Éclair 1", "Go 1", "HTTP 1", "zoo 1", "Difficulty", "easy 1", "hard 1"}},
		"a question without facts or number": {func(g *ast.Guide) { g.Sections[0].Questions[3].Number = "" }, facts,
			[]string{"Index", "Éclair 3", "Go 1–3", "HTTP 2", "zoo 5", "Difficulty", "easy 2, 5", "hard 1, 3"}},
		"one difficulty": {func(*ast.Guide) {}, []string{"hard:a", ":b"}, []string{"Index", "a 1", "b 2"}},
		"none wanted":    {func(g *ast.Guide) { g.Meta.Index = ast.IndexNone }, facts, nil},
		"one tag":        {func(*ast.Guide) {}, []string{":a", ":a", ":a"}, nil},
		"few tagged":     {func(*ast.Guide) {}, []string{":a b", ":", ":", ":", ":"}, nil},
		"no tags":        {func(*ast.Guide) {}, []string{"hard:", "easy:"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := indexOf(t, c.change, c.facts...); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestDifficultiesAreOrderedFromEasyToHard(t *testing.T) {
	for _, c := range []struct{ tag, in, want string }{
		{"en", "Hard,Easy,Medium", "Easy,Medium,Hard"},
		{"en", "Very hard,Beginner,tricky,intermediate,expert", "Beginner,intermediate,tricky,Very hard,expert"},
		{"en", "★★,★,★★★", "★★,★,★★★"},
		{"en", "hard,week 2,easy,week 1", "easy,week 2,hard,week 1"},
		{"de", "schwer,mittelschwer,leicht,Experten", "leicht,mittelschwer,schwer,Experten"},
		{"de-CH", "Hard,Easy", "Easy,Hard"},
		{"ru", "сложный,лёгкий,средний", "лёгкий,средний,сложный"},
		{"pl", "zaawansowany,początkujący,średni", "początkujący,średni,zaawansowany"},
		{"pt-BR", "Difícil,Fácil,Média", "Fácil,Média,Difícil"},
		{"zh-CN", "困难,较难,中等,简单", "简单,中等,较难,困难"},
		{"ja", "上級,初級,中級", "初級,中級,上級"},
		{"ko", "고급,중급,초급", "초급,중급,고급"},
		{"he", "קשה,בינוני,קל", "קל,בינוני,קשה"},
		{"xx", "b,a", "b,a"},
	} {
		var grades []topic
		for _, w := range strings.Split(c.in, ",") {
			grades = append(grades, topic{word: w})
		}
		byDifficulty(grades, c.tag)
		var got []string
		for _, g := range grades {
			got = append(got, g.word)
		}
		if strings.Join(got, ",") != c.want {
			t.Errorf("%s: %s is ordered %v", c.tag, c.in, got)
		}
	}
}
