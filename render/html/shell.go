package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"strings"

	"studyguide/render/markup"
	"studyguide/render/theme"
)

//go:embed page.css
var pageCSS string

//go:embed fsrs.js
var fsrsJS string

//go:embed practice.js
var practiceJS string

// script returns the script of every page.
func script() string {
	// No text and no expression in them has these signs with spaces around.
	close := strings.NewReplacer(" = ", "=", " => ", "=>", " == ", "==", " != ", "!=", " && ", "&&", " || ", "||",
		" + ", "+",
		") {", "){", "\n}", "}", ", ", ",", " ? ", "?")
	return "(() => {\n'use strict'\n" + close.Replace(squeezed(fsrsJS)+squeezed(practiceJS)) + "})()\n"
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
	tone := t.Colors.Accent.Tone()
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

// document returns the page around its body.
func (p *page) document() (string, error) {
	said, err := p.spoken()
	if err != nil {
		return "", err
	}
	style, script := "\n"+p.style(), "\n"+script()
	var m markup.Buffer
	m.Raw("<!DOCTYPE html>\n")
	dir := ""
	if p.rtl {
		dir = "rtl"
	}
	m.Start("html", "lang", p.tag, "dir", dir)
	m.Raw("\n<head>\n<meta charset=\"utf-8\"/>\n")
	m.Empty("meta", "http-equiv", "Content-Security-Policy", "content", "default-src 'none'; script-src "+hash(script)+
		"; style-src "+hash(style)+"; img-src data:; base-uri 'none'; form-action 'none'")
	m.Raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
	m.Line("title", p.title)
	p.about(&m)
	m.Raw("<style>" + style + "</style>\n</head>\n")
	m.Start("body", "data-guide", p.key(), "data-file", p.file())
	m.Raw("\n" + p.body.String() + said + "<script>" + script + "</script>\n")
	m.EndLine()
	m.EndLine()
	return m.String(), nil
}

// about writes what programs that find, list or share the page want to know.
func (p *page) about(m *markup.Buffer) {
	meta := p.g.Meta
	named := func(name, content string) {
		if content = clean(content); content != "" {
			m.Empty("meta", "name", name, "content", content)
			m.Text("\n")
		}
	}
	named("description", meta.Description)
	named("author", p.lang.List(meta.Authors))
	if p.job.Program != "" {
		named("generator", p.job.Program)
	} else {
		named("generator", "studyguide")
	}
	if meta.URL == "" {
		return
	}
	m.Empty("link", "rel", "canonical", "href", meta.URL)
	m.Text("\n")
	for _, property := range [][2]string{
		{"og:type", "article"}, {"og:title", p.title}, {"og:description", clean(meta.Description)},
		{"og:url", meta.URL}, {"og:locale", strings.ReplaceAll(p.tag, "-", "_")},
	} {
		if property[1] != "" {
			m.Empty("meta", "property", property[0], "content", property[1])
			m.Text("\n")
		}
	}
}
