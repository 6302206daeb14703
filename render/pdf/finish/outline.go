package finish

import "fmt"

// An outlineWriter writes entries that lead to pages.
type outlineWriter struct {
	out   *output
	pages []*page
	first int // the object of the first page
}

// write writes the outline (ISO 32000-1, 12.3.3) and returns its number; 0 if it has no entries.
func (w *outlineWriter) write(outline []*Entry) int {
	if len(outline) == 0 {
		return 0
	}
	root := w.out.take(1)
	first, shown := w.entries(outline, root)
	w.out.object(root, fmt.Appendf(nil, "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>",
		first, first+len(outline)-1, shown))
	return root
}

// entries writes the entries below parent. It returns the number of the first, and how many lines are shown when all of
// them are: the entries themselves and those below open ones.
func (w *outlineWriter) entries(entries []*Entry, parent int) (first, shown int) {
	first = w.out.take(len(entries))
	shown = len(entries)
	for i, e := range entries {
		o := appendText([]byte("<</Title"), e.Title)
		o = fmt.Appendf(o, "/Parent %d 0 R", parent)
		if i > 0 {
			o = fmt.Appendf(o, "/Prev %d 0 R", first+i-1)
		}
		if i < len(entries)-1 {
			o = fmt.Appendf(o, "/Next %d 0 R", first+i+1)
		}
		o = appendReal(fmt.Appendf(o, "/Dest[%d 0 R/XYZ ", w.first+e.Page), e.X)
		o = append(appendReal(append(o, ' '), w.pages[e.Page].box[3]-e.Y), " null]"...)
		if len(e.Children) > 0 {
			below, count := w.entries(e.Children, first+i)
			o = fmt.Appendf(o, "/First %d 0 R/Last %d 0 R", below, below+len(e.Children)-1)
			if e.Open {
				shown += count
			} else {
				count = -count // table 153
			}
			o = fmt.Appendf(o, "/Count %d", count)
		}
		w.out.object(first+i, append(o, ">>"...))
	}
	return first, shown
}

// checkOutline returns an error for an entry that leads nowhere.
func checkOutline(entries []*Entry, pages int) error {
	for _, e := range entries {
		if e.Page < 0 || e.Page >= pages {
			return fmt.Errorf("the outline's %q leads to page %d of %d", e.Title, e.Page+1, pages)
		}
		if err := checkOutline(e.Children, pages); err != nil {
			return err
		}
	}
	return nil
}
