package source

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/recognize"
	"example.org/studyguide/source/words"
)

// An index is a file that links to the files of a folder. Its links decide on their order.
type index struct {
	path   string
	doc    *ast.Document
	title  string
	head   *ast.Heading     // the source of title
	named  map[string]place // linked files, by path relative to the folder
	intro  []ast.Block      // the blocks that list no files
	aside  []*ast.Heading   // headings over lists of files that name no group
	unread []*ast.Link      // links beside those to files, whose targets are not in the guide
}

// A place is the position of a file in an index: the number of its link and the headings above it.
type place struct {
	at    int
	group []recognize.Group
}

var indexName = pattern.New(`^(?i)(?:readme|_?index|summary|toc|contents)\.[a-z]+$`)

// index returns the index of a folder, or nil if there is none. Of several candidates it takes the one that links to
// most files, and removes it from f.files.
func (f *folder) index(dir string) *index {
	if f.indexes == nil {
		f.indexes = map[string]*index{}
	}
	if x, ok := f.indexes[dir]; ok {
		return x
	}
	known := map[string]bool{}
	for _, file := range f.files {
		known[file.path] = true
	}
	var best *index
	for _, file := range f.files {
		if path.Dir(file.path) != dir || !indexName.MatchString(path.Base(file.path)) {
			continue
		}
		if x := readIndex(file, known); best == nil || len(x.named) > len(best.named) {
			best = x
		}
	}
	if best != nil && dir != "." && len(best.named) == 0 {
		best = nil // a README that lists no files is a question itself
	}
	f.indexes[dir] = best
	if best != nil {
		for _, h := range best.aside {
			f.sink.Report(diag.New(diag.Furniture, h.At, "heading of an index set aside"))
		}
		f.files = slices.DeleteFunc(f.files, func(file *file) bool { return file.path == best.path })
	}
	return best
}

// readIndex reads file as an index. The first heading is its title; the other headings, except that of a table of
// contents, group the links below them. Blocks with links to files are the list; prose that merely contains links, and
// every other block, is introduction.
func readIndex(file *file, known map[string]bool) *index {
	x := &index{path: file.path, doc: file.doc, named: map[string]place{}}
	var group []*ast.Heading // the open headings, outermost first
	var heading *ast.Heading // the last heading, until it is known whether it introduces text or a list
	for _, b := range file.doc.Blocks {
		if h, ok := b.(*ast.Heading); ok {
			text := ast.PlainText(h.Inlines)
			if x.title == "" && len(group) == 0 {
				x.title, x.head = text, h
				continue
			}
			for len(group) > 0 && group[len(group)-1].Level >= h.Level {
				group = group[:len(group)-1]
			}
			if heading = h; !words.Is(words.ContentsTitle, text) {
				group = append(group, h)
			}
			continue
		}
		before := len(x.named)
		var unread []*ast.Link
		ast.Walk(b, func(n ast.Node) bool {
			if p, ok := n.(*ast.Paragraph); ok && n == ast.Node(b) && isProse(p) {
				return false
			}
			l, ok := n.(*ast.Link)
			if !ok {
				return true
			}
			to := linked(file.path, l.URL)
			if !known[to] {
				unread = append(unread, l)
			}
			if _, again := x.named[to]; again || !known[to] || to == file.path {
				return true
			}
			p := place{at: len(x.named)}
			for _, h := range group {
				p.group = append(p.group, recognize.Group{Title: ast.PlainText(h.Inlines), Heading: h})
			}
			x.named[to] = p
			return true
		})
		if len(x.named) == before {
			if heading != nil {
				x.intro, heading = append(x.intro, heading), nil
			}
			x.intro = append(x.intro, b)
			continue
		}
		x.unread = append(x.unread, unread...)
		if heading != nil && !slices.Contains(group, heading) {
			x.aside, heading = append(x.aside, heading), nil
		}
	}
	return x
}

// isProse reports whether a paragraph has more to say than its links.
func isProse(p *ast.Paragraph) bool {
	const few = 5 // words beside links, as in "Part 1, for beginners: [Basics](basics.md)"
	all, inLinks := len(strings.Fields(ast.PlainText(p.Inlines))), 0
	ast.Walk(p, func(n ast.Node) bool {
		l, ok := n.(*ast.Link)
		if ok {
			inLinks += len(strings.Fields(ast.PlainText(l.Inlines)))
		}
		return !ok
	})
	return all-inLinks > max(few, inLinks)
}

