package main

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"example.org/studyguide/cmd/studyguide/internal/lock"
)

// writeProject writes a project of n small guides into dir; version is in the text of each. It makes the formats of to.
func writeProject(t *testing.T, dir string, n int, to, version string) {
	t.Helper()
	write(t, filepath.Join(dir, "studyguide.yaml"), "guides: guides/**/*.md\nname: \"{dir}/{name}\"\nto: ["+to+"]\n")
	for i := range n {
		write(t, filepath.Join(dir, guidePath(i)), guideText(i, version))
	}
}

func guidePath(i int) string { return fmt.Sprintf("guides/%02d/guide-%04d.md", i%20, i) }

// guideText returns a guide with more questions in every seventh guide, so that guides do not all cost the same.
func guideText(i int, version string) string {
	text := fmt.Sprintf("# Guide %d\n\n## What is new?\n\n%s\n\n## What is a deadlock?\n\nTwo holders that wait for "+
		"each other.\n\n", i, version)
	for q := range 1 + i%7*3 {
		text += fmt.Sprintf("## What is thing %d?\n\nThe one before thing %d, and after it.\n\n", q, q+1)
	}
	return text
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// program prepares a run of the program in dir, as a separate process. Variables that CI sets for its jobs are removed.
func program(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("studyguide", args...)
	cmd.Dir = dir
	for _, e := range os.Environ() {
		if !strings.HasPrefix(e, "GITHUB_") && !strings.HasPrefix(e, "CI_") &&
			!strings.HasPrefix(e, "SOURCE_DATE_EPOCH") {
			cmd.Env = append(cmd.Env, e)
		}
	}
	return cmd
}

// execute runs the program in dir and returns its standard output. It must end with code 0.
func execute(t *testing.T, dir string, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := program(dir, args...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("studyguide %s: %v\n%s%s", strings.Join(args, " "), err, stdout.String(), stderr.String())
	}
	return stdout.String()
}

// textsBelow returns the text of every file below dir, by path.
func textsBelow(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	var visit func(at string)
	visit = func(at string) {
		for _, name := range list(t, filepath.Join(dir, at)) {
			path := filepath.ToSlash(filepath.Join(at, name))
			if info, err := os.Stat(filepath.Join(dir, path)); err == nil && info.IsDir() {
				visit(path)
				continue
			}
			data, err := os.ReadFile(filepath.Join(dir, path))
			if err != nil {
				t.Fatal(err)
			}
			out[path] = string(data)
		}
	}
	visit(".")
	return out
}

// sameTree reports files that only one of two folders has, or that differ.
func sameTree(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	for path := range want {
		if text, ok := got[path]; !ok || text != want[path] {
			t.Errorf("%s: %s is not what one machine makes in one go (there: %t)", what, path, ok)
		}
	}
	for path := range got {
		if _, ok := want[path]; !ok {
			t.Errorf("%s: %s is left over", what, path)
		}
	}
}

// killings returns how many builds are to be killed: the number in STUDYGUIDE_KILLS, if it is set.
func killings(t *testing.T) int {
	t.Helper()
	switch text := os.Getenv("STUDYGUIDE_KILLS"); {
	case text != "":
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatalf("STUDYGUIDE_KILLS: %v", err)
		}
		return n
	case long():
		return 50
	}
	return 10
}

