package fonts

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"example.org/studyguide/fonts/subset"
)

// Library is the faces of a process. Each is loaded once, when it is first needed. A Library is safe for use by several
// goroutines.
type Library struct {
	mu       sync.Mutex
	faces    map[string]*loading // by name of source
	families []*family           // the user's, by name
}

// loading is a face that is loaded on first use.
type loading struct {
	once sync.Once
	face *Face
	err  error
}

// source is where a face is loaded from.
type source struct {
	name  string
	data  []byte
	users bool // not one of the program's
}

// Choice assigns families to the roles of a guide. The zero Choice means those that come with the program.
type Choice struct {
	Text, Code string    // names of families of the Library; "" for the program's own
	Fallback   []string  // tried for characters that those lack, before the program's own fallbacks
	Language   string    // BCP 47; some fonts draw a character differently for another language
	Installed  Installed // asked for what these and the program's own lack; nil: none is
	Borrows    string    // the language (BCP 47) in which installed fonts are asked for text; "": Language
}

// An Installed finds fonts that are installed on the machine. It is used by several goroutines.
type Installed interface {
	// Find returns the names of fonts that have all characters of text in a style and a language (BCP 47), best first.
	Find(text string, st Style, language string) []string
	// Read returns the file of a font that Find named.
	Read(name string) ([]byte, error)
}

// NewLibrary returns a Library of the faces that come with the program: STIX Two Text for text, DejaVu Sans Mono for
// code, STIX Two Math and DejaVu Sans for what they lack, Noto Emoji for emoji.
func NewLibrary() *Library { return &Library{faces: map[string]*loading{}} }

// Set returns a Set with the chosen families. The error names a family that the Library does not have.
func (l *Library) Set(c Choice) (*Set, error) {
	for _, name := range append([]string{c.Text, c.Code}, c.Fallback...) {
		if name != "" && l.family(name) == nil {
			return nil, &UnknownFamilyError{Name: name, Have: l.Families()}
		}
	}
	return newSet(l, c), nil
}

// UnknownFamilyError reports that a Choice names a family that the Library does not have.
type UnknownFamilyError struct {
	Name string
	Have []string // the families that the user's folders hold
}

// Error names the family.
func (e *UnknownFamilyError) Error() string {
	return fmt.Sprintf("no font of the family %q is there", e.Name)
}

// face loads a face.
func (l *Library) face(src source) (*Face, error) {
	return l.load(src.name, func() (*Face, error) { return parse(src) })
}

// load returns the face of a name, which is made by the first call for it.
func (l *Library) load(name string, make func() (*Face, error)) (*Face, error) {
	l.mu.Lock()
	f, ok := l.faces[name]
	if !ok {
		f = &loading{}
		l.faces[name] = f
	}
	l.mu.Unlock()
	f.once.Do(func() { f.face, f.err = make() })
	return f.face, f.err
}

// chain returns the faces that may show text of a style, best first.
func (l *Library) chain(st Style, c Choice) []source {
	if st.Family == Formula {
		return append(fallbacks(st), serif(st))
	}
	chosen, own := c.Text, serif(st)
	if st.Family == Mono {
		chosen, own = c.Code, mono(st)
	}
	var out []source
	for _, name := range append([]string{chosen}, c.Fallback...) {
		if f := l.family(name); f != nil {
			out = append(out, f.pick(st))
		}
	}
	if chosen == "" {
		out = slices.Insert(out, 0, own)
	} else {
		out = append(out, own)
	}
	return append(out, fallbacks(st)...)
}

// A family is the user's faces that share a name.
type family struct {
	name  string
	faces []member
}

type member struct {
	source
	bold, italic bool
}

// pick returns the face of a family that is nearest to a style; a matching slant counts more than a matching weight.
func (f *family) pick(st Style) source {
	best, score := source{}, -1
	for _, m := range f.faces {
		n := 0
		if m.italic == st.Italic {
			n += 2
		}
		if m.bold == st.heavy() {
			n++
		}
		if n > score {
			best, score = m.source, n
		}
	}
	return best
}

// Families returns the names of the user's families, sorted.
func (l *Library) Families() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var out []string
	for _, f := range l.families {
		out = append(out, f.name)
	}
	return out
}

// family returns one of the user's families, or nil if none has that name.
func (l *Library) family(name string) *family {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, f := range l.families {
		if f.name == name {
			return f
		}
	}
	return nil
}

// Add reads one of the user's font files and returns the name of its family. The error is why it cannot be used: it is
// damaged, or its licence bits (OpenType, OS/2, fsType) forbid embedding.
func (l *Library) Add(file string, data []byte) (name string, err error) {
	parsed, err := subset.Parse(data)
	if err != nil {
		return "", err
	}
	if !parsed.Embeddable() {
		return "", errors.New("its licence forbids that a document holds it")
	}
	name, bold, italic := parsed.Family()
	l.mu.Lock()
	defer l.mu.Unlock()
	at, ok := slices.BinarySearchFunc(l.families, name, func(f *family, name string) int {
		switch {
		case f.name < name:
			return -1
		case f.name > name:
			return 1
		}
		return 0
	})
	if !ok {
		l.families = slices.Insert(l.families, at, &family{name: name})
	}
	f := l.families[at]
	f.faces = append(f.faces, member{source{file, data, true}, bold, italic})
	return name, nil
}
