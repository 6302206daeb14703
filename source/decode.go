package source

import (
	"bytes"
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/charset"
	"example.org/studyguide/source/diag"
)

// The characters that override the direction of all text behind them (Unicode Standard Annex 9, 2.2). No author types
// them, and they make a reader see other words, or other code, than a program does (CVE-2021-42574).
const (
	leftToRight = '\u202D'
	rightToLeft = '\u202E'
)

// decode returns src as clean UTF-8: no byte order mark, line ends that are \n, no control characters but \t and \n,
// no sequences for terminals, and of characters that are printed over each other the last.
// Each kind of replacement is reported once, at its first position. If there is no text, that is reported and ok is
// false.
func decode(name string, src []byte, sink diag.Sink) (out []byte, ok bool) {
	src, encoding, certain := inUTF8(src)
	if encoding != "" {
		reportEncoding(name, encoding, certain, src, sink)
	}
	out = make([]byte, 0, len(src))
	at := diag.Pos{Line: 1, Col: 1}
	var badByte, control, sequence []diag.Pos
	text := false
	for i := 0; i < len(src); {
		if n := printed(src[i:]); n > 0 {
			out = append(out, src[i:i+n]...)
			at.Col += n
			text = text || len(bytes.TrimLeft(src[i:i+n], " ")) > 0
			i += n
			continue
		}
		r, size := utf8.DecodeRune(src[i:])
		if n := overstruck(src[i+size:]); n > 0 && !unicode.IsControl(r) {
			i += size + n
			continue
		}
		if n := terminalSequence(src[i:]); n > 0 {
			sequence = append(sequence, at)
			i += n
			continue
		}
		switch {
		case r == utf8.RuneError && (size == 1 || encoding != ""):
			badByte = append(badByte, at)
		case r == '\r':
			if i+1 < len(src) && src[i+1] == '\n' {
				size = 2
			}
			r = '\n'
		case r == '\f' || r == '\v': // page breaks and vertical tabs of printed text: invisible separators
			r = '\n'
		case unicode.IsControl(r) && r != '\t' && r != '\n', r == leftToRight, r == rightToLeft:
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
	of := cmp.Or(encoding, "UTF-8")
	report := func(id diag.ID, at []diag.Pos, what string) {
		if len(at) > 0 {
			end := at[0]
			end.Col++
			sink.Report(
				diag.New(
					id,
					diag.Span{File: name, Start: at[0], End: end},
					"%d %s, the first here",
					len(at),
					what,
				),
			)
		}
	}
	report(
		diag.InputNotUTF8,
		badByte,
		plural(len(badByte), "byte that is not "+of+" was replaced by U+FFFD",
			"bytes that are not "+of+" were replaced by U+FFFD"),
	)
	report(diag.InputControl, control, plural(len(control), "control character was replaced by U+FFFD",
		"control characters were replaced by U+FFFD"))
	report(diag.InputControl, sequence, plural(len(sequence), "sequence for terminals was left out",
		"sequences for terminals, such as colors, were left out"))
	if !text {
		start := diag.Pos{Line: 1, Col: 1}
		sink.Report(diag.New(diag.InputEmpty, diag.Span{File: name, Start: start, End: start}, "the file has no text"))
	}
	return out, text
}

// printed returns the number of characters that text begins with which are printable ASCII and stay as they are: none
// is printed over.
func printed(text []byte) int {
	n := 0
	for n < len(text) && ' ' <= text[n] && text[n] <= '~' {
		n++
	}
	if n > 0 && n < len(text) && text[n] == '\b' {
		n--
	}
	return n
}

// overstruck returns the size of the backspaces that text begins with, if another character is printed over the one
// before them: manuals for printers have bold type as "c\bc" and underlined type as "_\bc".
func overstruck(text []byte) int {
	n := 0
	for n < len(text) && text[n] == '\b' {
		n++
	}
	if n == len(text) || text[n] <= ' ' {
		return 0
	}
	return n
}

func plural(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// inUTF8 returns src in UTF-8, and the name of its encoding, empty for UTF-8. certain is false if no encoding makes
// sense of the text.
func inUTF8(src []byte) (text []byte, encoding string, certain bool) {
	if text, encoding = charset.Unicode(src); encoding != "" {
		return text, encoding, true
	}
	if e, sure, ok := charset.Detect(text); ok {
		return e.Decode(text), e.Name, sure
	}
	return text, "", true
}

// reportEncoding reports that a file was not UTF-8, at its first character that is not ASCII. This is a note where the
// encoding fits, as the guide is read without fault then.
func reportEncoding(name, encoding string, certain bool, text []byte, sink diag.Sink) {
	start := diag.Pos{Line: 1, Col: 1}
	if i := bytes.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }); i >= 0 {
		before := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\v", "\n").Replace(string(text[:i]))
		line := before[strings.LastIndexByte(before, '\n')+1:]
		start = diag.Pos{Line: 1 + strings.Count(before, "\n"), Col: 1 + len(line)}
	}
	at := diag.Span{File: name, Start: start, End: diag.Pos{Line: start.Line, Col: start.Col + 1}}
	d := diag.New(diag.InputEncoding, at, "the file is not UTF-8; it was read as %s", encoding)
	if !certain {
		d = diag.New(diag.InputNotUTF8, at, "the file is in no encoding that is known; it was read as %s", encoding)
	}
	sink.Report(d.WithHint("save the file as UTF-8"))
}
