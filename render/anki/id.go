package anki

import (
	"crypto/sha1"
	"crypto/sha256"
	"encoding/binary"
	"strings"
)

// digits are those of Anki's GUIDs, numbers of base 91: all printable characters of ASCII but quotation marks and the
// backslash.
const digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&()*+,-./:;<=>?@[]^_`{|}~"

// hash returns 64 bits of names.
func hash(names ...string) uint64 {
	sum := sha256.Sum256([]byte("studyguide\x00" + strings.Join(names, "\x00")))
	return binary.BigEndian.Uint64(sum[:])
}

// guid returns what identifies the note that has the names, in all collections.
func guid(names ...string) string {
	var out []byte
	for n := hash(names...); n > 0; n /= uint64(len(digits)) {
		out = append(out, digits[n%uint64(len(digits))])
	}
	return string(out)
}

// stableID returns an id for what has the names. Anki's ids are times in milliseconds; this one is of a time from 2001
// to 2017, before the first edition of any guide.
func stableID(names ...string) int64 {
	const from, years = 1_000_000_000_000, 16 * 365 * 24 * 3600 * 1000
	return from + int64(hash(names...)%years)
}

// checksum returns Anki's checksum of the first field of a note, by which it finds notes with the same one.
func checksum(plain string) int64 {
	sum := sha1.Sum([]byte(plain))
	return int64(binary.BigEndian.Uint32(sum[:]))
}
