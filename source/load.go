// Package source loads study guides: the input is the bytes of a file or the files of a folder, the output the tree
// that renderers read.
//
// Loading has stages: a file is decoded (here), read into blocks by the reader of its format (packages text, markdown,
// html), turned into a guide (recognize) and checked as a whole (lint). Faults of the guide are reported to a
// [diag.Sink] with their positions; an error means that there is no guide. The package writes nothing, and reads only
// from the file system that it is given.
//
// Three things concern all formats and are done here. One table of extensions says which files are guides; a file named
// by the user is judged by its content too. Shortcodes become emoji by GitHub's list, from goldmark-emoji. And a guide
// that does not declare its language gets the language of its text only if that is certain: the language decides on
// hyphenation and on the side that a book opens from, so a wrong guess is worse than none. Script and trigrams, of the
// whole text and of each third, must agree, and English function words must be few. The trigrams in data are those of
// whatlanggo, without its code, which is no longer maintained.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package source

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"example.org/studyguide/source/assembly"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/charset"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/html"
	"example.org/studyguide/source/kind"
	"example.org/studyguide/source/lint"
	"example.org/studyguide/source/objects"
	"example.org/studyguide/source/recognize"
	"example.org/studyguide/source/register"
	"example.org/studyguide/source/table"
	"example.org/studyguide/source/tree"
)

// ErrRefused means that the input is not a guide, for reasons already reported: it is empty or has no questions.
var ErrRefused = errors.New("not a guide that can be built")

// ErrUnreadable means that the file is of a kind that is not read, or breaks the rules of its format, which is
// reported. It wraps [ErrRefused].
var ErrUnreadable = fmt.Errorf("not to be read: %w", ErrRefused)

// Options say how to read a guide. With the zero Options, the file decides everything.
type Options struct {
	Format string // one of [Formats]; empty: detected by name, then by content
	Shape  string // one of [Shapes]; empty: detected
	// Language is that of the texts to read of a file that has them in several; empty: that which it names, else its
	// first.
	Language string
	Explain  func(*Explanation) // called with the reasons for the shape; may be nil
	// Opened is called for each file of a folder and each that is included, with its displayed name; it may be nil.
	Opened func(name string, src []byte)
	// Parts is the folder of a guide that is a file, from which it may include others; nil: it includes none. [Load]
	// and [LoadFolder] set it.
	Parts fs.FS
	// Variables are what {{name}} stands for, by name, before what the guide itself says. Edition is the name of the
	// edition that is read, empty if it has none, and Editions all names, nil if they are not known.
	Variables map[string]string
	Edition   string
	Editions  []string
	// Register is that of the guide; nil: it has none. Date is that of the edition, for questions that are new or
	// changed since then, if the guide names none. Matched is called with what the register knows of the guide; it may
	// be nil.
	Register *register.Register
	Date     string
	Matched  func(*register.Match)
	Drafts   bool   // files of a folder that are drafts are not left out
	TitleIDs bool   // of the register take the keys only: ids are those of the titles
	Display  string // the name in diagnostics; empty: the name given to Load
}

// An Explanation says why a guide's shape was chosen.
type Explanation = recognize.Explanation

// Formats returns the values of Options.Format.
func Formats() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// Shapes returns the values of Options.Shape.
func Shapes() []string { return recognize.Shapes() }

// Load reads the guide name from fsys, a file or a folder (see [LoadFolder]). Findings go to sink. An error that wraps
// [ErrRefused] means that the input is not a guide; other errors come from reading the file or from bad Options.
func Load(fsys fs.FS, name string, opts Options, sink diag.Sink) (*ast.Guide, error) {
	if info, err := fs.Stat(fsys, name); err == nil && info.IsDir() {
		return LoadFolder(fsys, name, opts, sink)
	}
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	if opts.Parts == nil {
		if opts.Parts, err = fs.Sub(fsys, path.Dir(name)); err != nil {
			return nil, err
		}
	}
	return LoadBytes(name, src, opts, sink)
}

