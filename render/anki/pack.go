package anki

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"
	"strconv"

	"example.org/studyguide/render/deflate"
)

// A picture is a file that cards show.
type picture struct {
	name string // as fields have it
	data []byte
}

// pack writes the archive of a deck: the collection; the pictures, which are named by numbers; and the list of their
// names. No header records a time or a machine.
func pack(w io.Writer, collection []byte, pictures []picture) error {
	a := archive{Writer: zip.NewWriter(w), c: deflate.NewRaw(deflate.Small)}
	if err := a.add("collection.anki2", collection, true); err != nil {
		return err
	}
	names := map[string]string{} // which are written in order
	for i, p := range pictures {
		number := strconv.Itoa(i)
		names[number] = p.name
		if err := a.add(number, p.data, false); err != nil {
			return err
		}
	}
	list, err := json.Marshal(names)
	if err != nil {
		return fmt.Errorf("the list of pictures: %w", err)
	}
	if err := a.add("media", list, true); err != nil {
		return err
	}
	return a.Close()
}

// An archive is a zip file in the making.
type archive struct {
	*zip.Writer
	buf bytes.Buffer
	c   *deflate.Writer
}

// add adds a file. Pictures are packed already, and packing them again only takes time.
func (a *archive) add(name string, data []byte, packed bool) error {
	h := &zip.FileHeader{
		Name:               name,
		Method:             zip.Store,
		CRC32:              crc32.ChecksumIEEE(data),
		UncompressedSize64: uint64(len(data)),
		CreatorVersion:     20,
		ReaderVersion:      20, // 2.0: the first with deflate
		//lint:ignore SA1019 CreateRaw writes this field and not the newer Modified
		ModifiedDate: 1<<5 | 1, // 1980-01-01, the first day that the format has
	}
	if packed {
		h.Method = zip.Deflate
		a.buf.Reset()
		if err := a.c.Append(&a.buf, data); err != nil {
			return fmt.Errorf("compressing %s: %w", name, err)
		}
		data = a.buf.Bytes()
	}
	h.CompressedSize64 = uint64(len(data))
	f, err := a.CreateRaw(h)
	if err != nil {
		return fmt.Errorf("adding %s: %w", name, err)
	}
	if _, err := f.Write(data); err != nil {
		return fmt.Errorf("adding %s: %w", name, err)
	}
	return nil
}
