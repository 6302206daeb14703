package main

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// siteOf builds a guide as a folder of pages.
func siteOf(tb testing.TB, guide string) (dir string) {
	tb.Helper()
	dir = tb.TempDir()
	source := filepath.Join(dir, "locks.md")
	picture := `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>`
	for file, text := range map[string]string{source: guide, filepath.Join(dir, "key.svg"): picture} {
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			tb.Fatal(err)
		}
	}
	var out, errs strings.Builder
	command := []string{"studyguide", "build", "--quiet", "--to", "site", "-o", filepath.Join(dir, "site") + "/", source}
	if code := run(tb.Context(), command, nil, &out, &errs); code != 0 {
		tb.Fatalf("exit %d: %s%s", code, out.String(), errs.String())
	}
	return filepath.Join(dir, "site")
}

// pagesOf returns the pages of a folder by their names, and the names of all its files.
func pagesOf(tb testing.TB, dir string) (pages map[string]string, files []string) {
	tb.Helper()
	pages = map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, p)
		files = append(files, filepath.ToSlash(name))
		if path.Ext(name) == ".html" {
			var text []byte
			text, err = os.ReadFile(p)
			pages[name] = string(text)
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return pages, files
}

// siteGuides are guides whose sections, links and footnotes a folder of pages must tell apart.
func siteGuides() map[string]string {
	linked := strings.Replace(practiceGuide, "Read **this** first.",
		"Read **this** first[^2], then [who cuts keys](#5-who-cuts-keys).", 1) +
		"[^2]: As the [bolt](#2-which-of-these-turn) says.\n"
	var flat, parts strings.Builder
	flat.WriteString("---\ntitle: Many\nquestion-level: 2\n---\n")
	for range 120 {
		flat.WriteString("## What is it?\n\nSee [the first](#what-is-it), and ![a key](key.svg).\n\n")
	}
	parts.WriteString("---\ntitle: Index\nquestion-level: 4\n---\n")
	for _, s := range []string{"## Index", "### Doors", "## Practice", "## Practice", "### Doors", "## 鍵"} {
		parts.WriteString(s + "\n\nBefore[^n].\n\n#### What is [it](#doors)?\n\nThis[^n].\n\n")
	}
	parts.WriteString("[^n]: A note.\n")
	return map[string]string{"sections": linked, "many without sections": flat.String(),
		"parts and names that are taken": parts.String(),
		"right to left":                  "---\ntitle: אודות\nlanguage: he\nquestion-level: 3\n---\n## ראשון\n\n### מה?\n\nזה.\n\n## שני\n\n### מי?\n\nהוא.\n"}
}

// TestLinksLeadAcrossPages follows every link in folders of pages: to a file that is there and, in it, to one element.
func TestLinksLeadAcrossPages(t *testing.T) {
	link := regexp.MustCompile(`(?:href|src)="([^"]*)"`)
	id := regexp.MustCompile(`\sid="([^"]*)"`)
	for name, guide := range siteGuides() {
		pages, files := pagesOf(t, siteOf(t, guide))
		ids := map[string][]string{}
		for file, text := range pages {
			for _, m := range id.FindAllStringSubmatch(text, -1) {
				if slices.Contains(ids[file], m[1]) {
					t.Errorf("%s: %s has the id %s twice", name, file, m[1])
				}
				ids[file] = append(ids[file], m[1])
			}
		}
		reached := map[string]bool{}
		for file, text := range pages {
			for _, m := range link.FindAllStringSubmatch(text, -1) {
				to, err := url.Parse(m[1])
				if err != nil || to.IsAbs() {
					continue
				}
				target := to.Path
				if target == "" {
					target = file
				}
				reached[target] = true
				if !slices.Contains(files, target) || to.Fragment != "" && !slices.Contains(ids[target], to.Fragment) {
					t.Errorf("%s: %s links to %s, which is not there", name, file, m[1])
				}
			}
		}
		for _, file := range files {
			if !reached[file] && !strings.HasPrefix(file, ".") && file != "sitemap.xml" && file != "cover.png" {
				t.Errorf("%s: nothing leads to %s", name, file)
			}
		}
		// Every question is on the page of its section once, once in the contents, and on the page of all.
		questions := strings.Count(pages["practice.html"], "<article")
		inPages := -questions
		for _, text := range pages {
			inPages += strings.Count(text, "<article")
		}
		if entries := strings.Count(pages["index.html"], "data-q="); inPages != questions || entries != questions {
			t.Errorf("%s: %d questions, %d on the pages of sections, %d entries", name, questions, inPages, entries)
		}
	}
}

