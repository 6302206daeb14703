package tree

import (
	"encoding/base64"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
)

func (r *reader) guide(v *value) *ast.Guide {
	if !r.object(v, "a tree") {
		return nil
	}
	f := v.get("studyguide")
	if f == nil {
		r.fail(v.at, `"studyguide" is missing, the version of the tree: %d`, Version)
		return nil
	}
	if n, ok := f.whole(); !ok || n != Version {
		r.fail(f.at, "the version of this tree is not known: %d is read, which is what this program writes", Version)
		return nil
	}
	r.file = r.text(v, "file")
	g := &ast.Guide{
		Shape: r.text(v, "shape"), Selected: r.text(v, "selected"), Digest: r.text(v, "digest"),
		Media: r.media(v), Tongues: r.tongues(v),
	}
	if g.Loc = r.span(v); r.file == "" {
		g.At = diag.Span{File: r.Name}
	} else if g.At.File == "" {
		g.At.File = r.file
	}
	if m := v.get("meta"); m != nil && r.object(m, "meta") {
		g.Meta = r.meta(m)
	}
	if g.Meta.Title == "" {
		g.Meta.Title = "Study guide"
	}
	g.Intro = r.blocks(v, "intro")
	g.Sections = r.sections(v)
	for _, n := range r.list(v, "notes") {
		if !r.object(n, "a note") {
			break
		}
		note := &ast.Note{Loc: r.span(n), ID: r.id(n, "id"), Label: r.text(n, "label"), Blocks: r.blocks(n, "blocks")}
		if note.ID == "" {
			r.fail(n.at, `a note needs an "id", by which the text refers to it`)
		}
		g.Notes = append(g.Notes, note)
		r.rest(n)
	}
	r.rest(v)
	switch {
	case r.failed || len(g.AllQuestions()) > 0:
	case g.Meta.Answers == ast.AnswersOnly:
		r.fail(v.at, "this is the key of a paper, which has no questions of its own")
	default:
		r.fail(v.at, "the tree has no questions")
	}
	r.nameAll(g)
	return g
}

// rest reports the members of an object that nothing asked for, each name once. Those that are derived from others are
// no news.
func (r *reader) rest(v *value) {
	for _, name := range v.names {
		if v.used[name] || r.unknown[name] || slices.Contains(derived(), name) {
			continue
		}
		r.unknown[name] = true
		r.sink.Report(diag.New(diag.LeftOut, r.Span(v.fields[name].at, v.fields[name].at),
			"the member %q is not known here and is left out", name))
	}
}

// derived are the members that say again what others do.
func derived() []string {
	return []string{"title", "titleText", "text", "caption", "summary", "header", "rows"}
}

// span returns the place of a node in the file that the tree was made from.
func (r *reader) span(v *value) ast.Loc {
	s := v.get("span")
	if s == nil || !r.object(s, "a span") {
		return ast.Loc{}
	}
	at := diag.Span{File: r.text(s, "file")}
	if at.File == "" {
		at.File = r.file
	}
	at.Start = diag.Pos{Line: r.place(s, "line", 1), Col: r.place(s, "column", 1)}
	at.End = diag.Pos{Line: r.place(s, "endLine", at.Start.Line), Col: r.place(s, "endColumn", at.Start.Col)}
	if at.End.Before(at.Start) {
		at.End = at.Start
	}
	return ast.At(at)
}

// place returns a number of a line or column.
func (r *reader) place(v *value, name string, missing int) int {
	return r.whole(v, name, 1, mostWhole, missing)
}

// id returns a field that is an id. It must be unique in the guide.
func (r *reader) id(v *value, name string) string {
	id := r.text(v, name)
	switch {
	case id == "":
	case id != oneLine(id) || strings.ContainsAny(id, " #\"'<>"):
		r.fail(v.fields[name].at, "the id %q has a space, a sign of HTML or a #", id)
	case r.ids[id]:
		r.fail(v.fields[name].at, "the id %q is there twice", id)
	}
	r.ids[id] = true
	return id
}

func (r *reader) sections(v *value) []*ast.Section {
	var out []*ast.Section
	for _, s := range r.list(v, "sections") {
		if !r.object(s, "a section") {
			break
		}
		r.deeper(s.at, func() { out = append(out, r.section(s)) })
	}
	return out
}

