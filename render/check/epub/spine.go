package epub

// spine checks the reading order (EPUB 3.3, Spine element) and notes every document's place in it.
func (c *checker) spine(p *pkg) {
	seen := map[string]bool{}
	linear := 0
	for n, r := range p.refs {
		i := p.byID[r.idref]
		switch {
		case i == nil:
			c.report(ruleOPFSpine, p.source, r.off, "", "the spine names %s, which is no item", quote(r.idref))
			continue
		case seen[r.idref]:
			c.report(ruleOPFSpine, p.source, r.off, "", "the spine names %s twice", quote(r.idref))
			continue
		case !c.readable(p, i):
			c.report(ruleOPFSpine, p.source, r.off, i.id, "the spine names %s, which is neither XHTML nor has it a fallback that is", quote(i.file))
		}
		seen[r.idref] = true
		p.place[i.file] = n
		switch r.linear {
		case "", "yes":
			linear++
		case "no":
		default:
			c.report(ruleOPFSpine, p.source, r.off, "", "linear is %s, want yes or no", quote(r.linear))
		}
	}
	if linear == 0 {
		c.reportFile(ruleOPFSpine, p.name, "no document is in the linear reading order")
	}
}

// readable tells whether i is XHTML or falls back on it.
func (c *checker) readable(p *pkg, i *item) bool {
	const most = 8 // a chain of fallbacks may be a ring
	for range most {
		if i == nil || i.mediaType == xhtmlType {
			break
		}
		i = p.byID[i.fallback]
	}
	return i != nil && i.mediaType == xhtmlType
}
