// Package linebreak breaks paragraphs into lines.
//
// The input is the boxes, glue and penalties of one paragraph and the widths of its lines. The output is the items at
// which lines begin and end, and how far the glue of each line stretches or shrinks. The whole paragraph is optimized
// at once (total fit), after Knuth and Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11
// (1981), with TeX's formulas for badness and demerits (The TeXbook, chapter 14). Boxes may stretch and shrink a little
// and hang in the margins (Hàn Thế Thành, "Micro-typographic Extensions to the TeX Typesetting System", Brno 2000). All
// arithmetic is in integers, so that every machine breaks alike. Tests compare the result with an exhaustive search on
// random paragraphs.
//
// The package measures no text, finds no hyphens, places nothing and splits no box. Lengths are in any one unit; the
// layout's is a thousandth of a point.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package linebreak

// Kind is the kind of an [Item].
type Kind uint8

// The kinds of items.
const (
	Box     Kind = iota // something that is never broken: a word, a part of one, a picture
	Glue                // a space; a line may end here if a box stands before it
	Penalty             // a place where a line may end, at a price
)

// Infinite is the penalty from which on a line never ends at an item; at -Infinite and less it always does.
const Infinite = 10_000

// Item is a part of a paragraph. Lengths may not be negative, and Shrink and Right together not more than Width.
type Item struct {
	Kind    Kind
	Flagged bool  // penalty: a hyphen, which is avoided at first and in lines that follow each other
	Penalty int32 // penalty: its price, on the scale of Options
	Width   int64 // of a penalty: what a line gets when it ends here, such as a hyphen
	Stretch int64 // how much wider it becomes at ratio 1, which is the most for a box
	Shrink  int64 // how much narrower it becomes at ratio -1, which is the most
	Left    int64 // box: how far it hangs in the margin where a line begins with it
	Right   int64 // box, penalty: the same where a line ends with it
}

// Line is a line of a broken paragraph. Start is its first item, after the glue and penalties that are discarded at the
// break before. End is the glue or penalty at which the line ends, or the number of items: the line holds
// items[Start:End], and the hyphen if items[End] is a penalty with a width.
type Line struct {
	Start, End int

	// Ratio is how far items are stretched or shrunk, in thousandths from -1000 to Loosest: glue is wider by
	// Stretch·Ratio/1000 or, below 0, narrower by Shrink·-Ratio/1000; a box likewise, but no wider than at 1000.
	Ratio int
	Width int64 // natural, hyphen included, before anything stretches or shrinks
	Short bool  // it is not stretched though there is room: it is the last, or ragged, or would be too loose
}

// Loosest is the largest Line.Ratio. A line that would need more ends short of the margin, with natural spaces, which
// looks better than gaps as wide as words.
const Loosest = 2550

// Options are the criteria of a good paragraph. Start from [Defaults].
//
// The badness of a line is 100·|r|³ for its ratio r; if ragged, 100 for each quarter of the line's width that is left
// empty. Its demerits are (LinePenalty + badness)², plus the square of the penalty at which it ends (minus, for a
// negative one), plus those below. The paragraph with the least demerits is chosen.
type Options struct {
	Ragged bool // everything keeps its natural width and lines end where they end

	// the worst badness for which a paragraph is set without flagged breaks; negative: flagged breaks are always
	// considered
	PreTolerance int
	Tolerance    int // the worst badness with flagged breaks; beyond it the emergency pass
	Emergency    int // stretch added to every line in the emergency pass, in thousandths of its width

	LinePenalty          int // added to the badness of every line: the higher, the fewer lines
	FlaggedDemerits      int // two lines that follow each other end in hyphens
	FinalFlaggedDemerits int // the last line but one, of the paragraph or before a forced break, ends in a hyphen
	ForbiddenDemerits    int // what only the emergency pass allows; see [Break]
	FitnessDemerits      int // a tight line beside a loose one; if ragged, one beside one that is much longer

	ShortLast         int // a last line under this many thousandths of the width is too short
	ShortLastDemerits int // what that costs
}

// Defaults returns the options for running text. LinePenalty and demerits are those of plain TeX (The TeXbook, appendix
// B), which forbids nothing: ForbiddenDemerits are more than a line costs that is half empty. A last line below an
// eighth of the width, which plain TeX does not penalize, costs half as much as a hyphen before the last line.
// PreTolerance has hyphens considered where a line is stretched by more than two thirds, Tolerance allows all lines
// that are not looser than Loosest.
func Defaults() Options {
	return Options{
		PreTolerance:         30,
		Tolerance:            1659,
		Emergency:            100,
		LinePenalty:          10,
		FlaggedDemerits:      10_000,
		FinalFlaggedDemerits: 5_000,
		ForbiddenDemerits:    1_000_000_000,
		FitnessDemerits:      10_000,
		ShortLast:            125,
		ShortLastDemerits:    2_500,
	}
}

// Break returns the lines of a paragraph, or nil if there are no items. width returns the width of a line, counted from
// 0; it must return the same for the same line.
//
// A line before a forced break, and the last one, are not stretched. There are up to three passes: without flagged
// breaks, with them, and with added stretch, in which any line is allowed. Only in that do three lines in succession
// end in hyphens, or is a last line nothing but the rest of a divided word. So there is always a result. A line is
// wider than its width only if its first possible break comes too late; the caller may split such boxes beforehand.
//
// The time is linear in the number of items if the width is constant after a few lines; otherwise it also grows with
// the number of lines until it is. The demerits are the least possible, unless more than 512 breaks could begin the
// same line.
func Break(items []Item, width func(line int) int64, opt Options) []Line {
	return new(Breaker).Break(items, width, opt)
}

// A Breaker breaks one paragraph after the other in the same memory. The zero Breaker is ready to use. It is not safe
// for use by several goroutines.
type Breaker struct {
	p    paragraph
	used scratch
}

// Break is like the function [Break].
func (b *Breaker) Break(items []Item, width func(line int) int64, opt Options) []Line {
	if len(items) == 0 {
		return nil
	}
	b.p.read(items, width, opt)
	lines, _ := b.p.passes(&b.used)
	b.p.items = nil
	return lines
}

// BreakInto returns the best lines of a paragraph that are n, and their demerits, or nil if there are none that the
// passes before the last allow and of which the last is not too short. So a paragraph is made a line longer or shorter
// than it is at best; the options say how much worse its lines may be. The time is linear in items times lines.
func BreakInto(items []Item, width func(line int) int64, opt Options, n int) (lines []Line, demerits int64) {
	if len(items) == 0 || n < 1 {
		return nil, 0
	}
	var p paragraph
	p.read(items, width, opt)
	// States with different numbers of lines are not compared: all beyond n have the number n+1.
	p.widths = make([]int64, n+2)
	for i := range p.widths {
		p.widths[i] = max(width(i), 0)
	}
	p.exactly = n
	var used scratch
	for _, ps := range []pass{plain, flagged} {
		if lines, demerits, ok := p.solve(&used, ps); ok {
			return lines, demerits
		}
	}
	return nil, 0
}
