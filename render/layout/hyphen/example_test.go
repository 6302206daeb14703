package hyphen_test

import (
	"fmt"

	"studyguide/render/layout/hyphen"
)

func ExampleDictionary_Hyphenate() {
	fmt.Println(hyphen.English().Hyphenate("concurrency"))
	fmt.Println(hyphen.English().Hyphenate("maxConcurrency"))
	// Output:
	// [3 6]
	// []
}
