package linebreak_test

import (
	"fmt"

	"example.org/studyguide/render/layout/linebreak"
)

func ExampleBreak() {
	word := linebreak.Item{Kind: linebreak.Box, Width: 30}
	space := linebreak.Item{Kind: linebreak.Glue, Width: 10, Stretch: 5, Shrink: 3}
	items := []linebreak.Item{word, space, word, space, word}
	width := func(line int) int64 { return 72 }
	for _, l := range linebreak.Break(items, width, linebreak.Defaults()) {
		fmt.Printf("items %d to %d, %d wide, ratio %d\n", l.Start, l.End, l.Width, l.Ratio)
	}
	// Output:
	// items 0 to 3, 70 wide, ratio 400
	// items 4 to 5, 30 wide, ratio 0
}
