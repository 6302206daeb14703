package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"example.org/studyguide/source/golden"
)

// previewed starts a preview of a guide and returns its address.
func previewed(tb testing.TB, guide string, flags ...string) (url string, out *terminal) {
	tb.Helper()
	out, _, _ = start(tb, append(append([]string{"preview"}, flags...), guide)...)
	line := out.await(tb, " ; Ctrl-C ends\n")
	url = regexp.MustCompile(`http://127\.0\.0\.1:\d+/`).FindString(line)
	if url == "" {
		tb.Fatalf("no address in %q", line)
	}
	out.await(tb, "built in ")
	return url, out
}

// inBook is the document of the book that is seen.
const inBook = `document.querySelector('#pages iframe:not(.coming)')?.contentDocument`

// TestPreviewInBrowser does what an author does: look, scroll, edit, break the guide, fix it, follow a finding.
func TestPreviewInBrowser(t *testing.T) {
	b := chromium(t)
	dir := t.TempDir()
	guide := filepath.Join(dir, "guide.md")
	text := golden.Markdown(60)
	save(t, guide, string(text))
	url, out := previewed(t, guide)
	b.visit(url, 1280, 800)
	b.until(`document.getElementById('title')?.textContent === '60 Interview Questions and Answers'`)
	b.until(inBook + ` != null`)
	if got := b.eval(`[...document.querySelectorAll('#questions option')].length`); got != "60" {
		t.Errorf("%s questions are listed", got)
	}

	// Go to question 37, and scroll on a little.
	b.eval(`{ const s = document.getElementById('questions'); s.selectedIndex = 36; s.dispatchEvent(new ` +
		`Event('change')) }`)
	anchor := func(n int) string {
		return strings.Trim(b.eval(fmt.Sprintf(`document.getElementById('questions').options[%d].value`, n-1)), `"`)
	}
	anchored, doubtful := anchor(37), anchor(52)
	b.until(inBook + `?.getElementById('` + anchored + `') != null`)
	b.eval(inBook + `.defaultView.scrollBy(0, 23)`)
	b.until(`decodeURIComponent(location.hash) === '#` + anchored + `'`)
	if b.eval(`navigator.pdfViewerEnabled`) == "true" {
		b.until(`/\/guide.pdf#page=\d+&/.test(document.querySelector('#paper iframe:not(.coming)')?.src)`)
	}
	time.Sleep(time.Second) // for the viewer of the PDF, which does not say when it has drawn
	b.picture("wide")

	// Save: the words change in place and the view does not move, though the content above it grew.
	top := `Math.round(` + inBook + `.getElementById('` + anchored + `').getBoundingClientRect().top)`
	before := b.eval(top)
	if before == "0" {
		t.Error("the book did not scroll")
	}
	edited := bytes.Replace(text, []byte("### 36. "),
		[]byte("### 36. Once more, at length, so that the lines below move: "), 1)
	edited = bytes.Replace(edited, []byte("### 37. What is the latency of service number 37?\n\n"),
		[]byte("### 37. What is the latency of service number 37?\n\nThese words are new.\n\n"), 1)
	save(t, guide, string(edited))
	b.until(inBook + `?.body.textContent.includes('These words are new.')`)
	if after := b.eval(top); after != before {
		t.Errorf("the question was at %s, and is at %s", before, after)
	}

	// A broken guide keeps its books and shows what is wrong.
	out.await(t, "guide.md changed")
	save(t, guide, "Nothing here.\n")
	b.until(`document.getElementById('status').textContent === 'Errors: the books are those of before'`)
	b.until(`document.getElementById('findings').textContent.includes('(not-a-guide)')`)
	if b.eval(inBook+`.body.textContent.includes('These words are new.')`) != "true" {
		t.Error("the book is gone")
	}

	// A problem leads to its line and its question.
	bad := bytes.Replace(text, []byte("number 52?\n\n"), []byte("number 52?\n\n![x](gone.png) "), 1)
	save(t, guide, string(bad))
	b.until(`document.querySelector('#findings .warning') != null`)
	b.eval(`document.querySelector('#findings button').click()`)
	b.until(`document.querySelector('#text .here')?.textContent.startsWith('![x](gone.png)')`)
	b.until(`decodeURIComponent(location.hash) === '#` + doubtful + `'`)
	if want := fmt.Sprint(1 + bytes.Count(bad[:bytes.Index(bad, []byte("![x]"))],
		[]byte("\n"))); b.eval(`document.querySelector('#text .here').dataset.line`) != `"`+want+`"` {
		t.Errorf("another line than %s is marked", want)
	}
	if b.eval(`{ const r = document.querySelector('#text .here').getBoundingClientRect(), o = `+
		`document.getElementById('text').getBoundingClientRect(); r.top >= o.top && r.bottom <= o.bottom }`) != "true" {
		t.Error("the line is out of sight")
	}
	time.Sleep(time.Second)
	b.picture("problem")

	// After a reload the page is at the same place; on a phone nothing is wider than the screen.
	address := strings.Trim(b.eval(`location.href`), `"`)
	b.visit("about:blank", 400, 800)
	b.until(`location.href === 'about:blank'`)
	b.visit(address, 400, 800)
	b.until(inBook + `?.getElementById('` + doubtful + `') != null`)
	for _, tab := range []string{"book", "pdf", "problems"} {
		b.eval(`document.querySelector('nav [data-tab=` + tab + `]').click()`)
		if got := b.eval(`document.documentElement.scrollWidth <= 400 && getComputedStyle(document.getElementById('` +
			tab + `')).visibility === 'visible'`); got != "true" {
			t.Errorf("%s: wider than the screen, or not there", tab)
		}
		time.Sleep(300 * time.Millisecond)
		if got := b.eval(`document.getElementById('questions').value`); got != `"`+doubtful+`"` {
			t.Errorf("%s: the reader is at %s", tab, got)
		}
		b.picture("narrow-" + tab)
	}
	if log := b.complaints(); log != "" {
		t.Errorf("the browser complains:\n%s", log)
	}
}

