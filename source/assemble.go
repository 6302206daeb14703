package source

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"example.org/studyguide/source/assembly"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// A shelf is where the files stand that a guide may include.
type shelf struct {
	fsys    fs.FS  // nil: nowhere
	root    string // its folder in fsys
	display string // that in diagnostics, with the slash that ends it
}

// assembled returns the text that the file at rel on the shelf asks for; nil if that is body, what it has.
func (s shelf) assembled(f format, rel, display string, body []byte, opts Options, sink diag.Sink) *assembly.Text {
	if !f.assembled {
		return nil
	}
	from := assembly.Options{Variables: opts.Variables, Edition: opts.Edition, Editions: opts.Editions}
	if s.fsys != nil {
		from.Open = s.open(opts, sink)
	}
	return assembly.Assemble(rel, display, body, from, sink)
}

// open returns what opens a file on the shelf. A file that several others include is read once.
func (s shelf) open(opts Options, sink diag.Sink) func(string) ([]byte, string, error) {
	read := map[string][]byte{}
	return func(rel string) ([]byte, string, error) {
		display := s.display + rel
		if text, ok := read[rel]; ok {
			return text, display, nil
		}
		src, err := fs.ReadFile(s.fsys, path.Join(s.root, rel))
		if err != nil {
			return nil, display, err
		}
		if k, ok := notText(src); ok {
			return nil, display, fmt.Errorf("it is %s, not text", k.Name)
		}
		if opts.Opened != nil {
			opts.Opened(display, src)
		}
		text := bytes.TrimSpace(src)
		if len(text) > 0 {
			text, _ = decode(display, src, sink)
		}
		read[rel] = text
		return text, display, nil
	}
}

// folderOf returns the folder of a file called display, with the sign that ends it.
func folderOf(display string) string { return display[:strings.LastIndexAny(display, `/\`)+1] }

// readBody reads a file of a format into blocks, with what it includes.
func readBody(
	f format, on shelf, rel, display string, body []byte, opts Options, sink diag.Sink,
) (*ast.Document, *assembly.Text, error) {
	t := on.assembled(f, rel, display, body, opts, sink)
	if t == nil {
		doc, err := readAs(f, display, body, opts, sink)
		if err == nil {
			doc.Meta = assembly.Values(doc.Meta, opts.Variables, sink)
		}
		return doc, nil, err
	}
	moved := diag.Moved(sink, t.Place)
	doc, err := readAs(f, t.Name, t.Src, opts, moved)
	if err != nil {
		return nil, nil, err
	}
	doc.At = t.Place(doc.At) // whose file gives its name to a guide without a title, and to messages
	doc.Meta = assembly.Values(doc.Meta, opts.Variables, moved)
	for _, b := range doc.Blocks {
		rebase(b, t)
	}
	for _, n := range doc.Notes {
		rebase(n, t)
	}
	return doc, t, nil
}

// rebase makes the paths of n relative to the folder of the guide; in a part they are relative to its own.
func rebase(n ast.Node, t *assembly.Text) {
	join := func(to *string, at diag.Span) {
		if dir := t.Folder(at); dir != "." && inFolder(*to) {
			*to = path.Join(dir, *to)
		}
	}
	ast.Walk(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Image:
			join(&n.Src, n.At)
		case *ast.Link:
			join(&n.URL, n.At)
		default: // other nodes have no paths
		}
		return true
	})
}

// inFolder reports whether a URL is relative to the file that it stands in.
func inFolder(url string) bool {
	return url != "" && url[0] != '/' && url[0] != '#' && !strings.Contains(url, ":")
}
