package fonts

import (
	"fmt"
	"slices"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"

	"example.org/studyguide/fonts/subset"
)

// Face is one font. It is safe for use by several goroutines.
type Face struct {
	name    string
	family  string // of one that is installed
	from    source
	outline *subset.Font
	tables  *font.Font
	upem    int
	shapers sync.Pool // of *shaper
	drawn   sync.Pool // of *font.Face with outlines, which are rarely needed; nil if they cannot be read

	mathOnce sync.Once
	mathInfo *Math
	mathErr  error
}

// shaper is the state that shaping needs, for one goroutine at a time.
type shaper struct {
	face *font.Face
	font *harfbuzz.Font
	buf  *harfbuzz.Buffer
}

// parse reads an OpenType file; of a collection, its first font.
func parse(src source) (f *Face, err error) {
	err = src.guarded(func() error {
		f, err = parseTables(src)
		return err
	})
	return f, err
}

func parseTables(src source) (*Face, error) {
	outline, err := subset.Parse(src.data)
	if err != nil {
		return nil, fmt.Errorf("parsing font %s: %w", src.name, err)
	}
	file, err := newTables(src.data, func(tag string) bool { return shapes(tag) || src.users && outlines(tag) })
	if err != nil {
		return nil, fmt.Errorf("parsing font %s: %w", src.name, err)
	}
	parsed, err := font.ParseTTF(file)
	if err != nil {
		return nil, fmt.Errorf("parsing the layout tables of font %s: %w", src.name, err)
	}
	f := &Face{name: src.name, from: src, outline: outline, tables: parsed.Font, upem: max(int(parsed.Upem()), 1)}
	drawn := sync.OnceValue(func() (drawn *font.Font) {
		_ = src.guarded(func() error { // without outlines nothing is drawn
			drawn = readOutlines(src.data)
			return nil
		})
		return drawn
	})
	f.drawn.New = func() any {
		if outlined := drawn(); outlined != nil {
			return font.NewFace(outlined)
		}
		return nil
	}
	f.shapers.New = func() any {
		face := font.NewFace(f.tables)
		return &shaper{face: face, font: harfbuzz.NewFont(face), buf: harfbuzz.NewBuffer()}
	}
	return f, nil
}

// Name returns the face's name, unique within a Library.
func (f *Face) Name() string { return f.name }

// Subset returns a font program whose glyph i is the face's glyph glyphs[i], see [subset.Font.Subset].
func (f *Face) Subset(glyphs []uint16) (*subset.Program, error) {
	p, err := f.outline.Subset(glyphs)
	if err != nil {
		return nil, fmt.Errorf("cutting a subset of font %s: %w", f.name, err)
	}
	return p, nil
}

// has reports whether the face has a glyph for r.
func (f *Face) has(r rune) bool {
	_, ok := f.tables.NominalGlyph(r)
	return ok
}

// shape returns the glyphs of text, which is in one script, and their total width.
func (f *Face) shape(
	text string,
	props harfbuzz.SegmentProperties,
	features []harfbuzz.Feature,
) (glyphs []Glyph, width int, err error) {
	err = f.from.guarded(func() error {
		glyphs, width = f.shapeTrusted(text, props, features)
		return nil
	})
	return glyphs, width, err
}

func (f *Face) shapeTrusted(
	text string,
	props harfbuzz.SegmentProperties,
	features []harfbuzz.Feature,
) (glyphs []Glyph, width int) {
	s := f.shapers.Get().(*shaper)
	defer f.shapers.Put(s)
	b := s.buf
	b.Clear()
	// Each character is a cluster, except those that share a glyph: so each glyph knows its text. Joiners and the like,
	// which are invisible, belong to a neighboring cluster.
	b.ClusterLevel = harfbuzz.MonotoneCharacters
	b.Flags = harfbuzz.RemoveDefaultIgnorables
	for i, r := range text {
		b.AddRune(r, i)
	}
	b.Props = props
	b.Shape(s.font, features)
	glyphs = make([]Glyph, len(b.Info))
	simple := true // one glyph for each cluster, in the order of the text: the usual case
	for i := 1; i < len(b.Info); i++ {
		simple = simple && b.Info[i-1].Cluster < b.Info[i].Cluster
	}
	var end map[int]int
	if !simple {
		end = ends(b.Info, len(text))
	}
	for i, in := range b.Info {
		p := b.Pos[i]
		g := Glyph{
			ID:      uint16(in.Glyph),
			Width:   f.outline.Advance(uint16(in.Glyph)),
			Advance: f.thousandths(int(p.XAdvance)),
			X:       f.thousandths(int(p.XOffset)),
			Y:       f.thousandths(int(p.YOffset)),
		}
		switch {
		case i > 0 && b.Info[i-1].Cluster == in.Cluster:
		case simple && i+1 < len(b.Info):
			g.Text = text[in.Cluster:b.Info[i+1].Cluster]
		case simple:
			g.Text = text[in.Cluster:]
		default:
			g.Text = text[in.Cluster:end[in.Cluster]]
			end[in.Cluster] = in.Cluster // only the first glyph of a cluster has the text
		}
		glyphs[i] = g
		width += g.Advance
	}
	return glyphs, width
}

// ends returns the end of each cluster by its start: the start of the next one in the text, wherever its glyphs are.
func ends(info []harfbuzz.GlyphInfo, end int) map[int]int {
	starts := make([]int, len(info))
	for i, in := range info {
		starts[i] = in.Cluster
	}
	slices.Sort(starts)
	out := make(map[int]int, len(info))
	for i := len(starts) - 1; i >= 0; i-- {
		if _, ok := out[starts[i]]; !ok {
			out[starts[i]] = end
			end = starts[i]
		}
	}
	return out
}

// thousandths returns units of the font in thousandths of an em, rounded half away from zero.
func (f *Face) thousandths(v int) int {
	if v < 0 {
		return -f.thousandths(-v)
	}
	return (v*2000 + f.upem) / (2 * f.upem)
}
