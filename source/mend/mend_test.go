package mend_test

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
	"example.org/studyguide/source/mend"
)

var update = golden.Flag()

func load(t *testing.T, src []byte) (*ast.Guide, *diag.List) {
	t.Helper()
	var found diag.List
	g, err := source.LoadBytes("guide.md", src, source.Options{}, &found)
	if err != nil {
		t.Fatal(err)
	}
	return g, &found
}

// TestFixtures corrects guides. A corrected guide has nothing left to correct.
func TestFixtures(t *testing.T) {
	isInput := func(name string) bool { return name == "guide.md" }
	update.Run(t, "testdata/*.txtar", isInput, func(t *testing.T, in map[string][]byte) map[string]string {
		g, found := load(t, in["guide.md"])
		edits := mend.Find(in["guide.md"], g, found.Sorted())
		var said strings.Builder
		for _, e := range edits {
			fmt.Fprintf(&said, "%d: %s (%s)\n", e.Line, e.What, e.Rule)
		}
		mended := mend.Apply(in["guide.md"], edits)
		again, left := load(t, mended)
		for _, e := range mend.Find(mended, again, left.Sorted()) {
			t.Errorf("still to be mended: %+v", e)
		}
		return map[string]string{"mended": string(mended), "said": said.String()}
	})
}

func TestCRLFLineEndsAreKept(t *testing.T) {
	src := []byte("# Quiz\r\n\r\n## What?\r\n\r\n```js\r\nlet a\r\n\r\n" +
		"## Why?\r\n\r\n```js\r\nlet b\r\n```\r\n\r\n## When?\r\n\r\nNow.\r\n")
	g, found := load(t, src)
	got := string(mend.Apply(src, mend.Find(src, g, found.Sorted())))
	if want := strings.Replace(string(src), "let a\r\n", "let a\r\n```\r\n", 1); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFilesWithOtherEncodingsOrLineEndsAreLeftAlone(t *testing.T) {
	const guide = "# Quiz\n\n## What?\n\n```js\nlet a\n\n## Why?\n\n```js\nlet b\n```\n\n## When?\n\nNow.\n"
	for name, src := range map[string]string{
		"mark": "\uFEFF" + guide, "control": guide + "\a\n", "return": strings.ReplaceAll(guide, "\n", "\r"),
		"bytes": guide + "\xFF\n",
	} {
		g, found := load(t, []byte(src))
		if edits := mend.Find([]byte(src), g, found.Sorted()); len(edits) > 0 {
			t.Errorf("%s: %+v", name, edits)
		}
	}
}
