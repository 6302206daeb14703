package register

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash/fnv"
	"strings"
	"unicode"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/writing"
)

// A Mark is what a question is found again by.
type Mark struct {
	title, body [4]byte // of the SHA-256 of their words
	sketch      sketch
	telling     bool // of a question: its body is long enough to be nobody else's
}

// leastTelling is the number of words from which two bodies that are equal are those of one question, whatever the
// titles are. Answers as short as "B" or "Yes, always" are equal by chance.
const leastTelling = 12

// minima is the number of hashes in a sketch, enough to tell a resemblance of 0.3 from one of 0.1.
const minima = 16

// A sketch holds the least hash of a text's word triples, for each of 16 hash functions. An empty text has zeros.
type sketch [minima]uint16

// MarkOf returns the mark of a question. Only words count: letters and digits in lower case.
func MarkOf(q *ast.Question) Mark {
	said := q.Prompt
	for _, o := range q.Options {
		said = append(said[:len(said):len(said)], o.Blocks...)
	}
	title := words(q.PlainTitle())
	body := words(text(append(said[:len(said):len(said)], q.Answer...)))
	all := make([]string, 0, 3*len(title)+len(body))
	for range 3 {
		all = append(all, title...)
	}
	return Mark{sumOf(title), sumOf(body), sketchWords(append(all, body...)), len(body) >= leastTelling}
}

// text returns the text of blocks, with a space between any two that hold text of their own.
func text(blocks []ast.Block) string {
	return ast.BlockText(blocks, func(n ast.Node) string {
		switch n := n.(type) {
		case *ast.Image:
			return " " // its address may change with the site that it is on
		case ast.Inline:
			return ast.OwnText(n)
		default:
			return " " + ast.OwnText(n) + " "
		}
	})
}

// words returns the words of a text in lower case. In scripts that leave no spaces between words every character is
// taken for one.
func words(s string) []string {
	var out []string
	for _, run := range strings.FieldsFunc(strings.ToLower(s), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) && c != '_'
	}) {
		from := 0
		for i, c := range run {
			if !writing.Unspaced(c) {
				continue
			}
			if i > from {
				out = append(out, run[from:i])
			}
			from = i + len(string(c))
			out = append(out, string(c))
		}
		if from < len(run) {
			out = append(out, run[from:])
		}
	}
	return out
}

func sumOf(words []string) [4]byte {
	sum := sha256.Sum256([]byte(strings.Join(words, " ")))
	return [4]byte(sum[:])
}

func sketchWords(words []string) (out sketch) {
	if len(words) == 0 {
		return out
	}
	const size = 3 // of a shingle
	var least [minima]uint64
	for i := range least {
		least[i] = 1<<64 - 1
	}
	for i := range max(1, len(words)-size+1) {
		h := fnv.New64a()
		for _, w := range words[i:min(i+size, len(words))] {
			_, _ = h.Write([]byte(w + " ")) // never fails
		}
		base := h.Sum64()
		for k := range least {
			least[k] = min(least[k], mixed(base+uint64(k+1)*0x9e3779b97f4a7c15))
		}
	}
	for i, l := range least {
		out[i] = uint16(l) // the low bits: those of the least hashes are zeros at the top
	}
	return out
}

// mixed returns a hash of x: the finalizer of SplitMix64 (Steele, Lea and Flood, 2014).
func mixed(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// equal returns the number of equal minima.
func (s sketch) equal(t sketch) (n int) {
	for i := range s {
		if s[i] == t[i] {
			n++
		}
	}
	return n
}

// String returns s as hexadecimal digits.
func (s sketch) String() string {
	var b []byte
	for _, v := range s {
		b = binary.BigEndian.AppendUint16(b, v)
	}
	return hex.EncodeToString(b)
}

func sketchOf(s string) (out sketch, ok bool) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != 2*minima {
		return out, false
	}
	for i := range out {
		out[i] = binary.BigEndian.Uint16(b[2*i:])
	}
	return out, true
}
