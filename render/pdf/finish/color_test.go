package finish

import (
	"crypto/md5"
	"encoding/binary"
	"math"
	"testing"
)

// profileTags returns the data of an ICC profile by tag.
func profileTags(t *testing.T, p []byte) map[string][]byte {
	t.Helper()
	u32 := binary.BigEndian.Uint32
	tags := map[string][]byte{}
	for i := range int(u32(p[128:])) {
		e := p[132+12*i:]
		at, size := u32(e[4:]), u32(e[8:])
		if at%4 != 0 || int(at+size) > len(p) {
			t.Fatalf("%s has %d bytes at %d of %d", e[:4], size, at, len(p))
		}
		tags[string(e[:4])] = p[at : at+size]
	}
	return tags
}

func TestProfileHeader(t *testing.T) {
	p := sRGB()
	if got := int(binary.BigEndian.Uint32(p)); got != len(p) {
		t.Errorf("it says that it has %d bytes of %d", got, len(p))
	}
	for _, test := range []struct {
		at   int
		want string
	}{{8, "\x04\x20"}, {12, "mntrRGB XYZ "}, {36, "acsp"}, {68, "\x00\x00\xf6\xd6\x00\x01\x00\x00\x00\x00\xd3\x2d"}} {
		if got := string(p[test.at:][:len(test.want)]); got != test.want {
			t.Errorf("at byte %d is %q, not %q", test.at, got, test.want)
		}
	}
	id := [16]byte(p[84:])
	clear(p[84:100])
	if md5.Sum(p) != id {
		t.Error("the identifier is not the hash of the profile")
	}
}

func TestProfileGivesWhiteForWhite(t *testing.T) {
	tags := profileTags(t, sRGB())
	fixed := func(tag string, i int) float64 {
		return float64(int32(binary.BigEndian.Uint32(tags[tag][8+4*i:]))) / 65536
	}
	for i := range 3 {
		sum := fixed("rXYZ", i) + fixed("gXYZ", i) + fixed("bXYZ", i)
		if white := fixed("wtpt", i); math.Abs(sum-white) > 1e-4 {
			t.Errorf("all colors together are %g, white is %g", sum, white)
		}
	}
}

func TestProfileCurve(t *testing.T) {
	tags := profileTags(t, sRGB())
	var v [5]float64
	for i := range v {
		v[i] = float64(binary.BigEndian.Uint32(tags["gTRC"][12+4*i:])) / 65536
	}
	curve := func(x float64) float64 {
		if x >= v[4] {
			return math.Pow(v[1]*x+v[2], v[0])
		}
		return v[3] * x
	}
	// Values of IEC 61966-2-1.
	for x, want := range map[float64]float64{0: 0, 0.04: 0.0030960, 0.5: 0.2140411, 1: 1} {
		if got := curve(x); math.Abs(got-want) > 1e-4 {
			t.Errorf("the curve gives %g for %g, not %g", got, x, want)
		}
	}
}
