// Package preview shows a guide in a browser while it is written:
// the EPUB's pages beside the PDF, and what is wrong with the guide.
//
// A [Server] is given books and findings and serves them from memory; it opens no file, so nothing
// but what it was given can be read from it. Pages learn of each change by server-sent events
// (HTML Living Standard, 9.2), and fetch what differs. Their Content-Security-Policy allows
// scripts and styles of the Server's own, nothing from elsewhere, and no script at all in a book.
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

	"studyguide/source/diag"
)

// A Question says where a question of the guide is in the source and in the books.
type Question struct {
	Anchor string `json:"anchor"` // its id in the EPUB
	Title  string `json:"title"`  // with its number, as it is shown
	File   string `json:"file"`
	Line   int    `json:"line"`
	Page   int    `json:"page"` // of the PDF, from 1; 0 if that is not known

	Chapter int `json:"chapter"` // of the EPUB, from 0; the Server finds it
}

// A Server shows one guide. It is an [http.Handler], safe for use by several goroutines.
type Server struct {
	port int // of the address that it is served at

	mu      sync.Mutex
	state   state
	book    *book
	pdf     []byte
	sources map[string][]byte
	change  chan struct{} // closed when state changes
}

// A state is what a page is sent. Serial numbers its changes.
type state struct {
	Serial    int        `json:"serial"`
	Title     string     `json:"title"`
	Chapters  []chapter  `json:"chapters"`
	Questions []Question `json:"questions"`
	PDF       string     `json:"pdf"` // its address; empty as long as there is none
	Findings  []finding  `json:"findings"`
	Reported  bool       `json:"reported"` // the guide has been built once
	Failed    bool       `json:"failed"`   // the last build made no books; those shown are of an earlier one
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
	Question int    `json:"question"` // the question that it is in, from 0; -1 if it is in none
}

// New returns a Server without books, for the address 127.0.0.1 and a port.
func New(port int) *Server {
	s := &Server{port: port, change: make(chan struct{})}
	s.state.Chapters, s.state.Questions, s.state.Findings = []chapter{}, []Question{}, []finding{}
	return s
}

// publish changes the state and wakes those who wait for it.
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

// EPUB shows a new book. The error is that of one that cannot be read; the old one is shown then.
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
		pages := map[string]int{} // of the PDF before, until there is a new one
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

// Report ends a build: it shows what was found, in the order given. sources
// are the files that findings name. failed says that there are no new books.
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

// about returns the question that a finding is in: the last that begins no later.
func about(qs []Question, f finding) int {
	at := -1
	for i, q := range qs {
		if q.File == f.File && q.Line <= f.Line && (at < 0 || qs[at].Line <= q.Line) {
			at = i
		}
	}
	return at
}

// digest returns a text that differs between contents of files, by what an archive says of them.
func digest(files ...*zip.File) string {
	h := fnv.New64a()
	for _, f := range files {
		fmt.Fprintln(h, f.Name, f.CRC32, f.UncompressedSize64)
	}
	return fmt.Sprintf("%x", h.Sum64())
}
