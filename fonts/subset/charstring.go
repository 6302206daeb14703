package subset

import (
	"errors"
	"fmt"
)

const (
	// maxDepth bounds the nesting of subroutine calls (Adobe Technical Note 5177, appendix B).
	maxDepth = 10
	// maxCharstring bounds a charstring without calls (same place: 65535 bytes).
	maxCharstring = 1<<16 - 1
	// maxSteps bounds the numbers and operators of all charstrings of a subset, counting subroutines at each call. All
	// 65535 glyphs of Noto Serif CJK take 29 million.
	maxSteps = 1 << 26
)

var errDamaged = errors.New("its outline is damaged")

// drawing rewrites the charstring of one glyph: calls are replaced by their subroutines, arithmetic is evaluated, hints
// are dropped, and the width is set.
type drawing struct {
	cff   *cff
	subrs index // local ones
	steps *int  // how many more are allowed

	width int  // less nominalWidthX
	usual bool // the width is defaultWidthX, so it is left out

	out   []byte
	stack []number
	store [32]number // transient array
	stems int
	moved bool   // the pen was positioned, as it must be before it draws
	pen   vector // where it is
	shift vector // added to the next move: from the end of a letter to its accent
	part  bool   // this is part of an accented letter
}

// glyph draws a glyph of the font.
func (d *drawing) glyph(glyph uint16) error {
	n, err := d.cff.font(glyph)
	if err != nil {
		return err
	}
	code, ok := d.cff.charstrings.item(int(glyph))
	if !ok {
		return errDamaged
	}
	d.subrs = d.cff.fonts[n].subrs
	if _, err := d.run(code, 0); err != nil {
		return err
	}
	d.emit(opEndchar)
	return nil
}

// run executes a charstring or subroutine, and reports whether the glyph ended in it.
func (d *drawing) run(code table, depth int) (ended bool, err error) {
	if depth > maxDepth {
		return false, fmt.Errorf("its subroutines nest deeper than %d", maxDepth)
	}
	for len(code) > 0 {
		if *d.steps--; *d.steps < 0 || len(d.out) > maxCharstring {
			return false, errors.New("its outline is too long")
		}
		op := int(code[0])
		if op == 28 || op >= 32 {
			v, size := readNumber(code)
			if size > len(code) || len(d.stack) == maxOperands {
				return false, errDamaged
			}
			d.stack = append(d.stack, v)
			code = code[size:]
			continue
		}
		code = code[1:]
		switch op {
		case opEscape:
			op = op<<8 | code.u8(0)
			if len(code) == 0 {
				return false, errDamaged
			}
			code = code[1:]
		case opCallsubr, opCallgsubr:
			ended, err := d.call(op, depth)
			if ended || err != nil {
				return ended, err
			}
			continue
		case opReturn:
			return false, nil
		case opEndchar:
			return true, d.end()
		case opHintmask, opCntrmask:
			d.stems += len(d.stack) / 2 // of a vstem, which may be implicit before a mask
			mask := (d.stems + 7) / 8
			if mask > len(code) {
				return false, errDamaged
			}
			code = code[mask:]
			d.stack = d.stack[:0]
			continue
		}
		if err := d.do(op); err != nil {
			return false, err
		}
	}
	return false, nil
}

// call runs the subroutine whose biased number is on the stack (Adobe Technical Note 5177, 4.7).
func (d *drawing) call(op, depth int) (ended bool, err error) {
	subrs := d.subrs
	if op == opCallgsubr {
		subrs = d.cff.subrs
	}
	bias := 32768
	switch {
	case subrs.count < 1240:
		bias = 107
	case subrs.count < 33900:
		bias = 1131
	}
	args, ok := d.pop(1)
	if !ok {
		return false, errDamaged
	}
	code, ok := subrs.item(int(args[0]>>16) + bias)
	if !ok {
		return false, fmt.Errorf("it calls subroutine %d of %d", int(args[0]>>16)+bias, subrs.count)
	}
	return d.run(code, depth+1)
}

// do executes an operator that is not about control flow. Hints, and a width before them, are dropped.
func (d *drawing) do(op int) error {
	switch op {
	case opHstem, opVstem, opHstemhm, opVstemhm:
		d.stems += len(d.stack) / 2
	case opDotsection:
	case opRmoveto, opHmoveto, opVmoveto:
		v, ok := d.movement(op)
		if !ok {
			return errDamaged
		}
		d.move(v)
	case opRlineto, opHlineto, opVlineto, opRrcurveto, opRcurveline, opRlinecurve, opVvcurveto, opHhcurveto,
		opVhcurveto,
		opHvcurveto, opHflex, opFlex, opHflex1, opFlex1:
		if !d.moved {
			d.move(vector{})
		}
		d.travel(op)
		d.emit(op, d.stack...)
	default:
		return d.calculate(op)
	}
	d.stack = d.stack[:0]
	return nil
}

// pop takes numbers off the stack. They stay valid until the next push.
func (d *drawing) pop(n int) ([]number, bool) {
	at := len(d.stack) - n
	if at < 0 {
		return nil, false
	}
	args := d.stack[at:]
	d.stack = d.stack[:at]
	return args, true
}

// movement reads the operands of a move; a number below them is a width.
func (d *drawing) movement(op int) (vector, bool) {
	n := 1
	if op == opRmoveto {
		n = 2
	}
	args, ok := d.pop(n)
	switch {
	case !ok:
		return vector{}, false
	case op == opHmoveto:
		return vector{x: args[0]}, true
	case op == opVmoveto:
		return vector{y: args[0]}, true
	}
	return vector{args[0], args[1]}, true
}

// move moves the pen without drawing.
func (d *drawing) move(v vector) {
	v.x += d.shift.x
	v.y += d.shift.y
	d.shift = vector{}
	d.moved = true
	d.pen.x += v.x
	d.pen.y += v.y
	switch {
	case v.y == 0:
		d.emit(opHmoveto, v.x)
	case v.x == 0:
		d.emit(opVmoveto, v.y)
	default:
		d.emit(opRmoveto, v.x, v.y)
	}
}

// emit writes an operator. The width precedes the operands of the first.
func (d *drawing) emit(op int, args ...number) {
	if len(d.out) == 0 && !d.usual {
		d.out = appendNumber(d.out, number(d.width<<16))
	}
	for _, v := range args {
		d.out = appendNumber(d.out, v)
	}
	if op >= 1<<8 {
		d.out = append(d.out, byte(op>>8))
	}
	d.out = append(d.out, byte(op))
}
