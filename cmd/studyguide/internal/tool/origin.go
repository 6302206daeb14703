package tool

import (
	"regexp"
	"runtime/debug"
	"strings"
)

// Origin is where others find the source of this program: the path of its module, and what to ask for there.
type Origin struct {
	Module string // empty if nothing can be fetched by it
	Ref    string // the full hash of a commit, else the tag of a release; empty if it was built from anything else
	Tag    string // the tag, where there is one: a release
}

// From returns the origin of this program, as the go command recorded it. Only a program built from a commit, or
// installed by its version, has one.
func From() Origin {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return Origin{}
	}
	return origin(info)
}

// homeless are the hosts of paths that name no place (RFC 2606, section 3): of a module that nobody has published.
var homeless = regexp.MustCompile(`^(?:[^/]*\.)?example(?:\.com|\.net|\.org)?/|^[^/.]*(?:/|$)`)

var fullHash = regexp.MustCompile(`^[0-9a-f]{40}(?:[0-9a-f]{24})?$`)

func origin(info *debug.BuildInfo) Origin {
	o := Origin{Module: info.Main.Path}
	if homeless.MatchString(o.Module) {
		o.Module = ""
	}
	if release.MatchString(info.Main.Version) {
		o.Ref, o.Tag = info.Main.Version, info.Main.Version
	}
	commit, clean := "", false
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			commit = s.Value
		case "vcs.modified":
			clean = s.Value == "false"
		}
	}
	if clean && fullHash.MatchString(commit) {
		o.Ref = commit
	}
	return o
}

// OnGitHub returns the repository that the module is in, as OWNER/NAME, if it is the top of one on GitHub.
func (o Origin) OnGitHub() (string, bool) {
	repository, ok := strings.CutPrefix(o.Module, "github.com/")
	repository = major.ReplaceAllString(repository, "")
	return repository, ok && strings.Count(repository, "/") == 1
}

var major = regexp.MustCompile(`/v[0-9]+$`)

// Address returns the address of the repository, for hosts where a module's path is that of its repository: all but
// those that answer "go get" with another.
func (o Origin) Address() string {
	if o.Module == "" {
		return ""
	}
	return "https://" + major.ReplaceAllString(o.Module, "") + ".git"
}
