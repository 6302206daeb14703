package fonts_test

import (
	"fmt"

	"studyguide/fonts"
)

func ExampleSet_Shape() {
	runs, err := fonts.NewSet().Shape(fonts.Style{Bold: true}, "done ✓")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range runs {
		fmt.Printf("%q in %s, %d thousandths of an em\n", r.Text, r.Face.Name(), r.Width)
	}
	// Output:
	// "done " in LiberationSerifBold, 2306 thousandths of an em
	// "✓" in DejaVuSansBold, 838 thousandths of an em
}
