package record

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/writing"
)

// counting matches the number of a question.
var counting = pattern.New(`^(?:\p{L}{1,2}[-.]?)?\d{1,4}(?:\.\d{1,3})?[a-z]?$`)

// numbers returns the numbers of questions: those of a field that says so, else ids or keys that count from 1.
func (c *Collector) numbers() []string {
	out := make([]string, len(c.drafts))
	from := func(text func(*draft) string, must bool) bool {
		count, good := 0, 0
		for i, d := range c.drafts {
			s := strings.TrimRight(strings.TrimSpace(text(d)), ".)")
			if s != "" {
				count++
			}
			n, err := strconv.Atoi(s)
			if counting.MatchString(s) && (must || err == nil && n == i+1 || err == nil && n > 0 && n <= i+1) {
				good++
				out[i] = s
			}
		}
		if good*10 >= count*9 && good > 0 {
			return true
		}
		clear(out)
		return false
	}
	switch {
	case from(func(d *draft) string { return d.ordinal.String() }, true):
	case from(func(d *draft) string { return d.id.String() }, false):
	case from(func(d *draft) string { return d.number }, false):
	}
	for _, d := range c.drafts {
		c.aside(d.id)
		c.aside(d.ordinal)
	}
	return out
}

// dropPlaceholders removes options that only fill a column, such as "N/A", where most questions have one.
func (c *Collector) dropPlaceholders() {
	isPlaceholder := func(o *option) bool {
		switch strings.ToLower(o.text.String()) {
		case "n/a", "#n/a", "nan", "null", "-":
			return true
		}
		return false
	}
	offering, filled := 0, 0
	for _, d := range c.drafts {
		if len(d.options) > 0 {
			offering++
		}
		if slices.ContainsFunc(d.options, isPlaceholder) {
			filled++
		}
	}
	if filled*2 <= offering {
		return
	}
	for _, d := range c.drafts {
		d.options = slices.DeleteFunc(d.options, func(o *option) bool {
			drop := isPlaceholder(o)
			if drop {
				c.aside(o.text)
			}
			return drop
		})
	}
}

// inFront matches the number in front of a question's text.
var inFront = pattern.New(`^\s*(?:(\d{1,4})[.)]|#?(\d{1,4}))\s+`)

// takeNumbers takes the numbers off the texts of questions, if all have one. Those without a sign behind them count on.
func (c *Collector) takeNumbers(numbers []string) {
	for i, d := range c.drafts {
		m := inFront.FindStringSubmatch(d.question[0].String())
		if numbers[i] != "" || m == nil || d.question[0].Kind != Text || m[2] != "" && m[2] != strconv.Itoa(i+1) {
			return
		}
	}
	for i, d := range c.drafts {
		n := d.question[0].trimmed()
		m := inFront.FindStringSubmatch(n.Value.Text)
		numbers[i] = m[1] + m[2]
		d.question[0] = n.Slice(len(m[0]), len(n.Value.Text)).trimmed()
	}
}

// titles returns the titles of the sections of questions by their fields, outermost first. A field that has another
// value in nearly each question makes no sections; its values are tags.
func (c *Collector) titles() [][]section {
	values, records := map[string]map[string]bool{}, map[string]int{}
	var order []string
	for _, d := range c.drafts {
		for _, s := range d.sections {
			if values[s.field] == nil {
				values[s.field] = map[string]bool{}
				order = append(order, s.field)
			}
			values[s.field][folded(s.node.String())] = true
			records[s.field]++
		}
	}
	const few, most = 5, 0.7
	loose := func(field string) bool {
		return records[field] >= few && float64(len(values[field])) > most*float64(records[field])
	}
	order = slices.DeleteFunc(order, loose)
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(len(values[a]), len(values[b])) })
	const deepest = 2
	met := map[string]bool{}
	out := make([][]section, len(c.drafts))
	for i, d := range c.drafts {
		for _, field := range order[:min(len(order), deepest)] {
			for _, s := range d.sections {
				if s.field != field {
					continue
				}
				out[i] = append(out[i], s)
				key := field + "\x00" + s.node.String()
				if met[key] { // the title stands once
					c.aside(s.node)
				}
				met[key] = true
				break
			}
		}
		for _, s := range d.sections {
			if at := slices.Index(order, s.field); at < 0 || at >= deepest {
				d.tags = append(d.tags, s.node)
			}
		}
	}
	return out
}

