package epub

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/xml"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"

	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/memo"
)

// Names of the book's files; those without a folder before them are below EPUB/.
const (
	root          = "EPUB/"
	mimetypeName  = "mimetype"
	containerName = "META-INF/container.xml"
	packageName   = "package.opf"
	navName       = "nav.xhtml"
	ncxName       = "toc.ncx"
	styleName     = "css/book.css"
	plainName     = "css/plain.css" // in books with formulas
)

// finish makes the book from the files that go-epub gathered: it writes the package document, the contents and the NCX
// anew, adds the language to every page, and packs the archive so that the same book makes the same bytes.
func finish(b *book, gathered map[string][]byte) ([]byte, error) {
	files := []packed{{mimetypeName, []byte("application/epub+zip")}}
	take := func(name string) error {
		data, ok := gathered[name]
		if !ok {
			return fmt.Errorf("%s is not in the archive", name)
		}
		files = append(files, packed{name, data})
		return nil
	}
	if err := take(containerName); err != nil {
		return nil, err
	}
	files = append(files,
		packed{root + packageName, []byte(packageDocument(b))},
		packed{root + navName, []byte(navDocument(b))},
		packed{root + ncxName, []byte(ncxDocument(b))})
	names := []string{styleName}
	if b.access.math {
		names = append(names, plainName)
	}
	for _, r := range slices.Concat(b.fonts, b.images) {
		names = append(names, r.name)
	}
	for _, name := range names {
		if err := take(root + name); err != nil {
			return nil, err
		}
	}
	for _, p := range b.pages {
		data, err := b.withRoot(gathered[root+"xhtml/"+p.name], p.math)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
		files = append(files, packed{root + "xhtml/" + p.name, data})
	}
	return pack(files, b.memory)
}

// withRoot returns an XHTML page with the attributes that go-epub does not write on its root, and with the second style
// sheet if it has formulas.
func (b *book) withRoot(pg []byte, math bool) ([]byte, error) {
	before, after, ok := bytes.Cut(pg, []byte("<html "))
	if !ok {
		return nil, errors.New("the page has no html element")
	}
	var m markup.Buffer
	m.Raw(string(before))
	m.Start("html", b.rootAttrs()...)
	root := strings.TrimSuffix(m.String(), ">") // it goes on with go-epub's attributes
	m = markup.Buffer{}
	m.Raw(root + " " + string(after))
	out := []byte(m.String())
	if math {
		head := []byte("</head>")
		if !bytes.Contains(out, head) {
			return nil, errors.New("the page has no head element")
		}
		link := `  <link rel="stylesheet" type="text/css" href="../` + plainName + `"/>` + "\n  </head>"
		out = bytes.Replace(out, head, []byte(link), 1)
	}
	key := checkedFile(digestOf(b.memory, out))
	if _, ok := memo.Get[bool](b.memory, key); ok {
		return out, nil
	}
	if err := wellFormed(out); err != nil {
		return nil, fmt.Errorf("the page is not well-formed XML: %w", err)
	}
	memo.Put(b.memory, key, true)
	return out, nil
}

func wellFormed(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// packed is a file of the archive.
type packed struct {
	name string
	data []byte
}

// pack makes the archive. The first file is stored uncompressed, so that programs recognize an EPUB by its bytes at a
// fixed place (EPUB 3.3, section 4.2.4); the rest are compressed. No header records a time or a machine.
func pack(files []packed, memory *memo.Memory) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	// One compressor serves all files: a new one has 0.8 MB of tables to clear, a third of a millisecond or more.
	var buf bytes.Buffer
	c, err := flate.NewWriter(&buf, flate.BestCompression)
	if err != nil {
		return nil, fmt.Errorf("packing the book: %w", err)
	}
	for i, f := range files {
		h := &zip.FileHeader{
			Name:               f.name,
			Method:             zip.Store,
			CRC32:              crc32.ChecksumIEEE(f.data),
			UncompressedSize64: uint64(len(f.data)),
			CreatorVersion:     20,
			ReaderVersion:      20, // 2.0: the first with folders and deflate
			//lint:ignore SA1019 CreateRaw writes this field and not the newer Modified
			ModifiedDate: 1<<5 | 1, // 1980-01-01, the first day that the format has
		}
		data := f.data
		if i > 0 {
			h.Method = zip.Deflate
			key := compressedFile(digestOf(memory, f.data))
			kept, ok := memo.Get[[]byte](memory, key)
			if !ok {
				buf.Reset()
				c.Reset(&buf)
				if err := compress(c, f.data); err != nil {
					return nil, fmt.Errorf("compressing %s: %w", f.name, err)
				}
				kept = bytes.Clone(buf.Bytes())
				memo.Put(memory, key, kept)
			}
			data = kept
		}
		h.CompressedSize64 = uint64(len(data))
		w, err := z.CreateRaw(h) // Create would put sizes behind the data, where a reader of streams misses them
		if err != nil {
			return nil, fmt.Errorf("packing %s: %w", f.name, err)
		}
		if _, err := w.Write(data); err != nil {
			return nil, fmt.Errorf("packing %s: %w", f.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("packing the book: %w", err)
	}
	return out.Bytes(), nil
}

// The memory's keys for a file: its compressed data, and that it was found well-formed.
type (
	compressedFile [sha256.Size]byte
	checkedFile    [sha256.Size]byte
)

// digestOf returns the digest of a file's content, or zero without a memory, since nothing then needs it.
func digestOf(memory *memo.Memory, data []byte) (sum [sha256.Size]byte) {
	if memory == nil {
		return sum
	}
	return sha256.Sum256(data)
}

func compress(c *flate.Writer, data []byte) error {
	if _, err := c.Write(data); err != nil {
		return err
	}
	return c.Close()
}
