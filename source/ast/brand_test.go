package ast

import (
	"strings"
	"testing"
)

func TestRunningHeadsLeaveOutWhatNobodySays(t *testing.T) {
	values := map[string]string{FieldTitle: "Knots", FieldVersion: "2.1", FieldPage: "7", FieldLicence: "CC0 1.0"}
	for text, want := range map[string]string{
		"{title}":                       "Knots",
		"{page} / {pages}":              "7 /",
		"{title} · {date}":              "Knots",
		"{date} · {title}":              "Knots",
		"{title} · {date} – v{version}": "Knots · v2.1",
		"{date}":                        "",
		"Draft | {date}":                "Draft",
		"{license}, {author}":           "CC0 1.0,",
		"plain · text":                  "plain · text",
	} {
		if err := CheckRunning(text); err != nil {
			t.Errorf("%q: %v", text, err)
		}
		if got := (Running{}).Expand(text, func(f string) string { return values[f] }); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"{titel}": `there is no field "titel"; did you mean "title"?`, "{page": `"{page" opens a field and does not close it`,
		"a {} b": "there is no field",
	} {
		if err := CheckRunning(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestLicencesLeadToTheirTexts(t *testing.T) {
	for name, want := range map[string]string{
		"CC BY-SA 4.0":            "https://creativecommons.org/licenses/by-sa/4.0/",
		"cc-by-nc-nd-3.0":         "https://creativecommons.org/licenses/by-nc-nd/3.0/",
		"CC0 1.0":                 "https://creativecommons.org/publicdomain/zero/1.0/",
		"https://example.org/l":   "https://example.org/l",
		"CC BY 4":                 "",
		"CC BY-ND-SA 4.0":         "",
		"All rights reserved":     "",
		"MIT":                     "",
		"CC BY-SA (see the back)": "",
	} {
		if got := LicenceURL(name); got != want {
			t.Errorf("%q leads to %q, want %q", name, got, want)
		}
	}
}

func TestPaperByItsSides(t *testing.T) {
	for name, want := range map[string][2]float64{
		"Legal": {612, 1008}, "6 × 9 in": {432, 648}, "8x10": {576, 720}, "17 × 24 cm": {481.89, 680.315},
		"148mm x 210mm": {419.528, 595.276}, "300pt×400pt": {300, 400},
	} {
		p, err := PaperNamed(name)
		if err != nil || p.Width != want[0] || p.Height != want[1] {
			t.Errorf("%q is %v × %v (%v), want %v", name, p.Width, p.Height, err, want)
		}
	}
	for _, name := range []string{"", "b6", "2 × 3 in", "axb", "10 × in", "6x9x3", "1e9 x 3 in"} {
		if p, err := PaperNamed(name); err == nil {
			t.Errorf("%q is %v", name, p)
		}
	}
}

func TestAHouseFillsWhatAGuideLeavesOpen(t *testing.T) {
	guide := Meta{Logo: "own.svg", Brand: Brand{Licence: "MIT", Header: Running{Left: NoRunning}}}
	base := House{
		Brand: Brand{Licence: "CC0 1.0", Version: "3", Header: Running{Left: "a", Right: "b"}}, Logo: "house.svg", URL: "u",
	}
	got := guide.House().Over(base).In(guide)
	if got.Logo != "own.svg" || got.URL != "u" || got.Brand.Licence != "MIT" || got.Brand.Version != "3" ||
		got.Brand.Header.Left != NoRunning || got.Brand.Header.Right != "b" {
		t.Errorf("the guide says %+v", got)
	}
	guide.Logo = NoLogo
	if got := guide.House().Over(base).In(guide); got.LogoPath() != "" {
		t.Errorf("a guide without a logo shows %q", got.LogoPath())
	}
}
