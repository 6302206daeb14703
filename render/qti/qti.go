// Package qti writes the questions of a guide as a content package in QTI 1.2 (IMS Question & Test Interoperability),
// in the dialect of Canvas, which Blackboard, Brightspace, Sakai and others import too.
//
// A guide goes in; out comes a zip archive with a manifest, an assessment for each section that has questions, and the
// pictures. Programs make a quiz or a bank of each assessment. What stands before the questions of a section is an item
// without a response, an open question an essay with its answer as feedback, and the explanation of options is feedback
// on whatever is answered. [Version2] writes version 2.1 from the same parts. Package source/qti reads both back. The
// same guide makes the same bytes: names come from keys, and files in the archive bear the date of 1980.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package qti

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/render"
	"example.org/studyguide/render/exchange"
	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/ast"
)

// Renderer writes guides as packages in QTI. The zero Renderer is ready to use.
type Renderer struct{}

var _ render.Renderer = Renderer{}

// Name returns "qti".
func (Renderer) Name() string { return "qti" }

// Ext returns ".qti.zip".
func (Renderer) Ext() string { return ".qti.zip" }

// Render writes job.Guide to w. The error is that of w or ctx.
func (Renderer) Render(ctx context.Context, w io.Writer, job *render.Job) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	p := newPack(job, inPackage)
	parts := asking(exchange.Parts(job.Guide))
	for i, part := range parts {
		title := strings.Join(part.Path, " / ")
		if title == "" || len(parts) == 1 {
			title = job.Guide.Meta.Title
		}
		p.assessment(i, title, part)
	}
	p.html.Losses.Report("qti", job.Sink)
	return p.write(w)
}

// asking returns the parts that have questions. What stands in others goes to the one that follows, or to the last.
func asking(parts []exchange.Part) []exchange.Part {
	var out []exchange.Part
	var waiting []ast.Block
	for _, p := range parts {
		if len(p.Items) == 0 {
			waiting = append(waiting, p.Intro...)
			continue
		}
		p.Intro = slices.Concat(waiting, p.Intro)
		out, waiting = append(out, p), nil
	}
	if n := len(out); n > 0 {
		out[n-1].Intro = slices.Concat(out[n-1].Intro, waiting)
	}
	return out
}

// inPackage returns a picture as Canvas names a file of the package: by its path from the top.
func inPackage(p exchange.Picture) string { return "$IMS-CC-FILEBASE$/" + pictureDir + "/" + p.Name }

// pictureDir is the folder of pictures.
const pictureDir = "images"

// A pack is a package in the making: what the versions have in common.
type pack struct {
	html     *exchange.Writer
	guide    string // what tells the guide from others
	tests    []file
	packages packaging
}

// newPack returns an empty package for the guide of job, in whose texts url names pictures.
func newPack(job *render.Job, url func(exchange.Picture) string) *pack {
	return &pack{html: exchange.NewWriter(job, "the QTI package", url), guide: job.Guide.Identity(), packages: canvas()}
}

// A file is an assessment, or an item.
type file struct {
	ident string
	path  string // in the package
	kind  string // of resource, for the manifest
	text  string
	needs []string // identifiers of others that it refers to
	words []string // keywords
}

// A packaging is how a manifest says what it is the manifest of.
type packaging struct {
	space, schemas  string // of XML
	schema, version string // of the content
}

// canvas returns the packaging of version 1.2.
func canvas() packaging {
	const space = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
	return packaging{space, space + " http://www.imsglobal.org/xsd/imscp_v1p1.xsd", "IMS Content", "1.1.3"}
}

// ident returns a name for a part of the package: a letter and digits, as identifiers of XML want.
func (p *pack) ident(of ...string) string {
	sum := sha256.Sum256([]byte(p.guide + "\x00" + strings.Join(of, "\x00")))
	return "g" + hex.EncodeToString(sum[:16])
}

// assessment adds the assessment of a part of the guide.
func (p *pack) assessment(n int, title string, part exchange.Part) {
	a := &assessment{html: p.html}
	id := p.ident("assessment", strconv.Itoa(n), title)
	a.header("questestinterop", "xmlns", "http://www.imsglobal.org/xsd/ims_qtiasiv1p2",
		"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance",
		"xsi:schemaLocation",
		"http://www.imsglobal.org/xsd/ims_qtiasiv1p2 http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd")
	a.Open("assessment", "ident", id, "title", title)
	a.Open("qtimetadata")
	a.field("cc_maxattempts", "1")
	a.EndLine()
	a.Open("section", "ident", "root_section")
	if len(part.Intro) > 0 {
		a.description(p.ident("intro", id), title, a.html.Blocks(part.Intro))
	}
	for _, it := range part.Items {
		a.item(p.ident("item", it.Key), it)
	}
	for a.Depth() > 0 {
		a.EndLine()
	}
	p.tests = append(p.tests, file{id, id + "/" + id + ".xml", "imsqti_xmlv1p2", a.String(), nil, nil})
}

// manifest returns the list of what is in the package.
func (p *pack) manifest() string {
	m := &document{}
	m.header("manifest", "identifier", p.ident("manifest"),
		"xmlns", p.packages.space, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance",
		"xsi:schemaLocation", p.packages.schemas)
	m.Open("metadata")
	m.Line("schema", p.packages.schema)
	m.Line("schemaversion", p.packages.version)
	m.EndLine()
	m.Empty("organizations")
	m.Raw("\n")
	m.Open("resources")
	for _, t := range p.tests {
		href := ""
		if t.kind != "imsqti_xmlv1p2" { // Canvas takes no href there
			href = t.path
		}
		m.Open("resource", "identifier", t.ident, "type", t.kind, "href", href)
		p.keywords(m, t.words)
		m.Empty("file", "href", t.path)
		m.Raw("\n")
		for _, part := range t.needs {
			m.Empty("dependency", "identifierref", part)
			m.Raw("\n")
		}
		m.EndLine()
	}
	for _, pic := range p.html.Pictures {
		path := pictureDir + "/" + pic.Name
		m.Open("resource", "identifier", p.ident("picture", pic.Name), "type", "webcontent", "href", path)
		m.Empty("file", "href", path)
		m.Raw("\n")
		m.EndLine()
	}
	m.EndLine()
	m.EndLine()
	return m.String()
}

// keywords writes the keywords of a resource (IEEE 1484.12.3, Learning Object Metadata).
func (p *pack) keywords(m *document, words []string) {
	if len(words) == 0 {
		return
	}
	m.Open("metadata")
	m.Open("lom", "xmlns", "http://ltsc.ieee.org/xsd/LOM")
	m.Open("general")
	for _, word := range words {
		m.Open("keyword")
		m.Line("string", word)
		m.EndLine()
	}
	for range 3 {
		m.EndLine()
	}
}

// write writes the archive.
func (p *pack) write(w io.Writer) error {
	files := []render.File{{Name: "imsmanifest.xml", Data: []byte(p.manifest())}}
	for _, t := range p.tests {
		files = append(files, render.File{Name: t.path, Data: []byte(t.text)})
	}
	for _, pic := range p.html.Pictures {
		files = append(files, render.File{Name: pictureDir + "/" + pic.Name, Data: pic.Data})
	}
	return render.WriteZip(w, files)
}

// A document is a file of XML in the making.
type document struct{ markup.Buffer }

// header writes the declaration and opens the root element.
func (d *document) header(name string, attrs ...string) {
	d.Raw(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	d.Open(name, attrs...)
}
