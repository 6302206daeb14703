package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
)

// The fields that GitLab's documentation requires ("Code Quality report format").
type (
	gitlabFinding struct {
		Description string         `json:"description"`
		CheckName   ID             `json:"check_name"`
		Fingerprint string         `json:"fingerprint"`
		Severity    string         `json:"severity"`
		Location    gitlabLocation `json:"location"`
	}
	gitlabLocation struct {
		Path  string      `json:"path"`
		Lines gitlabLines `json:"lines"`
	}
	gitlabLines struct {
		Begin int `json:"begin"`
	}
)

// WriteGitLab writes diagnostics to w as a code quality report, which GitLab shows in merge requests. Files keep their
// names, which should be relative to the root of the repository; a finding without a line is shown at the first. The
// fingerprints are those of [Fingerprints], to which source is passed. The error is that of w.
func WriteGitLab(w io.Writer, ds []Diagnostic, source func(file string) []byte) error {
	out := []gitlabFinding{}
	prints := Fingerprints(ds, source)
	for i, d := range ds {
		message := d.Message
		if d.Hint != "" {
			message += "; hint: " + d.Hint
		}
		out = append(out, gitlabFinding{
			message, d.Rule, prints[i], map[Severity]string{Error: "major", Warning: "minor", Note: "info"}[d.Severity],
			gitlabLocation{filepath.ToSlash(filepath.Clean(d.Span.File)), gitlabLines{max(1, d.Span.Start.Line)}},
		})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(out); err != nil {
		return fmt.Errorf("writing diagnostics for GitLab: %w", err)
	}
	return nil
}
