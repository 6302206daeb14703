package source

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	xunicode "golang.org/x/text/encoding/unicode"

	"studyguide/source/diag"
)

// decode returns src as clean UTF-8: no byte order mark, line ends that are \n, no control characters but \t and \n.
// Each kind of replacement is reported once, at its first position. If there is no text, that is reported and ok is
// false.
func decode(name string, src []byte, sink diag.Sink) (out []byte, ok bool) {
	src = unmark(src)
	if legacy(src) {
		src = fromWindows1252(name, src, sink)
	}
	out = make([]byte, 0, len(src))
	at := diag.Pos{Line: 1, Col: 1}
	var badByte, control []diag.Pos
	text := false
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			badByte = append(badByte, at)
		case r == '\r':
			if i+1 < len(src) && src[i+1] == '\n' {
				size = 2
			}
			r = '\n'
		case r == '\f' || r == '\v': // page breaks and vertical tabs of printed text: invisible separators
			r = '\n'
		case unicode.IsControl(r) && r != '\t' && r != '\n':
			control = append(control, at)
			r = utf8.RuneError
		default:
			text = text || !unicode.IsSpace(r) && r != '\uFEFF'
		}
		out = utf8.AppendRune(out, r)
		if at.Col++; r == '\n' {
			at = diag.Pos{Line: at.Line + 1, Col: 1}
		}
		i += size
	}
	report := func(id diag.ID, at []diag.Pos, what string) {
		if len(at) > 0 {
			end := at[0]
			end.Col++
			sink.Report(
				diag.New(
					id,
					diag.Span{File: name, Start: at[0], End: end},
					"%d %s replaced by U+FFFD, the first here",
					len(at),
					what,
				),
			)
		}
	}
	report(
		diag.InputNotUTF8,
		badByte,
		plural(len(badByte), "byte that is not UTF-8 was", "bytes that are not UTF-8 were"),
	)
	report(diag.InputControl, control, plural(len(control), "control character was", "control characters were"))
	if !text {
		start := diag.Pos{Line: 1, Col: 1}
		sink.Report(diag.New(diag.InputEmpty, diag.Span{File: name, Start: start, End: start}, "the file has no text"))
	}
	return out, text
}

func plural(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// legacy reports whether src is in an encoding of one byte a character: it is not valid UTF-8, holds no valid sequence
// of several bytes (as damaged UTF-8 does) and no control characters (as binary files do).
func legacy(src []byte) bool {
	if utf8.Valid(src) {
		return false
	}
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if size > 1 || r < ' ' && !bytes.ContainsRune([]byte("\t\n\r\f\v"), r) {
			return false
		}
		i += size
	}
	return true
}

// fromWindows1252 decodes src as Windows-1252, the most common of these encodings, and reports that at the first byte
// it makes a difference to. The WHATWG Encoding Standard (section 9) reads the label "latin1" as Windows-1252 too.
func fromWindows1252(name string, src []byte, sink diag.Sink) []byte {
	out, err := charmap.Windows1252.NewDecoder().Bytes(src)
	if err != nil {
		return src
	}
	i := bytes.IndexFunc(src, func(r rune) bool { return r == utf8.RuneError })
	before := src[:i]
	at := diag.Pos{Line: 1 + bytes.Count(before, []byte("\n")), Col: i - bytes.LastIndexByte(before, '\n')}
	sink.Report(
		diag.New(diag.InputNotUTF8, diag.Span{
			File: name, Start: at, End: diag.Pos{Line: at.Line, Col: at.Col + 1},
		}, "the file is not UTF-8; it was read as Windows-1252").
			WithHint("save the file as UTF-8"),
	)
	return out
}

// unmark removes the byte order mark of src and decodes UTF-16, which only the mark reveals. Invalid UTF-16 becomes
// U+FFFD.
func unmark(src []byte) []byte {
	switch {
	case bytes.HasPrefix(src, []byte("\xEF\xBB\xBF")):
		return src[3:]
	case bytes.HasPrefix(src, []byte("\xFF\xFE")), bytes.HasPrefix(src, []byte("\xFE\xFF")):
		dec := xunicode.UTF16(xunicode.LittleEndian, xunicode.ExpectBOM).NewDecoder()
		if out, err := dec.Bytes(src); err == nil {
			return out
		}
	}
	return src
}
