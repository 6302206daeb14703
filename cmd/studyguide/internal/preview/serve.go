package preview

import (
	"bytes"
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

// What the kinds of documents may do. Nothing comes from another origin, and no script is written into a page.
const (
	pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
		"frame-src 'self'; " +
		"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	bookPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; " +
		"form-action 'none'; " +
		"frame-ancestors 'self'; sandbox allow-same-origin"
	// The viewer of the browser is not bound by the policy of the
	// file but in Firefox, whose viewer brings its own styles.
	pdfPolicy = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none'; form-action " +
		"'none'; frame-ancestors 'self'"
)

// alive is how often an open connection is written to, so that one whose page is gone is found.
const alive = 15 * time.Second

// ServeHTTP answers requests from the machine itself, which name the Server by its own address.
// Those of another site whose name has been made to lead to this machine (DNS rebinding) do not.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", pagePolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	switch site := r.Header.Get("Sec-Fetch-Site"); {
	case !s.own(r.Host):
		http.Error(w, "this preview has another address", http.StatusMisdirectedRequest)
	case site != "" && site != "same-origin" && (site != "none" || r.URL.Path != "/"):
		http.Error(w, "this preview is not for other sites", http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "nothing can be changed here", http.StatusMethodNotAllowed)
	default:
		s.serve(w, r)
	}
}

// own reports whether a Host header names this Server.
func (s *Server) own(host string) bool {
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		name, port = host, "80"
	}
	return (name == "127.0.0.1" || strings.EqualFold(name, "localhost")) && port == strconv.Itoa(s.port)
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	first, rest, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	_, rest, _ = strings.Cut(rest, "/") // the number only makes the address differ from older ones
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
			send(w, r, f.kind, f.data)
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

// send answers with a file, or the part of it that is asked for.
func send(w http.ResponseWriter, r *http.Request, kind string, data []byte) {
	w.Header().Set("Content-Type", kind)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// page answers with a file of the page itself.
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

// events sends a page the state, and each that follows, until
// it is closed. States that it is too slow for are left out.
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
