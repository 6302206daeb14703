package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// module returns the import path of the repository's root, which "make module" changes.
func module(t *testing.T) string {
	t.Helper()
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	line, _, _ := strings.Cut(string(mod), "\n")
	name, ok := strings.CutPrefix(line, "module ")
	if !ok {
		t.Fatalf("go.mod begins with %q, not with the path of the module", line)
	}
	return name
}

// room is the folder of the packages behind the command line.
const room = "cmd/studyguide/internal/"

// rooms are those packages. Each may import those after it in the list; the commands may import all.
var rooms = []string{
	"build",
	"fix", "artifacts", "preview",
	"report", "verdict", "lock", "manual",
	"draft", "plugin", "project", "starter", "watch",
	"failure", "files", "machine", "pool", "tool",
}

// arrows lists which packages of the repository a folder may import: its own subfolders and those named. The longest
// folder that contains a package applies.
var arrows = map[string][]string{
	".":              {"render", "source", "fonts"},
	"cmd":            {"render", "source", "fonts"},
	room + "failure": {"source/diag"},
	room + "files":   {},
	room + "machine": {"fonts"},
	room + "manual":  {},
	room + "pool":    {},
	room + "tool":    {},
	room + "watch":   {room + "files"},
	room + "starter": {},
	room + "project": {"source"},
	room + "preview": {"render", "source"},
	room + "plugin":  {"render", "source"},
	"render": {"render", "source/ast", "source/diag", "source/memo", "source/tex", "source/terms", "source/words",
		"source/writing", "fonts"},
	"render/cover":   {"fonts", "render/deflate", "source/ast", "source/words"},
	"render/deflate": {},
	"render/layout": {"render/layout", "source/memo", "render/asset", "render/cover", "render/hyphen", "render/tongue",
		"render/highlight", "render/theme", "source/ast", "source/diag", "source/excerpt", "source/terms", "source/tex",
		"source/words", "fonts"},
	"render/theme": {"source/ast", "source/diag", "source/config"},
	"render/markdown": {"render", "source/ast", "source/diag", "source/markup", "source/pattern", "source/tex",
		"source/words", "fonts"},
	"fonts":          {"source/memo"},
	"fonts/system":   {"fonts"},
	"source":         {"source"},
	"source/ast":     {"source/diag"},
	"source/diag":    {},
	"source/memo":    {},
	"source/words":   {"source/writing"},
	"source/excerpt": {"source/ast", "source/writing"},
}

// owners names the only package that may import a third-party module, by a prefix of the import path. Tests may import
// whatever reads the results.
var owners = map[string]string{
	"github.com/urfave/cli/v2":          "cmd/studyguide",
	"github.com/fsnotify/fsnotify":      room + "watch",
	"github.com/schollz/progressbar/v3": room + "report",
	"golang.org/x/term":                 room + "report",
	"github.com/bmatcuk/doublestar/v4":  room + "project",
	"github.com/yuin/goldmark-emoji":    "source",
	"github.com/yuin/goldmark":          "source/markdown",
	"golang.org/x/net/html":             "source/html",
	"golang.org/x/net/idna":             "source/config",
	"go.yaml.in/yaml/v3":                "source/config",
	"github.com/klauspost/compress":     "render/deflate",
	"github.com/go-pdf/fpdf":            "render/pdf",
	"github.com/bmaupin/go-epub":        "render/epub",
	"github.com/alecthomas/chroma/v2":   "render/highlight/internal/generate",
	"github.com/dlclark/regexp2/v2":     "render/highlight",
	"github.com/go-fonts/":              "fonts",
	"github.com/google/uuid":            "render/epub",
	"rsc.io/qr":                         "render/layout",
	"github.com/go-text/typesetting/":   "fonts",
	"golang.org/x/image/":               "render/asset",
	"github.com/google/go-cmp":          "source/golden",
	"golang.org/x/tools/txtar":          "source/golden",
	"github.com/rogpeppe/go-internal":   room + "fix",
	"github.com/gofrs/flock":            room + "lock",
	"github.com/santhosh-tekuri/":       room + "project",
	// Any package may use what Go's own Unicode package lacks.
	"golang.org/x/text/":     "",
	"github.com/rivo/uniseg": "",
}

