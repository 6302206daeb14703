package notebook

import (
	"bytes"
	"strings"

	"studyguide/source/config"
	"studyguide/source/diag"
)

// Words returns a notebook with everything blanked but its texts: the sources of cells, and outputs in plain text or
// Markdown. Each stays on the lines that it has in the file.
func Words(src []byte) []byte {
	f, bad := parse(src)
	if bad != nil {
		return src
	}
	out := blanked(src)
	var cells []*value
	if list := f.root.field("cells"); list != nil {
		cells = list.items
	} else if sheets := f.root.field("worksheets"); sheets != nil {
		for _, s := range sheets.items {
			if list := s.field("cells"); list != nil {
				cells = append(cells, list.items...)
			}
		}
	}
	for i, c := range cells {
		f.show(out, c.field("source"))
		if i == 0 && f.text(c.field("cell_type")) != "code" {
			f.hideFrontMatter(out, c.field("source"))
		}
		f.show(out, c.field("input"))
		outputs := c.field("outputs")
		if outputs == nil {
			continue
		}
		for _, o := range outputs.items {
			f.show(out, o.field("text"))
			if o.field("data", "text/markdown") != nil {
				f.show(out, o.field("data", "text/markdown"))
			}
		}
	}
	return out
}

// hideFrontMatter blanks front matter in the source of a cell.
func (f *file) hideFrontMatter(out []byte, v *value) {
	var t assembled
	t.source(f, v)
	_, body := config.FrontMatter("", t.text, &diag.List{})
	for i := t.offset(0); i < t.offset(body); i++ {
		if out[i] != '\n' {
			out[i] = ' '
		}
	}
}

// blanked returns src with a space for each byte but line ends.
func blanked(src []byte) []byte {
	out := bytes.Repeat([]byte(" "), len(src))
	for i, c := range src {
		if c == '\n' {
			out[i] = c
		}
	}
	return out
}

// show puts the text of v where it stands. What an escape stands for is padded with spaces.
func (f *file) show(out []byte, v *value) {
	switch f.kind(v) {
	case '[':
		for _, item := range v.items {
			if f.kind(item) == '"' {
				f.show(out, item)
			}
		}
	case '"':
		for at, end := v.start+1, v.end-1; at < end; {
			if f.src[at] != '\\' {
				out[at] = f.src[at]
				at++
				continue
			}
			s, n := unescape(f.src[at:end])
			copy(out[at:at+n], strings.TrimSpace(s))
			at += n
		}
	}
}
