package html

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"

	"example.org/studyguide/render"
	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/ast"
)

// Site writes a guide as a folder of pages: index.html with the contents, a page for each section, and practice.html
// with the whole guide, for tests, searches and paper. They share a style sheet, a script and the pictures, and the
// progress of the learner. The zero Site is ready to use, from several goroutines too.
//
// The names of pages come from the titles of their sections. The address of a question that stays when titles change
// is index.html#KEY: there its entry in the contents is, which leads on, with the script at once.
//
// If the guide has a URL, that is where the folder is put: pages name their own addresses, and a picture of the cover,
// for those who share them, and sitemap.xml lists them.
type Site struct{}

var _ render.FolderRenderer = Site{}

// Name returns "site", as in --to site.
func (Site) Name() string { return "site" }

// Ext returns ".site.zip", of the folder as an archive.
func (Site) Ext() string { return ".site.zip" }

// Render writes the folder to w as a ZIP archive. Findings are those of [Renderer.Render].
func (s Site) Render(ctx context.Context, w io.Writer, job *render.Job) error {
	files, err := s.Files(ctx, job)
	if err != nil {
		return err
	}
	return render.WriteZip(w, files)
}

// Files returns the files of the folder.
func (Site) Files(ctx context.Context, job *render.Job) ([]render.File, error) {
	defer job.Timings.Start("site")()
	ps := newPictures(job.Assets)
	ps.folder = true
	s := &site{
		page: newPage(job, ps), base: base(job.Guide.Meta.URL), fileOf: map[string]string{}, indexed: map[string]bool{},
	}
	s.up = indexFile
	s.leaves = s.divide()
	if err := s.write(ctx); err != nil {
		return nil, err
	}
	whole := newPage(job, ps)
	whole.up = indexFile
	whole.Sink = nil // it has the findings of the other pages
	if err := whole.guide(ctx); err != nil {
		return nil, err
	}
	s.name()
	return s.assemble(ctx, whole)
}

// The names of files that every folder has.
const (
	indexFile   = "index.html"
	wholeFile   = "practice.html"
	coverFile   = "cover.png"
	sitemapFile = "sitemap.xml"
)

// A site is a folder of pages in the making. The page in it has the writer of all pages but the whole.
type site struct {
	*page
	intro, list   markup.Fragment // of the index: what stands before its sections, and these
	leaves        []*leaf
	fileOf        map[string]string // id → the file that has it
	indexed       map[string]bool   // titles of pages in the index so far
	base          string            // address of the folder; empty: it has none that is known
	face          string            // address of the picture of its cover; empty: none
	style, script render.File
}

// A leaf is the page of a section, or of a part of one.
type leaf struct {
	file, title string
	section     *ast.Section // as it is on the page
	first       bool         // of the parts of its section
	body        markup.Fragment
}

// mostOnPage is how many questions a page has at most, if they are not divided by titles: a phone lays out a page of
// these in a tenth of a second.
const mostOnPage = 50

// divide returns the pages of the sections. A section that has neither parts nor less than twice mostOnPage questions
// is divided.
func (s *site) divide() []*leaf {
	var out []*leaf
	names := map[string]bool{}
	for _, sec := range s.g.Sections {
		if s.placed(sec) {
			continue
		}
		title := clean(ast.PlainText(sec.Title))
		each := len(sec.Questions)
		if most := mostOnPage; each >= 2*most && len(sec.Sections) == 0 || title == "" && each > most {
			each = most
		}
		for from := 0; from == 0 || from < len(sec.Questions); from += max(each, 1) {
			part, to := *sec, min(from+each, len(sec.Questions))
			part.Questions = sec.Questions[from:to]
			if from > 0 {
				part.ID, part.Intro = "", nil
			}
			if to < len(sec.Questions) {
				part.Answers, part.Sections = nil, nil
			}
			l := &leaf{section: &part, first: from == 0, title: s.partTitle(title, from, to, len(sec.Questions))}
			name := "questions"
			if title != "" {
				name = strings.TrimPrefix(s.anchors[sec.ID], "s-")
			}
			l.file = pageName(name, from, names)
			out = append(out, l)
		}
	}
	return out
}

// partTitle returns the title of the page of some questions of a section: "Locks", "Locks 51–100".
func (s *site) partTitle(title string, from, to, all int) string {
	if title == "" {
		title = s.questionsWord()
		if from == 0 && to == all && len(s.g.Sections) == 1 {
			return s.title
		}
	}
	if from == 0 && to == all {
		return title
	}
	return fmt.Sprintf("%s %d–%d", title, from+1, to)
}

