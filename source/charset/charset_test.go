package charset

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/tools/txtar"
)

// encodings lists the encodings that texts of a language were written in.
var encodings = map[string]string{
	"fr": "windows-1252 iso-8859-15", "de": "windows-1252 iso-8859-15", "es": "windows-1252", "pt": "windows-1252",
	"it": "windows-1252", "nl": "windows-1252", "sv": "windows-1252", "da": "windows-1252", "fi": "windows-1252",
	"is": "windows-1252",
	"pl": "windows-1250 iso-8859-2", "cs": "windows-1250 iso-8859-2", "hu": "windows-1250 iso-8859-2",
	"ro": "windows-1250 iso-8859-2", "hr": "windows-1250 iso-8859-2", "sl": "windows-1250 iso-8859-2",
	"tr": "windows-1254", "el": "windows-1253 iso-8859-7", "ru": "windows-1251 koi8-r iso-8859-5",
	"uk": "windows-1251 koi8-u iso-8859-5", "bg": "windows-1251 koi8-r iso-8859-5", "sr": "windows-1251 iso-8859-5",
	"he": "windows-1255", "ar": "windows-1256", "fa": "windows-1256",
	"zh-Hans": "gbk gb18030", "zh-Hant": "big5", "ja": "shift_jis euc-jp", "ko": "euc-kr",
}

// languages returns the texts of testdata by language.
func languages(t *testing.T) map[string]string {
	t.Helper()
	ar, err := txtar.ParseFile("testdata/languages.txtar")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range ar.Files {
		out[f.Name] = string(f.Data)
	}
	return out
}

// The parts of a guide that are read by themselves, from all of it to its title.
var lengths = []struct {
	name string
	cut  func(guide string) string
}{
	{"all", func(s string) string { return s }},
	{"in English", func(s string) string { return english + s + english }},
	{"in code", func(s string) string { return strings.ReplaceAll(s, "\n\n", "\n\n"+code+"\n\n") }},
	{"question and answer", func(s string) string { return strings.Join(strings.Split(s, "\n\n")[1:3], "\n\n") }},
	{"answer", func(s string) string { return strings.Split(s, "\n\n")[2] }},
	{"question", func(s string) string { return strings.Split(s, "\n\n")[1] }},
	{"title", func(s string) string { return strings.Split(s, "\n\n")[0] }},
}

var english = strings.Repeat("What is a mutex? A lock that one thread at a time can hold. The others wait until it is free.\n\n", 20)

const code = "```go\nfor i := range items {\n\tfmt.Println(i, items[i])\n}\n```"

