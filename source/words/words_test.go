package words

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// languages are those that must have every word of the books.
var languages = []string{
	"ar", "bn", "de", "en", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk", "vi",
	"zh-Hans", "zh-Hant",
}

// TestEveryLanguageHasEveryWord names what a translator has left out, and what no book prints.
func TestEveryLanguageHasEveryWord(t *testing.T) {
	for _, tag := range languages {
		if !printed(tag) {
			t.Errorf("there is no file languages/%s.txt", tag)
		}
	}
	for _, tag := range tags() {
		header, texts := map[string]string{}, map[string]string{}
		entries(tag, func(part, key, value string) {
			into := header
			switch part {
			case books:
				into = texts
			case "reading":
				return
			case "":
			default:
				t.Errorf("%s: there is no part [%s]", tag, part)
			}
			if _, twice := into[key]; twice {
				t.Errorf("%s: %s stands twice", tag, key)
			}
			into[key] = value
		})
		if header["tag"] != tag || header["english"] == "" || header["name"] == "" || len(header) != 3 {
			t.Errorf("%s: the header is %v", tag, header)
		}
		if len(texts) == 0 {
			continue // only read
		}
		for _, s := range specs() {
			if !s.counts {
				s.complete(t, tag, string(s.concept), texts, false)
				continue
			}
			for f, numbers := range categories(tag) {
				s.complete(t, tag, string(s.concept)+"."+f, texts, len(numbers) == 1)
			}
		}
		for key := range texts {
			t.Errorf("%s: %s is printed nowhere", tag, key)
		}
	}
}

// complete checks the text of a key and takes it out of texts.
func (s spec) complete(t *testing.T, tag, key string, texts map[string]string, fewer bool) {
	text, ok := texts[key]
	delete(texts, key)
	if !ok || text == "" {
		t.Errorf("%s: %s is missing", tag, key)
		return
	}
	if err := s.check(text, fewer); err != nil {
		t.Errorf("%s: %s: %v", tag, key, err)
	}
	if strings.Contains(text, "  ") {
		t.Errorf("%s: %s has two spaces in a row", tag, key)
	}
}

// categories returns the plural categories that whole numbers have in a language, each with the first of its numbers.
func categories(tag string) map[string][]int {
	out := map[string][]int{}
	for n := range 10001 {
		f := form(language.Make(tag), n)
		if len(out[f]) < 2 {
			out[f] = append(out[f], n)
		}
	}
	return out
}

// TestEnglishFileSaysWhatConceptsMean holds the comments for translators to those of the constants.
func TestEnglishFileSaysWhatConceptsMean(t *testing.T) {
	data, err := files.ReadFile("languages/en.txt")
	if err != nil {
		t.Fatal(err)
	}
	english := strings.ReplaceAll(string(data), "\n# ", " ")
	for _, file := range []string{"concept.go", "looked.go"} {
		for concept, comment := range comments(t, file) {
			if !strings.Contains(english, comment+"\n"+concept) && !strings.Contains(english, comment+" "+concept+":") {
				t.Errorf("languages/en.txt lacks\n# %s\n%s", comment, concept)
			}
		}
	}
	if n := len(comments(t, "concept.go")); n < len(specs()) {
		t.Errorf("only %d concepts have comments", n)
	}
}

// lookedFor returns the concepts that guides are searched for.
func lookedFor(t *testing.T) []string { return slices.Sorted(maps.Keys(comments(t, "looked.go"))) }

// comments returns the comments of the concepts that a file of this package declares, each in one line.
func comments(t *testing.T, name string) map[string]string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	ast.Inspect(file, func(n ast.Node) bool {
		if c, ok := n.(*ast.ValueSpec); ok && len(c.Values) == 1 {
			if name, ok := c.Values[0].(*ast.BasicLit); ok {
				out[strings.Trim(name.Value, `"`)] = strings.Join(strings.Fields(c.Doc.Text()), " ")
			}
		}
		return true
	})
	return out
}

