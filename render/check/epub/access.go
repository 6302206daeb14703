package epub

import "strings"

// checkAccess compares the accessibility metadata of the package with the content of the book: each value is a promise
// to people who cannot see (EPUB Accessibility 1.1, Discoverability).
func checkAccess(b *book) {
	if b.incomplete() {
		return
	}
	var images, noAlt, breaks int
	var math, headings, pageList bool
	for _, f := range b.order {
		if strings.HasPrefix(b.pkg.types[f.name], "image/") {
			images++
		}
		if d := f.doc; d != nil {
			images += d.images
			noAlt += d.noAlt
			breaks += len(d.breaks)
			math = math || d.math
			headings = headings || d.headings
			for _, n := range d.navs {
				pageList = pageList || n.kind == "page-list"
			}
		}
	}
	modes := b.pkg.access["accessMode"]
	for _, claim := range []struct {
		property, value string
		holds           bool
		why             string
	}{
		{"accessMode", "visual", images > 0, "there are no images"},
		{"accessMode", "auditory", false, "there is no sound"},
		{"accessibilityFeature", "alternativeText", noAlt == 0, "an image has none"},
		{"accessibilityFeature", "MathML", math, "there is no MathML"},
		{"accessibilityFeature", "describedMath", math, "there is no MathML"},
		{"accessibilityFeature", "pageBreakMarkers", breaks > 0, "there are no page breaks"},
		{"accessibilityFeature", "pageNavigation", pageList, "there is no page list"},
		{"accessibilityFeature", "structuralNavigation", headings, "there are no headings"},
	} {
		for _, value := range b.pkg.access[claim.property] {
			if value == claim.value && !claim.holds {
				b.reportFile(ruleAccess, b.pkg.name, "%s is claimed as %s, and %s", value, claim.property, claim.why)
			}
		}
	}
	if images > 0 && len(modes) > 0 && !hasToken(strings.Join(modes, " "), "visual") {
		b.reportFile(ruleAccess, b.pkg.name, "there are images, and the mode visual is not named")
	}
}
