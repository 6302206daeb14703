// Command sqlcheck parses the files that it is given with PostgreSQL's parser, compiled to WebAssembly, so no C
// compiler is needed.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	pgquery "github.com/wasilibs/go-pgquery"
)

func main() {
	failed := false
	for _, name := range os.Args[1:] {
		text, err := os.ReadFile(name)
		if err == nil {
			_, err = pgquery.Parse(string(text))
		}
		if err != nil {
			fmt.Printf("%s: %v\n", filepath.Base(name), err)
			failed = true
		}
	}
	if failed {
		os.Exit(1)
	}
}
