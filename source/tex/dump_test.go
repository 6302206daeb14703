package tex

import (
	"fmt"
	"strings"
)

// dumped returns a formula on one line, as nested lists of kinds and fields.
func dumped(n Node) string {
	var b strings.Builder
	dump(&b, n)
	return b.String()
}

func dump(b *strings.Builder, n Node) {
	list := func(name string, kids ...Node) {
		b.WriteString("(" + name)
		for _, k := range kids {
			b.WriteByte(' ')
			dump(b, k)
		}
		b.WriteByte(')')
	}
	switch n := n.(type) {
	case nil:
		b.WriteByte('-')
	case *Row:
		list("row", n.Kids...)
	case *Atom:
		b.WriteString([...]string{"", "large:", "bin:", "rel:", "open:", "close:", "punct:", "inner:"}[n.Class])
		b.WriteString(n.Text)
		if n.Kind == Words {
			b.WriteString(":text")
		}
		if n.Upright && n.Kind == Letter {
			b.WriteString(":up")
		}
		if n.Tall > 0 {
			fmt.Fprintf(b, ":%d", n.Tall)
		}
	case *Scripts:
		name := "scripts"
		if n.Limits {
			name = "limits"
		}
		list(name, n.Base, n.Sub, n.Sup)
	case *Fraction:
		name := "frac"
		if n.Bare {
			name = "stack"
		}
		list(name, n.Above, n.Below)
	case *Root:
		list("root", n.Of, n.Degree)
	case *Fence:
		list("fence "+n.Open+" "+n.Close, n.Kids...)
	case *Middle:
		b.WriteString("middle:" + n.Text)
	case *Grid:
		rows := make([]Node, len(n.Rows))
		for i, r := range n.Rows {
			rows[i] = &Row{Kids: r}
		}
		name := "grid " + n.Align
		if len(n.Upright)+len(n.Between) > 0 {
			name += fmt.Sprint(" ruled ", n.Upright, n.Between)
		}
		list(name, rows...)
	case *Enclosed:
		list([...]string{"boxed", "struck", "phantom", "hphantom", "vphantom"}[n.How], n.Of)
	case *Mark:
		list("mark "+n.Text, n.Of)
	case *Stack:
		list("over", n.Of, n.Above, n.Below)
	case *Space:
		fmt.Fprintf(b, "space:%d", n.Width)
	case *Styled:
		list("styled", n.Kids...)
	}
}
