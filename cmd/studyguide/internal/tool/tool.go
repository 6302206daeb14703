// Package tool identifies this build of the program.
package tool

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"
)

// Version returns the name of the program, its version, and the Go version and platform of its build.
func Version() string {
	version := "(unknown)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		version = info.Main.Version
	}
	return fmt.Sprintf("studyguide %s %s %s/%s", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// Name returns what books call the program: its name, with its version if that is a release. Books made by programs
// between releases would otherwise differ for no other reason.
func Name() string {
	const name = "studyguide"
	if info, ok := debug.ReadBuildInfo(); ok && release.MatchString(info.Main.Version) {
		return name + " " + strings.TrimPrefix(info.Main.Version, "v")
	}
	return name
}

var release = regexp.MustCompile(`^v\d+\.\d+\.\d+$`)

// Identity returns a text that differs between programs that may write different bytes: the commit that the program was
// built from and the version of Go, whose compression affects the output. It uses the commit rather than the tag,
// because the version that Go derives from tags depends on which of them a clone has. A program built from modified or
// unknown source is identified by the digest of its own file.
func Identity() (string, error) {
	version := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
		setting := func(key string) string {
			for _, s := range info.Settings {
				if s.Key == key {
					return s.Value
				}
			}
			return ""
		}
		const short = 12 // digits, as in Go's pseudo-versions
		if commit := setting("vcs.revision"); len(commit) >= short && setting("vcs.modified") == "false" {
			version = commit[:short]
		}
	}
	if version != "" && version != "(devel)" && !strings.Contains(version, "+dirty") {
		return version + " " + runtime.Version(), nil
	}
	path, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("finding this program's own file: %w", err)
	}
	f, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("reading this program's own file: %w", err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", fmt.Errorf("reading this program's own file: %w", err)
	}
	return fmt.Sprintf("devel-%x %s", h.Sum(nil)[:8], runtime.Version()), nil
}
