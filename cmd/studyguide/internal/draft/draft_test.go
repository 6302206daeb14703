package draft

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// names returns the names of the files in a folder.
func names(t *testing.T, dir string) (out []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestACanceledDraftLeavesNothing(t *testing.T) {
	for name, begin := range map[string]func(context.Context, string) (*Draft, error){"shared": New,
		"owned": NewOwned} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			ctx, cancel := context.WithCancel(t.Context())
			d, err := begin(ctx, filepath.Join(dir, "guide.pdf"))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := d.Write([]byte("half")); err != nil {
				t.Fatal(err)
			}
			cancel()
			if _, err := d.Write([]byte("way")); err == nil {
				t.Error("a canceled draft took more")
			}
			if err := d.Discard(); err != nil {
				t.Error(err)
			}
			if left := names(t, dir); len(left) != 0 {
				t.Errorf("left behind: %q", left)
			}
		})
	}
}

func TestACommittedDraftReplacesTheFile(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.pdf"), filepath.Join(dir, "link.pdf")
	if err := os.WriteFile(real, []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Skip(err)
	}
	// A draft left by a killed process does not block the next.
	if err := os.WriteFile(OwnedName(real), []byte("left"), 0o666); err != nil {
		t.Fatal(err)
	}
	d, err := NewOwned(t.Context(), link)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Write([]byte("new")); err != nil {
		t.Fatal(err)
	}
	if now, _ := os.ReadFile(real); string(now) != "old" {
		t.Errorf("before it is committed the file is %q", now)
	}
	if err := d.Commit(); err != nil {
		t.Fatal(err)
	}
	if now, _ := os.ReadFile(real); string(now) != "new" || d.Size() != 3 {
		t.Errorf("the file is %q, its size %d", now, d.Size())
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is gone")
	}
	if left := names(t, dir); len(left) != 2 {
		t.Errorf("there are %q", left)
	}
}

func TestAStreamIsWrittenAtOnce(t *testing.T) {
	var out bytes.Buffer
	d := NewStream(t.Context(), &out)
	if _, err := d.Write([]byte("tree")); err != nil || out.Len() > 0 {
		t.Fatalf("%v, written %q", err, out.String())
	}
	if err := d.Commit(); err != nil || out.String() != "tree" {
		t.Errorf("%v, written %q", err, out.String())
	}
}

// TestNamesMayBeAsLongAsTheSystemAllows writes files whose drafts could not have the whole name.
func TestNamesMayBeAsLongAsTheSystemAllows(t *testing.T) {
	for name, begin := range map[string]func(context.Context, string) (*Draft, error){"shared": New,
		"owned": NewOwned} {
		for _, length := range []int{248, 249, 255} {
			dir := t.TempDir()
			file := strings.Repeat("ü", (length-4)/2) + strings.Repeat("x", (length-4)%2) + ".pdf"
			d, err := begin(t.Context(), filepath.Join(dir, file))
			if err != nil {
				t.Errorf("%s: a name of %d bytes: %v", name, len(file), err)
				continue
			}
			if err := d.Commit(); err != nil {
				t.Errorf("%s: a name of %d bytes: %v", name, len(file), err)
			}
			if got := names(t, dir); len(got) != 1 || got[0] != file {
				t.Errorf("%s: a name of %d bytes: the folder has %q", name, len(file), got)
			}
		}
	}
}
