package hyphen

import (
	"bytes"
	"fmt"
	"io/fs"

	"example.org/studyguide/render/asset"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// ForGuide returns the dictionary for a guide: from the file that its front matter names, else the built-in one of its
// language. It is nil, which divides no word, if there is none or the file cannot be read; the latter is reported to
// sink.
func ForGuide(fsys fs.FS, m ast.Meta, sink diag.Sink) *Dictionary {
	if m.Hyphenation == "" {
		return For(m.LanguageTag())
	}
	d, err := loadFile(fsys, m.Hyphenation)
	if err != nil {
		sink.Report(diag.New(diag.HyphenationUnreadable, m.Span(), "hyphenation %q: %v", m.Hyphenation, err).
			WithHint("name a file of TeX patterns beside the guide, such as hyph-de-1996.tex"))
	}
	return d
}

func loadFile(fsys fs.FS, src string) (*Dictionary, error) {
	name, err := asset.Locate(fsys, src)
	if err != nil {
		return nil, err
	}
	data, err := asset.Read(fsys, name)
	if err != nil {
		return nil, err
	}
	d, err := Load(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("cannot be used: %w", err)
	}
	return d, nil
}
