package subset

import (
	"bytes"
	"strconv"
	"strings"
	"testing"
)

// assemble writes a charstring that is given as text: numbers, operators, and the bits of a mask as in "#80".
func assemble(t testing.TB, text string) (code []byte) {
	t.Helper()
	names := map[string]int{
		"hstem": opHstem, "vstem": opVstem, "vmoveto": opVmoveto, "rlineto": opRlineto, "hlineto": opHlineto,
		"vlineto": opVlineto, "rrcurveto": opRrcurveto, "callsubr": opCallsubr, "return": opReturn,
		"endchar": opEndchar, "hstemhm": opHstemhm, "hintmask": opHintmask, "cntrmask": opCntrmask,
		"rmoveto": opRmoveto, "hmoveto": opHmoveto, "vstemhm": opVstemhm, "rcurveline": opRcurveline,
		"rlinecurve": opRlinecurve, "vvcurveto": opVvcurveto, "hhcurveto": opHhcurveto, "callgsubr": opCallgsubr,
		"vhcurveto": opVhcurveto, "hvcurveto": opHvcurveto, "dotsection": opDotsection, "hflex": opHflex,
		"flex": opFlex, "hflex1": opHflex1, "flex1": opFlex1, "and": opAnd, "or": opOr, "not": opNot, "abs": opAbs,
		"add": opAdd, "sub": opSub, "div": opDiv, "neg": opNeg, "eq": opEq, "drop": opDrop, "put": opPut, "get": opGet,
		"ifelse": opIfelse, "random": opRandom, "mul": opMul, "sqrt": opSqrt, "dup": opDup, "exch": opExch,
		"index": opIndex, "roll": opRoll,
	}
	for _, w := range strings.Fields(text) {
		op, known := names[w]
		if known {
			d := drawing{usual: true}
			d.emit(op)
			code = append(code, d.out...)
		} else if mask, ok := strings.CutPrefix(w, "#"); ok {
			bits, err := strconv.ParseUint(mask, 16, 8)
			if err != nil {
				t.Fatal(err)
			}
			code = append(code, byte(bits))
		} else {
			v, err := strconv.ParseFloat(w, 64)
			if err != nil {
				t.Fatal(err)
			}
			code = appendNumber(code, number(v*float64(one)))
		}
	}
	return code
}

// nameKeyed makes an OpenType file of charstrings, whose names are of the standard encoding by their codes. A glyph is
// a hundred units wider than the one before.
func nameKeyed(upem int, codes []int, charstrings, subrs, globals [][]byte) []byte {
	charset := []byte{0}
	for _, c := range codes {
		n := standardName(c)
		charset = append(charset, byte(n>>8), byte(n))
	}
	outlines := appendIndex(nil, charstrings...)
	private := appendOffsets(appendOffsets(nil, opNominalWidthX, 500), opSubrs, 12)
	start := func(charsetAt, outlinesAt, privateAt int) []byte {
		top := appendOffsets(nil, opCharset, charsetAt)
		top = appendOffsets(top, opCharStrings, outlinesAt)
		top = appendOffsets(top, opPrivate, len(private), privateAt)
		out := appendIndex([]byte{1, 0, 4, 4}, []byte("Test"))
		out = appendIndex(out, top)
		return appendIndex(appendIndex(out), globals...)
	}
	charsetAt := len(start(0, 0, 0))
	outlinesAt := charsetAt + len(charset)
	privateAt := outlinesAt + len(outlines)
	out := append(start(charsetAt, outlinesAt, privateAt), charset...)
	out = append(append(out, outlines...), private...)
	return openType(upem, appendIndex(out, subrs...), len(charstrings))
}

// openType wraps a CFF font in the tables without which there is no file.
func openType(upem int, cff []byte, glyphs int) []byte {
	head, hhea := make([]byte, 54), make([]byte, 36)
	head[18], head[19] = byte(upem>>8), byte(upem)
	hhea[34], hhea[35] = byte(glyphs>>8), byte(glyphs)
	maxp := []byte{0, 0, 0x50, 0, byte(glyphs >> 8), byte(glyphs)}
	var hmtx []byte
	for i := range glyphs {
		w := 500 + 100*i
		hmtx = append(hmtx, byte(w>>8), byte(w), 0, 0)
	}
	return writeFile(
		"OTTO",
		[]namedTable{{"CFF ", cff}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"maxp", maxp}},
	)
}

// charstring returns a charstring of a program.
func charstring(t testing.TB, p *Program, i int) []byte {
	t.Helper()
	c, err := parseCFF(p.Data, 1000)
	if err != nil {
		t.Fatal(err)
	}
	code, ok := c.charstrings.item(i)
	if !ok {
		t.Fatalf("the program lacks glyph %d", i)
	}
	return code
}

