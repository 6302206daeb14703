package build

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
	"example.org/studyguide/source/sample"
)

// remembered returns every output of a guide and its findings, made with the memory of a session, or without if s is
// nil.
func remembered(t *testing.T, s *session, set *fonts.Set, assets fs.FS, text []byte, look string,
	page ast.Page) map[string]string {
	t.Helper()
	found := &diag.List{}
	g, err := source.LoadBytes("guide.md", text, source.Options{}, found)
	if err != nil {
		t.Fatal(err)
	}
	style, _ := theme.Builtin(look)
	out := map[string]string{}
	job := &render.Job{Guide: g, Fonts: set, Assets: assets, Theme: style, Page: page, Sink: found, Code: s.cache(),
		Memory: s.memory()}
	job.Share(Renderers()...)
	for _, r := range Renderers() {
		var b bytes.Buffer
		if err := r.Render(context.Background(), &b, job); err != nil {
			t.Fatalf("%s: %v", r.Name(), err)
		}
		out[r.Name()] = b.String()
	}
	var lines []string
	for _, d := range found.Sorted() {
		lines = append(lines, d.String())
	}
	out["diag"] = strings.Join(lines, "\n")
	return out
}

// TestWarmBuildsAreCold edits guides in one session, changes their look, and reverts edits: each build must make what a
// first build makes.
func TestWarmBuildsAreCold(t *testing.T) {
	read := func(fsys fs.FS, name string) []byte {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	here := os.DirFS("testdata")
	arabic := []byte("---\nlanguage: ar\n---\n# أسئلة\n\n## 1. ما هو القفل؟\n\nطريقة للانتظار (mutex) كما يقال " +
		"\U0010FFFD.\n\n## 2. ما هو الجمود؟\n\nانتظار متبادل بين خيطين.\n\n## 3. ما هي الذاكرة؟\n\nمكان " +
		"للبيانات.\n\n## 4. ما هو الخيط؟\n\nعمل متتابع.\n\n## 5. ما هي الشبكة؟\n\nأجهزة متصلة.\n")
	for name, guide := range map[string]struct {
		text   []byte
		assets fs.FS
	}{
		"sample":   {read(sample.FS(), "03-databases.md"), sample.FS()},
		"hostile":  {read(here, "hostile.md"), here},
		"markdown": {golden.Markdown(30), fstest.MapFS{}},
		"arabic":   {arabic, fstest.MapFS{}},
	} {
		t.Run(name, func(t *testing.T) {
			if testing.Short() && len(guide.text) > 15000 {
				t.Skip("-short")
			}
			t.Parallel()
			blocks := strings.Split(string(guide.text), "\n\n")
			without := func(n int) []byte {
				return []byte(strings.Join(slices.Delete(slices.Clone(blocks), n, n+1),
					"\n\n"))
			}
			moved := []byte(strings.Replace(string(guide.text), "\n\n",
				"\n\nAnd one more paragraph \U0010FFFD, with `code` and a character that no font has.\n\n", 1))
			s, set := newSession(), fonts.NewSet()
			for i, step := range []struct {
				text []byte
				look string
				page ast.Page
			}{
				{guide.text, "print", ast.Page{}}, {moved, "print", ast.Page{}}, {without(len(blocks) - 2), "print",
					ast.Page{}}, {guide.text, "print", ast.Page{}},
				{moved, "large", ast.Page{Size: "letter"}}, {guide.text, "large", ast.Page{TypeSize: 9}}, {guide.text,
					"screen", ast.Page{}},
			} {
				if i > 3 && len(guide.text) > 50000 {
					break // other looks are seen with smaller guides
				}
				s.turn()
				set.Turn()
				warm := remembered(t, s, set, guide.assets, step.text, step.look, step.page)
				cold := remembered(t, nil, fonts.NewSet(), guide.assets, step.text, step.look, step.page)
				for name, data := range cold {
					if warm[name] != data {
						t.Errorf("step %d: %s differs: %d bytes, cold %d", i, name, len(warm[name]), len(data))
					}
				}
			}
			if s.made.Len() == 0 {
				t.Error("nothing was kept")
			}
		})
	}
}

// TestSessionForgets saves a guide hundreds of times, with other words each time.
func TestSessionForgets(t *testing.T) {
	if testing.Short() {
		t.Skip("-short")
	}
	saves := 400
	if os.Getenv("STUDYGUIDE_LONG") == "1" {
		saves = 2000
	}
	text := golden.Markdown(3)
	s, set := newSession(), fonts.NewSet()
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	var early uint64
	kept := 0
	for i := range saves {
		words := fmt.Sprintf("a%dteams b%dteams c%dteams, func%d()", i, i, i, i)
		edited := bytes.ReplaceAll(bytes.Replace(text, []byte("Most teams"), []byte(words), 3), []byte("'/items/"),
			fmt.Appendf(nil, "'/items%d/", i))
		s.turn()
		set.Turn()
		g, err := source.LoadBytes("guide.md", edited, source.Options{}, &diag.List{})
		if err != nil {
			t.Fatal(err)
		}
		job := &render.Job{Guide: g, Fonts: set, Sink: &diag.List{}, Code: s.cache(), Memory: s.memory()}
		for _, r := range Renderers()[:2] {
			if i%50 > 0 && r.Name() == "epub" {
				continue // it takes most of the time
			}
			var b bytes.Buffer
			if err := r.Render(context.Background(), &b, job); err != nil {
				t.Fatal(err)
			}
		}
		if i == saves/10*2 {
			early, kept = heap(), s.made.Len()
		}
	}
	if late := heap(); late > early+early/4+1<<20 {
		t.Errorf("the heap grew from %d to %d bytes", early, late)
	}
	if n := s.made.Len(); n > 2*kept {
		t.Errorf("%d results are kept; there were %d", n, kept)
	}
}
