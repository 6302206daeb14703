package record

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"example.org/studyguide/source/diag"
)

// Tongues are the languages that the texts of a file are in, where it has them in several: under keys with a suffix
// ("question_hu"), or in maps from languages to texts.
type Tongues struct {
	Chosen string
	All    []string // in the order of the file, as it names them
	First  diag.Span
	Aside  []*Node // what is in others
}

// ambiguous are suffixes that are words, too.
var ambiguous = []string{"id", "no", "is", "it", "or", "as", "am", "to", "in", "so", "my", "be", "he", "key"}

// A tongueFinder looks for the languages of a file.
type tongueFinder struct {
	Tongues
	names  map[string]suffixed
	bases  map[string][]string // by the name without a suffix, its suffixes; "" for none
	spoken map[string]bool     // bases that count
}

// A suffixed is a name that may end in a language.
type suffixed struct{ base, tag string }

// Localize returns the tree with one of its languages only: that which is wanted, else the declared one, else the
// first.
func Localize(root *Node, wanted, declared string) (*Node, Tongues) {
	t := &tongueFinder{names: map[string]suffixed{}, bases: map[string][]string{}, spoken: map[string]bool{}}
	t.find(root)
	t.weigh()
	t.count(root)
	if len(t.All) < 2 {
		return root, Tongues{}
	}
	t.Chosen = t.All[0]
	for _, tag := range []string{declared, wanted} {
		if i := slices.IndexFunc(t.All, func(have string) bool { return sameLanguage(have, tag) }); i >= 0 {
			t.Chosen = t.All[i]
		}
	}
	return t.localized(root), t.Tongues
}

// sameLanguage reports whether two tags are of one language.
func sameLanguage(a, b string) bool {
	x, err := language.Parse(a)
	y, err2 := language.Parse(b)
	if err != nil || err2 != nil {
		return false
	}
	p, _ := x.Base()
	q, _ := y.Base()
	return p == q
}

// tagOf returns the language that a word stands for, as it is spelled; "" for none.
func tagOf(word string) string {
	if len(word) == 2 || len(word) == 3 {
		if base, err := language.ParseBase(word); err == nil && (len(word) == 2 || base.ISO3() == word) {
			if name := display.English.Languages().Name(base); name != "" {
				return word
			}
		}
	}
	for _, tag := range []string{"en", "es", "de", "fr", "pt", "ru", "zh", "hi", "ar", "ja", "it", "hu"} {
		if word == strings.ToLower(display.English.Languages().Name(language.Make(tag))) {
			return tag
		}
	}
	return ""
}

// learned are the languages whose names head the columns of vocabularies.
var learned = []string{
	"ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "is",
	"it", "ja", "ko", "la", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr",
	"uk", "vi", "zh",
}

// languageNames holds the names of the languages in many languages, as [spelled] returns them.
var languageNames = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{"norwegian": true, "norsk": true, "greek": true, "farsi": true, "mandarin": true}
	for _, in := range []string{"en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "sv", "da", "ja", "zh", "ko"} {
		names := display.Languages(language.Make(in))
		for _, code := range learned {
			out[spelled(names.Name(language.Make(code)))] = true
		}
	}
	for _, code := range learned {
		out[spelled(display.Self.Name(language.Make(code)))] = true
	}
	delete(out, "")
	return out
})

// IsLanguage reports whether a text is the name of a language.
func IsLanguage(s string) bool { return languageNames()[spelled(s)] }

// split returns a name without its suffix, and the language that this is.
func (t *tongueFinder) split(name string) suffixed {
	if out, ok := t.names[name]; ok {
		return out
	}
	out := suffixed{base: spelled(name)}
	if i := strings.LastIndexByte(out.base, ' '); i > 0 {
		if tag := tagOf(out.base[i+1:]); tag != "" && read(out.base[:i]).role != Unknown {
			out = suffixed{out.base[:i], tag}
		}
	}
	t.names[name] = out
	return out
}

// find collects the suffixes of names.
func (t *tongueFinder) find(n *Node) {
	for _, it := range n.Items {
		t.find(it)
	}
	for _, f := range n.Fields {
		if s := t.split(f.Name); !f.Value.IsEmpty() && (f.Value.Kind != Number && f.Value.Kind != Bool) {
			if !slices.Contains(t.bases[s.base], s.tag) {
				t.bases[s.base] = append(t.bases[s.base], s.tag)
			}
		}
		t.find(f.Value)
	}
}

