package system

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/go-fonts/dejavu/dejavuserif"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"

	"example.org/studyguide/fonts"
)

// installed returns a font that is said to be installed.
func installed(file string, n int, family string, aspect font.Aspect, text string, langs ...string) fontscan.Footprint {
	f := fontscan.Footprint{Family: family, Aspect: aspect}
	f.Location.File, f.Location.Index = file, uint16(n)
	for _, r := range text {
		f.Runes.Add(r)
	}
	for _, l := range langs {
		if id, ok := language.NewLangID(language.NewLanguage(l)); ok {
			f.Langs.Add(id)
		}
	}
	return f
}

func TestFindPutsTheBestFirst(t *testing.T) {
	regular := font.Aspect{Style: font.StyleNormal, Weight: font.WeightNormal, Stretch: font.StretchNormal}
	with := func(st font.Style, w font.Weight, s font.Stretch) font.Aspect {
		return font.Aspect{Style: st, Weight: w, Stretch: s}
	}
	const han, thai = "门你好", "สวัส"
	x := index([]fontscan.Footprint{
		installed("/z/cjk.ttc", 0, "notosanscjkjp", regular, han, "zh-cn", "ja"),
		installed("/z/cjk.ttc", 2, "notosanscjksc", regular, han, "zh-cn", "ja"),
		installed("/z/cjk.ttc", 3, "notosanscjktc", regular, han, "zh-cn", "ja"),
		installed("/z/cjkb.ttc", 2, "notosanscjksc", with(font.StyleNormal, font.WeightBold, font.StretchNormal), han, "zh-cn", "ja"),
		installed("/z/cjkl.ttc", 2, "notosanscjksc", with(font.StyleNormal, font.WeightLight, font.StretchNormal), han, "zh-cn", "ja"),
		installed("/z/mono.ttc", 7, "notosansmonocjksc", regular, han, "zh-cn", "ja"),
		installed("/a/thai.ttf", 0, "aardvark", regular, thai, "th"),
		installed("/a/serif.ttf", 0, "notoserifthai", regular, thai, "th"),
		installed("/a/narrow.ttf", 0, "notoserifthai", with(font.StyleNormal, font.WeightNormal, font.StretchCondensed), thai, "th"),
		installed("/a/sans.ttf", 0, "notosansthai", regular, thai+"ก", "th"),
		installed("/a/all.ttf", 0, "lastresort", regular, han+thai+"ก☃", "th", "zh-cn"),
	})
	for _, tt := range []struct {
		name, text, lang string
		st               fonts.Style
		want             string // the first; "": none
	}{
		{"forms of China", "你好", "zh", fonts.Style{}, "/z/cjk.ttc#2"},
		{"forms of Taiwan", "你", "zh-Hant", fonts.Style{}, "/z/cjk.ttc#3"},
		{"forms of Japan", "好", "ja", fonts.Style{}, "/z/cjk.ttc#0"},
		{"bold", "你", "zh", fonts.Style{Bold: true}, "/z/cjkb.ttc#2"},
		{"code", "你", "zh", fonts.Style{Family: fonts.Mono}, "/z/mono.ttc#7"},
		{"serifs, of a normal width", "ส", "th", fonts.Style{}, "/a/serif.ttf#0"},
		{"only one has it", "ก", "th", fonts.Style{}, "/a/sans.ttf#0"},
		{"a font of boxes is none", "☃", "en", fonts.Style{}, ""},
	} {
		got := x.Find(tt.text, tt.st, tt.lang)
		if tt.want == "" && len(got) > 0 || tt.want != "" && (len(got) == 0 || got[0] != tt.want) {
			t.Errorf("%s: %q, want %q first", tt.name, got, tt.want)
		}
		if again := x.Find(tt.text, tt.st, tt.lang); !slices.Equal(again, got) {
			t.Errorf("%s: %q when asked again", tt.name, again)
		}
	}
}

func TestReadReturnsOneFontOfAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "f#1", "serif.ttf")
	if err := os.Mkdir(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, dejavuserif.TTF, 0o666); err != nil {
		t.Fatal(err)
	}
	x := index(nil)
	if data, err := x.Read(file + "#0"); err != nil || len(data) != len(dejavuserif.TTF) {
		t.Errorf("%d bytes, %v", len(data), err)
	}
	if _, err := x.Read(file + ".gone#0"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that cannot be read: %v", err)
	}
	if _, err := x.Read("/f/sans.ttf"); err == nil {
		t.Error("a name that Find never gave was read")
	}
}
