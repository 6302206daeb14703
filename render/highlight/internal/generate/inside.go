package generate

import (
	"reflect"
	"runtime"
	"strings"
	"unsafe"
)

// field returns a field of what an interface holds, exported or not. Chroma keeps to itself what lexers are made of.
func field[T any](of any, name string) T {
	v := reflect.ValueOf(of)
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	f := v.FieldByName(name)
	return reflect.NewAt(f.Type(), f.Addr().UnsafePointer()).Elem().Interface().(T)
}

// captured returns the only variable that a function has captured.
func captured[T any](function any) T {
	p := reflect.New(reflect.TypeOf(function))
	p.Elem().Set(reflect.ValueOf(function))
	closure := *(**struct {
		code     uintptr
		variable T
	})(unsafe.Pointer(p.UnsafePointer()))
	return closure.variable
}

// nameOf returns the name of a function without its package's path.
func nameOf(function any) string {
	name := runtime.FuncForPC(reflect.ValueOf(function).Pointer()).Name()
	return name[strings.LastIndexByte(name, '/')+1:]
}
