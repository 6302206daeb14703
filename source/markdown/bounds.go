package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/diag"
)

// Some markup costs goldmark time that grows with its square: containers within containers, emphasis that is opened and
// never closed, and link targets that do not end. No author writes so much of it, but damaged and hostile files have
// it. So what is beyond a bound is replaced in the copy that goldmark parses, byte for byte; the words are read from
// the original.
const (
	maxContainers = 100 // lists and quotes that begin on one line
	maxParens     = 32  // parentheses open within the target of a link, as in cmark
	// freeScan is how many bytes goldmark may look at in one block for the ends of links, and freeSteps how many runs
	// of emphasis for their partners. Each takes it a few milliseconds.
	freeScan  = 16 << 20
	freeSteps = 1 << 20
	fewSigns  = 1000 // signs of emphasis in a block that need no counting of steps
)

// filler replaces the markup that goldmark must not see. A letter has no meaning to it anywhere.
const filler = 'x'

// An excess is markup that was read as text because there is too much of it.
type excess struct {
	at   int // bytes from the start of the file
	what string
}

// A restrainer finds excessive markup.
type restrainer struct {
	src, out []byte // out is src until something is replaced
	found    []excess
	fence    []byte // the signs that opened the listing that is open
}

// restrain returns src for goldmark, and what was replaced in it: one excess for each block.
func restrain(src []byte) ([]byte, []excess) {
	r := &restrainer{src: src, out: src}
	start, targets := 0, 0 // of the block
	marks := 0
	flush := func(end int) {
		if marks > fewSigns {
			r.emphasis(start, end)
		}
		if targets > 0 && targets*(end-start) > freeScan {
			r.targets(start, end)
		}
		start, targets, marks = end, 0, 0
	}
	for at := 0; at < len(src); {
		end := len(src)
		if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := src[at:end]
		text := bytes.TrimLeft(line, " \t>")
		if r.inListing(text) {
			flush(end)
		} else {
			if opensBlock(text) {
				flush(at)
			}
			r.containers(at, end)
			marks += countMarks(line)
			targets += bytes.Count(line, []byte("]("))
		}
		at = end
	}
	flush(len(src))
	return r.out, r.found
}

// replace hides a byte from goldmark.
func (r *restrainer) replace(at int) {
	if &r.out[0] == &r.src[0] {
		r.out = slices.Clone(r.src)
	}
	r.out[at] = filler
}

// inListing reports whether a line without the marks of quotes belongs to a fenced listing, or opens or closes one.
func (r *restrainer) inListing(line []byte) bool {
	fence := line[:len(line)-len(bytes.TrimLeft(line, "`"))]
	if len(fence) == 0 {
		fence = line[:len(line)-len(bytes.TrimLeft(line, "~"))]
	}
	const least = 3 // signs of a fence
	switch {
	case r.fence == nil && len(fence) >= least && !bytes.ContainsRune(line[len(fence):], '`'):
		r.fence = fence
		return true
	case r.fence == nil:
		return false
	case bytes.HasPrefix(fence, r.fence) && len(bytes.TrimSpace(line[len(fence):])) == 0:
		r.fence = nil
	}
	return true
}

// opensBlock reports whether a line without the marks of quotes begins a block of its own, in which no emphasis of the
// one before is open: it is blank, a heading, an item, or the row of a table.
func opensBlock(line []byte) bool {
	if len(line) == 0 || bytes.IndexByte(line, '|') >= 0 {
		return true
	}
	switch line[0] {
	case '\n', '#':
		return true
	}
	return container(line) > 0
}

// countMarks returns the number of signs in a line that may open emphasis.
func countMarks(line []byte) int {
	n := 0
	for _, b := range line {
		if b == '*' || b == '_' || b == '~' {
			n++
		}
	}
	return n
}

// container returns the size of the mark of a quote or an item at the start of a text; 0 if there is none.
func container(s []byte) int {
	n := 0
	switch {
	case len(s) == 0:
		return 0
	case s[0] == '>':
		return 1
	case s[0] == '-' || s[0] == '+' || s[0] == '*':
		n = 1
	default:
		const most = 9 // digits of the number of an item, as in CommonMark
		for n < len(s) && n < most && '0' <= s[n] && s[n] <= '9' {
			n++
		}
		if n == 0 || n == len(s) || s[n] != '.' && s[n] != ')' {
			return 0
		}
		n++
	}
	if n < len(s) && s[n] != ' ' && s[n] != '\t' && s[n] != '\n' {
		return 0
	}
	return n
}

// containers replaces the marks of containers beyond [maxContainers] at the start of a line.
func (r *restrainer) containers(from, to int) {
	depth := 0
	for at := from; at < to; {
		if b := r.src[at]; b == ' ' || b == '\t' {
			at++
			continue
		}
		n := container(r.src[at:to])
		if n == 0 {
			return
		}
		if depth++; depth == maxContainers+1 {
			if isRule(r.src[from:to]) {
				return
			}
			r.found = append(r.found, excess{at, "lists and quotes within each other"})
		}
		if at += n; depth > maxContainers {
			r.replace(at - 1)
		}
	}
}

// isRule reports whether a line is a thematic break: nothing but one sign and blanks.
func isRule(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) > 0 && bytes.IndexByte([]byte("-*_"), line[0]) >= 0 &&
		len(bytes.Trim(line, string(line[0])+" \t")) == 0
}

