// Package system finds, among the fonts that are installed on the machine, those that have characters which the fonts
// at hand lack.
//
// What goes in is text of a guide that no other font has; what comes out is files of fonts, best first. Which is best
// depends on the fonts that are there, the text, its style and the guide's language alone, so that a guide built twice
// on one machine has the same bytes. On another machine it may have others, which is why a guide must ask for it.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package system

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"

	"example.org/studyguide/fonts"
	"example.org/studyguide/fonts/subset"
)

// An Index is the fonts of the machine. It is safe for use by several goroutines.
type Index struct {
	families []family

	mu    sync.Mutex
	found map[question][]string
}

// A family is the fonts of one name.
type family struct {
	name  string // in small letters, without spaces
	fonts []fontscan.Footprint
}

// A question is one that Find was asked before.
type question struct {
	text, language     string
	mono, bold, italic bool
}

// Open looks for the fonts of the machine in the folders that its system has for them. What it sees of a file is kept
// in the folder cache, so that it is read once only; if that is empty or cannot be written, nothing is kept. The error
// is that of a machine without fonts, or says that one of them is damaged.
func Open(cache string) (*Index, error) {
	if !writable(cache) {
		dir, err := os.MkdirTemp("", "studyguide-fonts-")
		if err != nil {
			return nil, fmt.Errorf("making a folder to note the installed fonts in: %w", err)
		}
		defer os.RemoveAll(dir)
		cache = dir
	}
	all, err := scan(cache)
	if err != nil {
		return nil, fmt.Errorf("looking for the installed fonts: %w", err)
	}
	return index(all), nil
}

// scan returns what is installed. go-text tries the first font that it finds, and panics if that is damaged.
func scan(cache string) (all []fontscan.Footprint, err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("one of them is damaged, so none is used; remove its file")
		}
	}()
	return fontscan.SystemFonts(silent{}, cache)
}

// writable reports whether files can be made in a folder, which it makes if it is not there.
func writable(dir string) bool {
	if dir == "" || os.MkdirAll(dir, 0o777) != nil {
		return false
	}
	f, err := os.CreateTemp(dir, "try-")
	if err != nil {
		return false
	}
	return errors.Join(f.Close(), os.Remove(f.Name())) == nil
}

// silent is told of files that are no fonts, and of folders that are not there.
type silent struct{}

// Printf says nothing.
func (silent) Printf(string, ...any) {}

// index groups fonts by family.
func index(all []fontscan.Footprint) *Index {
	x := &Index{found: map[question][]string{}}
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b fontscan.Footprint) int {
		return cmp.Or(strings.Compare(a.Family, b.Family), strings.Compare(a.Location.File, b.Location.File),
			cmp.Compare(a.Location.Index, b.Location.Index), cmp.Compare(a.Location.Instance, b.Location.Instance))
	})
	for _, f := range all {
		if placeholder(f.Family) {
			continue
		}
		if n := len(x.families); n == 0 || x.families[n-1].name != f.Family {
			x.families = append(x.families, family{name: f.Family})
		}
		last := &x.families[len(x.families)-1]
		last.fonts = append(last.fonts, f)
	}
	return x
}

// State returns a digest of which fonts there are: their families, and the names and sizes of their files, but not the
// folders of these. That of nil, on a machine without fonts, is "none".
func (x *Index) State() string {
	if x == nil {
		return "none"
	}
	var all []string
	for _, f := range x.families {
		for _, g := range f.fonts {
			size := int64(-1)
			if info, err := os.Stat(g.Location.File); err == nil {
				size = info.Size()
			}
			all = append(all, fmt.Sprintln(f.name, filepath.Base(g.Location.File), g.Location.Index, size))
		}
	}
	slices.Sort(all) // two folders may be in another order elsewhere
	sum := sha256.Sum256([]byte(strings.Join(all, "")))
	return hex.EncodeToString(sum[:])
}

// placeholder reports whether the characters of a family are boxes or nothing, whichever they stand for.
func placeholder(family string) bool {
	return strings.HasPrefix(family, "lastresort") || strings.HasPrefix(family, ".lastresort") ||
		strings.HasPrefix(family, "adobeblank") || strings.HasPrefix(family, "adobenotdef")
}

