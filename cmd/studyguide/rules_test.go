package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"example.org/studyguide/source/diag"
)

// TestEveryRuleIsShown checks that some fixture of the repository expects a diagnostic of every rule: in a section of a
// golden file, or in a script that matches it.
func TestEveryRuleIsShown(t *testing.T) {
	shown := map[diag.ID]bool{}
	files := 0
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".txtar" {
			return err
		}
		// The fixture of the forms may have any rule, without a guide that shows it.
		if filepath.Dir(path) == filepath.Join(root, "source", "diag", "testdata") {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		ar := txtar.Parse(data)
		expected := []string{}
		if filepath.Base(filepath.Dir(path)) == "script" {
			expected = append(expected, string(ar.Comment))
		}
		for _, f := range ar.Files {
			if f.Name == "diag" || strings.HasPrefix(f.Name, "diag") || strings.HasPrefix(f.Name, "want") {
				expected = append(expected, string(f.Data))
			}
		}
		for _, r := range diag.Rules() {
			for _, text := range expected {
				// "(id)" as the text form prints it; in a script the brackets are quoted for the pattern.
				if strings.Contains(strings.ReplaceAll(text, `\`, ""), "("+string(r.ID)+")") {
					shown[r.ID] = true
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	// No guide can hold a node of an unknown kind, as the kinds are
	// sealed; TestAnUnknownNodeIsReported of render/layout shows this one.
	shown[diag.UnsupportedNode] = true
	// A link that is too long would fill a fixture; TestALinkThatIsTooLongIsReported of render/layout shows this one.
	shown[diag.LinkLong] = true
	// Nor a guide whose PDF has a fault; TestAFaultyFileClaimsNothing of render/pdf shows this one.
	shown[diag.PDFFault] = true
	// Nor is there a guide that makes this program fail; faults_test.go has a renderer, a reader and more that panic.
	shown[diag.InternalFault] = true
	for _, r := range diag.Rules() {
		if !shown[r.ID] {
			t.Errorf("no fixture of %d shows the rule %s", files, r.ID)
		}
	}
}
