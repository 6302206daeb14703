package epub

import "strings"

// What the package says about who can read the book is a promise to people who cannot see; so each word must be one of
// the vocabulary, and none may say what is not so (EPUB Accessibility 1.1, Discoverability).

// access checks the properties of schema.org's accessibility vocabulary.
func (c *checker) access(p *pkg) {
	said := map[string]map[string]*meta{}
	for i := range p.metas {
		m := &p.metas[i]
		name, ok := strings.CutPrefix(m.property, "schema:")
		if !ok || m.refines != "" {
			continue
		}
		if said[name] == nil {
			said[name] = map[string]*meta{}
		}
		values := []string{m.value}
		if name == "accessModeSufficient" {
			values = strings.Split(m.value, ",") // the only one that may have several in one
		}
		for _, v := range values {
			v = strings.TrimSpace(v)
			said[name][v] = m
			if v != "" && !isAccessTerm(name, v) {
				c.report(ruleAccessTerm, p.source, m.off, m.id, "%s is not in the vocabulary of %s", quote(v), name)
			}
		}
	}
	for _, name := range []string{"accessMode", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary"} {
		if len(said[name]) == 0 {
			c.reportFile(ruleAccessMissing, p.name, "there is no schema:%s", name)
		}
	}
	if facts, ok := c.facts(p); ok {
		c.features(p, said["accessibilityFeature"], facts)
		c.modes(p, said["accessMode"], facts)
	}
	c.hazards(p, said["accessibilityHazard"])
}

// facts are what the bytes tell.
type facts struct {
	images, noAlt, breaks       int
	media, math, role, headings bool
	toc, pageList               bool
}

// facts sums up all documents; false if one could not be read.
func (c *checker) facts(p *pkg) (facts, bool) {
	var s facts
	if c.broken() || p.nav == nil || p.nav.doc == nil {
		return s, false
	}
	for _, f := range c.order {
		if f.item != nil && strings.HasPrefix(f.item.mediaType, "image/") {
			s.images++
		}
		d := f.doc
		if d == nil || d.image {
			continue
		}
		s.images += d.images
		if d.svg {
			s.images++
		}
		s.noAlt += d.noAlt
		s.breaks += len(d.breaks)
		s.media = s.media || d.media
		s.math = s.math || d.math
		s.role = s.role || d.role
		s.headings = s.headings || d.heading
	}
	for _, n := range p.nav.doc.navs {
		s.toc = s.toc || n.kind == "toc"
		s.pageList = s.pageList || n.kind == "page-list"
	}
	return s, true
}

// features checks what is said to help readers.
func (c *checker) features(p *pkg, said map[string]*meta, s facts) {
	for _, claim := range []struct {
		feature string
		so      bool
		why     string
	}{
		{"ARIA", s.role, "there are no roles"},
		{"alternativeText", s.noAlt == 0, "an image has none"},
		{"MathML", s.math, "there is no MathML"},
		{"describedMath", s.math, "there is no MathML"},
		{"pageBreakMarkers", s.breaks > 0, "there are no page breaks"},
		{"printPageNumbers", s.breaks > 0, "there are no page breaks"},
		{"pageNavigation", s.pageList, "there is no page list"},
		{"structuralNavigation", s.headings, "there are no headings"},
		{"tableOfContents", s.toc, "there are no contents"},
		{"audioDescription", s.media, "there is neither sound nor film"},
		{"closedCaptions", s.media, "there is neither sound nor film"},
		{"openCaptions", s.media, "there is neither sound nor film"},
		{"signLanguage", s.media, "there is neither sound nor film"},
		{"synchronizedAudioText", s.media, "there is neither sound nor film"},
		{"transcript", s.media, "there is neither sound nor film"},
		{"none", len(said) == 1, "there are others"},
		{"unknown", len(said) == 1, "there are others"},
	} {
		if m := said[claim.feature]; m != nil && !claim.so {
			c.report(ruleAccessUntrue, p.source, m.off, m.id, "the feature %s is claimed, and %s", claim.feature, claim.why)
		}
	}
}

// modes checks what senses the book is said to need.
func (c *checker) modes(p *pkg, said map[string]*meta, s facts) {
	if m := said["visual"]; m != nil && s.images == 0 && !s.media {
		c.report(ruleAccessUntrue, p.source, m.off, m.id, "the mode visual is claimed, and there are no images")
	} else if m == nil && s.images > 0 && len(said) > 0 {
		c.reportFile(ruleAccessUntrue, p.name, "there are images, and the mode visual is not named")
	}
	if m := said["auditory"]; m != nil && !s.media {
		c.report(ruleAccessUntrue, p.source, m.off, m.id, "the mode auditory is claimed, and there is no sound")
	}
}

// hazards checks that the hazards do not contradict one another.
func (c *checker) hazards(p *pkg, said map[string]*meta) {
	for _, pair := range [][2]string{
		{"flashing", "noFlashingHazard"},
		{"motionSimulation", "noMotionSimulationHazard"},
		{"sound", "noSoundHazard"},
	} {
		if m := said[pair[1]]; m != nil && said[pair[0]] != nil {
			c.report(ruleAccessUntrue, p.source, m.off, m.id, "the hazards %s and %s are both named", pair[0], pair[1])
		}
	}
	for _, alone := range []string{"none", "unknown"} {
		if m := said[alone]; m != nil && len(said) > 1 {
			c.report(ruleAccessUntrue, p.source, m.off, m.id, "the hazard %s is named beside others", alone)
		}
	}
}
