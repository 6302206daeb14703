package recognize

// A recurrence counts in how many sections a title stands. Parts that sections share are headings as well ("What does
// it do?", "When to use it?").
type recurrence struct {
	section int            // the present one
	last    map[string]int // the section in which a title stood last
	times   map[string]int // the sections in which it stands
}

// add records a title of the present section.
func (r *recurrence) add(title string) {
	if r.times == nil {
		r.last, r.times = map[string]int{}, map[string]int{}
	}
	if last, known := r.last[title]; !known || last != r.section {
		r.times[title]++
	}
	r.last[title] = r.section
}

// count returns how often titles stand that several sections share: a key repeats them once.
func (r *recurrence) count() int {
	all := 0
	for _, n := range r.times {
		if n >= minQuestions {
			all += n
		}
	}
	return all
}
