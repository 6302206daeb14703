package pdf

import "fmt"

// Example finds a picture without a description, and prints the structure that a screen reader reads.
func Example() {
	draft := good()
	draft.objects[32] = "<</S/Figure/P 15 0 R/Pg 4 0 R/K 10>>"
	file, err := Read(draft.classic())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, finding := range file.Check() {
		fmt.Println(finding)
	}
	fmt.Println(file.Structure().Kids[1].Element.Kids[1].Element.Dump())
	// Output:
	// Document/Sect[1]/Figure[1]: it has no Alt (alt)
	// P("A line, " Link "a link" "and ...")
}
