package ast_test

import (
	"reflect"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// spans calls visit with each span in v, after each list in it has got an element and each pointer something to point
// to. Nodes are left out: they have positions of their own, which other tests see to.
func spans(v reflect.Value, path string, visit func(path string, at *diag.Span)) {
	if v.Type() == reflect.TypeFor[diag.Span]() {
		visit(path, v.Addr().Interface().(*diag.Span))
		return
	}
	node := reflect.TypeFor[ast.Node]()
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			spans(v.Field(i), path+"."+v.Type().Field(i).Name, visit)
		}
	case reflect.Slice:
		if e := v.Type().Elem(); e.Kind() == reflect.Interface || e.Implements(node) {
			return
		}
		if v.Len() == 0 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
		spans(v.Index(0), path+"[0]", visit)
	case reflect.Pointer:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		spans(v.Elem(), path, visit)
	}
}

// TestRelocateForgetsNoSpan checks that every span of a guide besides those of its nodes is moved with it, also those
// that front matter may get one day.
func TestRelocateForgetsNoSpan(t *testing.T) {
	g, n := &ast.Guide{}, 0
	all := reflect.ValueOf(g).Elem()
	spans(all, "Guide", func(_ string, at *diag.Span) { at.File = "before"; n++ })
	if n < 11 {
		t.Errorf("only %d spans were found", n)
	}
	ast.Relocate(g, func(at diag.Span) diag.Span {
		if at.File == "before" {
			at.File = "after"
		}
		return at
	})
	spans(all, "Guide", func(path string, at *diag.Span) {
		if at.File != "after" {
			t.Errorf("%s was not moved", path)
		}
	})
}
