package register

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"example.org/studyguide/source/ast"
)

// TestTwoBranchesMergeLineByLine has two branches that each add a question, edit one and remove one, at all places of a
// small guide, merged by git.
func TestTwoBranchesMergeLineByLine(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	const size = 6
	base := settled(&Register{}, bank(size), "2026-01")
	branch := func(name string, with func([]*ast.Question) []*ast.Question) (file string) {
		file = filepath.Join(dir, name)
		r := base
		if with != nil {
			r = settled(base, with(bank(size)), "2026-02")
		}
		if err := os.WriteFile(file, r.Format(), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	adds := func(at int, title string) func([]*ast.Question) []*ast.Question {
		return func(q []*ast.Question) []*ast.Question {
			return slices.Insert(q, at, question(title, made(uint64(at)+5e6, 30)))
		}
	}
	edits := func(at int) func([]*ast.Question) []*ast.Question {
		return func(q []*ast.Question) []*ast.Question {
			q[at].Answer = question("", made(uint64(at)+6e6, 30)).Answer
			return q
		}
	}
	old := branch("base", nil)
	merge := func(i, j int, ours, theirs func([]*ast.Question) []*ast.Question, want int) {
		out, err := exec.Command(git, "merge-file", "-p", branch("ours", ours), old, branch("theirs", theirs)).Output()
		if err != nil {
			t.Errorf("branches that change %d and %d: %v\n%s", i, j, err, out)
			return
		}
		if n := len(parsed(t, out).Entries); n != want {
			t.Errorf("branches that change %d and %d merge to %d entries, want %d", i, j, n, want)
		}
	}
	for i := range size + 1 {
		for j := range size + 1 {
			if i != j {
				merge(i, j, adds(i, "Ours"), adds(j, "Theirs"), size+2)
			}
			if j < size && i < size && max(i-j, j-i) > 1 { // git takes changes of adjacent lines for one
				merge(i, j, edits(i), edits(j), size)
			}
		}
	}
}
