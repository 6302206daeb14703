package machine

import (
	"path/filepath"
	"testing"
)

func TestCacheIsWhereTheUserWantsIt(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CACHE_HOME", filepath.Join(home, "kept"))
	for value, want := range map[string]struct {
		dir   string
		named bool
	}{"off": {"", true}, "/a/b": {"/a/b", true}} {
		if dir, named := Cache(func(string) string { return value }); dir != want.dir || named != want.named {
			t.Errorf("%q: %q, named: %v", value, dir, named)
		}
	}
	if dir, named := Cache(func(string) string { return "" }); filepath.Base(dir) != "studyguide" || named {
		t.Errorf("by itself: %q, named: %v", dir, named)
	}
}
