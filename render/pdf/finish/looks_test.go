package finish

import (
	"testing"

	"example.org/studyguide/render/svg"
)

func TestGradientsAreShadings(t *testing.T) {
	red, blue, white := svg.Color{R: 255, A: 255}, svg.Color{B: 255, A: 255}, svg.Color{R: 255, G: 255, B: 255, A: 255}
	const (
		across    = "<</PatternType 2/Matrix[72 0 0 0.5 10 20]/Shading<</ShadingType 2/Coords[0 0 1 0]"
		around    = "<</PatternType 2/Matrix[72 0 0 0.5 10 20]/Shading<</ShadingType 3/Coords[-0.25 0 0.125 0 0 1]"
		rest      = "/Extend[true true]/ColorSpace/DeviceRGB/Function"
		redBlue   = "<</FunctionType 2/Domain[0 1]/N 1/C0[1 0 0]/C1[0 0 1]>>"
		redRed    = "<</FunctionType 2/Domain[0 1]/N 1/C0[1 0 0]/C1[1 0 0]>>"
		blueBlue  = "<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 1]/C1[0 0 1]>>"
		blueWhite = "<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 1]/C1[1 1 1]>>"
		pieces    = "<</FunctionType 3/Domain[0 1]/Functions["
	)
	to := svg.Matrix{72, 0, 0, 0.5, 10, 20}
	l := &Looks{}
	for name, c := range map[string]struct {
		g    svg.Gradient
		want string
	}{
		"two stops": {
			svg.Gradient{To: to, Stops: []svg.Stop{{Color: red}, {At: 1, Color: blue}}}, across + rest + redBlue,
		},
		"three stops": {
			svg.Gradient{To: to, Stops: []svg.Stop{{Color: red}, {At: .25, Color: blue}, {At: 1, Color: white}}},
			across + rest + pieces + redBlue + blueWhite + "]/Bounds[0.25]/Encode[0 1 0 1]>>",
		},
		"stops away from the ends": {
			svg.Gradient{To: to, Stops: []svg.Stop{{At: .3, Color: red}, {At: .6, Color: blue}}},
			across + rest + pieces + redRed + redBlue + blueBlue + "]/Bounds[0.3 0.6]/Encode[0 1 0 1 0 1]>>",
		},
		"a jump": {
			svg.Gradient{To: to, Stops: []svg.Stop{
				{Color: red}, {At: .5, Color: red}, {At: .5, Color: white},
				{At: .50001, Color: blue}, {At: 1, Color: blue},
			}},
			across + rest + pieces + redRed + blueBlue + "]/Bounds[0.5]/Encode[0 1 0 1]>>",
		},
		"all at the beginning": {
			svg.Gradient{To: to, Stops: []svg.Stop{{Color: red}, {Color: blue}}}, across + rest + blueBlue,
		},
		"circles": {
			svg.Gradient{
				To: to, Radial: true, Focus: svg.Point{X: -.25}, Inner: .125,
				Stops: []svg.Stop{{Color: red}, {At: 1, Color: blue}},
			},
			around + rest + redBlue,
		},
	} {
		if got := string(appendGradient(nil, &c.g)); got != c.want+">>>>" {
			t.Errorf("%s: got  %s\nwant %s", name, got, c.want)
		}
		if first := l.Gradient(&c.g); l.Gradient(&c.g) != first {
			t.Errorf("%s: it has two names", name)
		}
	}
	if len(l.gradients) != 6 {
		t.Errorf("%d gradients", len(l.gradients))
	}
}