func TestCharstrings(t *testing.T) {
	// Of the two glyphs of each font, 500 and 600 wide, the width of the first is the usual one, that of the second the
	// nominal one, so the second begins with a difference of zero.
	tests := []struct{ name, code, want string }{
		{"plain", "10 20 rmoveto 30 40 rlineto endchar", "0 10 20 rmoveto 30 40 rlineto endchar"},
		{"width before a move", "-7 10 20 rmoveto 30 hlineto endchar", "0 10 20 rmoveto 30 hlineto endchar"},
		{"width before endchar", "-7 endchar", "0 endchar"},
		{"no endchar", "10 hmoveto 5 vlineto", "0 10 hmoveto 5 vlineto endchar"},
		{"nothing at all", "", "0 endchar"},
		{"stems with a width", "-7 1 2 hstem 3 4 vstem 10 hmoveto 5 vlineto endchar", "0 10 hmoveto 5 vlineto endchar"},
		{
			"a mask after nine stems",
			"1 2 3 4 5 6 7 8 9 10 hstemhm 1 2 3 4 5 6 7 8 hintmask #ff #80 10 hmoveto 5 vlineto endchar",
			"0 10 hmoveto 5 vlineto endchar",
		},
		{
			"masks whose bits look like operators",
			"1 2 hstemhm 1 2 cntrmask #0e 10 hmoveto hintmask #1c 5 vlineto endchar",
			"0 10 hmoveto 5 vlineto endchar",
		},
		{"dotsection", "10 hmoveto dotsection 5 vlineto endchar", "0 10 hmoveto 5 vlineto endchar"},
		{"a line before any move", "5 vlineto endchar", "0 0 hmoveto 5 vlineto endchar"},
		{"a move of two numbers along an axis", "0 20 rmoveto 5 vlineto endchar", "0 20 vmoveto 5 vlineto endchar"},
		{"local subroutine", "10 hmoveto -107 callsubr endchar", "0 10 hmoveto 7 8 rlineto endchar"},
		{
			"subroutine of a subroutine, which ends the glyph",
			"10 hmoveto -106 callgsubr 1 hlineto",
			"0 10 hmoveto 7 8 rlineto endchar",
		},
		{
			"subroutine with half the operands",
			"10 hmoveto 3 -106 callsubr endchar",
			"0 10 hmoveto 3 4 5 6 rlineto endchar",
		},
		{"subroutine with a mask", "1 2 hstemhm -105 callsubr 5 vlineto endchar", "0 10 hmoveto 5 vlineto endchar"},
		{
			"calculated number of a subroutine",
			"10 hmoveto -108 1 add callsubr endchar",
			"0 10 hmoveto 7 8 rlineto endchar",
		},
		{"numbers of all lengths", "107 108 1131 1132 -107 -108 -1131 -1132 0.5 -0.25 rmoveto 32000 hlineto endchar",
			"0 0.5 -0.25 rmoveto 32000 hlineto endchar"},
		{"div", "10 hmoveto 7 2 div hlineto endchar", "0 10 hmoveto 3.5 hlineto endchar"},
		{
			"sub mul neg abs",
			"10 hmoveto 3 5 sub 4 mul dup neg abs add hlineto endchar",
			"0 10 hmoveto 0 hlineto endchar",
		},
		{"sqrt", "10 hmoveto 2.25 sqrt hlineto endchar", "0 10 hmoveto 1.5 hlineto endchar"},
		{"put and get", "10 hmoveto 42 3 put 3 get hlineto endchar", "0 10 hmoveto 42 hlineto endchar"},
		{"logic", "10 hmoveto 1 0 and 1 0 or 0 not 5 5 eq rlineto endchar", "0 10 hmoveto 0 1 1 1 rlineto endchar"},
		{"ifelse", "10 hmoveto 1 2 3 4 ifelse 1 2 4 3 ifelse rlineto endchar", "0 10 hmoveto 1 2 rlineto endchar"},
		{"exch drop index", "10 hmoveto 1 2 exch 9 drop 1 index rlineto endchar", "0 10 hmoveto 2 1 2 rlineto endchar"},
		{"index below zero", "10 hmoveto 1 2 -3 index rlineto endchar", "0 10 hmoveto 1 2 2 rlineto endchar"},
		{
			"roll up and down",
			"10 hmoveto 1 2 3 3 1 roll 4 5 6 3 -1 roll rlineto endchar",
			"0 10 hmoveto 3 1 2 5 6 4 rlineto endchar",
		},
		{"random is not", "10 hmoveto random hlineto endchar", "0 10 hmoveto 1 hlineto endchar"},
		{"flexes", "10 hmoveto 1 2 3 4 5 6 7 hflex 1 2 3 4 5 6 7 8 9 hflex1 endchar",
			"0 10 hmoveto 1 2 3 4 5 6 7 hflex 1 2 3 4 5 6 7 8 9 hflex1 endchar"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			font := nameKeyed(
				1000,
				[]int{'A'},
				[][]byte{assemble(t, "endchar"), assemble(t, tt.code)},
				[][]byte{
					assemble(t, "7 8 rlineto return"),
					assemble(t, "4 5 6 rlineto"),
					assemble(t, "3 4 hintmask #c0 10 hmoveto return"),
				},
				[][]byte{nil, assemble(t, "-107 callsubr endchar")},
			)
			got := charstring(t, mustSubset(t, font, []uint16{0, 1}), 1)
			if want := assemble(t, tt.want); !bytes.Equal(got, want) {
				t.Errorf("charstring % x\nwant % x (%s)", got, want, tt.want)
			}
		})
	}
}

