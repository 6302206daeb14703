package docx

import (
	"strconv"
	"strings"
)

// A fieldState is a field that is read: an instruction, and the result that Word computed last.
type fieldState struct {
	instruction string
	result      bool // the result is read
	url         string
	drop        bool // the result is not wanted
	box         *node
}

func newField(instruction string) *fieldState { return &fieldState{instruction: instruction} }

func itoa(n int) string { return strconv.Itoa(n) }

// inCode reports whether the instruction of a field is read.
func (r *reader) inCode() bool { return len(r.fields) > 0 && !r.fields[len(r.fields)-1].result }

// fieldChar reads a mark of a field: its begin, the begin of its result, its end.
func (in *inlineReader) fieldChar(c *node) {
	switch c.attr("w:fldCharType") {
	case "begin":
		const deepest = 50
		if len(in.fields) < deepest {
			in.begin(&fieldState{box: c.kid("w:ffData", "w:checkBox")})
		}
	case "separate":
		in.separate()
	case "end":
		in.end()
	}
}

func (in *inlineReader) begin(f *fieldState) { in.fields = append(in.fields, f) }

// separate begins the result of the innermost field.
func (in *inlineReader) separate() {
	if len(in.fields) == 0 {
		return
	}
	f := in.fields[len(in.fields)-1]
	if f.result {
		return
	}
	f.result = true
	words := instruction(f.instruction)
	if len(words) == 0 {
		return
	}
	switch strings.ToUpper(words[0]) {
	case "HYPERLINK":
		f.url = address(words[1:])
	case "REF":
		for _, w := range words[1:] {
			if w == `\h` && len(words) > 1 {
				f.url = "#" + words[1]
			}
		}
	case "TOC", "INDEX", "TOA", "BIBLIOGRAPHY":
		f.drop = strings.ToUpper(words[0]) != "BIBLIOGRAPHY"
	case "PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "XE", "TC":
		f.drop = true
		if in.aside == 0 && strings.EqualFold(words[0], "PAGEREF") {
			in.omits.add("number of a page", in.here())
		}
	}
	if f.drop {
		in.aside++
	}
}

// end ends the innermost field.
func (in *inlineReader) end() {
	if len(in.fields) == 0 {
		return
	}
	f := in.fields[len(in.fields)-1]
	in.fields = in.fields[:len(in.fields)-1]
	if f.drop {
		in.aside--
	}
	words := instruction(f.instruction)
	switch {
	case len(words) == 0:
	case strings.EqualFold(words[0], "FORMCHECKBOX"):
		on, ok := f.box.on("w:checked")
		if !ok {
			on, ok = f.box.on("w:default")
		}
		in.box(on && ok)
	case strings.EqualFold(words[0], "EQ"), strings.EqualFold(words[0], "EMBED") && !f.result:
		in.omits.add("field "+strings.ToUpper(words[0]), in.here())
	}
}

// instruction returns the words of an instruction; quotes keep a word together.
func instruction(s string) []string {
	var out []string
	var b strings.Builder
	quoted, some := false, false
	for _, c := range s {
		switch {
		case c == '"' || c == '“' || c == '”':
			quoted, some = !quoted, true
		case c == ' ' && !quoted || c == '\n' || c == '\t':
			if some {
				out = append(out, b.String())
			}
			b.Reset()
			some = false
		default:
			b.WriteRune(c)
			some = true
		}
	}
	if some {
		out = append(out, b.String())
	}
	return out
}

// address returns the address that the words of a HYPERLINK name.
func address(words []string) string {
	url, anchor := "", ""
	for i := 0; i < len(words); i++ {
		switch w := words[i]; {
		case w == `\l` && i+1 < len(words):
			i++
			anchor = words[i]
		case (w == `\o` || w == `\t`) && i+1 < len(words):
			i++
		case !strings.HasPrefix(w, `\`) && url == "":
			url = w
		}
	}
	if anchor != "" {
		url += "#" + anchor
	}
	return url
}
