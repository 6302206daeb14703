package tool

import (
	"runtime/debug"
	"strings"
	"testing"
)

func TestOrigin(t *testing.T) {
	commit := strings.Repeat("0123456789", 4)
	vcs := func(modified string) []debug.BuildSetting {
		return []debug.BuildSetting{{Key: "vcs.revision", Value: commit}, {Key: "vcs.modified", Value: modified}}
	}
	for name, c := range map[string]struct {
		path, version string
		settings      []debug.BuildSetting
		want          Origin
		repository    string
		address       string
	}{
		"a clean commit": {"github.com/a/b", "v1.2.4-0.20260102030405-012345678901", vcs("false"),
			Origin{"github.com/a/b", commit, ""}, "a/b", "https://github.com/a/b.git"},
		"a release from its commit": {"github.com/a/b/v2", "v2.0.1", vcs("false"),
			Origin{"github.com/a/b/v2", commit, "v2.0.1"}, "a/b", "https://github.com/a/b.git"},
		"an installed release": {"gitlab.com/a/b", "v0.1.0", nil,
			Origin{"gitlab.com/a/b", "v0.1.0", "v0.1.0"}, "", "https://gitlab.com/a/b.git"},
		"edited source":        {"github.com/a/b", "v0.1.1-0.2026+dirty", vcs("true"), Origin{Module: "github.com/a/b"}, "a/b", "https://github.com/a/b.git"},
		"unknown source":       {"github.com/a/b", "(devel)", nil, Origin{Module: "github.com/a/b"}, "a/b", "https://github.com/a/b.git"},
		"a folder of a module": {"github.com/a/b/c", "(devel)", nil, Origin{Module: "github.com/a/b/c"}, "", "https://github.com/a/b/c.git"},
		"no place":             {"example.org/b", "v0.1.0", nil, Origin{"", "v0.1.0", "v0.1.0"}, "", ""},
		"no place, below it":   {"git.example.com/b", "v0.1.0", nil, Origin{"", "v0.1.0", "v0.1.0"}, "", ""},
		"no host":              {"studyguide", "(devel)", nil, Origin{}, "", ""},
	} {
		got := origin(&debug.BuildInfo{Main: debug.Module{Path: c.path, Version: c.version}, Settings: c.settings})
		repository, ok := got.OnGitHub()
		if got != c.want || ok != (c.repository != "") || ok && repository != c.repository || got.Address() != c.address {
			t.Errorf("%s: got %+v, %q %v, %q", name, got, repository, ok, got.Address())
		}
	}
}
