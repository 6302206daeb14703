package source

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/assembly"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/recognize"
)

// maxFiles bounds the files of a folder that is read as one guide. No guide comes near it, and a home folder named by
// mistake is refused before it takes long.
const maxFiles = 20000

const whatIsRead = "files in Markdown (.md), text (.txt), HTML (.html), reStructuredText (.rst) and Org (.org), " +
	"notebooks (.ipynb) and Word documents (.docx) are read"

// aside matches the names of files in a folder that hold no questions, such as a license.
var aside = pattern.New(
	`^(?i)(?:licen[cs]e|contributing|contributors|changelog|history|code[_-]of[_-]conduct|security|authors|support|todo|` +
		`pull_request_template|issue_template|_?(?:sidebar|navbar|footer|coverpage)|404)(?:[._-][a-z]{2})?\.[a-z]+$`,
)

// LoadFolder reads the folder name of fsys as one guide. Each file is a question or a section; package recognize
// decides which. Subfolders become sections.
//
// Files that the index (README.md, index.md, SUMMARY.md) links to come first, in its order and under its headings. The
// others follow by "order" or "weight" in their front matter, then by name, with numbers compared as numbers. The rest
// of the index's text becomes the introduction, and its front matter is the guide's. An index that is itself a guide
// and links to hardly any file is read alone.
//
// Otherwise LoadFolder works like [Load].
func LoadFolder(fsys fs.FS, name string, opts Options, sink diag.Sink) (*ast.Guide, error) {
	display := opts.Display
	if display == "" {
		display = name
	}
	f := &folder{
		fsys: fsys, root: name, display: display, opts: opts, met: map[string]bool{}, included: map[string]bool{},
		texts: map[string]*assembly.Text{},
	}
	f.sink = diag.Moved(sink, f.place)
	sink = f.sink
	if err := f.walk(); err != nil {
		return nil, err
	}
	f.apart()
	at := diag.Span{File: display, Start: diag.Pos{Line: 1, Col: 1}, End: diag.Pos{Line: 1, Col: 1}}
	if len(f.files) == 0 {
		sink.Report(diag.New(diag.InputEmpty, at, "the folder has no file with questions").WithHint(whatIsRead))
		return nil, fmt.Errorf("%s is empty: %w", display, ErrRefused)
	}
	index := f.index(".")
	if index != nil && len(index.named) < 3 {
		if g, err := f.alone(index); g != nil || err != nil {
			return g, err
		}
	}
	var meta ast.Meta
	var intro []ast.Block
	if index != nil {
		meta, intro = index.doc.Meta, index.intro
		if meta.Title == "" {
			meta.Title = index.title
		}
	}
	var parts []recognize.Part
	introduced := map[string]bool{".": true} // folders whose index is already in the guide
	for _, file := range f.sorted(index) {
		if len(file.doc.Blocks) == 0 && file.doc.Meta.Title == "" {
			continue
		}
		part := recognize.Part{Path: file.path, Doc: file.doc, Group: f.group(file, index)}
		if dir := path.Dir(file.path); !introduced[dir] && f.indexes[dir] != nil {
			part.Intro = f.indexes[dir].intro
			introduced[dir] = true
		}
		parts = append(parts, part)
	}
	var indexes []recognize.Part
	for _, dir := range slices.Sorted(maps.Keys(f.indexes)) {
		if x := f.indexes[dir]; x != nil {
			indexes = append(indexes, recognize.Part{Path: x.path, Doc: x.doc})
			f.reportUnread(x)
		}
	}
	var named []ast.Name
	for _, p := range slices.Concat(indexes, parts) {
		named = append(named, p.Doc.Named...)
	}
	guide, why, err := recognize.Folder(at, meta, intro, indexes, parts, identify(named, opts, sink), sink)
	if opts.Explain != nil && why != nil {
		opts.Explain(why)
	}
	if errors.Is(err, recognize.ErrNotAGuide) {
		return nil, fmt.Errorf("%w: %w", err, ErrRefused)
	}
	if err != nil {
		return nil, fmt.Errorf("recognizing %s: %w", display, err)
	}
	for _, p := range append(indexes, parts...) {
		guide.Tongues = append(guide.Tongues, p.Doc.Tongues...)
	}
	finish(guide, sink)
	for _, t := range f.texts {
		t.Relocate(guide)
	}
	return guide, nil
}

