package build

import (
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/cmd/studyguide/internal/plugin"
	"example.org/studyguide/source/diag"
)

// lockOptions returns the options of a variant that affect the bytes of artifacts, or whether they are made.
func (p *Project) lockOptions(o *Options, v *Variant) []lock.Option {
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
	add("to", strings.Join(names(v.Renderers), ","))
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
		add("theme", lock.SourceName(p.dir, string(v.Theme)))
	} else {
		add("theme", string(v.Theme))
	}
	add("paper", v.Page.Size)
	number("margin", v.Page.Margin)
	number("type-size", v.Page.TypeSize)
	number("pages", float64(v.Page.Pages))
	add("format", v.Source.Format)
	add("shape", v.Source.Shape)
	add("language", v.Source.Language)
	var dirs []string
	for _, dir := range v.FontDirs {
		dirs = append(dirs, lock.SourceName(p.dir, dir))
	}
	add("fonts", strings.Join(dirs, ","))
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
