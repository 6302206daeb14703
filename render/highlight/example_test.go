package highlight_test

import (
	"fmt"

	"example.org/studyguide/render/highlight"
)

func ExampleLines() {
	for _, line := range highlight.Lines("go", "return 1 // one\n}") {
		fmt.Printf("%v\n", line)
	}
	// Output:
	// [{1 return} {0  } {5 1} {0  } {6 // one}]
	// [{0 }}]
}