// weigh decides which names are there in several languages.
func (t *tongueFinder) weigh() {
	for base, tags := range t.bases {
		sure := 0
		for _, tag := range tags {
			if tag != "" && !slices.Contains(ambiguous, tag) {
				sure++
			}
		}
		t.spoken[base] = len(tags) > 1 && sure > 0
	}
}

// isTongues reports whether a map is one from languages to texts.
func isTongues(n *Node) bool {
	if n.Kind != Map || len(n.Fields) < 2 {
		return false
	}
	sure := 0
	const longest = len("zh-Hant-TW")
	for _, f := range n.Fields {
		if len(f.Name) > longest {
			return false
		}
		tag := strings.ToLower(f.Name)
		if i := strings.IndexAny(tag, "-_"); i > 0 {
			tag = tag[:i]
		}
		if len(tag) < 2 || len(tag) > 3 || tagOf(tag) == "" || f.Value.Kind == Number || f.Value.Kind == Bool {
			return false
		}
		if !slices.Contains(ambiguous, tag) {
			sure++
		}
	}
	return sure > 0
}

// count collects the languages in the order of the file.
func (t *tongueFinder) count(n *Node) {
	add := func(tag string, at diag.Span) {
		if !slices.Contains(t.All, tag) {
			if t.All = append(t.All, tag); len(t.All) == 1 {
				t.First = at
			}
		}
	}
	for _, it := range n.Items {
		t.count(it)
	}
	whole := isTongues(n)
	for _, f := range n.Fields {
		if s := t.split(f.Name); whole {
			add(f.Name, f.At)
		} else if s.tag != "" && t.spoken[s.base] {
			add(s.tag, f.At)
		}
		t.count(f.Value)
	}
}

// localized returns n in the chosen language.
func (t *tongueFinder) localized(n *Node) *Node {
	out := *n
	switch {
	case n.Kind == List:
		out.Items = make([]*Node, len(n.Items))
		for i, it := range n.Items {
			out.Items[i] = t.localized(it)
		}
	case isTongues(n):
		chosen := slices.IndexFunc(n.Fields, func(f Field) bool { return f.Name == t.Chosen })
		for i, f := range n.Fields {
			if i != max(chosen, 0) {
				t.Aside = append(t.Aside, f.Value)
			}
		}
		return t.localized(n.Fields[max(chosen, 0)].Value)
	case n.Kind == Map:
		out.Fields = t.fields(n)
	}
	return &out
}

// fields returns the fields of a map, of those in several languages one.
func (t *tongueFinder) fields(n *Node) []Field {
	best := map[string]int{} // the field taken, by name without a suffix
	rank := func(tag string) int {
		switch tag {
		case t.Chosen:
			return 2
		case "":
			return 1
		}
		return 0
	}
	for i, f := range n.Fields {
		s := t.split(f.Name)
		if !t.spoken[s.base] || f.Value.IsEmpty() {
			continue
		}
		if have, ok := best[s.base]; !ok || rank(s.tag) > rank(t.split(n.Fields[have].Name).tag) {
			best[s.base] = i
		}
	}
	var out []Field
	for i, f := range n.Fields {
		s := t.split(f.Name)
		taken, several := best[s.base]
		switch {
		case several && t.spoken[s.base] && taken != i:
			t.Aside = append(t.Aside, f.Value)
			continue
		case several && s.tag != "":
			f.Name = s.base
		}
		f.Value = t.localized(f.Value)
		out = append(out, f)
	}
	return out
}

// Report reports that a file is in several languages.
func (t Tongues) Report(sink diag.Sink) {
	if len(t.All) < 2 {
		return
	}
	others := slices.DeleteFunc(slices.Clone(t.All), func(tag string) bool { return tag == t.Chosen })
	sink.Report(diag.New(diag.BankLanguage, t.First, "the texts are in several languages; %s is read, not %s", t.Chosen,
		strings.Join(others, ", ")).WithHint("--language %s reads another", others[0]))
}
