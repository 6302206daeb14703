package source_test

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/tools/txtar"

	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// TestEncodings holds that a guide in an old encoding is the guide that it is in UTF-8, in every format, and that the
// encoding is named.
func TestEncodings(t *testing.T) {
	ar, err := txtar.ParseFile("charset/testdata/languages.txtar")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, f := range ar.Files {
		texts[f.Name] = string(f.Data)
	}
	for _, test := range []struct{ language, label, name string }{
		{"de", "windows-1252", "Windows-1252"},
		{"pl", "windows-1250", "Windows-1250"},
		{"pl", "iso-8859-2", "ISO-8859-2"},
		{"cs", "iso-8859-2", "ISO-8859-2"},
		{"ru", "windows-1251", "Windows-1251"},
		{"ru", "koi8-r", "KOI8-R"},
		{"uk", "koi8-u", "KOI8-U"},
		{"bg", "iso-8859-5", "ISO-8859-5"},
		{"el", "windows-1253", "Windows-1253"},
		{"el", "iso-8859-7", "ISO-8859-7"},
		{"tr", "windows-1254", "Windows-1254"},
		{"he", "windows-1255", "Windows-1255"},
		{"ar", "windows-1256", "Windows-1256"},
		{"zh-Hans", "gbk", "GBK (GB18030)"},
		{"zh-Hant", "big5", "Big5"},
		{"ja", "shift_jis", "Shift-JIS"},
		{"ja", "euc-jp", "EUC-JP"},
		{"ko", "euc-kr", "EUC-KR"},
		{"ko", "utf-16le", "UTF-16LE"},
		{"el", "utf-16be", "UTF-16BE"},
	} {
		enc, err := htmlindex.Get(test.label)
		if err != nil {
			t.Fatal(err)
		}
		markdown := texts[test.language]
		for file, text := range map[string]string{
			"g.md":   markdown,
			"g.txt":  strings.NewReplacer("## ", "", "# ", "").Replace(markdown),
			"g.html": page("", markdown),
		} {
			want, _ := load(t, file, []byte(text))
			if want == "refused" && file != "g.txt" {
				t.Fatalf("%s, %s: no questions are recognized in UTF-8", test.language, file)
			}
			src, err := enc.NewEncoder().Bytes([]byte(text))
			if err != nil {
				t.Fatalf("%s in %s: %v", test.language, test.label, err)
			}
			got, found := load(t, file, src)
			if got != want {
				t.Errorf("%s in %s, %s: the guide is\n%s\nwant\n%s", test.language, test.label, file, got, want)
			}
			if note := "it was read as " + test.name + " (input-encoding)"; !strings.Contains(found, note) {
				t.Errorf("%s in %s, %s: found %q, want %q", test.language, test.label, file, found, note)
			}
		}
	}
}

// TestDeclaredEncodings holds that what a page says of its encoding counts, and that nothing need be said then. The
// bytes of the text are Polish in Windows-1250 and Russian in Windows-1251 alike.
func TestDeclaredEncodings(t *testing.T) {
	const text = "# Quiz\n\n## 1. What is \xB3\xEE\xE4?\n\nA word.\n\n## 2. And \xE7\xF0?\n\nA word.\n\n## 3. And this?\n\nOne too.\n"
	for _, test := range []struct{ head, want string }{
		{`<meta charset="windows-1250">`, "łîä"},
		{`<META http-equiv=Content-Type content="text/html; charset=windows-1251">`, "іод"},
		{`<?xml version="1.0" encoding="windows-1251"?>`, "іод"},
		{`<?xml version='1.0' encoding='ISO-8859-2' ?>`, "łîä"},
		{`<?xml version="1.0" encoding="utf-8"?><meta charset="koi8-u">`, "ЁНД"},
	} {
		src := page(test.head, text)
		got, found := load(t, "g.html", []byte(src))
		if !strings.Contains(got, test.want) || strings.Contains(found, "input-") {
			t.Errorf("%s: want %q in the guide and no finding, are\n%s\n%s", test.head, test.want, got, found)
		}
	}
}

// page returns a page with the headings and paragraphs of a guide in Markdown.
func page(head, markdown string) string {
	var b strings.Builder
	declaration := ""
	if strings.HasPrefix(head, "<?xml") {
		i := strings.Index(head, "?>") + 2
		declaration, head = head[:i]+"\n", head[i:]
	}
	b.WriteString(declaration + "<!DOCTYPE html>\n<html><head>" + head + "<title>Quiz</title></head><body>\n")
	for part := range strings.SplitSeq(strings.TrimSpace(markdown), "\n\n") {
		if title, ok := strings.CutPrefix(part, "## "); ok {
			b.WriteString("<h2>" + title + "</h2>\n")
		} else if title, ok := strings.CutPrefix(part, "# "); ok {
			b.WriteString("<h1>" + title + "</h1>\n")
		} else {
			b.WriteString("<p>" + part + "</p>\n")
		}
	}
	return b.String() + "</body></html>\n"
}

// load returns the guide of a file as text, or that it is none, and the findings.
func load(t *testing.T, name string, src []byte) (tree, findings string) {
	t.Helper()
	var found diag.List
	g, err := source.LoadBytes(name, src, source.Options{}, &found)
	switch {
	case errors.Is(err, source.ErrRefused):
		return "refused", report(&found)
	case err != nil:
		t.Fatal(err)
	}
	return ast.Dump(g), report(&found)
}
