package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Options may be told by bullets of two kinds: "+ yes" among "- no". A list has one kind; where most runs of lines with
// bullets have two, and the same two, a plus or a check mark tells the right options, else the rarer one. Two letters
// ("t" and "f") tell them as well, but only below numbers, and one of each run.

const (
	minTwoBullets   = 3   // runs with bullets of two kinds
	minBulletRun    = 3   // lines of a run that counts
	maxBulletRun    = 8   // and the most of them
	twoBulletsShare = 0.6 // the share of these runs that must have both, and that must be as long as most
	numberedShare   = 0.9 // and of those below numbers, for the options to be lists of their own
)

// optionBullets are the bullets that such options have; others, "●" and "○", are those of levels.
const optionBullets = "-*+–✓✔"

// A bulletRun is lines with bullets right below each other.
type bulletRun struct {
	lines []line
	count map[rune]int
	above line // the first line of the paragraph above
}

// bullets are the two bullets of options.
type bullets struct {
	wrong, right rune         // 0: the bullets of the file are those of lists
	options      map[int]bool // the lines that have them, by number
	apart        bool         // numbers stand above them: what has a bullet is an option, and the rest above it is not
}

// twoBullets returns the bullets of wrong and of right options.
func twoBullets(lines []line) bullets {
	if b := bulletsOf(bulletRuns(lines, optionBullet)); b.right != 0 {
		return b
	}
	runs := bulletRuns(lines, letterBullet)
	b := bulletsOf(runs)
	if !b.apart {
		return bullets{}
	}
	single := 0
	for _, r := range runs {
		if r.count[b.right] == 1 {
			single++
		}
	}
	if float64(single) < numberedShare*float64(len(runs)) {
		return bullets{}
	}
	return b
}

// bulletsOf returns the two bullets that most runs have.
func bulletsOf(runs []bulletRun) bullets {
	count, pairs := map[rune]int{}, map[[2]rune]int{}
	sizes, usual, numbered := map[int]int{}, 0, 0
	for _, r := range runs {
		sizes[len(r.lines)]++
		usual = max(usual, sizes[len(r.lines)])
		if len(r.count) != 2 || len(r.lines) > maxBulletRun {
			continue
		}
		if !r.above.blank() && digit(r.above) {
			numbered++
		}
		var signs []rune
		for sign, n := range r.count {
			signs = append(signs, sign)
			count[sign] += n
		}
		pairs[[2]rune{min(signs[0], signs[1]), max(signs[0], signs[1])}]++
	}
	isBullet := func(r rune) bool { return unicode.IsLetter(r) || strings.ContainsRune(optionBullets, r) }
	for pair, n := range pairs {
		if least := twoBulletsShare * float64(len(runs)); n < minTwoBullets || float64(n) < least ||
			float64(usual) < least || !isBullet(pair[0]) || !isBullet(pair[1]) {
			continue
		}
		wrong, right := pair[0], pair[1]
		switch {
		case strings.ContainsRune("+✓✔", right) && !strings.ContainsRune("+✓✔", wrong): // it says so
		case strings.ContainsRune("+✓✔", wrong) && !strings.ContainsRune("+✓✔", right),
			count[wrong] < count[right] || count[wrong] == count[right] && wrong != '-':
			wrong, right = right, wrong
		}
		b := bullets{wrong: wrong, right: right, options: map[int]bool{}}
		b.apart = float64(numbered) >= numberedShare*float64(len(runs))
		for _, r := range runs {
			if r.count[wrong]+r.count[right] == len(r.lines) {
				for _, l := range r.lines {
					b.options[l.num] = true
				}
			}
		}
		return b
	}
	return bullets{}
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

// letterBullet returns the size of a small letter that may mark an option; 0 if a line begins with none.
func letterBullet(t string) int {
	r, n := utf8.DecodeRuneInString(t)
	if !unicode.IsLower(r) || n == len(t) || t[n] != ' ' {
		return 0
	}
	return n
}

// size returns the size of the bullet of an option, and whether it is a right one.
func (b bullets) size(l line) (n int, isRight bool) {
	if unicode.IsLetter(b.right) {
		n = letterBullet(l.text)
	} else {
		n = optionBullet(l.text)
	}
	return n, strings.HasPrefix(l.text, string(b.right))
}

// bulletRuns returns the runs of lines with bullets that count. size returns the size of a line's bullet.
func bulletRuns(lines []line, size func(string) int) []bulletRun {
	var out []bulletRun
	r := bulletRun{count: map[rune]int{}}
	var above line // of the paragraph that line i stands in
	end := func() {
		if len(r.lines) == 0 {
			return
		}
		if len(r.lines) >= minBulletRun {
			out = append(out, r)
		}
		r = bulletRun{count: map[rune]int{}}
	}
	open := false // a paragraph
	for _, l := range lines {
		n := 0
		if !l.blank() {
			n = size(l.text)
		}
		if n == 0 || len(r.lines) > 0 && l.indent != r.lines[0].indent {
			end()
		}
		if n > 0 {
			if len(r.lines) == 0 {
				r.above = above
			}
			sign, _ := utf8.DecodeRuneInString(l.text)
			r.lines = append(r.lines, l)
			r.count[sign]++
		}
		if l.blank() || n > 0 {
			open = false
		} else if !open {
			above, open = l, true
		}
	}
	end()
	return out
}
