package sample_test

import (
	"bytes"
	"image/png"
	"io/fs"
	"testing"

	"studyguide/source/sample"
)

// The limit keeps the binary small; a drawing of flat colors needs far less.
const maxImageBytes = 40_000

func TestImagesAreSmallAndAtDoubleResolution(t *testing.T) {
	names, err := fs.Glob(sample.FS(), "*.png")
	if err != nil || len(names) == 0 {
		t.Fatalf("images: %q, %v", names, err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(sample.FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > maxImageBytes {
			t.Errorf("%s has %d bytes, more than %d", name, len(data), maxImageBytes)
		}
		config, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if config.Width%2 != 0 || config.Height%2 != 0 {
			t.Errorf("%s is %d by %d pixels; two to the unit would be even", name, config.Width, config.Height)
		}
	}
}