func TestAccentedLetters(t *testing.T) {
	// Each base ends at (30, 40), by each of the ways to draw; the accent has its own origin at (100, 200).
	tests := []struct{ name, base string }{
		{"move", "30 40 rmoveto"},
		{"rlineto", "10 10 rmoveto 20 30 rlineto"},
		{"hlineto", "10 10 rmoveto 20 30 hlineto"},
		{"vlineto", "10 10 rmoveto 30 20 vlineto"},
		{"rrcurveto", "0 hmoveto 10 10 10 20 10 10 rrcurveto"},
		{"rcurveline", "0 hmoveto 5 5 10 20 10 10 5 5 rcurveline"},
		{"rlinecurve", "0 hmoveto 5 5 5 5 10 20 10 10 rlinecurve"},
		{"hhcurveto", "0 hmoveto 30 10 5 10 5 5 5 0 0 hhcurveto"},
		{"vvcurveto", "0 hmoveto 20 10 5 10 5 10 5 5 0 vvcurveto"},
		{"hvcurveto of one", "0 hmoveto 10 15 20 20 5 hvcurveto"},
		{"hvcurveto of two", "0 hmoveto 10 5 10 10 10 2 3 13 7 hvcurveto"},
		{"vhcurveto", "0 hmoveto 10 15 20 15 10 vhcurveto"},
		{"hflex", "40 vmoveto 5 5 9 5 5 5 5 hflex"},
		{"flex", "0 hmoveto 5 5 5 5 5 5 5 5 5 5 5 15 50 flex"},
		{"hflex1", "40 vmoveto 5 1 5 2 5 5 5 -3 5 hflex1"},
		{"flex1 across", "40 vmoveto 5 1 5 2 5 1 5 1 5 1 5 flex1"},
		{"flex1 up", "30 hmoveto 1 10 2 10 1 5 1 5 1 5 5 flex1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			font := nameKeyed(1000, []int{'A', 0xC2, 0xF5}, [][]byte{
				assemble(t, "endchar"),
				assemble(t, "1 2 hstem "+tt.base+" endchar"),
				assemble(t, "1 2 hstemhm hintmask #80 3 5 rmoveto 7 hlineto endchar"),
				assemble(t, "-50 100 200 65 194 endchar"), // 65 is A, 194 the acute accent
			}, nil, nil)
			p := mustSubset(t, font, []uint16{0, 3})
			want := assemble(t, "0 "+tt.base+" 73 165 rmoveto 7 hlineto endchar")
			if got := charstring(t, p, 1); !bytes.Equal(got, want) {
				t.Errorf("charstring % x\nwant       % x", got, want)
			}
		})
	}
}

func TestDamagedCharstrings(t *testing.T) {
	many := strings.Repeat("1 ", maxOperands+1)
	tests := []struct{ name, code, want string }{
		{"too few operands of a move", "10 rmoveto", "glyph 1: its outline is damaged"},
		{"too many operands", many + "rlineto", "glyph 1: its outline is damaged"},
		{"no subroutine of that number", "5 callsubr", "glyph 1: it calls subroutine 112 of 2"},
		{"a call without a number", "callsubr", "glyph 1: its outline is damaged"},
		{"a subroutine that calls itself", "-107 callsubr", "glyph 1: its subroutines nest deeper than 10"},
		{"the work of ten to the tenth calls", "-106 callsubr", "glyph 1: its subroutines nest deeper than 10"},
		{"a mask cut short", "1 2 hstemhm hintmask", "glyph 1: its outline is damaged"},
		{"roll of more than there is", "1 2 5 1 roll", "glyph 1: its outline is damaged"},
		{"place beyond the store", "1 32 put", "glyph 1: its outline is damaged"},
		{
			"accent that the font lacks",
			"0 0 66 194 endchar",
			"glyph 1: its part, of the standard name 35, is not in the font",
		},
		{"accented letter of itself", "0 0 65 65 endchar", "glyph 1: its parts have parts of their own"},
		{"too long", strings.Repeat("-105 callgsubr ", 3), "glyph 1: its outline is too long"},
	}
	line := assemble(t, "1 hmoveto "+strings.Repeat("1000 1000 1000 1000 rlineto ", 4000))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			font := nameKeyed(1000, []int{'A'}, [][]byte{assemble(t, "endchar"), assemble(t, tt.code)},
				[][]byte{assemble(t, "-107 callsubr"), assemble(t, strings.Repeat("-106 callsubr ", 10))},
				[][]byte{nil, nil, line})
			_, err := mustParse(t, font).Subset([]uint16{0, 1})
			if err == nil || err.Error() != tt.want {
				t.Errorf("error %q, want %q", err, tt.want)
			}
		})
	}
}
