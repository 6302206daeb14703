package diag

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"
)

// Fingerprints returns for each diagnostic a fingerprint that identifies it across runs: a hash of the rule, the file,
// the message and the source line, ignoring digits, case and spacing, and of the number of earlier diagnostics that are
// equal in all of these. A finding keeps its fingerprint when lines are added elsewhere and when questions are
// renumbered. source returns the bytes of a file by name, or nil.
//
// A fingerprint is half of a SHA-256 in hexadecimal: long enough to be unique within a repository.
func Fingerprints(ds []Diagnostic, source func(file string) []byte) []string {
	lines := map[string][]string{}
	seen := map[string]int{}
	out := make([]string, 0, len(ds))
	for _, d := range ds {
		file := d.Span.File
		if _, ok := lines[file]; !ok {
			lines[file] = strings.Split(withLineFeeds(string(source(file))), "\n")
		}
		text := ""
		if n := d.Span.Start.Line; n >= 1 && n <= len(lines[file]) {
			text = lines[file][n-1]
		}
		key := fmt.Sprintf("%s\x00%s\x00%s\x00%s", d.Rule, filepath.ToSlash(file), normal(d.Message), normal(text))
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
		seen[key]++
		out = append(out, fmt.Sprintf("%x", sum[:16]))
	}
	return out
}

// normal returns s without digits, case and spacing.
func normal(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}