// A run is signs of emphasis in a row.
type run struct {
	sign          byte
	size, left    int // signs, and those of them that have no partner yet
	opens, closes bool
}

// pairs reports whether a run may be closed by another one behind it, as in section 6.2 of CommonMark.
func (o run) pairs(c run) bool {
	const thirds = 3
	return o.sign == c.sign && o.opens &&
		!((c.opens || o.closes) && (o.size+c.size)%thirds == 0 && c.size%thirds != 0)
}

// emphasis pairs the runs in a block as goldmark does, and replaces all from where it has looked at [freeSteps] others.
func (r *restrainer) emphasis(from, to int) {
	var open []run
	steps, ticks := 0, r.codeSigns(from, to)
	for at := from; at < to; {
		c := r.src[at]
		end := r.endOfRun(at, to)
		switch c {
		case '\\':
			at += 2
			continue
		case '`': // signs in code are code
			same := ticks[end-at]
			if i, _ := slices.BinarySearch(same, end); i < len(same) {
				end = same[i] + end - at
			}
			at = end
			continue
		case '*', '_', '~':
		default:
			at++
			continue
		}
		if steps > freeSteps {
			for i := at; i < end; i++ {
				r.replace(i)
			}
			at = end
			continue
		}
		closer := run{sign: c, size: end - at, left: end - at}
		closer.opens, closer.closes = flanks(r.src[:at], r.src[end:], c)
		open, steps = closer.closeIn(open, steps)
		if steps > freeSteps {
			r.found = append(r.found, excess{end, "signs of emphasis in one paragraph without partners"})
		}
		at = end
	}
}

// codeSigns returns the places of the runs of backticks in a block by their sizes, in order.
func (r *restrainer) codeSigns(from, to int) map[int][]int {
	ticks := map[int][]int{}
	for at := from; ; {
		i := bytes.IndexByte(r.src[at:to], '`')
		if i < 0 {
			return ticks
		}
		at += i
		end := r.endOfRun(at, to)
		ticks[end-at] = append(ticks[end-at], at)
		at = end
	}
}

// endOfRun returns where the bytes that are the same as the one at a place end.
func (r *restrainer) endOfRun(at, to int) int {
	end := at + 1
	for end < to && r.src[end] == r.src[at] {
		end++
	}
	return end
}

// closeIn pairs a run with those before it that are left, and returns what is left of all. steps grows by the runs
// looked at.
func (c run) closeIn(open []run, steps int) ([]run, int) {
	for c.closes && c.left > 0 {
		i := len(open) - 1
		for i >= 0 && !open[i].pairs(c) {
			i--
		}
		steps += len(open) - max(i, 0)
		if i < 0 {
			break
		}
		n := 1
		if c.left > 1 && open[i].left > 1 {
			n = 2
		}
		c.left -= n
		if open[i].left -= n; open[i].left == 0 {
			i--
		}
		open = open[:i+1]
	}
	if c.left > 0 && (c.opens || !c.closes) {
		open = append(open, c)
	}
	return open, steps
}

// flanks reports whether a run of signs between two texts may open and close emphasis, as in section 6.2 of CommonMark.
func flanks(before, after []byte, sign byte) (opens, closes bool) {
	last, _ := utf8.DecodeLastRune(before)
	next, _ := utf8.DecodeRune(after)
	blankBefore, blankAfter := len(before) == 0 || unicode.IsSpace(last), len(after) == 0 || unicode.IsSpace(next)
	pointBefore, pointAfter := isSign(last), isSign(next)
	left := !blankAfter && (!pointAfter || blankBefore || pointBefore)
	right := !blankBefore && (!pointBefore || blankAfter || pointAfter)
	if sign == '_' {
		return left && (!right || pointBefore), right && (!left || pointAfter)
	}
	return left, right
}

func isSign(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// targets replaces the parentheses in a block that open the target of a link but do not end it.
func (r *restrainer) targets(from, to int) {
	reported := false
	for at := from; ; at++ {
		i := bytes.Index(r.src[at:to], []byte("]("))
		if i < 0 {
			return
		}
		if at += i + 1; endsTarget(r.src[at:to]) {
			continue
		}
		if r.replace(at); !reported {
			r.found, reported = append(r.found, excess{at, "links that do not end"}), true
		}
	}
}

// endsTarget reports whether the target of a link that begins with a parenthesis ends: at its closing parenthesis, or
// at a blank, behind which a title may follow.
func endsTarget(s []byte) bool {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case ' ', '\t', '\n':
			return true
		case '<': // a target in brackets has none within
			end := bytes.IndexAny(s[i+1:], "<>\n")
			return end >= 0 && s[i+1+end] == '>'
		case '(':
			if depth++; depth > maxParens {
				return false
			}
		case ')':
			if depth--; depth == 0 {
				return true
			}
		}
	}
	return false
}

// reportExcess reports what was read as text: the first place of each kind, with how many more there are.
func reportExcess(found []excess, lines *diag.Lines, sink diag.Sink) {
	places := map[string]int{}
	for _, e := range found {
		places[e.what]++
	}
	for _, e := range found {
		n := places[e.what]
		if n == 0 {
			continue
		}
		places[e.what] = 0
		more := ""
		if n > 1 {
			more = fmt.Sprintf("; so it is at %d more places", n-1)
		}
		sink.Report(diag.New(diag.MarkupExcess, lines.Span(e.at, e.at+1), "too many %s: the rest of them is read as text%s",
			e.what, more))
	}
}
