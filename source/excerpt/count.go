package excerpt

import (
	"math"

	"example.org/studyguide/source/ast"
)

// Count returns how many parts blocks have.
func Count(bs []ast.Block, by Grain) int {
	t := taker{left: math.MaxInt, by: by}
	t.blocks(bs)
	return math.MaxInt - t.left
}
