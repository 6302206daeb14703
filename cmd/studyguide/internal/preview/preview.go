// Package preview shows a guide in a browser while it is written: the EPUB's pages beside the PDF, and the findings
// about the guide.
//
// A [Server] receives books and findings and serves them from memory. It opens no file, so nothing else can be read
// from it. It answers only requests to its own loopback address that no other site makes (Host, Sec-Fetch-Site), or,
// where other machines shall see it, those of whoever knows its token.
// Pages learn of each change by server-sent events (HTML Living Standard, 9.2), and fetch what differs. Their
// Content-Security-Policy allows scripts and styles of the Server's own, nothing from elsewhere, and no script at all
// in a book.
//
// Each chapter is a sandboxed frame without scripts. A new state of it loads behind the old one and replaces it at the
// question that was in view. The PDF is in a frame for the browser's own viewer, at that question's page, since a page
// cannot ask a viewer for its position; a browser without a viewer shows a link. The EPUB is made first, so that the
// browser loads it while the PDF is made.
package preview

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"sync"
	"time"

	"example.org/studyguide/source/diag"
)

// A Question is the location of a question in the source and in the books.
type Question struct {
	Anchor string `json:"anchor"` // its id in the EPUB
	Title  string `json:"title"`  // with its number, as displayed
	File   string `json:"file"`
	Line   int    `json:"line"`
	Page   int    `json:"page"` // of the PDF, from 1; 0 if unknown

	Chapter int `json:"chapter"` // of the EPUB, from 0; set by the Server
}

// A Server shows one guide. It is an [http.Handler], safe for use by several goroutines.
type Server struct {
	port   int         // of its own address
	token  string      // that requests from other machines need; empty: there are none
	choose func(n int) // is told which guide to show

	mu      sync.Mutex
	state   state
	book    *book
	pdf     []byte
	sources map[string][]byte
	change  chan struct{} // closed when state changes
}

// A state is the data that pages receive. Serial counts its changes.
type state struct {
	Serial    int        `json:"serial"`
	Guides    []string   `json:"guides"` // names of the guides to choose from; empty: there is one
	Guide     int        `json:"guide"`  // which of these is shown
	Title     string     `json:"title"`
	Chapters  []chapter  `json:"chapters"`
	Questions []Question `json:"questions"`
	PDF       string     `json:"pdf"` // its address; empty until there is one
	Findings  []finding  `json:"findings"`
	Reported  bool       `json:"reported"` // a build has finished
	Failed    bool       `json:"failed"`   // the last build made no books; those shown are older
	Took      int64      `json:"took"`     // of the last build, in milliseconds
}

type finding struct {
	Severity string `json:"severity"`
	Rule     string `json:"rule"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Col      int    `json:"col"`
	Question int    `json:"question"` // index of the question that it is in; -1 if none
}

// New returns a Server without books, for a port. With an empty token it answers only to the addresses of this machine
// itself, else to any, if the first request has the token in its address (?token=…).
func New(port int, token string) *Server {
	s := &Server{port: port, token: token, choose: func(int) {}, change: make(chan struct{})}
	s.state.Guides = []string{}
	s.state.Chapters, s.state.Questions, s.state.Findings = []chapter{}, []Question{}, []finding{}
	return s
}

// publish changes the state and wakes the goroutines that wait for a change.
func (s *Server) publish(change func(*state)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.Serial++
	change(&s.state)
	for i := range s.state.Findings {
		s.state.Findings[i].Question = about(s.state.Questions, s.state.Findings[i])
	}
	close(s.change)
	s.change = make(chan struct{})
}

// now returns the state, and a channel that is closed when it changes.
func (s *Server) now() (state, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	st := s.state
	st.Findings = slices.Clone(st.Findings)
	return st, s.change
}

// Offer lists guides to choose from. choose is called with the number of one that is chosen, from 0; it must not wait.
func (s *Server) Offer(names []string, choose func(n int)) {
	s.publish(func(st *state) { st.Guides, s.choose = names, choose })
}

// Show begins to show guide n of those on offer: nothing of the one before stays.
func (s *Server) Show(n int) {
	s.publish(func(st *state) {
		s.book, s.pdf, s.sources = nil, nil, nil
		serial, guides := st.Serial, st.Guides
		*st = state{Serial: serial, Guides: guides, Guide: n, Chapters: []chapter{}, Questions: []Question{},
			Findings: []finding{}}
	})
}

// EPUB shows a new book. The error is for a book that cannot be read; then the old one stays.
func (s *Server) EPUB(title string, data []byte, questions []Question) error {
	b, err := open(data)
	if err != nil {
		return fmt.Errorf("showing the EPUB: %w", err)
	}
	questions = slices.Clone(questions)
	for i := range questions {
		questions[i].Chapter = b.where[questions[i].Anchor]
	}
	s.publish(func(st *state) {
		pages := map[string]int{} // of the previous PDF, until there is a new one
		for _, q := range st.Questions {
			pages[q.Anchor] = q.Page
		}
		for i := range questions {
			questions[i].Page = cmp.Or(questions[i].Page, pages[questions[i].Anchor])
		}
		s.book = b
		st.Title, st.Chapters, st.Questions = title, b.chapters, questions
	})
	return nil
}

// PDF shows a new PDF. pages maps the anchors of questions to their pages, from 1.
func (s *Server) PDF(data []byte, pages map[string]int) {
	s.publish(func(st *state) {
		questions := slices.Clone(st.Questions)
		for i := range questions {
			questions[i].Page = pages[questions[i].Anchor]
		}
		st.Questions = questions
		if !bytes.Equal(data, s.pdf) {
			s.pdf = data
			st.PDF = fmt.Sprintf("/pdf/%d/guide.pdf", st.Serial)
		}
	})
}

// Report ends a build: it shows the findings in the given order. sources are the files that findings name. failed is
// true if there are no new books.
func (s *Server) Report(found []diag.Diagnostic, sources map[string][]byte, failed bool, took time.Duration) {
	list := make([]finding, len(found))
	for i, d := range found {
		list[i] = finding{Severity: d.Severity.String(), Rule: string(d.Rule), Message: d.Message, Hint: d.Hint,
			File: d.Span.File, Line: d.Span.Start.Line, Col: d.Span.Start.Col}
	}
	s.publish(func(st *state) {
		s.sources = sources
		st.Findings, st.Failed, st.Took, st.Reported = list, failed, took.Milliseconds(), true
	})
}

// about returns the index of the question that a finding is in: the last one that begins no later.
func about(qs []Question, f finding) int {
	at := -1
	for i, q := range qs {
		if q.File == f.File && q.Line <= f.Line && (at < 0 || qs[at].Line <= q.Line) {
			at = i
		}
	}
	return at
}

// digest returns a text that depends on the contents of files, from their checksums in the archive.
func digest(files ...*zip.File) string {
	h := fnv.New64a()
	for _, f := range files {
		fmt.Fprintln(h, f.Name, f.CRC32, f.UncompressedSize64)
	}
	return fmt.Sprintf("%x", h.Sum64())
}
