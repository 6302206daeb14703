package svg

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"
)

// dump returns shapes as text.
func dump(d *Drawing) string {
	var b strings.Builder
	color := func(c *Paint) string {
		if c == nil {
			return "-"
		}
		if g := c.Gradient; g != nil {
			return gradient(c)
		}
		s := fmt.Sprintf("%02x%02x%02x", c.R, c.G, c.B)
		if c.A < 255 {
			s += fmt.Sprintf("/%02x", c.A)
		}
		return s
	}
	path := func(path []Segment) {
		for _, s := range path {
			op := "L"
			switch {
			case s.Start:
				op = "M"
			case len(s.Points) == 0:
				op = "Z"
			case len(s.Points) == 3:
				op = "C"
			}
			b.WriteString(op)
			for _, p := range s.Points {
				fmt.Fprintf(&b, " %.4g,%.4g", p.X, p.Y)
			}
		}
	}
	for i, s := range d.Shapes {
		if i > 0 {
			b.WriteString("; ")
		}
		for _, c := range s.Clips {
			b.WriteString("in[")
			path(c.Path)
			b.WriteString("] ")
		}
		if s.Text != nil {
			at := s.Text.To.Apply(Point{})
			if s.Text.RTL {
				b.WriteString("rtl ")
			}
			if s.Text.Length > 0 {
				fmt.Fprintf(&b, "of %.4g %v ", s.Text.Length, s.Text.Stretch)
			}
			fmt.Fprintf(&b, "text %.4g,%.4g %v", at.X, at.Y, s.Text.Anchor)
			for _, sp := range s.Text.Spans {
				fmt.Fprintf(&b, " %q %.4g %s", sp.Value, sp.Size, color(sp.Fill))
				if sp.DX != 0 || sp.DY != 0 {
					fmt.Fprintf(&b, " by %.4g,%.4g", sp.DX, sp.DY)
				}
				if sp.Bold {
					b.WriteString(" bold")
				}
				if l := sp.Line; l != nil {
					fmt.Fprintf(&b, " line %s %.4g", color(&l.Paint), l.Width)
				}
				if sp.LineFirst {
					b.WriteString(" below")
				}
				if sp.Spacing != 0 {
					fmt.Fprintf(&b, " apart %.4g", sp.Spacing)
				}
				for _, up := range sp.Strokes {
					fmt.Fprintf(&b, " along %.4g", up)
				}
			}
			continue
		}
		path(s.Path)
		b.WriteString(" " + color(s.Fill))
		if l := s.Line; l != nil {
			fmt.Fprintf(&b, " %s %.4g %d%d %.4v", color(&l.Paint), l.Width, l.Cap, l.Join, l.Dash)
		}
	}
	return b.String()
}

// gradient returns a gradient as text: its coordinates, its inner circle, its stops and its opacity.
func gradient(p *Paint) string {
	g := p.Gradient
	var b strings.Builder
	fmt.Fprintf(&b, "along %.4g", g.To)
	if g.Radial {
		fmt.Fprintf(&b, " around %.4g,%.4g %.4g", g.Focus.X, g.Focus.Y, g.Inner)
	}
	for _, s := range g.Stops {
		fmt.Fprintf(&b, " %.4g %02x%02x%02x", s.At, s.R, s.G, s.B)
	}
	if p.A < 255 {
		fmt.Fprintf(&b, " /%02x", p.A)
	}
	return b.String()
}

