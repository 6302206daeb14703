package html

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/tex"
)

// link adds a link, or only its text if a guide cannot follow the link: it runs a script, or it is a title that opens
// its answer.
func (f *flow) link(n *node, in []ast.Inline) {
	url := f.addresses.resolve(n.attr["href"])
	self := f.title && strings.HasPrefix(url, "#")
	switch {
	case url == "" || url == "#" || self:
		f.in = append(f.in, in...)
		return
	case !markup.Allowed(url):
		if markup.Scheme(url) != "javascript" || len(url) > len("javascript:void(0);") {
			f.sink.Report(diag.New(diag.LinkScheme, f.Span(n.start, n.end),
				"a link with the scheme %q is dropped, its text is kept", markup.Scheme(url)))
		}
		f.in = append(f.in, in...)
		return
	}
	l := &ast.Link{Loc: f.at(n), URL: url, Title: markup.Printable(n.attr["title"]), Inlines: in}
	if url[0] == '#' {
		f.places.links = append(f.places.links, l)
	}
	f.in = append(f.in, l)
}

// permalink sets aside a permalink mark in a heading, and reports whether it did.
func (f *flow) permalink(n *node) bool {
	href := n.attr["href"]
	if i := strings.IndexByte(href, '#'); i < 0 || n.chars*2 > f.of.chars {
		return false
	}
	if n.chars > 0 && !(n.chars < 20 && n.hasClass("anchor", "hash-link", "headerlink", "permalink", "heading-link",
		"anchorjs-link", "heading-anchor", "direct-link", "header-anchor")) {
		return false
	}
	if n.chars == 0 && n.find(func(k *node) bool { return k.name == "img" && k.attr["alt"] != "" }) != nil {
		return false
	}
	f.asides.add(n, "link of a heading to itself")
	return true
}

// image reads <img>. Sites that load images lazily have the URL in other attributes; images of one pixel count visits.
func (f *flow) image(n *node) {
	alt := strings.Join(strings.Fields(markup.Printable(n.attr["alt"])), " ")
	if n.attr["width"] == "1" || n.attr["height"] == "1" || n.attr["width"] == "0" {
		return
	}
	if n.hasClass("emoji", "emojione", "twemoji", "wp-smiley", "smiley") && alt != "" {
		f.word(alt, n.start, n.end)
		return
	}
	src := strings.TrimSpace(n.attr["src"])
	if src == "" || strings.HasPrefix(src, "data:") {
		for _, a := range []string{"data-src", "data-lazy-src", "data-original", "data-lazy", "data-url", "srcset",
			"data-srcset"} {
			if v := strings.Fields(n.attr[a]); len(v) > 0 {
				src = strings.TrimSuffix(v[0], ",")
				break
			}
		}
	}
	src, light := markup.ForMode(src)
	if !light {
		f.sink.Report(diag.New(diag.Furniture, f.Span(n.start, n.end), markup.DarkImage))
		return
	}
	if name, ok := f.media.Take(src); ok {
		src = name
	}
	switch {
	case src == "":
		f.alternative(alt, n)
		return
	case !markup.Allowed(src):
		if markup.Scheme(src) != "data" || alt != "" {
			f.sink.Report(diag.New(diag.LinkScheme, f.Span(n.start, n.end),
				"an image with the scheme %q is dropped, its text is kept", markup.Scheme(src)))
		}
		f.alternative(alt, n)
		return
	}
	if formula, ok := markup.Drawn(src); ok {
		f.put(&ast.Math{Loc: f.at(n), TeX: tex.Normal(formula)})
		return
	}
	img := &ast.Image{Loc: f.at(n), Src: src, Alt: alt, Title: markup.Printable(n.attr["title"])}
	if !markup.Resize(img, n.attr["width"], n.attr["height"], n.attr["style"]) {
		f.sink.Report(diag.New(diag.ImageSize, f.Span(n.start, n.end), markup.SizeSetAside))
	}
	f.put(img)
}

// alternative adds the alternative text of an image.
func (f *flow) alternative(alt string, n *node) {
	if alt != "" {
		f.word(alt, n.start, n.end)
	}
}