// TestKilledBuildsLeaveOldOrNew kills builds at random moments by SIGKILL, which cannot be handled. Each artifact must
// then be complete, from before or after the edit, the lock must be readable, and the next build must complete all
// others and leave nothing besides.
func TestKilledBuildsLeaveOldOrNew(t *testing.T) {
	const guides = 6
	kills := killings(t)
	var want [2]map[string]string
	var took time.Duration
	for v := range want {
		dir := t.TempDir()
		writeProject(t, dir, guides, "pdf, epub", fmt.Sprint("Version ", v))
		start := time.Now()
		execute(t, dir, "build", "-q")
		took = time.Since(start)
		want[v] = textsBelow(t, filepath.Join(dir, "out"))
	}
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	writeProject(t, dir, guides, "pdf, epub", "Version 0")
	execute(t, dir, "build", "-q")
	random := rand.New(rand.NewPCG(6, 50))
	midway, drafts := 0, 0
	for n := range kills {
		v := (n + 1) % 2
		writeProject(t, dir, guides, "pdf, epub", fmt.Sprint("Version ", v))
		cmd := program(dir, "build", "-q")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(took))))
		_ = cmd.Process.Kill() // it may have ended already
		_ = cmd.Wait()
		now := textsBelow(t, out)
		fresh := 0
		for path, text := range now {
			switch {
			case path == lock.Name:
				if _, err := lock.Parse([]byte(text)); err != nil {
					t.Fatalf("kill %d: the lock is damaged: %v", n, err)
				}
			case strings.HasSuffix(path, ".draft"):
				drafts++
			case filepath.Base(path) == ".studyguide.guard", path == ".studyguide.journal":
			case text == want[v][path]:
				fresh++
			case text != want[1-v][path]:
				t.Fatalf("kill %d: %s is neither old nor new", n, path)
			}
		}
		if fresh > 0 && fresh < 2*guides {
			midway++
		}
		for path := range want[0] {
			if _, ok := now[path]; !ok {
				t.Fatalf("kill %d: %s is gone", n, path)
			}
		}
		if n%5 == 4 {
			execute(t, dir, "build", "-q")
			execute(t, dir, "build", "--check")
			sameTree(t, fmt.Sprintf("after kill %d", n), textsBelow(t, out), want[v])
			if names := list(t, dir); !slices.Equal(names, []string{"guides", "out", "studyguide.yaml"}) {
				t.Errorf("after kill %d: the project's folder has %v", n, names)
			}
		}
	}
	t.Logf("of %d kills %d came between artifacts; %d drafts were left", kills, midway, drafts)
	if long() && midway == 0 {
		t.Error("no kill came between two artifacts")
	}
}

// TestKilledBuildsGoOnWhereTheyStopped kills builds of a new project when they have said that some guides are made. The
// next build must not make these again.
func TestKilledBuildsGoOnWhereTheyStopped(t *testing.T) {
	const guides = 60
	ways := [][]string{{"build"}, {"build", "--jobs", "1"}, {"build", "--shard", "1/1"}}
	if testing.Short() {
		ways = ways[:1]
	}
	for _, args := range ways {
		dir := t.TempDir()
		writeProject(t, dir, guides, "json, epub", "Version 0")
		killed := map[string]bool{}
		for len(killed) < 10 {
			cmd := program(dir, args...)
			said, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			lines := bufio.NewScanner(said)
			for n := 0; n < 6 && lines.Scan(); n++ {
				name, _, _ := strings.Cut(lines.Text(), " ")
				if killed[name] {
					t.Fatalf("%v: %s is made again", args, name)
				}
				killed[name] = true
			}
			_ = cmd.Process.Kill() // it may have ended already
			for lines.Scan() {     // what it said before it died
				name, _, _ := strings.Cut(lines.Text(), " ")
				killed[name] = true
			}
			_ = cmd.Wait()
			if _, err := os.Stat(filepath.Join(dir, "out", ".studyguide.journal")); err != nil {
				t.Errorf("%v: a killed build left no journal: %v", args, err)
			}
		}
		rest := map[string]bool{}
		for line := range strings.Lines(execute(t, dir, args...)) {
			name, _, _ := strings.Cut(line, " ")
			rest[name] = true
			if killed[name] {
				t.Errorf("%v: %s is made again", args, name)
			}
		}
		if len(killed)+len(rest) > 2*guides || len(rest) == 0 {
			t.Errorf("%v: %d artifacts were made before, %d after, of %d", args, len(killed), len(rest), 2*guides)
		}
		execute(t, dir, "build", "--check")
		whole := t.TempDir()
		writeProject(t, whole, guides, "json, epub", "Version 0")
		execute(t, whole, args...)
		sameTree(t, fmt.Sprint(args), textsBelow(t, filepath.Join(dir, "out")), textsBelow(t, filepath.Join(whole, "out")))
	}
}

// TestBuildsInOneFolderWaitForEachOther runs several full builds in one folder at the same time.
func TestBuildsInOneFolderWaitForEachOther(t *testing.T) {
	dir := t.TempDir()
	writeProject(t, dir, 4, "json, epub", "Version 0")
	execute(t, dir, "build", "-q")
	want := textsBelow(t, filepath.Join(dir, "out"))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if text, err := program(dir, "build", "-q", "--force").CombinedOutput(); err != nil {
				t.Errorf("a build beside others: %v\n%s", err, text)
			}
		})
	}
	wg.Wait()
	sameTree(t, "four builds at once", textsBelow(t, filepath.Join(dir, "out")), want)
}
