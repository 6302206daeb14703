package notebook

import (
	"bytes"
	"strings"

	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
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
		f.hideMark(out, c.field("source"))
		f.show(out, c.field("input"))
		outputs := c.field("outputs")
		if outputs == nil {
			continue
		}
		for _, o := range outputs.items {
			f.show(out, o.field("text"))
			hideControl(out, src, o.field("text"))
			if o.field("data", "text/markdown") != nil {
				f.show(out, o.field("data", "text/markdown"))
			}
		}
	}
	return out
}

// overwritten matches in JSON what a terminal does not show: sequences that set colors, and what is in a line before a
// carriage return that goes on in it.
var overwritten = pattern.New(`\\u001[bB]\[[0-9;?]*[A-Za-z]|[^"\\\n]*\\r[^\\"]`)

// hideControl blanks what a terminal does not show of a text.
func hideControl(out, src []byte, v *value) {
	if v == nil {
		return
	}
	text := string(src[v.start:v.end])
	for at := 0; ; {
		m := overwritten.FindStringIndex(text[at:])
		if m == nil {
			return
		}
		end := at + m[1]
		if strings.Contains(text[at+m[0]:end], `\r`) {
			end-- // what goes on
		}
		for i := v.start + at + m[0]; i < v.start+end; i++ {
			if out[i] != '\n' {
				out[i] = ' '
			}
		}
		at = end
	}
}

// hideFrontMatter blanks front matter in the source of a cell.
func (f *file) hideFrontMatter(out []byte, v *value) {
	var t assembled
	t.source(f, v)
	_, body := config.FrontMatter("", t.text, &diag.List{})
	hide(out, t.offset(0), t.offset(body))
}

// hideMark blanks the mark of a cell in a script (see [cellMark]).
func (f *file) hideMark(out []byte, v *value) {
	if v == nil {
		return
	}
	var t assembled
	t.source(f, v)
	if m := cellMark.FindString(string(t.text)); m != "" {
		hide(out, t.offset(0), t.offset(len(m)))
	}
}

// hide blanks the bytes from start to end but for line ends.
func hide(out []byte, start, end int) {
	for i := start; i < end; i++ {
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
