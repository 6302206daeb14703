package trivia_test

import (
	"testing"

	"example.org/studyguide/source/golden"
	"example.org/studyguide/source/trivia"
)

var update = golden.Flag()

// TestFixtures reads every fixture and compares the document and the findings.
func TestFixtures(t *testing.T) { update.Banks(t, "testdata/*.txtar", trivia.Read) }

// FuzzRead checks that no input panics and that every position is inside the file.
func FuzzRead(f *testing.F) { golden.FuzzBank(f, "testdata/*.txtar", trivia.Read) }
