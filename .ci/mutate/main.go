// Mutate changes one thing at a time in the program, a comparison, a constant, a factor, and runs the tests that
// should see it. A mutation that they do not see survives: either the code says more than it needs to, or a decision
// is pinned by nothing. Survivors that are right are listed, each with its reason, in survivors.txt; any other makes
// the run fail, and so does an entry of the list that names no mutation, or one that is killed. Of a run of the whole
// table, at most one mutation in ten may survive, listed or not.
//
//	go run ./.ci/mutate                            # every package of the table, a sample of each
//	go run ./.ci/mutate -n 0 source/text           # every mutation of one package
//	go run ./.ci/mutate -run column.go source/text # those of one file
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
)

// subject is a package that is mutated.
type subject struct {
	dir    string
	judges []tests // asked in this order
}

// tests are those of a package that see a mutation.
type tests struct{ dir, run string } // run: of -run; empty: all

// subjects are the packages whose decisions are judgements: nothing but their tests says what is right.
var subjects = []subject{
	{"source/text", []tests{{dir: "source/text"}, {dir: "source"}}},
	{"source/markdown", []tests{{dir: "source/markdown"}, {dir: "source"}}},
	{"source/html", []tests{{dir: "source/html"}, {dir: "source"}}},
	{"source/lint", []tests{{dir: "source/lint"}, {dir: "source"}}},
	// Its pairs and the fixtures see most, and are soon compared.
	{"source/recognize", []tests{{dir: "source/recognize"}, {"source", "^Test(Fixtures|Folders)$"}, {dir: "source"}}},
	// Its traces see most, and are soon compared.
	{"render/layout", []tests{{"render/layout", "^TestTraces$"}, {dir: "render/layout"}}},
	{"render/layout/linebreak", []tests{{dir: "render/layout/linebreak"}}},
	{"render/layout/pagebreak", []tests{{dir: "render/layout/pagebreak"}}},
	// How many shards there may be is seen where the command line reads one.
	{"cmd/studyguide/internal/lock",
		[]tests{{dir: "cmd/studyguide/internal/lock"}, {"cmd/studyguide", "^TestShardsAreBounded$"}}},
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	fine, err := run(ctx, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(2)
	}
	if !fine {
		os.Exit(1)
	}
}

// run mutates the packages that the command line names and reports whether every survivor is listed.
func run(ctx context.Context, out io.Writer) (fine bool, err error) {
	n := flag.Int("n", 16, "mutations of each package; 0: all")
	file := flag.String("run", "", "mutate only files whose path contains this")
	list := flag.Bool("list", false, "print the sample and run nothing")
	thresholds := flag.Bool("thresholds", false, "mutate only constants and the comparisons with them")
	flag.Parse()

	accepted, err := readSurvivors(".ci/mutate/survivors.txt")
	if err != nil {
		return false, err
	}
	chosen, err := choose(flag.Args())
	if err != nil {
		return false, err
	}
	temp, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(temp)

	total := tally{}
	for _, e := range accepted.strangers() {
		total.stale++
		fmt.Fprintf(out, "stale: %s\n", e)
	}
	for _, s := range chosen {
		all, err := mutants(s.dir)
		if err != nil {
			return false, err
		}
		for _, e := range accepted.faults(s.dir, all) {
			total.stale++
			fmt.Fprintf(out, "stale: %s\n", e)
		}
		all = slices.DeleteFunc(all, func(m mutant) bool {
			return !strings.Contains(filepath.ToSlash(m.file), *file) || *thresholds && !m.threshold
		})
		want := *n
		if want == 0 {
			want = len(all)
		}
		drawn := draw(all, *n != 0)
		if *list {
			fmt.Fprintf(out, "%s: %d mutations\n", s.dir, len(all))
			for _, m := range drawn[:min(want, len(drawn))] {
				fmt.Fprintf(out, "\t%s\n", m)
			}
			continue
		}
		j, err := newJudge(ctx, s.judges, temp)
		if err != nil {
			return false, err
		}
		t, err := j.all(ctx, drawn, want, accepted, out)
		if err != nil {
			return false, err
		}
		fmt.Fprintf(out, "%s: %s\n", s.dir, t)
		total.add(t)
	}
	if !*list && len(chosen) > 1 {
		fmt.Fprintf(out, "all: %s\n", total)
	}
	fine = total.survived == 0 && total.stale == 0
	if len(chosen) == len(subjects) && total.accepted*10 > total.judged() {
		fmt.Fprintln(out, "more than one mutation in ten survives")
		fine = false
	}
	return fine, nil
}

// choose returns the subjects that names name, or all.
func choose(names []string) ([]subject, error) {
	if len(names) == 0 {
		return subjects, nil
	}
	var chosen []subject
	for _, name := range names {
		name = strings.TrimPrefix(strings.TrimSuffix(filepath.ToSlash(name), "/"), "./")
		i := slices.IndexFunc(subjects, func(s subject) bool { return s.dir == name })
		if i < 0 {
			return nil, fmt.Errorf("%s is not in the table of packages in .ci/mutate/main.go", name)
		}
		chosen = append(chosen, subjects[i])
	}
	return chosen, nil
}

// draw puts mutants in the order in which a sample takes them: by their hashes, so that a sample stays the same while
// other code changes. For a sample two of three are thresholds, and no place is mutated twice.
func draw(all []mutant, sample bool) []mutant {
	if !sample {
		return all
	}
	sorted := slices.Clone(all)
	slices.SortFunc(sorted, func(a, b mutant) int { return cmp.Compare(a.hash, b.hash) })
	var thresholds, others []mutant
	taken := map[place]bool{}
	for _, m := range sorted {
		if taken[m.place()] {
			continue
		}
		taken[m.place()] = true
		if m.threshold {
			thresholds = append(thresholds, m)
		} else {
			others = append(others, m)
		}
	}
	drawn := make([]mutant, 0, len(taken))
	for len(thresholds)+len(others) > 0 {
		from := &thresholds
		if len(drawn)%3 == 2 && len(others) > 0 || len(thresholds) == 0 {
			from = &others
		}
		drawn = append(drawn, (*from)[0])
		*from = (*from)[1:]
	}
	return drawn
}
