package theme

import (
	"embed"
	"io"
	"slices"

	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
)

//go:embed *.yaml
var files embed.FS

// Default is the name of the default theme.
const Default = "print"

// Names returns the names of the themes that come with the program, the default first.
func Names() []string {
	return []string{Default, "screen", "dark", "large", "trade", "compact", "exam", "cards", "notes", "cram"}
}

// Builtin returns the theme with a name of [Names]; the result is false if there is none.
func Builtin(name string) (*Theme, bool) {
	if !slices.Contains(Names(), name) {
		return nil, false
	}
	data, err := files.ReadFile(name + ".yaml")
	if err != nil {
		return nil, false
	}
	var base *Theme
	if name == Default { // it sets every key
		base = &Theme{}
	}
	t, ok := parse(name+".yaml", data, base, &diag.List{})
	t.Branded = false
	return t, ok
}

// Parse reads a theme file, called name in diagnostics. Errors go to sink; the result is false if there are any.
func Parse(name string, data []byte, sink diag.Sink) (*Theme, bool) {
	return parse(name, data, nil, sink)
}

// parse reads a theme that builds on base or, if that is nil, on the one that it extends.
func parse(name string, data []byte, base *Theme, sink diag.Sink) (*Theme, bool) {
	found := &diag.Counter{Sink: sink}
	source := config.Source{
		File: name, What: "theme", Syntax: diag.ThemeSyntax, Unknown: diag.ThemeKey, Value: diag.ThemeValue,
		Sink: found,
	}
	m, err := config.Parse(source, data)
	if err != nil {
		source.Report(err)
		return nil, false
	}
	if base == nil {
		var ok bool
		if base, ok = Builtin(m.Text("extends")); !ok {
			base, _ = Builtin(Default) // a bad "extends" is reported by Fill below, with the other fields
		}
	}
	r := newReader(name, *base, found)
	m.Fill(r.fields())
	r.fitPaper(base.Page)
	if r.theme.Branded {
		pale := r.theme.Colors.Pale
		d, ok := r.theme.setAccent(r.theme.Colors.Ornament, "colors.accent", r.accent)
		if !r.pale.IsZero() {
			r.theme.Colors.Pale = pale
		}
		if !ok {
			sink.Report(d)
		}
	}
	if found.N == 0 { // otherwise errors that follow from others would be reported too
		r.checkType()
		r.checkRoom()
		r.checkContrast()
	}
	return &r.theme, found.N == 0
}

// extends checks the name of the theme that a file builds on.
func extends(name string) error {
	if slices.Contains(Names(), name) {
		return nil
	}
	return diag.Unknown("theme", name, Names())
}

// WriteSchema writes the JSON Schema of theme files to w, made from the keys by which they are read. The program
// accepts what the schema accepts, but for what depends on several keys, such as whether margins leave room. The
// error is that of w.
func WriteSchema(w io.Writer) error {
	base, _ := Builtin(Default)
	r := newReader("", *base, &diag.List{})
	return config.SchemaOf(r.fields()).Write(w, "theme", "studyguide theme", "The look of the pages of a guide")
}
