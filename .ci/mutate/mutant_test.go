package main

import (
	"slices"
	"strings"
	"testing"
)

const sample = `package p

const most = 8

func (l *lock[T]) fits(n int, names []string) bool {
	if n < 3 && !l.full || names[0] == "a"+"b" {
		n += 2
	}
	ratio := 0.5
	return float64(n)*ratio <= 1 && a(make([]int, 0, 7))
}
`

func TestMutants(t *testing.T) {
	ms, err := mutantsOf("p/lock.go", []byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range ms {
		got = append(got, m.function+": "+m.mutation())
		if m.function == "const most" != (m.line == 3) {
			t.Errorf("%s is at the wrong place", m)
		}
	}
	for _, want := range []string{
		"const most: most = 8 → most = 9", "const most: most = 8 → most = 7", "const most: most = 8 → most = 4",
		"const most: most = 8 → most = 16",
		`lock.fits: n < 3 && !l.full → n < 3 || !l.full`, "lock.fits: n < 3 → n <= 3",
		"lock.fits: n < 3 → n < 4", `lock.fits: names[0] == "a"+"b" → names[0] != "a"+"b"`,
		"lock.fits: !l.full → l.full",
		"lock.fits: n += 2 → n -= 2", "lock.fits: n += 2 → n += 3", "lock.fits: ratio := 0.5 → ratio := 0.25",
		"lock.fits: float64(n)*ratio → float64(n) / ratio", "lock.fits: float64(n)*ratio <= 1 → float64(n)*ratio < 1",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is missing", want)
		}
	}
	for _, m := range ms {
		if m.with == "1" && m.from == "names[0]" || m.from == "7" || m.function == "" {
			t.Errorf("%s says nothing", m)
		}
	}
	if t.Failed() || testing.Verbose() {
		t.Logf("%q", got)
	}
}

// The list names mutations of today's code, each once, and every package of the table has some.
func TestSurvivorsAreMutations(t *testing.T) {
	t.Chdir("../..")
	list, err := readSurvivors(".ci/mutate/survivors.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list.strangers() {
		t.Error(e)
	}
	for _, s := range subjects {
		ms, err := mutants(s.dir)
		if err != nil || len(ms) == 0 {
			t.Errorf("%s: %d mutations, %v", s.dir, len(ms), err)
		}
		for _, e := range list.faults(s.dir, ms) {
			t.Error(e)
		}
	}
}

func TestFaultsOfSurvivors(t *testing.T) {
	ms := []mutant{
		{file: "render/layout/a.go", function: "setter.gap", from: "n < 2", to: "n <= 2"},
		{file: "render/layout/b.go", function: "gap", from: "n < 2", to: "n <= 2"},
		{file: "render/layout/b.go", function: "block.fits", from: "n < 2", to: "n <= 2"},
	}
	for _, c := range []struct {
		entry survivor
		want  string
	}{
		{survivor{dir: "render/layout", function: "fits", mutation: "n < 2 → n <= 2"}, ""},
		{survivor{dir: "render/layout", function: "fits", mutation: "n < 2 → n > 2"}, "no such mutation"},
		{survivor{dir: "render/layout", function: "block.fits", mutation: "n < 2 → n <= 2"}, "no such mutation"},
		{survivor{dir: "render/layout", function: "gap", mutation: "n < 2 → n <= 2"}, "several"},
		{survivor{dir: "render/gone", function: "gap", mutation: "n < 2 → n <= 2"}, "not mutated"},
	} {
		list := survivors{c.entry}
		got := strings.Join(append(list.faults("render/layout", ms), list.strangers()...), "\n")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.entry, got, c.want)
		}
	}
}
