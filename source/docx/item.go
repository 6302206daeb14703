package docx

import (
	"strings"

	"example.org/studyguide/source/ast"
)

// A level0 is an open list, or a series of lines with letters.
type level0 struct {
	into    *[]ast.Block // where it stands
	list    *ast.List    // nil for lines
	name    string       // id of the list
	at      int          // its level
	indent  int
	ordered bool
	format  string // of its numbers
}

// box returns the check box that a paragraph begins with.
func (p *para) box() ast.Task {
	for _, l := range p.leaves {
		if l.box != ast.NoTask {
			return l.box
		}
		if l.node != nil || strings.TrimSpace(l.text) != "" {
			break
		}
	}
	return ast.NoTask
}

// unboxed returns the leaves of a paragraph after its check box.
func (p *para) unboxed() []leaf {
	for i, l := range p.leaves {
		if l.box != ast.NoTask {
			return p.leaves[i+1:]
		}
	}
	return p.leaves
}

// boxes maps characters to the check boxes that they draw.
var boxes = map[string]ast.Task{"☐": ast.Open, "☒": ast.Done, "☑": ast.Done}

// tasksBefore returns the list of tasks right before an item, opened again; nil if there is none.
func (f *flow) tasksBefore(p *para, into *[]ast.Block) *level0 {
	if len(*into) == 0 {
		return nil
	}
	list, ok := (*into)[len(*into)-1].(*ast.List)
	if !ok || list.Items[0].Task == ast.NoTask {
		return nil
	}
	l := &level0{into: into, list: list, name: p.list, at: p.at0, indent: p.indent}
	f.stack = append(f.stack, l)
	return l
}

// drawnBox takes a check box that is a character at the start of an item, as Pandoc writes it.
func drawnBox(leaves []leaf) (ast.Task, []leaf) {
	if len(leaves) == 0 || leaves[0].node != nil {
		return ast.NoTask, leaves
	}
	for sign, task := range boxes {
		if rest, ok := strings.CutPrefix(leaves[0].text, sign+" "); ok {
			first := leaves[0]
			first.text = rest
			first.at.Start.Col += 2
			return task, append([]leaf{first}, leaves[1:]...)
		}
	}
	return ast.NoTask, leaves
}

// same reports whether an item goes on with an open list, at any level.
func (f *flow) same(l *level0, p *para) bool {
	if l.name == p.list {
		return true
	}
	a, b := f.lists.instance[l.name], f.lists.instance[p.list]
	return a != nil && b != nil && a.abstract == b.abstract
}

// near is how far apart indentations may be that are meant to be the same: an eighth of an inch, in twentieths of a
// point.
const near = 180

// enter ends the lists that an item is not in. It returns the open list of its level, nil if there is none, and where a
// new one would stand.
func (f *flow) enter(p *para) (open *level0, into *[]ast.Block) {
	for len(f.stack) > 0 {
		top := f.stack[len(f.stack)-1]
		if f.same(top, p) {
			if top.at < p.at0 {
				break
			}
			if top.at == p.at0 {
				return top, top.into
			}
		} else if p.indent > top.indent+near {
			break
		}
		f.stack = f.stack[:len(f.stack)-1]
	}
	return nil, f.inside()
}

// inside returns where content of the innermost open item goes.
func (f *flow) inside() *[]ast.Block {
	for i := len(f.stack) - 1; i >= 0; i-- {
		if l := f.stack[i].list; l != nil {
			return &l.Items[len(l.Items)-1].Blocks
		}
	}
	return &f.blocks
}

