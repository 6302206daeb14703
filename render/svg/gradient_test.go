package svg

import (
	"strings"
	"testing"
)

// stops are those of a gradient from black to white.
const stops = `<stop stop-color="#000"/><stop offset="1" stop-color="#fff"/>`

// TestGradients parses what fills the box from (10, 20) to (50, 40) and compares the gradients.
func TestGradients(t *testing.T) {
	const (
		ends = " 0 000000 1 ffffff"
		box  = `<rect x="10" y="20" width="40" height="20" fill="url(#g)"/>`
	)
	for name, c := range map[string]struct{ in, want string }{
		"across":              {`<linearGradient id="g">` + stops + `</linearGradient>` + box, "along [40 0 0 20 10 20]" + ends},
		"by parts of the box": {`<linearGradient id="g" x1=".5" y1="25%" x2="50%" y2="1">` + stops + `</linearGradient>` + box, "along [0 15 -30 0 30 25]" + ends},
		"on the plane":        {`<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="5" x2="50%" y2="10">` + stops + `</linearGradient>` + box, "along [45 10 -10 45 5 0]" + ends},
		"turned": {
			`<linearGradient id="g" gradientTransform="matrix(0 1 -1 0 0 0)">` + stops + `</linearGradient>` + box, "along [0 20 -40 0 10 20]" + ends,
		},
		"in a moved group": {
			`<linearGradient id="g">` + stops + `</linearGradient><g transform="translate(1 2) scale(2)">` + box + `</g>`,
			"along [80 0 0 40 21 42]" + ends,
		},
		"of another": {
			`<linearGradient id="g" href="#h" x2="0" y2="1"/><radialGradient id="h" xlink:href="#i" gradientUnits="userSpaceOnUse"/>` +
				`<linearGradient id="i">` + stops + `</linearGradient>` + box, "along [0 1 -1 0 0 0]" + ends,
		},
		"of itself": {
			`<linearGradient id="g" href="#g">` + stops + `</linearGradient>` + box, "along [40 0 0 20 10 20]" + ends,
		},
		"around": {`<radialGradient id="g">` + stops + `</radialGradient>` + box, "along [20 0 0 10 30 30] around 0,0 0" + ends},
		"around a focus": {
			`<radialGradient id="g" gradientUnits="userSpaceOnUse" cx="30" cy="30" r="10" fx="25" fy="32" fr="2">` + stops +
				`</radialGradient>` + box, "along [10 0 0 10 30 30] around -0.5,0.2 0.2" + ends,
		},
		"stops out of order and bounds": {
			`<linearGradient id="g"><stop offset="-1" stop-color="red"/><stop offset="60%" style="stop-color:#00f"/>` +
				`<stop offset=".3" stop-color="lime"/><stop offset="7"/></linearGradient>` + box,
			"along [40 0 0 20 10 20] 0 ff0000 0.6 0000ff 0.6 00ff00 1 000000",
		},
		"of one opacity": {
			`<linearGradient id="g"><stop stop-color="#000" stop-opacity=".5"/><stop offset="1" stop-color="rgba(255,255,255,.5)"/>` +
				`</linearGradient><g opacity=".5">` + box + `</g>`, "along [40 0 0 20 10 20]" + ends + " /40",
		},
		"a line": {
			`<linearGradient id="g">` + stops + `</linearGradient><path d="M0 0L8 4" fill="none" stroke="url(#g)"/>`,
			"- along [8 0 0 4 0 0]" + ends + " 1 00 []",
		},
		"letters on the plane": {
			`<linearGradient id="g" gradientUnits="userSpaceOnUse">` + stops + `</linearGradient><text fill="url(#g)">a</text>`,
			`text 0,0 0 "a" 16 along [100 0 0 100 0 0]` + ends,
		},
		"a marker of the color of its line": {
			`<linearGradient id="g">` + stops + `</linearGradient><marker id="m" markerUnits="userSpaceOnUse"><path d="M0 0h1v1" ` +
				`fill="context-stroke"/></marker><path d="M0 0L8 4" stroke="url(#g)" fill="none" marker-start="url(#m)"/>`,
			"L 1,1 along [8 0 0 4 0 0]" + ends,
		},
		"one stop":                   {`<linearGradient id="g"><stop stop-color="red"/></linearGradient>` + box, "ff0000"},
		"one color":                  {`<linearGradient id="g"><stop/><stop offset="1"/></linearGradient>` + box, "000000"},
		"no way to go":               {`<linearGradient id="g" x2="0">` + stops + `</linearGradient>` + box, "ffffff"},
		"no radius":                  {`<radialGradient id="g" r="0">` + stops + `</radialGradient>` + box, "ffffff"},
		"no stops":                   {`<linearGradient id="g"/>` + box, ""},
		"a box without height":       {`<linearGradient id="g">` + stops + `</linearGradient><path d="M0 0H8" stroke="url(#g)"/>`, "M 0,0L 8,0 000000"},
		"no such gradient, but else": {`<rect x="10" y="20" width="40" height="20" fill="url(#g) red"/>`, "ff0000"},
	} {
		d, err := Parse([]byte(drawn(c.in)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := dump(d); !strings.HasSuffix(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s: got  %s\nwant %s", name, got, c.want)
		}
		if len(d.Lacks) > 0 {
			t.Errorf("%s: it lacks %v", name, d.Lacks)
		}
	}
}