func (r *reader) section(v *value) *ast.Section {
	s := &ast.Section{
		Loc: r.span(v), ID: r.id(v, "id"), Title: r.title(v), FAQ: r.flag(v, "faq"), NewPage: r.flag(v, "newPage"),
		Intro: r.blocks(v, "intro"),
	}
	for _, q := range r.list(v, "questions") {
		if !r.object(q, "a question") {
			break
		}
		s.Questions = append(s.Questions, r.question(q))
	}
	s.Back = v.get("answers") != nil
	for _, a := range r.list(v, "answers") {
		if !r.object(a, "an answer") {
			break
		}
		s.Answers = append(s.Answers, &ast.Answer{
			Loc: r.span(a), ID: r.id(a, "id"), QuestionID: r.text(a, "questionId"), Number: r.text(a, "number"),
			Title: r.title(a), Right: r.texts(a, "right"), Blocks: r.blocks(a, "blocks"),
		})
		r.rest(a)
	}
	s.Sections = r.sections(v)
	r.rest(v)
	return s
}

func (r *reader) question(v *value) *ast.Question {
	q := &ast.Question{
		Loc: r.span(v), ID: r.id(v, "id"), Number: r.text(v, "number"), AnswerID: r.text(v, "answerId"),
		Title:   r.title(v),
		NewPage: r.flag(v, "newPage"), Difficulty: oneLine(r.text(v, "difficulty")),
		Prompt: r.blocks(v, "prompt"), Answer: r.blocks(v, "answer"),
		Key: r.key(v), Since: r.text(v, "since"), Changed: r.text(v, "changed"),
	}
	if len(q.Title) == 0 && q.Number == "" {
		r.fail(v.at, `a question needs a "title", or at least a "number"`)
	}
	if q.AnswerID != "" {
		r.answers = append(r.answers, reference{q.AnswerID, v.at})
	}
	if whole := r.text(v, "titleText"); whole != "" {
		q.Label = strings.TrimSpace(strings.TrimSuffix(whole, q.PlainTitle()))
	}
	for _, tag := range r.texts(v, "tags") {
		if tag = oneLine(tag); tag != "" && !slices.Contains(q.Tags, tag) {
			q.Tags = append(q.Tags, tag)
		}
	}
	for _, o := range r.list(v, "options") {
		if !r.object(o, "an option") {
			break
		}
		opt := &ast.Option{Loc: r.span(o), Right: r.flag(o, "right"), Blocks: r.blocks(o, "blocks")}
		if label := oneLine(r.text(o, "label")); r.flag(o, "labelled") {
			opt.Label = label
		}
		q.Options = append(q.Options, opt)
		r.rest(o)
	}
	if len(q.Options) == 1 {
		r.fail(v.fields["options"].at, "a question has no options or at least two, not one")
	}
	q.Kind = r.kind(v, q)
	r.rest(v)
	return q
}

// key returns the key of a question; "" if the tree gives it none.
func (r *reader) key(v *value) string {
	key := r.text(v, "key")
	switch {
	case key == "":
	case !ast.IsKey(key):
		r.fail(v.fields["key"].at, "the key %q is not eight small letters and digits", key)
	case r.keys[key]:
		r.fail(v.fields["key"].at, "the key %q is there twice", key)
	}
	r.keys[key] = true
	return key
}

// kind returns the kind of a question. One that is not named follows from the options.
func (r *reader) kind(v *value, q *ast.Question) ast.Kind {
	name := r.text(v, "kind")
	var names []string
	for k := ast.Free; k <= ast.FillIn; k++ {
		if k.String() == name {
			return k
		}
		names = append(names, k.String())
	}
	if name != "" {
		r.fail(v.fields["kind"].at, "a question cannot be of the kind %q: there are %s", name, strings.Join(names, ", "))
	}
	switch {
	case len(q.Options) == 0:
		return ast.Free
	case len(q.Right()) > 1:
		return ast.Several
	default:
		return ast.Single
	}
}

// media returns the pictures that are inside a tree.
func (r *reader) media(v *value) map[string][]byte {
	m := v.get("media")
	if m == nil || !r.object(m, "media") {
		return nil
	}
	out := map[string][]byte{}
	for _, name := range m.names {
		data, err := base64.StdEncoding.DecodeString(r.text(m, name))
		if err != nil {
			r.fail(m.fields[name].at, "the picture %q is not in base64", name)
		}
		out[name] = data
	}
	return out
}

// tongues returns the parts of a tree in other languages.
func (r *reader) tongues(v *value) []ast.Tongue {
	var out []ast.Tongue
	for _, t := range r.list(v, "tongues") {
		if !r.object(t, "a part in another language") {
			break
		}
		out = append(out, ast.Tongue{Loc: r.span(t), Language: r.text(t, "language"),
			Text: markup.Printable(r.text(t, "text"))})
		r.rest(t)
	}
	return out
}
