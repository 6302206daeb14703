package epub

import (
	"path"
	"strings"
)

// listed takes an item into the manifest.
func (c *checker) listed(p *pkg, i *item) {
	if i.id == "" || i.href == "" || i.mediaType == "" {
		c.report(ruleOPFItem, p.source, i.off, i.id, "an item lacks id, href or media-type")
	}
	if p.byID[i.id] == nil {
		p.byID[i.id] = i
	}
	name, fragment, ok := resolve(p.name, i.href)
	switch {
	case i.href == "":
		return
	case !ok || fragment != "" || schemeOf(i.href) != "":
		c.report(ruleOPFItem, p.source, i.off, i.id, "the href %s is no file of the book", quote(i.href))
		return
	case name == p.name:
		c.report(ruleOPFItem, p.source, i.off, i.id, "the package names itself")
		return
	}
	i.file = name
	p.files[name] = true
	f := c.files[name]
	switch {
	case f == nil:
		c.report(ruleOPFMissing, p.source, i.off, i.id, "the file %s is not in the book", quote(name))
	case f.item != nil:
		c.report(ruleOPFItem, p.source, i.off, i.id, "the file %s is named twice", quote(name))
	default:
		f.item = i
	}
}

// manifest checks what can be told when all files are known.
func (c *checker) manifest(p *pkg) {
	for _, f := range c.order {
		if f.item == nil && f.name != p.name && f.name != mimetypeName && !strings.HasPrefix(f.name, metaFolder) {
			c.reportFile(ruleOPFUnlisted, f.name, "the file is not in the manifest")
		}
	}
	covers := 0
	for _, i := range p.items {
		if i.has("cover-image") {
			covers++
			if !strings.HasPrefix(i.mediaType, "image/") {
				c.report(ruleOPFCover, p.source, i.off, i.id, "the cover is of the type %s", quote(i.mediaType))
			}
		}
		c.mediaType(p, i)
	}
	if covers > 1 {
		c.reportFile(ruleOPFCover, p.name, "there are %d cover images", covers)
	}
	for _, m := range p.metas {
		if m.name != "cover" {
			continue
		}
		if i := p.byID[m.content]; i == nil || !strings.HasPrefix(i.mediaType, "image/") {
			c.report(ruleOPFCover, p.source, m.off, m.id, "the cover %s is no image of the manifest", quote(m.content))
		}
	}
}

// mediaType compares an item's media type with its name's extension (EPUB 3.3, Core media types).
func (c *checker) mediaType(p *pkg, i *item) {
	ext := strings.ToLower(path.Ext(i.file))
	for _, t := range typesOf(ext) {
		if t == i.mediaType {
			return
		}
	}
	if len(typesOf(ext)) > 0 && i.mediaType != "" {
		c.report(ruleOPFMediaType, p.source, i.off, i.id, "the type of %s is %s, want %s", quote(i.file), quote(i.mediaType), typesOf(ext)[0])
	}
}

// typesOf gives the media types of an extension, the best first; none if any may do.
func typesOf(ext string) []string {
	switch ext {
	case ".xhtml", ".html", ".htm":
		return []string{xhtmlType}
	case ".css":
		return []string{cssType}
	case ".ncx":
		return []string{ncxType}
	case ".svg":
		return []string{svgType}
	case ".png":
		return []string{"image/png"}
	case ".jpg", ".jpeg":
		return []string{"image/jpeg"}
	case ".gif":
		return []string{"image/gif"}
	case ".webp":
		return []string{"image/webp"}
	case ".ttf":
		return []string{"font/ttf", "application/font-sfnt"}
	case ".otf":
		return []string{"font/otf", "application/font-sfnt", "application/vnd.ms-opentype"}
	case ".woff":
		return []string{"font/woff", "application/font-woff"}
	case ".woff2":
		return []string{"font/woff2"}
	case ".js":
		return []string{"text/javascript", "application/javascript", "application/ecmascript"}
	case ".mp3":
		return []string{"audio/mpeg"}
	case ".smil":
		return []string{"application/smil+xml"}
	}
	return nil
}

// properties compares what the manifest says of each document with what is in it (EPUB 3.3, Manifest properties).
func (c *checker) properties(p *pkg) {
	navs := 0
	for _, i := range p.items {
		for prop := range strings.FieldsSeq(i.properties) {
			switch prop {
			case "cover-image", "mathml", "nav", "remote-resources", "scripted", "svg":
			default:
				c.report(ruleOPFProperties, p.source, i.off, i.id, "the property %s is not known", quote(prop))
			}
		}
		if i.has("nav") {
			navs++
			if f := c.files[i.file]; i.mediaType != xhtmlType {
				c.report(ruleOPFNav, p.source, i.off, i.id, "the navigation document is of the type %s", quote(i.mediaType))
			} else if p.nav == nil {
				p.nav = f
			}
		}
		f := c.files[i.file]
		if f == nil || f.doc == nil || f.doc.broken || f.item != i {
			continue
		}
		d := f.doc
		for _, is := range []struct {
			property string
			there    bool
			lacking  bool // whether its absence is a finding here; scripts and what is remote have their own
		}{
			{"svg", d.svg && !d.image, true},
			{"mathml", d.math, true},
			{"scripted", d.script, false},
			{"remote-resources", d.remote, false},
		} {
			switch claimed := i.has(is.property); {
			case claimed && !is.there:
				c.report(ruleOPFProperties, p.source, i.off, i.id, "the property %s is there, and nothing in %s needs it", is.property, quote(i.file))
			case !claimed && is.there && is.lacking:
				c.report(ruleOPFProperties, p.source, i.off, i.id, "%s needs the property %s", quote(i.file), is.property)
			}
		}
	}
	if navs != 1 {
		c.reportFile(ruleOPFNav, p.name, "there are %d navigation documents, want 1", navs)
	}
}

// hasToken tells whether a list of words separated by spaces holds one.
func hasToken(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if w == word {
			return true
		}
	}
	return false
}
