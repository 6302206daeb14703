package subset

import "errors"

// end executes an endchar. One with four operands, as in old fonts, draws a letter and an accent, which a CID-keyed
// font cannot name (Adobe Technical Note 5177, appendix C); their outlines are drawn one after the other instead.
func (d *drawing) end() error {
	args, ok := d.pop(4)
	if !ok {
		return nil
	}
	if !d.cff.named {
		return errors.New("it is of two glyphs named by code, in a font that has no names")
	}
	if d.part {
		return errors.New("its parts have parts of their own")
	}
	d.part = true
	offset := vector{args[0], args[1]}
	letter, accent := int(args[2]>>16), int(args[3]>>16)
	if err := d.component(letter, vector{}); err != nil {
		return err
	}
	return d.component(accent, offset)
}

// component draws a glyph that is named by its code in the standard encoding, starting at from.
func (d *drawing) component(code int, from vector) error {
	*d.steps -= d.cff.charstrings.count // finding the glyph may take that many
	glyph, err := d.cff.glyphOf(standardName(code))
	if err != nil {
		return err
	}
	outline, ok := d.cff.charstrings.item(int(glyph))
	if !ok {
		return errDamaged
	}
	d.stack, d.stems, d.moved = d.stack[:0], 0, false
	d.shift = vector{from.x - d.pen.x, from.y - d.pen.y}
	_, err = d.run(outline, 0)
	return err
}
