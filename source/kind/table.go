package kind

// A mark is what files of a kind have at a place.
type mark struct {
	at    int // bytes from the start
	magic string
	kind  Kind
	// inside decides where the mark is not enough. It returns the kind that the file has in truth, which may be
	// another than that of the mark, or not ok.
	inside func(src []byte, of Kind) (k Kind, ok bool)
}

// A tar archive has its mark in the header of the first file (POSIX, pax, ustar Header Block).
const (
	tarAt    = 257
	tarMagic = "ustar"
)

// Ways out that several kinds share.
const (
	viaPandoc  = "save it as HTML, or convert it: pandoc {file} -t gfm -o {stem}.md"
	viaOffice  = "save it as HTML, or convert it: soffice --headless --convert-to html {file}"
	viaText    = "convert it: pdftotext -layout {file} {stem}.txt"
	viaOCR     = "a picture has no text; text recognition may find some: tesseract {file} {stem}"
	viaUnpack  = "unpack it, and build the file or folder inside"
	viaAnki    = "in Anki, File > Export > Notes in Plain Text writes a file to build"
	viaSpeech  = "a transcript is needed, as text"
	viaSource  = "name the guide instead"
	viaDump    = "export the text from the program that keeps its data in it"
	viaBrowser = "in the browser, save the page as \"Web page, HTML only\", and build that file"
)

// The kinds that are decided by what is inside a container.
var (
	pdf         = Kind{"a PDF", viaText}
	epub        = Kind{"an EPUB", viaPandoc}
	word        = Kind{"a Word document", viaPandoc}
	powerPoint  = Kind{"a PowerPoint presentation", viaOffice}
	excel       = Kind{"an Excel workbook", viaOffice}
	writer      = Kind{"an OpenDocument text", viaPandoc}
	calc        = Kind{"an OpenDocument spreadsheet", viaOffice}
	impress     = Kind{"an OpenDocument presentation", viaOffice}
	openOther   = Kind{"an OpenDocument file", viaOffice}
	oldWord     = Kind{"a Word 97-2003 document", viaOffice}
	oldExcel    = Kind{"an Excel 97-2003 workbook", viaOffice}
	oldSlides   = Kind{"a PowerPoint 97-2003 presentation", viaOffice}
	oldMail     = Kind{"an Outlook message", "save it as text or HTML"}
	encrypted   = Kind{"an Office document with a password", "open it, and save it as HTML"}
	oldOther    = Kind{"an old Office document or another OLE file", viaOffice}
	anki        = Kind{"an Anki package", viaAnki}
	apple       = Kind{"a Pages, Numbers or Keynote document", "export it as Word, and save that as HTML or Markdown"}
	javaArchive = Kind{"a Java archive", viaSource}
	zipArchive  = Kind{"a zip archive", "unpack it, and build the file or folder inside: unzip {file} -d {stem}"}
	tarArchive  = Kind{"a tar archive", "unpack it, and build the file or folder inside: tar -xf {file}"}
	tarGzip     = Kind{"a tar archive, compressed with gzip",
		"unpack it, and build the file or folder inside: tar -xf {file}"}
	gzipped   = Kind{"a file compressed with gzip", "unpack it, and build the result: gunzip {file}"}
	sqlite    = Kind{"an SQLite database", viaDump}
	ankiBase  = Kind{"a collection of Anki", viaAnki}
	wav       = Kind{"a sound file (WAV)", viaSpeech}
	avi       = Kind{"a video (AVI)", viaSpeech}
	webp      = Kind{"an image (WebP)", viaOCR}
	heif      = Kind{"an image (HEIF or AVIF)", viaOCR}
	video     = Kind{"a video or sound file (MP4)", viaSpeech}
	bitmap    = Kind{"an image (BMP)", viaOCR}
	program   = Kind{"a program", viaSource}
	webArch   = Kind{"a web archive of Safari", viaBrowser}
	plist     = Kind{"a binary property list", viaDump}
	mhtml     = Kind{"a web archive (MHTML)", viaBrowser}
	javaClass = Kind{"compiled Java or a program", viaSource}
	font      = Kind{"a font", viaSource}
)