// goFiles calls visit for each Go file of the repository, with its folder.
func goFiles(t *testing.T, visit func(dir, file string)) {
	t.Helper()
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && p != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "out") {
			return fs.SkipDir
		}
		if strings.HasSuffix(p, ".go") {
			rel, err := filepath.Rel(root, p)
			if err != nil {
				return err
			}
			visit(path.Dir(filepath.ToSlash(rel)), p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// imports parses the files themselves: a list from the go command would be cached with the test.
func imports(t *testing.T, file string) (paths []string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range f.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, p)
	}
	return paths
}

func within(dir, folder string) bool { return dir == folder || strings.HasPrefix(dir, folder+"/") }

func TestArrowsRunOneWay(t *testing.T) {
	root := module(t) + "/"
	seen := 0
	goFiles(t, func(dir, file string) {
		test := strings.HasSuffix(file, "_test.go")
		rule := ""
		for folder := range arrows {
			if within(dir, folder) && len(folder) > len(rule) {
				rule = folder
			}
		}
		if rule == "" {
			t.Errorf("%s: no rule tells what %s may import", file, dir)
			return
		}
		for _, p := range imports(t, file) {
			to, ok := strings.CutPrefix(p, root)
			if !ok {
				continue
			}
			seen++
			allowed := within(to, dir) || strings.HasPrefix(dir, "cmd/") && strings.HasPrefix(to, room) || test &&
				to == "source/golden"
			for _, folder := range arrows[rule] {
				allowed = allowed || within(to, folder)
			}
			if !allowed && !test {
				t.Errorf("%s imports %s; %s may import %q", file, to, rule, arrows[rule])
			}
			if to == "source/golden" && !test {
				t.Errorf("%s imports source/golden, which is for tests", file)
			}
		}
	})
	if seen == 0 {
		t.Error("no imports were found")
	}
}

// TestNoRoomImportsOneAbove checks that imports among the rooms run down, and that none leads to the commands or to the
// library of their flags.
func TestNoRoomImportsOneAbove(t *testing.T) {
	root := module(t) + "/"
	floor := map[string]int{}
	for i, name := range rooms {
		floor[room+name] = i + 1
	}
	seen := map[string]bool{}
	goFiles(t, func(dir, file string) {
		if !strings.HasPrefix(dir+"/", room) || strings.HasSuffix(file, "_test.go") {
			return
		}
		seen[dir] = true
		if floor[dir] == 0 {
			t.Errorf("%s: rooms do not name %s", file, dir)
		}
		for _, p := range imports(t, file) {
			to := strings.TrimPrefix(p, root)
			switch {
			case to == "cmd/studyguide", strings.HasPrefix(p, "github.com/urfave/cli"):
				t.Errorf("%s imports %s, which is for commands", file, p)
			case strings.HasPrefix(to, room) && floor[to] <= floor[dir]:
				t.Errorf("%s imports %s, which is not below it", file, to)
			}
		}
	})
	for dir := range floor {
		if !seen[dir] {
			t.Errorf("there is no room %s", dir)
		}
	}
}

func TestOneLibraryOneOwner(t *testing.T) {
	root := module(t) + "/"
	used := map[string]bool{}
	goFiles(t, func(dir, file string) {
		for _, p := range imports(t, file) {
			if first, _, _ := strings.Cut(p, "/"); !strings.Contains(first, ".") || strings.HasPrefix(p+"/", root) {
				continue // the standard library and this module
			}
			lib := ""
			for prefix := range owners {
				if strings.HasPrefix(p, prefix) && len(prefix) > len(lib) {
					lib = prefix
				}
			}
			used[lib] = true
			owner := owners[lib]
			switch {
			case lib == "":
				t.Errorf("%s imports %s, which no package owns", file, p)
			case owner != "" && dir != owner && !within(dir, owner) && !strings.HasSuffix(file, "_test.go"):
				t.Errorf("%s imports %s, which %s owns", file, p, owner)
			}
		}
	})
	for lib, owner := range owners {
		if owner != "" && !used[lib] {
			t.Errorf("%s is owned by %s, but nothing imports it", lib, owner)
		}
	}
}

func TestOnlyMainExits(t *testing.T) {
	goFiles(t, func(dir, file string) {
		if strings.HasSuffix(file, "_test.go") {
			return
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range exits(f) {
			if path.Join(dir, filepath.Base(file)) != "cmd/studyguide/main.go" {
				t.Errorf("%s: %s", fset.Position(c.pos), c.what)
			}
		}
	})
}
