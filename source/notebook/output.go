package notebook

import (
	"encoding/base64"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// outputs adds what a cell has printed or shown. Streams that follow one another are one listing, as they are one text
// on the screen.
func (r *reader) outputs(n int, c *cell) {
	r.plots = slices.ContainsFunc(c.outputs, func(o *value) bool { return pictured(r.bundle(o)) })
	var stream assembled
	var first *value
	flush := func() {
		if first != nil {
			r.printed(first, &stream, false)
		}
		stream, first = assembled{}, nil
	}
	for i, o := range c.outputs {
		kind := r.file.text(o.field("output_type"))
		if kind == "stream" {
			if first == nil {
				first = o
			}
			stream.value(r.file, o.field("text"))
			continue
		}
		flush()
		switch kind {
		case "error", "pyerr":
			r.failure(o)
		default:
			r.shown(picturePlace{n, i + 1}, o)
		}
	}
	flush()
}

// printed adds text that a program printed. It has no language: it is no code. result says that the text stands for
// the value of the cell.
func (r *reader) printed(at *value, t *assembled, result bool) {
	text := markup.Code(terminal(string(t.text)))
	if strings.TrimSpace(text) == "" {
		return
	}
	span := r.spanOf(t)
	if plain := strings.TrimSpace(text); result && (figureText.MatchString(plain) ||
		r.plots && objectAddress.MatchString(plain)) {
		r.omits.add(address, span, "")
		return
	}
	r.place(at, &ast.Listing{Loc: ast.At(span), Text: text})
}

var (
	// objectAddress matches what Python prints for objects without a text of their own. Beside a plot they are its
	// axes and lines.
	objectAddress = pattern.New(`^[\[(]?(?:<[A-Za-z_][\w.]*(?: object)? at 0x[0-9A-Fa-f]+>(?:,\s*)?)+[\])]?$`)
	// figureText matches the text of what is shown in another form.
	figureText = pattern.New(`^<(?:Figure size \S+ with \d+ Axes|IPython\.core\.display\.\w+(?: object)?)>$`)
)

// control matches escape sequences of terminals (ECMA-48, 5.4; and those of xterm that set a title or a link).
var control = pattern.New("\x1b\\[[0-?]*[ -/]*[@-~]|\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)|\x1b[ -/]*[0-~]")

// terminal returns text as a terminal shows it in the end: without colors, and of each line what was written last.
func terminal(text string) string {
	lines := strings.Split(control.ReplaceAllString(text, ""), "\n")
	for i, line := range lines {
		line = strings.TrimRight(line, "\r")
		lines[i] = line[strings.LastIndexByte(line, '\r')+1:]
	}
	return strings.Join(lines, "\n")
}

// failure adds an error: the trace of calls, or else the name and the message.
func (r *reader) failure(o *value) {
	var t assembled
	if trace := o.field("traceback"); trace != nil {
		for i, line := range trace.items {
			if i > 0 {
				t.literal("\n", line.start)
			}
			t.value(r.file, line)
		}
	}
	if strings.TrimSpace(string(t.text)) == "" {
		t.value(r.file, o.field("ename"))
		t.literal(": ", o.start)
		t.value(r.file, o.field("evalue"))
	}
	r.printed(o, &t, false)
}

// bundle returns the forms in which an output is saved, by media type. nbformat 3 has its own names for them.
func (r *reader) bundle(o *value) map[string]*value {
	if data := o.field("data"); data != nil {
		out := map[string]*value{}
		for _, f := range data.fields {
			out[f.name] = f.value
		}
		return out
	}
	out := map[string]*value{}
	for short, media := range map[string]string{
		"text": "text/plain", "html": "text/html", "latex": "text/latex", "markdown": "text/markdown",
		"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml", "javascript": "application/javascript",
		"json": "application/json", "pdf": "application/pdf",
	} {
		if v := o.field(short); v != nil {
			out[media] = v
		}
	}
	return out
}

// pictures lists the media types of pictures, the best first: not every book has those that are drawings.
var pictures = []string{"image/png", "image/jpeg", "image/gif", "image/svg+xml"}

// pictured reports whether an output has a picture.
func pictured(data map[string]*value) bool {
	return slices.ContainsFunc(pictures, func(media string) bool { return data[media] != nil })
}

// browserOnly lists media that only a browser shows, which have no use on paper.
var browserOnly = []string{
	"application/vnd.plotly.v1+json", "application/vnd.bokehjs_exec.v0+json", "application/javascript",
	"application/vnd.vegalite.v5+json", "application/vnd.vegalite.v4+json", "application/vnd.vega.v5+json",
	"application/vnd.holoviews_exec.v0+json", "application/geo+json", "application/pdf", "video/mp4", "audio/mpeg",
}

// tableTags matches HTML that says more than its form as plain text.
var tableTags = pattern.New(`(?i)<(?:table|ul|ol|dl|h[1-6]|img|blockquote)\b`)

// shown adds an output in the form that a book shows best.
func (r *reader) shown(at picturePlace, o *value) {
	data := r.bundle(o)
	has := func(media string) bool {
		return r.isText(data[media]) && strings.TrimSpace(r.file.text(data[media])) != ""
	}
	text := func(media string) *assembled {
		var t assembled
		t.value(r.file, data[media])
		return &t
	}
	if has("text/latex") {
		if t := text("text/latex"); isFormula(string(t.text)) {
			r.markdown(t)
			return
		}
	}
	for _, media := range pictures {
		if has(media) {
			r.figure(at, o, media, data[media])
			return
		}
	}
	plain := strings.TrimSpace(r.file.text(data["text/plain"]))
	switch {
	case data["application/vnd.jupyter.widget-view+json"] != nil:
		r.omits.add(widget, r.lines.Span(o.start, o.end), "")
	case has("text/markdown"):
		r.markdown(text("text/markdown"))
	case has("text/html") && (plain == "" || figureText.MatchString(plain) ||
		tableTags.MatchString(r.file.text(data["text/html"]))):
		blocks := r.html(text("text/html"))
		if len(blocks) == 0 {
			r.omits.add(script, r.lines.Span(o.start, o.end), "HTML with scripts")
		}
		r.place(o, blocks...)
	default:
		for _, media := range browserOnly {
			if data[media] != nil {
				r.omits.add(script, r.lines.Span(o.start, o.end), media)
				return
			}
		}
		for _, media := range []string{"text/plain", "text/latex"} {
			if has(media) {
				r.printed(o, text(media), true)
				return
			}
		}
		for _, media := range slices.Sorted(maps.Keys(data)) {
			r.omits.add(script, r.lines.Span(o.start, o.end), media)
			return
		}
	}
}

// isFormula reports whether LaTeX is a formula, and not a table or a text.
func isFormula(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) > 2 && s[0] == '$' && s[len(s)-1] == '$'
}

