package subset_test

import (
	"fmt"
	"log"

	"golang.org/x/image/font/gofont/goregular"

	"example.org/studyguide/fonts/subset"
)

func Example() {
	font, err := subset.Parse(goregular.TTF)
	if err != nil {
		log.Fatal(err)
	}
	// Glyph 36 comes twice: the document has two numbers for it.
	program, err := font.Subset([]uint16{0, 36, 37, 36})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(program.Name, program.CFF, program.Advance, program.CapHeight)
	// Output: GoRegular false [750 667 667 667] 723
}
