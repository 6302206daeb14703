// Package notebook reads guides written as notebooks of Jupyter (.ipynb, nbformat 3 and 4). The input is a file of
// JSON, the output its blocks ([ast.Document]), in which questions are still headings, paragraphs or lists, and the
// pictures that are inside the file.
//
// All cells of Markdown become one text, which package markdown reads, so that links between cells work; comments
// between the cells keep lists apart. Code, raw text and outputs that are not Markdown stand in that text as numbered
// listings ([reader.place]), which their own blocks then replace. An [assembled] text knows where each of its bytes
// stands in the file: where the JSON has a line for each line of a cell, positions have the line and the column that an
// editor shows.
//
// Of the forms in which an output is saved, the one that a book shows best is taken: a formula, a picture, Markdown, a
// table, text. Cells and parts of cells that Jupyter Book removes by their tags are set aside. What only a browser can
// show is left out and reported.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package notebook

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/listing"
	"example.org/studyguide/source/markup"
)

// A reader reads one notebook.
type reader struct {
	*file
	lines    *diag.Lines
	sink     diag.Sink
	format   int    // the major version of nbformat
	language string // of cells of code; may be empty

	text   assembled
	mark   string        // the language of the listings that stand for parts
	parts  [][]ast.Block // by number
	media  map[string][]byte
	folder string // begins the names of pictures
	plots  bool   // the cell has a picture among its outputs
	omits  omissions
}

// Read reads the file src, which is UTF-8 with LF line ends. name is the name of the file in positions and diagnostics,
// which go to sink. It returns nil for a file that is not a notebook.
func Read(name string, src []byte, sink diag.Sink) *ast.Document {
	lines := diag.NewLines(name, src)
	f, bad := parse(src)
	if bad != nil {
		reportSyntax(lines, bad, sink)
		return nil
	}
	r := &reader{
		file: f, lines: lines, sink: sink, media: map[string][]byte{}, folder: safeName(path.Base(name)),
	}
	cells, ok := r.cells()
	if !ok {
		return nil
	}
	r.language = r.kernelLanguage()
	r.mark = "notebook-part"
	for strings.Contains(string(src), r.mark) {
		r.mark += "-"
	}
	meta, cells := r.meta(cells)
	for i, c := range cells {
		r.cell(i+1, c)
	}
	doc := r.document()
	doc.Cells = r.firsts(doc.Blocks, cells)
	doc.Meta = meta
	maps.Copy(r.media, doc.Media)
	doc.Media = r.media
	r.omits.report(sink)
	return doc
}

// reportSyntax reports that the file is no JSON. A place where Git could not merge two versions has its own words.
func reportSyntax(lines *diag.Lines, bad *syntaxError, sink diag.Sink) {
	at := lines.Span(bad.offset, bad.offset+1)
	line := string(lines.Src[lines.Offset(diag.Pos{Line: at.Start.Line, Col: 1}):lines.LineEnd(bad.offset)])
	d := diag.New(diag.InputMalformed, at, "the notebook is not valid JSON: %s", bad.what)
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>"} {
		if strings.HasPrefix(line, mark) {
			d = d.WithHint("this line is a conflict of a merge, which must be resolved first")
		}
	}
	sink.Report(d)
}

// document reads the assembled text and puts the parts in their places.
func (r *reader) document() *ast.Document {
	v := bank.Value{Text: string(r.text.text), File: r.lines.Name, At: r.pos}
	doc := v.Document(bank.Markdown, r.sink)
	doc.Format = "notebook"
	doc.Loc = ast.At(r.lines.Span(0, len(r.src)))
	doc.Blocks = r.placed(doc.Blocks)
	return doc
}

// firsts returns the first block of each cell.
func (r *reader) firsts(blocks []ast.Block, cells []*cell) map[ast.Block]bool {
	out := map[ast.Block]bool{}
	at := 0
	for _, b := range blocks {
		next := at
		for next < len(cells) && r.lines.Pos(cells[next].start).Before(b.Span().Start) {
			next++
		}
		out[b] = next > at
		at = next
	}
	return out
}

// pos returns the place in the file of the byte of the assembled text at offset.
func (r *reader) pos(offset int) diag.Pos { return r.lines.Pos(r.text.offset(offset)) }

// span returns the place of a value. That of a text is without its quotes and white space at its ends.
func (r *reader) span(v *value) diag.Span {
	var t assembled
	if t.value(r.file, v); len(t.runs) > 0 {
		return r.spanOf(&t)
	}
	return r.lines.Span(v.start, v.end)
}

