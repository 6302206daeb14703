package preview

import (
	"bytes"
	"crypto/subtle"
	"embed"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

//go:embed page
var pages embed.FS

// Content security policies. Nothing comes from another origin, and no page contains inline scripts.
const (
	pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
		"frame-src 'self'; " +
		"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	bookPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; " +
		"form-action 'none'; " +
		"frame-ancestors 'self'; sandbox allow-same-origin"
	// Only Firefox applies the policy of the file to its viewer, which has styles of its own.
	pdfPolicy = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none'; form-action " +
		"'none'; frame-ancestors 'self'"
)

// alive is the interval of writes to an open connection, which detect that its page is gone.
const alive = 15 * time.Second

// ServeHTTP answers requests that name the Server by its own address. It refuses requests to another site's name that
// was made to resolve to this machine (DNS rebinding). With a token every name is its own, as only who has been given
// the token gets an answer; a page that has shown it once has it in a cookie.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", pagePolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	switch site := r.Header.Get("Sec-Fetch-Site"); {
	case s.token != "" && !s.admits(w, r):
		http.Error(w, "this preview wants the address that it was started with, token and all", http.StatusForbidden)
	case s.token == "" && !s.own(r.Host):
		http.Error(w, "this preview has another address", http.StatusMisdirectedRequest)
	case site != "" && site != "same-origin" && ((site != "none" && !s.shown(r)) || r.URL.Path != "/"):
		http.Error(w, "this preview is not for other sites", http.StatusForbidden)
	case r.Method == http.MethodPost && strings.HasPrefix(r.URL.Path, "/show/"):
		s.chosen(w, strings.TrimPrefix(r.URL.Path, "/show/"))
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "nothing can be changed here", http.StatusMethodNotAllowed)
	default:
		s.serve(w, r)
	}
}

// cookie is the name of the cookie with the token. Cookies do not tell ports apart.
func (s *Server) cookie() string { return fmt.Sprintf("preview-%d", s.port) }

// shown reports whether a request has the token in its address.
func (s *Server) shown(r *http.Request) bool {
	return s.token != "" && subtle.ConstantTimeCompare([]byte(r.URL.Query().Get("token")), []byte(s.token)) == 1
}

// admits reports whether a request has the token, and keeps it in a cookie if it is in the address.
func (s *Server) admits(w http.ResponseWriter, r *http.Request) bool {
	if s.shown(r) {
		http.SetCookie(w, &http.Cookie{Name: s.cookie(), Value: s.token, Path: "/", HttpOnly: true,
			SameSite: http.SameSiteStrictMode})
		return true
	}
	c, err := r.Cookie(s.cookie())
	return err == nil && subtle.ConstantTimeCompare([]byte(c.Value), []byte(s.token)) == 1
}

// chosen passes on which guide a page has chosen, and answers.
func (s *Server) chosen(w http.ResponseWriter, number string) {
	s.mu.Lock()
	choose, n := s.choose, len(s.state.Guides)
	s.mu.Unlock()
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= n {
		http.Error(w, "there is no such guide", http.StatusNotFound)
		return
	}
	choose(i)
	w.WriteHeader(http.StatusNoContent)
}

// own reports whether a Host header names this Server.
func (s *Server) own(host string) bool {
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		name, port = host, "80"
	}
	ip := net.ParseIP(name)
	return (ip != nil && ip.IsLoopback() || strings.EqualFold(name, "localhost")) && port == strconv.Itoa(s.port)
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	first, rest, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	_, rest, _ = strings.Cut(rest, "/") // the number only distinguishes the address from older ones
	s.mu.Lock()
	book, pdf, sources := s.book, s.pdf, s.sources
	s.mu.Unlock()
	switch {
	case slices.Contains([]string{"/", "/page.js", "/page.css", "/page.svg"}, r.URL.Path):
		s.page(w, r, first)
	case r.URL.Path == "/events":
		s.events(w, r)
	case first == "book" && book != nil:
		if f, ok := book.files[rest]; ok {
			w.Header().Set("Content-Security-Policy", bookPolicy)
			send(w, r, f.kind, schemed(f))
			return
		}
		http.NotFound(w, r)
	case first == "pdf" && pdf != nil:
		w.Header().Set("Content-Security-Policy", pdfPolicy)
		send(w, r, "application/pdf", pdf)
	case first == "source":
		if data, ok := sources[r.URL.Query().Get("name")]; ok {
			send(w, r, "text/plain; charset=utf-8", data)
			return
		}
		http.NotFound(w, r)
	default:
		http.NotFound(w, r)
	}
}

// schemed returns the content of a file of a book. A stylesheet says that the book is for light and dark screens, as a
// reading device decides.
func schemed(f file) []byte {
	if f.kind != "text/css" {
		return f.data
	}
	return append(bytes.Clone(f.data), "\n:root { color-scheme: light dark; }\n"...)
}

// send responds with a file, or the requested part of it.
func send(w http.ResponseWriter, r *http.Request, kind string, data []byte) {
	w.Header().Set("Content-Type", kind)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// page responds with a file of the page itself.
func (s *Server) page(w http.ResponseWriter, r *http.Request, name string) {
	kinds := map[string]string{".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
		".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
	if name == "" {
		name = "page.html"
	}
	data, err := pages.ReadFile("page/" + name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	send(w, r, kinds[path.Ext(name)], data)
}

// events sends a page the state, and each new one, until the page is closed. States that it is too slow for are
// skipped.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	beat := time.NewTicker(alive)
	defer beat.Stop()
	for {
		st, change := s.now()
		data, err := json.Marshal(st)
		if err == nil {
			_, err = fmt.Fprintf(w, "data: %s\n\n", data)
		}
		if err != nil || out.Flush() != nil {
			return
		}
		for changed := false; !changed; {
			select {
			case <-r.Context().Done():
				return
			case <-change:
				changed = true
			case <-beat.C:
				if _, err := fmt.Fprint(w, ":\n\n"); err != nil || out.Flush() != nil {
					return
				}
			}
		}
	}
}