func TestLanguagesAreFoundByTheirTags(t *testing.T) {
	for tag, want := range map[string]string{
		"": "en", "en": "en", "en-GB": "en", "x-none": "en", "no language": "en", "th": "en", "und": "en",
		"sv-FI": "sv", "nb-NO": "no", "no": "no", "da": "da",
		"es": "es", "es-419": "es", "es-Latn-MX": "es", "pt-BR": "pt", "pt-PT": "pt", "de-CH-1996": "de",
		"iw": "he", "in": "id",
		"zh": "zh-Hans", "zh-CN": "zh-Hans", "zh-SG": "zh-Hans", "zh-Hans-HK": "zh-Hans", "cmn": "zh-Hans",
		"zh-TW": "zh-Hant", "zh-HK": "zh-Hant", "zh-MO": "zh-Hant", "zh-Hant": "zh-Hant", "zh-Hant-CN": "zh-Hant",
		"hi-Latn": "en", "ar-Latn": "en", "ar-EG": "ar", "sr-Latn": "en", "ja-Latn": "en", "ko-KR": "ko",
	} {
		if got := match(tag); got != want {
			t.Errorf("%q finds %s, want %s", tag, got, want)
		}
	}
}

func TestTextsAreFilledIn(t *testing.T) {
	l := For("de", map[string]string{"tip": "Kniff", "count-tables": "{n} Tafeln", "count-tables.one": "eine Tafel"})
	for got, want := range map[string]string{
		l.Text(Contents):                        "Inhalt",
		l.Text(Tip):                             "Kniff",
		l.Text(PageReference, "page", "{page}"): "(S. {page})",
		l.Text(QuestionRange, "last", "9", "first", "3b"): "Fragen 3b–9",
		l.Count(CountQuestions, 1):                        "1 Frage",
		l.Count(CountQuestions, 0):                        "0 Fragen",
		l.Count(CountTables, 1):                           "eine Tafel",
		l.Count(CountTables, 2):                           "2 Tafeln",
		l.List([]string{"", "a", "b", "", "c"}):           "a, b, c",
		l.Sentences([]string{"A.", "B."}):                 "A. B.",
		For("ja", nil).Sentences([]string{"A。", "B。"}):    "A。B。",
		For("pl", nil).Count(CountQuestions, 22):          "22 pytania",
		For("pl", nil).Count(CountQuestions, 112):         "112 pytań",
		For("ar", nil).Count(CountQuestions, 2):           "سؤالان",
		For("ar", nil).Count(CountQuestions, 11):          "11 سؤالًا",
		For("uk", nil).Count(CountAnswers, 21):            "21 відповідь",
		For("fr", nil).Count(CountSections, 0):            "0 section",
		For("th", nil).Count(CountPages, 1000000):         "1000000 pages",
		For("cs", nil).Count(CountPages, 3):               "3 strany",
		For("ro", nil).Count(CountPages, 20):              "20 de pagini",
		fill("a {b", "b", "c"):                            "a {b",
		fill("{b}{c}{b}", "b", "{c}", "c", "d"):           "{c}d{c}",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	before, after := For("fr", nil).Around(AnswersOf, "section")
	if before != "Réponses\u00a0: " || after != "" {
		t.Errorf("around the section stand %q and %q", before, after)
	}
}

func TestReplacedTextsKeepTheirPlaces(t *testing.T) {
	for _, c := range []struct{ key, text, want string }{
		{"contents", "What is inside", ""},
		{"contents", "{n} entries", "{n} is no place in it: want none"},
		{"page-reference", "[{page}]", ""},
		{"page-reference", "see there", "want {page} in it"},
		{"page-reference", "{page}/{page}", "{page} stands in it twice"},
		{"question-range", "{first} to {lst}", "{lst} is no place in it: want {first}, {last}"},
		{"count-pages", "a page", ""},
		{"count-pages.one", "{pages}", "{pages} is no place in it: want {n}"},
		{"colophon", "x", `"colophon" is not a word of the books`},
	} {
		got := ""
		if err := Check(c.key, c.text); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %q: %q, want %q", c.key, c.text, got, c.want)
		}
	}
	if keys := Keys(); !slices.Contains(keys, "count-pages.few") || slices.Contains(keys, "contents.one") {
		t.Errorf("the keys are %q", keys)
	}
}

func BenchmarkFor(b *testing.B) {
	for b.Loop() {
		For("zh-TW", nil)
	}
}

func BenchmarkReading(b *testing.B) {
	for b.Loop() {
		for _, tag := range tags() {
			entries(tag, func(string, string, string) {})
		}
	}
}

// TestWritersGuideListsEveryWord holds the list of concepts in the guide for authors to the table.
func TestWritersGuideListsEveryWord(t *testing.T) {
	data, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	english := For("en", nil)
	for _, s := range specs() {
		text, ok := english.texts[string(s.concept)]
		if !ok {
			text = english.texts[string(s.concept)+".other"]
		}
		if want := fmt.Sprintf("| `%s` | %s |\n", s.concept, text); !strings.Contains(string(data), want) {
			t.Errorf("source/README.md lacks %s", want)
		}
	}
}
