package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// A mediaFile is a picture from inside a source that an import writes beside the Markdown.
type mediaFile struct {
	to      Dest
	content []byte
}

// mediaFiles returns the pictures that g shows and its source holds, and their new paths by the Src of images. They go
// into a folder named after the Markdown file, "guide_media" for "guide.md". A picture has the name that it has in the
// source, unless two of a folder's files have one of that name.
//
// Standard output has no place for pictures: that is reported, and there are none.
func mediaFiles(g *ast.Guide, output Dest, sink diag.Sink) (files []mediaFile, paths map[string]string) {
	shown := map[string]*ast.Image{}
	ast.Walk(g, func(n ast.Node) bool {
		if img, ok := n.(*ast.Image); ok && shown[img.Src] == nil && g.Media[mediaName(g.Media, img.Src)] != nil {
			shown[img.Src] = img
		}
		return true
	})
	file, ok := output.Path()
	srcs := slices.Sorted(maps.Keys(shown))
	if !ok {
		if len(srcs) > 0 {
			sink.Report(diag.New(diag.ImageUnreadable, shown[srcs[0]].At,
				"the pictures inside the file are not written, since the Markdown goes to no file").
				WithHint("name one: -o guide.md"))
		}
		return nil, nil
	}
	folder := strings.TrimSuffix(file, filepath.Ext(file)) + "_media"
	count := map[string]int{}
	for _, src := range srcs {
		count[path.Base(src)]++
	}
	paths = map[string]string{}
	for _, src := range srcs {
		name := path.Base(src)
		if count[name] > 1 {
			name = strings.ReplaceAll(src, "/", "-")
		}
		to := ToFile(filepath.Join(folder, name))
		files = append(files, mediaFile{to, g.Media[mediaName(g.Media, src)]})
		paths[src] = path.Join(filepath.Base(folder), name)
	}
	return files, paths
}

// mediaName returns the key of the picture src, which may be written as a URL.
func mediaName(media map[string][]byte, src string) string {
	if media[src] == nil {
		if plain, err := url.PathUnescape(src); err == nil {
			return plain
		}
	}
	return src
}

// writeMedia adds drafts of the pictures, which are committed before that of the Markdown that refers to them. undo
// removes their folder if it was made for them and is empty.
func (i *importing) writeMedia(ctx context.Context, c *compilation, files []mediaFile) (undo func() error, err error) {
	undo = func() error { return nil }
	for _, f := range files {
		if err := i.mayWrite(f.to); err != nil {
			return undo, err
		}
	}
	if len(files) > 0 {
		file, _ := files[0].to.Path()
		folder := filepath.Dir(file)
		switch err := os.Mkdir(folder, 0o777); {
		case err == nil:
			undo = func() error { return os.Remove(folder) }
		case !errors.Is(err, fs.ErrExist):
			return undo, fmt.Errorf("making the folder of the pictures: %w", err)
		}
	}
	for _, f := range files {
		d, err := c.draft(ctx, f.to)
		if err != nil {
			return undo, err
		}
		c.drafts = append(c.drafts, artifact{product: d, Target: Target{To: f.to}})
		if _, err := d.Write(f.content); err != nil {
			return undo, fmt.Errorf("writing a picture: %w", err)
		}
	}
	return undo, nil
}

// moved returns rebase for paths that are not in the map, and the path in the map for those that are.
func moved(paths map[string]string, rebase func(string) string) func(string) string {
	if len(paths) == 0 {
		return rebase
	}
	return func(p string) string {
		if to, ok := paths[p]; ok {
			return to
		}
		if rebase == nil {
			return p
		}
		return rebase(p)
	}
}