func TestSiteSharesProgressOverItsPages(t *testing.T) {
	b := chromium(t)
	guide := siteGuides()["sections"]
	dir := siteOf(t, guide)
	b.open(filepath.Join(dir, "keys.html"), 1200, 900)
	b.is("getComputedStyle(document.querySelector('.answer > summary')).cursor", `"pointer"`)
	b.is(shown, "2")
	b.eval("document.querySelector('#review').click()")
	b.is("document.activeElement.textContent", `"4. What is a master key?"`)
	b.press(" ")
	b.until("!!document.querySelector('.current .marks')")
	b.press("3")
	b.press("1")
	b.press("Escape")
	b.picture("site-section")
	const states = `[...document.querySelectorAll('article.qa,[data-q]')].map(a => a.dataset.state).join(' ')`
	b.is(states, `"know dont"`)
	b.open(filepath.Join(dir, "index.html"), 1200, 900)
	b.is(states, `"new new new know dont"`)
	b.is("document.querySelector('#sum').textContent", `"Know: 1 · Partly: 0 · Don’t know: 1 · New: 3 · Due: 1"`)
	b.picture("site-index")
	b.eval("f = document.querySelector('#filters'), f.difficulty.value = 'hard', " +
		"f.text.dispatchEvent(new Event('input', {bubbles: true})), 0")
	b.is("[...document.querySelectorAll('[data-q]')].filter(a => a.checkVisibility()).map(a => a.innerText[0]).join()",
		`"3,4"`)
	b.open(filepath.Join(dir, "practice.html"), 1200, 900)
	b.is(states, `"new new new know dont"`)
	// An address in the one page of a guide leads from the contents to the page of the question.
	for _, id := range []string{"q-who-cuts-keys", b.eval("document.querySelectorAll('article h3')[4].id")} {
		id = strings.Trim(id, `"`)
		b.visit("about:blank", 1200, 900)
		b.visit("file://"+filepath.Join(dir, "index.html")+"#"+id, 1200, 900)
		b.until("location.pathname.endsWith('/keys.html') && document.body?.classList.contains('scripted')")
		b.until("document.querySelector(':target')?.textContent.includes('Who cuts keys?')")
	}
	if log := b.complaints(); log != "" {
		t.Error(log)
	}
}

// TestSiteAsksOnlyItself serves the folder as a host does, and looks at what the pages ask for.
func TestSiteAsksOnlyItself(t *testing.T) {
	b := chromium(t)
	dir := siteOf(t, siteGuides()["many without sections"])
	var asking sync.Mutex // a browser asks on several connections at once
	var asked []string
	files := http.FileServer(http.Dir(dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asking.Lock()
		asked = append(asked, r.URL.Path)
		asking.Unlock()
		files.ServeHTTP(w, r)
	}))
	defer server.Close()
	for _, page := range []string{"/", "/questions.html", "/questions-101.html", "/practice.html"} {
		b.visit(server.URL+page, 320, 800)
		b.until("location.pathname == '" + page + "' && document.body?.classList.contains('scripted')")
		b.is(wide, "[]")
		b.is("performance.getEntriesByType('resource').every(e => e.name.startsWith(location.origin))", "true")
	}
	if log := b.complaints(); log != "" && !strings.Contains(log, "favicon") {
		t.Error(log)
	}
	asking.Lock()
	defer asking.Unlock()
	for _, p := range asked {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(p))); err != nil && p != "/favicon.ico" {
			t.Errorf("a page asks for %s", p)
		}
	}
}

func TestSiteReadsWithoutScript(t *testing.T) {
	b := chromium(t)
	dir := siteOf(t, siteGuides()["sections"])
	b.call("Emulation.setScriptExecutionDisabled", map[string]any{"value": true})
	b.visit("file://"+filepath.Join(dir, "index.html"), 1200, 900)
	b.until("!!document.querySelector('footer.imprint')")
	b.is("document.querySelector('#tools').checkVisibility()", "false")
	b.is("document.querySelector('.entries a').getAttribute('href').startsWith('locks.html#')", "true")
	b.is("document.querySelector('nav a').getAttribute('href')", `"locks.html"`)
}
