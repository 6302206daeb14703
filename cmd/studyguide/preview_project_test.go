package main

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPreviewForOtherMachinesWantsItsToken serves at all addresses; only who was given the token may get an answer.
func TestPreviewForOtherMachinesWantsItsToken(t *testing.T) {
	guide := filepath.Join(t.TempDir(), "guide.md")
	save(t, guide, threeQuestions)
	out, _, _ := start(t, "preview", "--host", "0.0.0.0", guide)
	line := out.await(t, " ; Ctrl-C ends\n")
	found := regexp.MustCompile(`http://([\d.]+):(\d+)/\?token=(\w{26})`).FindStringSubmatch(line)
	if found == nil {
		t.Fatalf("no address with a token in %q", line)
	}
	out.await(t, "built in ")
	url := "http://127.0.0.1:" + found[2] + "/"
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	get := func(path string, client *http.Client, headers ...string) int {
		t.Helper()
		r, err := http.NewRequest(http.MethodGet, url+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		answer, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		if _, err := io.Copy(io.Discard, answer.Body); err != nil {
			t.Fatal(err)
		}
		return answer.StatusCode
	}
	stranger, friend := &http.Client{}, &http.Client{Jar: jar}
	const book = "book/1/EPUB/xhtml/title.xhtml"
	for _, path := range []string{"", "?token=", "?token=x", "?token=" + strings.ToLower(found[3]), "page.js", book, "events"} {
		if code := get(path, stranger); code != http.StatusForbidden {
			t.Errorf("%q without the token: %d", path, code)
		}
	}
	if code := get("?token="+found[3], friend, "Sec-Fetch-Site", "cross-site"); code != http.StatusOK {
		t.Errorf("with the token, from a chat: %d", code)
	}
	for _, path := range []string{"", "page.js", book} {
		if code := get(path, friend); code != http.StatusOK {
			t.Errorf("%q with the cookie: %d", path, code)
		}
	}
	if code := get(book, friend, "Sec-Fetch-Site", "cross-site"); code != http.StatusForbidden {
		t.Errorf("a book within another site: %d", code)
	}
}

// TestPreviewsHavePortsOfTheirOwn starts two previews at once, and one at a port that is taken.
func TestPreviewsHavePortsOfTheirOwn(t *testing.T) {
	guide := filepath.Join(t.TempDir(), "guide.md")
	save(t, guide, threeQuestions)
	first, _ := previewed(t, guide)
	second, _ := previewed(t, guide)
	if first == second {
		t.Errorf("both are at %s", first)
	}
	port := strings.TrimSuffix(first[strings.LastIndex(first, ":")+1:], "/")
	_, errs, end := start(t, "preview", "--port", port, guide)
	errs.await(t, "serving the preview")
	if code := end(); code != 4 {
		t.Errorf("at a port that is taken: exit code %d", code)
	}
}

// TestPreviewOfAProject chooses among the guides of a project, drafts and those that cannot be read included.
func TestPreviewOfAProject(t *testing.T) {
	b := chromium(t)
	dir := t.TempDir()
	save(t, filepath.Join(dir, "studyguide.yaml"),
		"guides: '*.md'\nvariables: {who: Ada}\neditions: {one: {}, two: {variables: {who: Ben}}}\n")
	text := func(title string) string {
		return "---\ntitle: " + title + "\ndraft: true\n---\n" + strings.ReplaceAll(threeQuestions, "B.", "By {{who}}.")
	}
	save(t, filepath.Join(dir, "a.md"), text("First guide"))
	save(t, filepath.Join(dir, "b.md"), "\x00\x01\x02\x00")
	save(t, filepath.Join(dir, "c.md"), text("Third guide"))
	t.Chdir(dir)
	out, _, _ := start(t, "preview")
	line := out.await(t, " ; Ctrl-C ends\n")
	url := regexp.MustCompile(`http://127\.0\.0\.1:\d+/`).FindString(line)
	if !strings.Contains(line, "6 guides are shown at") || url == "" {
		t.Fatalf("no guides in %q", line)
	}
	b.visit(url, 1280, 800)
	title := func(s string) { t.Helper(); b.until(`document.getElementById('title')?.textContent === '` + s + `'`) }
	says := func(s string) { t.Helper(); b.until(inBook + `?.body.textContent.includes('` + s + `')`) }
	choose := func(n string) {
		b.eval(`{ const s = document.getElementById('guides'); s.value = '` + n + `'; s.dispatchEvent(new Event('change')) }`)
	}
	turn := `{ const s = document.getElementById('questions'); s.selectedIndex = 1; s.dispatchEvent(new Event('change')) }`
	title("First guide")
	b.until(inBook + ` != null`)
	if got := b.eval(`[...document.querySelectorAll('#guides option')].map(o => o.text).join()`); got !=
		`"a.md \u2013 one,a.md \u2013 two,b.md \u2013 one,b.md \u2013 two,c.md \u2013 one,c.md \u2013 two"` {
		t.Errorf("the list has %s", got)
	}
	b.eval(turn)
	says("By Ada.")

	// A question that is chosen stays chosen when the next state comes before its chapter is loaded.
	b.eval(`{ const s = document.getElementById('chapters'); s.value = '0'; s.dispatchEvent(new Event('change')) }`)
	b.until(`!` + inBook + `?.body.textContent.includes('By Ada.')`)
	b.eval(`{ go(state.questions[1]); update({...state}) }`)
	says("By Ada.")
	choose("5")
	title("Third guide")
	b.until(inBook + ` != null`)
	b.eval(turn)
	says("By Ben.")
	save(t, filepath.Join(dir, "c.md"), strings.ReplaceAll(text("Third guide"), "By", "Made by"))
	says("Made by Ben.")

	// In a dark room the book is dark as well.
	ink := `getComputedStyle(` + inBook + `.body).color`
	if got := b.eval(ink); got != `"rgb(0, 0, 0)"` {
		t.Errorf("by day the text is %s", got)
	}
	b.call("Emulation.setEmulatedMedia", map[string]any{
		"features": []map[string]string{{"name": "prefers-color-scheme", "value": "dark"}}})
	b.until(ink + ` === 'rgb(255, 255, 255)'`)
	b.picture("dark")

	choose("2") // cannot be read
	b.until(`document.querySelectorAll('#pages iframe').length === 0`)
	choose("1")
	title("First guide")
	b.until(inBook + ` != null`)
	b.eval(turn)
	says("By Ben.")
}
