package ast

import "crypto/sha256"

// KeyLength is the length of a question's key.
const KeyLength = 8

// keyDigits are the characters of keys that are digests: Crockford's 32, which are hard to take for one another.
const keyDigits = "0123456789abcdefghjkmnpqrstvwxyz"

// KeyOf returns the key that a name stands for, such as the ID of a question: the name itself if it has the form of a
// key (see [IsKey]), else 40 bits of its SHA-256. In a guide of 5,000 questions two names have the same once in 88,000
// guides.
func KeyOf(name string) string {
	if IsKey(name) {
		return name
	}
	sum := sha256.Sum256([]byte(name))
	bits := uint64(0)
	for _, b := range sum[:KeyLength*5/8] {
		bits = bits<<8 | uint64(b)
	}
	out := make([]byte, KeyLength)
	for i := range out {
		out[len(out)-1-i] = keyDigits[bits&31]
		bits >>= 5
	}
	return string(out)
}

// IsKey reports whether s has the form of a key: eight small letters and digits.
func IsKey(s string) bool {
	if len(s) != KeyLength {
		return false
	}
	for _, c := range []byte(s) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}

// A Name is what an author calls a question, to know it by whatever becomes of its title: the id of a heading, or that
// of a comment. It is not shown.
type Name struct {
	Loc
	Text    string
	InTitle bool // it stands in a heading, and names what that becomes
	Follows bool // it stands right below a text, with none right below it, and so belongs to that text
}
