package recognize

import "example.org/studyguide/source/ast"

// Cards in Markdown may be divided by rules, as slides are, with a line that is only a sign between front and back. The
// notes of a talk stand below such a sign, too: only where the fronts ask is the document a deck.

// slidesOf returns what stands between the rules of a document that are cards, most of whose fronts ask; nil if it is
// no such. What stands above the first rule, as a title does, may be none.
func slidesOf(units []unit) [][]unit {
	var parts [][]unit
	part := []unit{}
	for _, u := range units {
		if isDivider(u.block) {
			parts = append(parts, part)
			part = nil
			continue
		}
		part = append(part, u)
	}
	parts = append(parts, part)
	cards, asking := 0, 0
	for _, part := range parts {
		if backOf(part) > 0 {
			cards++
			if asks(flat(trim(part[0].block.(*ast.Paragraph).Inlines))) {
				asking++
			}
		}
	}
	if cards < minQuestions || float64(cards) < bareShare*float64(len(parts)-1) ||
		float64(asking) < listShare*float64(cards) {
		return nil
	}
	return parts
}

// backOf returns the index of the paragraph that begins with a sign and is the first of the back; -1 if there is none,
// no front that is a paragraph, or another such paragraph.
func backOf(part []unit) int {
	found := -1
	for i, u := range part {
		p, ok := u.block.(*ast.Paragraph)
		switch {
		case i == 0 && !ok:
			return -1
		case !ok || !isSlideSign(flat(trim(untilBreak(p.Inlines)))):
		case i == 0 || found > 0:
			return -1
		default:
			found = i
		}
	}
	return found
}

// isSlideSign reports whether a line divides the front of a card from its back where rules divide cards.
func isSlideSign(line string) bool { return line == "???" || isCardSign(line) }
