package asset

import (
	"testing"
)

func TestSVGThatReachesOutIsRefused(t *testing.T) {
	const start = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`
	good := []string{
		start + `</svg>`, "\ufeff" + start + "</svg>\n<!-- drawn by hand -->\n",
		`<?xml version="1.0"?>` + "\n" + start + `<use xlink:href="#a"/><style>a{fill:url( '#g')}</style></svg>`,
		start + `<image href="data:image/png;base64,AA=="/></svg>`,
		start + `<style>@font-face{font-family:x;src:url("data:font/woff2;base64,AA==")} text{font:x}</style><text>a</text></svg>`,
		start + `<style><!-- a{fill:red} --></style><a href="#b"><title>t</title><g id="b"/></a></svg>`,
		start + `<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" pagecolor="#fff"` +
			` sodipodi:docname="C:\x.svg"/><metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata></svg>`,
		start + `<animate attributeName="fill" values="red;blue"/></svg>`,
		start + `<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><rect filter="url(#f)"/></svg>`,
	}
	bad := []string{
		start + `<script/></svg>`,
		start + `<a onclick="x()"/></svg>`,
		start + `<image xlink:href="http://example.org/x.png"/></svg>`,
		start + `<image href="other.png"/></svg>`,
		start + `<style>@import "x.css";</style></svg>`,
		start + `<rect fill="url(#a)" style="fill:url(#a) url(http://example.org/)"/></svg>`,
		start + `<style>a{fill:u\72l(x)}</style></svg>`,
		start + `<foreignObject/></svg>`,
		start + `<style>@im<!-- x -->port "x.css";</style></svg>`,
		start + `<style>@im<![CDATA[port "x.css";]]></style></svg>`,
		start + `<style><g/>@import "x.css";</style></svg>`,
		start + `<style>a{background:image-set("http://example.org/x.png" 1x)}</style></svg>`,
		start + `<rect style="background:src('http://example.org/')"/></svg>`,
		start + `<image><set attributeName="href" to="http://example.org/x.png"/></image></svg>`,
		start + `<image><animate attributeName="xlink:href" values="http://example.org/x.png"/></image></svg>`,
		start + `<set attributeName="onclick" to="x()"/></svg>`,
		start + `<h:object xmlns:h="http://www.w3.org/1999/xhtml" data="x.html"/></svg>`,
		start + `<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=x"/></svg>`,
		start + `<object xmlns="" data="x"/></svg>`,
		start + `<metadata><h:script xmlns:h="http://www.w3.org/1999/xhtml"/></metadata></svg>`,
		start + `<iframe/></svg>`, start + `<video/></svg>`, start + `<audio/></svg>`, start + `<discard/></svg>`,
		start + `<image href="data:image/svg+xml,%3Csvg/%3E"/></svg>`,
		start + `<a href="http://example.org/"/></svg>`,
		start + `<g xml:base="http://example.org/"/></svg>`,
		start + `<e:listener xmlns:e="http://www.w3.org/2001/xml-events"/></svg>`,
		start + `<g></svg>`,
		start + `</svg>` + start + `</svg>`, start + `</svg><g xmlns="http://www.w3.org/2000/svg"/>`,
		start + `</svg>and more`, `more ` + start + `</svg>`,
		`<?xml-stylesheet href="x.css"?>` + start + `</svg>`,
		`<!DOCTYPE svg [<!ENTITY a "b">]>` + start + `</svg>`,
		`<svg></svg>`,
		`<html><svg/></html>`,
		`<!-- <svg -->`,
	}
	for _, s := range good {
		if err := checkSVG([]byte(s)); err != nil {
			t.Errorf("%s\nrefused: %v", s, err)
		}
	}
	for _, s := range bad {
		if checkSVG([]byte(s)) == nil {
			t.Errorf("%s\naccepted", s)
		}
	}
}

func TestSVGIsMadePlain(t *testing.T) {
	const start = `<svg xmlns="http://www.w3.org/2000/svg">`
	for in, want := range map[string]string{
		`<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">` + start + `</svg>`: `<?xml version="1.0"?>` +
			start + `</svg>`,
		`<!DOCTYPE svg [<!ENTITY a "b">]>` + start + `</svg>`: `<!DOCTYPE svg [<!ENTITY a "b">]>` + start + `</svg>`,
		start + `<switch><foreignObject><p xmlns="x">a<b/></p></foreignObject><text>a</text></switch></svg>`: start +
			`<switch><text>a</text></switch></svg>`,
		start + `<switch><text>a</text><foreignObject/></switch></svg>`: start + `<switch><text>a</text></switch></svg>`,
		start + `<switch><foreignObject/></switch></svg>`:               start + `<switch><foreignObject/></switch></svg>`,
		start + `<foreignObject/></svg>`:                                start + `<foreignObject/></svg>`,
		start + `<switch><foreignObject>`:                               start + `<switch><foreignObject>`,
	} {
		if got := string(plainSVG([]byte(in))); got != want {
			t.Errorf("%s\nis    %s\nwant  %s", in, got, want)
		}
	}
}