// place returns the place in an author's file of a place in a text that was put together.
func (f *folder) place(at diag.Span) diag.Span {
	if t := f.texts[at.File]; t != nil {
		return t.Place(at)
	}
	return at
}

// apart takes out the files that others include, and reports what was found in the rest.
func (f *folder) apart() {
	f.files = slices.DeleteFunc(f.files, func(file *file) bool { return f.included[file.path] })
	for _, file := range f.files {
		pass(file.found, f.sink)
	}
}

// pass passes findings on.
func pass(found *diag.List, sink diag.Sink) {
	for _, d := range found.Sorted() {
		sink.Report(d)
	}
}

// A folder is a folder while it is read.
type folder struct {
	fsys          fs.FS
	root, display string
	opts          Options
	sink          diag.Sink
	files         []*file
	texts         map[string]*assembly.Text // that were put together of several files, by their names in positions
	included      map[string]bool           // paths of the files in them
	met           map[string]bool           // paths of files that were read or set aside
	indexes       map[string]*index         // by folder; nil for a folder without an index
}

// A file is a file of the folder; path is relative to the folder.
type file struct {
	path  string
	doc   *ast.Document
	found *diag.List // what was found while it was read
}

// walk reads all files that may hold questions.
func (f *folder) walk() error {
	return fs.WalkDir(f.fsys, f.root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := path.Base(p)
		lock := strings.HasPrefix(base, "~$") // of a document that is open in Word
		hidden := p != f.root && (strings.HasPrefix(base, ".") || lock || base == "node_modules" || base == "vendor")
		switch {
		case d.IsDir() && hidden, d.IsDir() && f.isOfPage(p):
			return fs.SkipDir
		case d.IsDir() || hidden || !d.Type().IsRegular():
			return nil
		case !inFolders(base):
			f.passOver(strings.TrimPrefix(strings.TrimPrefix(p, f.root), "/"))
			return nil
		case len(f.files) == maxFiles:
			return fmt.Errorf("%s has more than %d files", f.display, maxFiles)
		}
		rel := strings.TrimPrefix(strings.TrimPrefix(p, f.root), "/")
		f.met[rel] = true
		if aside.MatchString(base) {
			at := diag.Span{
				File:  path.Join(f.display, rel),
				Start: diag.Pos{Line: 1, Col: 1},
				End:   diag.Pos{Line: 1, Col: 1},
			}
			f.sink.Report(diag.New(diag.Furniture, at, "file that stands beside the questions set aside"))
			return nil
		}
		src, err := fs.ReadFile(f.fsys, p)
		if err != nil {
			return err
		}
		return f.read(rel, src)
	})
}

// passOver reports a file that holds questions as data: in a folder it may be anything, and so is not read. JSON, YAML
// and XML are the settings of programs far more often, and are not reported.
func (f *folder) passOver(rel string) {
	if b, ok := formatByName(rel); !ok || b.inFolders || b.ambiguous {
		return
	}
	f.met[rel] = true
	top := diag.Pos{Line: 1, Col: 1}
	at := diag.Span{File: path.Join(f.display, rel), Start: top, End: top}
	f.sink.Report(diag.New(diag.FileUnread, at, "this file is not part of the folder's guide").
		WithHint("build it by its own name, or turn it into Markdown: studyguide import %s", path.Join(f.display, rel)))
}

// isOfPage reports whether dir is where a browser put the resources of a saved page: styles, scripts, frames.
func (f *folder) isOfPage(dir string) bool {
	for _, end := range []string{"_files", ".files", "-Dateien", "_fichiers", "_archivos"} {
		page, ok := strings.CutSuffix(path.Base(dir), end)
		if !ok {
			continue
		}
		beside, _ := fs.ReadDir(f.fsys, path.Dir(dir)) // on an error, the folder counts as part of the guide
		for _, e := range beside {
			f, _ := formatByName(e.Name())
			if f.name == "html" && strings.TrimSuffix(e.Name(), path.Ext(e.Name())) == page {
				return true
			}
		}
	}
	return false
}

