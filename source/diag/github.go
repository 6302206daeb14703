package diag

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// Characters that GitHub's runner requires to be escaped: %, CR and LF everywhere, : and , in properties too. See
// "Workflow commands for GitHub Actions" and toolkit/packages/core/src/command.ts.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// WriteGitHub writes diagnostics to w as workflow commands, which GitHub Actions shows beside the lines of a pull
// request. A hint and related positions follow the message on separate lines. Files keep their names, which should be
// relative to the root of the repository. The error is that of w.
func WriteGitHub(w io.Writer, ds []Diagnostic) error {
	for _, d := range ds {
		command := map[Severity]string{Error: "error", Warning: "warning", Note: "notice"}[d.Severity]
		var props []string
		prop := func(key, value string) { props = append(props, key+"="+githubProperty.Replace(value)) }
		if d.Span.File != "" {
			prop("file", filepath.ToSlash(d.Span.File))
		}
		if !d.Span.IsZero() {
			prop("line", fmt.Sprint(d.Span.Start.Line))
			// GitHub ignores columns unless the range ends on the line where it starts.
			if d.Span.End.Line == d.Span.Start.Line {
				prop("col", fmt.Sprint(d.Span.Start.Col))
				prop("endColumn", fmt.Sprint(d.Span.End.Col))
			} else if d.Span.End.Line > d.Span.Start.Line {
				prop("endLine", fmt.Sprint(d.Span.End.Line))
			}
		}
		prop("title", string(d.Rule))
		message := d.Message
		if d.Hint != "" {
			message += "\nhint: " + d.Hint
		}
		for _, r := range d.Related {
			message += "\n" + place(r.Span) + r.Message
		}
		if _, err := fmt.Fprintf(w, "::%s %s::%s\n", command, strings.Join(props, ","),
			githubData.Replace(message)); err != nil {
			return fmt.Errorf("writing diagnostics for GitHub: %w", err)
		}
	}
	return nil
}
