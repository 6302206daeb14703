package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

func checkFile(f *File, r *report) {
	if v := version(f.data); len(v) != 3 || v[:2] != "1." || v[2] < '0' || v[2] > '7' {
		r.add("file-header", "", "the file does not begin with %%PDF-1.n, n at most 7")
	}
	_, second, _ := bytes.Cut(f.data[:min(len(f.data), 64)], []byte("\n"))
	if len(second) < 5 || second[0] != '%' || slices.Min(second[1:5]) < 0x80 {
		r.add("file-header", "", "the second line is no comment of four bytes above 127")
	}
	if !bytes.HasSuffix(bytes.TrimSuffix(bytes.TrimSuffix(f.data, []byte("\n")), []byte("\r")), []byte("%%EOF")) {
		r.add("file-end", "", "the last line is not %%%%EOF")
	}
	id, _ := f.resolve(f.trailer.get("ID")).(array)
	if len(id) != 2 || slices.ContainsFunc(id, func(v any) bool { s, _ := v.(str); return s == "" }) {
		r.add("file-id", "", "the trailer has no ID of two strings")
	}
	if f.trailer.get("Encrypt") != nil {
		r.add("file-encrypt", "", "the file is encrypted")
	}
}

// checkReferences reports references to missing objects. A reader takes them for null, so something is lost.
func checkReferences(f *File, r *report) {
	missing(f.objects, r, 0, f.trailer)
	f.each(func(n int, v any) { missing(f.objects, r, n, v) })
}

// missing reports the references of an object that lead to none. The trailer is number 0.
func missing(o *objects, r *report, n int, v any) {
	references(v, func(to ref) {
		if _, ok := o.xref[to.number]; !ok {
			where := "the trailer"
			if n > 0 {
				where = "object " + strconv.Itoa(n)
			}
			r.add("file-reference", where, "it refers to object %d, which is not there", to.number)
		}
	})
}

// references visits the references in a value.
func references(v any, visit func(ref)) {
	switch v := v.(type) {
	case ref:
		visit(v)
	case array:
		for _, e := range v {
			references(e, visit)
		}
	case dict:
		for _, e := range v {
			references(e.value, visit)
		}
	case *stream:
		references(v.dict, visit)
	}
}

func checkStreams(f *File, r *report) {
	f.each(func(n int, v any) {
		s, ok := v.(*stream)
		if !ok {
			return
		}
		where := "object " + strconv.Itoa(n)
		for _, key := range []string{"F", "FFilter", "FDecodeParms"} {
			if s.dict.get(key) != nil {
				r.add("stream-filter", where, "the stream has the key %s", key)
			}
		}
		for _, filter := range f.list(s.dict.get("Filter")) {
			switch n := f.name(filter); n {
			case "FlateDecode", "DCTDecode", "ASCIIHexDecode", "ASCII85Decode", "RunLengthDecode", "CCITTFaxDecode",
				"JBIG2Decode", "JPXDecode":
			default:
				r.add("stream-filter", where, "the stream has the filter %q", n)
			}
		}
	})
}

func checkCatalog(f *File, r *report) {
	marked := f.dict(f.catalog.get("MarkInfo"))
	if f.resolve(marked.get("Marked")) != true || f.resolve(marked.get("Suspects")) == true {
		r.add("cat-marked", "", "the catalog's MarkInfo does not say Marked, or says Suspects")
	}
	if f.resolve(f.dict(f.catalog.get("ViewerPreferences")).get("DisplayDocTitle")) != true {
		r.add("cat-title", "", "the catalog's ViewerPreferences does not say DisplayDocTitle")
	}
	if !f.labels.present || f.labels.byPage[0] == nil {
		r.add("cat-labels", "", "the first page has no label")
	}
	// Dest arrays are harmless as an OpenAction.
	if open := f.dict(f.catalog.get("OpenAction")); f.catalog.get("AA") != nil ||
		open != nil && f.name(open.get("S")) != "GoTo" {
		r.add("cat-action", "", "the catalog has actions that happen by themselves")
	}
	if f.dict(f.catalog.get("Names")).get("JavaScript") != nil {
		r.add("cat-action", "", "the catalog has scripts")
	}
}

// checkIntent checks the output intents of PDF/A and what their profiles declare (ICC.1:2004-10, 7.2).
func checkIntent(f *File, r *report) {
	found := false
	for _, v := range f.array(f.catalog.get("OutputIntents")) {
		d := f.dict(v)
		if f.name(d.get("S")) != "GTS_PDFA1" {
			continue
		}
		found = true
		if f.text(d.get("OutputConditionIdentifier")) == "" {
			r.add("cat-intent", "", "the output intent has no OutputConditionIdentifier")
		}
		s, ok := f.resolve(d.get("DestOutputProfile")).(*stream)
		if !ok {
			r.add("cat-intent", "", "the output intent has no profile")
			continue
		}
		data, err := f.decode(s)
		components := map[string]int{"RGB ": 3, "GRAY": 1, "CMYK": 4}
		switch n := f.number(s.dict.get("N"), 0); {
		case err != nil:
			r.add("cat-intent", "", "the profile cannot be read: %v", err)
		case len(data) < 132 || bigEndian(data[:4]) != len(data) || string(data[36:40]) != "acsp":
			r.add("cat-intent", "", "the profile is no ICC profile of %d bytes", len(data))
		case n == 0 || components[string(data[16:20])] != n:
			r.add("cat-intent", "", "the profile is of %q and its stream says %d components", data[16:20], n)
		}
	}
	if !found {
		r.add("cat-intent", "", "there is no output intent")
	}
}

// checkLanguage checks the languages of the file and of elements (BCP 47, 2.1, in outline).
func checkLanguage(f *File, r *report) {
	tag := regexp.MustCompile(`^([a-zA-Z]{2,8}|[xXiI])(-[a-zA-Z0-9]{1,8})*$`)
	if lang := f.text(f.catalog.get("Lang")); !tag.MatchString(lang) {
		r.add("lang", "", "%q is not the tag of a language", lang)
	}
	for _, e := range f.elements {
		if e.Lang != "" && !tag.MatchString(e.Lang) {
			r.add("lang", e.path(), "%q is not the tag of a language", e.Lang)
		}
	}
}

func checkOutline(f *File, r *report) {
	var walk func([]*Entry)
	walk = func(list []*Entry) {
		for _, e := range list {
			where := fmt.Sprintf("outline entry %d", e.number)
			if e.Page < 0 {
				r.add("outline-dest", where, "%q leads to no page", e.Title)
			}
			if e.Title == "" {
				r.add("outline-title", where, "it has no title")
			}
			forbidden(r, where, "the title", e.Title)
			walk(e.Children)
		}
	}
	walk(f.outline)
}
