package theme

import (
	"embed"
	"slices"

	"studyguide/source/config"
	"studyguide/source/diag"
)

//go:embed *.yaml
var files embed.FS

// Default is the theme that is used unless another is asked for.
const Default = "print"

// Names returns the names of the themes that come with the program, the default first.
func Names() []string { return []string{Default, "screen", "large"} }

// Builtin returns the theme of a name of [Names]. It is false if there is none.
func Builtin(name string) (*Theme, bool) {
	if !slices.Contains(Names(), name) {
		return nil, false
	}
	data, err := files.ReadFile(name + ".yaml")
	if err != nil {
		return nil, false
	}
	var base *Theme
	if name == Default { // it says everything
		base = &Theme{}
	}
	return parse(name+".yaml", data, base, &diag.List{})
}

// Parse reads a theme file, called name in diagnostics. What is wrong with it goes to sink; it is false if anything is.
func Parse(name string, data []byte, sink diag.Sink) (*Theme, bool) {
	return parse(name, data, nil, sink)
}

// parse reads a theme that builds on base, or, if that is nil, on the one that it extends.
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
	if found.N == 0 { // else what follows from other findings would be reported too
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
