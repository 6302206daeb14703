package source

import "bytes"

// The beginnings of sequences that control terminals (ECMA-48): the character ESC, and its control sequence introducer
// in one character, which is U+009B in UTF-8.
const (
	escape     = 0x1B
	introducer = "\xC2\x9B"
)

// maxCommand bounds the text of a command to a terminal, such as a window's title or the address of a link.
const maxCommand = 4096

// terminalSequence returns the size of the sequence that text begins with, or 0: colors of a listing that was copied
// from a terminal, movements of its cursor, titles and links. One that is not closed is none.
func terminalSequence(text []byte) int {
	if bytes.HasPrefix(text, []byte(introducer)) {
		return controlSequence(text, len(introducer))
	}
	if len(text) < 2 || text[0] != escape {
		return 0
	}
	switch c := text[1]; {
	case c == '[':
		return controlSequence(text, 2)
	case c == ']' || c == 'P' || c == '^' || c == '_': // a command, closed by BEL or ESC \ (5.6)
		text = text[:min(len(text), maxCommand)]
		if line := bytes.IndexByte(text, '\n'); line >= 0 {
			text = text[:line]
		}
		bell := bytes.IndexByte(text, 0x07)
		if end := bytes.Index(text, []byte{escape, '\\'}); end >= 0 && (bell < 0 || end < bell) {
			return end + 2
		}
		return bell + 1
	}
	i := 1
	for i < len(text) && text[i] >= 0x20 && text[i] <= 0x2F {
		i++
	}
	if i == len(text) || text[i] < 0x30 || text[i] > 0x7E {
		return 0
	}
	return i + 1
}

// controlSequence returns the size of a control sequence whose parameters begin at offset i (5.4), or 0.
func controlSequence(text []byte, i int) int {
	for i < len(text) && text[i] >= 0x30 && text[i] <= 0x3F {
		i++
	}
	for i < len(text) && text[i] >= 0x20 && text[i] <= 0x2F {
		i++
	}
	if i == len(text) || text[i] < 0x40 || text[i] > 0x7E {
		return 0
	}
	return i + 1
}
