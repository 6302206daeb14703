package bank

import (
	"html"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/pattern"
)

// joined stands between characters of a word where the file has more characters than the word. The audit of losses
// does not see it.
const joined = "\x00"

// Words returns the file src with nothing but texts, all else blank, so that each word stands in its place. Tags in the
// texts are blank too, and character references are decoded.
func Words(src []byte, texts []Text) []byte {
	keep := make([]byte, len(src))
	decoded := map[int]string{} // by offset
	size := map[int]int{}       // of what it stands for
	for _, t := range texts {
		t.mark(src, keep, decoded, size)
	}
	var out strings.Builder
	for i := 0; i < len(src); {
		_, n := utf8.DecodeRune(src[i:])
		switch s, ok := decoded[i]; {
		case ok && size[i] > 0:
			raw := string(src[i:min(len(src), i+size[i])])
			out.WriteString(s)
			out.WriteString(strings.Repeat(joined, max(utf8.RuneCountInString(raw)-utf8.RuneCountInString(s), 0)))
			n = len(raw)
		case src[i] == '\n':
			out.WriteByte('\n')
		case keep[i] != 0:
			out.Write(src[i : i+n])
		default:
			out.WriteByte(' ')
		}
		i += n
	}
	return []byte(out.String())
}

// reference matches a character reference at the start of a text.
var reference = pattern.New(`^&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});`)

// mark marks the bytes of src that are words of t, and takes note of those that stand for others.
func (t Text) mark(src, keep []byte, decoded map[int]string, size map[int]int) {
	s := t.String()
	for i := 0; i < len(s); i++ {
		at := t.Offset(i)
		switch {
		case at >= len(src):
			return
		case s[i] == '<':
			if end := strings.IndexByte(s[i:], '>'); end > 0 && tagStart.MatchString(s[i:]) {
				i += end
			}
		case s[i] == '&':
			if m := reference.FindString(s[i:]); m != "" {
				end := t.Offset(i+len(m)-1) + 1
				if i+len(m) < len(s) {
					end = t.Offset(i + len(m))
				}
				decoded[at], size[at] = html.UnescapeString(m), end-at
				i += len(m) - 1
			}
		case src[at] == s[i]:
			keep[at] = 1
		case src[at] == '&':
			_, n := utf8.DecodeRuneInString(s[i:])
			decoded[at], size[at] = s[i:i+n], strings.IndexByte(string(src[at:min(len(src), at+40)]), ';')+1
			i += n - 1
		}
	}
}

var tagStart = pattern.New(`^</?[A-Za-z!?]`)
