package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"hash/fnv"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// A mutant is one change of one file.
type mutant struct {
	file      string // from the root of the repository, with the system's separators
	start     int    // what is replaced: bytes start to end of the file
	end       int
	with      string
	line, col int
	function  string // around it; for a declaration of the package, its name
	from, to  string // the expression around it before and after, on one line
	threshold bool   // a constant that decides, or a comparison with one
	hash      uint64 // of what names the mutant in the list of survivors
}

// place is where a mutant changes its file.
type place struct {
	file string
	at   int
}

func (m mutant) place() place { return place{m.file, m.line<<12 | m.col} }

// dir returns the folder of the mutant's file, with slashes.
func (m mutant) dir() string { return path.Dir(filepath.ToSlash(m.file)) }

// name returns the name of the function without its receiver.
func (m mutant) name() string { return m.function[strings.LastIndex(m.function, ".")+1:] }

func (m mutant) mutation() string { return m.from + " → " + m.to }

// String returns the place of a mutant and what it changes.
func (m mutant) String() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s", filepath.ToSlash(m.file), m.line, m.col, m.function, m.mutation())
}

// mutants returns every mutant of the package in dir, by file and place. Tests and generated code are not mutated.
func mutants(dir string) ([]mutant, error) {
	names, err := filepath.Glob(filepath.Join(filepath.FromSlash(dir), "*.go"))
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("no Go files in %s", dir)
	}
	var all []mutant
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		of, err := mutantsOf(name, src)
		if err != nil {
			return nil, err
		}
		all = append(all, of...)
	}
	return all, nil
}

// mutantsOf returns the mutants of one file.
func mutantsOf(name string, src []byte) ([]mutant, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	if ast.IsGenerated(file) {
		return nil, nil
	}
	f := &finder{name: name, src: src, fset: fset, seen: map[string]int{}}
	for _, d := range file.Decls {
		f.decl(d)
	}
	return f.found, nil
}

// A finder collects the mutants of a file.
type finder struct {
	name     string
	src      []byte
	fset     *token.FileSet
	function string
	path     []ast.Node // from the declaration to the node that is looked at
	seen     map[string]int
	found    []mutant
}

func (f *finder) decl(d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		f.function = functionName(d)
		if d.Body != nil {
			f.walk(d.Body)
		}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			if v, ok := s.(*ast.ValueSpec); ok {
				f.function = d.Tok.String() + " " + v.Names[0].Name
				f.walk(v)
			}
		}
	}
}

// functionName returns the name of a function, after that of its receiver's type if it has one.
func functionName(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return d.Name.Name
	}
	t := d.Recv.List[0].Type
	for {
		switch of := t.(type) {
		case *ast.StarExpr:
			t = of.X
			continue
		case *ast.IndexExpr:
			t = of.X
			continue
		case *ast.Ident:
			return of.Name + "." + d.Name.Name
		}
		return d.Name.Name
	}
}

func (f *finder) walk(root ast.Node) {
	ast.Inspect(root, func(n ast.Node) bool {
		if n == nil {
			f.path = f.path[:len(f.path)-1]
			return true
		}
		f.path = append(f.path, n)
		switch n := n.(type) {
		case *ast.BinaryExpr:
			f.binary(n)
		case *ast.AssignStmt:
			f.assign(n)
		case *ast.UnaryExpr:
			if n.Op == token.NOT {
				f.add(n.OpPos, n.OpPos, n.OpPos+1, "", n, false)
			}
		case *ast.BasicLit:
			f.literal(n)
		}
		return true
	})
}

var swaps = map[token.Token]string{
	token.LSS: "<=", token.LEQ: "<", token.GTR: ">=", token.GEQ: ">", token.EQL: "!=", token.NEQ: "==",
	token.LAND: "||", token.LOR: "&&", token.ADD: "-", token.SUB: "+", token.MUL: "/", token.QUO: "*",
}

func (f *finder) binary(n *ast.BinaryExpr) {
	to, ok := swaps[n.Op]
	if !ok || n.Op == token.ADD && (isText(n.X) || isText(n.Y)) {
		return
	}
	threshold := false
	switch n.Op {
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		threshold = isNumber(n.X) || isNumber(n.Y)
	}
	x, y := f.text(n.X.Pos(), n.X.End()), f.text(n.Y.Pos(), n.Y.End())
	between := f.text(n.X.End(), n.OpPos)
	after := f.text(n.OpPos+token.Pos(len(n.Op.String())), n.Y.Pos())
	// In brackets the mutant is the same tree with another operator, whatever the operators around it.
	with := "(" + x + between + to + after + y + ")"
	f.change(n.OpPos, n.Pos(), n.End(), with, f.short(n), oneLine(x)+" "+to+" "+oneLine(y), threshold)
}

func (f *finder) assign(n *ast.AssignStmt) {
	if len(n.Rhs) != 1 || isText(n.Rhs[0]) {
		return
	}
	switch n.Tok {
	case token.ADD_ASSIGN:
		f.add(n.TokPos, n.TokPos, n.TokPos+2, "-=", n, false)
	case token.SUB_ASSIGN:
		f.add(n.TokPos, n.TokPos, n.TokPos+2, "+=", n, false)
	case token.MUL_ASSIGN:
		f.add(n.TokPos, n.TokPos, n.TokPos+2, "/=", n, false)
	case token.QUO_ASSIGN:
		f.add(n.TokPos, n.TokPos, n.TokPos+2, "*=", n, false)
	}
}