// read reads one file. A file without text is reported and left out.
func (f *folder) read(rel string, src []byte) error {
	name := path.Join(f.display, rel)
	if f.opts.Opened != nil {
		f.opts.Opened(name, src)
	}
	found := &diag.List{}
	doc, text, err := read(shelf{f.fsys, f.root, f.display + "/"}, rel, name, src, f.opts, partSink{found})
	if errors.Is(err, ErrRefused) {
		pass(found, f.sink)
		return nil
	}
	if err != nil {
		return err
	}
	if text != nil {
		f.texts[text.Name] = text
	}
	describe(doc, src)
	if doc.Meta.Draft && !f.opts.Drafts && !indexName.MatchString(path.Base(rel)) {
		f.met[rel] = true
		f.sink.Report(diag.New(diag.DraftLeftOut, doc.Meta.DraftAt, "draft, left out").
			WithHint("--drafts takes it in"))
		return nil
	}
	f.files = append(f.files, &file{rel, doc, found})
	if text != nil {
		for _, part := range text.Parts() {
			f.met[part], f.included[part] = true, true
		}
	}
	return nil
}

// reportUnread reports what an index lists and the guide lacks: files of other formats or in hidden folders, and links
// to files that do not exist.
func (f *folder) reportUnread(x *index) {
	for _, l := range x.unread {
		u, err := url.Parse(l.URL)
		to := linked(x.path, l.URL)
		if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || strings.HasPrefix(u.Path, "/") ||
			!fs.ValidPath(to) || f.met[to] {
			continue
		}
		switch info, err := fs.Stat(f.fsys, path.Join(f.root, to)); {
		case err == nil && info.Mode().IsRegular():
			f.sink.Report(
				diag.New(diag.FileUnread, l.At, "file %q is listed here, but not read", to).WithHint(whatIsRead),
			)
		case errors.Is(err, fs.ErrNotExist) && inFolders(to):
			f.sink.Report(diag.New(diag.LinkDead, l.At, "link to %q leads to no file", l.URL))
		}
	}
}

// partSink adapts the findings about one file of a folder. A file without text, or that is no text, does not fail the
// guide, and unknown keys in front matter are expected: it is that of a web page, not of a guide.
type partSink struct{ diag.Sink }

func (s partSink) Report(d diag.Diagnostic) {
	switch d.Rule {
	case diag.MetaUnknown:
		return
	case diag.InputEmpty:
		d = diag.New(diag.Furniture, d.Span, "file without text set aside")
	case diag.InputNotText:
		d = diag.New(diag.Furniture, d.Span, "file set aside: %s", d.Message)
	}
	s.Sink.Report(d)
}

// alone reads the index as the whole guide. It returns nil if the index is not a guide.
func (f *folder) alone(x *index) (*ast.Guide, error) {
	src, err := fs.ReadFile(f.fsys, path.Join(f.root, x.path))
	if err != nil {
		return nil, err
	}
	opts := f.opts
	opts.Display = path.Join(f.display, x.path)
	if opts.Parts, err = fs.Sub(f.fsys, path.Join(f.root, path.Dir(x.path))); err != nil {
		return nil, err
	}
	var found diag.List
	g, err := LoadBytes(x.path, src, opts, &found)
	if errors.Is(err, ErrRefused) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for _, d := range found.Sorted() {
		f.sink.Report(d)
	}
	for _, file := range f.files {
		if file.path != x.path {
			f.sink.Report(
				diag.New(diag.Furniture, file.doc.At, "file beside %s, which is a guide by itself, not read", x.path),
			)
		}
	}
	return g, nil
}

// comment matches a line of metadata in an HTML comment, which authors use where the host knows no front matter.
var comment = pattern.New(`^<!--\s*(title|order|weight)\s*:\s*(.+?)\s*-->\s*$`)

// describe sets the title and order of doc from comments at the top of its file, unless its front matter has them.
func describe(doc *ast.Document, src []byte) {
	const top = 2000 // bytes
	for line := range strings.Lines(string(src[:min(top, len(src))])) {
		m := comment.FindStringSubmatch(strings.TrimSpace(line))
		switch {
		case m == nil:
		case m[1] == "title" && doc.Meta.Title == "":
			doc.Meta.Title = strings.Trim(m[2], `"'`)
			doc.Meta.At = doc.At
			doc.Meta.At.End = doc.Meta.At.Start
		case m[1] != "title" && doc.Meta.Order == 0:
			if n, err := strconv.Atoi(m[2]); err == nil {
				doc.Meta.Order = n
			}
		}
	}
}
