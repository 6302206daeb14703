package build

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/cmd/studyguide/internal/plugin"
	"example.org/studyguide/render/formats"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// lockOptions returns the options of a variant that affect the bytes of artifacts, or whether they are made. Files
// are named as from the folder root.
func lockOptions(o *Options, v *Variant, root string) []lock.Option {
	var out []lock.Option
	add := func(name, value string) {
		if value != "" {
			out = append(out, lock.Option{Name: name, Value: value})
		}
	}
	number := func(name string, value float64) {
		if value != 0 {
			add(name, strconv.FormatFloat(value, 'f', -1, 64))
		}
	}
	add("to", strings.Join(formats.Names(v.Renderers), ","))
	for _, r := range v.Renderers {
		if other, ok := r.(plugin.Renderer); ok {
			add("program", other.String()+" "+other.Version())
		}
	}
	for _, f := range v.Filters {
		add("filter", f.String()+" "+f.Version())
	}
	add("answers", v.Answers)
	add("smart", v.Smart)
	add("links", v.Links)
	add("index", v.Index)
	add("checklist", v.Checklist)
	add("only", strings.Join(v.Terms, ","))
	add("sample", v.Sample.String())
	if v.Theme.IsFile() {
		add("theme", lock.SourceName(root, string(v.Theme)))
	} else {
		add("theme", string(v.Theme))
	}
	add("paper", v.Page.Size)
	number("margin", v.Page.Margin)
	number("type-size", v.Page.TypeSize)
	number("sides", float64(v.Page.Sides))
	number("gutter", v.Page.Gutter)
	h := v.House
	for _, of := range []struct{ name, value string }{
		{"publisher", h.Publisher}, {"rights", h.Rights}, {"url", h.URL}, {"cover", h.Cover}, {"logo", h.Logo},
		{"version", h.Version}, {"licence", h.Licence}, {"accent", h.Accent}, {"watermark", h.Watermark},
		{"header", placesOf(h.Header)}, {"footer", placesOf(h.Footer)},
	} {
		add(of.name, of.value)
	}
	number("pages", float64(v.Page.Pages))
	add("format", v.Source.Format)
	add("shape", v.Source.Shape)
	add("language", v.Source.Language)
	for _, name := range slices.Sorted(maps.Keys(v.Source.Variables)) {
		add("{{"+name+"}}", v.Source.Variables[name])
	}
	var dirs []string
	for _, dir := range v.FontDirs {
		dirs = append(dirs, lock.SourceName(root, dir))
	}
	add("fonts", strings.Join(dirs, ","))
	if v.System {
		add("fonts.system", "true")
	}
	if o.Diagnostics.Strict {
		add("strict", "true")
	}
	var lint []string
	for id := range o.Diagnostics.Off {
		lint = append(lint, string(id)+"=off")
	}
	for id, level := range o.Diagnostics.Levels {
		if !o.Diagnostics.Off[id] && level != diag.Lookup(id).Severity {
			lint = append(lint, string(id)+"="+level.String())
		}
	}
	slices.Sort(lint)
	add("lint", strings.Join(lint, ","))
	if o.Epoch != nil {
		add("SOURCE_DATE_EPOCH", strconv.FormatInt(o.Epoch.Unix(), 10))
	}
	return out
}

// placesOf returns what stands at an end of pages as one text; "" if nothing is said of it.
func placesOf(r ast.Running) string {
	if r.IsZero() {
		return ""
	}
	return strings.Join([]string{r.Left, r.Middle, r.Right}, "\x1f")
}
