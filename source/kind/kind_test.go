package kind_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"image"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
	"unicode/utf16"

	"example.org/studyguide/source/kind"
)

const prose = "What is rain?\n\nWater that falls from clouds.\n\nWhy does it fall?\n\nIt is heavier than the air.\n"

// zipped returns an archive of files given as name, content, name, content …
func zipped(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gzipped(t *testing.T, content string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarred(t *testing.T, name, content string) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	if err := w.WriteHeader(&tar.Header{Name: name, Size: int64(len(content)), Mode: 0o644}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// compound returns what an OLE file with a stream of the name begins with, for those who look for its name.
func compound(stream string) string {
	var b strings.Builder
	b.WriteString("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 1016))
	for _, u := range utf16.Encode([]rune(stream)) {
		b.WriteByte(byte(u))
		b.WriteByte(byte(u >> 8))
	}
	return b.String() + strings.Repeat("\x00", 64)
}

func drawn(t *testing.T, encode func(*bytes.Buffer, image.Image) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b, image.NewPaletted(image.Rect(0, 0, 4, 4), palette.WebSafe)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestOf(t *testing.T) {
	const (
		open = "application/vnd.oasis.opendocument."
		xml  = "<?xml version='1.0'?><doc>What is rain?</doc>"
	)
	zeros := strings.Repeat("\x00", 600)
	for _, test := range []struct{ src, want string }{
		{"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<< >>\nendobj\n", "a PDF"},
		{"%PDF-2.0\n" + prose, "a PDF"},
		{"\xEF\xBB\xBF%PDF-1.4\n", "a PDF"},
		{`{\rtf1\ansi\deff0 ` + prose + "}", "a Rich Text document (RTF)"},
		{"%!PS-Adobe-3.0\n/Times findfont\n", "a PostScript document"},
		{"AT&TFORM\x00\x00\x01\x00DJVM", "a DjVu document"},
		{"rain" + zeros[:56] + "BOOKMOBI" + zeros, "a Kindle book (MOBI)"},
		{zipped(t, "mimetype", "application/epub+zip", "META-INF/container.xml", xml), "an EPUB"},
		{zipped(t, "META-INF/container.xml", xml, "OEBPS/a.xhtml", xml), "an EPUB"},
		{zipped(t, "[Content_Types].xml", xml, "word/document.xml", xml), "a Word document"},
		{zipped(t, "word/document.xml", xml, "word/media/image1.png", xml, "[Content_Types].xml", xml), "a Word document"},
		{zipped(t, "[Content_Types].xml", xml, "ppt/presentation.xml", xml), "a PowerPoint presentation"},
		{zipped(t, "[Content_Types].xml", xml, "xl/workbook.xml", xml), "an Excel workbook"},
		{zipped(t, "[Content_Types].xml", xml, "xl/workbook.bin", zeros), "an Excel workbook"},
		{zipped(t, "mimetype", open+"text", "content.xml", xml), "an OpenDocument text"},
		{zipped(t, "mimetype", open+"spreadsheet", "content.xml", xml), "an OpenDocument spreadsheet"},
		{zipped(t, "mimetype", open+"presentation\n", "content.xml", xml), "an OpenDocument presentation"},
		{zipped(t, "mimetype", open+"graphics", "content.xml", xml), "an OpenDocument file"},
		{zipped(t, "collection.anki2", "SQLite format 3\x00", "media", "{}"), "an Anki package"},
		{zipped(t, "meta", "x", "collection.anki21b", zeros), "an Anki package"},
		{zipped(t, "Index/Document.iwa", zeros), "a Pages, Numbers or Keynote document"},
		{zipped(t, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n"), "a Java archive"},
		{zipped(t, "guide.md", prose), "a zip archive"},
		{zipped(t, "mimetype", "text/plain", "guide.md", prose), "a zip archive"},
		{zipped(t, "guide.md", prose)[:40], "a zip archive"},
		{zipped(t), "an empty zip archive"},
		{compound("WordDocument"), "a Word 97-2003 document"},
		{compound("Workbook"), "an Excel 97-2003 workbook"},
		{compound("Book"), "an Excel 97-2003 workbook"},
		{compound("PowerPoint Document"), "a PowerPoint 97-2003 presentation"},
		{compound("EncryptedPackage"), "an Office document with a password"},
		{compound("__substg1.0_37"), "an Outlook message"},
		{compound("Contents"), "an old Office document or another OLE file"},
		{"SQLite format 3\x00" + zeros, "an SQLite database"},
		{"SQLite format 3\x00" + zeros + "CREATE TABLE notes (id)CREATE TABLE cards (id)", "a collection of Anki"},
		{"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=\"x\"\r\n\r\n" + prose, "a web archive (MHTML)"},
		{"From: <Saved by Blink>\r\nSubject: Rain\r\n\r\n" + prose, "a web archive (MHTML)"},
		{"bplist00\xD1\x01\x02_\x10\x0FWebMainResource" + zeros, "a web archive of Safari"},
		{"bplist00" + zeros, "a binary property list"},
		{drawn(t, func(b *bytes.Buffer, m image.Image) error { return png.Encode(b, m) }), "an image (PNG)"},
		{drawn(t, func(b *bytes.Buffer, m image.Image) error { return jpeg.Encode(b, m, nil) }), "an image (JPEG)"},
		{drawn(t, func(b *bytes.Buffer, m image.Image) error { return gif.Encode(b, m, nil) }), "an image (GIF)"},
		{"GIF87a\x04\x00", "an image (GIF)"},
		{"BM\x46\x00\x00\x00\x00\x00\x00\x00" + zeros, "an image (BMP)"},
		{"II*\x00\x08\x00\x00\x00", "an image (TIFF)"},
		{"MM\x00*\x00\x00\x00\x08", "an image (TIFF)"},
		{"RIFF\x10\x00\x00\x00WEBPVP8 ", "an image (WebP)"},
		{"RIFF\x10\x00\x00\x00WAVEfmt ", "a sound file (WAV)"},
		{"RIFF\x10\x00\x00\x00AVI LIST", "a video (AVI)"},
		{"\x00\x00\x00\x1Cftypheic\x00\x00\x00\x00", "an image (HEIF or AVIF)"},
		{"\x00\x00\x00\x1Cftypavif\x00\x00\x00\x00", "an image (HEIF or AVIF)"},
		{"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00", "a video or sound file (MP4)"},
		{"ID3\x04\x00\x00", "a sound file (MP3)"},
		{"OggS\x00\x02", "a sound file or video (Ogg)"},
		{gzipped(t, prose), "a file compressed with gzip"},
		{gzipped(t, ""), "a file compressed with gzip"},
		{gzipped(t, prose)[:12], "a file compressed with gzip"},
		{tarred(t, "guide.md", prose), "a tar archive"},
		{gzipped(t, tarred(t, "guide.md", prose)), "a tar archive, compressed with gzip"},
		{"7z\xBC\xAF\x27\x1C\x00\x04", "a 7z archive"},
		{"Rar!\x1A\x07\x00", "a RAR archive"},
		{"Rar!\x1A\x07\x01\x00", "a RAR archive"},
		{"BZh91AY&SY\x12", "a file compressed with bzip2"},
		{"\xFD7zXZ\x00\x00\x04", "a file compressed with xz"},
		{"\x28\xB5\x2F\xFD\x04", "a file compressed with Zstandard"},
		{"\x00\x01\x00\x00\x00\x0C\x00\x80", "a font"},
		{"OTTO\x00\x0B", "a font"},
		{"wOFF\x00\x01\x00\x00", "a font"},
		{"wOF2OTTO", "a font"},
		{"\x7FELF\x02\x01\x01", "a program"},
		{"MZ\x90\x00\x03\x00", "a program"},
		{"\xCF\xFA\xED\xFE\x07", "a program"},
	} {
		k, ok := kind.Of([]byte(test.src))
		if !ok || k.Name != test.want {
			t.Errorf("%.20q is %q (%v), want %q", test.src, k.Name, ok, test.want)
		}
		if hint := k.Hint("notes/my quiz.bin"); hint == "" || strings.ContainsAny(hint, "{}") {
			t.Errorf("the hint for %s is %q", k.Name, hint)
		}
	}
}

// TestTextIsOfNoKind uses texts that begin as marks of kinds do.
func TestTextIsOfNoKind(t *testing.T) {
	for _, begin := range []string{
		"", "\n", "PK stands for primary key.", "BM25 is a ranking function.", "MZ is what DOS programs begin with.",
		"%PDF-files are not text.", "# %PDF-1.7\n", "RIFF is a container.", "ID3 is a tag.", "BZh is a mark.",
		"II*", "GIF is an image format.", "Rar! said the lion.", "wOFF is a font.", "{\"rtf\": 1}", "MIME-Version: 1.0 is a header.",
		"bplist is binary.", "OTTO is a name.", "ftypes", "ttcf", "7zip packs files.", "From: me\n",
	} {
		src := []byte(begin + "\n" + strings.Repeat(prose, 10))
		if k, ok := kind.Of(src); ok {
			t.Errorf("%q is %s", begin, k.Name)
		}
		if kind.Binary(src) {
			t.Errorf("%q is binary", begin)
		}
	}
}

func TestBinary(t *testing.T) {
	noise := make([]byte, 5000)
	x := uint32(1)
	for i := range noise {
		x = x*1664525 + 1013904223
		noise[i] = byte(x >> 24)
	}
	for _, test := range []struct {
		name, src string
		want      bool
	}{
		{"noise", string(noise), true},
		{"zeros", strings.Repeat("\x00", 100), true},
		{"numbers", strings.Repeat("\x01\x00\x00\x00\xFF\x03", 100), true},
		{"text with a bell", prose + "\x07" + prose, false},
		{"text with a NUL", prose + "\x00" + prose, false},
		{"colors of a terminal", strings.Repeat("\x1B[31mred\x1B[0m ", 50), false},
		{"Windows-1251", strings.Repeat("\xD7\xF2\xEE \xFD\xF2\xEE?\r\n", 50), false},
		{"empty", "", false},
	} {
		if got := kind.Binary([]byte(test.src)); got != test.want {
			t.Errorf("%s: binary is %v", test.name, got)
		}
	}
}

func TestHint(t *testing.T) {
	pdf, _ := kind.Of([]byte("%PDF-1.7\n"))
	for name, want := range map[string]string{
		"book.pdf":          "convert it: pdftotext -layout book.pdf book.txt",
		"notes/book":        "convert it: pdftotext -layout notes/book notes/book.txt",
		"my book.pdf":       "convert it: pdftotext -layout 'my book.pdf' 'my book'.txt",
		"it's.pdf":          `convert it: pdftotext -layout 'it'\''s.pdf' 'it'\''s'.txt`,
		"Fragen/Tür.pdf":    "convert it: pdftotext -layout Fragen/Tür.pdf Fragen/Tür.txt",
		"{file}.pdf":        "convert it: pdftotext -layout '{file}.pdf' '{file}'.txt",
		`C:\texts\q.v2.pdf`: "convert it: pdftotext -layout C:/texts/q.v2.pdf C:/texts/q.v2.txt",
	} {
		if got := pdf.Hint(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestForeign(t *testing.T) {
	const doc = "= Questions about rain\n:toc:\n\n== What is rain?\n\nWater.\n\n== Why does it fall?\n\n[NOTE]\n====\nWeight.\n====\n"
	for _, test := range []struct {
		name, body string
		want       string
	}{
		{"faq.adoc", prose, "AsciiDoc"},
		{"FAQ.AsciiDoc", prose, "AsciiDoc"},
		{`docs\faq.asc`, doc, "AsciiDoc"},
		{"key.asc", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n", ""},
		{"faq.txt", doc, "AsciiDoc"},
		{"FAQ", doc, "AsciiDoc"},
		{"faq.md", doc, ""},
		{"faq.txt", prose, ""},
		{"exam.tex", prose, "LaTeX"},
		{"exam.txt", "% An exam\n\n\\documentclass{exam}\n", "LaTeX"},
		{"latex.txt", "What begins a file?\n\n\\documentclass{exam}\n", ""},
		{"faq.wiki", prose, "the markup of MediaWiki"},
		{"faq.textile", prose, "Textile"},
		{"faq.typ", prose, "Typst"},
		{"wiki.txt", "== Rain ==\n\nWater.\n\n== Snow ==\n\nIce.\n\n== Hail ==\n\n[[File:a.png]]\n", ""},
		{"notes.txt", "a = b\n== c\n== d\n== e\n", ""},
	} {
		if k, ok := kind.Foreign(test.name, test.body); ok != (test.want != "") || ok && k.Name != test.want {
			t.Errorf("%s: %q, %v", test.name, k.Name, ok)
		}
	}
	k, _ := kind.Foreign("my faq.adoc", "")
	if want := "convert it, and build the page: asciidoctor 'my faq.adoc' && studyguide build 'my faq'.html"; k.Hint("my faq.adoc") != want {
		t.Errorf("the hint is %q", k.Hint("my faq.adoc"))
	}
}
