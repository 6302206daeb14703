package recognize

import (
	"strings"
	"unicode"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/number"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// Some headings say nothing themselves, and those below them are the questions: the numbers of the tickets of an exam
// ("Ticket 7"), and the beginnings of sentences that several questions end ("When I register…").

const (
	// fewestTickets is how many tickets a paper must have.
	fewestTickets = 5
	// ticketQuestions is the greatest number of questions of a ticket. Chapters that are only numbers have more parts.
	ticketQuestions = 5
)

var (
	// ticketNumber matches the number of a ticket.
	ticketNumber = pattern.New(`^\s*[.#№]?\s*(\p{Nd}{1,3})\s*[.:)]?$`)
	// ticketOpening matches it before what the ticket is about.
	ticketOpening = pattern.New(`^\s*[.#№]?\s*(\p{Nd}{1,3})(?:\s*[.:)–—-]|\s+[(\[#])`)
	// numberedTicket matches a number before its word: "7-ticket", "7. ticket".
	numberedTicket = pattern.New(`^№?\s*(\p{Nd}{1,3})(?:\s*[-–.)]\s*|\s+)(\pL.*)$`)
)

// readTicket returns the number of a ticket that is the whole title; empty if it is none.
func readTicket(title string) string {
	title = strings.TrimSpace(title)
	if m := numberedTicket.FindStringSubmatch(title); m != nil && vocabulary.Is(vocabulary.TicketLabel, m[2]) {
		return m[1]
	}
	for _, n := range vocabulary.Prefixes(vocabulary.TicketLabel, title) {
		title = title[n:]
		break
	}
	if m := ticketNumber.FindStringSubmatch(title); m != nil {
		return m[1]
	}
	return ""
}

// ticketLevel returns the level of the headings right below those that number the tickets of an exam; 0 if there are
// no tickets. All headings above that level number tickets, but for one that may be the title, and most tickets have
// as many questions.
func (h *headings) ticketLevel() int {
	level, below := 0, 0
	var count numbering
	var last number.Label
	var sizes []int // the questions of each ticket
	others := 0
	for _, u := range h.e.units {
		b, ok := u.block.(*ast.Heading)
		if !ok || u.inOl {
			continue
		}
		n := readTicket(flat(b.Inlines))
		switch {
		case n != "" && (level == 0 || b.Level == level):
			level = b.Level
			count.follow(&last, n)
			sizes = append(sizes, 0)
		case level == 0 || b.Level <= level:
			others++
		case below == 0 || b.Level < below:
			below = b.Level
			sizes[len(sizes)-1] = 1
		case b.Level == below:
			sizes[len(sizes)-1]++
		}
	}
	if len(sizes) < fewestTickets || others > 1 || count.goesUp+1 < len(sizes) {
		return 0
	}
	alike := map[int]int{}
	most := 0
	for _, n := range sizes {
		if n > ticketQuestions {
			return 0
		}
		if alike[n]++; alike[n] > alike[most] {
			most = n
		}
	}
	if most == 0 || float64(alike[most]) < listShare*float64(len(sizes)) {
		return 0
	}
	return below
}

// areTickets reports whether the questions are the tickets of an exam, and what is below most is no numbered list,
// whose items would be the questions.
func areTickets(pieces []piece) bool {
	var titles []string
	listed := 0
	for i, p := range pieces {
		if p.kind != questionPiece {
			continue
		}
		titles = append(titles, flat(p.title))
		if i+1 < len(pieces) && pieces[i+1].kind == blockPiece && isOrdered(pieces[i+1].block) {
			listed++
		}
	}
	return listed*2 < len(titles) && countTickets(titles)
}

// countTickets reports whether nearly all titles begin with the word and the number of a ticket, and the numbers count
// on; some may be lost.
func countTickets(titles []string) bool {
	var count numbering
	var last number.Label
	for _, title := range titles {
		if n := beginsTicket(title); n != "" {
			count.follow(&last, n)
		}
	}
	share := func(n int) bool { return float64(n) >= regularShare*float64(len(titles)) }
	return count.numbered >= fewestTickets && share(count.numbered) && share(count.goesUp+count.gaps+1) &&
		count.gaps*2 < len(titles)
}

// areTickets reports whether the headings of a family number the tickets of an exam.
func (h *headings) areTickets(f family) bool {
	var titles []string
	for _, i := range h.members[f] {
		titles = append(titles, h.e.heads.of(h.e.units[i].block.(*ast.Heading)).text)
	}
	return countTickets(titles)
}

// beginsTicket returns the number of a ticket that a title begins with, its word before or behind it;
// empty if there is none: "Ticket 7. Ropes".
func beginsTicket(title string) string {
	title = strings.TrimSpace(title)
	if strings.ContainsFunc(title, unicode.IsLetter) {
		if n := readTicket(title); n != "" {
			return n
		}
	}
	for _, n := range vocabulary.Prefixes(vocabulary.TicketLabel, title) {
		if m := ticketOpening.FindStringSubmatch(title[n:]); m != nil {
			return m[1]
		}
	}
	return ""
}

// part returns the heading at i as a part of an answer. The answers on tickets are headings, which are only its text.
func (h *headings) part(i int) ast.Block {
	b := h.e.units[i].block.(*ast.Heading)
	if h.main.level == h.tickets && (i+1 == len(h.e.units) || isHeading(h.e.units[i+1].block)) {
		return &ast.Paragraph{Loc: b.Loc, Inlines: b.Inlines}
	}
	return b
}

// isStem reports whether a heading begins a sentence that the headings right below it end, as the dots of both say.
func (h *headings) isStem(i int) bool {
	b := h.e.units[i].block.(*ast.Heading)
	if !endsInDots(flat(b.Inlines)) || i+1 >= len(h.e.units) {
		return false
	}
	next, ok := h.e.units[i+1].block.(*ast.Heading)
	return ok && next.Level > b.Level && beginsWithDots(flat(next.Inlines))
}

// endsStem reports whether the heading at i ends the sentence that one above it begins.
func (h *headings) endsStem(i int) bool {
	b := h.e.units[i].block.(*ast.Heading)
	if !beginsWithDots(flat(b.Inlines)) {
		return false
	}
	for j := i - 1; j >= 0; j-- {
		if above, ok := h.e.units[j].block.(*ast.Heading); ok && above.Level < b.Level {
			return h.isStem(j)
		}
	}
	return false
}

func endsInDots(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasSuffix(text, "...") || strings.HasSuffix(text, "…")
}

func beginsWithDots(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasPrefix(text, "...") || strings.HasPrefix(text, "…")
}
