package json

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"unicode/utf8"
)

// jsonWriter writes JSON incrementally, so that a large tree is never held in memory a second time. It indents by two
// spaces; everything inside flat is on one line. After an error it writes nothing more.
type jsonWriter struct {
	w     io.Writer
	buf   bytes.Buffer
	depth int
	line  int  // nesting of flat
	some  bool // the current object or array has an element already
	err   error
}

// flushAt is the number of bytes that are buffered.
const flushAt = 32 << 10

func (j *jsonWriter) fail(err error) {
	if j.err == nil {
		j.err = err
	}
}

// end writes the rest of the buffer and the newline that ends the file.
func (j *jsonWriter) end() {
	j.buf.WriteByte('\n')
	j.flush()
}

func (j *jsonWriter) flush() {
	if j.err == nil {
		_, err := j.w.Write(j.buf.Bytes())
		j.fail(err)
	}
	j.buf.Reset()
}

// flat writes body on one line.
func (j *jsonWriter) flat(body func()) {
	j.line++
	body()
	j.line--
}

func (j *jsonWriter) object(body func()) { j.bracket('{', '}', body) }

func (j *jsonWriter) bracket(open, end byte, body func()) {
	j.buf.WriteByte(open)
	outer := j.some
	j.some = false
	j.depth++
	body()
	j.depth--
	if j.some && j.line == 0 {
		j.newline()
	}
	j.buf.WriteByte(end)
	j.some = outer
}

// element writes the separator before the next element of the object or array.
func (j *jsonWriter) element() {
	if j.some {
		j.buf.WriteByte(',')
	}
	switch {
	case j.line == 0:
		j.newline()
	case j.some:
		j.buf.WriteByte(' ')
	}
	j.some = true
	if j.buf.Len() >= flushAt {
		j.flush()
	}
}

func (j *jsonWriter) newline() {
	j.buf.WriteByte('\n')
	for range j.depth {
		j.buf.WriteString("  ")
	}
}

func (j *jsonWriter) key(name string) {
	j.element()
	j.buf.WriteByte('"')
	j.buf.WriteString(name) // a name of the schema: nothing in it is escaped
	j.buf.WriteString(`": `)
}

func (j *jsonWriter) member(name string, v any) {
	j.key(name)
	j.scalar(v)
}

// text writes a member unless it is empty.
func (j *jsonWriter) text(name, v string) {
	if v != "" {
		j.member(name, v)
	}
}

// texts writes an array of strings, even an empty one.
func (j *jsonWriter) texts(name string, vs []string) {
	j.key(name)
	j.flat(func() {
		j.bracket('[', ']', func() {
			for _, v := range vs {
				j.element()
				j.scalar(v)
			}
		})
	})
}

// scalar writes a string, number or boolean. Unlike [json.Marshal] it does not escape <, > and &, since the file is not
// for embedding in a web page.
func (j *jsonWriter) scalar(v any) {
	switch v := v.(type) { // nearly all, and an encoder for each took a sixth of the time of a build
	case int:
		j.buf.Write(strconv.AppendInt(j.buf.AvailableBuffer(), int64(v), 10))
		return
	case string:
		if isLiteral(v) {
			j.buf.WriteByte('"')
			j.buf.WriteString(v)
			j.buf.WriteByte('"')
			return
		}
	}
	enc := json.NewEncoder(&j.buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		j.fail(err)
		return
	}
	j.buf.Truncate(j.buf.Len() - 1) // the newline that Encode adds
}

// isLiteral reports whether a text stands in JSON as it is, between quotes.
func isLiteral(s string) bool {
	for _, r := range s {
		switch r {
		case '"', '\\', '\u2028', '\u2029', utf8.RuneError:
			return false
		}
		if r < ' ' {
			return false
		}
	}
	return true
}

// list writes a member that is an array, even an empty one.
func list[T any](e *encoder, name string, elements []T, write func(T)) {
	e.key(name)
	array(e, elements, write)
}

func array[T any](e *encoder, elements []T, write func(T)) {
	e.bracket('[', ']', func() {
		for _, v := range elements {
			e.element()
			write(v)
		}
	})
}
