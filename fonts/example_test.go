package fonts_test

import (
	"fmt"

	"example.org/studyguide/fonts"
)

func ExampleSet_Shape() {
	runs, err := fonts.NewSet().Shape(fonts.Style{Bold: true}, "office ✓")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range runs {
		fmt.Printf("%q in %s, %d thousandths of an em:", r.Text, r.Face.Name(), r.Width)
		for _, g := range r.Glyphs {
			fmt.Printf(" %q", g.Text)
		}
		fmt.Println()
	}
	// Output:
	// "office " in STIXTwoText-Bold, 2825 thousandths of an em: "o" "f" "f" "i" "c" "e" " "
	// "✓" in STIXTwoMath, 773 thousandths of an em: "✓"
}
