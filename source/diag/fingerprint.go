package diag

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"
)

// Fingerprints gives each diagnostic a fingerprint by which it is known again in the next run: the rule, the file, the message and the line of
// the source, without their digits, case and spacing, and how many before it have the same. So a finding stays the same one when lines
// are added elsewhere and when questions are numbered anew, and not when somebody mends another one. Source gives the bytes of a file by
// its name, or nil.
//
// A fingerprint is half of a SHA-256 in hexadecimal: enough to tell the findings of one repository apart.
func Fingerprints(ds []Diagnostic, source func(file string) []byte) []string {
	lines := map[string][]string{}
	seen := map[string]int{}
	out := make([]string, 0, len(ds))
	for _, d := range ds {
		file := d.Span.File
		if _, ok := lines[file]; !ok {
			lines[file] = splitLines(string(source(file)))
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

// normal gives text without digits, case and spacing.
func normal(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}