// A picturePlace is the number of a cell and that of a picture in it, from 1.
type picturePlace struct{ cell, number int }

// figure adds a picture.
func (r *reader) figure(at picturePlace, o *value, media string, v *value) {
	src := r.picture(at, "output", media, v)
	if src == "" {
		return
	}
	alt := r.file.text(o.field("metadata", media, "alt"))
	if alt == "" {
		alt = r.file.text(o.field("metadata", "alt"))
	}
	loc := ast.At(r.lines.Span(v.start, v.end))
	r.place(o, &ast.Figure{Loc: loc, Image: &ast.Image{Loc: loc, Src: src, Alt: markup.Printable(alt)}})
}

// picture adds a picture to the media of the guide, and returns its name; "" if it cannot be decoded, which is
// reported.
func (r *reader) picture(at picturePlace, role, media string, v *value) string {
	text := r.file.text(v)
	content := []byte(text)
	if media != "image/svg+xml" || !strings.Contains(text, "<") {
		content = nil
		plain := strings.NewReplacer("\n", "", " ", "", "\r", "").Replace(text)
		for _, enc := range []*base64.Encoding{base64.StdEncoding, base64.RawStdEncoding} {
			if out, err := enc.DecodeString(plain); err == nil {
				content = out
				break
			}
		}
	}
	if len(content) == 0 {
		r.omits.add(picture, r.lines.Span(v.start, min(v.end, r.lines.LineEnd(v.start))), "")
		return ""
	}
	ext, _, _ := strings.Cut(strings.TrimPrefix(media, "image/"), "+")
	src := fmt.Sprintf("%s/%s-%d-%d.%s", r.folder, role, at.cell, at.number, safeName(ext))
	r.media[src] = content
	return src
}

// attachment matches the address of a picture that is attached to its cell, in an image or a tag.
var attachment = pattern.New(`(?:\]\(\s*<?|(?:src|SRC)\s*=\s*["']?)attachment:([^\s)"'>]+)`)

// attached returns the source of a cell in which the addresses of its attachments are the names of pictures.
func (r *reader) attached(n int, c *cell, source *assembled) *assembled {
	files := c.field("attachments")
	if files == nil {
		return source
	}
	names := map[string]string{}
	for i, f := range files.fields {
		for _, form := range f.value.fields {
			if names[f.name] == "" && strings.HasPrefix(form.name, "image/") && r.isText(form.value) {
				names[f.name] = r.picture(picturePlace{n, i + 1}, "attachment", form.name, form.value)
			}
		}
	}
	out, text, last := &assembled{}, string(source.text), 0
	for at := 0; at < len(text); {
		m := attachment.FindStringSubmatchIndex(text[at:])
		if m == nil {
			break
		}
		from, to := at+m[2]-len("attachment:"), at+m[3]
		if src := names[unescaped(text[at+m[2]:to])]; src != "" {
			out.join(source.slice(last, from))
			out.literal(src, source.offset(from))
			last = to
		}
		at = to
	}
	out.join(source.slice(last, len(text)))
	return out
}

// unescaped returns the name of a file that an address has with escapes.
func unescaped(name string) string {
	if plain, err := url.PathUnescape(name); err == nil {
		return plain
	}
	return name
}