// linked returns the path of the target of a link to in the file from.
func linked(from, to string) string {
	to, _, _ = strings.Cut(to, "#")
	if s, err := url.PathUnescape(to); err == nil {
		to = s
	}
	return path.Join(path.Dir(from), to)
}

// sorted sorts the files as [LoadFolder] describes, and returns them.
func (f *folder) sorted(root *index) []*file {
	dirs := map[string]bool{}
	for _, file := range f.files {
		dirs[path.Dir(file.path)] = true
	}
	for dir := range dirs { // takes the indexes of subfolders out of f.files; the order does not matter
		f.index(dir)
	}
	type key struct{ unnamed, at, beside, below, unordered, order int }
	keys := map[*file]key{}
	for _, file := range f.files {
		k := key{unnamed: 1, beside: 1, unordered: 1, order: file.doc.Meta.Order}
		if k.order > 0 {
			k.unordered = 0
		}
		if x := f.indexes[path.Dir(file.path)]; x != nil {
			if p, ok := x.named[file.path]; ok {
				k.beside, k.below = 0, p.at
			}
		}
		if root != nil {
			if p, ok := root.named[file.path]; ok {
				k.unnamed, k.at = 0, p.at
			}
		}
		keys[file] = k
	}
	slices.SortFunc(f.files, func(a, b *file) int {
		x, y := keys[a], keys[b]
		return cmp.Or(
			cmp.Compare(x.unnamed, y.unnamed), cmp.Compare(x.at, y.at),
			naturally(path.Dir(a.path), path.Dir(b.path)),
			cmp.Compare(x.beside, y.beside), cmp.Compare(x.below, y.below),
			cmp.Compare(x.unordered, y.unordered), cmp.Compare(x.order, y.order),
			naturally(a.path, b.path))
	})
	return f.files
}

// group returns the sections that a file belongs to, outermost first: the headings above its link in the root's index,
// or else the folders on its path.
func (f *folder) group(file *file, root *index) []recognize.Group {
	if root != nil {
		if p, ok := root.named[file.path]; ok && len(p.group) > 0 {
			return p.group
		}
	}
	var out []recognize.Group
	dir := path.Dir(file.path)
	if indexName.MatchString(path.Base(file.path)) && dir != "." {
		dir = path.Dir(dir) // the folder only holds this file and its images
	}
	for ; dir != "."; dir = path.Dir(dir) {
		g := recognize.Group{Title: folderTitle(path.Base(dir))}
		if x := f.index(dir); x != nil {
			g.Heading, g.Index = x.head, x.path
			if x.doc.Meta.Title != "" {
				g.Title = x.doc.Meta.Title
			} else if x.title != "" {
				g.Title = x.title
			}
		}
		out = append([]recognize.Group{g}, out...)
	}
	return out
}

var folderNumber = pattern.New(`^\d{1,4}[-_. ]+`)

// folderTitle returns the name of a folder as a title, without the number that sorts it.
func folderTitle(name string) string {
	s := folderNumber.ReplaceAllString(name, "")
	if s == "" {
		s = name
	}
	s = strings.NewReplacer("-", " ", "_", " ").Replace(s)
	if r := []rune(s); len(r) > 0 {
		return strings.ToUpper(string(r[:1])) + string(r[1:])
	}
	return name
}

// naturally compares names in natural order: numbers by value, letters regardless of case.
func naturally(a, b string) int {
	x, y := strings.ToLower(a), strings.ToLower(b)
	for x != "" && y != "" {
		m, n := digits(x), digits(y)
		if m > 0 && n > 0 {
			p, q := strings.TrimLeft(x[:m], "0"), strings.TrimLeft(y[:n], "0")
			if c := cmp.Or(cmp.Compare(len(p), len(q)), strings.Compare(p, q)); c != 0 {
				return c
			}
			x, y = x[m:], y[n:]
			continue
		}
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0])
		}
		x, y = x[1:], y[1:]
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(a, b))
}

// digits returns the number of digits at the start of s.
func digits(s string) int {
	return len(s) - len(strings.TrimLeft(s, "0123456789"))
}
