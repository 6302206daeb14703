package main

import (
	"archive/zip"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestInstall publishes the module under another path to a proxy that is a folder, and installs it from there as
// anybody would. Nothing is fetched from the network: what the module needs comes from the module cache.
func TestInstall(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the whole program once more")
	}
	const path, version = "example.org/x/studyguide", "v0.0.1"
	tree := t.TempDir()
	copyTree(t, "../..", tree)
	make := exec.Command("make", "module", "PATH="+path)
	if runtime.GOOS == "windows" {
		make = exec.Command("go", "run", "./.ci/module", path)
	}
	make.Dir = tree
	if out, err := make.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	proxy, cache, bin := t.TempDir(), t.TempDir(), t.TempDir()
	publish(t, tree, filepath.Join(proxy, path, "@v"), path, version)

	command(t, tree, environment(t, proxy, cache, bin), "go", "install", "-trimpath", path+"/cmd/studyguide@"+version)
	program := filepath.Join(bin, "studyguide")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	if got := command(t, tree, nil, program, "version"); !strings.HasPrefix(got, "studyguide "+version+" ") {
		t.Errorf("the program says that it is %q, want studyguide %s", got, version)
	}
	empty := t.TempDir()
	command(t, empty, nil, program, "build", "--sample", "--to", "epub", "-o", "sample.epub")
	if info, err := os.Stat(filepath.Join(empty, "sample.epub")); err != nil || info.Size() == 0 {
		t.Errorf("the sample was not built: %v", err)
	}

	// The stable package, in a module of others.
	other := t.TempDir()
	for name, text := range map[string]string{
		"go.mod": "module example.org/other\n\ngo 1.26.0\n\nrequire " + path + " " + version + "\n",
		"main.go": "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n\n\t\"" + path + "\"\n)\n\nfunc main() {\n" +
			"\tg, _, err := studyguide.Load(os.DirFS(\".\"), \"a.md\")\n\tfmt.Println(len(g.AllQuestions()), err)\n}\n",
		"a.md": "# A\n\n## 1. What?\n\nThis.\n\n## 2. Why?\n\nSo.\n\n## 3. When?\n\nNow.\n",
	} {
		if err := os.WriteFile(filepath.Join(other, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got := command(t, other, environment(t, proxy, cache, bin), "go", "run", "-trimpath", ".")
	if !strings.HasSuffix(got, "3 <nil>\n") {
		t.Errorf("a program of others said %q", got)
	}
}

// environment returns what has the go command take modules from the folder proxy and else from the module cache of the
// machine, keep them in cache, and put programs into bin.
func environment(t *testing.T, proxy, cache, bin string) []string {
	t.Helper()
	known := strings.TrimSpace(command(t, ".", nil, "go", "env", "GOMODCACHE"))
	return []string{"GOFLAGS=-mod=mod -modcacherw", "GOMODCACHE=" + cache, "GOBIN=" + bin, "GOSUMDB=off", "GOWORK=off",
		"GOPROXY=" + address(proxy) + "," + address(filepath.Join(known, "cache", "download")) + ",off"}
}

// address returns the address of a folder.
func address(dir string) string {
	dir = filepath.ToSlash(dir)
	if !strings.HasPrefix(dir, "/") {
		dir = "/" + dir // a drive of Windows
	}
	return "file://" + dir
}

// publish writes the module in tree to the folder dir of a proxy (https://go.dev/ref/mod#goproxy-protocol).
func publish(t *testing.T, tree, dir, path, version string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile(filepath.Join(tree, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	info, err := json.Marshal(map[string]string{"Version": version, "Time": "2026-01-02T03:04:05Z"})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{
		"list": []byte(version + "\n"), version + ".mod": mod, version + ".info": info,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.Create(filepath.Join(dir, version+".zip"))
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(f)
	err = filepath.WalkDir(tree, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if _, err := os.Stat(filepath.Join(p, "go.mod")); err == nil && p != tree {
				return fs.SkipDir // a module within the module is not part of it
			}
			return nil
		}
		name, err := filepath.Rel(tree, p)
		if err != nil {
			return err
		}
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		entry, err := w.Create(path + "@" + version + "/" + filepath.ToSlash(name))
		if err != nil {
			return err
		}
		_, err = entry.Write(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// command runs a program in dir, with variables added to the environment, and returns what it printed.
func command(t *testing.T, dir string, variables []string, name string, args ...string) string {
	t.Helper()
	c := exec.Command(name, args...)
	c.Dir = dir
	c.Env = append(os.Environ(), variables...)
	out, err := c.CombinedOutput()
	if err != nil {
		if len(out) > 4000 {
			out = out[len(out)-4000:]
		}
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}
