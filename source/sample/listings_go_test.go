package sample_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/printer"
	"go/token"
	"maps"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// checkGo checks that gofmt leaves a listing as it is and that "go vet" finds nothing in the file made of it.
func checkGo(t testing.TB, all []snippet) {
	goTool := need(t, "go", "version")
	std := standardPackages(t)
	dir := t.TempDir()
	write(t, dir, "go.mod", "module listings\n\ngo 1.26\n")
	for _, s := range all {
		formatted, err := format.Source([]byte(s.text))
		if err != nil {
			t.Errorf("%s: %v", s, err)
			continue
		}
		if string(formatted) != s.text {
			t.Errorf("%s: gofmt would write\n%s", s, formatted)
		}
		text, err := goFile(s, std)
		if err != nil {
			t.Errorf("%s: %v", s, err)
			continue
		}
		write(t, dir, s.stem()+"/listing.go", text)
	}
	cmd := exec.Command(goTool.path, "vet", "./...")
	cmd.Dir = dir
	cmd.Env = append(cmd.Environ(), "GOWORK=off", "GOFLAGS=", "GOPROXY=off")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("go vet: %v\n%s", err, out)
	}
}

// standardPackages maps the last word of a path to the paths of packages of the standard library.
func standardPackages(t testing.TB) map[string][]string {
	t.Helper()
	out, err := exec.Command("go", "list", "std").Output()
	if err != nil {
		t.Fatal(err)
	}
	std := map[string][]string{}
	for p := range strings.Lines(string(out)) {
		p = strings.TrimSpace(p)
		name := path.Base(p)
		if name == "v2" {
			name = path.Base(path.Dir(p))
		}
		if !strings.HasPrefix(p, "vendor/") && !slices.Contains(strings.Split(p, "/"), "internal") {
			std[name] = append(std[name], p)
		}
	}
	return std
}

// goFile returns a listing as a file. A listing with a package clause is one already. Any other is parsed as
// declarations or else as statements, which become the body of a function that returns an error and uses all variables.
// Undeclared names come from the files beside it, if any, from testdata/listings/go/outside.go and from the standard
// library.
func goFile(s snippet, std map[string][]string, beside ...string) (string, error) {
	place := fmt.Sprintf("//line %s\n", s)
	if _, err := parser.ParseFile(token.NewFileSet(), "", s.text, parser.PackageClauseOnly); err == nil {
		return place + s.text, nil
	}
	body := "\n" + place + s.text
	if _, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+body, 0); err != nil {
		uses, err := endStatements(s.text)
		if err != nil {
			return "", err
		}
		body = "\nfunc _() error {\n" + place + s.text + uses + "}\n"
	}
	outside, err := outsideDecls(append(beside, "package p\n"+body)...)
	if err != nil {
		return "", err
	}
	body += outside
	file, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+body, 0)
	if err != nil {
		return "", err
	}
	return "package p\n" + imports(file, std) + body, nil
}

// endStatements returns the lines that complete a function of the given statements: uses of its variables and a return.
func endStatements(text string) (string, error) {
	file, err := parser.ParseFile(token.NewFileSet(), "", "package p\nfunc _() error {\n"+text+"\n}", 0)
	if err != nil {
		return "", err
	}
	var end strings.Builder
	list := file.Decls[0].(*ast.FuncDecl).Body.List
	for _, stmt := range list {
		if a, ok := stmt.(*ast.AssignStmt); ok && a.Tok == token.DEFINE {
			for _, x := range a.Lhs {
				if id := x.(*ast.Ident); id.Name != "_" {
					fmt.Fprintf(&end, "_ = %s\n", id.Name)
				}
			}
		}
	}
	if _, ok := list[len(list)-1].(*ast.ReturnStmt); ok {
		return "", nil
	}
	return end.String() + "return nil\n", nil
}

// outsideDecls returns the declarations of outside.go except those that the package's own files have.
func outsideDecls(files ...string) (string, error) {
	names := map[string]bool{}
	for _, text := range files {
		own, err := parser.ParseFile(token.NewFileSet(), "", text, 0)
		if err != nil {
			return "", err
		}
		for _, d := range own.Decls {
			for _, name := range declared(d) {
				names[name] = true
			}
		}
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, filepath.Join("testdata", "listings", "go", "outside.go"), nil, 0)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	out.WriteString("\n//line outside.go:1\n")
	for _, d := range file.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT ||
			slices.ContainsFunc(declared(d), func(name string) bool { return names[name] }) {
			continue
		}
		if err := printer.Fprint(&out, fset, d); err != nil {
			return "", err
		}
		out.WriteString("\n")
	}
	return out.String(), nil
}

// declared returns the names that d declares; a method's name includes its receiver's type.
func declared(d ast.Decl) (names []string) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		name := d.Name.Name
		if d.Recv != nil {
			recv := d.Recv.List[0].Type
			if star, ok := recv.(*ast.StarExpr); ok {
				recv = star.X
			}
			name = fmt.Sprint(recv, ".", name)
		}
		return []string{name}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				names = append(names, spec.Name.Name)
			case *ast.ValueSpec:
				for _, id := range spec.Names {
					names = append(names, id.Name)
				}
			}
		}
	}
	return names
}

// imports returns import declarations for the standard packages that a file uses and does not import.
func imports(file *ast.File, std map[string][]string) string {
	unresolved := map[*ast.Ident]bool{}
	for _, id := range file.Unresolved {
		unresolved[id] = true
	}
	paths := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if id, ok := sel.X.(*ast.Ident); ok && unresolved[id] && std[id.Name] != nil {
				paths[choose(std[id.Name], sel.Sel.Name)] = true
			}
		}
		return true
	})
	var out strings.Builder
	for _, p := range slices.Sorted(maps.Keys(paths)) {
		fmt.Fprintf(&out, "import %q\n", p)
	}
	return out.String()
}

// choose picks one of several packages of the same name by the member that is used.
func choose(paths []string, member string) string {
	switch {
	case slices.Contains(paths, "crypto/rand") && (member == "Read" || member == "Text" || member == "Reader"):
		return "crypto/rand"
	case slices.Contains(paths, "math/rand/v2"):
		return "math/rand/v2"
	case slices.Contains(paths, "html/template"):
		return "html/template"
	}
	return paths[0]
}
