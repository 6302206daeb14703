package hyphen_test

import (
	"fmt"

	"example.org/studyguide/render/hyphen"
)

func ExampleDictionary_Hyphenate() {
	word := "concurrency"
	from := 0
	for _, at := range hyphen.English().Hyphenate(word) {
		fmt.Print(word[from:at], "-")
		from = at
	}
	fmt.Println(word[from:])
	// Output: con-cur-rency
}
