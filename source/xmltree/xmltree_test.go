package xmltree_test

import (
	"strings"
	"testing"

	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/xmltree"
)

func parse(t *testing.T, src string) *xmltree.Node {
	t.Helper()
	var found diag.List
	n := xmltree.Parse(diag.NewLines("f.xml", []byte(src)), &found)
	if n == nil {
		t.Fatalf("%s: %v", src, found.Sorted())
	}
	return n
}

// TestTextsHaveTheirPlaces checks the offsets of text after entities, in CDATA, and around elements.
func TestTextsHaveTheirPlaces(t *testing.T) {
	const src = "<?xml version='1.0'?>\n<a>b&amp;c&#13;&#10;<d x='1'/><![CDATA[<e>&amp;]]>&nbsp;</a>"
	n := parse(t, src)
	text := n.Text()
	if got := text.String(); got != "b&c\n<e>&amp;\u00a0" {
		t.Errorf("the text is %q", got)
	}
	for i, want := range map[int]string{0: "b&", 1: "&amp;c", 2: "c&#", 3: "&#10", 4: "<e>", 7: "&amp;]]", 12: "&nbsp"} {
		if at := text.Offset(i); !strings.HasPrefix(src[at:], want) {
			t.Errorf("byte %d is at %q, want %q", i, src[at:], want)
		}
	}
	if d := n.Element("d"); d.Get("x") != "1" || src[d.Start:d.End] != "<d x='1'/>" {
		t.Errorf("d is %q", src[d.Start:d.End])
	}
}

func TestElementsAreFoundByName(t *testing.T) {
	n := parse(t, "<p:a><b><c/></b><p:c><c/></p:c><b/></p:a>")
	if n.Name != "a" || len(n.All("c")) != 2 || len(n.Elements("b")) != 2 || len(n.Elements()) != 3 {
		t.Errorf("%d c, %d b, %d elements in %s", len(n.All("c")), len(n.Elements("b")), len(n.Elements()), n.Name)
	}
	var none *xmltree.Node
	if none.Element("x") != nil || none.First("x") != nil || none.Word() != "" || none.Get("x") != "" {
		t.Error("an element that is not there has something")
	}
}

// TestHTMLIsWrittenAsItIsMeant checks that what is XML becomes HTML of the same meaning.
func TestHTMLIsWrittenAsItIsMeant(t *testing.T) {
	n := parse(t, `<a><h:p xmlns:h="x" class="y&quot;">1 &lt; 2 <b/><br/><x/></h:p></a>`)
	var got bank.Text
	n.AddHTML(&got, func(t *bank.Text, n *xmltree.Node) bool {
		if n.Name == "x" {
			t.Decode("[x]", n.Start)
		}
		return n.Name == "x"
	})
	if want := `<p class="y&#34;">1 &lt; 2 <b></b><br>[x]</p>`; got.String() != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRootIsNamed(t *testing.T) {
	for src, want := range map[string]string{
		"<quiz/>": "quiz", "\ufeff <?xml version='1.0' encoding='koi8-r'?><!-- <b> --><!DOCTYPE q [<!ENTITY a 'b'>]><x:q a='1'>": "q",
		"text <quiz>": "", "": "", "<": "", "<!-- -->": "", "< quiz>": "",
	} {
		if got := xmltree.Root(src); got != want {
			t.Errorf("the root of %q is %q, want %q", src, got, want)
		}
	}
}

// TestFilesThatAreNotXMLAreRefused checks the place and the message for each fault.
func TestFilesThatAreNotXMLAreRefused(t *testing.T) {
	for src, want := range map[string]string{
		"":                 "f.xml:1:1: error: the file is not well-formed XML: there is no element",
		"<a>\n<b></a>":     "f.xml:2:8: error: the file is not well-formed XML: </a> stands where </b> is expected",
		"<a/>\n<b/>":       "f.xml:2:5: error: the file is not well-formed XML: the element <b> stands after the end of <a>",
		"<a/>\nb":          "f.xml:2:2: error: the file is not well-formed XML: text stands outside the root element",
		"</a>":             "f.xml:1:5: error: the file is not well-formed XML: </a> closes nothing",
		"<a>\n  <b>":       "f.xml:2:3: error: the file is not well-formed XML: the element <b> is never closed",
		"<a b=c>":          "f.xml:1:7: error: the file is not well-formed XML: unquoted or missing attribute value",
		"<a>\n&what;</a>":  "f.xml:2:7: error: the file is not well-formed XML: invalid character entity &what;",
		"<a><![CDATA[</a>": "f.xml:1:17: error: the file is not well-formed XML: unexpected EOF in CDATA section",
	} {
		var found diag.List
		if n := xmltree.Parse(diag.NewLines("f.xml", []byte(src)), &found); n != nil {
			t.Errorf("%q was read", src)
		}
		all := found.Sorted()
		if len(all) != 1 || !strings.HasPrefix(all[0].String(), want) {
			t.Errorf("%q: found %v, want %s", src, all, want)
		}
	}
}
