package markup

import "testing"

func TestDrawn(t *testing.T) {
	for src, want := range map[string]string{
		"https://render.githubusercontent.com/render/math?math=E%3Dmc%5E2":                   "E=mc^2",
		"https://render.githubusercontent.com/render/math?math=%5Calpha%20%2B+1&mode=inline": `\alpha + 1`,
		"https://latex.codecogs.com/gif.latex?%5Cfrac%7Ba%7D%7Bb%7D":                         `\frac{a}{b}`,
		`https://latex.codecogs.com/svg.latex?\inline&space;\bg_white&space;a&plus;b`:        "a+b",
		`https://latex.codecogs.com/png.latex?\dpi{120}&space;\large&space;x_1`:              "x_1",
		"https://latex.codecogs.com/svg.latex":                                               "",
		"https://latex.codecogs.com/svg.latex?%zz":                                           "",
		"https://render.githubusercontent.com/render/math":                                   "",
		"https://example.org/math.png?math=a":                                                "",
		"render/math?math=a":                                                                 "",
		"math.png":                                                                           "",
		"":                                                                                   "",
		":":                                                                                  "",
	} {
		if got, ok := Drawn(src); got != want || ok != (want != "") {
			t.Errorf("%s: got %q, %v", src, got, ok)
		}
	}
}
