package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"strings"

	"example.org/studyguide/render/markup"
	"example.org/studyguide/render/theme"
)

//go:embed page.css
var pageCSS string

//go:embed site.css
var siteCSS string

//go:embed fsrs.js
var fsrsJS string

//go:embed site.js
var siteJS string

//go:embed practice.js
var practiceJS string

// script returns the script of every page, with more for some.
func script(more string) string {
	// No text and no expression in them has these signs with spaces around.
	close := strings.NewReplacer(" = ", "=", " => ", "=>", " == ", "==", " != ", "!=", " && ", "&&", " || ", "||",
		" + ", "+", " - ", "-", " * ", "*", " < ", "<", " : ", ":",
		") {", "){", "\n}", "}", ", ", ",", " ? ", "?")
	return "(() => {\n'use strict'\n" + close.Replace(squeezed(fsrsJS)+squeezed(practiceJS)+squeezed(more)) + "})()\n"
}

// style returns the style sheet of a page.
func (p *page) style() string {
	var hang strings.Builder
	for n := range markup.DeepestHang + 1 { // wrapped code goes on two columns behind its indentation
		fmt.Fprintf(&hang, ".in%d{--hang:%.1fem}", n, 0.6*float64(n+2))
	}
	day, night := accents(p.job.Theme)
	return fmt.Sprintf(":root{--day:%s;--night:%s;--accent:var(--day)}\n", day, night) +
		"@media (prefers-color-scheme:dark){:root{--accent:var(--night)}}\n" +
		tight(squeezed(pageCSS)) + hang.String() + "\n" + p.pictures.rules()
}

// squeezed returns a script or a style sheet without indentation, empty lines and lines of comment.
func squeezed(source string) string {
	var b strings.Builder
	comment := false
	for line := range strings.Lines(source) {
		line = strings.TrimSpace(line)
		comment = comment || strings.HasPrefix(line, "/*")
		if line != "" && !comment && !strings.HasPrefix(line, "//") {
			b.WriteString(line)
			b.WriteByte('\n')
		}
		if strings.HasSuffix(line, "*/") {
			comment = false
		}
	}
	return b.String()
}

// tight returns a style sheet without the spaces that only people need. None stands in a text of page.css.
func tight(css string) string {
	return strings.NewReplacer(" {\n", "{", " { ", "{", ";\n", ";", "; }", "}", "; ", ";", ": ", ":", ", ", ",",
		",\n", ",",
		" > ", ">").Replace(css)
}

// accents returns the color of a theme as dark as the tint of paper needs, and as light as that of night.
func accents(t *theme.Theme) (day, night string) {
	if t == nil {
		t, _ = theme.Builtin("print")
	}
	tone := t.Colors.Ornament.Tone()
	lighter := func(v uint8) uint8 { return uint8((int(v)*45 + 255*55) / 100) }
	darker := func(v uint8) uint8 { return uint8(int(v) * 86 / 100) }
	day = theme.Color{R: darker(tone.R), G: darker(tone.G), B: darker(tone.B)}.String()
	return day, theme.Color{R: lighter(tone.R), G: lighter(tone.G), B: lighter(tone.B)}.String()
}

// hash returns how a policy names a text that may run or style the page (Content Security Policy, level 3).
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// A frame is what stands around the body of a page.
type frame struct {
	title         string
	policy        string // of the kind Content Security Policy: what may run, style and show
	style, script string // elements
	about         about
}

// alone returns the page as the one file of the guide, with its style and its script.
func (p *page) alone() (string, error) {
	style, script := "\n"+p.style(), "\n"+script("")
	return p.document(frame{
		title:  p.title,
		policy: "script-src " + hash(script) + "; style-src " + hash(style) + "; img-src data:",
		style:  "<style>" + style + "</style>\n", script: "<script>" + script + "</script>\n",
		about: about{kind: "article", title: p.title, description: p.g.Meta.Description, address: p.g.Meta.URL},
	}, p.body.String())
}

// document returns a page: a frame around a body.
func (p *page) document(f frame, body string) (string, error) {
	said, err := p.spoken()
	if err != nil {
		return "", err
	}
	var m markup.Buffer
	m.Raw("<!DOCTYPE html>\n")
	dir := ""
	if p.rtl {
		dir = "rtl"
	}
	m.Start("html", "lang", p.tag, "dir", dir)
	m.Raw("\n<head>\n<meta charset=\"utf-8\"/>\n")
	m.Empty("meta", "http-equiv", "Content-Security-Policy", "content",
		"default-src 'none'; "+f.policy+"; base-uri 'none'; form-action 'none'")
	m.Raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
	m.Line("title", f.title)
	p.head(&m, f.about)
	m.Raw(f.style + "</head>\n")
	m.Start("body", "data-guide", p.key(), "data-file", p.file())
	m.Raw("\n" + body + said + f.script)
	m.EndLine()
	m.EndLine()
	return m.String(), nil
}

// An about is what programs that find, list or share a page want to know of it.
type about struct {
	kind        string // of Open Graph
	title       string
	description string
	address     string // of the page; empty: it has none that is known
	picture     string // address of a picture; empty: there is none
	prev, next  string // files
}

// head writes what is known about a page.
func (p *page) head(m *markup.Buffer, a about) {
	meta := p.g.Meta
	named := func(name, content string) {
		if content = clean(content); content != "" {
			m.Empty("meta", "name", name, "content", content)
			m.Text("\n")
		}
	}
	named("description", a.description)
	named("author", p.lang.List(meta.Authors))
	if p.job.Program != "" {
		named("generator", p.job.Program)
	} else {
		named("generator", "studyguide")
	}
	for _, link := range [][2]string{{"prev", a.prev}, {"next", a.next}, {"canonical", a.address}} {
		if link[1] != "" {
			m.Empty("link", "rel", link[0], "href", link[1])
			m.Text("\n")
		}
	}
	if a.address == "" {
		return
	}
	site := ""
	if a.title != p.title {
		site = p.title
	}
	for _, property := range [][2]string{
		{"og:type", a.kind}, {"og:title", a.title}, {"og:site_name", site}, {"og:description", clean(a.description)},
		{"og:url", a.address}, {"og:image", a.picture}, {"og:locale", strings.ReplaceAll(p.tag, "-", "_")},
	} {
		if property[1] != "" {
			m.Empty("meta", "property", property[0], "content", property[1])
			m.Text("\n")
		}
	}
}
