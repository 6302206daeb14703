package recognize

import "studyguide/source/ast"

// boldShape has its questions in paragraphs of bold type, perhaps followed by an emoji; five at least. Each question
// runs to the next.
//
// Lead-ins inside answers ("**Note**") are bold too: what neither asks nor has a mark is part of the answer. Stubs such
// as "Answer here" stay.
type boldShape struct{}

func (boldShape) name() string { return "bold" }

// read takes every bold paragraph that asks something or has a mark. Others are lead-ins inside answers. Fewer than
// five prove nothing.
func (boldShape) read(e *evidence) *finding {
	const fewest = 5
	opens := map[int]bool{}
	for i, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		if !ok {
			continue
		}
		title, _ := splitTitle(p.Inlines)
		if !wholeStrong(title) {
			continue
		}
		m, t := takeMark(title, false)
		if asks(flat(t)) || m.style == wordNumber || m.style == wordMark {
			opens[i] = true
		}
	}
	if len(opens) < fewest {
		return nil
	}
	f := walkText(e, func(i int) bool { return opens[i] })
	f.what, f.form = "paragraphs in bold type", 1.5
	return f
}
