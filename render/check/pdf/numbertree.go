package pdf

import "fmt"

// numberTree calls visit for the entries of a number tree (ISO 32000-1, 7.9.7), and reports entries that are out of
// order.
func numberTree(o *objects, r *report, what string, root any, visit func(key int, v any)) {
	t := &treeWalk{o: o, report: r, what: what, list: "Nums", seen: map[int]bool{}}
	last := -1
	t.node(root, 0, func(k, v any) (text string, ok bool) {
		key, ok := o.resolve(k).(int)
		if ok {
			visit(key, v)
		}
		sorted := key > last
		last = max(last, key)
		return fmt.Sprintf("%012d", key), ok && sorted
	})
}

// nameTree does the same for a name tree (7.9.6), whose keys are strings, ordered by their bytes.
func nameTree(o *objects, r *report, what string, root any, visit func(key string, v any)) {
	t := &treeWalk{o: o, report: r, what: what, list: "Names", seen: map[int]bool{}}
	last, first := "", true
	t.node(root, 0, func(k, v any) (text string, ok bool) {
		s, ok := o.resolve(k).(str)
		key := string(s)
		if ok {
			visit(key, v)
		}
		sorted := first || key > last
		last, first = max(last, key), false
		return key, ok && sorted
	})
}

// treeWalk is the state of one walk.
type treeWalk struct {
	o      *objects
	report *report
	what   string
	list   string
	seen   map[int]bool
	from   string // the first and last key of the last node
	to     string
	any    bool
}

// node walks one node. visit returns the key as a string that sorts like it.
func (t *treeWalk) node(v any, depth int, visit func(k, v any) (string, bool)) {
	bad := func(format string, args ...any) {
		t.report.add("tree-order", t.what, format, args...)
	}
	if r, ok := v.(ref); ok {
		if t.seen[r.number] {
			bad("node %d is in the tree twice", r.number)
			return
		}
		t.seen[r.number] = true
	} else if depth > 0 {
		bad("a node is not referred to")
		return
	}
	d := t.o.dict(v)
	if d == nil || depth > deepest {
		if v != nil {
			bad("a node is no dictionary")
		}
		return
	}
	t.any = false
	first, last, have := "", "", false
	list := t.o.array(d.get(t.list))
	for ; len(list) >= 2; list = list[2:] {
		if !take(&t.o.left.steps, 1) {
			bad("there is too much of it")
			return
		}
		key, ok := visit(list[0], list[1])
		if !ok {
			bad("the key %v is no key, or out of order", list[0])
			continue
		}
		if !have {
			first, have = key, true
		}
		last = key
	}
	if len(list) > 0 {
		bad("a key has no value")
	}
	for _, kid := range t.o.array(d.get("Kids")) {
		t.node(kid, depth+1, visit)
		if t.any {
			if !have {
				first, have = t.from, true
			}
			last = t.to
		}
	}
	t.from, t.to, t.any = first, last, have
	if depth == 0 {
		return
	}
	limits := t.o.array(d.get("Limits"))
	if len(limits) != 2 || !have || limit(t.o.resolve(limits[0])) != first || limit(t.o.resolve(limits[1])) != last {
		bad("the limits of a node are not its first and last key")
	}
}

func limit(v any) string {
	switch v := v.(type) {
	case int:
		return fmt.Sprintf("%012d", v)
	case str:
		return string(v)
	}
	return ""
}
