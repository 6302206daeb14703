package epub

import (
	"path"
	"strings"
)

const (
	// maxDocument is the size above which old reading devices get slow or give up: they load a document whole.
	maxDocument = 250 << 10
	// maxImage is what Kobo's guide to EPUB allows for an image.
	maxImage = 5 << 20
)

// examine looks into a file, as what its media type says it is.
func (c *checker) examine(f *file) {
	if f.name == mimetypeName || strings.HasPrefix(f.name, metaFolder) || c.pkg != nil && f.name == c.pkg.name {
		return
	}
	mediaType := ""
	if f.item != nil {
		mediaType = f.item.mediaType
	} else if types := typesOf(strings.ToLower(path.Ext(f.name))); len(types) > 0 {
		mediaType = types[0]
	}
	size := f.zip.UncompressedSize64
	if strings.HasPrefix(mediaType, "image/") && size > maxImage {
		c.reportFile(ruleImageSize, f.name, "the image has %d bytes, more than %d", size, maxImage)
	}
	switch {
	case mediaType == xhtmlType:
		if size > maxDocument {
			c.reportFile(ruleDocSize, f.name, "the document has %d bytes, more than %d", size, maxDocument)
		}
		c.walk(f, false)
	case mediaType == svgType:
		c.walk(f, true)
	case mediaType == ncxType:
		c.readNCX(f)
	case mediaType == cssType:
		if c.text(f) {
			c.css(f, f.text, 0, "")
		}
	case strings.HasPrefix(mediaType, "image/"):
		c.picture(f, mediaType)
	case isFont(mediaType):
		c.font(f)
	}
}

func isFont(mediaType string) bool {
	return strings.HasPrefix(mediaType, "font/") || strings.HasPrefix(mediaType, "application/font-") || mediaType == "application/vnd.ms-opentype"
}

// font looks at a font's first bytes. WOFF 2 is a core media type, but Kobo's devices do not know it.
func (c *checker) font(f *file) {
	head, ok := c.head(f)
	switch {
	case !ok:
	case head == "":
		c.reportFile(ruleFont, f.name, "the font is empty")
	case strings.HasPrefix(head, "wOF2"):
		c.reportFile(ruleFont, f.name, "the font is WOFF 2, which not all reading devices know")
	case !strings.HasPrefix(head, "\x00\x01\x00\x00") && !strings.HasPrefix(head, "OTTO") && !strings.HasPrefix(head, "wOFF"):
		c.reportFile(ruleFont, f.name, "the file is neither TrueType, OpenType nor WOFF")
	}
}

// picture compares an image's first bytes with its media type.
func (c *checker) picture(f *file, mediaType string) {
	head, ok := c.head(f)
	if !ok {
		return
	}
	is := ""
	switch {
	case strings.HasPrefix(head, "\x89PNG\r\n\x1a\n"):
		is = "image/png"
	case strings.HasPrefix(head, "\xff\xd8\xff"):
		is = "image/jpeg"
	case strings.HasPrefix(head, "GIF87a"), strings.HasPrefix(head, "GIF89a"):
		is = "image/gif"
	case len(head) > 12 && head[:4] == "RIFF" && head[8:12] == "WEBP":
		is = "image/webp"
	}
	if is != mediaType {
		c.reportFile(ruleOPFMediaType, f.name, "the image is %s, and the manifest says %s", quote(is), quote(mediaType))
	}
}