// item adds an item of a list.
func (f *flow) item(p *para) {
	open, into := f.enter(p)
	if p.lettered {
		f.line(p, open, into)
		return
	}
	task, leaves := p.box(), p.leaves
	if task != ast.NoTask {
		leaves = p.unboxed()
	} else {
		task, leaves = drawnBox(leaves)
	}
	if sign := p.format.text; task == ast.NoTask && p.format.format == "bullet" && boxes[sign] != ast.NoTask {
		task = boxes[sign] // as Pandoc writes a list of tasks: a list for each state
		if open == nil {
			open = f.tasksBefore(p, into)
		}
	}
	ordered := p.ordered()
	if open != nil && (open.list == nil || open.ordered != ordered ||
		ordered && open.list.Start+len(open.list.Items) != p.number || !last(open.into, open.list)) {
		f.stack = f.stack[:len(f.stack)-1]
		open = nil
	}
	if open == nil {
		open = f.openList(p, into, &ast.List{Loc: ast.At(p.at), Ordered: ordered, Start: p.number, Tight: true})
		if !ordered {
			open.list.Start = 0
		}
		open.ordered = ordered
	}
	it := &ast.Item{Loc: ast.At(p.at), Task: task}
	open.list.Items = append(open.list.Items, it)
	open.list.At = open.list.At.To(p.at)
	f.put(&it.Blocks, p, leaves)
}

// last reports whether list is the last block of into.
func last(into *[]ast.Block, list *ast.List) bool {
	return len(*into) > 0 && (*into)[len(*into)-1] == ast.Block(list)
}

// openList opens a list, or a series of lines for a nil list.
func (f *flow) openList(p *para, into *[]ast.Block, list *ast.List) *level0 {
	l := &level0{into: into, list: list, name: p.list, at: p.at0, indent: p.indent, format: p.format.format}
	if list != nil {
		*into = append(*into, list)
	}
	f.stack = append(f.stack, l)
	return l
}

// line adds an item whose label is text: a line of a paragraph, as options are written.
func (f *flow) line(p *para, open *level0, into *[]ast.Block) {
	if open != nil && (open.list != nil || open.format != p.format.format) {
		f.stack = f.stack[:len(f.stack)-1]
		open = nil
	}
	if len(p.leaves) > 1 { // the label stands apart already
		p.leaves[1].text = strings.TrimLeft(p.leaves[1].text, " \u00a0\t")
	}
	in := f.inlines(p.leaves)
	if open == nil {
		f.openList(p, into, nil)
	} else if n := len(*into); n > 0 && len(in) > 0 && !p.worded() {
		if before, ok := (*into)[n-1].(*ast.Paragraph); ok && f.lettered[before] {
			before.Inlines = append(append(before.Inlines, &ast.Break{Loc: ast.At(p.at), Hard: true}), in...)
			before.At = before.At.To(p.at)
			return
		}
	}
	if len(in) == 0 {
		return
	}
	made := &ast.Paragraph{Loc: ast.At(p.at), Inlines: in}
	if f.lettered == nil {
		f.lettered = map[*ast.Paragraph]bool{}
	}
	f.lettered[made] = true
	*into = append(*into, made)
}

// task adds a paragraph that begins with a check box.
func (f *flow) task(p *para) {
	p.list = "task"
	into := f.inside()
	if len(f.stack) > 0 && f.stack[len(f.stack)-1].name == "task" {
		f.stack = f.stack[:len(f.stack)-1]
		into = f.inside()
	} else if len(f.stack) > 0 && p.indent <= f.stack[len(f.stack)-1].indent-near {
		f.stack = nil
		into = f.inside()
	}
	var list *ast.List
	if n := len(*into); n > 0 {
		if before, ok := (*into)[n-1].(*ast.List); ok && before.Items[0].Task != ast.NoTask {
			list = before
			f.stack = append(f.stack, &level0{into: into, list: list, name: "task", indent: p.indent})
		}
	}
	if list == nil {
		list = f.openList(p, into, &ast.List{Loc: ast.At(p.at), Tight: true}).list
	}
	it := &ast.Item{Loc: ast.At(p.at), Task: p.box()}
	list.Items = append(list.Items, it)
	list.At = list.At.To(p.at)
	f.put(&it.Blocks, p, p.unboxed())
}
