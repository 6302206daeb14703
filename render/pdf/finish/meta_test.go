package finish

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"
)

// properties reads metadata: the texts of each property, joined by "|".
func properties(t *testing.T, packet []byte) map[string]string {
	t.Helper()
	out := map[string]string{}
	var path []string
	d := xml.NewDecoder(bytes.NewReader(packet))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			path = append(path, tok.Name.Space+" "+tok.Name.Local)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if s := string(tok); len(path) > 3 && (strings.TrimSpace(s) != "" || strings.HasSuffix(path[len(path)-1], " li")) {
				if out[path[3]] != "" {
					s = "|" + s
				}
				out[path[3]] += s
			}
		}
	}
}

func TestMetadataSaysWhatInfoSays(t *testing.T) {
	const dc, pdf, xmp = "http://purl.org/dc/elements/1.1/ ", "http://ns.adobe.com/pdf/1.3/ ", "http://ns.adobe.com/xap/1.0/ "
	full := func(d *Document) {}
	for _, test := range []struct {
		name   string
		change func(*Document)
		info   map[string]string
		xmp    map[string]string
	}{
		{"full", full,
			map[string]string{"Title": "Ünïcode 😀 (title)", "Author": "Zoë Ω; A. (B) <C> & D", "Subject": "d)e(s\\c", "Keywords": "a, b, c",
				"Creator": "studyguide", "Producer": "studyguide", "CreationDate": "D:20010909014640Z",
				"ModDate": "D:20010909014640Z"},
			map[string]string{dc + "title": "Ünïcode 😀 (title)", dc + "creator": "Zoë Ω|A. (B) <C> & D", dc + "description": "d)e(s\\c",
				dc + "subject": "a|b, c", pdf + "Keywords": "a, b, c", dc + "publisher": "Press",
				dc + "rights": "CC BY", dc + "language": "en-US",
				pdf + "Producer": "studyguide", xmp + "CreatorTool": "studyguide",
				xmp + "CreateDate": "2001-09-09T01:46:40Z",
				xmp + "ModifyDate": "2001-09-09T01:46:40Z", "http://www.aiim.org/pdfa/ns/id/ part": "2",
				"http://www.aiim.org/pdfa/ns/id/ conformance": "A", "http://www.aiim.org/pdfua/ns/id/ part": "1"}},
		{"title alone", func(d *Document) {
			*d = Document{Title: "T", Language: "de", Pages: d.Pages, Root: d.Root, Fonts: d.Fonts}
		}, map[string]string{"Title": "T", "Author": "", "Subject": "", "Keywords": ""},
			map[string]string{dc + "title": "T", dc + "creator": "", dc + "description": "", dc + "subject": "", dc + "publisher": "", dc + "rights": ""}},
		{"hostile", func(d *Document) { d.Title = "]]>&amp;<x>\r\n\x00\x1b\uFEFF" + hostile },
			map[string]string{"Title": "]]>&amp;<x>\n" + hostile},
			map[string]string{dc + "title": "]]>&amp;<x>\n" + hostile}},
		{"not UTF-8", func(d *Document) { d.Title = "a\xffb" }, map[string]string{"Title": "a\uFFFDb"}, map[string]string{dc + "title": "a\uFFFDb"}},
		{"another zone", func(d *Document) { d.Modified = time.Unix(1e9, 0).In(time.FixedZone("east", 7200)) },
			map[string]string{"ModDate": "D:20010909014640Z"},
			map[string]string{xmp + "ModifyDate": "2001-09-09T01:46:40Z"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := sample(t)
			test.change(d.doc)
			f := openFile(t, d.finished(t))
			info := f.follow("Info")
			for key, want := range test.info {
				got := ""
				if info.get(key) != nil {
					got = f.text(info.get(key))
				}
				if got != want {
					t.Errorf("%s of Info is %q, not %q", key, got, want)
				}
			}
			n := f.number(f.follow("Root").get("Metadata"))
			if f.dict(f.object[n]).get("Filter") != nil {
				t.Error("the metadata is deflated")
			}
			got := properties(t, f.stream[n])
			for key, want := range test.xmp {
				if got[key] != want {
					t.Errorf("%s is %q, not %q", key, got[key], want)
				}
			}
		})
	}
}

func TestCatalog(t *testing.T) {
	f := openFile(t, sample(t).finished(t))
	root := f.follow("Root")
	for key, want := range map[string]string{
		"Lang": "(en-US)", "MarkInfo": "<</Marked true>>", "ViewerPreferences": "<</DisplayDocTitle true>>",
		"PageLabels": "<</Nums[0<</S/r>>1<</S/D>>]>>",
	} {
		if got := string(root.get(key)); got != want {
			t.Errorf("%s is %s, not %s", key, got, want)
		}
	}
	d := sample(t)
	d.doc.Printing = "DuplexFlipLongEdge"
	got := string(openFile(t, d.finished(t)).follow("Root").get("ViewerPreferences"))
	if want := "<</DisplayDocTitle true/PrintScaling/None/Duplex/DuplexFlipLongEdge>>"; got != want {
		t.Errorf("sheets to be turned have %s, not %s", got, want)
	}
	intent := f.dict(f.array(root.get("OutputIntents"))[0])
	if got := string(intent.get("S")); got != "/GTS_PDFA1" {
		t.Errorf("the output intent is %s", got)
	}
	n := f.number(intent.get("DestOutputProfile"))
	if got := string(f.dict(f.object[n]).get("N")); got != "3" || !bytes.Equal(f.stream[n], sRGB()) {
		t.Errorf("the profile is another, of %s channels", got)
	}
	ids := f.array(f.trailer.get("ID"))
	if len(ids) != 2 || len(ids[0]) != 34 || !bytes.Equal(ids[0], ids[1]) {
		t.Errorf("ID is %q", ids)
	}
}
