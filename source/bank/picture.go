package bank

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"path"
	"strings"
	"unicode"

	"example.org/studyguide/source/pattern"
)

// Picture keeps a picture of the file under a name. It returns how images name it: the file's own name, then that of
// the picture.
func (z *Quiz) Picture(name string, data []byte) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:?#%*"<>|\`, r) || unicode.IsControl(r) { // would end an address, or no file has it
			return '_'
		}
		return r
	}, name)
	src := path.Join(path.Base(strings.ReplaceAll(z.doc.At.File, `\`, "/")), path.Clean("/"+name))
	if have, ok := z.media[src]; ok && string(have) != string(data) {
		sum := sha256.Sum256(data)
		src = path.Join(path.Dir(src), hex.EncodeToString(sum[:4])+"-"+path.Base(src))
	}
	z.media[src] = data
	return src
}

// inline matches the address of a picture that is in the address itself.
var inline = pattern.New(`data:image/([a-z]+)(?:\+xml)?;base64,([A-Za-z0-9+/=\s]+)`)

// TakePictures returns HTML in which pictures that are in their addresses are named as pictures of the file.
func (z *Quiz) TakePictures(t Text) Text {
	s := t.String()
	if !strings.Contains(s, "data:image/") {
		return t
	}
	var out Text
	from := 0
	for {
		m := inline.FindStringSubmatchIndex(s[from:])
		if m == nil {
			break
		}
		for i := range m {
			m[i] += from
		}
		data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(s[m[4]:m[5]]), ""))
		if err != nil {
			out.Append(t.Slice(from, m[1]))
		} else {
			sum := sha256.Sum256(data)
			name := hex.EncodeToString(sum[:6]) + "." + s[m[2]:m[3]]
			out.Append(t.Slice(from, m[0]))
			out.Decode(z.Picture(name, data), t.Offset(m[0]))
		}
		from = m[1]
	}
	out.Append(t.Slice(from, len(s)))
	return out
}
