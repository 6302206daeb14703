package fonts

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"studyguide/fonts/subset"
)

// Library is the faces that a process has: each is loaded when it is first needed, and once. It is safe for use by
// several goroutines.
type Library struct {
	mu       sync.Mutex
	faces    map[string]*loading // by name of source
	families []*family           // the user's, by name
}

// loading is a face that is loaded by the first who needs it.
type loading struct {
	once sync.Once
	face *Face
	err  error
}

// source is where a face comes from.
type source struct {
	name  string
	data  []byte
	users bool // not one of the program's
}

// Choice is which families play the roles of a guide. The zero Choice takes those that come with the program.
type Choice struct {
	Text, Code string   // names of families of the Library; "" for the program's own
	Fallback   []string // tried for what those lack, before the program's own fallbacks
	Language   string   // BCP 47; some fonts draw a character otherwise for another language
}

// NewLibrary returns a Library of the faces that come with the program: STIX Two Text for text, DejaVu Sans Mono for
// code, STIX Two Math and DejaVu Sans for what they lack.
func NewLibrary() *Library { return &Library{faces: map[string]*loading{}} }

// Set returns a Set in which the chosen families play their roles. The error names a family that the Library does not
// have.
func (l *Library) Set(c Choice) (*Set, error) {
	for _, name := range append([]string{c.Text, c.Code}, c.Fallback...) {
		if name != "" && l.family(name) == nil {
			return nil, &UnknownFamilyError{Name: name, Have: l.Families()}
		}
	}
	return newSet(l, c), nil
}

// UnknownFamilyError tells that a Choice names a family which the Library does not have.
type UnknownFamilyError struct {
	Name string
	Have []string // the families that the user's folders hold
}

func (e *UnknownFamilyError) Error() string {
	return fmt.Sprintf("no font of the family %q is there", e.Name)
}

// face loads a face.
func (l *Library) face(src source) (*Face, error) {
	l.mu.Lock()
	f, ok := l.faces[src.name]
	if !ok {
		f = &loading{}
		l.faces[src.name] = f
	}
	l.mu.Unlock()
	f.once.Do(func() { f.face, f.err = parse(src) })
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

// A family is the faces of the user's that share a name.
type family struct {
	name  string
	faces []member
}

type member struct {
	source
	bold, italic bool
}

// pick returns the face of a family that comes nearest to a style: of two that differ, the one that is upright or not
// as asked.
func (f *family) pick(st Style) source {
	best, score := source{}, -1
	for _, m := range f.faces {
		n := 0
		if m.italic == st.Italic {
			n += 2
		}
		if m.bold == st.Bold {
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

// family finds one of the user's families; nil if there is none of that name.
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

// Add reads a font file of the user's and gives the name of its family. The error tells why it cannot be used: it is
// damaged, or its licence bits (OpenType, OS/2, fsType) forbid that a document holds it.
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
