package source

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"

	"example.org/studyguide/source/charset"
	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
)

// headSize is how many bytes of a file are looked at for the key of a draft: front matter is shorter.
const headSize = 64 << 10

// Draft reports whether the front matter of the guide name of fsys, a file or a folder with an index, says that it is a
// draft, and where, with the file called by its name in fsys. Only the beginning of a file is read. What cannot be read
// is no draft: it is reported when the guide is read.
func Draft(fsys fs.FS, name string) (at diag.Span, draft bool) {
	if info, err := fs.Stat(fsys, name); err == nil && info.IsDir() {
		entries, _ := fs.ReadDir(fsys, name)
		for _, e := range entries {
			if !indexName.MatchString(e.Name()) || !e.Type().IsRegular() {
				continue
			}
			if at, draft := Draft(fsys, path.Join(name, e.Name())); draft {
				return at, true
			}
		}
		return diag.Span{}, false
	}
	if f, ok := formatByName(name); ok && !f.assembled {
		return diag.Span{}, false
	}
	f, err := fsys.Open(name)
	if err != nil {
		return diag.Span{}, false
	}
	defer f.Close()
	head := make([]byte, 4)
	if _, err := io.ReadFull(f, head); err != nil || !mayBeFront(head) {
		return diag.Span{}, false
	}
	rest := make([]byte, headSize)
	n, err := io.ReadFull(f, rest)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) || !bytes.Contains(rest[:n], []byte("draft")) {
		return diag.Span{}, false
	}
	head, _ = charset.Unicode(append(head, rest[:n]...))
	head = bytes.ReplaceAll(bytes.TrimPrefix(head, []byte("\uFEFF")), []byte("\r\n"), []byte("\n"))
	meta, _ := config.FrontMatter(name, head, &diag.List{})
	return meta.DraftAt, meta.Draft
}

// mayBeFront reports whether a file that begins with head may have front matter.
func mayBeFront(head []byte) bool {
	head = bytes.TrimPrefix(head, []byte("\uFEFF"))
	return len(head) == 0 || bytes.IndexByte([]byte("-+{"), head[0]) >= 0
}
