package report

import (
	"io"
	"os"
	"slices"

	"golang.org/x/term"

	"example.org/studyguide/cmd/studyguide/internal/failure"
)

// A Color says whether text for people has colors. The zero Color is never.
type Color struct{ always, terminals bool }

// Colors returns the words of --color.
func Colors() []string { return []string{"auto", "always", "never"} }

// ParseColor reads a word of --color; auto, the default, is colors on terminals that have them, unless the environment
// says no (https://no-color.org/).
func ParseColor(text string, getenv func(string) string) (Color, error) {
	switch {
	case text == "always":
		return Color{always: true}, nil
	case text == "never":
		return Color{}, nil
	case text != "" && !slices.Contains(Colors(), text):
		return Color{}, failure.UnknownWord("--color", text, Colors())
	}
	return Color{terminals: getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"}, nil
}

// on reports whether what is written to w has colors.
func (c Color) on(w io.Writer) bool { return c.always || c.terminals && IsTerminal(w) }

// IsTerminal reports whether w is a terminal.
func IsTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
