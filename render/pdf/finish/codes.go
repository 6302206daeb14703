package finish

import "math"

// Codes is the most codes that one font can have: a font program counts its glyphs in 16 bits (OpenType, maxp,
// numGlyphs), and no CID is greater than 65,535 (ISO 32000-1, annex C).
const Codes = math.MaxUint16

// AppendCode adds code n of a font to b as part of a literal string, which deflates better than a hexadecimal one. Its
// bytes are those of its CID under the CMap Identity-H: two, the high one first (9.7.5.2).
func AppendCode(b []byte, n int) []byte {
	return appendEscaped(b, string([]byte{byte(n >> 8), byte(n)}))
}
