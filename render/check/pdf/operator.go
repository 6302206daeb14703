package pdf

import "strings"

// operators are the operators of content streams.
type operators struct {
	arity map[string]string // their operands
	words map[string]any    // they as a lexer returns them
}

// newOperators returns the operators of ISO 32000-1, annex A, with their operands: n a number, s a string, N a name, a
// an array, p a dictionary or the name of one, c anything that may be part of a color, * any number of the kind before.
func newOperators() operators {
	const table = `
b: B: b*: B*: f: F: f*: S: s: n: h: W: W*: q: Q: BT: ET: EMC: T*: BX: EX: BI:
c nnnnnn: v nnnn: y nnnn: l nn: m nn: re nnnn: cm nnnnnn: d an: i n: j n: J n: M n: w n: ri N: gs N: sh N: Do N:
g n: G n: rg nnn: RG nnn: k nnnn: K nnnn: cs N: CS N: sc c*: SC c*: scn c*: SCN c*:
Tc n: Tw n: Tz n: TL n: Tf Nn: Tr n: Ts n: Td nn: TD nn: Tm nnnnnn: Tj s: TJ a: ' s: " nns:
BMC N: BDC Np: MP N: DP Np: d0 nn: d1 nnnnnn`
	out := operators{map[string]string{}, map[string]any{}}
	for item := range strings.SplitSeq(table, ":") {
		fields := strings.Fields(item)
		switch len(fields) {
		case 1:
			out.arity[fields[0]] = ""
		case 2:
			out.arity[fields[0]] = fields[1]
		default:
			continue
		}
		out.words[fields[0]] = word(fields[0])
	}
	return out
}

// fit reports whether operands are of the kinds that an operator takes.
func fit(kinds string, operands []any) bool {
	if kinds == "c*" {
		return len(operands) > 0
	}
	if len(kinds) != len(operands) {
		return false
	}
	for i, v := range operands {
		ok := false
		switch kinds[i] {
		case 'n':
			_, ok = asNumber(v)
		case 's':
			_, ok = v.(str)
		case 'N':
			_, ok = v.(name)
		case 'a':
			_, ok = v.(array)
		case 'p':
			_, ok = v.(dict)
			if !ok {
				_, ok = v.(name)
			}
		}
		if !ok {
			return false
		}
	}
	return true
}

// paints reports whether an operator paints the current path.
func paints(operator string) bool {
	switch operator {
	case "b", "B", "b*", "B*", "f", "F", "f*", "S", "s":
		return true
	}
	return false
}