// pageName returns a name for a page that no other has: after its section and, if that has several pages, the first of
// its questions.
func pageName(section string, from int, taken map[string]bool) string {
	name := section
	if from > 0 {
		name += "-" + ordinal(from+1)
	}
	free := name
	for n := 2; taken[free] || slices.Contains([]string{indexFile, wholeFile}, free+".html"); n++ {
		free = name + "-" + ordinal(n)
	}
	taken[free] = true
	return free + ".html"
}

// write writes the bodies of the pages.
func (s *site) write(ctx context.Context) error {
	s.Begin(&s.intro, 1)
	s.page.intro()
	fragments := []*markup.Fragment{&s.intro}
	for _, l := range s.leaves {
		s.names = map[string]bool{}
		s.Begin(&l.body, 1)
		label := "h-top"
		s.Start("section", "id", s.anchors[l.section.ID], "class", "section", "aria-labelledby", label)
		s.Text("\n")
		if l.first {
			s.Anchored(s.anchors[l.section.ID])
		}
		if err := s.within(ctx, l.section, 1); err != nil {
			return err
		}
		s.EndLine()
		fragments = append(fragments, &l.body)
	}
	s.WriteNotes(fragments, s.listed)
	return nil
}

// name records which file has which ids.
func (s *site) name() {
	record := func(f *markup.Fragment, file string) {
		for _, id := range f.IDs {
			s.fileOf[id] = file
		}
		for _, n := range f.Notes {
			for _, id := range n.Text.IDs {
				s.fileOf[id] = file
			}
		}
	}
	record(&s.intro, indexFile)
	for _, l := range s.leaves {
		record(&l.body, l.file)
	}
}

// resolved returns a fragment as it stands in a file.
func (s *site) resolved(m *markup.Buffer, file string) string {
	return m.Resolve(func(target string) string {
		if to := s.fileOf[target]; to != file {
			return to
		}
		return ""
	})
}

// named returns a file whose name has the digest of its content, so that no page of an earlier edition gets another
// style or script than it was made for.
func named(stem, ext, content string) render.File {
	sum := sha256.Sum256([]byte(content))
	return render.File{Name: stem + "-" + hex.EncodeToString(sum[:4]) + ext, Data: []byte(content)}
}

// assemble returns all files of the folder.
func (s *site) assemble(ctx context.Context, whole *page) ([]render.File, error) {
	s.style = named("style", ".css", s.page.style()+tight(squeezed(siteCSS)))
	s.script = named("practice", ".js", script(siteJS))
	shared, err := s.shared(ctx)
	if err != nil {
		return nil, err
	}
	pages := []render.File{}
	add := func(file, title, body string, a about) error {
		a.picture = s.face
		text, err := s.document(s.frame(title, a), body)
		pages = append(pages, render.File{Name: file, Data: []byte(text)})
		return err
	}
	first := about{kind: "website", title: s.title, description: s.g.Meta.Description, address: s.g.Meta.URL}
	if err := add(indexFile, s.title, s.index(), first); err != nil {
		return nil, err
	}
	for i, l := range s.leaves {
		a := about{kind: "article", title: l.title, description: l.asks(), address: s.address(l.file)}
		if i > 0 {
			a.prev = s.leaves[i-1].file
		}
		if i+1 < len(s.leaves) {
			a.next = s.leaves[i+1].file
		}
		if err := add(l.file, pageTitle(l.title, s.title), s.leafBody(l, a), a); err != nil {
			return nil, err
		}
	}
	all := first // one address stands for both: search engines want no text twice
	if err := add(wholeFile, pageTitle(whole.practiceWord(), s.title), whole.body.String(), all); err != nil {
		return nil, err
	}
	return slices.Concat(shared, pages), nil
}

// pageTitle returns the title of a page in a window.
func pageTitle(page, guide string) string {
	if page == guide {
		return page
	}
	return page + " – " + guide
}

// frame returns what stands around the body of a page of the folder.
func (s *site) frame(title string, a about) frame {
	return frame{
		title: title, policy: "script-src 'self'; style-src 'self'; img-src 'self'", about: a,
		style:  `<link rel="stylesheet" href="` + s.style.Name + "\"/>\n",
		script: `<script src="` + s.script.Name + "\"></script>\n",
	}
}
