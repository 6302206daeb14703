// Package qti reads questions in QTI, the XML of 1EdTech (IMS Global) for tests: version 1.2 with the dialect of
// Canvas, and versions 2 and 3. Text in UTF-8 goes in, a document of package bank comes out.
//
// An item of QTI is a text with interactions and rules of scoring. Both are reduced to what a guide has: options,
// answers that are accepted, pairs, an order. Places in pictures, recordings, drawings and values that a template sets
// have nothing there: their text is kept and what is lost is reported.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package qti

import (
	"strings"
	"unicode"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/xmltree"
)

// Format is the name of the format.
const Format = "qti"

// isRoot reports whether an element is the root of a file in QTI.
func isRoot(name string) bool {
	switch camel(name) {
	case "questestinterop", "assessmentItem", "assessmentTest", "assessmentSection":
		return true
	}
	return false
}

// Looks reports whether a text is in QTI, by its root element.
func Looks(body string) bool { return isRoot(xmltree.Root(body)) }

// Read reads the file src, which is UTF-8 with LF line ends. It returns nil for a file that is not well-formed or has
// another root element, which is reported to sink.
func Read(name string, src []byte, sink diag.Sink) *ast.Document {
	lines := diag.NewLines(name, src)
	root := xmltree.Parse(lines, sink)
	if root == nil {
		return nil
	}
	if !isRoot(root.Name) {
		sink.Report(diag.New(diag.InputMalformed, root.Tag(lines), "the root element is <%s>: expected <questestinterop>, "+
			"<assessmentItem> or <assessmentTest> of QTI", root.Name))
		return nil
	}
	r := &reader{Lines: lines, sink: sink, quiz: bank.NewQuiz(Format, lines.Span(0, len(src)))}
	r.walk(root, nil)
	doc := r.quiz.Document(sink)
	doc.Meta.Title = r.title
	return doc
}

// walk reads the items of a file, which are in the section with the path.
func (r *reader) walk(root *xmltree.Node, path []string) {
	if rename(root); root.Name == "questestinterop" {
		r.walk1(root, path)
	} else {
		r.walk2(root, path)
	}
}

// A reader is the state of reading a file.
type reader struct {
	*diag.Lines
	sink  diag.Sink
	quiz  *bank.Quiz
	title string
	pack  *pack // that the file is in; nil: none
	// several says that the package has several tests, which are sections then.
	several bool
}

// rename changes the names of elements and attributes in QTI 3, such as qti-item-body, to those in QTI 2.
func rename(n *xmltree.Node) {
	if name := camel(n.Name); name != n.Name {
		n.Name = name
		for i := range n.Attributes {
			n.Attributes[i].Name.Local = camel("qti-" + n.Attributes[i].Name.Local)
		}
	}
	for _, e := range n.Elements() {
		rename(e)
	}
}

// camel returns a name of QTI 3 as in QTI 2.
func camel(name string) string {
	rest, ok := strings.CutPrefix(name, "qti-")
	if !ok {
		return name
	}
	var b strings.Builder
	up := false
	for _, c := range rest {
		switch {
		case c == '-':
			up = true
		case up:
			b.WriteRune(unicode.ToUpper(c))
			up = false
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// subsection returns the path of a section with a title inside another. A title that says what the one around it says,
// or that of the whole test, makes no section of its own.
func (r *reader) subsection(path []string, title string) []string {
	title = strings.Join(strings.Fields(title), " ")
	if title == "" || title == r.title || len(path) > 0 && path[len(path)-1] == title {
		return path
	}
	return bank.SectionPath(append(path[:len(path):len(path)], title))
}

// blocks returns the blocks of HTML.
func (r *reader) blocks(t bank.Text) []ast.Block {
	if t = r.quiz.TakePictures(t.Trim()); t.IsBlank() {
		return nil
	}
	blocks := t.Value(r.Lines).Blocks(bank.HTML, r.sink)
	for _, b := range blocks {
		ast.Walk(b, func(n ast.Node) bool {
			if img, ok := n.(*ast.Image); ok {
				img.Src = r.picture(img.Src)
			}
			return true
		})
	}
	return blocks
}

// picture returns how images name a picture. In a package, it is that of the package.
func (r *reader) picture(src string) string {
	src, inCanvas := filePath(src)
	if r.pack == nil {
		return src
	}
	if data, name := r.pack.picture(r.pack.dirOf(r.Name), src, inCanvas); data != nil {
		return r.quiz.Picture(name, data)
	}
	return src
}

// filePath returns the path of a picture. Canvas puts a variable in front and a query behind.
func filePath(src string) (name string, inCanvas bool) {
	for _, base := range []string{"$IMS-CC-FILEBASE$", "%24IMS-CC-FILEBASE%24", "$IMS_CC_FILEBASE$"} {
		if rest, ok := strings.CutPrefix(src, base); ok {
			rest, _, _ = strings.Cut(rest, "?")
			return strings.TrimLeft(rest, "/."), true
		}
	}
	return src, false
}
