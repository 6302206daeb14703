package recognize

// completes reports whether a reading has all questions of another, and more that the other leaves in its answers:
// they ask and offer options by letters, as those of both do. The mark that the form of the other needs is missing in a
// part of the document.
func completes(f, out *finding) bool {
	if f == nil || f == out || f.questions < out.questions+minQuestions || !f.plausible() {
		return false
	}
	have := map[int]bool{}
	for _, p := range f.pieces {
		if p.kind == questionPiece {
			have[p.at.Start.Line] = true
		}
	}
	shared := map[int]bool{}
	for _, p := range out.pieces {
		if p.kind != questionPiece {
			continue
		}
		if !have[p.at.Start.Line] {
			return false
		}
		shared[p.at.Start.Line] = true
	}
	offers := offersAt(f.pieces)
	more, shown, both := 0, 0, 0
	for _, p := range f.pieces {
		line := p.at.Start.Line
		switch {
		case p.kind != questionPiece:
		case shared[line]:
			if offers[line] {
				both++
			}
		default:
			if more++; offers[line] && asks(flat(p.title)) {
				shown++
			}
		}
	}
	return more >= minQuestions && float64(shown) >= bulletShare*float64(more) &&
		float64(both) >= quizShare*float64(len(shared))
}

// offersAt returns the lines of the questions that offer options by letters.
func offersAt(pieces []piece) map[int]bool {
	out := map[int]bool{}
	for i := range pieces {
		if pieces[i].kind != questionPiece {
			continue
		}
		end := i + 1
		for end < len(pieces) && pieces[end].kind == blockPiece {
			end++
		}
		if n, _ := offering(pieces[i:end]); n > 0 {
			out[pieces[i].at.Start.Line] = true
		}
	}
	return out
}
