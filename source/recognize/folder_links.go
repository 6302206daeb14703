package recognize

import (
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// crossings resolves the links between the files of a folder. A link leads to an anchor of its own file, or of the file
// that it names; if it names none and its own file lacks the anchor, to the only other file that has it.
type crossings struct {
	parts   []Part
	files   map[string]int // indexes of parts by path, and for saved pages also by address
	first   []*ast.Heading // of each part: the heading of the section or question that it became
	anchors map[string]*ast.Heading
	notes   []*ast.Note
	media   map[string][]byte    // the pictures inside all files, with paths relative to the folder
	shown   map[*ast.Link]string // URLs as the author wrote them
}

// partID returns the prefix that makes the anchors of a part unique in the folder.
func partID(i int) string { return "file" + strconv.Itoa(i) + "/" }

// link prefixes the anchors, footnotes and links of all files so that they are unique, and makes the paths of images
// relative to the folder. The indexes come first in the list of files.
func (c *crossings) link(indexes, files []Part) {
	parts := slices.Concat(indexes, files)
	c.parts, c.files, c.first = parts, map[string]int{}, make([]*ast.Heading, len(parts))
	c.anchors, c.shown = map[string]*ast.Heading{}, map[*ast.Link]string{}
	twice := map[string]bool{}
	for i, p := range parts {
		c.files[p.Path] = i
		if p.Doc.URL == "" {
			continue
		}
		at := address(p.Doc.URL)
		if _, ok := c.files[at]; ok {
			twice[at] = true // pages that share an address cannot be found by it
		}
		c.files[at] = i
	}
	for at := range twice {
		delete(c.files, at)
	}
	for i, p := range parts {
		c.relink(i)
		for _, n := range p.Doc.Notes {
			n.ID = partID(i) + n.ID
		}
		c.notes = append(c.notes, p.Doc.Notes...)
		for name, h := range p.Doc.Names {
			c.anchors[partID(i)+name] = h
		}
		for h, slug := range p.Doc.Slugs {
			c.anchors[partID(i)+slug] = h
		}
	}
}

// headingOf returns the heading of a group, or makes one, so that links to the index lead to the group.
func (c *crossings) headingOf(g Group) *ast.Heading {
	h := g.Heading
	if h == nil {
		h = &ast.Heading{}
	}
	if i, ok := c.files[g.Index]; ok {
		c.first[i] = h
	}
	return h
}

func (c *crossings) relink(i int) {
	dir := path.Dir(c.parts[i].Path)
	for name, picture := range c.parts[i].Doc.Media {
		if c.media == nil {
			c.media = map[string][]byte{}
		}
		c.media[path.Join(dir, name)] = picture
	}
	ast.Walk(c.parts[i].Doc, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Link:
			if to, ok := c.target(n.URL, i, dir); ok {
				c.shown[n] = n.URL
				n.URL = "#" + to
			}
		case *ast.Image:
			if dir != "." && isRelative(n.Src) {
				n.Src = path.Join(dir, n.Src)
			}
		case *ast.NoteRef:
			n.ID = partID(i) + n.ID
		}
		return true
	})
}

// target returns the anchor within the guide that a link of part i leads to. A path that begins with a slash is
// relative to the folder, as on hosts that show one.
func (c *crossings) target(to string, i int, dir string) (string, bool) {
	name, slug, _ := strings.Cut(to, "#")
	slug = strings.TrimPrefix(slug, "user-content-")
	if name == "" {
		return partID(i) + slug, true
	}
	if file, ok := c.files[address(name)]; ok && strings.Contains(name, "://") {
		return partID(file) + slug, true
	}
	if own := c.parts[i].Doc.URL; own != "" { // the page's reader made its relative links absolute
		name = strings.TrimPrefix(name, own[:strings.LastIndex(own, "/")+1])
	}
	if strings.HasPrefix(name, "/") {
		name, dir = strings.TrimPrefix(name, "/"), "."
	}
	if !isRelative(name) {
		return "", false
	}
	file, ok := c.files[path.Join(dir, name)]
	if plain, err := url.PathUnescape(name); !ok && err == nil {
		file, ok = c.files[path.Join(dir, plain)]
	}
	return partID(file) + slug, ok
}

// address returns the normal form of a URL, in which scheme, "www." and a final slash make no difference.
func address(url string) string {
	_, rest, _ := strings.Cut(strings.ToLower(url), "://")
	rest, _, _ = strings.Cut(rest, "#")
	return "://" + strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
}

// isRelative reports whether a URL is relative to the file that contains it.
func isRelative(url string) bool {
	return url != "" && !strings.HasPrefix(url, "/") && !strings.HasPrefix(url, "#") && !strings.Contains(url, ":")
}

// resolve points all links at the nodes that their headings became.
func (c *crossings) resolve(b *builder, former map[string]*ast.Question, sink diag.Sink) {
	b.anchors(nil)
	targets := map[string]ast.Node{}
	for name, h := range c.anchors {
		targets[name] = b.headings[h]
	}
	for i, h := range c.first {
		targets[partID(i)] = b.headings[h] // nil for an index, which is the whole guide
	}
	l := newLinker(targets, sink)
	l.shown, l.elsewhere, l.headings, l.former = c.shown, c.elsewhere(b), b.headings, former
	l.guide(b.guide)
}

// elsewhere returns the headings of all files by anchor, and by the loose form of the anchor unless that is itself an
// anchor. Headings that were set aside are left out.
func (c *crossings) elsewhere(b *builder) map[string][]*ast.Heading {
	exact, loose := map[string][]*ast.Heading{}, map[string][]*ast.Heading{}
	for _, p := range c.parts {
		names := make([]string, 0, len(p.Doc.Slugs)+len(p.Doc.Names))
		at := map[string]*ast.Heading{}
		for name, h := range p.Doc.Names {
			names, at[name] = append(names, name), h
		}
		for h, slug := range p.Doc.Slugs {
			if at[slug] == nil {
				names = append(names, slug)
			}
			at[slug] = h
		}
		slices.Sort(names)
		for _, name := range names {
			h := at[name]
			if b.headings[h] == nil {
				continue
			}
			exact[name] = append(exact[name], h)
			if k := key(name); k != "" && k != name {
				loose[k] = append(loose[k], h)
			}
		}
	}
	for k, hs := range loose {
		if exact[k] == nil {
			exact[k] = hs
		}
	}
	return exact
}