// TestPreviewServesOnlyTheGuide requests what the server must not serve.
func TestPreviewServesOnlyTheGuide(t *testing.T) {
	dir := t.TempDir()
	guide := filepath.Join(dir, "guide.md")
	save(t, guide, threeQuestions)
	save(t, filepath.Join(dir, "secret.txt"), "secret")
	url, _ := previewed(t, guide)
	get := func(path string, change func(*http.Request)) (int, http.Header, string) {
		t.Helper()
		r, err := http.NewRequest(http.MethodGet, url+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if change != nil {
			change(r)
		}
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		return answer.StatusCode, answer.Header, string(body)
	}
	for _, path := range []string{"secret.txt", "source/1/?name=secret.txt", "source/1/?name=../secret.txt",
		"source/1/?name=/etc/passwd", "book/1/../../secret.txt", "book/1/..%2f..%2fsecret.txt", "page.go",
		"page/page.html", "page.js/x", "book/1/EPUB/package.opf/..", "guide.md", "debug/pprof/"} {
		if code, _, body := get(path, nil); code == http.StatusOK || strings.Contains(body, "secret") &&
			!strings.Contains(path, "secret") {
			t.Errorf("%s: %d %.60q", path, code, body)
		}
	}
	for _, path := range []string{"", "page.js", "page.css", "book/1/EPUB/xhtml/title.xhtml", "pdf/1/guide.pdf",
		"source/1/?name=" + guide} {
		code, h, _ := get(path, nil)
		if code != http.StatusOK || !strings.HasPrefix(h.Get("Content-Security-Policy"), "default-src 'none'; ") ||
			h.Get("Cache-Control") != "no-store" ||
			h.Get("X-Content-Type-Options") != "nosniff" || strings.Contains(h.Get("Content-Security-Policy"),
			"script-src 'unsafe") {
			t.Errorf("%q: %d %v", path, code, h)
		}
	}
	host := func(name string) func(*http.Request) { return func(r *http.Request) { r.Host = name } }
	for _, name := range []string{"evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1.evil.example:80",
		"localhost:1"} {
		if code, _, body := get("", host(name)); code != http.StatusMisdirectedRequest {
			t.Errorf("Host %s: %d %.60q", name, code, body)
		}
	}
	port := strings.TrimSuffix(url[strings.LastIndex(url, ":")+1:], "/")
	if code, _, _ := get("", host("localhost:"+port)); code != http.StatusOK {
		t.Errorf("localhost: %d", code)
	}
	for site, want := range map[string]int{"cross-site": 403, "same-site": 403, "same-origin": 200, "none": 200} {
		if code, _, _ := get("", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", site) }); code != want {
			t.Errorf("%s: %d", site, code)
		}
	}
	if code, _, _ := get("",
		func(r *http.Request) { r.Method = http.MethodPost }); code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", code)
	}
	if names := list(t, dir); len(names) != 2 {
		t.Errorf("the preview wrote: %q", names)
	}
	if data, err := os.ReadFile(guide); err != nil || string(data) != threeQuestions {
		t.Errorf("the guide: %q, %v", data, err)
	}
}
