// Package deflate compresses data as DEFLATE (RFC 1951) and zlib (RFC 1950) say, for all files that books consist of.
// It is the only importer of klauspost/compress, which takes half the time of the standard library's package for as few
// bytes. The same data makes the same bytes on every machine.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package deflate

import (
	"bytes"
	"fmt"
	"io"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zlib"
)

// Level is how much time is taken to save bytes.
type Level int

const (
	// Fast is for pictures of few colors: the next level that saves more than a twentieth takes three times as long.
	Fast Level = 5
	// Small is for what a page says where: better levels save less than 2 %.
	Small Level = 7
	// Best is for text, of which it saves 8 % more, in three times the time.
	Best Level = 9
)

// A Writer compresses one piece of data after another in the same memory, half a megabyte of tables. It must not be
// used by two goroutines at once.
type Writer struct {
	z   stream
	err error // of a level that there is not
}

// stream is a writer of either format.
type stream interface {
	io.WriteCloser
	Reset(w io.Writer)
}

// NewRaw returns a writer of data as archives have it.
func NewRaw(level Level) *Writer {
	z, err := flate.NewWriter(nil, int(level))
	return &Writer{z, err}
}

// NewZlib returns a writer of data with a checksum, as PDF and PNG have it.
func NewZlib(level Level) *Writer {
	z, err := zlib.NewWriterLevel(nil, int(level))
	return &Writer{z, err}
}

// Append appends data to out, compressed. The error is that of a level that there is not.
func (w *Writer) Append(out *bytes.Buffer, data []byte) error {
	if w.err != nil {
		return fmt.Errorf("compressing: %w", w.err)
	}
	w.z.Reset(out)
	if _, err := w.z.Write(data); err != nil {
		return fmt.Errorf("compressing: %w", err)
	}
	if err := w.z.Close(); err != nil {
		return fmt.Errorf("compressing: %w", err)
	}
	return nil
}
