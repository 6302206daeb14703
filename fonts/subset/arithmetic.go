package subset

import (
	"fmt"
	"math"
)

// Operators of a charstring that calculate (Adobe Technical Note 5177, 4.4 to 4.6).
const (
	opAnd    = 0x0C03
	opOr     = 0x0C04
	opNot    = 0x0C05
	opAbs    = 0x0C09
	opAdd    = 0x0C0A
	opSub    = 0x0C0B
	opDiv    = 0x0C0C
	opNeg    = 0x0C0E
	opEq     = 0x0C0F
	opDrop   = 0x0C12
	opPut    = 0x0C14
	opGet    = 0x0C15
	opIfelse = 0x0C16
	opRandom = 0x0C17
	opMul    = 0x0C18
	opSqrt   = 0x0C1A
	opDup    = 0x0C1B
	opExch   = 0x0C1C
	opIndex  = 0x0C1D
	opRoll   = 0x0C1E
)

const one number = 1 << 16

// calculate executes an operator that replaces its operands on the stack by its results. All operands are known, so
// only the results are written.
func (d *drawing) calculate(op int) error {
	n := operands(op)
	if n < 0 {
		return fmt.Errorf("its outline has an operator that is none: %#x", op)
	}
	args, ok := d.pop(n)
	if !ok {
		return errDamaged
	}
	switch op {
	case opDrop:
		return nil
	case opPut:
		if i := int(args[1] >> 16); i >= 0 && i < len(d.store) {
			d.store[i] = args[0]
			return nil
		}
		return errDamaged
	case opDup:
		return d.push(args[0], args[0])
	case opExch:
		return d.push(args[1], args[0])
	case opRoll:
		return d.roll(int(args[0]>>16), int(args[1]>>16))
	case opGet:
		if i := int(args[0] >> 16); i >= 0 && i < len(d.store) {
			return d.push(d.store[i])
		}
		return errDamaged
	case opIndex:
		if i := len(d.stack) - 1 - max(int(args[0]>>16), 0); i >= 0 {
			return d.push(d.stack[i])
		}
		return errDamaged
	case opRandom:
		return d.push(one) // any number above 0, not above 1; always the same
	}
	return d.push(evaluate(op, args))
}

// operands returns the number of operands of an operator, or -1 if it is not one of these.
func operands(op int) int {
	switch op {
	case opRandom:
		return 0
	case opNot, opAbs, opNeg, opDrop, opGet, opSqrt, opDup, opIndex:
		return 1
	case opAnd, opOr, opAdd, opSub, opDiv, opEq, opPut, opMul, opExch, opRoll:
		return 2
	case opIfelse:
		return 4
	}
	return -1
}

// evaluate returns the result of an operator that has one.
func evaluate(op int, args []number) number {
	truth := func(b bool) number {
		if b {
			return one
		}
		return 0
	}
	a, b := args[0], args[len(args)-1]
	switch op {
	case opAnd:
		return truth(a != 0 && b != 0)
	case opOr:
		return truth(a != 0 || b != 0)
	case opNot:
		return truth(a == 0)
	case opEq:
		return truth(a == b)
	case opAbs:
		return abs(a)
	case opNeg:
		return -a
	case opAdd:
		return a + b
	case opSub:
		return a - b
	case opMul:
		return number(int64(a) * int64(b) >> 16)
	case opDiv:
		if b == 0 {
			return 0 // undefined
		}
		return number(int64(a) << 16 / int64(b))
	case opSqrt:
		return number(math.Sqrt(max(float64(a), 0) * float64(one)))
	}
	// ifelse
	if args[2] <= args[3] {
		return a
	}
	return args[1]
}

func (d *drawing) push(values ...number) error {
	if len(d.stack)+len(values) > maxOperands {
		return errDamaged
	}
	d.stack = append(d.stack, values...)
	return nil
}

// roll rotates the topmost n numbers by so many places, towards the top.
func (d *drawing) roll(n, places int) error {
	if n < 0 || n > len(d.stack) {
		return errDamaged
	}
	if n == 0 {
		return nil
	}
	top := d.stack[len(d.stack)-n:]
	turned := make([]number, n)
	for i, v := range top {
		turned[((i+places)%n+n)%n] = v
	}
	copy(top, turned)
	return nil
}
