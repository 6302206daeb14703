package pdf

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// xmp is metadata (ISO 16684-1): the values of properties, by namespace and name.
type xmp map[xml.Name][]string

// The namespaces of the properties that are checked.
const (
	nsRDF    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsDC     = "http://purl.org/dc/elements/1.1/"
	nsXMP    = "http://ns.adobe.com/xap/1.0/"
	nsPDF    = "http://ns.adobe.com/pdf/1.3/"
	nsA      = "http://www.aiim.org/pdfa/ns/id/"
	nsUA     = "http://www.aiim.org/pdfua/ns/id/"
	nsSchema = "http://www.aiim.org/pdfa/ns/schema#"
)

// readXMP reads the values of all properties at any depth; those of an array are listed.
func readXMP(data []byte) (xmp, error) {
	out := xmp{}
	d := xml.NewDecoder(bytes.NewReader(data))
	var path []xml.Name
	var text strings.Builder
	leaf := false
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if path = append(path, t.Name); len(path) > deepest {
				return nil, errors.New("elements are too deep within each other")
			}
			for _, a := range t.Attr {
				if t.Name == (xml.Name{Space: nsRDF, Local: "Description"}) {
					out[a.Name] = append(out[a.Name], a.Value)
				}
			}
			text.Reset()
			leaf = true
		case xml.CharData:
			text.Write(t)
		case xml.EndElement:
			if name, ok := property(path); ok && leaf {
				out[name] = append(out[name], text.String())
			}
			leaf = false
			path = path[:len(path)-1]
		}
	}
}

// property returns the nearest element that does not belong to RDF.
func property(path []xml.Name) (xml.Name, bool) {
	for _, n := range slices.Backward(path) {
		if n.Space != nsRDF {
			return n, true
		}
	}
	return xml.Name{}, false
}

// one returns the first value of a property, or "".
func (x xmp) one(space, local string) string {
	if v := x[xml.Name{Space: space, Local: local}]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// checkMetadata compares the metadata with the information dictionary. This part of PDF/A allows a filter, but it would
// hide the metadata from programs that cannot read PDF (ISO 32000-1, 14.3.2), so ours has none.
func checkMetadata(f *File, r *report) {
	s, ok := f.resolve(f.catalog.get("Metadata")).(*stream)
	if !ok || f.name(s.dict.get("Type")) != "Metadata" || f.name(s.dict.get("Subtype")) != "XML" {
		r.add("xmp-stream", "", "the catalog has no metadata of type XML")
		return
	}
	where := fmt.Sprintf("object %d", s.number)
	if s.dict.get("Filter") != nil {
		r.add("xmp-stream", where, "the metadata are compressed")
	}
	data, err := f.decode(s)
	var x xmp
	if err == nil {
		x, err = readXMP(data)
	}
	if err != nil {
		r.add("xmp-stream", where, "the metadata cannot be read: %v", err)
		return
	}
	if !bytes.Contains(data, []byte("<?xpacket begin=")) || !bytes.Contains(data, []byte("<?xpacket end=")) {
		r.add("xmp-stream", where, "the metadata have no packet around them")
	}
	if part := x.one(nsUA, "part"); part != "1" && part != "" { // pictures without words make no claim
		r.add("xmp-ua", where, "the metadata claim part %q of PDF/UA", part)
	}
	if part, level := x.one(nsA, "part"), x.one(nsA, "conformance"); part != "2" || level != "A" {
		r.add("xmp-a", where, "the metadata claim part %q, level %q, of PDF/A", part, level)
	}
	if !slices.Contains(x[xml.Name{Space: nsSchema, Local: "namespaceURI"}], nsUA) {
		r.add("xmp-schema", where, "the metadata do not describe the schema of PDF/UA")
	}
	info := f.dict(f.trailer.get("Info"))
	if title := x.one(nsDC, "title"); title == "" || !alike(f.text(info.get("Title")), title) {
		r.add("xmp-title", where, "dc:title is %q, Title is %q", title, f.text(info.get("Title")))
	}
	for _, same := range []struct{ key, space, local string }{
		{"CreationDate", nsXMP, "CreateDate"}, {"ModDate", nsXMP, "ModifyDate"},
	} {
		said, also := f.text(info.get(same.key)), x.one(same.space, same.local)
		if said == "" && also == "" {
			continue // of when an undated guide is, nobody knows
		}
		a, err := pdfDate(said)
		b, err2 := time.Parse(time.RFC3339, also)
		if err != nil || err2 != nil || !a.Equal(b) {
			r.add("xmp-dates", where, "%s is %q, %s is %q", same.key, said, same.local, also)
		}
	}
	for _, same := range []struct{ key, space, local string }{
		{"Producer", nsPDF, "Producer"}, {"Creator", nsXMP, "CreatorTool"}, {"Keywords", nsPDF, "Keywords"},
		{"Subject", nsDC, "description"},
	} {
		if a, b := f.text(info.get(same.key)), x.one(same.space, same.local); !alike(a, b) {
			r.add("xmp-info", where, "%s is %q, %s is %q", same.key, cut(a), same.local, cut(b))
		}
	}
}

// alike reports whether the information dictionary agrees with the metadata. Its text may be cut off, since a string
// has 32,767 bytes at most (ISO 19005-2, 6.1.13), which is half as many characters of UTF-16.
func alike(info, metadata string) bool {
	return info == metadata || len(info) > 15_000 && strings.HasPrefix(metadata, info)
}

// pdfDate reads a date (7.9.4) down to the second.
func pdfDate(s string) (time.Time, error) {
	s = strings.ReplaceAll(strings.TrimSuffix(s, "'"), "'", ":")
	return time.Parse("D:20060102150405Z07:00", s)
}
