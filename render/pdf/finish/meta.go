package finish

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// producer is the program that made the file.
const producer = "studyguide"

// catalog returns the catalog (ISO 32000-1, 7.7.2) and writes what it refers to. root is the structure tree's.
func (b *builder) catalog(root int) []byte {
	outlines := outlineWriter{b.out, b.read, b.page}
	outline := outlines.write(b.doc.Outline)
	profile, metadata := b.out.take(1), b.out.take(1)
	o := fmt.Appendf(
		nil,
		"<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>/Lang",
		b.tree,
		root,
	)
	o = appendText(o, b.doc.Language)
	o = append(o, "/ViewerPreferences<</DisplayDocTitle true"...)
	if b.doc.Printing != "" {
		o = append(o, "/PrintScaling/None/Duplex/"+b.doc.Printing...)
	}
	o = append(o, ">>/PageLabels"...)
	o = appendLabels(o, b.doc.Pages)
	if outline != 0 {
		o = fmt.Appendf(o, "/PageMode/UseOutlines/Outlines %d 0 R", outline)
	}
	o = b.appendOwn(o)
	// The colors of the pages are those of sRGB (ISO 19005-2, 6.2.3).
	o = fmt.Appendf(o, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"+
		"/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]", profile)
	b.out.stream(profile, []byte("<</N 3"), sRGB())
	// Not deflated, so that programs that cannot read PDF find it (14.3.2).
	b.out.raw(metadata, []byte("<</Type/Metadata/Subtype/XML"), b.doc.xmp())
	return fmt.Appendf(o, "/Metadata %d 0 R>>", metadata)
}

// appendOwn records the labels that the author replaced, and that a file has not all of its guide, as private data of
// this program under a third-class name (annex E): a program that compares the file with another must know which words
// are not the guide's, and which it need not have. Page-piece dictionaries (14.5) would need a date, which not every
// guide has.
func (b *builder) appendOwn(o []byte) []byte {
	if len(b.doc.Words) == 0 && !b.doc.Extract {
		return o
	}
	o = append(o, "/XX"+producer+"<<"...)
	if b.doc.Extract {
		o = append(o, "/Extract true"...)
	}
	if len(b.doc.Words) > 0 {
		o = append(o, "/Words<<"...)
		for _, key := range slices.Sorted(maps.Keys(b.doc.Words)) {
			o = appendText(appendName(o, key), b.doc.Words[key])
		}
		o = append(o, ">>"...)
	}
	return append(o, ">>"...)
}

// pdfDate returns a date as PDF writes it (7.9.4); "" if there is none.
func pdfDate(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("D:20060102150405Z")
}

// info returns the document information dictionary (14.3.3), which agrees with the metadata.
func (b *builder) info() []byte {
	d := b.doc
	date := pdfDate(d.Modified)
	o := []byte("<<")
	for _, e := range []entry{
		{"Title", []byte(d.Title)}, {"Author", []byte(strings.Join(d.Authors, "; "))},
		{"Subject", []byte(d.Description)}, {"Keywords", []byte(strings.Join(d.Subjects, ", "))},
		{"Creator", []byte(producer)}, {"Producer", []byte(producer)}, {"CreationDate", []byte(date)},
		{"ModDate", []byte(date)},
	} {
		if len(e.value) > 0 {
			o = appendText(appendName(o, e.key), string(e.value))
		}
	}
	return append(o, ">>"...)
}

// xmp returns the metadata (XMP, ISO 16684-1). PDF/A requires a description of PDF/UA's schema, which is younger than
// PDF/A-2 (ISO 19005-2, 6.6.2.3).
func (d *Document) xmp() []byte {
	var x packet
	x.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"` +
		` xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
		` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` + "\n")
	x.simple("dc:format", "application/pdf")
	x.list("dc:title", "Alt", d.Title)
	x.list("dc:creator", "Seq", d.Authors...)
	x.list("dc:description", "Alt", d.Description)
	x.list("dc:subject", "Bag", d.Subjects...)
	x.list("dc:publisher", "Bag", d.Publisher)
	x.list("dc:rights", "Alt", d.Rights)
	x.list("dc:language", "Bag", d.Language)
	x.simple("pdf:Keywords", strings.Join(d.Subjects, ", "))
	x.simple("pdf:Producer", producer)
	x.simple("xmp:CreatorTool", producer)
	date := ""
	if !d.Modified.IsZero() {
		date = d.Modified.UTC().Format("2006-01-02T15:04:05Z")
	}
	for _, key := range []string{"xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"} {
		x.simple(key, date)
	}
	if !d.NoA {
		x.simple("pdfaid:part", "2")
		x.simple("pdfaid:conformance", "A")
	}
	if !d.NoUA {
		x.simple("pdfuaid:part", "1")
	}
	x.WriteString(`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">` +
		`<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>` +
		`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>` +
		`<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
		`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>` +
		`<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>` +
		`<pdfaProperty:description>part of ISO 14289 that the file conforms to</pdfaProperty:description>` +
		`</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>` + "\n" +
		"</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return x.Bytes()
}

// packet is metadata being written. Properties without a value are left out.
type packet struct{ bytes.Buffer }

func (x *packet) simple(key, value string) {
	if value == "" {
		return
	}
	fmt.Fprintf(x, "<%s>%s</%s>\n", key, escaped(value), key)
}

// list writes an array: Alt for versions in several languages, of which there is one, Seq for an ordered list, Bag for
// an unordered one.
func (x *packet) list(key, array string, values ...string) {
	if strings.Join(values, "") == "" {
		return
	}
	fmt.Fprintf(x, "<%s><rdf:%s>", key, array)
	for _, v := range values {
		lang := ""
		if array == "Alt" {
			lang = ` xml:lang="x-default"`
		}
		fmt.Fprintf(x, "<rdf:li%s>%s</rdf:li>", lang, escaped(v))
	}
	fmt.Fprintf(x, "</rdf:%s></%s>\n", array, key)
}

// escaped returns s as XML's character data.
func escaped(s string) []byte {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(clean(s))) // a buffer takes everything
	return b.Bytes()
}
