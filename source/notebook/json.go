package notebook

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A value is a value of JSON and its place in the file.
type value struct {
	start, end int
	items      []*value // of an array
	fields     []field  // of an object
}

// A field is a member of an object.
type field struct {
	name  string
	value *value
}

// A file is the JSON of a notebook.
type file struct {
	src  []byte
	root *value
}

// A syntaxError says what is wrong with the JSON of a file, and where.
type syntaxError struct {
	offset int
	what   string
}

// parse parses src. Its error is a *syntaxError or nil.
func parse(src []byte) (*file, *syntaxError) {
	var whole json.RawMessage
	if err := json.Unmarshal(src, &whole); err != nil {
		var bad *json.SyntaxError
		if errors.As(err, &bad) {
			return nil, &syntaxError{max(int(bad.Offset)-1, 0), bad.Error()}
		}
		return nil, &syntaxError{0, err.Error()}
	}
	f := &file{src: src}
	f.root, _ = f.value(0)
	return f, nil
}

// value returns the value at the offset at, after white space, and the offset after it. The JSON has been found valid,
// and not nested deeper than the library permits.
func (f *file) value(at int) (*value, int) {
	at = f.skip(at)
	v := &value{start: at}
	switch f.src[at] {
	case '{':
		for at = f.skip(at + 1); f.src[at] != '}'; {
			var key, member *value
			key, at = f.value(at)
			member, at = f.value(f.skip(at) + 1)
			v.fields = append(v.fields, field{f.text(key), member})
			if at = f.skip(at); f.src[at] == ',' {
				at = f.skip(at + 1)
			}
		}
		at++
	case '[':
		for at = f.skip(at + 1); f.src[at] != ']'; {
			var item *value
			item, at = f.value(at)
			v.items = append(v.items, item)
			if at = f.skip(at); f.src[at] == ',' {
				at = f.skip(at + 1)
			}
		}
		at++
	case '"':
		for at++; f.src[at] != '"'; at++ {
			if f.src[at] == '\\' {
				at++
			}
		}
		at++
	default:
		for at < len(f.src) && !strings.ContainsRune(",]} \t\r\n", rune(f.src[at])) {
			at++
		}
	}
	v.end = at
	return v, at
}

// skip returns the offset of the first byte at or after at that is not white space.
func (f *file) skip(at int) int {
	for at < len(f.src) && (f.src[at] == ' ' || f.src[at] == '\t' || f.src[at] == '\n' || f.src[at] == '\r') {
		at++
	}
	return at
}

// kind returns the first byte of a value, which says what it is; 0 for none.
func (f *file) kind(v *value) byte {
	if v == nil {
		return 0
	}
	return f.src[v.start]
}

// field returns the member of v at the path of names; nil if there is none.
func (v *value) field(path ...string) *value {
	for _, name := range path {
		if v == nil {
			return nil
		}
		var found *value
		for _, f := range v.fields {
			if f.name == name {
				found = f.value
			}
		}
		v = found
	}
	return v
}

// text returns a string, or an array of strings joined; "" for other values.
func (f *file) text(v *value) string {
	var t assembled
	t.value(f, v)
	return string(t.text)
}

// integer returns a number; 0 for other values.
func (f *file) integer(v *value) int {
	if v == nil {
		return 0
	}
	n, _ := strconv.Atoi(string(f.src[v.start:v.end])) // what is no integer counts as 0
	return n
}

// is reports whether v is the literal true.
func (f *file) is(v *value) bool { return f.kind(v) == 't' }

// isText reports whether v is a string or an array of strings.
func (f *file) isText(v *value) bool {
	switch f.kind(v) {
	case '"':
		return true
	case '[':
		for _, item := range v.items {
			if f.kind(item) != '"' {
				return false
			}
		}
		return true
	}
	return false
}

// unescape returns the characters that an escape at the start of s stands for, and its length.
func unescape(s []byte) (string, int) {
	switch c := s[1]; c {
	case 'n':
		return "\n", 2
	case 't':
		return "\t", 2
	case 'r':
		return "\r", 2
	case 'f', 'b':
		return " ", 2
	case 'u':
		r := hex(s[2:6])
		if utf16.IsSurrogate(r) && len(s) >= 12 && s[6] == '\\' && s[7] == 'u' {
			if both := utf16.DecodeRune(r, hex(s[8:12])); both != utf8.RuneError {
				return string(both), 12
			}
		}
		return string(r), 6 // half a pair becomes U+FFFD
	default:
		return string(c), 2
	}
}

func hex(s []byte) rune {
	n, _ := strconv.ParseUint(string(s), 16, 32) // the JSON is valid
	return rune(n)
}
