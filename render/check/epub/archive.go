package epub

import (
	"archive/zip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// How much is inflated. A guide of 10,000 questions has about 20 MB of text, and no file of it should be larger than
// maxDocument; a book that exceeds these numbers by far wants to fill memory.
const (
	maxText  = 16 << 20 // of one file
	maxTotal = 64 << 20 // of all that are read
	headSize = 64       // what is read of a file that is not text
)

const (
	mimetypeName  = "mimetype"
	mimetype      = "application/epub+zip"
	containerName = "META-INF/container.xml"
	metaFolder    = "META-INF/"
)

// A file is one of the archive.
type file struct {
	source // its text is empty until the file is read
	zip    *zip.File
	item   *item // in the manifest; nil if it is not there
	doc    *doc  // what was learned from it, for XHTML and SVG
}

// archive takes in the directory of the archive and checks the names and the first file.
func (c *checker) archive(data []byte, r *zip.Reader) {
	if fault := mimetypeFault(data); fault != "" {
		c.reportFile(ruleMimetype, "", "%s", fault)
	}
	folded := make(map[string]string, len(r.File))
	for _, z := range r.File {
		if strings.HasSuffix(z.Name, "/") {
			continue // a folder
		}
		if fault := nameFault(z.Name); fault != "" {
			c.reportFile(ruleName, z.Name, "the name %s", fault)
		}
		if _, ok := c.files[z.Name]; ok {
			c.reportFile(ruleName, z.Name, "two files have this name")
			continue
		}
		// OCF, section 4.2.2: names are unique after case folding, for file systems that fold them.
		low := strings.ToLower(z.Name)
		if other, ok := folded[low]; ok {
			c.reportFile(ruleName, z.Name, "the name differs from %s in case only", quote(other))
		}
		folded[low] = z.Name
		f := &file{source: source{name: z.Name}, zip: z}
		c.files[z.Name] = f
		c.order = append(c.order, f)
	}
}

// mimetypeFault looks at the bytes that begin the archive, since a program that tells EPUBs from other archives does
// (EPUB 3.3, OCF ZIP container media type identification): the file mimetype, plain, at a fixed place.
func mimetypeFault(data []byte) string {
	const header = 30 // of a local file (APPNOTE.TXT 6.3.9, section 4.3.7)
	if len(data) < header || string(data[:4]) != "PK\x03\x04" {
		return "the archive does not begin with a file"
	}
	flags, method := binary.LittleEndian.Uint16(data[6:]), binary.LittleEndian.Uint16(data[8:])
	size := uint64(binary.LittleEndian.Uint32(data[22:]))
	name, extra := int(binary.LittleEndian.Uint16(data[26:])), int(binary.LittleEndian.Uint16(data[28:]))
	rest := data[header:]
	if !strings.HasPrefix(string(rest[:min(len(rest), name)]), mimetypeName) || name != len(mimetypeName) {
		return "the first file is not mimetype"
	}
	rest = rest[name:]
	switch {
	case method != zip.Store:
		return "the file mimetype is compressed"
	case flags&0x9 != 0:
		return "the file mimetype is encrypted or has its size behind it"
	case extra != 0:
		return "the file mimetype has an extra field"
	case size != uint64(len(mimetype)) || !strings.HasPrefix(string(rest[:min(len(rest), len(mimetype))]), mimetype):
		return "the file mimetype does not hold " + mimetype + " and nothing else"
	}
	return ""
}

// nameFault tells what OCF, section 4.2.3, has against a name; spaces too, which readers handle badly.
func nameFault(name string) string {
	switch {
	case !utf8.ValidString(name):
		return "is not UTF-8"
	case name == "" || len(name) > 65535:
		return "is empty or too long"
	case strings.ContainsAny(name, "\"*:<>?\\|\x7f ") || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }):
		return "has a character that names may not have"
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == "" || strings.HasSuffix(part, ".") {
			return "has an empty part or one that ends in a dot"
		}
	}
	return ""
}

// text reads a file whole. It reports why it cannot.
func (c *checker) text(f *file) bool {
	data, err := c.read(f, max(0, min(c.perFile, c.budget)))
	c.budget -= int64(cap(data))
	if err != nil {
		c.unreadable(f, err)
		return false
	}
	f.text = string(data)
	return true
}

// head reads how a file begins.
func (c *checker) head(f *file) (string, bool) {
	data, err := c.read(f, headSize)
	if err != nil && !errors.As(err, new(tooLarge)) {
		c.unreadable(f, err)
		return "", false
	}
	return string(data), true
}

// tooLarge is the error for a file that was not read to its end.
type tooLarge struct{}

func (tooLarge) Error() string { return "the file is too large to be checked" }

// read gives the first bytes of a file, at most limit; a tooLarge error if there are more.
func (c *checker) read(f *file, limit int64) ([]byte, error) {
	rc, err := f.zip.Open()
	if err != nil {
		return nil, err
	}
	defer rc.Close()
	hint := min(f.zip.UncompressedSize64, uint64(limit)) // the directory may lie
	data := make([]byte, 0, hint+1)
	for {
		n, err := rc.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case int64(len(data)) > limit:
			return data[:limit], tooLarge{}
		case errors.Is(err, io.EOF):
			return data, nil
		case err != nil:
			return data, err
		case len(data) == cap(data):
			data = append(data, 0)[:len(data)]
		}
	}
}

func (c *checker) unreadable(f *file, err error) {
	rule := ruleDamaged
	if errors.As(err, new(tooLarge)) {
		rule = ruleTooLarge
	}
	c.reportFile(rule, f.name, "%s", fmt.Sprint(err))
}
