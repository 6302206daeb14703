package pdf

import (
	"strconv"
	"strings"
)

// pageLabels holds the dictionaries that define the labels of pages.
type pageLabels struct {
	*objects
	present bool
	byPage  map[int]dict
}

// readLabels reads the page labels (ISO 32000-1, 12.4.2).
func readLabels(o *objects, root any, pages int) pageLabels {
	l := pageLabels{objects: o, present: o.dict(root) != nil, byPage: map[int]dict{}}
	numberTree(o, &o.reading, "the page labels", root, func(key int, v any) { l.byPage[key] = o.dict(v) })
	if !l.present {
		return l
	}
	// The entry for a page is at the page or before it.
	for i := 1; i < pages; i++ {
		if _, ok := l.byPage[i]; !ok {
			d := l.byPage[i-1]
			l.byPage[i] = d.with("St", o.number(d.get("St"), 1)+1)
		}
	}
	return l
}

// with returns a copy of d with another value for a key.
func (d dict) with(key string, v any) dict {
	out := dict{{key, v}}
	for _, e := range d {
		if e.key != key {
			out = append(out, e)
		}
	}
	return out
}

// label returns the label of a page; without labels it is the number.
func (l pageLabels) label(page int) string {
	d, ok := l.byPage[page]
	if !ok {
		return strconv.Itoa(page + 1)
	}
	n := l.number(d.get("St"), 1)
	prefix := l.text(d.get("P"))
	switch l.name(d.get("S")) {
	case "D":
		return prefix + strconv.Itoa(n)
	case "R":
		return prefix + strings.ToUpper(roman(n))
	case "r":
		return prefix + roman(n)
	case "A":
		return prefix + strings.ToUpper(letters(n))
	case "a":
		return prefix + letters(n)
	}
	return prefix
}

// roman returns a number in roman numerals, digit by digit.
func roman(n int) string {
	if n < 1 || n > 9999 {
		return strconv.Itoa(n)
	}
	out := strings.Repeat("m", n/1000)
	for _, d := range []struct {
		of            int
		one, five, up string
	}{{100, "c", "d", "m"}, {10, "x", "l", "c"}, {1, "i", "v", "x"}} {
		switch digit := n / d.of % 10; {
		case digit == 9:
			out += d.one + d.up
		case digit >= 5:
			out += d.five + strings.Repeat(d.one, digit-5)
		case digit == 4:
			out += d.one + d.five
		default:
			out += strings.Repeat(d.one, digit)
		}
	}
	return out
}

// letters returns a to z, then aa to zz and so on.
func letters(n int) string {
	if n < 1 || n > 26*50 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}
