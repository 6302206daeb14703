package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Options may be told by bullets of two kinds: "+ yes" among "- no". A list has one kind; where most runs of lines with
// bullets have two, and the same two, a plus or a check mark tells the right options, else the rarer one.

const (
	minTwoBullets   = 3   // runs with bullets of two kinds
	minBulletRun    = 3   // lines of a run that counts
	maxBulletRun    = 8   // and the most of them
	twoBulletsShare = 0.6 // the share of these runs that must have both, and that must be as long as most
)

// optionBullets are the bullets that such options have; others, "●" and "○", are those of levels.
const optionBullets = "-*+–✓✔"

// A bulletRun is lines with bullets right below each other.
type bulletRun struct {
	lines []line
	count map[rune]int
}

// twoBullets returns the bullets of wrong and of right options, and the numbers of the lines that have them; none if
// bullets are those of lists.
func twoBullets(lines []line) (wrong, right rune, options map[int]bool) {
	runs := bulletRuns(lines)
	count, pairs := map[rune]int{}, map[[2]rune]int{}
	sizes, usual := map[int]int{}, 0
	for _, r := range runs {
		sizes[len(r.lines)]++
		usual = max(usual, sizes[len(r.lines)])
		if len(r.count) != 2 || len(r.lines) > maxBulletRun {
			continue
		}
		var signs []rune
		for sign, n := range r.count {
			signs = append(signs, sign)
			count[sign] += n
		}
		pairs[[2]rune{min(signs[0], signs[1]), max(signs[0], signs[1])}]++
	}
	for pair, n := range pairs {
		if least := twoBulletsShare * float64(len(runs)); n < minTwoBullets || float64(n) < least ||
			float64(usual) < least || !strings.ContainsRune(optionBullets, pair[0]) ||
			!strings.ContainsRune(optionBullets, pair[1]) {
			continue
		}
		wrong, right = pair[0], pair[1]
		switch {
		case strings.ContainsRune("+✓✔", right) && !strings.ContainsRune("+✓✔", wrong): // it says so
		case strings.ContainsRune("+✓✔", wrong) && !strings.ContainsRune("+✓✔", right),
			count[wrong] < count[right] || count[wrong] == count[right] && wrong != '-':
			wrong, right = right, wrong
		}
		options = map[int]bool{}
		for _, r := range runs {
			if r.count[wrong]+r.count[right] == len(r.lines) {
				for _, l := range r.lines {
					options[l.num] = true
				}
			}
		}
		return wrong, right, options
	}
	return 0, 0, nil
}

// optionBullet returns the size of the bullet that may mark an option. A plus and a minus need no blank behind them.
func optionBullet(t string) int {
	if n := bulletWidth(t, false); n > 0 {
		return n
	}
	r, _ := utf8.DecodeRuneInString(t[1:])
	if (t[0] == '+' || t[0] == '-') && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		return 1
	}
	return 0
}

// bulletRuns returns the runs of lines with bullets that count.
func bulletRuns(lines []line) []bulletRun {
	var out []bulletRun
	r := bulletRun{count: map[rune]int{}}
	end := func() {
		if len(r.lines) >= minBulletRun {
			out = append(out, r)
		}
		r = bulletRun{count: map[rune]int{}}
	}
	for _, l := range lines {
		if l.blank() || optionBullet(l.text) == 0 || len(r.lines) > 0 && l.indent != r.lines[0].indent {
			end()
		}
		if !l.blank() && optionBullet(l.text) > 0 {
			sign, _ := utf8.DecodeRuneInString(l.text)
			r.lines = append(r.lines, l)
			r.count[sign]++
		}
	}
	end()
	return out
}
