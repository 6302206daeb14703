package words

import "slices"

// Read returns the words that guides in one language have for a concept, spelled out, for tests of readers.
func Read(tag string, c Concept) []string { return readIn(tag)[string(c)] }

// Files returns the languages.
func Files() []string { return slices.Clone(tags()) }
