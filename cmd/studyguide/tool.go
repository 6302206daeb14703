package main

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
)

// toolName tells this program from others that may give other bytes: by its version and that of Go, whose compression is part of what is
// written. The version is the commit that it was built of, for what Go makes of tags depends on which a clone has. A program that was built from
// changed or unknown source has none; the digest of its file stands for it.
func toolName() (string, error) {
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
		const short = 12 // digits, as Go has them in versions
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
