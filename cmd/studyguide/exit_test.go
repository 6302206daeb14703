package main

import (
	"go/ast"
	"go/token"
)

type exit struct {
	pos  token.Pos
	what string
}

// exits returns the places of f that end the program or a goroutine: os.Exit, log.Fatal, panic, func init.
func exits(f *ast.File) (out []exit) {
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Recv == nil && n.Name.Name == "init" {
				out = append(out, exit{n.Pos(), "func init"})
			}
		case *ast.CallExpr:
			switch fun := n.Fun.(type) {
			case *ast.Ident:
				if fun.Name == "panic" {
					out = append(out, exit{n.Pos(), "panic"})
				}
			case *ast.SelectorExpr:
				if pkg, ok := fun.X.(*ast.Ident); ok && (pkg.Name == "os" && fun.Sel.Name == "Exit" ||
					pkg.Name == "log") {
					out = append(out, exit{n.Pos(), pkg.Name + "." + fun.Sel.Name})
				}
			}
		}
		return true
	})
	return out
}