func (f *finder) literal(n *ast.BasicLit) {
	around, decides, ok := f.around(n)
	if !ok {
		return
	}
	switch n.Kind {
	case token.INT:
		v, err := strconv.ParseInt(n.Value, 0, 64)
		if err != nil {
			return
		}
		done := map[int64]bool{v: true}
		for _, to := range []int64{v + 1, v - 1, v / 2, 2 * v} {
			if !done[to] && (v > 1 || to >= 0) && (to > 0 || v == 1) {
				done[to] = true
				threshold := decides && v > 1 || isConst(f.function)
				f.add(n.Pos(), n.Pos(), n.End(), strconv.FormatInt(to, 10), around, threshold)
			}
		}
	case token.FLOAT:
		v, err := strconv.ParseFloat(n.Value, 64)
		if err != nil || v == 0 {
			return
		}
		for _, factor := range []float64{0.5, 1.5} {
			f.add(n.Pos(), n.Pos(), n.End(), strconv.FormatFloat(v*factor, 'g', 6, 64), around, true)
		}
	}
}

func isConst(function string) bool { return strings.HasPrefix(function, "const ") }

// around returns the expression that a literal is shown in, and whether the literal decides: it is compared, or it is
// a factor. It reports false for a literal whose mutants say nothing: the 0 and 1 of an index, the length of an
// array, the arguments of make.
func (f *finder) around(n *ast.BasicLit) (around ast.Node, decides, ok bool) {
	around = n
	wide := false
	for i := len(f.path) - 2; i >= 0; i-- {
		switch p := f.path[i].(type) {
		case *ast.IndexExpr:
			if inside(n, p.Index) && (n.Value == "0" || n.Value == "1") {
				return nil, false, false
			}
		case *ast.SliceExpr:
			if !inside(n, p.X) && (n.Value == "0" || n.Value == "1") {
				return nil, false, false
			}
		case *ast.ArrayType:
			return nil, false, false
		case *ast.CallExpr:
			if id, isIdent := p.Fun.(*ast.Ident); isIdent && id.Name == "make" {
				return nil, false, false
			}
		case *ast.BinaryExpr:
			switch p.Op {
			case token.LSS, token.LEQ, token.GTR, token.GEQ, token.MUL, token.QUO, token.EQL, token.NEQ:
				decides = true
			}
		case *ast.FuncLit, *ast.BlockStmt:
			return around, decides, true
		}
		if !wide && showable(f.path[i]) && f.path[i].End()-f.path[i].Pos() <= 60 {
			around = f.path[i]
		} else {
			wide = true
		}
		wide = wide || enough(f.path[i])
	}
	return around, decides, true
}

// showable reports whether a literal may be shown in a node: in an expression or a simple statement.
func showable(n ast.Node) bool {
	switch n.(type) {
	case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt,
		*ast.CaseClause, *ast.CommClause:
		return false
	}
	return true
}

// enough reports whether a node says what a literal in it is for.
func enough(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		switch n.Op {
		case token.LSS, token.LEQ, token.GTR, token.GEQ, token.EQL, token.NEQ:
			return true
		}
		return false
	case *ast.KeyValueExpr, *ast.CallExpr, *ast.ValueSpec, ast.Stmt:
		return true
	}
	return false
}

func inside(n, in ast.Node) bool { return n.Pos() >= in.Pos() && n.End() <= in.End() }

func isText(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return e.Kind == token.STRING
	case *ast.BinaryExpr:
		return isText(e.X) || isText(e.Y)
	case *ast.ParenExpr:
		return isText(e.X)
	}
	return false
}

// isNumber reports whether an expression holds a number other than 0 and 1.
func isNumber(e ast.Expr) bool {
	number := false
	ast.Inspect(e, func(n ast.Node) bool {
		l, ok := n.(*ast.BasicLit)
		if ok && (l.Kind == token.INT || l.Kind == token.FLOAT) && l.Value != "0" && l.Value != "1" {
			number = true
		}
		return !number
	})
	return number
}

func (f *finder) text(from, to token.Pos) string {
	return string(f.src[f.offset(from):f.offset(to)])
}

func (f *finder) offset(p token.Pos) int { return f.fset.Position(p).Offset }

func (f *finder) short(n ast.Node) string { return oneLine(f.text(n.Pos(), n.End())) }

// add adds the mutant that has with in place of what stands between from and to, shown with the node around it.
func (f *finder) add(at, from, to token.Pos, with string, around ast.Node, threshold bool) {
	before := f.text(around.Pos(), around.End())
	i := f.offset(from) - f.offset(around.Pos())
	after := before[:i] + with + before[i+int(to-from):]
	f.change(at, from, to, with, oneLine(before), oneLine(after), threshold)
}

func (f *finder) change(at, from, to token.Pos, with, before, after string, threshold bool) {
	p := f.fset.Position(at)
	m := mutant{
		file: f.name, start: f.offset(from), end: f.offset(to), with: with, line: p.Line, col: p.Column,
		function: f.function, from: before, to: after, threshold: threshold,
	}
	// The same change may be made in several places of a function; later ones are numbered.
	key := m.function + m.mutation()
	if f.seen[key]++; f.seen[key] > 1 {
		m.to += fmt.Sprintf(" (%d)", f.seen[key])
	}
	h := fnv.New64a()
	fmt.Fprintf(h, "%s\n%s\n%s", m.dir(), m.name(), m.mutation())
	m.hash = h.Sum64()
	f.found = append(f.found, m)
}

// oneLine returns code with each run of white space as one blank.
func oneLine(code string) string { return strings.Join(strings.Fields(code), " ") }
