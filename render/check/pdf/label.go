package pdf

import (
	"strconv"
	"strings"
)

// readLabels reads the page labels (ISO 32000-1, 12.4.2).
func (f *File) readLabels() {
	f.labels = map[int]dict{}
	root := f.catalog.get("PageLabels")
	f.hasLabels = f.dict(root) != nil
	f.numberTree("the page labels", root, func(key int, v any) {
		f.labels[key] = f.dict(v)
	})
	if !f.hasLabels {
		return
	}
	// What applies to a page begins at it or before.
	for i := 1; i < len(f.pages); i++ {
		if _, ok := f.labels[i]; !ok {
			d := f.labels[i-1]
			f.labels[i] = d.with("St", f.number(d.get("St"), 1)+1)
		}
	}
}

// with gives a copy of d that has another value for a key.
func (d dict) with(key string, v any) dict {
	out := dict{{key, v}}
	for _, e := range d {
		if e.key != key {
			out = append(out, e)
		}
	}
	return out
}

// label gives that of a page; without labels it is the number.
func (f *File) label(page int) string {
	d, ok := f.labels[page]
	if !ok {
		return strconv.Itoa(page + 1)
	}
	n := f.number(d.get("St"), 1)
	prefix := f.text(d.get("P"))
	switch f.name(d.get("S")) {
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

// roman gives a number in roman numerals, digit by digit.
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

// letters gives a to z, then aa to zz and so on.
func letters(n int) string {
	if n < 1 || n > 26*50 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}
