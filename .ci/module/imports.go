package main

import (
	"fmt"
	"go/format"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
)

// rewriteImports returns a Go file with its imports of the module from changed to those of to. Only a file that has
// such imports is formatted, so that its imports stay sorted.
func rewriteImports(path string, text []byte, from, to string) ([]byte, error) {
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, path, text, parser.ImportsOnly)
	if err != nil {
		return nil, fmt.Errorf("reading imports: %w", err)
	}
	var out []byte
	done := 0
	for _, spec := range f.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, fmt.Errorf("%s: reading the import %s: %w", path, spec.Path.Value, err)
		}
		rest, ok := strings.CutPrefix(p, from)
		if !ok || (rest != "" && rest[0] != '/') {
			continue
		}
		start, end := files.Position(spec.Path.Pos()).Offset, files.Position(spec.Path.End()).Offset
		out = append(append(out, text[done:start]...), strconv.Quote(to+rest)...)
		done = end
	}
	if done == 0 {
		return text, nil
	}
	out, err = format.Source(append(out, text[done:]...))
	if err != nil {
		return nil, fmt.Errorf("formatting %s: %w", path, err)
	}
	return out, nil
}
