package notebook

import (
	"strings"

	"example.org/studyguide/source/pattern"
)

// cells matches the member that holds the cells of a notebook, and only in one has a list of objects.
var cells = pattern.New(`"(?:cells|worksheets)"\s*:\s*\[\s*(?:\{|\])`)

// Looks reports whether text is a notebook: an object with cells and the number of the format.
func Looks(body string) bool {
	body = strings.TrimLeft(body, " \t\r\n\ufeff")
	return strings.HasPrefix(body, "{") && strings.Contains(body, `"nbformat"`) && cells.MatchString(body)
}
