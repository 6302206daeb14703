package finish

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"example.org/studyguide/render/layout/tag"
)

// small has a page with one of what fpdf writes: text, a rectangle, two links.
func small() *drawing {
	d := draw()
	d.SetCreationDate(time.Unix(0, 0).UTC())
	d.SetModificationDate(time.Unix(0, 0).UTC())
	d.SetProducer("fpdf", false)
	d.page("1")
	p := tag.New(tag.Link, d.doc.Root)
	d.say(p, 72, 72, "endobj")
	d.lead(p, 72, 72, "https://example.org/)>>endstream", 0)
	place := d.AddLink()
	d.SetLink(place, 64, 1)
	d.lead(p, 72, 72, "", place)
	d.raw("/Artifact BMC")
	d.Rect(72, 310, 100, 1, "F")
	d.raw("EMC")
	return d
}

func TestParse(t *testing.T) {
	s := must(parse(small().output(t)))(t)
	var got strings.Builder
	for n := 1; n < len(s.offset); n++ {
		o := must(s.object(n))(t)
		fmt.Fprintf(&got, "%d: %s\n", n, bytes.ReplaceAll(o.value, []byte("\n"), []byte(" ")))
		if o.stream != nil {
			fmt.Fprintf(
				&got,
				"stream\n%s\n",
				bytes.ReplaceAll(bytes.TrimRight(o.stream, "\n"), []byte{0}, []byte(`\000`)),
			)
		}
	}
	const file = "testdata/parse.golden"
	want := must(os.ReadFile(file))(t)
	if got.String() != string(want) {
		t.Errorf("got\n%s\n%s has\n%s", got.String(), file, want)
	}
}

func TestReadPages(t *testing.T) {
	read := must(readPages(must(parse(small().output(t)))(t)))(t)
	if len(read) != 1 || len(read[0].links) != 2 || read[0].box != [4]float64{0, 0, 595.28, 841.89} {
		t.Fatalf("%+v", read)
	}
	if got := string(must(readDict(read[0].links[1]))(t).get("Dest")); got != "[3 0 R /XYZ 0 777.89 null]" {
		t.Errorf("the link leads to %s", got)
	}
	if !bytes.Contains(read[0].content.data, []byte("/Artifact BMC\n72.00 531.89 100.00 -1.00 re f\nEMC")) {
		t.Errorf("the content is %q", read[0].content.data)
	}
}

func TestParseErrors(t *testing.T) {
	good := string(small().output(t))
	for _, test := range []struct{ name, old, new, want string }{
		{"empty", good, "", "no whole PDF"},
		{"something else", "%PDF-1.", "%!PS-1.", "no whole PDF"},
		{"no end", "%%EOF", "", "no whole PDF"},
		{"no startxref", "startxref", "startyref", "no startxref"},
		{"a table outside", "startxref\n", "startxref\n9", "leads outside"},
		{"no table there", "xref\n0 ", "xrex\n0 ", "does not begin with a count"},
		{"more objects than entries", "xref\n0 ", "xref\n0 9", "does not begin with a count"},
		{"a free object", "00000 n ", "65535 f ", "the entry of object 1"},
		{"no trailer", "trailer\n", "", "no trailer"},
		{"no catalog", "/Root ", "/Toor ", "names no catalog"},
		{"encrypted", "trailer\n<<", "trailer\n<<\n/Encrypt 1 0 R", "encrypted"},
		{"a moved table", "%PDF-1.3\n", "%PDF-1.3\n\n", "does not begin with a count"},
		{"another object", "\n3 0 obj", "\n8 0 obj", "not where the table says"},
		{"compressed", "157>>\nstream\n0 J\n0 j\n0", "148/Filter/A>>\nstream\n", "no stream, or compressed"},
		{"no content", "/Contents", "/Kontents", "refers to no content"},
		{"no resources", "/Resources", "/Resourcen", "refers to no resources"},
		{"a stream too short", "<</Length 1", "<</Length 9", "not as long as it says"},
		{"a dictionary without an end", "/Annots [", "/Annots (", "ends within an object"},
		{"wrong nesting", "null]>>]", "null>>]>", "is to be"},
		{"no size", "/MediaBox", "/MediaFox", "reading its size"},
		{"a size that is none", "595.28 841.89", "595.28 841,89", "is no number"},
	} {
		t.Run(test.name, func(t *testing.T) {
			bad := strings.Replace(good, test.old, test.new, -1)
			if bad == good {
				t.Fatalf("there is no %q", test.old)
			}
			err := write(io.Discard, []byte(bad), small().doc)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

func TestTruncatedFilesAreErrors(t *testing.T) {
	d := sample(t)
	whole := d.output(t)
	for n := range whole {
		if err := write(io.Discard, whole[:n:n], d.doc); err == nil {
			t.Fatalf("no error for %d bytes of %d", n, len(whole))
		}
	}
}
