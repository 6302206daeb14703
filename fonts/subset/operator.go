package subset

// Operators of a charstring (Adobe Technical Note 5177, appendix A); one of two bytes is 0x0C00 plus the second.
const (
	opHstem      = 1
	opVstem      = 3
	opVmoveto    = 4
	opRlineto    = 5
	opHlineto    = 6
	opVlineto    = 7
	opRrcurveto  = 8
	opCallsubr   = 10
	opReturn     = 11
	opEscape     = 12
	opEndchar    = 14
	opHstemhm    = 18
	opHintmask   = 19
	opCntrmask   = 20
	opRmoveto    = 21
	opHmoveto    = 22
	opVstemhm    = 23
	opRcurveline = 24
	opRlinecurve = 25
	opVvcurveto  = 26
	opHhcurveto  = 27
	opCallgsubr  = 29
	opVhcurveto  = 30
	opHvcurveto  = 31
	opDotsection = 0x0C00
	opHflex      = 0x0C22
	opFlex       = 0x0C23
	opHflex1     = 0x0C24
	opFlex1      = 0x0C25
)

// number is a number of a charstring, in units of 1/65536.
type number int32

// readNumber reads a number (Adobe Technical Note 5177, 3.2). The size may exceed the length of code.
func readNumber(code table) (v number, size int) {
	switch code.u8(0) {
	case 28:
		return number(code.i16(1) << 16), 3
	case 255:
		return number(code.u32(1)), 5
	}
	n, size := smallInt(code)
	return number(int(n) << 16), size
}

// appendNumber writes a number in the fewest bytes.
func appendNumber(out []byte, v number) []byte {
	n := int(v >> 16)
	switch {
	case v&0xFFFF != 0:
		return append(out, 255, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
	case -107 <= n && n <= 107:
		return append(out, byte(n+139))
	case 108 <= n && n <= 1131:
		n -= 108
		return append(out, byte(n>>8+247), byte(n))
	case -1131 <= n && n <= -108:
		n = -n - 108
		return append(out, byte(n>>8+251), byte(n))
	}
	return append(out, 28, byte(n>>8), byte(n))
}
