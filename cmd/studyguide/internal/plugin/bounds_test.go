package plugin

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.org/studyguide/render"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

// TestProgramsThatMisbehave runs programs of all the kinds that do not do what they should. Each is a finding, nothing
// is written, and no process stays.
func TestProgramsThatMisbehave(t *testing.T) {
	big := strings.Repeat("0123456789abcdef", 1<<10)
	for name, c := range map[string]struct{ script, want string }{
		"hangs":               {"sleep 300", "did not end within 2s"},
		"hangs and will not":  {"trap '' TERM INT HUP; while :; do sleep 300; done", "did not end within 2s"},
		"hangs behind others": {"(sleep 300 & sleep 300 & wait) & wait", "did not end within 2s"},
		"reads nothing":       {"exec <&-; sleep 300", "did not end within 2s"},
		"floods output":       {"while :; do echo " + big + "; done", "wrote more than 65536 bytes"},
		"floods errors":       {"while :; do echo " + big + " >&2; done", "did not end within 2s"},
		"floods both":         {"while :; do echo " + big + "; echo " + big + " >&2; done", "wrote more than 65536 bytes"},
		"dies by a signal":    {"echo half of it; kill -9 $$", "failed: signal: killed"},
		"aborts":              {"kill -ABRT $$", "failed: signal: aborted"},
		"fails":               {"echo half of it; exit 7", "failed: exit status 7"},
		"leaves a program":    {"echo it; sleep 300 &", "left a program behind"},
		"says an error":       {`echo it; echo '{"severity": "error", "message": "no"}' >&2`, "reported an error"},
	} {
		t.Run(name, func(t *testing.T) {
			program(t, "bad", "echo $$ > \"$PIDS\"; "+c.script)
			pids := filepath.Join(t.TempDir(), "pid")
			t.Setenv("PIDS", pids)
			r, ok := FindRenderer("bad")
			if !ok {
				t.Fatal("not found")
			}
			r.bounds = bounds{2 * time.Second, 64 << 10}
			var found diag.List
			var out bytes.Buffer
			begin := time.Now()
			err := r.Render(t.Context(), &out, &render.Job{Guide: golden.Everything(), Sink: &found})
			if err != nil {
				t.Fatal(err)
			}
			if took := time.Since(begin); took > 30*time.Second {
				t.Errorf("it took %v", took)
			}
			if out.Len() > 0 {
				t.Errorf("%d bytes were written", out.Len())
			}
			failed := ""
			for _, d := range found.Sorted() {
				if d.Rule == diag.ProgramFailed {
					failed += d.Message
				}
			}
			if !strings.Contains(failed, c.want) || strings.Count(failed, "studyguide-render-bad") != 1 {
				t.Errorf("it says %q, want %q", failed, c.want)
			}
			checkGone(t, pids)
		})
	}
}

// checkGone checks that no process is left of the group of the program that wrote its number to a file, not even one
// that has ended and that we did not wait for.
func checkGone(t *testing.T, file string) {
	t.Helper()
	if runtime.GOOS != "linux" {
		return
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	group := strings.TrimSpace(string(data))
	left := ""
	for start := time.Now(); time.Since(start) < 10*time.Second; time.Sleep(20 * time.Millisecond) {
		if left = processes(t, group); left == "" {
			return
		}
	}
	t.Errorf("left of group %s: %s", group, left)
}

// processes returns what is there of a group of processes, other than those that have ended and are for init to see to.
func processes(t *testing.T, group string) string {
	t.Helper()
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, file := range stats {
		stat, err := os.ReadFile(file)
		_, rest, ok := strings.Cut(string(stat), ") ") // state, parent, group
		if f := strings.Fields(rest); err == nil && ok && len(f) > 2 && f[2] == group {
			if f[0] != "Z" || f[1] == strconv.Itoa(os.Getpid()) {
				out = append(out, string(stat[:min(len(stat), 60)]))
			}
		}
	}
	return strings.Join(out, "; ")
}

// TestAProgramThatCannotBeginIsAFinding names an interpreter that is not there, and a file that is no program.
func TestAProgramThatCannotBeginIsAFinding(t *testing.T) {
	for name, text := range map[string]string{"no interpreter": "#!/nowhere/sh\n", "no program": "\x00\x01\x02"} {
		dir := t.TempDir()
		file := filepath.Join(dir, rendererPrefix+"bad")
		if err := os.WriteFile(file, []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
		t.Setenv("PATH", dir)
		r, ok := FindRenderer("bad")
		if !ok {
			t.Fatal("not found")
		}
		var found diag.List
		var out bytes.Buffer
		if err := r.Render(t.Context(), &out, &render.Job{Guide: golden.Everything(), Sink: &found}); err != nil {
			t.Fatal(err)
		}
		all := found.Sorted()
		if len(all) != 1 || all[0].Rule != diag.ProgramFailed || out.Len() > 0 {
			t.Errorf("%s: found %v, wrote %d bytes", name, all, out.Len())
		}
		if runtime.GOOS == "windows" {
			continue
		}
		if err := os.Chmod(file, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, ok := FindRenderer("bad"); ok {
			t.Errorf("%s: a file that may not be run was found", name)
		}
	}
}

// TestNothingIsTakenFromTheWorkingFolder puts a program there, with a PATH that names it by a relative name.
func TestNothingIsTakenFromTheWorkingFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, filterPrefix+"bad"), []byte("#!/bin/sh\ncat\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	for _, path := range []string{"", ".", ".:/nowhere"} {
		t.Setenv("PATH", path)
		if _, ok := FindFilter("bad"); ok {
			t.Errorf("found with the PATH %q", path)
		}
	}
}

// TestAFilterThatWritesNoTree checks that what a filter gives back is read as that of a stranger.
func TestAFilterThatWritesNoTree(t *testing.T) {
	for name, script := range map[string]string{
		"nothing":    "cat > /dev/null",
		"no JSON":    "echo hello",
		"a cut":      "head -c 1000",
		"a number":   "echo 7",
		"a version":  `echo '{"studyguide": 99, "sections": []}'`,
		"no text":    `printf '{"studyguide": 2, "file": "\377\376"'`,
		"a deep one": `head -c 200000 /dev/zero | tr '\0' '['`,
	} {
		program(t, "bad", script)
		f, _ := FindFilter("bad")
		var found diag.List
		g, err := f.Apply(t.Context(), golden.Everything(), &found)
		if err != nil {
			t.Fatal(err)
		}
		errs := 0
		for _, d := range found.Sorted() {
			if d.Severity == diag.Error {
				errs++
			}
		}
		if g != nil || errs == 0 {
			t.Errorf("%s: a guide %t, %v", name, g != nil, found.Sorted())
		}
	}
}
