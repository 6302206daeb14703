package docx

import (
	"bytes"
	"path"
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// drawing reads a drawing: its pictures, and the text boxes that follow the paragraph.
func (in *inlineReader) drawing(d *node) {
	alt := alternativeText(d)
	before := len(in.para.leaves)
	found := in.shapes(d, alt)
	in.resize(d, in.para.leaves[min(before, len(in.para.leaves)):])
	if !found && in.aside == 0 {
		in.omits.add("drawing of shapes", in.here())
	}
}

// resize sets the size of the picture among leaves, if it is the only one, to that of its drawing.
func (in *inlineReader) resize(d *node, leaves []leaf) {
	var img *ast.Image
	for _, l := range leaves {
		if i, ok := l.node.(*ast.Image); ok {
			if img != nil {
				return
			}
			img = i
		}
	}
	if img == nil {
		return
	}
	const perPixel = 9525 // English Metric Units, 914400 to the inch
	if extent := d.find("wp:extent"); extent != nil {
		if n, err := strconv.Atoi(extent.attr("wp:cx")); err == nil && n > 0 {
			img.Width, _ = ast.ParseExtent(strconv.Itoa(max(n/perPixel, 1)))
		}
	} else if shape := d.find("v:shape"); shape != nil {
		markup.Resize(img, "", "", shape.attr("v:style"))
		img.Height = ast.Extent{}
	}
}

// shapes reads what a book can show of a drawing, and reports whether there was anything.
func (in *inlineReader) shapes(n *node, alt string) (found bool) {
	for _, k := range n.kids {
		switch k.name {
		case "a:blip":
			id := k.attr("r:embed")
			if id == "" {
				id = k.attr("r:link")
			}
			if id != "" {
				in.picture(id, alt)
				found = true
			}
			continue
		case "v:imagedata":
			if id := k.attr("r:id"); id != "" && n.name != "w:object" {
				if alt == "" {
					alt = k.attr("o:title")
				}
				in.picture(id, alt)
				found = true
			}
			continue
		case "v:shape":
			if own := k.attr("v:alt"); own != "" {
				alt = description(own)
			}
		case "v:rect":
			if hr := k.attr("o:hr"); hr == "t" || hr == "true" {
				in.para.rule = true
				found = true
				continue
			}
		case "w:txbxContent":
			in.para.boxes = append(in.para.boxes, k)
			found = true
			continue
		case "c:chart", "dgm:relIds", "o:OLEObject":
			what := map[string]string{"c:chart": "chart", "dgm:relIds": "diagram (SmartArt)"}[k.name]
			if what == "" {
				what = "embedded object (" + k.attr("o:ProgID") + ")"
			}
			in.omits.add(what, in.here())
			found = true
			continue
		case "mc:AlternateContent":
			if chosen := alternative(k); chosen != nil {
				found = in.shapes(chosen, alt) || found
			}
			continue
		case "pic:pic":
			if own := description(k.kid("pic:nvPicPr", "pic:cNvPr").attr("pic:descr")); own != "" && alt == "" {
				found = in.shapes(k, own) || found
				continue
			}
		}
		if n.name == "w:object" && (k.name == "v:shape" || k.name == "v:shapetype") {
			continue // the preview of an object
		}
		found = in.shapes(k, alt) || found
	}
	return found
}

// alternativeText returns the description of a drawing.
func alternativeText(d *node) string {
	p := d.find("wp:docPr")
	if p == nil {
		return ""
	}
	if alt := description(p.attr("wp:descr")); alt != "" {
		return alt
	}
	return description(p.attr("wp:title"))
}

// machine matches what Word adds to a description that it made itself.
var machine = pattern.New(`(?s)\s*(?:Description automatically generated.*|AI-generated content may be incorrect\.?)$`)

// description returns a description on one line.
func description(s string) string {
	s = machine.ReplaceAllString(s, "")
	return strings.Join(strings.Fields(markup.Printable(s)), " ")
}

// signs are what files of pictures begin with, and the extensions that go with them.
var signs = []struct{ sign, ext string }{
	{"\x89PNG\r\n\x1a\n", ".png"}, {"\xff\xd8\xff", ".jpg"}, {"GIF8", ".gif"}, {"RIFF", ".webp"},
	{"II*\x00", ".tiff"}, {"MM\x00*", ".tiff"}, {"BM", ".bmp"},
}

// picture adds the picture of the relationship id.
func (in *inlineReader) picture(id, alt string) {
	if in.aside > 0 {
		return
	}
	l, ok := in.links[id]
	src := l.target
	if !l.external {
		if !ok || l.kind != "image" {
			in.omits.add("picture that is not in the file", in.here())
			return
		}
		if src = in.stored(l.target); src == "" {
			if alt != "" {
				in.put("["+alt+"]", look{})
			}
			return
		}
	} else if !markup.Allowed(src) { // a file of the computer on which it was written
		in.omits.add("picture of another computer ("+markup.Scheme(src)+":)", in.here())
		if alt != "" {
			in.put("["+alt+"]", look{})
		}
		return
	}
	in.node("\uFFFC", func(at ast.Loc) ast.Inline { return &ast.Image{Loc: at, Src: src, Alt: alt} })
}

// stored adds the picture of a part to the media of the guide, and returns its name; "" if a book cannot show it, which
// is reported.
func (in *inlineReader) stored(part string) string {
	base := safeName(path.Base(part))
	src := in.folder + "/" + base
	if _, ok := in.doc.Media[src]; ok {
		return src
	}
	content, err := in.read(part)
	if err != nil {
		in.omits.add("picture that cannot be read", in.here())
		return ""
	}
	ext := strings.ToLower(path.Ext(base))
	for _, s := range signs {
		if bytes.HasPrefix(content, []byte(s.sign)) {
			if s.ext != ext && !(s.ext == ".jpg" && ext == ".jpeg") && !(s.ext == ".tiff" && ext == ".tif") {
				src = strings.TrimSuffix(src, path.Ext(base)) + s.ext
			}
			in.doc.Media[src] = content
			return src
		}
	}
	if ext == ".svg" {
		in.doc.Media[src] = content
		return src
	}
	in.omits.add("picture in the format "+strings.ToUpper(strings.TrimPrefix(ext, ".")), in.here())
	return ""
}
