package build

import (
	"cmp"
	"maps"
	"path"
	"path/filepath"

	"example.org/studyguide/cmd/studyguide/internal/files"
	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// housed returns a guide with what the project and the theme say of its publisher and the guide does not say itself,
// and the theme with the accent that results.
func (c *compilation) housed(g *ast.Guide, look *theme.Theme) (*ast.Guide, *theme.Theme) {
	out := *g
	v := c.task.Variant
	house := g.Meta.House().Over(c.pictured(&out, v.House, v.houseWithin))
	if look != nil {
		within := ""
		if v.Theme.IsFile() {
			within = filepath.Dir(string(v.Theme))
		}
		of := look.House
		if within == "" { // of the guide's folder
			dir := path.Dir(filepath.ToSlash(g.Meta.Theme))
			of.Logo, of.Cover = beside(dir, of.Logo), beside(dir, of.Cover)
		} else {
			of = c.pictured(&out, of, within)
		}
		house = house.Over(of)
	}
	if house.Watermark == ast.NoRunning {
		house.Watermark = ""
	}
	if house.Logo == ast.NoLogo {
		house.Logo = ""
	}
	out.Meta = house.In(g.Meta)
	if house.Accent != "" {
		var found diag.Diagnostic
		readable := false
		at := cmp.Or(house.AccentAt, g.Meta.Span())
		if look, found, readable = look.WithAccent(house.Accent, "accent", at); !readable {
			c.sink.Report(found)
		}
	}
	return &out, look
}

// beside returns the path of a picture that is named in a file of a folder.
func beside(dir, name string) string {
	if name == "" || name == ast.NoCover {
		return name
	}
	return path.Join(dir, name)
}

// pictured returns a house with its pictures, which are below a folder, put among those of a guide: the folder need not
// be the guide's. What cannot be read is reported and left out.
func (c *compilation) pictured(g *ast.Guide, h ast.House, within string) ast.House {
	take := func(name string, at diag.Span, use asset.Use) string {
		if name == "" || name == ast.NoCover { // or ast.NoLogo
			return name
		}
		file := filepath.Join(within, filepath.FromSlash(name))
		data, err := []byte(nil), files.Inside(within, file)
		if err == nil {
			data, err = files.Read(file, files.Config)
		}
		if err != nil {
			c.sink.Report(asset.Diagnostic(unread(err), cmp.Or(at, g.Meta.Span()), name, use))
			return ""
		}
		c.rec.Note(c.place(file), lock.Sum(data))
		media := maps.Clone(g.Media)
		if media == nil {
			media = map[string][]byte{}
		}
		src := path.Join("house", path.Base(filepath.ToSlash(name)))
		media[src], g.Media = data, media
		return src
	}
	h.Logo, h.Cover = take(h.Logo, h.LogoAt, asset.AsLogo), take(h.Cover, h.CoverAt, asset.AsCover)
	return h
}

// unread returns the error for a picture that cannot be read, without its path.
func unread(err error) error {
	return &asset.Error{Rule: diag.ImageUnreadable, Why: "cannot be read: " + withoutPath(err).Error()}
}
