package epub

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"

	"example.org/studyguide/render"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

var update = golden.Flag()

var _ render.Renderer = Renderer{}

func TestFixtures(t *testing.T) {
	isInput := func(section string) bool { return section == "guide" }
	update.Run(t, "testdata/*.txtar", isInput, func(t *testing.T, in map[string][]byte) map[string]string {
		build, ok := guides()[strings.TrimSpace(string(in["guide"]))]
		if !ok {
			t.Fatalf("no guide is named %q", in["guide"])
		}
		book, found := made(t, build())
		out := opened(t, book)
		var lines []string
		for _, d := range found {
			lines = append(lines, d.String())
		}
		out["diag"] = strings.Join(lines, "\n")
		return out
	})
}

func TestTenRendersAtOnceGiveTheSameBytes(t *testing.T) {
	g := imagesGuide()
	g.Sections = append(g.Sections, sectionsGuide().Sections...)
	files := assets(t)
	sums := make([][32]byte, 10)
	var wg sync.WaitGroup
	for i := range sums {
		wg.Go(func() {
			var out bytes.Buffer
			job := &render.Job{Guide: g, Assets: files, Sink: &diag.List{}}
			if err := (Renderer{}).Render(t.Context(), &out, job); err != nil {
				t.Error(err)
			}
			sums[i] = sha256.Sum256(out.Bytes())
		})
	}
	wg.Wait()
	for i, s := range sums {
		if s != sums[0] {
			t.Errorf("render %d gave other bytes than render 0", i)
		}
	}
}

func TestRenderLeavesTheTreeAlone(t *testing.T) {
	for name, build := range guides() {
		g := build()
		made(t, g)
		if !reflect.DeepEqual(g, build()) {
			t.Errorf("%s: the tree was changed", name)
		}
	}
}

func TestArchiveBeginsWithTheMediaType(t *testing.T) {
	book, _ := made(t, metaGuide())
	const want = "mimetypeapplication/epub+zip"
	if got := string(book[30 : 30+len(want)]); got != want {
		t.Errorf("bytes 30 on are %q, want %q", got, want)
	}
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range z.File {
		if (f.Method == zip.Store) != (i == 0) {
			t.Errorf("%s has compression method %d", f.Name, f.Method)
		}
		if f.Flags&8 != 0 || len(f.Extra) > 0 {
			t.Errorf("%s has flags %#x and %d extra bytes, want neither", f.Name, f.Flags, len(f.Extra))
		}
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestRenderGivesTheErrorOfTheWriter(t *testing.T) {
	err := Renderer{}.Render(t.Context(), brokenWriter{}, &render.Job{Guide: metaGuide()})
	if !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v, want %v", err, io.ErrClosedPipe)
	}
}

func TestRenderStopsWhenCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := Renderer{}.Render(ctx, io.Discard, &render.Job{Guide: metaGuide()})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

// oddBlock and oddInline are kinds that the package does not know.
type (
	oddBlock  struct{ *ast.Divider }
	oddInline struct{ *ast.Text }
)

func TestUnknownNodesAreReported(t *testing.T) {
	g := one("Odd", ask("q", "", "Q?",
		oddBlock{&ast.Divider{Loc: at(7)}},
		para(text("before "), oddInline{&ast.Text{Loc: at(8), Value: "odd"}}, text(" after"))))
	book, found := made(t, g)
	if len(found) != 2 || found[0].Rule != diag.UnsupportedNode || found[0].Span.Start.Line != 7 ||
		found[1].Span.Start.Line != 8 {
		t.Errorf("got %v, want %s on lines 7 and 8", found, diag.UnsupportedNode)
	}
	if page := opened(t, book)["xhtml/s-basics.xhtml"]; !strings.Contains(page, "before ") ||
		!strings.Contains(page, " after") {
		t.Errorf("the text around the node is lost:\n%s", page)
	}
}

// TestNoFileIsTakenForAStandIn holds that go-epub, which opens every source as a file first, cannot find one.
func TestNoFileIsTakenForAStandIn(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("data:text", 0o755); err != nil {
		t.Skip("no folder can have such a name:", err)
	}
	if _, err := os.Stat(standIn("text/css")); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file could have this name: %v", err)
	}
}
