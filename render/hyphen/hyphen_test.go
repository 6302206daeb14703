package hyphen

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// show returns word with its hyphens.
func show(d *Dictionary, word string) string {
	at := d.Hyphenate(word)
	var b strings.Builder
	from := 0
	for _, i := range at {
		b.WriteString(word[from:i] + "-")
		from = i
	}
	return b.String() + word[from:]
}

func TestEnglish(t *testing.T) {
	tests := []struct{ name, want string }{
		{"the name of the thing", "hy-phen-a-tion"},
		{"TeXbook", "su-per-cal-ifrag-ilis-tic-ex-pi-ali-do-cious"},
		{"pattern", "con-cate-na-tion"},
		{"Kuiken's pattern", "data-base"},
		{"Knuth's exception", "ta-ble"},
		{"exception without hyphens", "project"},
		{"exception of the log", "analy-sis"},
		{"three letters follow", "quickly"},
		{"capital", "Con-cur-rency"},
		{"long word in capitals", "CON-CUR-RENCY"},
		{"abbreviation", "HATEOAS"},
		{"punctuation", "(\u201ccon-cur-rency,\u201d)"},
		{"genitive", "com-piler\u2019s"},
		{"contraction", "couldn't"},
		{"digits", "concurrency2"},
		{"camel case", "concurrencyLimit"},
		{"title camel case", "ConcurrencyLimit"},
		{"plural abbreviation", "MICROSERVICEs"},
		{"snake case", "concurrency_limit"},
		{"flag", "--concurrency"},
		{"path", "/concurrency/limits"},
		{"domain", "concurrency.example"},
		{"call", "concurrency()"},
		{"compound", "client-concurrency"},
		{"soft hyphen of the author's", "concur\u00adrency"},
		{"short", "word"},
		{"nothing", ""},
		{"only punctuation", "..."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			word := tt.want
			if tt.name != "compound" && tt.name != "flag" {
				word = strings.ReplaceAll(word, "-", "")
			}
			if got := show(English(), word); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestEnglishDataIsWhole(t *testing.T) {
	_, err := Load(
		bytes.NewReader(englishPatterns), bytes.NewReader(englishLog), bytes.NewReader(englishExceptions))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(strings.Fields(string(englishPatterns))); n != 4938 {
		t.Errorf("%d patterns, want 4938", n)
	}
}

func TestFor(t *testing.T) {
	for lang, want := range map[string]bool{"en": true, "en-US": true, "EN_gb": true, "eng": false, "cs": false, "": false,
		"de": true, "pt-BR": true, "PT_pt": true, "nb-NO": true, "deu": false} {
		if got := For(lang) != nil; got != want {
			t.Errorf("For(%q) found a dictionary: %v, want %v", lang, got, want)
		}
	}
	if got := For("tlh").Hyphenate("hyphenation"); got != nil {
		t.Errorf("a nil dictionary gives %v", got)
	}
}

// TestLanguages divides words by the patterns of each language. Belarusian and Ukrainian leave the choice between two
// places that are a letter apart.
func TestLanguages(t *testing.T) {
	for lang, words := range map[string]string{
		"be": "пра-г-ра-ма-ва-н-не", "bg": "програ-ми-ра-не", "ca": "pro-gra-ma-ció", "da": "pro-gram-me-ring",
		"de": "Pro-gram-mie-rung Schlüs-sel Da-ten-bank-schnitt-stel-le", "es": "pro-gra-ma-ción in-ter-fa-ces",
		"et": "prog-ram-mee-ri-mine", "fr": "pro-gram-ma-tion ser-veur mé-moire", "gl": "pro-gra-ma-ción",
		"hr": "pro-gra-mi-ra-nje", "is": "for-rit-un", "it": "pro-gram-ma-zio-ne", "lt": "prog-ra-ma-vi-mas",
		"nb": "pro-gram-me-ring", "nl": "pro-gram-me-ren da-ta-ba-se", "pl": "pro-gra-mo-wa-nie",
		"pt": "pro-gra-ma-ção", "ru": "про-грам-ми-ро-ва-ние па-мять", "sl": "pro-gra-mi-ra-nje",
		"sv": "pro-gram-me-ring", "tr": "prog-ram-la-ma", "uk": "про-гра-му-ва-н-ня",
	} {
		for want := range strings.FieldsSeq(words) {
			if got := show(For(lang), strings.ReplaceAll(want, "-", "")); got != want {
				t.Errorf("%s: got %s, want %s", lang, got, want)
			}
		}
	}
}

// TestEveryFileIsLoaded loads the files of all languages, and finds their licences.
func TestEveryFileIsLoaded(t *testing.T) {
	used := map[string]bool{}
	for lang, name := range names() {
		file := "data/hyph-" + name + ".tex"
		used[file] = true
		if d, err := open(file); err != nil || len(d.patterns.nodes) < 100 {
			t.Errorf("%s: %v", lang, err)
		}
	}
	all, err := fs.Glob(files, "data/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range all {
		text, err := fs.ReadFile(files, file)
		if err != nil {
			t.Fatal(err)
		}
		if !used[file] || !strings.Contains(string(text), "% copyright:") || !strings.Contains(string(text), "% licence:") {
			t.Errorf("%s: used %v, or it does not say under what licence it is", file, used[file])
		}
	}
}

// TestBreaksAsWithoutATrie compares the trie with a search of every pattern at every place.
func TestBreaksAsWithoutATrie(t *testing.T) {
	patterns := strings.Fields(string(englishPatterns))
	for word := range strings.FieldsSeq("algorithm responsibility straightforwardness idempotency thoroughbred " +
		"synchronization zymurgy aaaaaaaaaaaa representative encyclopedia eventually characteristics polymorphism") {
		marked := "." + word + "."
		highest := make([]byte, len(marked)+1)
		for _, p := range patterns {
			letters := strings.Trim(strings.Map(func(r rune) rune {
				if r >= '0' && r <= '9' {
					return -1
				}
				return r
			}, p), " ")
			for i := 0; i+len(letters) <= len(marked); i++ {
				if marked[i:i+len(letters)] != letters {
					continue
				}
				k := i
				for _, c := range []byte(p) {
					if c >= '0' && c <= '9' {
						highest[k] = max(highest[k], c-'0')
					} else {
						k++
					}
				}
			}
		}
		var want []int
		for i := 2; i <= len(word)-3; i++ {
			if highest[i+1]%2 == 1 {
				want = append(want, i)
			}
		}
		if got := English().Hyphenate(word); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", word, got, want)
		}
	}
}

func TestLoad(t *testing.T) {
	tests := []struct{ name, file, word, want string }{
		{"list of patterns", "b1c", "abcdef", "ab-cdef"},
		{"higher even level forbids", "b1c ab2c", "abcdef", "abcdef"},
		{"still higher odd level allows", "b1c ab2c .ab3cd", "abcdef", "ab-cdef"},
		{"pattern at the start only", ".a1b", "xabcdef", "xabcdef"},
		{"pattern at the end", "d1efg.", "abcdefg", "abcd-efg"},
		{"list of exceptions", "ab-cd-ef\nxyzxyz", "abcdef", "ab-cdef"},
		{"TeX file", "\\message{none}\n\\patterns{ % 1x\nb1c}\n\\hyphenation{uv-wxyz}\n", "abcdef", "ab-cdef"},
		{"exception of a TeX file", "\\patterns{b1c}\n\\hyphenation{abcdef}\n", "abcdef", "abcdef"},
		{"minima of a TeX file", "\\lefthyphenmin=1 \\righthyphenmin=1 \\patterns{a1b e1f}", "abcdef", "a-bcde-f"},
		{
			"minima of a header",
			"% hyphenmins:\n%     typesetting:\n%         left: 3\n%         right: 1\n\\patterns{b1c c1d e1f}",
			"abcdef",
			"abc-de-f",
		},
		{
			"absurd minima",
			"\\lefthyphenmin=0 \\righthyphenmin=99999999999999999999 \\patterns{b1c}",
			"abcdef",
			"ab-cdef",
		},
		{"letters of two bytes", "ä1ö", "ääöäää", "ää-öäää"},
		{"no hyphen before a mark", "e1\u0301", "are\u0301tes", "are\u0301tes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Load(strings.NewReader(tt.file))
			if err != nil {
				t.Fatal(err)
			}
			if got := show(d, tt.word); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestLoadRefuses(t *testing.T) {
	for name, file := range map[string]string{
		"an open group":          "\\patterns{a1b",
		"bytes that are no text": "\\patterns{a1\xff}",
		"a TeX command":          "\\patterns{a1\\ae}",
		"a pattern of digits":    "\\patterns{12}",
		"an exception of signs":  "a+b",
	} {
		if _, err := Load(strings.NewReader(file)); err == nil {
			t.Errorf("%s is read", name)
		}
	}
}

func FuzzHyphenate(f *testing.F) {
	for _, s := range []string{"hyphenation", "«Señorío»", "it's", "\xff", "İstanbul", "'''''"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, word string) {
		last := 0
		for _, i := range English().Hyphenate(word) {
			if i <= last || i >= len(word) || !utf8.RuneStart(word[i]) {
				t.Fatalf("offset %d of %q", i, word)
			}
			last = i
		}
	})
}

func FuzzLoad(f *testing.F) {
	f.Add("\\patterns{a1b}\\hyphenation{ta-ble}", "table")
	f.Add("a1b ta-ble", "table")
	f.Fuzz(func(t *testing.T, file, word string) {
		if d, err := Load(strings.NewReader(file)); err == nil {
			d.Hyphenate(word)
		}
	})
}

func BenchmarkHyphenate(b *testing.B) {
	d := English()
	for b.Loop() {
		d.Hyphenate("responsibility")
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		_, err := Load(
			bytes.NewReader(englishPatterns), bytes.NewReader(englishLog), bytes.NewReader(englishExceptions))
		if err != nil {
			b.Fatal(err)
		}
	}
}
