package finish

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"runtime"
)

// packSize is the largest number of objects in one object stream. A reader unpacks a whole stream for each object, so
// they should be small; beyond 200, larger ones make the file no smaller.
const packSize = 200

// output writes the file: object streams, other streams, and the cross-reference stream at the end (ISO 32000-1, 7.5.7
// and 7.5.8). Streams are deflated by several goroutines and written in the order in which they came.
type output struct {
	w    io.Writer
	err  error // the first of w
	sum  hash.Hash
	size int
	rows []row // by number of object
	pack pack

	queue []*job // not yet written, in order
	most  int    // length of the queue, which bounds the memory
	deflater
}

// row is an entry of the cross-reference stream (table 18).
type row struct {
	packed   bool
	place    int // the offset, or the number of the object stream
	position int // in the object stream
}

// pack is the object stream that is being filled.
type pack struct {
	numbers []int
	offsets []int
	body    []byte
}

func newOutput(w io.Writer, d deflater) *output {
	o := &output{w: w, sum: sha256.New(), rows: make([]row, 1), deflater: d, most: 4 * runtime.GOMAXPROCS(0)}
	// Four bytes above 127 mark the file as binary (7.5.2; ISO 19005-2, 6.1.2).
	o.write([]byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"))
	return o
}

// take reserves count numbers and returns the first.
func (o *output) take(count int) (first int) {
	first = len(o.rows)
	o.rows = append(o.rows, make([]row, count)...)
	return first
}

// object writes an object that is no stream.
func (o *output) object(n int, body []byte) {
	p := &o.pack
	p.numbers = append(p.numbers, n)
	p.offsets = append(p.offsets, len(p.body))
	p.body = append(append(p.body, body...), '\n')
	if len(p.numbers) == packSize {
		o.cut()
	}
}

// cut ends the object stream, so that objects of another kind begin a new one.
func (o *output) cut() {
	p := &o.pack
	if len(p.numbers) == 0 {
		return
	}
	n := o.take(1)
	head := make([]byte, 0, 10*len(p.numbers))
	for i, number := range p.numbers {
		o.rows[number] = row{packed: true, place: n, position: i}
		head = append(appendInt(head, number), ' ')
		head = append(appendInt(head, p.offsets[i]), ' ')
	}
	d := fmt.Appendf(nil, "<</Type/ObjStm/N %d/First %d", len(p.numbers), len(head))
	o.stream(n, d, append(head, p.body...))
	*p = pack{numbers: p.numbers[:0], offsets: p.offsets[:0], body: p.body[:0]}
}

// stream writes object n with its data deflated. The dictionary lacks Filter, Length and its end. Data must not change
// until the end.
func (o *output) stream(n int, dict, data []byte) {
	if o.err != nil {
		return // an earlier write failed
	}
	j := &job{number: n, dict: dict, data: data, deflated: true}
	o.add(j)
	o.deflate(j)
}

// raw writes object n, a stream, with its data as it is.
func (o *output) raw(n int, dict, data []byte) {
	o.ready(&job{number: n, dict: dict, out: data})
}

// ready writes a job that is done.
func (o *output) ready(j *job) {
	j.done = make(chan struct{})
	close(j.done)
	o.add(j)
}

// add appends a job to the queue; if the queue is full, it first writes the job at its head.
func (o *output) add(j *job) {
	if len(o.queue) == o.most {
		o.next()
	}
	o.queue = append(o.queue, j)
}

// next writes the first job of the queue.
func (o *output) next() {
	j := o.queue[0]
	o.queue[0], o.queue = nil, o.queue[1:]
	o.await(j)
	o.rows[j.number] = row{place: o.size}
	head := fmt.Appendf(nil, "%d 0 obj\n", j.number)
	head = append(head, j.dict...)
	if j.deflated {
		head = append(head, "/Filter/FlateDecode"...)
	}
	o.write(fmt.Appendf(head, "/Length %d>>stream\n", len(j.out)))
	o.write(j.out)
	o.write([]byte("\nendstream\nendobj\n"))
	o.release(j)
	j.out = nil
}

func (o *output) write(b []byte) {
	if o.err != nil {
		return
	}
	o.sum.Write(b)
	o.size += len(b)
	_, o.err = o.w.Write(b)
}

// end writes the queued jobs and the cross-reference stream. The error is the writer's.
func (o *output) end(root, info int) error {
	o.cut()
	n := o.take(1)
	for len(o.queue) > 0 {
		o.next()
	}
	if o.err != nil {
		return o.err
	}
	o.rows[n] = row{place: o.size}
	// The identifier is the hash of everything before it (14.4), so it changes with the content and only with it.
	id := o.sum.Sum(nil)[:16]
	width := 1
	for v := max(o.size, len(o.rows)); v > 0xFF; v >>= 8 {
		width++
	}
	d := fmt.Appendf(
		nil,
		"<</Type/XRef/Size %d/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]/W[1 %d 1]/DecodeParms<</Predictor 12/Columns %d>>",
		len(o.rows),
		root,
		info,
		id,
		id,
		width,
		width+2,
	)
	start := o.size
	o.stream(n, d, predicted(o.rows, width))
	o.next()
	o.write(fmt.Appendf(nil, "startxref\n%d\n%%%%EOF\n", start))
	return o.err
}

// predicted returns the rows as bytes, each as its difference from the row above: PNG's predictor "up" (7.4.4.4). Most
// rows differ in one byte by one, which deflates to next to nothing.
func predicted(rows []row, width int) []byte {
	var out bytes.Buffer
	above := make([]byte, width+2)
	line := make([]byte, width+2)
	for i, r := range rows {
		switch {
		case i == 0: // the head of the list of free objects
			line[0] = 0
		case r.packed:
			line[0] = 2
		default:
			line[0] = 1
		}
		for k := range width {
			line[1+k] = byte(r.place >> (8 * (width - 1 - k)))
		}
		line[1+width] = byte(r.position)
		out.WriteByte(2)
		for k := range line {
			out.WriteByte(line[k] - above[k])
		}
		above, line = line, above
	}
	return out.Bytes()
}