// most is the number of fonts that Find returns at most: further ones would only be tried if all these were damaged.
const most = 4

// Find returns the names of the fonts that have all characters of text, best first.
func (x *Index) Find(text string, st fonts.Style, lang string) []string {
	q := question{text, lang, st.Family == fonts.Mono, st.Bold, st.Italic}
	x.mu.Lock()
	defer x.mu.Unlock()
	if names, ok := x.found[q]; ok {
		return names
	}
	type candidate struct {
		fontscan.Footprint
		rank []int
	}
	var all []candidate
	for i := range x.families {
		if f, ok := x.families[i].pick(q); ok {
			all = append(all, candidate{f, rank(&f, q)})
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return slices.Compare(b.rank, a.rank) })
	var names []string
	for _, c := range all[:min(len(all), most)] {
		names = append(names, c.Location.File+"#"+strconv.Itoa(int(c.Location.Index)))
	}
	x.found[q] = names
	return names
}

// Read returns the font that Find named, as a file of its own.
func (x *Index) Read(name string) ([]byte, error) {
	at := strings.LastIndexByte(name, '#')
	n, err := strconv.Atoi(name[at+1:])
	if at < 0 || err != nil {
		return nil, fmt.Errorf("%q is no name of an installed font", name)
	}
	data, err := os.ReadFile(name[:at])
	if err != nil {
		return nil, err
	}
	return subset.Extract(data, n)
}

// pick returns the font of a family that has the text, and is nearest to the style asked for.
func (f *family) pick(q question) (best fontscan.Footprint, ok bool) {
	score := -1
	for _, g := range f.fonts {
		if !has(g.Runes, q.text) {
			continue
		}
		n := 0
		if (g.Aspect.Style == font.StyleItalic) == q.italic {
			n += 4
		}
		if (g.Aspect.Weight >= font.WeightSemibold) == q.bold {
			n += 2
		}
		if g.Aspect.Weight == font.WeightNormal || g.Aspect.Weight == font.WeightBold {
			n++
		}
		if g.Aspect.Stretch != 0 && g.Aspect.Stretch != font.StretchNormal {
			n -= 8
		}
		if !ok || n > score {
			best, score, ok = g, n, true
		}
	}
	return best, ok
}

// has reports whether a font has all characters of text.
func has(set fontscan.RuneSet, text string) bool {
	for _, r := range text {
		if !set.Contains(r) {
			return false
		}
	}
	return true
}

// rank returns what is said for a font, the weightiest first: it knows the guide's language, draws shared characters as
// that language does, has equal widths if code is set, is of a family that is made to go with others, has serifs as the
// text has, has more characters.
func rank(f *fontscan.Footprint, q question) []int {
	yes := func(is bool) int {
		if is {
			return 1
		}
		return 0
	}
	id, known := language.NewLangID(language.NewLanguage(q.language))
	return []int{
		yes(known && f.Langs.Contains(id)),
		yes(region(f.Family, q.language)),
		yes(strings.Contains(f.Family, "mono") == q.mono),
		yes(strings.HasPrefix(f.Family, "noto")),
		yes(!q.mono && strings.Contains(f.Family, "serif") && !strings.Contains(f.Family, "sans")),
		f.Runes.Len(),
	}
}

// region reports whether a family is named for the region whose forms of the characters that Chinese, Japanese and
// Korean share a guide in a language wants, as the families of Noto, Source Han and others are.
func region(family, lang string) bool {
	tag := strings.ToLower(lang)
	var ends []string
	switch main, _, _ := strings.Cut(tag, "-"); {
	case main == "ja":
		ends = []string{"jp"}
	case main == "ko":
		ends = []string{"kr"}
	case main == "zh" && strings.HasSuffix(tag, "-hk"):
		ends = []string{"hk", "tc"}
	case main == "zh" && (strings.Contains(tag, "hant") || strings.HasSuffix(tag, "-tw")):
		ends = []string{"tc", "tw"}
	default: // of mainland China, also in a guide in none of these languages
		ends = []string{"sc", "cn"}
	}
	return slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(family, end) })
}