// table lists the kinds that are recognized. Of marks that both fit, the first decides. The marks are those of the
// formats' own specifications; most are also in the magic file of Unix and in WHATWG MIME Sniffing, 6 to 7.
var table = []mark{
	{0, "%PDF-", pdf, digitFollows},
	{0, "\xEF\xBB\xBF%PDF-", pdf, nil},
	{0, `{\rtf`, Kind{"a Rich Text document (RTF)", viaOffice}, nil},
	{0, "%!PS", Kind{"a PostScript document", "convert it: ps2ascii {file} {stem}.txt"}, nil},
	{0, "AT&TFORM", Kind{"a DjVu document", "convert it: djvutxt {file} {stem}.txt"}, nil},
	{60, "BOOKMOBI", Kind{"a Kindle book (MOBI)", "convert it: ebook-convert {file} {stem}.htmlz, and unpack that"}, nil},
	{0, "ITSF\x03", Kind{"a compiled help file (CHM)", "unpack its pages: extract_chmLib {file} {stem}"}, nil},
	{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", oldOther, insideOLE},
	{0, "PK\x03\x04", zipArchive, insideZip},
	{0, "PK\x05\x06", Kind{"an empty zip archive", viaUnpack}, nil},
	{0, "SQLite format 3\x00", sqlite, insideSQLite},
	{0, "MIME-Version: 1.0", mhtml, insideMHTML},
	{0, "From: <Saved by ", mhtml, nil},
	{0, "bplist00", plist, insidePropertyList},

	{0, "\x89PNG\r\n\x1A\n", Kind{"an image (PNG)", viaOCR}, nil},
	{0, "\xFF\xD8\xFF", Kind{"an image (JPEG)", viaOCR}, nil},
	{0, "GIF87a", Kind{"an image (GIF)", viaOCR}, nil},
	{0, "GIF89a", Kind{"an image (GIF)", viaOCR}, nil},
	{0, "BM", bitmap, sizeFollows},
	{0, "II*\x00", Kind{"an image (TIFF)", viaOCR}, nil},
	{0, "MM\x00*", Kind{"an image (TIFF)", viaOCR}, nil},
	{0, "\x00\x00\x01\x00", Kind{"an icon (ICO)", viaOCR}, nil},
	{0, "8BPS\x00", Kind{"a Photoshop image", viaOCR}, nil},
	{0, "\x00\x00\x00\x0CJXL ", Kind{"an image (JPEG XL)", viaOCR}, nil},
	{0, "\x00\x00\x00\x0CjP  ", Kind{"an image (JPEG 2000)", viaOCR}, nil},
	{0, "RIFF", wav, insideRIFF},
	{4, "ftyp", video, insideMP4},
	{0, "ID3", Kind{"a sound file (MP3)", viaSpeech}, versionFollows},
	{0, "OggS\x00", Kind{"a sound file or video (Ogg)", viaSpeech}, nil},
	{0, "fLaC\x00", Kind{"a sound file (FLAC)", viaSpeech}, nil},
	{0, "\x1A\x45\xDF\xA3", Kind{"a video (Matroska or WebM)", viaSpeech}, nil},

	{0, "\x1F\x8B\x08", gzipped, insideGzip},
	{tarAt, tarMagic, tarArchive, nil},
	{0, "7z\xBC\xAF\x27\x1C", Kind{"a 7z archive", "unpack it, and build the file or folder inside: 7z x {file}"}, nil},
	{0, "Rar!\x1A\x07", Kind{"a RAR archive", "unpack it, and build the file or folder inside: unrar x {file}"}, nil},
	{0, "BZh", Kind{"a file compressed with bzip2", "unpack it, and build the result: bunzip2 {file}"}, blockFollows},
	{0, "\xFD7zXZ\x00", Kind{"a file compressed with xz", "unpack it, and build the result: unxz {file}"}, nil},
	{0, "\x28\xB5\x2F\xFD", Kind{"a file compressed with Zstandard",
		"unpack it, and build the result: unzstd {file}"}, nil},
	{0, "\x04\x22\x4D\x18", Kind{"a file compressed with LZ4", viaUnpack}, nil},
	{0, "MSCF\x00\x00\x00\x00", Kind{"a Windows cabinet", viaUnpack}, nil},

	{0, "\x00\x01\x00\x00\x00", font, nil},
	{0, "OTTO\x00", font, nil},
	{0, "ttcf\x00", font, nil},
	{0, "wOFF", font, flavorFollows},
	{0, "wOF2", font, flavorFollows},

	{0, "\x7FELF", program, nil},
	{0, "MZ", program, insideMZ},
	{0, "\xCF\xFA\xED\xFE", program, nil},
	{0, "\xCE\xFA\xED\xFE", program, nil},
	{0, "\xCA\xFE\xBA\xBE", javaClass, nil},
	{0, "\x00asm", program, nil},
}
