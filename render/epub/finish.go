package epub

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"

	"example.org/studyguide/render/deflate"
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

// finish makes the book from the files that go-epub gathered: it puts in the contents of the pages and files that it
// had stand-ins for, adds the language to every page, writes the package document, the contents and the NCX anew, and
// packs the archive so that the same book makes the same bytes.
func finish(b *book, gathered map[string][]byte) ([]byte, error) {
	files := []packed{{mimetypeName, []byte("application/epub+zip")}}
	take := func(name string, data []byte) error {
		if _, ok := gathered[name]; !ok {
			return fmt.Errorf("%s is not in the archive", name)
		}
		files = append(files, packed{name, data})
		return nil
	}
	if err := take(containerName, gathered[containerName]); err != nil {
		return nil, err
	}
	files = append(files,
		packed{root + packageName, []byte(packageDocument(b))},
		packed{root + navName, []byte(navDocument(b))},
		packed{root + ncxName, []byte(ncxDocument(b))})
	for _, r := range slices.Concat(styles(b), b.fonts, b.images) {
		if err := take(root+r.name, r.data); err != nil {
			return nil, err
		}
	}
	for _, p := range b.pages {
		data, err := b.whole(gathered[root+"xhtml/"+p.name], p)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
		files = append(files, packed{root + "xhtml/" + p.name, data})
	}
	return pack(files, b.memory)
}

// whole returns an XHTML page of go-epub's with its content, with the attributes that go-epub does not write on its
// root, and with the second style sheet if it has formulas.
func (b *book) whole(gathered []byte, p page) ([]byte, error) {
	before, rest, ok := strings.Cut(string(gathered), "<html ")
	if !ok {
		return nil, errors.New("the page has no html element")
	}
	head, after, ok := strings.Cut(rest, content)
	if !ok {
		return nil, errors.New("the page has no place for its content")
	}
	if p.math {
		if head, rest, ok = strings.Cut(head, "</head>"); !ok {
			return nil, errors.New("the page has no head element")
		}
		head += `  <link rel="stylesheet" type="text/css" href="../` + plainName + `"/>` + "\n  </head>" + rest
	}
	var m markup.Buffer
	m.Raw(before)
	m.Start("html", b.rootAttrs()...)
	root := strings.TrimSuffix(m.String(), ">") // it goes on with go-epub's attributes
	return append(append([]byte(root+" "+head), p.body...), after...), nil
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
	var buf bytes.Buffer
	c := deflate.NewRaw(deflate.Best)
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
				if err := c.Append(&buf, f.data); err != nil {
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

// compressedFile is the memory's key for the compressed data of a file: the digest of its content.
type compressedFile [sha256.Size]byte

// digestOf returns the digest of a file's content, or zero without a memory, since nothing then needs it.
func digestOf(memory *memo.Memory, data []byte) (sum [sha256.Size]byte) {
	if memory == nil {
		return sum
	}
	return sha256.Sum256(data)
}
