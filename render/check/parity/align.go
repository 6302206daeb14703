package parity

import "sort"

// A pair is a part of the PDF and what it is in the EPUB, by index; -1 if the EPUB lacks it.
type pair struct{ a, b int }

// align finds each part of the PDF in the EPUB: by its title, the first of a title being the first; what is left over
// between two that were found is one part with two titles, if both books have as many of them there.
func align(pdf, epub []*Part) []pair {
	places := map[string][]int{}
	for i, p := range epub {
		places[p.key()] = append(places[p.key()], i)
	}
	pairs := make([]pair, len(pdf))
	owner := make([]int, len(epub)) // of a part of the EPUB: that of the PDF
	for i := range owner {
		owner[i] = -1
	}
	for i, p := range pdf {
		pairs[i] = pair{i, -1}
		if at := places[p.key()]; len(at) > 0 {
			pairs[i].b, owner[at[0]] = at[0], i
			places[p.key()] = at[1:]
		}
	}
	for i := 0; i < len(pairs); {
		if pairs[i].b >= 0 {
			i++
			continue
		}
		end := i
		for end < len(pairs) && pairs[end].b < 0 {
			end++
		}
		from := 0
		if i > 0 {
			from = pairs[i-1].b + 1
		}
		to := from
		for to < len(epub) && owner[to] < 0 && to-from < end-i {
			to++
		}
		if to-from == end-i && (to == len(epub) || owner[to] >= 0) {
			for k := range end - i {
				pairs[i+k].b, owner[from+k] = from+k, i+k
			}
		}
		i = end
	}
	return pairs
}

// key is the same for a part in both books. Only an answer is known as what it is in both.
func (p *Part) key() string {
	if p.Kind == Answer {
		return "answer\n" + joined(p.title)
	}
	return joined(p.title)
}

// ascending returns the longest run of pairs that have one order in both books (patience sorting, n log n): what is not
// in it is out of place.
func ascending(pairs []pair) map[int]bool {
	var ends []int                  // ends[n]: the pair that a run of n+1 ends in, of the least b
	prev := make([]int, len(pairs)) // the pair before, in the run
	for i, p := range pairs {
		if p.b < 0 {
			continue
		}
		n := sort.Search(len(ends), func(k int) bool { return pairs[ends[k]].b >= p.b })
		prev[i] = -1
		if n > 0 {
			prev[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	in := map[int]bool{}
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = prev[i] {
			in[i] = true
		}
	}
	return in
}
