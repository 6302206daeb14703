package pagebreak_test

import (
	"fmt"

	"example.org/studyguide/render/layout/pagebreak"
)

// ExampleBreak keeps a heading with the line after it, though the page has room for the heading alone.
func ExampleBreak() {
	line := pagebreak.Box{Height: 14_000}
	kept := pagebreak.Box{Height: 14_000, Penalty: pagebreak.Infinite}
	boxes := []pagebreak.Box{line, line, line /* a heading */, kept, line}
	fmt.Println(pagebreak.Break(boxes, pagebreak.Options{Height: 42_000}))
	// Output: [0 2]
}
