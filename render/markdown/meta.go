package markdown

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// frontMatter returns the YAML at the top of the file, between lines of ---.
func (w *writer) frontMatter(m ast.Meta) string {
	var b strings.Builder
	b.WriteString("---\n")
	field := func(key, v string) {
		if v != "" {
			fmt.Fprintf(&b, "%s: %s\n", key, scalar(v))
		}
	}
	list := func(key string, vs []string) {
		if len(vs) > 0 {
			fmt.Fprintf(&b, "%s: %s\n", key, sequence(vs))
		}
	}
	field("title", m.Title)
	field("subtitle", m.Subtitle)
	list("authors", m.Authors)
	field("language", m.Language)
	field("date", m.Date)
	field("description", m.Description)
	field("publisher", m.Publisher)
	field("rights", m.Rights)
	list("subjects", m.Subjects)
	field("identifier", m.Identifier)
	if m.Cover != ast.NoCover {
		m.Cover = w.path(m.Cover)
	}
	field("cover", m.Cover)
	if m.Logo != ast.NoLogo {
		m.Logo = w.path(m.Logo)
	}
	field("logo", m.Logo)
	field("url", m.URL)
	field("version", m.Brand.Version)
	field("licence", m.Brand.Licence)
	field("accent", m.Brand.Accent)
	field("watermark", m.Brand.Watermark)
	running := func(key string, r ast.Running) {
		if !r.IsZero() {
			fmt.Fprintf(&b, "%s:\n", key)
			field("  left", r.Left)
			field("  middle", r.Middle)
			field("  right", r.Right)
		}
	}
	running("header", m.Brand.Header)
	running("footer", m.Brand.Footer)
	if m.NoColophon {
		field("colophon", "none")
	}
	field("answers", m.Answers)
	if c := m.Claim; c != (ast.Claim{}) {
		b.WriteString("accessibility:\n")
		field("  conforms-to", c.ConformsTo)
		field("  certified-by", c.CertifiedBy)
	}
	if m.Order != 0 {
		fmt.Fprintf(&b, "order: %d\n", m.Order)
	}
	if len(m.Words) > 0 {
		b.WriteString("words:\n")
		for _, key := range slices.Sorted(maps.Keys(m.Words)) {
			field("  "+key, m.Words[key])
		}
	}
	field("hyphenation", w.path(m.Hyphenation))
	if m.AsWritten {
		field("smart", "off")
	}
	field("links", m.Links)
	field("index", m.Index)
	list("terms", m.Terms)
	if m.TermCards {
		b.WriteString("anki:\n")
		field("  terms", "on")
	}
	if m.Draft {
		field("draft", "true")
	}
	if m.NoNews {
		field("new", "none")
	}
	if m.Checklist {
		field("checklist", "on")
	}
	if f := m.Fonts; f.Folder != "" || f.Text != "" || f.Code != "" || len(f.Fallback) > 0 || f.System {
		b.WriteString("fonts:\n")
		field("  folder", w.path(f.Folder))
		field("  text", f.Text)
		field("  code", f.Code)
		list("  fallback", f.Fallback)
		if f.System {
			field("  system", "true")
		}
	}
	if strings.ContainsAny(m.Theme, "./") {
		m.Theme = w.path(m.Theme)
	}
	field("theme", m.Theme)
	if p := m.Page; p != (ast.Page{}) {
		b.WriteString("page:\n")
		field("  size", p.Size)
		length := func(key string, v float64) {
			if v != 0 {
				fmt.Fprintf(&b, "  %s: %spt\n", key, strconv.FormatFloat(v, 'f', -1, 64))
			}
		}
		length("margin", p.Margin)
		length("type-size", p.TypeSize)
		if p.Sides != 0 {
			fmt.Fprintf(&b, "  sides: %d\n", p.Sides)
		}
		length("gutter", p.Gutter)
	}
	fmt.Fprintf(&b, "question-level: %d\n---\n", w.level)
	return b.String()
}

// Scalars that YAML reads as text without quotes. Whatever could be a number, a boolean or syntax is quoted.
var (
	plainScalar = pattern.New(`^[\p{L}][\p{L}\p{N} .()/+'’–—_-]*$`)
	dateScalar  = pattern.New(`^\d{4}(-\d\d){0,2}$`)
)

func scalar(s string) string {
	switch strings.ToLower(s) {
	case "true", "false", "yes", "no", "on", "off", "y", "n", "null":
	default:
		if plainScalar.MatchString(s) || dateScalar.MatchString(s) {
			return s
		}
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

func sequence(vs []string) string {
	quoted := make([]string, len(vs))
	for i, v := range vs {
		quoted[i] = scalar(v)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
