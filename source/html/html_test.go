package html

import (
	"reflect"
	"strings"
	"testing"
)

func TestScanGivesTagsWithTheirPlaces(t *testing.T) {
	src := `a &lt; b<BR/><Img SRC="x.png" alt='An "x"' alt=y></p><!-- no --><?php ?><T>end`
	var got []string
	at := 0
	for _, tok := range Scan(src) {
		if tok.Start != at || src[at:at+len(tok.Raw)] != tok.Raw {
			t.Fatalf("token %+v does not stand at %d", tok, at)
		}
		at += len(tok.Raw)
		kind := []string{"text", "start", "end", "comment", "other"}[tok.Kind]
		got = append(got, kind+":"+tok.Name+tok.Text+tok.Attr["alt"])
	}
	want := `text:a < b start:br start:imgAn "x" end:p comment: other: start:t text:end`
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

// TestBareTagsAreThoseOfTheTokenizer checks the tags that are read without it.
func TestBareTagsAreThoseOfTheTokenizer(t *testing.T) {
	bare := 0
	for _, src := range []string{
		"<br>", "<BR/>", "<br />", "<br / >", "</p>", "</p >", "</ p>", "</p/>", "<h1>", "<1h>", "<>", "</>", "< b>", "<b",
		"<\u212abd>", "<é>", "<a-b>", "<x:y>", "<a\n>", "<a\t/>", "<a b>", "<a><b>", "<script>", "<textarea/>", "<b/ >", "<a>>", "",
		"<!-->", "<?>", "<//>", "<a\x00>",
	} {
		tok, ok := bareTag(src)
		if ok {
			bare++
		} else {
			continue
		}
		if want := tokens(src); !reflect.DeepEqual([]Token{tok}, want) {
			t.Errorf("bareTag(%q) = %+v, want %+v", src, tok, want)
		}
	}
	if bare < 8 {
		t.Errorf("only %d tags are bare", bare)
	}
}

func TestPlainKeepsWordsThatLookLikeTags(t *testing.T) {
	for in, want := range map[string]string{
		"<b>a</b> &amp; b":      "a & b",
		"one<br>two":            "one\ntwo",
		"vector<T> v":           "vector<T> v",
		"a <!-- hidden --> b":   "a  b",
		"cut off <a href=\"x":   "cut off <a href=\"x",
		"<pre>\n  x < y</pre>":  "\n  x < y",
		"<code>  two\n</code>x": "  two\nx",
	} {
		if got := Plain(in); got != want {
			t.Errorf("Plain(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzScan(f *testing.F) {
	f.Add("<a b='c'>d</a><")
	f.Add("<script>x</scr")
	f.Add("</p >")
	f.Add("<br/>")
	f.Fuzz(func(t *testing.T, src string) {
		var b strings.Builder
		for _, tok := range Scan(src) {
			b.WriteString(tok.Raw)
		}
		if b.String() != src {
			t.Errorf("the tokens of %q are %q", src, b.String())
		}
		if tok, ok := bareTag(src); ok && !reflect.DeepEqual([]Token{tok}, tokens(src)) {
			t.Errorf("bareTag(%q) = %+v, want %+v", src, tok, tokens(src))
		}
	})
}