func TestDetect(t *testing.T) {
	right, all := map[string]int{}, map[string]int{}
	for language, text := range languages(t) {
		for name := range strings.FieldsSeq(encodings[language]) {
			enc, err := htmlindex.Get(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, length := range lengths {
				src, want := encode(t, enc, length.cut(text))
				if utf8.Valid(src) {
					continue // of ASCII alone
				}
				all[length.name]++
				got, sure, ok := Detect(src)
				if ok && sure && string(got.Decode(src)) == want {
					right[length.name]++
				} else {
					t.Errorf("%s in %s, %s: %s (%v, %v)", language, name, length.name, got.Name, sure, ok)
				}
			}
		}
	}
	for _, length := range lengths {
		t.Logf("%s: %d of %d", length.name, right[length.name], all[length.name])
	}
}

// TestNames holds that encodings are called what they are, where their text differs from that of their likes.
func TestNames(t *testing.T) {
	texts := languages(t)
	for label, want := range map[string]string{
		"pl windows-1250": "Windows-1250", "pl iso-8859-2": "ISO-8859-2", "ru windows-1251": "Windows-1251",
		"ru koi8-r": "KOI8-R", "uk koi8-u": "KOI8-U", "ru iso-8859-5": "ISO-8859-5", "ru ibm866": "IBM866",
		"de windows-1252": "Windows-1252", "fr iso-8859-1": "Windows-1252", "el windows-1253": "Windows-1253",
		"el iso-8859-7": "ISO-8859-7", "tr windows-1254": "Windows-1254", "tr iso-8859-9": "Windows-1254",
		"he windows-1255": "Windows-1255", "ar windows-1256": "Windows-1256", "zh-Hans gbk": "GBK (GB18030)",
		"zh-Hant big5": "Big5", "ja shift_jis": "Shift-JIS", "ja euc-jp": "EUC-JP", "ko euc-kr": "EUC-KR",
	} {
		language, name, _ := strings.Cut(label, " ")
		enc, err := htmlindex.Get(name)
		if err != nil {
			t.Fatal(err)
		}
		src, _ := encode(t, enc, texts[language])
		if got, _, _ := Detect(src); got.Name != want {
			t.Errorf("%s is %q, want %q", label, got.Name, want)
		}
	}
}

// TestSymbols uses English text of which only quotes, dashes and signs are not ASCII.
func TestSymbols(t *testing.T) {
	for _, text := range []string{
		"What’s a “mutex” – and why?", "It’s a lock.", "Costs £5 – or 20 €.", "Water boils at 100 °C.", "© 2024 Ada",
		"A naïve résumé.", "A café.", "½ of it", "The Schrödinger equation", "• one\n• two\n", "Ångström", "El Niño…",
	} {
		src, _ := encode(t, windows1252.enc, text)
		if got, _, ok := Detect(src); !ok || string(got.Decode(src)) != text {
			t.Errorf("%q is read as %q in %s", text, got.Decode(src), got.Name)
		}
	}
}

func TestUnknown(t *testing.T) {
	src, _ := encode(t, charmap.Macintosh, languages(t)["de"])
	if got, sure, ok := Detect(src); sure || !ok || got.Name != "Windows-1252" {
		t.Errorf("text of an old Macintosh is in %s (%v, %v)", got.Name, sure, ok)
	}
	if _, _, ok := Detect([]byte("caf\xE9 \x01\x02")); ok {
		t.Error("text with control characters has an encoding")
	}
}

func TestUnicode(t *testing.T) {
	for language, text := range languages(t) {
		for _, length := range lengths {
			text := length.cut(text) + "\n"
			for _, e := range []struct {
				Encoding
				mark     string
				unmarked bool
			}{
				{utf16LE, "\xFF\xFE", true}, {utf16BE, "\xFE\xFF", true},
				{utf32LE, "\xFF\xFE\x00\x00", false}, {utf32BE, "\x00\x00\xFE\xFF", false},
			} {
				src, err := e.enc.NewEncoder().Bytes([]byte(text))
				if err != nil {
					t.Fatal(err)
				}
				if got, name := Unicode(append([]byte(e.mark), src...)); string(got) != text || name != e.Name {
					t.Errorf("%s in %s, %s, with a mark: %q", language, e.Name, length.name, name)
				}
				if got, name := Unicode(src); e.unmarked && (string(got) != text || name != e.Name) {
					t.Errorf("%s in %s, %s, without a mark: %q", language, e.Name, length.name, name)
				}
			}
			// A page break and a damaged place are no reason to refuse a whole guide.
			if length.name == "in English" {
				text := text + "\f" + text + "\uE000\x07" + text
				src, _ := utf16LE.enc.NewEncoder().Bytes([]byte(text))
				if got, name := Unicode(src); string(got) != text || name != utf16LE.Name {
					t.Errorf("%s in UTF-16, damaged: %q", language, name)
				}
			}
			for _, src := range []string{text, "\xEF\xBB\xBF" + text} {
				if got, name := Unicode([]byte(src)); string(got) != text || name != "" {
					t.Errorf("%s in UTF-8, %s: %q", language, length.name, name)
				}
			}
		}
	}
}

// TestUTF8Stays holds that text in UTF-8 is never taken for anything else: that of the repository, and the guides that
// the environment names; nor if a part of its bytes is damaged.
func TestUTF8Stays(t *testing.T) {
	n := 0
	check := func(path string, src []byte) {
		if !utf8.Valid(src) || bytes.IndexByte(src, 0) >= 0 {
			return
		}
		n++
		want := bytes.TrimPrefix(src, []byte("\xEF\xBB\xBF"))
		if text, name := Unicode(src); name != "" || !bytes.Equal(text, want) {
			t.Errorf("%s is read as %q", path, name)
		}
		if e, _, ok := Detect(src); ok {
			t.Errorf("%s is read as %s", path, e.Name)
		}
		for _, every := range []int{2, 3, 7, 50, 1000} {
			if e, _, ok := Detect(damaged(src, every)); ok {
				t.Errorf("%s, with every %dth character damaged, is read as %s", path, every, e.Name)
			}
		}
	}
	roots := []string{"..", os.Getenv("STUDYGUIDE_CORPUS"), os.Getenv("STUDYGUIDE_SEED")}
	for _, root := range roots {
		if root == "" {
			continue
		}
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) == ".go" {
				return err
			}
			src, err := os.ReadFile(path)
			check(path, src)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for language, text := range languages(t) {
		for _, length := range lengths {
			check(language+", "+length.name, []byte(length.cut(text)))
		}
	}
	if n < 300 {
		t.Errorf("only %d files were read", n)
	}
}

// damaged returns src with the last byte missing of every nth character that is not ASCII, but for the first.
func damaged(src []byte, n int) []byte {
	var out []byte
	k := 0
	for _, r := range string(src) {
		at := len(out)
		out = utf8.AppendRune(out, r)
		if len(out)-at == 1 {
			continue
		}
		if k++; k > 1 && k%n == 0 {
			out = out[:len(out)-1]
		}
	}
	return out
}
