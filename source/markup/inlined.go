package markup

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"slices"
	"strings"
)

// Media holds the pictures that stand in the addresses of a document's images, by the names that those are given, as
// [ast.Document] holds them.
type Media map[string][]byte

// Take returns the name of the picture that is in an address, and keeps the picture (RFC 2397). It is false for an
// address of another kind, and for a picture that shows nothing, such as pages put where one is to be loaded later.
func (m *Media) Take(address string) (src string, ok bool) {
	ext, data, ok := inlined(address)
	if !ok || showsNothing(data) {
		return "", false
	}
	return m.Put(ext, data), true
}

// Put keeps a picture that stands in the text itself, and returns its name, which ends in ext.
func (m *Media) Put(ext string, data []byte) string {
	sum := sha256.Sum256(data)
	src := "inline/" + hex.EncodeToString(sum[:8]) + "." + ext
	if *m == nil {
		*m = Media{}
	}
	(*m)[src] = data
	return src
}

// inlined returns the picture in an address, and the ending of a name for it.
func inlined(address string) (ext string, data []byte, ok bool) {
	if Scheme(address[:min(len(address), 64)]) != "data" {
		return "", nil, false
	}
	head, body, found := strings.Cut(address, ",")
	kind, form, _ := strings.Cut(strings.ToLower(head[strings.IndexByte(head, ':')+1:]), ";")
	ext, isImage := strings.CutPrefix(strings.TrimSpace(kind), "image/")
	if !found || !isImage {
		return "", nil, false
	}
	const usual = "abcdefghijklmnopqrstuvwxyz0123456789-."
	if ext, _, _ = strings.Cut(ext, "+"); ext == "" || strings.Trim(ext, usual) != "" {
		ext = "picture"
	}
	plain, err := url.PathUnescape(body)
	if err != nil {
		plain = body // a percent sign that stands for itself, which browsers accept
	}
	if !strings.HasSuffix(strings.TrimSpace(form), "base64") {
		return ext, []byte(plain), plain != ""
	}
	plain = strings.TrimRight(strings.Join(strings.Fields(plain), ""), "=")
	for _, enc := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		if data, err := enc.DecodeString(plain); err == nil {
			return ext, data, len(data) > 0
		}
	}
	return "", nil, false
}

// showsNothing reports whether a picture shows nothing: it is of one pixel, or a drawing without a line.
func showsNothing(data []byte) bool {
	switch {
	case bytes.HasPrefix(data, []byte("GIF8")) && len(data) >= 10:
		return string(data[6:10]) == "\x01\x00\x01\x00" // GIF89a, section 18
	case bytes.HasPrefix(data, []byte("\x89PNG")) && len(data) >= 24:
		return string(data[16:24]) == "\x00\x00\x00\x01\x00\x00\x00\x01" // ISO 15948, 11.2.2
	case bytes.Contains(data, []byte("<svg")):
		shapes := []string{"path", "rect", "circle", "ellipse", "line", "poly", "text", "image", "use"}
		return !slices.ContainsFunc(shapes, func(name string) bool { return bytes.Contains(data, []byte("<"+name)) })
	}
	return false
}