// spanOf returns the place of a text without white space at its ends.
func (r *reader) spanOf(t *assembled) diag.Span {
	from := len(t.text) - len(strings.TrimLeft(string(t.text), " \t\n"))
	to := max(from, len(strings.TrimRight(string(t.text), " \t\n")))
	return r.lines.Span(t.offset(from), t.offset(to))
}

// markdown adds a text in Markdown, apart from what stands before it.
func (r *reader) markdown(t *assembled) {
	end := t.offset(len(t.text))
	r.text.join(t)
	r.text.literal(closers(string(t.text))+"\n\n<!-- -->\n\n", end)
}

// place adds blocks behind what stands in the text.
func (r *reader) place(at *value, blocks ...ast.Block) {
	if len(blocks) == 0 {
		return
	}
	r.text.literal(fmt.Sprintf("```%s\n%d\n```\n\n", r.mark, len(r.parts)), at.start)
	r.parts = append(r.parts, blocks)
}

// placed returns blocks with the parts in place of the listings that stand for them.
func (r *reader) placed(blocks []ast.Block) []ast.Block {
	var out []ast.Block
	for _, b := range blocks {
		if l, ok := b.(*ast.Listing); ok && l.Language == r.mark {
			if n, err := strconv.Atoi(l.Text); err == nil && n < len(r.parts) {
				out = append(out, r.parts[n]...)
				continue
			}
		}
		switch b.(type) {
		case *ast.Details, *ast.Quote, *ast.List: // that tags left open
			b = ast.WithParts(b, func(in []ast.Inline) []ast.Inline { return in }, r.placed)
		}
		out = append(out, b)
	}
	return out
}

// meta returns the metadata of the notebook, and the cells without one that holds nothing else. Front matter in the
// first cell, as Quarto reads it, is the guide's.
func (r *reader) meta(cells []*cell) (ast.Meta, []*cell) {
	var meta ast.Meta
	if len(cells) > 0 && cells[0].kind != code {
		var t assembled
		t.source(r.file, cells[0].source)
		lines := diag.NewLines(r.lines.Name, t.text)
		found, body := config.FrontMatter(r.lines.Name, t.text, diag.Moved(r.sink, func(at diag.Span) diag.Span {
			return r.lines.Span(t.offset(lines.Offset(at.Start)), t.offset(lines.Offset(at.End)))
		}))
		if body > 0 {
			meta = found
			meta.At = r.lines.Span(t.offset(0), t.offset(body-1))
			rest := *cells[0]
			rest.from = body
			cells = append([]*cell{&rest}, cells[1:]...)
		}
	}
	own := r.root.field("metadata")
	if title := own.field("title"); meta.Title == "" && r.kind(title) == '"' {
		meta.Title = strings.TrimSpace(markup.Printable(r.file.text(title)))
		meta.At = r.span(title)
	}
	if authors := own.field("authors"); len(meta.Authors) == 0 && authors != nil {
		for _, a := range authors.items {
			if name := strings.TrimSpace(markup.Printable(r.file.text(a.field("name")))); name != "" {
				meta.Authors = append(meta.Authors, name)
			}
		}
	}
	return meta, cells
}

// kernelLanguage returns the language that the notebook's kernel runs.
func (r *reader) kernelLanguage() string {
	meta := r.root.field("metadata")
	for _, path := range [][]string{{"language_info", "name"}, {"kernelspec", "language"}, {"kernelspec", "name"}} {
		name := strings.ToLower(strings.TrimSpace(r.file.text(meta.field(path...))))
		if kernel, ok := kernels[name]; ok {
			return kernel
		}
		if strings.HasPrefix(name, "xcpp") { // xcpp11, xcpp14, xcpp17
			return "cpp"
		}
		if name != "" && (path[1] == "language" || path[0] == "language_info" || listing.Known(name)) {
			return listing.Canonical(name)
		}
	}
	return ""
}

// kernels maps names of kernels, and of languages as kernels write them, to languages.
var kernels = map[string]string{
	"ipython": "python", "ipython3": "python", "python 3": "python", "ir": "r", "gophernotes": "go",
	"ijavascript": "javascript", "ijava": "java", "ihaskell": "haskell", "xeus-python": "python",
	".net-csharp": "csharp", ".net-fsharp": "fsharp", ".net-powershell": "powershell", "sagemath": "python",
	"almond": "scala", "tslab": "typescript", "jslab": "javascript", "xpython": "python", "sos": "",
	"calysto_bash": "bash", "octave": "matlab",
}

// safeName returns a name without the characters that have a meaning in addresses.
func safeName(name string) string {
	return strings.Map(func(c rune) rune {
		if slices.Contains([]rune(` ()<>:#?%\`), c) || markup.IsControl(c) {
			return '_'
		}
		return c
	}, name)
}
