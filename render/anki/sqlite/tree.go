package sqlite

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// pageSize is the size of a page in bytes, SQLite's own choice since version 3.12.
const pageSize = 4096

// mostPages is one less than the page in which programs lock a file, the 1,073,741,824th byte: it may hold nothing
// (section 1.5 of the format).
const mostPages = 1 << 30 / pageSize

// maxInline is the most bytes of a row that its page may hold, and minInline the least if it goes on elsewhere (section
// 1.6 of the format).
const (
	maxInline = pageSize - 35
	minInline = (pageSize-12)*32/255 - 23
	perChain  = pageSize - 4 // bytes of a row in another page, after the number of the next
)

// A file is a database in the making.
type file struct {
	data []byte // whole pages
	full bool   // there are more pages than may be
}

// pages returns how many pages there are.
func (f *file) pages() uint32 { return uint32(len(f.data) / pageSize) }

// page adds an empty page and returns its number, which is from 1.
func (f *file) page() uint32 {
	if f.pages() == mostPages {
		f.full = true
		return mostPages // written over and over; the file is thrown away
	}
	f.data = append(f.data, make([]byte, pageSize)...)
	return f.pages()
}

// at returns the bytes of page number n.
func (f *file) at(n uint32) []byte { return f.data[(n-1)*pageSize:][:pageSize] }

// The kinds of pages of a table's tree.
const (
	interior = 5
	leaf     = 13
)

// A node is a page of a tree in the making.
type node struct {
	kind  byte
	start int      // where in its page it begins, behind the header of the file on the first
	cells [][]byte // what it holds
	size  int      // of cells
	last  int64    // the id of its last row, or of the last below it
	right uint32   // of an interior node: the page of its last child
}

// head returns the size of what stands before the list of cells.
func (n *node) head() int {
	if n.kind == interior {
		return 12
	}
	return 8
}

// fits reports whether there is room for another cell of a size.
func (n *node) fits(size int) bool {
	return n.start+n.head()+2*(len(n.cells)+1)+n.size+size <= pageSize
}

func (n *node) add(cell []byte) {
	n.cells = append(n.cells, cell)
	n.size += len(cell)
}

// write fills a page: the head, then where each cell is, and the cells from the end.
func (n *node) write(page []byte) {
	end := pageSize
	for i, c := range n.cells {
		end -= len(c)
		copy(page[end:], c)
		binary.BigEndian.PutUint16(page[n.start+n.head()+2*i:], uint16(end))
	}
	h := page[n.start:]
	h[0] = n.kind
	binary.BigEndian.PutUint16(h[3:], uint16(len(n.cells)))
	binary.BigEndian.PutUint16(h[5:], uint16(end))
	if n.kind == interior {
		binary.BigEndian.PutUint32(h[8:], n.right)
	}
}

// A child is a page of a tree, and the id of the last row in or below it.
type child struct {
	page uint32
	last int64
}

// table writes a tree of rows and returns its root.
func (f *file) table(rows []Row) (root uint32, err error) {
	leaves, err := f.leaves(rows)
	if err != nil {
		return 0, err
	}
	if len(leaves) == 1 {
		root = f.put(leaves[0]).page
	} else {
		level := f.all(leaves)
		for len(level) > 1 {
			level = f.all(above(level))
		}
		root = level[0].page
	}
	return root, f.err()
}

// schema writes the tree of the table of tables, whose root is the first page and has less room than others.
func (f *file) schema(rows []Row) error {
	leaves, err := f.leaves(rows)
	if err != nil {
		return err
	}
	if root := leaves[0]; len(leaves) == 1 && headerSize+root.head()+2*len(root.cells)+root.size <= pageSize {
		root.start = headerSize
		root.write(f.at(1))
		return f.err()
	}
	for level := f.all(leaves); ; level = f.all(above(level)) {
		root := &node{kind: interior, start: headerSize}
		if n := root.adopt(level); n == len(level) { // of one child, too: this page alone may have no cells
			root.write(f.at(1))
			return f.err()
		}
	}
}

// err returns an error if there are too many pages.
func (f *file) err() error {
	if f.full {
		return errors.New("the database would be larger than 1 GiB")
	}
	return nil
}

// put writes a node to a page of its own.
func (f *file) put(n *node) child {
	p := f.page()
	n.write(f.at(p))
	return child{p, n.last}
}

func (f *file) all(nodes []*node) []child {
	out := make([]child, len(nodes))
	for i, n := range nodes {
		out[i] = f.put(n)
	}
	return out
}

// leaves returns the nodes that hold rows, at least one. What of a row does not fit in a page is written.
func (f *file) leaves(rows []Row) ([]*node, error) {
	if err := ascending(rows); err != nil {
		return nil, err
	}
	n := &node{kind: leaf}
	out := []*node{n}
	for _, r := range rows {
		cell, err := f.cell(r)
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", r.ID, err)
		}
		if !n.fits(len(cell)) {
			n = &node{kind: leaf}
			out = append(out, n)
		}
		n.add(cell)
		n.last = r.ID
	}
	return out, nil
}

// above returns the nodes above at least two children.
func above(children []child) []*node {
	var out []*node
	for len(children) > 0 {
		n := &node{kind: interior}
		held := n.adopt(children)
		if len(children)-held == 1 { // which would be alone in a node, and have no cell there
			n = &node{kind: interior}
			held = n.adopt(children[:held-1])
		}
		children = children[held:]
		out = append(out, n)
	}
	return out
}

// adopt takes as many of children as n has room for, from the first, and returns how many.
func (n *node) adopt(children []child) int {
	for i, c := range children {
		n.right, n.last = c.page, c.last
		cell := appendVarint(binary.BigEndian.AppendUint32(nil, c.page), uint64(c.last))
		if i == len(children)-1 || !n.fits(len(cell)) { // the last child has no cell
			return i + 1
		}
		n.add(cell)
	}
	return len(children)
}

// cell returns the cell of a row in a leaf. What is too long for that is written to a chain of pages.
func (f *file) cell(r Row) ([]byte, error) {
	record, err := appendRecord(nil, r.Values)
	if err != nil {
		return nil, err
	}
	inline := len(record)
	if inline > maxInline {
		inline = minInline + (inline-minInline)%perChain // so that the last page of the chain is full
		if inline > maxInline {
			inline = minInline
		}
	}
	cell := appendVarint(nil, uint64(len(record)))
	cell = appendVarint(cell, uint64(r.ID))
	cell = append(cell, record[:inline]...)
	rest := record[inline:]
	if len(rest) == 0 {
		return cell, nil
	}
	page := f.page()
	cell = binary.BigEndian.AppendUint32(cell, page)
	for {
		n := copy(f.at(page)[4:], rest)
		if rest = rest[n:]; len(rest) == 0 || f.full {
			return cell, nil
		}
		next := f.page()
		binary.BigEndian.PutUint32(f.at(page), next)
		page = next
	}
}