// drawn returns what is inside a drawing of 100 by 100 pixels.
func drawn(inside string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="100">` +
		inside + "</svg>"
}

// web returns a part of a web page within a drawing.
func web(inside string) string {
	return `<foreignObject width="9" height="9"><div xmlns="http://www.w3.org/1999/xhtml">` + inside + "</div></foreignObject>"
}

func TestShapes(t *testing.T) {
	const box = "M 1,2L 4,2L 4,6L 1,6Z"
	for name, c := range map[string]struct{ in, want string }{
		"rect":       {`<rect x="1" y="2" width="3" height="4"/>`, box + " 000000"},
		"empty rect": {`<rect x="1" y="2" width="3"/>`, ""},
		"line":       {`<line x1="1" y1="2" x2="3" y2="50%" stroke="red"/>`, "M 1,2L 3,50 - ff0000 1 00 []"},
		"polygon":    {`<polygon points="1,2 3-4,5"/>`, "M 1,2L 3,-4Z 000000"},
		"path":       {`<path d="M1 2l3 0v4H1z m1,1 1,1"/>`, box + "M 2,3L 3,4 000000"},
		"after close": {
			`<path d="M1 2h3v4H1zl5 5"/>`, box + "M 1,2L 6,7 000000",
		},
		"curves": {
			`<path d="M0 0C1 1 2 1 3 0S5-1 6 0Q9 3 12 0t6 0" fill="none" stroke="#00f"/>`,
			"M 0,0C 1,1 2,1 3,0C 4,-1 5,-1 6,0C 8,2 10,2 12,0C 14,-2 16,-2 18,0 - 0000ff 1 00 []",
		},
		"arc with flags in one": {
			`<path d="M0 0a5 5 0 1110 0" />`, "M 0,0C 0,-2.761 2.239,-5 5,-5C 7.761,-5 10,-2.761 10,0 000000",
		},
		"fault in a path": {`<path d="M0 0L5 5L6 x"/>`, "M 0,0L 5,5 000000"},
		"transform":       {`<g transform="translate(1,2)"><rect transform="scale(3 4)" width="1" height="1"/></g>`, box + " 000000"},
		"rotate":          {`<path transform="rotate(90 1 1)" d="M1 0L2 1"/>`, "M 2,1L 1,2 000000"},
		"style over rule over attribute": {
			`<style>rect{fill:lime} .a{stroke:#010203} g > .a{stroke-width:2}</style><g><rect class="b a" x="1" y="2" width="3"
			height="4" fill="red" style="stroke-dasharray:1,2"/></g>`, box + " 00ff00 010203 2 00 [1 2]",
		},
		"pattern": {
			`<pattern id="p" x="1" width="2" height="2" patternUnits="userSpaceOnUse"><path d="M1 0h1v1"/></pattern>` +
				`<rect x="1" y="2" width="3" height="1" fill="url(#p)"/>`,
			"in[M 1,2L 4,2L 4,3L 1,3Z] in[M 1,2L 3,2L 3,4L 1,4Z] M 1,2L 2,2L 2,3 000000; " +
				"in[M 1,2L 4,2L 4,3L 1,3Z] in[M 3,2L 5,2L 5,4L 3,4Z] M 3,2L 4,2L 4,3 000000",
		},
		"pattern of a box, with a viewBox, turned, by another": {
			`<pattern id="q" width="100%" height="1" viewBox="0 0 1 1"><path d="M0 0h1v1" fill="red"/></pattern>` +
				`<pattern id="p" href="#q" patternTransform="translate(0 2)"/>` +
				`<rect y="2" width="4" height="4" fill="url(#p)" fill-opacity=".2"/>`,
			"in[M 0,2L 4,2L 4,6L 0,6Z] in[M 0,0L 4,0L 4,4L 0,4Z] M 0,0L 4,0L 4,4 ff0000/33; " +
				"in[M 0,2L 4,2L 4,6L 0,6Z] in[M 4,0L 8,0L 8,4L 4,4Z] M 4,0L 8,0L 8,4 ff0000/33; " +
				"in[M 0,2L 4,2L 4,6L 0,6Z] in[M 0,4L 4,4L 4,8L 0,8Z] M 0,4L 4,4L 4,8 ff0000/33; " +
				"in[M 0,2L 4,2L 4,6L 0,6Z] in[M 4,4L 8,4L 8,8L 4,8Z] M 4,4L 8,4L 8,8 ff0000/33",
		},
		"pattern without size": {`<pattern id="p"><path d="M0 0h1v1"/></pattern><rect fill="url(#p)" width="1" height="1"/>`, ""},
		"pattern that shows nothing": {
			`<pattern id="p" width="1" height="1" viewBox="0 0 0 0"><path d="M0 0h1v1"/></pattern>` +
				`<rect fill="url(#p)" width="1" height="1"/>`, "",
		},
		"pattern that is flat": {
			`<pattern id="p" width="1" height="1" patternTransform="scale(0)"><path d="M0 0h1v1"/></pattern>` +
				`<rect fill="url(#p)" width="1" height="1"/>`, "",
		},
		"mask of light": {
			`<mask id="m"><rect width="9" height="9"/><g fill="white"><path d="M0 0h2v2"/></g></mask>` +
				`<rect x="1" y="2" width="3" height="4" mask="url(#m)"/>`, "in[M 0,0L 2,0L 2,2] " + box + " 000000",
		},
		"mask of what covers": {
			`<mask id="m" style="mask-type:alpha"><path d="M0 0h2v2" fill="#D9D9D9"/></mask>` +
				`<rect x="1" y="2" width="3" height="4" mask="url(#m)"/>`, "in[M 0,0L 2,0L 2,2] " + box + " 000000",
		},
		"mask that is not there":   {`<rect x="1" y="2" width="3" height="4" mask="url(#m)"/>`, box + " 000000"},
		"filter that is not there": {`<rect x="1" y="2" width="3" height="4" filter="url(#f)"/>`, box + " 000000"},
		"rule of an id": {
			`<style>/* c */ #i rect, .no { fill: #abc } @media print { rect { fill: red } } rect{fill:blue}</style><g id="i"><g>` +
				`<rect x="1" y="2" width="3" height="4"/></g></g>`, box + " aabbcc",
		},
		"inherited":  {`<g fill="none" stroke="green" stroke-linecap="round"><path d="M1 2h3"/></g>`, "M 1,2L 4,2 - 008000 1 10 []"},
		"opacity":    {`<g opacity=".5"><rect x="1" y="2" width="3" height="4" fill-opacity="50%"/></g>`, box + " 000000/40"},
		"colors":     {`<g color="teal"><rect x="1" y="2" width="3" height="4" fill="currentColor" stroke="hsl(0,100%,50%)"/></g>`, box + " 008080 ff0000 1 00 []"},
		"not shown":  {`<g display="none"><rect width="9" height="9"/></g><rect visibility="hidden" width="9" height="9"/>`, ""},
		"use":        {`<defs><rect id="r" width="3" height="4"/></defs><use xlink:href="#r" x="1" y="2" fill="red"/>`, box + " ff0000"},
		"use itself": {`<g id="r"><use href="#gone"/></g>`, ""},
		"symbol": {
			`<symbol id="s" viewBox="0 0 1 1"><path d="M0 0h1"/></symbol><use href="#s" x="1" y="2" width="3" height="3"/>`,
			"in[M 1,2L 4,2L 4,5L 1,5Z] M 1,2L 4,2 000000",
		},
		"clip":  {`<clipPath id="c"><rect x="1" y="2" width="3" height="4"/></clipPath><g clip-path="url(#c)"><path d="M0 0h9"/></g>`, "in[" + box + "] M 0,0L 9,0 000000"},
		"other": {`<x:data xmlns:x="urn:x"><x:y/></x:data><path d="M1 2h3"/><title>T</title><desc/>`, "M 1,2L 4,2 000000"},
		"switch": {
			`<switch><foreignObject requiredExtensions="x"/><text x="1" y="2">words</text></switch>`,
			`text 1,2 0 "words" 16 000000`,
		},
		"marker": {
			`<marker id="m" markerWidth="2" markerHeight="2" refX="1" orient="auto"><path d="M0 0h1"/></marker>` +
				`<path d="M0 0H8" stroke="red" stroke-width="2" fill="none" marker-end="url(#m)"/>`,
			"M 0,0L 8,0 - ff0000 2 00 []; M 6,0L 8,0 000000",
		},
		"text": {
			`<text x="1" y="2" text-anchor="middle" font-size="10">  some
			<tspan font-weight="bold" fill="red">bold</tspan> words </text>`,
			`text 1,2 0.5 "some " 10 000000 "bold" 10 ff0000 bold " words" 10 000000`,
		},
		"outlined text": {
			`<g transform="scale(2)"><text x="1" y="2" fill="none" stroke="red" stroke-width="0.5">A</text></g>`,
			`text 2,4 0 "A" 16 - line ff0000 1`,
		},
		"halo": {
			`<text x="1" y="2" stroke="white" style="paint-order:stroke">A</text>`,
			`text 1,2 0 "A" 16 000000 line ffffff 1 below`,
		},
		"text without paint": {`<text fill="none">A</text><text visibility="hidden" stroke="red">A</text>`, ""},
		"text apart": {
			`<g letter-spacing="0.5em"><text x="1" y="2">A<tspan letter-spacing="normal">B</tspan></text></g>`,
			`text 1,2 0 "A" 16 000000 apart 8 "B" 16 000000`,
		},
		"text of a width": {
			`<text x="1" y="2" textLength="50">A</text><text x="1" y="2" textLength="50%" lengthAdjust="spacingAndGlyphs">A</text>`,
			`of 50 false text 1,2 0 "A" 16 000000; of 50 true text 1,2 0 "A" 16 000000`,
		},
		"decorated text": {
			`<text x="1" y="2" text-decoration="underline line-through">A</text><text x="1" y="2" text-decoration="none">A</text>`,
			`text 1,2 0 "A" 16 000000 along -0.12 along 0.27; text 1,2 0 "A" 16 000000`,
		},
		"text from the right": {`<text x="1" y="2" direction="rtl">A</text>`, `rtl text 1,2 0 "A" 16 000000`},
		"text in capitals":    {`<text x="1" y="2" style="text-transform:uppercase">a</text>`, `text 1,2 0 "A" 16 000000`},
		"styles that change nothing": {
			`<text x="1" y="2" letter-spacing="0px" word-spacing="0" writing-mode="lr-tb" direction="ltr" font-variant="normal">A</text>`,
			`text 1,2 0 "A" 16 000000`,
		},
		"label": {
			`<style>.label p{color:#0f0;text-align:center}</style>` +
				`<foreignObject x="10" y="20" width="60" height="48"><div class="label" xmlns="http://www.w3.org/1999/xhtml"
				style="line-height:1.5"><span><p> Read <b>the</b>
				file<br/>again </p></span></div></foreignObject>`,
			`text 40,37.6 0.5 "Read " 16 00ff00 "the" 16 00ff00 bold " file" 16 00ff00; text 40,61.6 0.5 "again" 16 00ff00`,
		},
		"label of lines that the box divides": {
			`<foreignObject width="60" height="48"><div xmlns="http://www.w3.org/1999/xhtml">one two <i>three</i> four</div></foreignObject>`,
			`text 0,17.6 0 "one two" 16 000000; text 0,41.6 0 "three" 16 000000 " four" 16 000000`,
		},
		"label on a ground": {
			`<foreignObject width="9" height="24"><div xmlns="http://www.w3.org/1999/xhtml" style="background-color:#fff">a</div></foreignObject>`,
			`M 0,0L 9,0L 9,24L 0,24Z ffffff; text 0,17.6 0 "a" 16 000000`,
		},
		"label without words": {`<foreignObject width="9" height="9"><div xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>`, ""},
		"label in a switch": {
			`<switch><foreignObject width="9" height="24"><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject></switch>`,
			`text 0,17.6 0 "a" 16 000000`,
		},
		"lines of text": {
			`<text x="1" y="2"><tspan x="1" dy="1em">one</tspan> <tspan x="1" dy="1em">two</tspan></text>`,
			`text 1,2 0 "one" 16 000000 by 0,16; text 1,18 0 "two" 16 000000 by 0,16`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Parse([]byte(drawn(c.in)))
			if err != nil {
				t.Fatal(err)
			}
			if got := dump(d); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestSizes(t *testing.T) {
	for in, want := range map[string]string{
		`width="72pt" height="1in"`:        "96x96",
		`viewBox="0 0 40 20"`:              "40x20",
		`width="100%" viewBox="0 0 40 20"`: "40x20",
		`width="20" viewBox="0 0 40 20"`:   "20x10",
		``:                                 "300x150",
		`width="80" height="20" viewBox="0 0 40 20"`:                "80x20",
		`width="10cm" height="50mm" preserveAspectRatio="xMinYMin"`: "378x189",
	} {
		d, err := Parse([]byte(`<svg xmlns="http://www.w3.org/2000/svg" ` + in + `/>`))
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("%.0fx%.0f", d.Width, d.Height); got != want {
			t.Errorf("%s is %s, want %s", in, got, want)
		}
	}
}

func TestWhatIsNotDrawnIsNamedWithItsLine(t *testing.T) {
	for in, want := range map[string]string{
		`<image href="data:image/png;base64,"/>`:                                                            "image",
		web(`<img src="a.png"/>`):                                                                           "img",
		web(`a <table><tr><td>b</td></tr></table>`):                                                         "table",
		web(`<svg xmlns="http://www.w3.org/2000/svg"/>`):                                                    "svg",
		web(`<math xmlns="http://www.w3.org/1998/Math/MathML"/>`):                                           "math",
		`<div xmlns="http://www.w3.org/1999/xhtml">a</div>`:                                                 "div",
		`<rect filter="sepia(1)"/>`:                                                                         "rect",
		`<filter id="f"><feTurbulence/></filter><rect filter="url(#f)"/>`:                                   "filter",
		`<filter id="f"><feGaussianBlur/><feOffset dx="1"/></filter><rect filter="url(#f)"/>`:               "filter",
		`<mask id="m"><rect fill="#888" width="9" height="9"/></mask><g mask="url(#m)"/>`:                   "rect",
		`<mask id="m"><rect fill="white" opacity=".5" width="9" height="9"/></mask><g mask="url(#m)"/>`:     "rect",
		`<mask id="m"><circle fill="#fff" r="9"/><rect width="9" height="9"/></mask><g mask="url(#m)"/>`:    "rect",
		`<mask id="m"><text>a</text></mask><g mask="url(#m)"/>`:                                             "text",
		`<mask id="m"><path d="M0 0h1" stroke="#fff"/></mask><g mask="url(#m)"/>`:                           "path",
		`<linearGradient id="g"/><mask id="m"><rect fill="url(#g)"/></mask><g mask="url(#m)"/>`:             "rect",
		`<mask id="m" maskContentUnits="objectBoundingBox"/><g mask="url(#m)"/>`:                            "mask",
		`<pattern id="p" width="1" height="1"><mesh/></pattern><rect fill="url(#p)" width="1" height="1"/>`: "mesh",
		`<pattern id="p" width="1" height="1" patternUnits="userSpaceOnUse"><path d="M0 0h1"/></pattern>` +
			`<rect fill="url(#p)" width="101" height="100"/>`: "pattern",
		`<pattern id="p" width="1" height="1"><rect width="1" height="1" fill="url(#p)"/></pattern>` +
			`<rect fill="url(#p)" width="1" height="1"/>`: "pattern",
		`<pattern id="p" width="1" height="1"/><rect stroke="url(#p)" width="1" height="1"/>`: "pattern",
		`<text><textPath href="#p">x</textPath></text>`:                                       "textPath",
		`<text x="1 2 3">abc</text>`:                                                          "text",
		`<text writing-mode="tb-rl">a</text>`:                                                 "text",
		`<text style="font-variant:small-caps">a</text>`:                                      "text",
		`<text><tspan word-spacing="3">a</tspan></text>`:                                      "tspan",
		`<text><tspan textLength="3">a</tspan></text>`:                                        "tspan",
		`<text textLength="3">a<tspan x="1">b</tspan></text>`:                                 "text",
		`<text unicode-bidi="bidi-override">a</text>`:                                         "text",
		`<text text-transform="capitalize">a</text>`:                                          "text",
		`<clipPath id="c"><text>x</text></clipPath><g clip-path="url(#c)"/>`:                  "text",
		`<g id="a"><use href="#a"/></g>`:                                                      "use",
		`<marker id="m"><path d="M0 0h1" marker-end="url(#m)" stroke="red"/></marker>` +
			`<path d="M0 0h1" marker-end="url(#m)"/>`: "path",
		`<mesh/>`: "mesh",
	} {
		_, err := Parse([]byte(drawn("\n\n" + in)))
		var e *Error
		if !errors.As(err, &e) || e.Element != want || e.Line != 3 {
			t.Errorf("%s: %v", in, err)
		}
	}
	for _, in := range []string{"", "<svg", "<a/>", `<svg xmlns="x"/>`, drawn("<g>"), drawn("&unknown;"),
		`<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1"/>`} {
		if _, err := Parse([]byte(in)); err == nil {
			t.Errorf("%q is read", in)
		}
	}
}

// TestHostileDrawingsAreBounded reads files of some kilobytes that stand for very much.
func TestHostileDrawingsAreBounded(t *testing.T) {
	var uses strings.Builder
	uses.WriteString(`<g id="a0"><path d="M0 0h1"/></g>`)
	for i := range 10 {
		fmt.Fprintf(&uses, `<g id="a%d">%s</g>`, i+1, strings.Repeat(fmt.Sprintf(`<use href="#a%d"/>`, i), 20))
	}
	for name, in := range map[string]string{
		"uses":  uses.String(),
		"deep":  strings.Repeat("<g>", 500) + strings.Repeat("</g>", 500),
		"many":  strings.Repeat("<g/>", maxElements+1),
		"rules": "<style>" + strings.Repeat("g g g g g.b{fill:red}", 1900) + "</style>" + strings.Repeat("<g>", 90) + strings.Repeat("<g/>", 20_000) + strings.Repeat("</g>", 90),
		"clips": `<clipPath id="c"><path d="M0 0` + strings.Repeat("h1", 10_000) + `"/></clipPath>` + strings.Repeat(`<path clip-path="url(#c)" d="M0 0h1"/>`, 10_000),
		"stops": `<linearGradient id="g">` + strings.Repeat(stops, 1000) + `</linearGradient>` + strings.Repeat(`<path d="M0 0h1v1" fill="url(#g)"/>`, 10_000),
		"text":  "<text>" + strings.Repeat("words ", 100_000) + "</text>" + strings.Repeat("<g/>", 2) + strings.Repeat(`<path d="M0 0h1"/>`, 2),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			if _, err := Parse([]byte(drawn(in))); err == nil {
				t.Error("it is drawn")
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

// TestWhatFollowsTheRoot reads files with something behind their root.
func TestWhatFollowsTheRoot(t *testing.T) {
	const root = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>`
	for behind, good := range map[string]bool{
		"\n<!-- done -->\n<?done?> ": true, "<tspan></tspan>": false, root: false, `<p xmlns="http://www.w3.org/1999/xhtml"/>`: false,
		`<x xmlns="urn:x"/>`: false, "</svg>": false, `<foreignObject xmlns="http://www.w3.org/2000/svg"/>`: false,
	} {
		if _, err := Parse([]byte(root + behind)); (err == nil) != good {
			t.Errorf("%s: %v", behind, err)
		}
		if got := string(Plain([]byte(root + behind))); got != root+behind {
			t.Errorf("%s: %s", behind, got)
		}
	}
}

// numbersOf looks for what is no number that PDF can hold.
func numbersOf(t *testing.T, d *Drawing) {
	t.Helper()
	finite := func(vs ...float64) {
		for _, v := range vs {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Fatalf("%v are no numbers", vs)
			}
		}
	}
	painted := func(fill *Paint, line *Line) {
		if line != nil {
			finite(line.Width, line.Miter, line.Phase)
			finite(line.Dash...)
			fill = cmp.Or(fill, &line.Paint)
		}
		if fill != nil && fill.Gradient != nil {
			g := fill.Gradient
			finite(append(g.To[:], g.Focus.X, g.Focus.Y, g.Inner)...)
		}
	}
	for _, s := range d.Shapes {
		for _, seg := range s.Path {
			for _, p := range seg.Points {
				if p.X != bounded(p.X) || p.Y != bounded(p.Y) {
					t.Fatalf("%v is no place", p)
				}
			}
		}
		painted(s.Fill, s.Line)
		if s.Text != nil {
			finite(append(s.Text.To[:], s.Text.Length)...)
			for _, span := range s.Text.Spans {
				painted(span.Fill, span.Line)
				finite(span.DX, span.DY, span.Size, span.Spacing, span.Rise)
			}
		}
	}
}

// TestScalesWithinScales draws what is larger than any paper.
func TestScalesWithinScales(t *testing.T) {
	for _, in := range []string{
		`<text x="1" y="1" letter-spacing="1e6" stroke="red">a</text>`, `<path d="M1 1h1v1" stroke="red" stroke-dasharray="1"/>`,
		`<linearGradient id="g">` + stops + `</linearGradient><path d="M1 1h1v1" fill="url(#g)"/>`,
		`<radialGradient id="g" r="1e-9" fx="1">` + stops + `</radialGradient><path d="M1 1h1v1" fill="url(#g)"/>`,
		`<marker id="m"><text>a</text></marker><path d="M1 1h1v1" marker-mid="url(#m)"/>`,
	} {
		for _, scale := range []string{"1e6", "-1e6 1e-6", "0"} {
			d, err := Parse([]byte(drawn(strings.Repeat(`<g transform="scale(`+scale+`)">`, 60) + in + strings.Repeat("</g>", 60))))
			if err != nil {
				t.Fatal(err)
			}
			numbersOf(t, d)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(drawn(`<path d="M0 0a5 5 0 1110 0z"/><text x="1"><tspan dy="1em">a</tspan></text>`))
	f.Add(drawn(`<style>g > .a{fill:red}</style><g><use href="#x"/><rect id="x" class="a" width="1" height="1"/></g>`))
	f.Add(drawn(`<marker id="m" orient="auto"/><line x2="3" stroke="rgb(1 2 3 / .4)" marker-end="url(#m)"/>`))
	f.Add(drawn(`<radialGradient id="g" r="9" fx="1%" gradientTransform="scale(2)">` + stops + `</radialGradient><path d="M1 1h1v1" fill="url(#g)"/>`))
	f.Add(drawn(web("<p>a<br/><b>b</b> c</p>")))
	f.Fuzz(func(t *testing.T, in string) {
		if !strings.HasPrefix(in, "<svg") {
			in = drawn(in)
		}
		d, err := Parse([]byte(in))
		if err != nil {
			return
		}
		numbersOf(t, d)
	})
}

func TestShadowsAreLeftOutAndNamed(t *testing.T) {
	for in, want := range map[string]string{
		`<filter id="f"><feDropShadow/></filter><rect width="1" height="1" filter="url(#f)"/>`: "a filter in line 2 (<filter>)",
		`<filter id="f"><feGaussianBlur/></filter><rect width="1" height="1" filter="url(#f)"/>` +
			`<rect width="1" height="1" filter="url(#f)"/>`: "a filter in line 2 (<filter>)",
		`<filter id="f"><feFlood/><feGaussianBlur in="SourceAlpha"/><feOffset/>` +
			`<feMerge><feMergeNode/><feMergeNode in="SourceGraphic"/></feMerge></filter>` +
			`<rect width="1" height="1" filter="url(#f)"/>`: "a filter in line 2 (<filter>)",
		`<filter id="f"><feFlood/><feColorMatrix in="SourceAlpha"/><feBlend in="SourceGraphic"/></filter>` +
			`<rect width="1" height="1" filter="url(#f)"/>`: "a filter in line 2 (<filter>)",
		`<rect width="1" height="1" style="filter: drop-shadow(1px 1px red)"/>`: "a filter in line 2 (<rect>)",
		`<rect width="1" height="1" filter="none"/>`:                            "",
		`<linearGradient id="g" spreadMethod="reflect">` + stops + `</linearGradient><rect width="1" height="1" fill="url(#g)"/>`: "" +
			"a gradient that repeats in line 2 (<linearGradient>)",
		`<radialGradient id="g"><stop/><stop offset="1" stop-opacity="0"/></radialGradient><rect width="1" height="1" fill="url(#g)"/>`: "" +
			"a gradient that fades in line 2 (<radialGradient>)",
		`<linearGradient id="g">` + stops + `</linearGradient><text fill="url(#g)">a</text>`: "" +
			"a gradient of letters in line 2 (<linearGradient>)",
	} {
		d, err := Parse([]byte(drawn("\n" + in)))
		if err != nil || strings.Join(d.Lacks, ", ") != want || len(d.Shapes) == 0 {
			t.Errorf("%s: %+v, %v", in, d, err)
		}
	}
}
