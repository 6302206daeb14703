package text

// fewestWithin is how many numbers a line must have for its count to divide it: prose counts a few reasons.
const fewestWithin = 10

// countWithin returns where the numbers that follow n stand within a line; nil if they are few.
func countWithin(text string, n int) []int {
	var out []int
	at := 0
	for {
		n++
		found := numberWithin(text[at:], n)
		if found < 0 {
			break
		}
		at += found
		out = append(out, at)
	}
	if len(out)+1 < fewestWithin {
		return nil
	}
	return out
}