// LoadBytes is like [Load] for bytes in memory, such as standard input.
func LoadBytes(name string, src []byte, opts Options, sink diag.Sink) (*ast.Guide, error) {
	display := opts.Display
	if display == "" {
		display = name
	}
	f, body, err := choose(name, display, src, opts, sink)
	if err != nil {
		return nil, err
	}
	if f.name == objects.JSON && tree.Looks(string(body)) {
		return loadTree(display, body, src, opts, sink)
	}
	at := shelf{opts.Parts, ".", folderOf(display)}
	doc, text, err := readBody(f, at, path.Base(strings.ReplaceAll(name, `\`, "/")), display, body, opts, sink)
	if err != nil {
		return nil, err
	}
	if text != nil {
		sink = diag.Moved(sink, text.Place)
	}
	doc.Identify = identify(doc.Named, opts, sink)
	guide, why, err := recognize.Explain(doc, opts.Shape, sink)
	if opts.Explain != nil && why != nil {
		opts.Explain(why)
	}
	switch {
	case errors.Is(err, recognize.ErrNotAGuide):
		if f.name == "text" {
			table.ReportOdd(display, body, sink)
		}
		return nil, fmt.Errorf("%w: %w", err, ErrRefused)
	case err != nil:
		return nil, fmt.Errorf("recognizing %s: %w", display, err)
	}
	guide.Tongues = doc.Tongues
	guide.Digest = digest(src)
	finish(guide, sink)
	translateTruth(guide, doc.Format)
	if text != nil {
		text.Relocate(guide)
	}
	return guide, nil
}

func digest(src []byte) string { return fmt.Sprintf("%x", sha256.Sum256(src)) }

// loadTree reads a guide that is a tree already, as the JSON of this program holds it. There is nothing to recognize in
// it, and it is checked as all guides are.
func loadTree(display string, body, src []byte, opts Options, sink diag.Sink) (*ast.Guide, error) {
	guide := tree.Read(display, body, sink)
	if guide == nil {
		return nil, fmt.Errorf("%s breaks the rules of its format (tree): %w", display, ErrUnreadable)
	}
	if guide.Digest == "" && guide.At.File == display {
		guide.Digest = digest(src)
	}
	if guide.Meta.Language == "" {
		setLanguage(guide, sink)
	}
	settleTree(guide, opts)
	lint.Check(guide, sink)
	return guide, nil
}

// finish sets the language of a recognized guide if it is missing, keeps its lettered lines apart, and checks it.
func finish(guide *ast.Guide, sink diag.Sink) {
	breakLettered(guide)
	if guide.Meta.Language == "" {
		setLanguage(guide, sink)
	}
	lint.Check(guide, sink)
}

// read reads a file, at rel on a shelf, into blocks. display is its name in diagnostics. The text is that which the
// file asks for; nil if that is what it has.
func read(
	on shelf, rel, display string, src []byte, opts Options, sink diag.Sink,
) (*ast.Document, *assembly.Text, error) {
	f, body, err := choose(rel, display, src, opts, sink)
	if err != nil {
		return nil, nil, err
	}
	return readBody(f, on, rel, display, body, opts, sink)
}

// readAs reads a file of a format into blocks.
func readAs(f format, display string, body []byte, opts Options, sink diag.Sink) (*ast.Document, error) {
	if f.opens == nil {
		reportConflicts(display, string(body), sink)
	}
	doc := f.read(display, body, opts, sink)
	if doc == nil {
		return nil, fmt.Errorf("%s breaks the rules of its format (%s): %w", display, f.name, ErrUnreadable)
	}
	if doc.At.File == "" {
		doc.At.File = display
	}
	if f.name == "html" || f.name == "markdown" {
		doc.Tongues = tongues(display, string(body))
	}
	replaceShortcodes(doc)
	return doc, nil
}

// choose returns the format of a file and what its reader is given: text, or the bytes of a file that is none.
func choose(name, display string, src []byte, opts Options, sink diag.Sink) (f format, body []byte, err error) {
	if f, ok := binaryFormat(name, src, opts.Format); ok {
		return f, src, nil
	}
	if k, ok := notText(src); ok {
		hint := k.Hint(display)
		if f, ok := binaryFormat(name, src, ""); ok {
			hint = fmt.Sprintf("leave the format to the program, or name it: --format %s", f.name)
		}
		reportKind(display, k.Name, hint, sink)
		return format{}, nil, fmt.Errorf("%s is %s: %w", display, k.Name, ErrUnreadable)
	}
	body, chosen, ok := prepare(name, display, src, opts.Format, sink)
	if !ok {
		return format{}, nil, fmt.Errorf("%s is empty: %w", display, ErrRefused)
	}
	if k, foreign := kind.Foreign(name, string(body)); foreign && opts.Format == "" {
		reportForeign(display, k, sink)
		return format{}, nil, fmt.Errorf("%s is %s: %w", display, k.Name, ErrUnreadable)
	}
	f, ok = formatNamed(chosen)
	switch {
	case !ok:
		return format{}, nil, fmt.Errorf("format %q is not known; there are %s", chosen, strings.Join(Formats(), ", "))
	case f.name == "html" && html.NeedsScripts(body):
		const what = "a page that scripts fill in the browser"
		reportKind(display, what, html.ScriptsHint, sink)
		return format{}, nil, fmt.Errorf("%s is %s: %w", display, what, ErrUnreadable)
	}
	return f, body, nil
}

// notText returns the kind of a file that is no text in any encoding.
func notText(src []byte) (k kind.Kind, ok bool) {
	if k, ok := kind.Of(src); ok {
		return k, true
	}
	text, _ := charset.Unicode(src)
	return kind.Unknown, kind.Binary(text)
}

// reportKind reports that a file is no text. The finding has no position, so that nothing of the content is shown.
func reportKind(display, what, hint string, sink diag.Sink) {
	sink.Report(diag.New(diag.InputNotText, diag.Span{File: display}, "this is %s, not text", what).
		WithHint("%s", hint))
}

// reportForeign reports that a text is in a format that is not read.
func reportForeign(display string, k kind.Kind, sink diag.Sink) {
	sink.Report(diag.New(diag.InputFormat, diag.Span{File: display}, "this is %s, which is not read", k.Name).
		WithHint("%s", k.Hint(display)))
}

// prepare decodes a file and chooses its reader. It returns the text to read and the reader's name; ok is false if
// there is no text.
func prepare(name, display string, src []byte, format string, sink diag.Sink) (body []byte, reader string, ok bool) {
	if format == "" && isHTML(name, src) {
		format = "html"
	}
	if format == "html" || bytes.HasPrefix(bytes.TrimSpace(src[:min(len(src), 100)]), []byte("<?xml")) {
		src = html.Decode(src) // as the file declares
	}
	body, ok = decode(display, src, sink)
	if ok && format == "" {
		format = formatOf(name, string(body))
	}
	return body, format, ok
}

// Text returns the text of a file that positions refer to, in UTF-8, and the name of its reader. It returns nothing for
// a file that is not read.
func Text(name string, src []byte, opts Options) (body []byte, format string) {
	if f, ok := binaryFormat(name, src, opts.Format); ok {
		return f.text(src), f.name
	}
	if _, ok := notText(src); ok {
		return nil, ""
	}
	body, format, _ = prepare(name, name, src, opts.Format, &diag.List{})
	return body, format
}

// Words is like [Text], but without what the format itself needs, such as the keys of objects. Each word stands on the
// line that it has in Text.
func Words(name string, src []byte, opts Options) (body []byte, format string) {
	body, format = Text(name, src, opts)
	if f, ok := formatNamed(format); ok && f.words != nil {
		body = f.words(body)
	}
	return body, format
}
