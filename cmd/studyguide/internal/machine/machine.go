// Package machine finds what the program has of the machine that it runs on: the fonts that are installed, for guides
// that ask for them, and a folder to keep what takes time to find out.
package machine

import (
	"os"
	"path/filepath"

	"example.org/studyguide/fonts/system"
)

// Fonts returns the fonts that are installed. The error is that of a machine without fonts.
func Fonts() (*system.Index, error) {
	dir, _ := Cache(os.Getenv)
	if dir != "" {
		dir = filepath.Join(dir, "fonts")
	}
	return system.Open(dir)
}

// Cache returns the folder in which the program keeps what takes time to find out, and whether the user named it:
// STUDYGUIDE_CACHE, or one of the system's for the user. It is empty if nothing is kept.
func Cache(getenv func(string) string) (dir string, named bool) {
	switch dir := getenv("STUDYGUIDE_CACHE"); dir {
	case "off":
		return "", true
	case "":
	default:
		return dir, true
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", false
	}
	return filepath.Join(dir, "studyguide"), false
}