// settleExtras decides which fields without a role are shown: those with sentences that differ from question to
// question. Authors write such for readers, whatever they call them; numbers, dates, names and addresses are for
// programs.
func (c *Collector) settleExtras() {
	c.setNotesAside()
	c.kept = map[string]bool{}
	prose, all, texts := map[string]int{}, map[string]int{}, map[string]map[string]bool{}
	for _, d := range c.drafts {
		for _, f := range d.extras {
			all[f.Name]++
			for _, s := range scalars(f.Value) {
				if text := s.String(); s.Kind == Text && isProse(text) {
					prose[f.Name]++
					if texts[f.Name] == nil {
						texts[f.Name] = map[string]bool{}
					}
					texts[f.Name][text] = true
					break
				}
			}
		}
	}
	for name, n := range prose {
		c.kept[name] = n*2 >= all[name] && len(texts[name])*2 > n
	}
}

// setNotesAside leaves out references that are the same in many questions: they name where the bank is from.
func (c *Collector) setNotesAside() {
	count, texts := map[string]int{}, map[string]map[string]bool{}
	for _, d := range c.drafts {
		for _, n := range d.notes {
			if texts[n.label] == nil {
				texts[n.label] = map[string]bool{}
			}
			count[n.label]++
			texts[n.label][n.node.String()] = true
		}
	}
	const few = 5
	for _, d := range c.drafts {
		d.notes = slices.DeleteFunc(d.notes, func(n note) bool {
			same := n.role == Reference && count[n.label] >= few && len(texts[n.label])*4 <= count[n.label]
			if same {
				c.LeaveOut(Field{Name: n.label, At: n.node.At, Value: n.node})
			}
			return same
		})
	}
}

// isProse reports whether a text has as many words as a sentence.
func isProse(s string) bool {
	const fewest, fewestSigns = 4, 8
	if strings.Contains(s, "://") && len(strings.Fields(s)) < fewest {
		return false
	}
	signs := 0
	for _, r := range s {
		if writing.Unspaced(r) {
			signs++
		}
	}
	return len(strings.Fields(s)) >= fewest || signs >= fewestSigns
}

// LeaveOut records that a field has no place in a guide. The names that programs give to records are no loss.
func (c *Collector) LeaveOut(f Field) {
	c.aside(f.Value)
	switch strings.TrimLeft(f.Name, "_$") {
	case "id", "oid", "v", "uuid", "@type", "@id", "@context":
		return
	}
	if c.count == nil {
		c.count = map[string]int{}
	}
	if c.count[f.Name]++; c.count[f.Name] == 1 {
		if c.left = append(c.left, f.Name); len(c.left) == 1 {
			c.leftAt = f.At
		}
	}
}

// reportLeftOut reports the fields that no question has a place for, all in one finding.
func (c *Collector) reportLeftOut() {
	for _, d := range c.drafts {
		for _, o := range d.options {
			for _, f := range o.extras {
				c.LeaveOut(f)
			}
		}
		for _, f := range d.extras {
			if c.kept[f.Name] {
				continue
			}
			c.aside(f.Value)
			c.LeaveOut(f)
		}
	}
	const most = 12
	if order := c.left; len(order) > 0 {
		var names []string
		for _, name := range order[:min(len(order), most)] {
			names = append(names, fmt.Sprintf("%q (%d)", Clipped(name), c.count[name]))
		}
		if len(order) > most {
			names = append(names, fmt.Sprintf("and %d more", len(order)-most))
		}
		c.sink.Report(diag.New(diag.LeftOut, c.leftAt, "left out, since questions have no place for them: %s",
			strings.Join(names, ", ")))
	}
	if c.skipped > 0 {
		c.sink.Report(diag.New(diag.LeftOut, c.skip, "left out: %s, the first here",
			plural(c.skipped, "record without a question", "records without a question")))
	}
}

// Clipped returns a name cut to a length that fits into a message.
func Clipped(s string) string {
	const most = 30
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}

func plural(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}
