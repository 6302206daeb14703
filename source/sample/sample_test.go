package sample_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"

	"example.org/studyguide/source/sample"
)

// The limit keeps the binary small; a drawing of boxes and arrows needs far less.
const maxDrawingBytes = 10_000

func TestDrawingsAreSmallAndShown(t *testing.T) {
	names, err := fs.Glob(sample.FS(), "*.svg")
	if err != nil || len(names) == 0 {
		t.Fatalf("drawings: %q, %v", names, err)
	}
	var all strings.Builder
	for _, name := range files(t) {
		text, err := fs.ReadFile(sample.FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	for _, name := range names {
		data, err := fs.ReadFile(sample.FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > maxDrawingBytes {
			t.Errorf("%s has %d bytes, more than %d", name, len(data), maxDrawingBytes)
		}
		for d := xml.NewDecoder(bytes.NewReader(data)); err == nil; {
			_, err = d.Token()
		}
		if !errors.Is(err, io.EOF) {
			t.Errorf("%s: %v", name, err)
		}
		if !strings.Contains(all.String(), "]("+name) {
			t.Errorf("%s is not shown in the guide", name)
		}
	}
}
