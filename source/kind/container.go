package kind

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
)

// follows returns a function for [mark] that accepts a file if ok accepts what follows at the byte at.
func follows(at int, ok func(rest []byte) bool) func([]byte, Kind) (Kind, bool) {
	return func(src []byte, of Kind) (Kind, bool) { return of, len(src) > at && ok(src[at:]) }
}

// What must follow marks so short that text may begin with them.
var (
	digitFollows   = follows(5, func(rest []byte) bool { return '0' <= rest[0] && rest[0] <= '9' })
	versionFollows = follows(3, func(rest []byte) bool { return rest[0] < 10 })
	blockFollows   = follows(4, func(rest []byte) bool {
		return bytes.HasPrefix(rest, []byte("1AY&SY")) || bytes.HasPrefix(rest, []byte("\x17rE8P\x90")) // pi, its root
	})
	flavorFollows = follows(4, func(rest []byte) bool {
		for _, flavor := range []string{"\x00\x01\x00\x00", "OTTO", "true"} {
			if bytes.HasPrefix(rest, []byte(flavor)) {
				return true
			}
		}
		return false
	})
	// The file's own size, and two reserved numbers that are zero.
	sizeFollows = follows(2, func(rest []byte) bool {
		return len(rest) > 8 && binary.LittleEndian.Uint32(rest[4:]) == 0 &&
			binary.LittleEndian.Uint32(rest) <= uint32(len(rest)+2)
	})
)

// insideZip returns what an archive holds. One that is cut off or damaged is an archive all the same.
func insideZip(src []byte, of Kind) (Kind, bool) {
	r, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		return of, true
	}
	names := map[string]*zip.File{}
	for _, f := range r.File {
		names[f.Name] = f
	}
	for _, known := range []struct {
		name string
		kind Kind
	}{
		{"word/document.xml", word},
		{"word/document2.xml", word}, // as Office 365 writes some
		{"ppt/presentation.xml", powerPoint},
		{"xl/workbook.xml", excel},
		{"xl/workbook.bin", excel},
		{"collection.anki2", anki},
		{"collection.anki21", anki},
		{"collection.anki21b", anki},
		{"META-INF/container.xml", epub},
		{"Index/Document.iwa", apple},
		{"Index.zip", apple},
		{"META-INF/MANIFEST.MF", javaArchive},
	} {
		if f := names[known.name]; f != nil && names["mimetype"] == nil {
			return known.kind, true
		}
	}
	if f := names["mimetype"]; f != nil {
		return byMediaType(f)
	}
	return of, true
}

// byMediaType returns the kind that an archive names itself, as EPUB (OCF 3.3, 4.2.2) and OpenDocument (1.3, part 2,
// 3.3) do.
func byMediaType(f *zip.File) (Kind, bool) {
	const longest = 100
	r, err := f.Open()
	if err != nil {
		return zipArchive, true
	}
	defer r.Close()
	media, _ := io.ReadAll(io.LimitReader(r, longest)) // what could be read decides
	const open = "application/vnd.oasis.opendocument."
	switch m := strings.TrimSpace(string(media)); {
	case m == "application/epub+zip":
		return epub, true
	case strings.HasPrefix(m, open+"text"):
		return writer, true
	case strings.HasPrefix(m, open+"spreadsheet"):
		return calc, true
	case strings.HasPrefix(m, open+"presentation"):
		return impress, true
	case strings.HasPrefix(m, open):
		return openOther, true
	}
	return zipArchive, true
}

// insideOLE returns the kind of a compound file by the names of its streams, which it has in UTF-16 (MS-CFB, 2.6.1).
func insideOLE(src []byte, of Kind) (Kind, bool) {
	for _, known := range []struct {
		name string
		kind Kind
	}{
		{"EncryptedPackage", encrypted},
		{"WordDocument", oldWord},
		{"PowerPoint Document", oldSlides},
		{"Workbook", oldExcel},
		{"Book", oldExcel},
		{"__substg1.0_", oldMail},
	} {
		var name []byte
		for _, u := range utf16.Encode([]rune(known.name)) {
			name = binary.LittleEndian.AppendUint16(name, u)
		}
		if bytes.Contains(src, name) {
			return known.kind, true
		}
	}
	return of, true
}

// insideSQLite returns whether a database is a collection of Anki, by the tables that its schema names.
func insideSQLite(src []byte, of Kind) (Kind, bool) {
	const schema = 65536
	head := src[:min(len(src), schema)]
	if bytes.Contains(head, []byte("CREATE TABLE notes")) && bytes.Contains(head, []byte("CREATE TABLE cards")) {
		return ankiBase, true
	}
	return of, true
}

// insideGzip returns what a compressed file holds, by its first bytes.
func insideGzip(src []byte, of Kind) (Kind, bool) {
	r, err := gzip.NewReader(bytes.NewReader(src))
	if err != nil {
		return of, true
	}
	const block = 512 // of a tar archive
	head, _ := io.ReadAll(io.LimitReader(r, block))
	if bytes.HasPrefix(head[min(tarAt, len(head)):], []byte(tarMagic)) {
		return tarGzip, true
	}
	return of, true
}

func insideRIFF(src []byte, _ Kind) (Kind, bool) {
	for id, k := range map[string]Kind{"WEBP": webp, "WAVE": wav, "AVI ": avi} {
		if len(src) >= 12 && string(src[8:12]) == id {
			return k, true
		}
	}
	return Kind{}, false
}

// insideMP4 returns the kind of a file in the format of ISO 14496-12 by its brand. The four bytes before the mark are
// the length of the box.
func insideMP4(src []byte, of Kind) (Kind, bool) {
	const longest = 512
	if size := binary.BigEndian.Uint32(src); len(src) < 12 || size < 16 || size > longest {
		return Kind{}, false
	}
	brand := string(src[8:12])
	if slices.Contains([]string{"heic", "heix", "hevc", "mif1", "msf1", "avif", "avis"}, brand) {
		return heif, true
	}
	return of, true
}

// insideMZ accepts a program for Windows or DOS: text may begin with "MZ" as well, but has no NUL soon after.
func insideMZ(src []byte, of Kind) (Kind, bool) {
	const header = 64
	return of, bytes.IndexByte(src[:min(len(src), header)], 0) >= 0
}

// insideMHTML accepts a page that a browser saved with its images as parts of a message (RFC 2557).
func insideMHTML(src []byte, of Kind) (Kind, bool) {
	const headers = 2048
	head := bytes.ToLower(src[:min(len(src), headers)])
	return of, bytes.Contains(head, []byte("multipart/related"))
}

func insidePropertyList(src []byte, of Kind) (Kind, bool) {
	if bytes.Contains(src, []byte("WebMainResource")) {
		return webArch, true
	}
	return of, true
}
